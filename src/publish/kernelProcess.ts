import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { noRoom, removeTemporaryFolder, temporaryFolder } from "../files/temporaryFolder.js";
import { endStarted, KERNEL_MARK } from "./endProcesses.js";
import { kernelCommand } from "./kernelCommand.js";

/** What a kernel and its client need to find each other (a Jupyter connection file). */
export interface Connection {
  ip: string;
  transport: "tcp";
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
  key: string;
  signature_scheme: "hmac-sha256";
  kernel_name: string;
}

/** How a kernel ended: its exit code or the signal that ended it, and the end of what it wrote to its own stderr. */
export interface KernelEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
}

const STDERR_KEPT = 8192;
/** Milliseconds in which a dead kernel's last words must have arrived. */
const LAST_WORDS = 500;

/** Kernels that run now: ended when this process ends in any way that it can notice. */
const running = new Set<KernelProcess>();
process.once("exit", () => {
  for (const kernel of running) kernel.kill("SIGKILL");
});

/** A running kernel process with its connection file in a temporary folder. */
export class KernelProcess {
  readonly connection: Connection;
  /** Resolves when the process has ended. */
  readonly ended: Promise<KernelEnd>;
  /** How it ended, once it has. */
  end: KernelEnd | undefined;
  private readonly child: ChildProcess;
  private readonly folder: string;
  private stderrTail = "";

  /**
   * @param directory the kernel's working directory: imports in cells are resolved from here
   * @param ports five free ports of 127.0.0.1
   * @param environment added to this process's environment
   * @param command the kernel's command line with `{connection_file}`; this project's tslab by default
   * @throws FileFailure when the folder for temporary files is full or can't be written
   */
  constructor(
    directory: string,
    ports: readonly number[],
    environment: Record<string, string>,
    command: readonly string[] = kernelCommand(),
  ) {
    const [shell, iopub, stdin, control, heartbeat] = ports;
    if (heartbeat === undefined) throw new RangeError(`kernel: expected 5 ports, got ${ports.length}`);
    this.connection = {
      ip: "127.0.0.1",
      transport: "tcp",
      shell_port: shell!,
      iopub_port: iopub!,
      stdin_port: stdin!,
      control_port: control!,
      hb_port: heartbeat,
      key: randomBytes(32).toString("hex"),
      signature_scheme: "hmac-sha256",
      kernel_name: "plasticity-tslab",
    };
    this.folder = temporaryFolder("plasticity-kernel-");
    const file = join(this.folder, "connection.json");
    try {
      // The key lets whoever holds it run code here: for the owner's eyes only.
      writeFileSync(file, JSON.stringify(this.connection), { mode: 0o600 });
    } catch (error) {
      removeTemporaryFolder(this.folder);
      throw noRoom(error);
    }
    const [program, ...rest] = command.map((part) => part.replace("{connection_file}", file));
    // Only Node can be told to end with its parent; it is also the only kernel of this project.
    const guard = program === process.execPath ? ["--import", new URL("./endWithParent.js", import.meta.url).href] : [];
    this.child = spawn(program!, [...guard, ...rest], {
      cwd: directory,
      env: { ...process.env, ...environment, [KERNEL_MARK]: this.folder },
      stdio: ["ignore", "ignore", "pipe"],
      // Its own process group, so that whatever a cell starts can be ended with it.
      detached: process.platform !== "win32",
    });
    running.add(this);
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.stderrTail = (this.stderrTail + text).slice(-STDERR_KEPT);
    });
    this.ended = new Promise((resolve) => {
      const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
        if (this.end !== undefined) return;
        this.end = { code, signal, stderr: this.stderrTail };
        running.delete(this);
        removeTemporaryFolder(this.folder);
        resolve(this.end);
      };
      this.child.once("exit", (code, signal) => {
        // What a cell has started must not outlive the kernel.
        this.kill("SIGKILL");
        // Its last words may still be in the pipe, which a process that escaped could hold open for ever.
        const { stderr } = this.child;
        if (stderr === null || stderr.readableEnded) return finish(code, signal);
        const give = setTimeout(() => finish(code, signal), LAST_WORDS);
        stderr.once("close", () => {
          clearTimeout(give);
          finish(code, signal);
        });
      });
      this.child.once("error", (error) => {
        this.stderrTail += error.message;
        finish(null, null);
      });
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** The end of what the kernel has written to its own stderr. */
  get stderr(): string {
    return this.stderrTail;
  }

  /** Interrupts the running cell, as the stop button does. */
  interrupt(): void {
    this.child.kill("SIGINT");
  }

  /**
   * Ends the kernel, with everything that it has started: its process group by this signal, what has left the group at
   * once.
   */
  kill(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    endStarted(this.folder, pid);
    try {
      if (process.platform === "win32") this.child.kill(signal);
      else process.kill(-pid, signal);
    } catch {
      // Nothing of the group is left: that is what was wanted.
    }
  }
}
