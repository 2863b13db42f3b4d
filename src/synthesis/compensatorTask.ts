/** The networks in which compensators are compared, each with its Fisher matrix. */
import { randomStream } from "../numerics/random.js";
import { glorotWeights } from "../optimal-plasticity/glorot.js";
import { hessian } from "../optimal-plasticity/hessian.js";
import { drawInputs } from "../optimal-plasticity/inputs.js";
import type { Landscape } from "../optimal-plasticity/landscape.js";
import { networkSeed } from "../optimal-plasticity/networkSeed.js";
import { nonlinearNetwork } from "../optimal-plasticity/nonlinearNetwork.js";
import { LINEAR_LAYERS, linearTask } from "../optimal-plasticity/task.js";
import { fisherMatrix, type FisherMatrix } from "./fisherMatrix.js";
import { aFlag, aWhole, anIndex, requireInput } from "../numerics/inputKinds.js";

/** Neurons per layer of the nonlinear network: N = 42 weights. */
export const COMPENSATOR_LAYERS = [4, 6, 3] as const;

/** One network: its landscape, its minimum and its Fisher matrix. */
export interface CompensatorTask {
  readonly landscape: Landscape;
  readonly teacher: Float64Array;
  readonly fisher: FisherMatrix;
  /** F of a network with other weights. */
  readonly unrelatedError: number;
}

/**
 * Network `repeat` of `seed`: the 2021 paper's linear one (12–10), or one with six sigmoidal neurons and linear outputs
 * (4–6–3, 64 inputs). Inputs are mixed, teacher and inputs are each network's own.
 *
 * `compensatorTask(true, 1, 3).landscape.dimension // 120`
 */
export function compensatorTask(linear: boolean, seed: number, repeat: number): CompensatorTask {
  requireInput("compensatorTask: linear", linear, aFlag);
  requireInput("compensatorTask: seed", seed, aWhole);
  requireInput("compensatorTask: repeat", repeat, anIndex);

  const layers = linear ? LINEAR_LAYERS : COMPENSATOR_LAYERS;
  const weights = (which: string) => glorotWeights(layers, randomStream(seed, "synthesis/compensators", which, repeat));
  if (linear) {
    const { landscape, teacher } = linearTask({ seed: networkSeed(seed, repeat), repeat: 1 });
    // y = W u: J doesn't depend on W, and without a bend of y the Fisher matrix is the Hessian
    const matrix = hessian(landscape, teacher);
    const fisher: FisherMatrix = (_w, out) => {
      out.set(matrix);
      return out;
    };
    return { landscape, teacher, fisher, unrelatedError: landscape.taskError(weights("unrelated")) };
  }
  const [components, hidden, outputs] = COMPENSATOR_LAYERS;
  const inputs = drawInputs({ kind: "mixed", components, samples: 64, seed: networkSeed(seed, repeat) });
  const teacher = weights("teacher");
  const landscape = nonlinearNetwork({ inputs, teacher, hidden, outputs });
  return {
    landscape,
    teacher,
    fisher: fisherMatrix({ inputs, hidden, outputs }),
    unrelatedError: landscape.taskError(weights("unrelated")),
  };
}
