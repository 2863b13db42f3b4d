import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { oneLine } from "../files/oneLine.js";

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/**
 * A Chromium without a window, asked by its DevTools protocol over two pipes: nobody else can talk to it, and no port is
 * opened. It loads nothing from the network by itself.
 */
export class BrowserPipe {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<
    number,
    { done: (result: Record<string, unknown>) => void; fail: (e: Error) => void }
  >();
  private last = 0;
  private rest = "";
  private words = "";

  /**
   * @param program from `chromiumProgram`
   * @param folder for its profile
   */
  constructor(
    private readonly program: string,
    folder: string,
  ) {
    const flags = [
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--user-data-dir=${join(folder, "profile")}`,
      "--remote-debugging-pipe",
      // the sandbox doesn't start for root
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ];
    this.child = spawn(program, flags, { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] });
    this.child.stderr!.on("data", (data: Buffer) => (this.words = (this.words + data.toString()).slice(-10_000)));
    (this.child.stdio[4] as Readable).setEncoding("utf8").on("data", (text: string) => this.receive(text));
    this.child.once("error", (error) => this.failAll(error.message));
    this.child.once("close", () => this.failAll(this.words.trim().split("\n").at(-1) ?? ""));
    (this.child.stdio[3] as Writable).on("error", () => {});
  }

  /**
   * The answer to one command of the protocol.
   *
   * @throws {Error} when the browser refuses it, or ends
   * @example await browser.ask("Page.navigate", { url }, session);
   */
  ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.last;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      const message = JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) });
      (this.child.stdio[3] as Writable).write(`${message}\0`);
    });
  }

  /** Ends it, and waits until it has. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) return;
    const ended = new Promise((done) => this.child.once("exit", done));
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 5000);
    this.ask("Browser.close").catch(() => {});
    await ended;
    clearTimeout(timer);
  }

  private receive(text: string): void {
    const messages = (this.rest + text).split("\0");
    this.rest = messages.pop()!;
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      const one = this.waiting.get(id ?? 0);
      if (one === undefined) continue;
      this.waiting.delete(id!);
      if (error === undefined) one.done(result ?? {});
      else one.fail(new Error(`--pdf: ${this.program}: ${oneLine(error.message)}`));
    }
  }

  private failAll(why: string): void {
    for (const { fail } of this.waiting.values()) fail(new Error(`--pdf: ${this.program} ended: ${oneLine(why)}`));
    this.waiting.clear();
  }
}
