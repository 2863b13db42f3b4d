/** The input samples of Fig 3D–E, so that contours and vectors are of the same ones. */
import { randomStream } from "../numerics/random.js";
import { checkedTask } from "./learningTask.js";
import { drawPotentials } from "./testSet.js";
import { PLANE, taughtSamples } from "./weightPlane.js";
import type { TaughtSamples } from "./weightPlane.js";
import { aCount, aWhole, anIndex, requireInput } from "../numerics/inputKinds.js";

/**
 * One set of samples of the two afferents' potentials (each the end of a second of spikes), with the teacher's rates.
 *
 * @example planeSamples(1, 1, 2000)
 */
export function planeSamples(seed: number, set: number, count: number): TaughtSamples {
  requireInput("planeSamples: seed", seed, aWhole);
  requireInput("planeSamples: set", set, anIndex);
  requireInput("planeSamples: count", count, aCount);

  const stream = randomStream(seed, "natural-gradient/fig3-landscape", set);
  const task = checkedTask({ rates: PLANE.rates, rule: "euclidean", learningRate: 0 });
  const potentials = drawPotentials(task, stream, { samples: count, bins: 2000 });
  const target = PLANE.target.map((w) => w / PLANE.rates.length);
  return taughtSamples(potentials, target, PLANE.rates);
}
