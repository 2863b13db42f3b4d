/** The NumPy version of a bench: a Python process that computes one repeat for each line it is sent. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Interface, createInterface } from "node:readline";
import { projectRoot } from "../../files/project.js";

export class NumpyTwin {
  private constructor(
    private readonly process: ChildProcess,
    private readonly lines: Interface,
    private readonly answers: AsyncIterator<string>,
  ) {}

  /** Starts `test/bench/<script>`, or returns undefined when there is no python3 with NumPy, or no checkout. */
  static start(script: string): NumpyTwin | undefined {
    const root = projectRoot();
    if (root === undefined) return undefined;
    const numpy = spawnSync("python3", ["-c", "import numpy"], { stdio: "ignore" });
    if (numpy.status !== 0) return undefined;
    const child = spawn("python3", [join(root, "test", "bench", script)], {
      stdio: ["pipe", "pipe", "inherit"],
      // One thread, as the kernel has.
      env: { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" },
    });
    const lines = createInterface({ input: child.stdout });
    return new NumpyTwin(child, lines, lines[Symbol.asyncIterator]());
  }

  /** Sends one request and returns the answer. Throws `Error` when the process ends instead. */
  async ask<T>(request: unknown): Promise<T> {
    this.process.stdin!.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.answers.next();
    if (done === true) throw new Error("NumPy twin: expected an answer, but the process ended");
    return JSON.parse(value) as T;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, "exit");
    this.process.stdin!.end();
    await ended;
    this.lines.close();
  }
}
