/** `plasticity bench learning`: a time bin of the learning task on the kernel, in the plain loop, and in NumPy. */
import { BernoulliRow } from "../../natural-gradient/bernoulliRow.js";
import { EventLoop } from "../../natural-gradient/eventLoop.js";
import { checkedTask, rateClasses, type LearningTask, type RuleName } from "../../natural-gradient/learningTask.js";
import { FIG3_LEARNING_RATES, twoRates } from "../../natural-gradient/printedRates.js";
import { SynapseLoop } from "../../natural-gradient/synapseLoop.js";
import { fineUniform } from "../../numerics/exponentialVariate.js";
import { randomStream } from "../../numerics/random.js";
import type { BenchResult } from "./bench.js";
import { NumpyTwin } from "./numpyTwin.js";
import { type Candidate, processorMilliseconds, timeInTurns } from "./timing.js";

const BINS = 2000;
/** n = 1000 has the total rate of n = 100. */
const SIZES = [
  { afferents: 10, rates: [10, 50] },
  { afferents: 100, rates: [10, 50] },
  { afferents: 1000, rates: [1, 5] },
];
const RULES = ["euclidean", "natural", "approximated"] as const satisfies readonly RuleName[];
const KERNEL_SECONDS = 10;
const REPEATS = 9;
/** ns per bin, mean of the three rules at n = 100. */
const BOUNDS = { target: 90, goal: 50 };

export async function learningBench(): Promise<BenchResult> {
  const result: BenchResult = {
    bench: "learning",
    title: "learning task, one bin of one trial on one core, spikes and coefficients included; two trials a kernel",
    timings: [],
    ratios: [],
    notes: [],
    values: {},
  };
  const kernels = new Map<string, number>();
  for (const { afferents, rates: pair } of SIZES) {
    for (const rule of RULES) {
      const name = `n = ${afferents}, ${rule}`;
      const { candidates, twin, note } = await candidatesFor(name, afferents, pair, rule);
      try {
        const timings = await timeInTurns("ns/bin", candidates, REPEATS);
        result.timings.push(...timings);
        kernels.set(`${afferents} ${rule}`, timings[0]!.minimum);
        if (note !== undefined) result.notes.push(note);
      } finally {
        await twin?.stop();
      }
    }
  }
  const mean = (n: number): number => RULES.reduce((sum, rule) => sum + kernels.get(`${n} ${rule}`)!, 0) / RULES.length;
  for (const [bound, limit] of Object.entries(BOUNDS)) {
    result.notes.push(
      `n = 100, mean of the rules ${mean(100).toFixed(0)} ns by the minima: ${bound} ≤ ${limit} ns/bin: ${mean(100) <= limit ? "met" : "not met"}`,
    );
  }
  result.notes.push(
    `n = 1000 at the same total rate / n = 100: ${(mean(1000) / mean(100)).toFixed(2)}× (target ≤ 1.3×)`,
  );
  Object.assign(result.values, { "n = 10": mean(10), "n = 100": mean(100), "n = 1000": mean(1000) });
  return result;
}

async function candidatesFor(
  name: string,
  afferents: number,
  pair: readonly number[],
  rule: RuleName,
): Promise<{ candidates: Candidate[]; twin: NumpyTwin | undefined; note: string | undefined }> {
  const task: LearningTask = { rates: twoRates(afferents, pair), rule, learningRate: FIG3_LEARNING_RATES[rule] };
  const weightsOf = (part: string): Float64Array =>
    randomStream(1, "bench", "learning", part)
      .fillUniform(new Float64Array(afferents))
      .map((u) => (2 * u - 1) / Math.max(afferents, 100));
  const [weights, teacher] = [weightsOf("weights"), weightsOf("teacher's weights")];
  const trial = (k: number) => ({
    weights,
    teacher,
    stream: (part: string) => randomStream(1, "bench", "learning", k, part),
  });
  const kernel = new EventLoop(task);
  kernel.start([trial(0), trial(1)]);
  const loop = new SynapseLoop(task, trial(0));
  const perBin = (work: () => void, bins: number) => (): number => (processorMilliseconds(work) * 1e6) / bins;
  const candidates: Candidate[] = [
    { name: `${name}, kernel`, once: perBin(() => kernel.run(KERNEL_SECONDS), 2 * BINS * KERNEL_SECONDS) },
    { name: `${name}, plain loop`, once: perBin(() => loop.run(1), BINS) },
  ];
  const twin = NumpyTwin.start("learning.py");
  if (twin === undefined) return { candidates, twin, note: `${name}: no python3 with NumPy here` };
  const check = new EventLoop(task);
  check.start([trial(0)]);
  check.run(1);
  const moved = Math.sqrt(check.weights().reduce((sum, w, i) => sum + (w - weights[i]!) * (w - weights[i]!), 0));
  const answer = await twin.ask<{ check: number; numpy: string }>({
    rule,
    learningRate: task.learningRate,
    rates: [...twoRates(afferents, pair)],
    weights: [...weights],
    teacher: [...teacher],
    ...firstSecond(task, trial(0).stream),
  });
  candidates.push({
    name: `${name}, NumPy`,
    once: async () => ((await twin.ask<{ milliseconds: number }>({ repeats: 1 })).milliseconds * 1e6) / BINS,
  });
  const difference = Math.abs(moved / answer.check - 1).toExponential(0);
  return { candidates, twin, note: `${name}: ${answer.numpy}; weights go equally far in a second, to ${difference}` };
}

/** The spikes of a trial's first second, bin by bin, and the teacher's candidates with their uniforms. */
function firstSecond(task: LearningTask, stream: (part: string) => ReturnType<typeof randomStream>) {
  const checked = checkedTask(task);
  const spikes = Array.from({ length: BINS - 1 }, (): number[] => []);
  let first = 0;
  rateClasses(checked).forEach(({ count, rate }, c) => {
    const row = new BernoulliRow(stream(`input ${c}`), count, rate * checked.timeStep);
    for (let bin = 1; bin < BINS - 1; bin++)
      for (let k = row.next(); k >= 0; k = row.next()) spikes[bin]!.push(first + k);
    first += count;
  });
  const teaching = stream("teacher");
  const row = new BernoulliRow(teaching, 1, checked.transfer.maximum * checked.timeStep);
  const candidates: [number, number][] = [];
  for (let bin = 0; bin < BINS - 1; bin++) {
    let isCandidate = false;
    while (row.next() >= 0) isCandidate = true;
    if (isCandidate) candidates.push([bin, fineUniform(teaching)]);
  }
  return { spikes, candidates };
}
