/** `plasticity execute`: runs notebooks in the tslab kernel and keeps their outputs. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ownProject } from "../files/project.js";
import { type NotebookExecution, executeNotebooks } from "../publish/execute.js";
import { OutputConflictError } from "../publish/executedFiles.js";
import { type CellFailure, ExecutionStopped } from "../publish/executeNotebook.js";
import type { Command } from "./command.js";
import { namedNotebooks } from "./notebookHome.js";
import { escaped } from "./printable.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity execute [notebook or folder …] [options]

Runs notebooks from their first cell to their last, each in a fresh TypeScript kernel with the notebook's folder as
working directory, several at a time; without arguments all in notebooks/. The executed notebooks go to a folder of
their own; the originals stay as they are, unless --in-place. A failing cell is shown with its source and what it
printed to stderr; what ran before it is kept in the output folder. A rejected promise that nobody handles and a throw
in a timer are failures too, also shortly after the last cell.

  --in-place               write over the notebooks themselves (one that fails is left as it is)
  --output DIR             where executed and unfinished notebooks go (default: site/executed); never over those
                           that are read
  --profile quick|paper|auto   scale of the experiments: PLASTICITY_PROFILE for the cells (default: as it is set, or auto)
  --strict                 anything on stderr is a failure
  --timeout s              time limit per cell in seconds, 0 for none (default 600)
  --workers n              notebooks at a time (default: the number of processors)`;

export const command: Command = {
  name: "execute",
  summary: "run notebooks in the TypeScript kernel",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "in-place": { type: "boolean", default: false },
        output: { type: "string" },
        profile: { type: "string" },
        strict: { type: "boolean", default: false },
        timeout: { type: "string", default: "600" },
        workers: { type: "string" },
      },
    });
    const { profile, strict } = values;
    if (profile !== undefined && !["quick", "paper", "auto"].includes(profile)) {
      throw new UsageError(`--profile: expected quick, paper or auto, got "${profile}"`);
    }
    const timeout = Number(values.timeout);
    if (values.timeout.trim() === "" || !(timeout >= 0 && timeout < Infinity)) {
      throw new UsageError(`--timeout: expected seconds ≥ 0, got "${values.timeout}"`);
    }
    const workers = values.workers === undefined ? undefined : Number(values.workers);
    if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1)) {
      throw new UsageError(`--workers: expected a whole number ≥ 1, got "${values.workers}"`);
    }
    const files = namedNotebooks(positionals);
    const output = values.output === undefined ? join(ownProject(), "site", "executed") : resolve(values.output);

    const stop = new AbortController();
    const onSignal = (): void => stop.abort();
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    const line = progressLine();
    try {
      const done = await executeNotebooks(files, {
        output,
        inPlace: values["in-place"],
        strict,
        timeout,
        signal: stop.signal,
        ...(profile !== undefined && { environment: { PLASTICITY_PROFILE: profile } }),
        ...(workers !== undefined && { workers }),
        onCell: ({ name }, cell, cells) => line.show(name, `${name} ${cell}/${cells}`),
        onDone: (execution) => {
          line.done(execution.name);
          report(execution);
        },
      });
      if (positionals.length === 0 && values.output === undefined) removeStale(output, done);
      const failed = done.filter(({ failure }) => failure !== undefined).length;
      if (failed > 0) console.error(`${failed} of ${done.length} notebooks failed`);
      return failed > 0 ? 1 : 0;
    } catch (error) {
      line.clear();
      if (error instanceof OutputConflictError) throw new UsageError(error.message);
      if (!(error instanceof ExecutionStopped)) throw error;
      console.error("stopped; notebooks that were not finished are as they were");
      return 130;
    } finally {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    }
  },
};

/** After a run of everything: what is left of notebooks that are gone would still become pages. */
function removeStale(output: string, done: readonly NotebookExecution[]): void {
  if (!existsSync(output)) return;
  const written = new Set(done.map((execution) => execution.written));
  for (const entry of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const file = join(output, entry);
    if (file.endsWith(".ipynb") && !written.has(file)) rmSync(file);
  }
}

function report({ name, written, failure, seconds }: NotebookExecution): void {
  const path = relative(process.cwd(), written) || written;
  if (failure === undefined) {
    console.log(`${name} · ${seconds.toFixed(1)} s → ${path}`);
    return;
  }
  console.error(`${name}: cell ${failure.cell} ${failure.reason}; what ran is in ${path}\n${failureText(failure)}`);
}

/** The failing cell with numbered lines, then its stderr. */
function failureText({ source, stderr }: CellFailure): string {
  const lines = source.split("\n").map((line, index) => `  ${String(index + 1).padStart(3)} │ ${line}`);
  const printed =
    stderr.trimEnd() === ""
      ? []
      : [
          "",
          ...stderr
            .trimEnd()
            .split("\n")
            .map((line) => `  ${line}`),
        ];
  return [...lines, ...printed, ""].join("\n");
}

/** On a terminal, one line that says which cells run now; elsewhere nothing. */
function progressLine() {
  const running = new Map<string, string>();
  const terminal = process.stderr.isTTY;
  const draw = (): void => {
    if (!terminal) return;
    const text = escaped([...running.values()].join(" · ")).slice(0, (process.stderr.columns || 80) - 1);
    process.stderr.write(`\r\x1b[K${text}`);
  };
  return {
    show(name: string, text: string): void {
      running.set(name, text);
      draw();
    },
    /** Leaves the line empty for a report, which is followed by the next cell's line. */
    done(name: string): void {
      running.delete(name);
      this.clear();
    },
    clear(): void {
      if (terminal) process.stderr.write("\r\x1b[K");
    },
  };
}
