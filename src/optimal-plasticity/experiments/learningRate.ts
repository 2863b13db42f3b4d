/**
 * Eq 10 in a network: the best rate of compensatory plasticity while something is still being learned. A nonlinear network
 * starts with other weights than its teacher's and learns them by the exact gradient under fluctuations, each step of the
 * length that Eq 6 calls best. At some times the truly best length is searched for: the one with the smallest
 * 𝔼F[w + Δc + Δε] over many fluctuations, of the real F.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { pow } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { addScaled, norm, rescale } from "../../numerics/vector.js";
import { curvature, meanCurvature } from "../curvature.js";
import { fluctuation as fluctuate } from "../fluctuation.js";
import { glorotWeights } from "../glorot.js";
import { drawInputs } from "../inputs.js";
import type { Landscape } from "../landscape.js";
import { networkSeed } from "../networkSeed.js";
import { nonlinearNetwork } from "../nonlinearNetwork.js";

export const learningRate = defineExperiment({
  name: "optimal-plasticity/learning-rate",
  title: "Eq 10: the best rate of compensatory plasticity during learning",
  module: import.meta.url,
  exportName: "learningRate",
  parameters: z.object({
    fluctuation: z.number().positive().default(0.003).meta({ description: "magnitude e", unit: "√N", symbol: "e" }),
    doublings: z.int().min(3).max(16).default(12).meta({ description: "measured at step 0, 1, 2, 4 … 2^doublings" }),
    draws: z.int().min(2).default(128).meta({ description: "fluctuations over which 𝔼F is averaged" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { doublings: 10, draws: 32, repeats: 3 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: ({ doublings }) => {
    const axes = [{ name: "time", unit: "steps", values: measuredAt(doublings) }];
    return {
      taskError: { symbol: "F", digits: 5, axes },
      bestRatio: { symbol: "ρ*", digits: 5, axes },
      improvement: { symbol: "−𝔼ΔF", digits: 5, axes },
      fluctuationCurvature: { symbol: "Q[Δε]", digits: 5, axes },
      compensationCurvature: { symbol: "Q[Δc]", digits: 5, axes },
    };
  },
  run: ({ parameters: { fluctuation, doublings, draws }, point, seed }) => {
    const repeat = Number(point.repeat);
    const [components, hidden, outputs] = [4, 6, 3];
    const inputs = drawInputs({ kind: "mixed", components, samples: 64, seed: networkSeed(seed, repeat) });
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/learning-rate", repeat, part);
    const weights = (which: string) => glorotWeights([components, hidden, outputs], stream(which));
    const landscape = nonlinearNetwork({ inputs, teacher: weights("teacher"), hidden, outputs });
    const w = weights("start");
    const e = fluctuation * Math.sqrt(w.length);
    const [forPath, forSearch] = [stream("fluctuation"), stream("search")];
    const direction = new Float64Array(w.length);
    const change = new Float64Array(w.length);
    const times = measuredAt(doublings);
    const measured: Record<"taskError" | "bestRatio" | "improvement" | "ofFluctuation" | "ofCompensation", number[]> = {
      ...{ taskError: [], bestRatio: [], improvement: [], ofFluctuation: [], ofCompensation: [] },
    };
    for (let t = 0; t <= times.at(-1)!; t++) {
      const before = landscape.gradient(w, direction);
      const slope = norm(direction);
      const q = curvature(landscape, w, direction);
      // Eq 6; where the gradient's direction is not curved upwards, F has no minimum along it, to second order: step e
      const best = q > 0 ? slope / q : e;
      rescale(direction, -1);
      if (times.includes(t)) {
        const sample = Array.from({ length: draws }, () => fluctuate(e, forSearch, new Float64Array(w.length)));
        const { length, expected } = bestLength(landscape, w, direction, sample, best);
        measured.taskError.push(before);
        measured.bestRatio.push(length / e);
        measured.improvement.push(before - expected);
        measured.ofFluctuation.push(meanCurvature(landscape, w));
        measured.ofCompensation.push(q);
      }
      fluctuate(e, forPath, change);
      addScaled(addScaled(w, best, direction), 1, change);
    }
    const { ofFluctuation, ofCompensation, ...rest } = measured;
    return { ...rest, fluctuationCurvature: ofFluctuation, compensationCurvature: ofCompensation };
  },
});

function measuredAt(doublings: number): number[] {
  return [0, ...Array.from({ length: doublings + 1 }, (_, k) => pow(2, k))];
}

/**
 * The length along `direction` with the smallest mean of F over the fluctuations `sample` that come with it, by golden
 * section between 0 and four times `guess`.
 */
function bestLength(
  landscape: Landscape,
  w: Float64Array,
  direction: Float64Array,
  sample: readonly Float64Array[],
  guess: number,
): { length: number; expected: number } {
  const at = (length: number) => {
    const moved = addScaled(w.slice(), length, direction);
    // each fluctuation and its opposite: the slope cancels, as in Eq 3a
    return mean(
      sample.flatMap((change) => [1, -1].map((sign) => landscape.taskError(addScaled(moved.slice(), sign, change)))),
    );
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, 4 * guess];
  for (let step = 0; step < 22; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (at(left) < at(right)) high = right;
    else low = left;
  }
  const length = (low + high) / 2;
  return { length, expected: at(length) };
}
