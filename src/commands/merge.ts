/** `plasticity merge`: the result of a sweep that was computed in shards. */
import { parseArgs } from "node:util";
import { mergeShards } from "../experiments/index.js";
import type { Command } from "./command.js";
import { shownPath } from "../files/shownPath.js";
import { askedSweep, sweepHelp, sweepOptions } from "./sweepOptions.js";

const help = `Usage: plasticity merge <experiment> [options]

Joins the shards that "plasticity run … --shard k/n" left beside a result into the result: the same values, digit by
digit, as a run without shards. Says which shards lack points, and refuses those of other settings, another seed or other
code; nothing is changed then. The options are those that the shards were run with:

${sweepHelp}

plasticity status shows how far the shards are.`;

export const command: Command = {
  name: "merge",
  summary: "join the shards of a sweep into its result",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: sweepOptions });
    const { experiment, profile, parameters, seed, resultFile, words } = await askedSweep("merge", positionals, values);
    const { provenance } = mergeShards(experiment, {
      profile,
      parameters,
      seed,
      resultFile,
      command: `plasticity run ${words}`,
      onNotice: (message) => console.error(message),
    });
    console.log(
      `${experiment.name} · ${profile} profile · ${provenance.shards} shards joined → ${shownPath(resultFile)}`,
    );
    return 0;
  },
};
