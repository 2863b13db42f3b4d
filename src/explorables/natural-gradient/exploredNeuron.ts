import { randomStream } from "../../numerics/random.js";
import { costContour } from "../../natural-gradient/costContour.js";
import { potentialSamples } from "../../natural-gradient/finalPotentials.js";
import { type SampledNeuron, sampledNeuron } from "../../natural-gradient/sampledNeuron.js";
import { PLANE, type TaughtSamples, taughtSamples } from "../../natural-gradient/weightPlane.js";

/** Few enough for an answer while a hand moves. */
const SAMPLES = 120;
const TARGET = PLANE.target.map((w) => w / PLANE.rates.length) as [number, number];

/** The neuron of two afferents on a set of samples, and the same samples as its rules see them. */
export interface ExploredNeuron {
  readonly neuron: SampledNeuron;
  readonly taught: TaughtSamples;
}

let known: { seed: number; made: ExploredNeuron } | undefined;

/** Fig 3D–E's neuron and target, on the samples of this seed. */
export function exploredNeuron(seed: number): ExploredNeuron {
  if (known?.seed !== seed) {
    const stream = randomStream(seed, "natural-gradient/explore-paths");
    const potentials = potentialSamples(PLANE.rates, stream, { samples: SAMPLES });
    const neuron = sampledNeuron(potentials, TARGET);
    known = { seed, made: { neuron, taught: taughtSamples(potentials, TARGET, PLANE.rates) } };
  }
  return known.made;
}

/**
 * Lines of equal cost as rows [level, n w₁, n w₂], for the `data` of *natural gradient*.
 *
 * @example await explore("natural-gradient", { data: { contours: landscapeContours() }, … })
 */
export function landscapeContours(seed = 1): number[][] {
  const { neuron } = exploredNeuron(seed);
  const n = PLANE.rates.length;
  return [0.3, 1, 3, 8, 16].flatMap((level) =>
    costContour(neuron, TARGET, level, { count: 72, reach: 0.8 }).map(({ w1, w2 }) => [
      level,
      ...[w1, w2].map((w) => Number((n * w).toFixed(4))),
    ]),
  );
}
