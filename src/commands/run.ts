/** `plasticity run`: one experiment in worker threads, its result into `data/results`. */
import { parseArgs } from "node:util";
import {
  formatDuration,
  InterruptedError,
  parseShard,
  runExperiment,
  runShard,
  type Shard,
} from "../experiments/index.js";
import type { Command } from "./command.js";
import { wholeNumber } from "./options.js";
import { progressLine, stateText } from "./progressLine.js";
import { shownPath } from "../files/shownPath.js";
import { askedSweep, asUsage, sweepHelp, sweepOptions } from "./sweepOptions.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity run <experiment> [options]

Runs an experiment in worker threads and writes data/results/<paper>/<experiment>.<profile>.json. Finished points are
kept while it runs: after an interrupt (or a power cut) the same command goes on where it stopped. A result that is
already there, with the same settings and made by the same code, is left as it is.

${sweepHelp}
  --workers n             worker threads (default: the processors this process may use)
  --again                 compute again although the result is there
  --shard k/n             only every n-th point, from the k-th on, into a file of its own beside the result: for several
                          machines that share a folder; plasticity merge makes the result of them

plasticity list shows the experiments and their parameters, plasticity slurm makes an array job of one.`;

export const command: Command = {
  name: "run",
  summary: "run one experiment and keep its result",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...sweepOptions,
        workers: { type: "string" },
        again: { type: "boolean", default: false },
        shard: { type: "string" },
      },
    });
    const shard = values.shard === undefined ? undefined : shardOf(values.shard);
    if (shard !== undefined && values.again) throw new UsageError("run: expected --shard or --again, got both");
    const workers = values.workers === undefined ? undefined : wholeNumber("--workers", values.workers);
    const asked = await askedSweep("run", positionals, values);
    const { experiment, profile, parameters, seed, sweep, resultFile } = asked;

    const size = `${sweep.points} ${sweep.points === 1 ? "point" : "points"}`;
    const label = `${experiment.name} · ${profile} profile · ${shard ? `shard ${values.shard} of ` : ""}${size}`;
    const line = progressLine();
    const options = {
      profile,
      parameters,
      seed,
      resultFile,
      onProgress: (progress) => line.show(`${label} · ${stateText(progress)}`),
      onNotice: (message) => line.note(message),
      ...(workers !== undefined && { workers }),
    } satisfies Parameters<typeof runExperiment>[1];
    try {
      if (shard !== undefined) {
        const { file, points, computed } = await runShard(experiment, { ...options, shard });
        line.clear();
        console.log(`${label} · ${computed} of its ${points} computed → ${shownPath(file)}`);
        return 0;
      }
      const command = `plasticity run ${asked.words}`;
      const { provenance } = await runExperiment(experiment, { ...options, again: values.again, command });
      line.clear();
      const { pointsComputed, wallSeconds } = provenance;
      console.log(
        line.shown
          ? `${label} · ${pointsComputed} computed in ${formatDuration(wallSeconds)} → ${shownPath(resultFile)}`
          : `${label} · already in ${shownPath(resultFile)}`,
      );
      return 0;
    } catch (error) {
      line.clear();
      if (error instanceof RangeError) throw new UsageError(error.message);
      if (!(error instanceof InterruptedError)) throw error;
      console.error(error.message);
      return 130;
    }
  },
};

function shardOf(text: string): Shard {
  return asUsage(() => parseShard(text));
}
