import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { removeTemporaryFolder, temporaryFolder } from "../files/temporaryFolder.js";
import { executedFiles } from "./executedFiles.js";
import { type CellFailure, type ExecuteOptions, executeNotebook } from "./executeNotebook.js";
import type { NotebookFile } from "./findNotebooks.js";
import { readNotebook } from "./notebook.js";
import { saveExecuted } from "./saveExecuted.js";

/** Options of `executeNotebooks`. */
export interface ExecuteAllOptions extends Omit<ExecuteOptions, "directory" | "onCell"> {
  /** Folder for the executed notebooks, `<output>/<name>.ipynb`; also for unfinished ones when `inPlace`. */
  output: string;
  /** Write over the notebooks themselves; a notebook that fails is left as it is. Default false. */
  inPlace?: boolean;
  /** How many notebooks run at a time. Default: the number of cores. */
  workers?: number;
  /** Called before each code cell. */
  onCell?: (notebook: NotebookFile, cell: number, cells: number) => void;
  /** Called when a notebook is done. */
  onDone?: (execution: NotebookExecution) => void;
}

/** What became of one notebook. */
export interface NotebookExecution {
  name: string;
  file: string;
  /** The file written: executed, or unfinished up to the failure. */
  written: string;
  failure: CellFailure | undefined;
  /** Wall time in seconds. */
  seconds: number;
}

/**
 * Executes notebooks, several at a time, each in a kernel of its own with the notebook's folder as working directory,
 * and writes each as soon as it is done. What one of them computed by `obtain` the others take over. All are read and
 * checked before the first kernel starts.
 *
 * @param files from `findNotebooks`
 * @param options where to write, how many at a time, and the options of `executeNotebook`
 * @throws before anything is run, NotebookFormatError when a file isn't a notebook, OutputConflictError when an executed
 *   notebook would lie over one of those read or over another; else as `executeNotebook`
 * @example const done = await executeNotebooks(findNotebooks([], "notebooks"), { output: "site/executed" });
 */
export async function executeNotebooks(
  files: readonly NotebookFile[],
  options: ExecuteAllOptions,
): Promise<NotebookExecution[]> {
  const { output, inPlace = false, workers = availableParallelism(), onCell, onDone, ...each } = options;
  if (!Number.isInteger(workers) || workers < 1) {
    throw new RangeError(`workers: expected a whole number ≥ 1, got ${workers}`);
  }
  const places = executedFiles(files, output);
  const waiting = files.map((file, index) => ({ ...file, place: places[index]!, notebook: readNotebook(file.file) }));
  const results = new Map<string, NotebookExecution>();
  const stopAll = new AbortController();
  const stop = (): void => stopAll.abort();
  if (options.signal?.aborted === true) stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  // Several notebooks ask for the same experiments (see experiments/sharedResults).
  const shared = temporaryFolder("plasticity-shared-");
  const sideBySide = Math.max(1, Math.min(workers, files.length));
  // Notebooks that run side by side share the processors, too: each has so many threads for its experiments, twice its
  // share, since at times another one waits for nothing but its type checker, and in the end there is no other.
  const cores = availableParallelism();
  const threads = Math.max(1, Math.min(cores, Math.floor((2 * cores) / sideBySide)));
  const environment = {
    PLASTICITY_SHARED: shared,
    PLASTICITY_WORKERS: process.env["PLASTICITY_WORKERS"] || String(threads),
    ...options.environment,
  };

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { file, name, place, notebook } = next;
      const begin = performance.now();
      const { notebook: executed, failure } = await executeNotebook(notebook, {
        ...each,
        environment,
        signal: stopAll.signal,
        directory: dirname(file),
        onCell: (cell, cells) => onCell?.({ file, name }, cell, cells),
      });
      const written = inPlace && failure === undefined ? file : place;
      saveExecuted(written, executed);
      const result = { name, file, written, failure, seconds: (performance.now() - begin) / 1000 };
      results.set(file, result);
      onDone?.(result);
    }
  }

  const lanes = Array.from({ length: sideBySide }, work);
  try {
    await Promise.all(lanes);
  } catch (error) {
    // No kernel may be left running behind an error.
    stop();
    await Promise.allSettled(lanes);
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    removeTemporaryFolder(shared);
  }
  return files.map((file) => results.get(file.file)!);
}
