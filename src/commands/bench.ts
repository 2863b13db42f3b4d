/** `plasticity bench`: how fast the inner loops are on this machine, beside the same work in NumPy. */
import { parseArgs } from "node:util";
import type { BenchResult } from "./benches/bench.js";
import { bpttBench } from "./benches/bptt.js";
import { evaluationBench } from "./benches/evaluation.js";
import { fig5Bench } from "./benches/fig5.js";
import { learningBench } from "./benches/learning.js";
import { randomBench } from "./benches/random.js";
import { stepBench } from "./benches/step.js";
import type { Command } from "./command.js";
import { nearest } from "./nearest.js";
import { UsageError } from "./usageError.js";

const benches: Record<string, { summary: string; run: () => Promise<BenchResult> }> = {
  step: { summary: "the fused student–teacher step (12–20–10, 1000 inputs), beside NumPy", run: stepBench },
  random: { summary: "standard normal variates, kernel and TypeScript", run: randomBench },
  fig5: { summary: "points of Fig 5 and its supplement on two workers, extrapolated to all", run: fig5Bench },
  bptt: { summary: "a training iteration of the rate network (256 neurons), beside NumPy", run: bpttBench },
  learning: { summary: "a bin of the learning task: kernel, plain loop over synapses, NumPy", run: learningBench },
  evaluation: { summary: "a noisy evaluation of the rate network, beside NumPy", run: evaluationBench },
};

const help = `Usage: plasticity bench [name…] [--json]

Times the inner loops: all benches, or the named ones.

${Object.entries(benches)
  .map(([name, { summary }]) => `  ${name.padEnd(11)}${summary}`)
  .join("\n")}

Times are processor time of one thread (fig5: wall time of two workers besides), and candidates take turns, so that
other load on the machine disturbs little; what it does to caches and clock remains, so compare minima on a busy
machine. NumPy is measured when python3 can import it.

  --json   machine-readable: an array of { bench, title, timings: [{ name, unit, median, minimum }],
           ratios: [{ of, to, median, minimum }], notes, values }`;

export const command: Command = {
  name: "bench",
  summary: "how fast the inner loops are here, beside NumPy",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    for (const name of positionals) {
      if (Object.hasOwn(benches, name)) continue;
      const near = nearest(name, Object.keys(benches));
      const hint = near === undefined ? "" : `, did you mean "${near}"?`;
      throw new UsageError(`bench: expected ${Object.keys(benches).join(", ")}, got "${name}"${hint}`);
    }
    const results: BenchResult[] = [];
    for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
      const result = await benches[name]!.run();
      results.push(result);
      if (!values.json) console.log(table(result));
    }
    if (values.json) console.log(JSON.stringify(results, null, 2));
    return 0;
  },
};

/** The result as aligned text. */
function table({ bench, title, timings, ratios, notes }: BenchResult): string {
  const number = (x: number): string => x.toPrecision(3);
  const lines = [`${bench}: ${title}`, row("", "median", "minimum", "")];
  for (const { name, unit, median, minimum } of timings) lines.push(row(name, number(median), number(minimum), unit));
  for (const { of, to, median, minimum } of ratios) {
    lines.push(row(`${of} / ${to}`, `${number(median)}×`, `${number(minimum)}×`, ""));
  }
  return [...lines, ...notes.map((note) => `  ${note}`), ""].join("\n");
}

function row(name: string, median: string, minimum: string, unit: string): string {
  return `  ${name.padEnd(36)}${median.padStart(10)}${minimum.padStart(10)}  ${unit}`.trimEnd();
}
