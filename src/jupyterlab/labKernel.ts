import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../publish/freePorts.js";
import { type ChannelName, KernelChannels } from "../publish/kernelChannels.js";
import { KernelProcess } from "../publish/kernelProcess.js";
import { KERNEL_NAME } from "../publish/kernelspec.js";
import { type Message, newRequest } from "../publish/message.js";
import { CodeHelp } from "./codeHelp.js";
import { historyReply } from "./historyReply.js";
import { HttpFailure } from "./httpFailure.js";
import { Listeners } from "./listeners.js";
import { OutputTidier } from "./outputTidier.js";
import { PendingRuns } from "./pendingRuns.js";

/** A kernel as the front end sees it. */
export interface KernelModel {
  id: string;
  name: string;
  last_activity: string;
  execution_state: string;
  connections: number;
}

const PORTS = 5;
const START_ATTEMPTS = 3;
/** Seconds until a kernel must have answered. */
const START_LIMIT = 60;
/** Milliseconds that a kernel has to end by itself. */
const SHUTDOWN_GRACE = 1000;

/**
 * A kernel of the lab: one process at a time with the channels to it, and those who listen. A process that dies is
 * followed by another under the same id; notebooks hear of it as of a restart.
 */
export class LabKernel {
  readonly id = randomUUID();
  readonly listeners = new Listeners();
  private state = "starting";
  private lastActivity = new Date();
  private process: KernelProcess | undefined;
  private channels: KernelChannels | undefined;
  private readonly help: CodeHelp;
  private readonly tidier: OutputTidier;
  private readonly runs = new PendingRuns();
  /** What the server itself has asked the kernel, by message id: nobody else hears the answers. */
  private readonly asked = new Map<string, (message: Message) => void>();
  /** Counts starts: what belongs to an earlier process doesn't concern the present one. */
  private turn = 0;

  /**
   * @param directory the notebook's folder, from which imports are resolved
   * @param project the folder that is taken out of paths in outputs
   * @param report tells the person at the terminal what happened to the kernel
   * @param command the kernel's command line; this project's tslab by default
   */
  constructor(
    private readonly directory: string,
    project: string,
    private readonly report: (line: string) => void,
    private readonly command?: readonly string[],
  ) {
    this.tidier = new OutputTidier(project);
    this.help = new CodeHelp((type, content) => this.request(type, content));
  }

  get model(): KernelModel {
    return {
      id: this.id,
      name: KERNEL_NAME,
      last_activity: this.lastActivity.toISOString(),
      execution_state: this.state,
      connections: this.listeners.count,
    };
  }

  /** Process id of the kernel that runs now. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /**
   * Starts the process and waits until it answers on both channels.
   *
   * @throws HttpFailure 500 with what it printed, when it doesn't
   */
  async start(): Promise<void> {
    const turn = ++this.turn;
    this.state = "starting";
    for (let attempt = 1; ; attempt++) {
      const kernel = new KernelProcess(this.directory, await freePorts(PORTS), {}, this.command);
      if (turn !== this.turn) return endOf(kernel); // ended, or begun anew, while ports were looked for
      this.process = kernel;
      this.channels = new KernelChannels(kernel.connection, (channel, message) => this.received(channel, message));
      if (await this.answers(kernel)) break;
      if (turn !== this.turn) return;
      this.channels.close();
      await endOf(kernel);
      if (/EADDRINUSE|[Aa]ddress already in use/.test(kernel.stderr) && attempt < START_ATTEMPTS) continue;
      this.state = "dead";
      throw new HttpFailure(500, `kernel: it didn't start; it printed: ${kernel.stderr.trim() || "nothing"}`);
    }
    const kernel = this.process;
    this.state = "idle";
    void kernel.ended.then(() => (this.process === kernel && turn === this.turn ? this.died(kernel) : undefined));
  }

  /** Hands a request to the kernel, or answers it here where tslab can't. */
  async send(channel: string, message: Message): Promise<void> {
    if (channel !== "shell" && channel !== "control" && channel !== "stdin") return;
    switch (message.header.msg_type) {
      // JupyterLab asks this first of all; tslab would warn into the last cell's output that it doesn't know it.
      case "history_request":
        return this.answer(channel, message, historyReply());
      case "inspect_request":
      case "complete_request":
        return this.answer(channel, message, await this.help.replyTo(message));
      case "execute_request":
        this.tidier.begins(message.header.msg_id);
        this.runs.begins(message.header);
    }
    await this.channels?.send(channel, message);
  }

  /** Interrupts the running cell. */
  interrupt(): void {
    this.process?.interrupt();
  }

  /** A new process in the place of the old one. Whoever asked knows; "restarting" would say that the kernel has died. */
  async restart(): Promise<void> {
    this.turn++;
    this.state = "restarting";
    await this.endProcess();
    await this.start();
    // the page that asked has forgotten its cells; another one would wait for its own for ever
    for (const request of this.runs.given()) {
      this.note("Not done: the kernel was restarted.\n", request);
      this.reply("shell", request, { type: "execute_reply", content: { status: "aborted" } });
    }
    this.publish("status", { execution_state: this.state });
  }

  /** Ends the kernel for good, with all that its cells have started. */
  async shutdown(): Promise<void> {
    this.turn++;
    this.state = "dead";
    await this.endProcess();
    this.listeners.close();
  }

  /** Says to everybody who listens what the kernel itself can't say. */
  private publish(type: string, content: Record<string, unknown>, parent: Message["parent"] = {}): void {
    const { header, metadata } = newRequest(type, content, this.id);
    void this.listeners.tell("iopub", { header, parent, metadata, content });
  }

  /** Prints below a cell what the kernel itself can't say. */
  private note(text: string, request: Message["parent"]): void {
    this.publish("stream", { name: "stderr", text }, request);
  }

  private async died(kernel: KernelProcess): Promise<void> {
    const words = kernel.stderr.trim();
    const { code, signal } = kernel.end!;
    this.report(`kernel: it died (${signal ?? `exit code ${code}`})${words === "" ? "" : `: ${words.slice(-500)}`}`);
    this.channels?.close();
    this.runs.given();
    this.state = "restarting";
    // The front end recovers from "restarting" alone: it doesn't know "autorestarting", and after "dead" it stays dead.
    this.publish("status", { execution_state: "restarting" });
    try {
      await this.start();
      this.publish("status", { execution_state: this.state });
    } catch (error) {
      this.report((error as Error).message);
      this.publish("status", { execution_state: "dead" });
    }
  }

  /**
   * Until a request is answered on both channels, the subscription may not have arrived: asks again until it is. The first
   * request waits for the kernel, so that not many come at once, which is too fast for tslab.
   */
  private async answers(kernel: KernelProcess): Promise<boolean> {
    const deadline = performance.now() + 1000 * START_LIMIT;
    const given = sleep(1000 * START_LIMIT, undefined, { ref: false });
    await Promise.race([this.request("kernel_info_request", {}), kernel.ended, given]);
    while (kernel.end === undefined && performance.now() < deadline) {
      const reply = this.request("kernel_info_request", {}, true);
      const first = await Promise.race([reply, kernel.ended, sleep(200, undefined, { ref: false })]);
      if (first !== undefined && "content" in first) return true;
    }
    return false;
  }

  /** Asks the kernel on behalf of the server. */
  private request(type: string, content: Record<string, unknown>, untilIdle = false): Promise<Message> {
    const message = newRequest(type, content, this.id);
    const { msg_id: id } = message.header;
    return new Promise((resolve) => {
      let reply: Message | undefined;
      let isIdle = false;
      this.asked.set(id, (answer) => {
        if (answer.header.msg_type !== "status") reply = answer;
        else if (answer.content["execution_state"] === "idle") isIdle = true;
        if (reply !== undefined && (isIdle || !untilIdle)) resolve(reply);
        // Nothing of this request is to come any more.
        if (reply !== undefined && isIdle) this.asked.delete(id);
      });
      void this.channels?.send("shell", message);
    });
  }

  private async received(channel: ChannelName, message: Message): Promise<void> {
    const { msg_id: request = "" } = message.parent;
    const asked = this.asked.get(request);
    if (asked !== undefined) return asked(message);
    this.lastActivity = new Date();
    const isStatus = channel === "iopub" && message.header.msg_type === "status";
    if (isStatus) this.state = String(message.content["execution_state"]);
    const why = channel === "shell" ? this.runs.replied(message) : undefined;
    if (why !== undefined) this.note(why, message.parent);
    const tidied = channel === "iopub" ? this.tidier.tidied(message) : message;
    if (tidied !== undefined) await this.listeners.tell(channel, tidied);
  }

  private answer(
    channel: ChannelName,
    request: Message,
    reply: { type: string; content: Record<string, unknown> },
  ): void {
    this.publish("status", { execution_state: "busy" }, request.header);
    this.reply(channel, request.header, reply);
  }

  /** A reply in the kernel's stead, and that nothing more is to come. */
  private reply(
    channel: ChannelName,
    request: Message["header"],
    { type, content }: { type: string; content: Record<string, unknown> },
  ): void {
    const { header, metadata } = newRequest(type, content, this.id);
    void this.listeners.tell(channel, { header, parent: request, metadata, content });
    this.publish("status", { execution_state: this.state === "busy" ? "busy" : "idle" }, request);
  }

  private async endProcess(): Promise<void> {
    this.asked.clear();
    if (this.process !== undefined) await endOf(this.process);
    this.channels?.close();
  }
}

async function endOf(kernel: KernelProcess): Promise<void> {
  if (kernel.end === undefined) {
    kernel.kill("SIGTERM");
    await Promise.race([kernel.ended, sleep(SHUTDOWN_GRACE, undefined, { ref: false })]);
  }
  if (kernel.end === undefined) {
    kernel.kill("SIGKILL");
    await kernel.ended;
  }
}
