/** The loop without a sum over synapses, held against the plain one: same spikes, same weights, and what gathering is for. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { randomStream } from "../../numerics/random.js";
import { EventLoop } from "../eventLoop.js";
import { drawTrial } from "../learn.js";
import { approximatedRule, euclideanRule, naturalRule } from "../learningRules.js";
import { checkedTask, type LearningTask } from "../learningTask.js";
import { tabulatedMoments } from "../momentTable.js";
import { FIG3_LEARNING_RATES, twoRates } from "../printedRates.js";
import { SPAN, spanResiduals } from "../spanOfUpdates.js";
import { SynapseLoop } from "../synapseLoop.js";
import { RULES } from "./learningSweep.js";

const NAME = "natural-gradient/learning-loop";
/** Bins between two gatherings. */
const DISTANCES = [8, 16, 32, 48, 64, 96, 128, 192, 256];

export const learningLoop = defineExperiment({
  name: NAME,
  title: "Learning without a sum over synapses: against the plain loop",
  module: import.meta.url,
  exportName: "learningLoop",
  parameters: z.object({
    afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
    trials: z.int().min(2).default(8).meta({ description: "trials, each with its own weights, teacher and spikes" }),
    seconds: z.int().min(1).default(200).meta({ description: "length of the long comparison", unit: "s" }),
    gatheredSeconds: z.int().min(1).default(4).meta({ description: "length of a run per distance", unit: "s" }),
  }),
  profiles: { quick: { trials: 2, seconds: 8, gatheredSeconds: 1 }, paper: {} },
  axes: ({ trials }) => [
    { name: "rule", values: [...RULES] },
    { name: "trial", values: Array.from({ length: trials }, (_, k) => k + 1) },
  ],
  observables: () => ({
    /** Bound of the largest difference of a weight, after the long comparison, and per distance of gathering. */
    difference: {},
    gathered: { axes: [{ name: "distance", unit: "bins", values: DISTANCES }] },
    /** The same between two runs of the plain loop whose spikes differ, and how far a weight went at most. */
    otherSpikes: { digits: 3 },
    moved: { digits: 3 },
    /** Share of an update outside of the span of all four vectors, or of all but one (bounds). */
    outside: { axes: [{ name: "without", values: ["none", ...SPAN] }] },
  }),
  run: ({ parameters, point, seed }) => {
    const { afferents, seconds, gatheredSeconds } = parameters;
    const rule = point.rule as (typeof RULES)[number];
    const rates = twoRates(afferents);
    const task: LearningTask = { rates, rule, learningRate: FIG3_LEARNING_RATES[rule] };
    const trial = Number(point.trial);
    const { weights, teacher } = drawTrial({ rates, seed, experiment: NAME, trial });
    const named = (...more: string[]) => ({
      weights,
      teacher,
      stream: (part: string) => randomStream(seed, NAME, trial, rule, part, ...more),
    });
    const plain = (length: number, ...more: string[]): Float64Array => {
      const loop = new SynapseLoop(task, named(...more));
      loop.run(length);
      return loop.weights;
    };
    const fast = (length: number, gatherEvery?: number): Float64Array => {
      const loop = new EventLoop(task, gatherEvery === undefined ? {} : { gatherEvery });
      loop.start([named()]);
      loop.run(length);
      return loop.weights();
    };
    const long = plain(seconds);
    const short = plain(gatheredSeconds);
    return {
      difference: roundingBound(largestDifference(fast(seconds), long)),
      gathered: DISTANCES.map((distance) => gatheredDifference(() => fast(gatheredSeconds, distance), short)),
      otherSpikes: largestDifference(plain(gatheredSeconds, "other spikes"), short),
      moved: largestDifference(long, weights),
      outside: spanOf(rule, { rates, weights, seed, trial }),
    };
  },
});

/** Beyond 1, and for weights that aren't finite any more, 1: all digits are lost. */
function gatheredDifference(run: () => Float64Array, expected: Float64Array): number {
  try {
    return Math.min(roundingBound(largestDifference(run(), expected)), 1);
  } catch (error) {
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** Residuals of the span check; the Euclidean rule moves along a and b themselves, so its metric is 1 instead of r. */
function spanOf(
  rule: (typeof RULES)[number],
  { rates, weights, seed, trial }: { rates: Float64Array; weights: Float64Array; seed: number; trial: number },
): number[] {
  const options = { moments: tabulatedMoments() };
  const rules = { natural: naturalRule(options), approximated: approximatedRule(options), euclidean: euclideanRule };
  const task = checkedTask({ rates, rule, learningRate: 0 });
  const stream = randomStream(seed, NAME, trial, "span");
  const learningRate = FIG3_LEARNING_RATES[rule];
  return Array.from(
    spanResiduals({
      task,
      rule: rules[rule],
      learningRate,
      weights,
      stream,
      metric: rule === "euclidean" ? "one" : "rates",
    }),
    (share) => (share < 1e-6 ? roundingBound(share) : Number(share.toPrecision(3))),
  );
}
