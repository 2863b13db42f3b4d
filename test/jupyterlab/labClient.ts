// A client of the lab's API, as VS Code and others are: a session with its kernel over a WebSocket.
import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type { Message } from "../../src/dist/publish/message.js";
import { BINARY_PROTOCOL, packBinary, packText, unpackBinary, unpackText } from "../../src/dist/jupyterlab/wire.js";
import type { TestLab } from "./testLab.ts";

export interface Heard {
  channel: string;
  message: Message;
}

export class LabClient {
  readonly heard: Heard[] = [];
  private readonly waiting = new Set<() => void>();

  private constructor(
    readonly kernel: string,
    readonly session: string,
    private readonly socket: WebSocket,
  ) {
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      this.heard.push(isBinary ? unpackBinary(data) : unpackText(data.toString("utf8")));
      for (const look of this.waiting) look();
    });
  }

  /** Begins a session for a file (or takes the one that there is) and connects. */
  static async begin(lab: TestLab, path: string, session: string = randomUUID(), isBinary = true): Promise<LabClient> {
    const { json } = await lab.ask("/api/sessions", { method: "POST", body: { path, type: "notebook", name: path } });
    const address = `ws://127.0.0.1:${lab.port}/api/kernels/${json.kernel.id}/channels?session_id=${session}`;
    const socket = new WebSocket(address, isBinary ? [BINARY_PROTOCOL] : [], {
      headers: { authorization: `token ${lab.token}` },
    });
    const client = new LabClient(json.kernel.id as string, session, socket);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return client;
  }

  /** Sends a request and returns its id. */
  send(type: string, content: Record<string, unknown>): string {
    const id = randomUUID();
    const header = { msg_id: id, msg_type: type, session: this.session, username: "", version: "5.3", date: "" };
    const sent = { channel: "shell", message: { header, parent: {}, metadata: {}, content } };
    this.socket.send(this.socket.protocol === BINARY_PROTOCOL ? packBinary(sent) : packText(sent));
    return id;
  }

  /** The reply's content. */
  async request(type: string, content: Record<string, unknown>): Promise<Record<string, unknown>> {
    const id = this.send(type, content);
    const { message } = await this.until(({ channel, message }) => channel === "shell" && message.parent.msg_id === id);
    return message.content;
  }

  /** Runs code and returns the reply's content with what it printed. */
  async execute(code: string): Promise<{ status: unknown; text: string; displays: Record<string, unknown>[] }> {
    const id = this.send("execute_request", { code, silent: false, store_history: true, allow_stdin: false });
    const isReply = ({ channel, message }: Heard): boolean => channel === "shell" && message.parent.msg_id === id;
    const { message } = await this.until(isReply);
    await this.until((heard) => heard.message.parent.msg_id === id && stateIn(heard) === "idle");
    const mine = this.heard.filter((heard) => heard.channel === "iopub" && heard.message.parent.msg_id === id);
    const of = (type: string): Record<string, unknown>[] =>
      mine.filter((heard) => heard.message.header.msg_type === type).map((heard) => heard.message.content);
    const text = of("stream")
      .map((content) => content["text"])
      .join("");
    return { status: message.content["status"], text, displays: of("display_data") };
  }

  /** The first message, come or to come, of which this holds. */
  until(holds: (heard: Heard) => boolean, seconds = 60): Promise<Heard> {
    return new Promise((resolve, reject) => {
      let seen = 0;
      const limit = setTimeout(() => reject(new Error(`nothing of the kind within ${seconds} s`)), 1000 * seconds);
      const look = (): void => {
        const found = this.heard.slice(seen).find(holds);
        seen = this.heard.length;
        if (found === undefined) return;
        clearTimeout(limit);
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.once("close", () => resolve());
      this.socket.terminate();
    });
  }
}

/** The state of the kernel that a message tells of. */
export function stateIn({ message }: Heard): unknown {
  return message.header.msg_type === "status" ? message.content["execution_state"] : undefined;
}
