import { setTimeout as sleep } from "node:timers/promises";
import { ownProject } from "../files/project.js";
import { DeadKernelError, type Execution, KernelClient } from "./jupyterClient.js";
import type { CodeCell, Notebook, Output } from "./notebook.js";
import { withoutPaths } from "./withoutPaths.js";

/** Options of `executeNotebook`. */
export interface ExecuteOptions {
  /** Working directory of the kernel: the notebook's folder. */
  directory: string;
  /** Time limit per cell in seconds; 0 for none. Default 600. */
  timeout?: number;
  /**
   * A cell that prints to stderr has failed, even when it went on. Default false; a rejection that nobody handled and a
   * throw in a timer are failures in any case.
   */
  strict?: boolean;
  /** Added to the kernel's environment, such as `PLASTICITY_PROFILE`. */
  environment?: Record<string, string>;
  /** Stops the execution: the kernel is ended. */
  signal?: AbortSignal;
  /** Called before each code cell with its number from 1 and how many there are. */
  onCell?: (cell: number, cells: number) => void;
  /** The kernel's command line; this project's tslab by default. */
  command?: readonly string[];
}

/** Where and why an execution ended early. */
export interface CellFailure {
  /** Number of the code cell, from 1. */
  cell: number;
  source: string;
  /** One line: error, unhandled error, time limit, dead kernel, output on stderr. */
  reason: string;
  /** What the cell wrote to stderr; there tslab also reports errors. */
  stderr: string;
}

/** An executed notebook; with a failure its cells from the failing one on are unfinished. */
export interface ExecutedNotebook {
  notebook: Notebook;
  failure: CellFailure | undefined;
}

/** Thrown when an execution was stopped through its signal. */
export class ExecutionStopped extends Error {
  override name = "ExecutionStopped";
}

/** tslab drops what arrives within 200 ms after a failed cell. */
const AFTER_FAILURE = 300;
/** Milliseconds after the last cell in which what cells have left behind (timers, promises) may still fail. */
const AFTER_LAST = 300;

function stderrOf(outputs: readonly Output[]): string {
  let text = "";
  for (const output of outputs) {
    if (output.output_type === "stream" && output.name === "stderr") text += output.text;
    if (output.output_type === "error") text += `${output.ename}: ${output.evalue}\n`;
  }
  return text;
}

function mayFail(cell: CodeCell): boolean {
  const tags = cell.metadata["tags"];
  return Array.isArray(tags) && tags.includes("raises-exception");
}

/** A copy with no outputs and no metadata that an execution leaves (times, scroll states). */
function cleared(notebook: Notebook): Notebook {
  const copy = structuredClone(notebook);
  for (const cell of copy.cells) {
    delete cell.metadata["execution"];
    delete cell.metadata["ExecuteTime"];
    if (cell.cell_type === "code") {
      cell.outputs = [];
      cell.execution_count = null;
    }
  }
  copy.metadata["kernelspec"] ??= {
    display_name: "TypeScript (plasticity)",
    language: "typescript",
    name: "plasticity-tslab",
  };
  return copy;
}

/** How tslab reports what a cell's own code couldn't catch, on the stderr of the cell that ran last. */
const UNHANDLED = /(UncaughtException|UnhandledPromiseRejection):/;

function whyFailed(status: Execution["status"], timeout: number): string | undefined {
  switch (status) {
    case "timeout":
      return `took longer than ${timeout} s`;
    case "error":
      return "failed";
    case "aborted":
      return "was dropped by the kernel";
    case "ok":
      return undefined;
  }
}

/** The first of these cells whose stderr says that it failed, which may have come long after the cell was done. */
function lateFailure(cells: readonly CodeCell[], strict: boolean): CellFailure | undefined {
  for (const [index, cell] of cells.entries()) {
    if (mayFail(cell)) continue;
    const stderr = stderrOf(cell.outputs);
    const unhandled = UNHANDLED.test(stderr);
    if (!unhandled && !(strict && stderr !== "")) continue;
    const reason = unhandled ? "left an error unhandled" : "printed to stderr (strict)";
    return { cell: index + 1, source: cell.source, reason, stderr };
  }
  return undefined;
}

/** The cell that ran when the kernel died keeps its outputs so far, and the kernel's last words. */
function causeOfDeath(error: DeadKernelError, cells: readonly CodeCell[], current: number): CellFailure {
  const cell = cells[current];
  if (cell === undefined) return { cell: current + 1, source: "", reason: error.how, stderr: error.end.stderr };
  // Of a cell that was done, the list is there already.
  if (error.outputs.length > 0) cell.outputs = error.outputs;
  const words = error.end.stderr;
  if (words.trim() !== "") cell.outputs.push({ output_type: "stream", name: "stderr", text: words });
  return { cell: current + 1, source: cell.source, reason: error.how, stderr: stderrOf(cell.outputs) };
}

interface Attempt extends ExecutedNotebook {
  died: boolean;
}

async function attempt(source: Notebook, options: ExecuteOptions): Promise<Attempt> {
  const { directory, timeout = 600, strict = false, environment = {}, signal, onCell, command } = options;
  const notebook = cleared(source);
  const cells = notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
  const kernel = await KernelClient.start({ directory, environment, ...(command === undefined ? {} : { command }) });
  const stop = (): void => void kernel.kill();
  signal?.addEventListener("abort", stop, { once: true });
  let failure: CellFailure | undefined;
  let died = false;
  let count = 0;
  let current = 0;
  try {
    if (signal?.aborted === true) throw new ExecutionStopped("execution: stopped");
    notebook.metadata["language_info"] = kernel.languageInfo;
    for (const [index, cell] of cells.entries()) {
      current = index;
      onCell?.(index + 1, cells.length);
      if (cell.source.trim() === "") continue;
      const { status, outputs } = await kernel.execute(cell.source, timeout);
      cell.execution_count = ++count;
      // The same list: an update of a display that comes later still changes it.
      cell.outputs = outputs;
      if (mayFail(cell) && status === "error") {
        await sleep(AFTER_FAILURE);
        continue;
      }
      const reason = whyFailed(status, timeout);
      failure =
        reason === undefined
          ? lateFailure(cells.slice(0, index + 1), strict)
          : { cell: index + 1, source: cell.source, reason, stderr: stderrOf(outputs) };
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      await kernel.settled(AFTER_LAST);
      failure = lateFailure(cells, strict);
    }
  } catch (error) {
    if (signal?.aborted === true) throw new ExecutionStopped("execution: stopped");
    if (!(error instanceof DeadKernelError)) throw error;
    died = true;
    failure = causeOfDeath(error, cells, current);
  } finally {
    signal?.removeEventListener("abort", stop);
    await kernel.shutdown();
  }
  const root = ownProject();
  for (const cell of cells) {
    for (const output of cell.outputs) {
      if (output.output_type === "execute_result") output.execution_count = cell.execution_count;
      if (output.output_type === "stream") output.text = withoutPaths(output.text, root);
    }
  }
  return { notebook, failure, died };
}

/**
 * Executes a notebook from its first cell in a fresh kernel and returns it with its outputs; the notebook given is
 * left as it is. Stops at the first cell that fails, unless the cell has Jupyter's tag `raises-exception`; an error
 * that nobody handled (a rejected promise, a throw in a timer) is a failure too, up to 0.3 s after the last cell. When the
 * kernel dies it is started once more and the notebook run again from the start; when that happens again, it is the
 * failure. Executing twice gives the same notebook, provided that the cells do.
 *
 * @param notebook the notebook
 * @param options working directory, time limit per cell (s), strictness, environment, signal
 * @throws ExecutionStopped when stopped by the signal; KernelStartError, MissingKernelError when there is no kernel
 * @example const { notebook, failure } = await executeNotebook(readNotebook(file), { directory: dirname(file) });
 */
export async function executeNotebook(notebook: Notebook, options: ExecuteOptions): Promise<ExecutedNotebook> {
  const first = await attempt(notebook, options);
  const { notebook: executed, failure } = first.died ? await attempt(notebook, options) : first;
  return { notebook: executed, failure };
}
