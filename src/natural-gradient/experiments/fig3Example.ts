/**
 * Fig 3B–C: a student's potential before and after learning with the natural rule, beside its teacher's, under input it
 * has not seen; and how far apart they are, in several trained students. The students are those of the learning curves
 * (`fig3-learning`); the first is the one with index 10, as in the released code.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { correlation, mean } from "../../numerics/statistics.js";
import { EventLoop } from "../eventLoop.js";
import { drawTrial } from "../learn.js";
import { potentialTraces } from "../potentialTraces.js";
import { sigmoid } from "../transferFunction.js";

const NAME = "natural-gradient/fig3-example";
const CURVES = "natural-gradient/fig3-learning";
const FIRST = 10;
/** Bins of 0.5 ms: shown, before them, and of a bar of the histogram. */
const [BINS, BURN_IN, BAR] = [500, 500, 25];

export const fig3Example = defineExperiment({
  name: NAME,
  title: "Fig 3B–C: student and teacher before and after learning",
  module: import.meta.url,
  exportName: "fig3Example",
  parameters: z.object({
    students: z.int().min(2).max(1000).multipleOf(2).default(24).meta({ description: "students, each with a teacher" }),
    duration: z.int().min(1).max(100_000).default(8000).meta({ description: "time of learning", unit: "s" }),
    learningRate: z.number().positive().max(1).default(6e-4).meta({ description: "learning rate", symbol: "η_n" }),
    inputs: z.int().min(1).max(1000).default(20).meta({ description: "inputs over which differences are averaged" }),
  }),
  profiles: { quick: { students: 6, duration: 3000 }, paper: {} },
  axes: ({ students }) => [{ name: "pair", values: Array.from({ length: students / 2 }, (_, k) => k + 1) }],
  observables: () => {
    const member = { name: "member", values: [1, 2] };
    const axes = [member];
    const traced = [member, { name: "time", unit: "s", values: Array.from({ length: BINS }, (_, k) => k * 5e-4) }];
    return {
      // V above rest under the first input
      before: { unit: "mV", digits: 4, axes: traced },
      after: { unit: "mV", digits: 4, axes: traced },
      teacher: { unit: "mV", digits: 4, axes: traced },
      // root mean squared differences from the teacher; correlations with it; of rates in bars of 12.5 ms
      voltageBefore: { unit: "mV", digits: 5, axes },
      voltageAfter: { unit: "mV", digits: 5, axes },
      rateBefore: { unit: "Hz", digits: 5, axes },
      rateAfter: { unit: "Hz", digits: 5, axes },
      correlationBefore: { digits: 5, axes },
      correlationAfter: { digits: 5, axes },
    };
  },
  run: ({ parameters: { duration, learningRate, inputs }, point, seed }) => {
    const rates = Float64Array.from({ length: 100 }, (_, i) => (i < 50 ? 10 : 50));
    const { rate } = sigmoid();
    const loop = new EventLoop({ rates, rule: "natural", learningRate });
    const trials = [0, 1].map((k) => FIRST + 2 * (point.pair - 1) + k);
    const drawn = trials.map((trial) => drawTrial({ rates, seed, experiment: CURVES, trial }));
    loop.start(
      drawn.map(({ weights, teacher }, k) => ({
        weights,
        teacher,
        stream: (part: string) => randomStream(seed, CURVES, trials[k]!, "natural", part),
      })),
    );
    loop.run(duration);
    const members = drawn.map(({ weights, teacher }, k) => {
      const after = loop.weights(k as 0 | 1);
      const traces = Array.from({ length: inputs }, (_, input) =>
        potentialTraces([weights, after, teacher], rates, randomStream(seed, NAME, trials[k]!, input), {
          bins: BINS,
          burnIn: BURN_IN,
        }),
      );
      const profiles = traces.map((neurons) => neurons.map((trace) => bars(trace.map(rate))));
      const average = (f: (neurons: Float64Array[]) => number, of: Float64Array[][]): number => mean(of.map(f));
      return {
        shown: traces[0]!,
        voltage: [0, 1].map((j) => average((v) => rootMeanSquare(v[j]!, v[2]!), traces)),
        rate: [0, 1].map((j) => average((v) => rootMeanSquare(v[j]!, v[2]!), profiles)),
        correlation: [0, 1].map((j) => average((v) => correlation(v[j]!, v[2]!), profiles)),
      };
    });
    const trace = (j: number): number[] => members.flatMap(({ shown }) => Array.from(shown[j]!));
    return {
      before: trace(0),
      after: trace(1),
      teacher: trace(2),
      voltageBefore: members.map(({ voltage }) => voltage[0]!),
      voltageAfter: members.map(({ voltage }) => voltage[1]!),
      rateBefore: members.map(({ rate: r }) => r[0]!),
      rateAfter: members.map(({ rate: r }) => r[1]!),
      correlationBefore: members.map(({ correlation: c }) => c[0]!),
      correlationAfter: members.map(({ correlation: c }) => c[1]!),
    };
  },
});

/** Means over bars of 12.5 ms. */
function bars(trace: Float64Array): Float64Array {
  return Float64Array.from({ length: BINS / BAR }, (_, k) => mean(trace.subarray(k * BAR, (k + 1) * BAR)));
}

function rootMeanSquare(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(mean(a.map((x, k) => (x - b[k]!) * (x - b[k]!))));
}
