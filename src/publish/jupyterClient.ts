import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CellOutputs } from "./cellOutputs.js";
import { freePorts } from "./freePorts.js";
import { type ChannelName, KernelChannels } from "./kernelChannels.js";
import { type KernelEnd, KernelProcess } from "./kernelProcess.js";
import { type Message, newRequest } from "./message.js";
import type { Output } from "./notebook.js";

/** Options of `KernelClient.start`. */
export interface KernelOptions {
  /** Working directory of the kernel: a notebook's own folder, from which its imports are resolved. */
  directory: string;
  /** Added to this process's environment. Default: nothing. */
  environment?: Record<string, string>;
  /** Time until the kernel must have answered, in seconds. Default 60. */
  startTimeout?: number;
  /** The kernel's command line with `{connection_file}`. Default: this project's tslab. */
  command?: readonly string[];
  /** Time after which a kernel that owes an answer is reminded of it, in seconds. Default 15. */
  reminder?: number;
  /** Where ports come from. Default `freePorts`. */
  ports?: (count: number) => Promise<number[]>;
}

/** What became of one cell. */
export interface Execution {
  /** `aborted`: the kernel dropped the request, because a cell before it had just failed. */
  status: "ok" | "error" | "aborted" | "timeout";
  outputs: Output[];
}

/** Thrown when the kernel doesn't start or doesn't answer. */
export class KernelStartError extends Error {
  override name = "KernelStartError";
}

/** Thrown when the kernel ends while it is needed. */
export class DeadKernelError extends Error {
  override name = "DeadKernelError";
  /** What happened, without the last words. */
  readonly how: string;

  /**
   * @param end how the kernel ended
   * @param outputs what came of the cell that ran then
   */
  constructor(
    readonly end: KernelEnd,
    readonly outputs: Output[] = [],
  ) {
    const how = `kernel: it died (${end.signal === null ? `exit code ${end.code}` : `signal ${end.signal}`})`;
    super(`${how}${end.stderr.trim() === "" ? "" : `; its last words: ${end.stderr.trim()}`}`);
    this.how = how;
  }
}

const PORTS = 5;
const START_ATTEMPTS = 3;
/** Seconds between the interrupt of a cell that takes too long and the end of its kernel. */
const INTERRUPT_GRACE = 5;
/** Milliseconds without any answer of a starting kernel, after which it is asked again. */
const ASK_AGAIN = 5000;
/** Seconds that a kernel has to end by itself. */
const SHUTDOWN_GRACE = 2;
/** Milliseconds in which what a dead kernel had sent still arrives; measured from its last message. */
const LAST_MESSAGES = 150;

interface Pending {
  idle: boolean;
  reply: Message | undefined;
  done: (reply: Message) => void;
}

/** A client of one Jupyter kernel: messaging protocol 5.3 over ZeroMQ, signed with HMAC-SHA256. */
export class KernelClient {
  private readonly session = randomUUID();
  private readonly channels: KernelChannels;
  private readonly outputs = new CellOutputs();
  private readonly pending = new Map<string, Pending>();
  private info: Record<string, unknown> = {};
  private lastPublished = 0;

  private constructor(
    private readonly kernel: KernelProcess,
    private readonly reminder: number,
  ) {
    this.channels = new KernelChannels(kernel.connection, (channel, message) =>
      channel === "iopub" ? this.published(message) : this.replied(message),
    );
  }

  /**
   * Starts a kernel and waits until it answers and its outputs arrive. When another process has taken one of its
   * ports meanwhile, starts it again with others, three times at most.
   *
   * @throws KernelStartError when it ends at once or stays silent; MissingKernelError when tslab isn't installed
   * @example const kernel = await KernelClient.start({ directory: "notebooks/optimal-plasticity" });
   */
  static async start(options: KernelOptions): Promise<KernelClient> {
    const { directory, environment = {}, startTimeout = 60, command, reminder = 15, ports = freePorts } = options;
    for (let attempt = 1; ; attempt++) {
      const client = new KernelClient(new KernelProcess(directory, await ports(PORTS), environment, command), reminder);
      try {
        await client.connect(startTimeout);
        return client;
      } catch (error) {
        await client.kill();
        const occupied = error instanceof OccupiedPortError;
        if (occupied && attempt < START_ATTEMPTS) continue;
        throw occupied ? new KernelStartError(`kernel: its ports were occupied, tried ${attempt} times`) : error;
      }
    }
  }

  /** Process id of the kernel. */
  get pid(): number | undefined {
    return this.kernel.pid;
  }

  /** `language_info` of the kernel's answer to `kernel_info_request`, as a notebook's metadata keeps it. */
  get languageInfo(): Record<string, unknown> {
    return (this.info["language_info"] ?? {}) as Record<string, unknown>;
  }

  private async connect(startTimeout: number): Promise<void> {
    const deadline = Date.now() + 1000 * startTimeout;
    for (let asked = this.askWhoItIs(); ; ) {
      const reply = await Promise.race([asked.answer, this.kernel.ended, sleep(200, undefined, { ref: false })]);
      if (reply !== undefined && "content" in reply) {
        this.info = reply.content;
        return;
      }
      if (/EADDRINUSE|[Aa]ddress already in use/.test(this.kernel.stderr)) throw new OccupiedPortError();
      if (reply !== undefined) {
        throw new KernelStartError(`kernel: it ended at once; ${new DeadKernelError(reply).message}`);
      }
      if (Date.now() > deadline) {
        const said = this.kernel.stderr.trim();
        throw new KernelStartError(
          `kernel: no answer within ${startTimeout} s${said === "" ? "" : `; it printed: ${said}`}`,
        );
      }
      // The subscription may arrive later than the first request: then the reply comes without the news that follows it.
      // A request without a reply waits for a slow kernel; many of them would come at once, too fast for tslab.
      const isHalfAnswered = this.pending.get(asked.id)?.reply !== undefined;
      if (isHalfAnswered || performance.now() - asked.at > ASK_AGAIN) asked = this.askWhoItIs();
    }
  }

  private askWhoItIs(): { id: string; at: number; answer: Promise<Message> } {
    let id = "";
    const answer = this.request("shell", "kernel_info_request", {}, (began) => (id = began));
    return { id, at: performance.now(), answer };
  }

  private published(message: Message): void {
    this.lastPublished = performance.now();
    this.outputs.receive(message);
    if (message.header.msg_type === "status" && message.content["execution_state"] === "idle") {
      const pending = this.pending.get(message.parent.msg_id ?? "");
      if (pending !== undefined) {
        pending.idle = true;
        this.settle(message.parent.msg_id!, pending);
      }
    }
  }

  private replied(message: Message): void {
    const pending = this.pending.get(message.parent.msg_id ?? "");
    if (pending !== undefined) {
      pending.reply = message;
      this.settle(message.parent.msg_id!, pending);
    }
  }

  /** A request is over when its reply has come and the kernel is idle again: then all its outputs have come too. */
  private settle(id: string, pending: Pending): void {
    if (pending.reply !== undefined && pending.idle) {
      this.pending.delete(id);
      pending.done(pending.reply);
    }
  }

  private request(
    channel: Exclude<ChannelName, "iopub">,
    type: string,
    content: Record<string, unknown>,
    began?: (id: string) => void,
  ): Promise<Message> {
    const message = newRequest(type, content, this.session);
    const { msg_id: id } = message.header;
    began?.(id);
    return new Promise((resolve, reject) => {
      this.pending.set(id, { idle: false, reply: undefined, done: resolve });
      this.channels.send(channel, message).catch(reject);
    });
  }

  /**
   * Runs one cell and collects its outputs. After `timeout` the cell is interrupted; when the kernel isn't free again
   * 5 s later, the kernel is ended.
   *
   * @param code the cell's source
   * @param timeout time limit in seconds; 0 for none. Default 0
   * @throws DeadKernelError with the cell's outputs so far, when the kernel ends meanwhile (not when it was ended here
   *   because of the time limit)
   * @example const { status, outputs } = await kernel.execute("1 + 1", 60);
   */
  async execute(code: string, timeout = 0): Promise<Execution> {
    if (this.kernel.end !== undefined) throw new DeadKernelError(this.kernel.end);
    let outputs: Output[] = [];
    let id = "";
    const answer = this.request(
      "shell",
      "execute_request",
      { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true },
      (began) => {
        id = began;
        outputs = this.outputs.begin(id);
      },
    );
    const reminding = setInterval(() => void this.remind(id), 1000 * this.reminder);
    const timers = new AbortController();
    const limit =
      timeout > 0
        ? sleep(1000 * timeout, "timeout" as const, { signal: timers.signal }).catch(() => "timeout" as const)
        : new Promise<never>(() => undefined);
    try {
      const first = await Promise.race([answer, this.kernel.ended, limit]);
      if (first !== "timeout") {
        if (!("content" in first)) {
          await this.lastMessages();
          throw new DeadKernelError(first, outputs);
        }
        return { status: statusOf(first), outputs };
      }
      this.kernel.interrupt();
      const grace = sleep(1000 * INTERRUPT_GRACE, "timeout" as const, { ref: false });
      if ((await Promise.race([answer, this.kernel.ended, grace])) === "timeout") await this.kill();
      return { status: "timeout", outputs };
    } finally {
      clearInterval(reminding);
      timers.abort();
    }
  }

  /** What a dead kernel had sent is still on its way: waits until nothing comes any more. */
  private async lastMessages(): Promise<void> {
    const died = performance.now();
    do await sleep(LAST_MESSAGES);
    while (performance.now() - this.lastPublished < LAST_MESSAGES && performance.now() - died < 20 * LAST_MESSAGES);
  }

  /**
   * Gives what cells have left behind (timers, promises) a moment, then waits until all that the kernel has published
   * by then has arrived.
   *
   * @param moment how long, in milliseconds
   * @throws DeadKernelError when the kernel has ended, or ends in that moment
   * @example await kernel.settled(300);
   */
  async settled(moment: number): Promise<void> {
    await Promise.race([sleep(moment), this.kernel.ended]);
    const answer = this.kernel.end ?? this.request("shell", "kernel_info_request", {});
    const limit = sleep(1000 * INTERRUPT_GRACE, undefined, { ref: false });
    const first = await Promise.race([answer, this.kernel.ended, limit]);
    if (first !== undefined && !("content" in first)) throw new DeadKernelError(first);
  }

  /**
   * Makes the kernel look at its socket. When the request `id` had been answered before, and this one is answered now, then
   * whatever the kernel published for `id` has come, too: that it is idle again is the one message that was lost.
   */
  private async remind(id: string): Promise<void> {
    const answered = this.pending.get(id)?.reply !== undefined;
    await this.request("shell", "kernel_info_request", {}).catch(() => undefined);
    const pending = this.pending.get(id);
    if (answered && pending !== undefined) {
      pending.idle = true;
      this.settle(id, pending);
    }
  }

  /** Interrupts the running cell, as Jupyter's stop button does. */
  interrupt(): void {
    this.kernel.interrupt();
  }

  /** Asks the kernel to end, and ends it when it doesn't do so within 2 s. */
  async shutdown(): Promise<void> {
    if (this.kernel.end === undefined) {
      const asked = this.request("control", "shutdown_request", { restart: false }).catch(() => undefined);
      await Promise.race([asked, this.kernel.ended, sleep(1000 * SHUTDOWN_GRACE, undefined, { ref: false })]);
      // After its reply tslab only closes its sockets; threads that a cell has left would keep it alive.
      this.kernel.kill("SIGTERM");
      await Promise.race([this.kernel.ended, sleep(1000 * SHUTDOWN_GRACE, undefined, { ref: false })]);
    }
    await this.kill();
  }

  /** Ends the kernel at once. */
  async kill(): Promise<void> {
    if (this.kernel.end === undefined) {
      this.kernel.kill("SIGKILL");
      await this.kernel.ended;
    }
    this.channels.close();
  }
}

class OccupiedPortError extends Error {}

function statusOf(reply: Message): Execution["status"] {
  switch (reply.content["status"]) {
    case "ok":
      return "ok";
    case "abort":
    case "aborted":
      return "aborted";
    default:
      return "error";
  }
}
