/** What the linear expansion does to the error's geometry, and what the slides' looser forms of it do. */
import { matrixProduct } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { localGeometry } from "./expectations.js";
import { expandTask, type LinearTask } from "./linearExpansion.js";
import { linearNetwork } from "./linearNetwork.js";
import { silentWeights } from "./silentWeights.js";
import { localTaskDifficulty } from "./taskDifficulty.js";
import { aLinearTask } from "./linearExpansion.js";
import { aCount, aStream, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Quantities after : before the expansion. */
export interface ExpansionRatios {
  readonly error: number;
  readonly gradientNorm: number;
  readonly gradientCurvature: number;
  /** G of an embedded direction D V Bᵀ. */
  readonly difficulty: number;
  readonly trace: number;
  /** Tr ∇²F/N, the curvature of a random direction. */
  readonly meanCurvature: number;
  /** F of W' = D W Bᵀ + Z with DᵀZB = 0, Z as large as D W Bᵀ: "any random W' such that W = DᵀW'B". 1 only for c₂ = 1. */
  readonly errorOfAnyWeights: number;
  /** Trace where the error is read out in the old space, y = DᵀW'Bx: stays. */
  readonly readOutTrace: number;
}

const expansionRatiosFactors = optionsOf({ inputFactor: aCount, outputFactor: aCount });

/**
 * The ratios of one random expansion, the trace by the Hessian itself (N Hessian–vector products).
 *
 * `expansionRatios(task, { inputFactor: 2, outputFactor: 2 }, stream).trace // 2`
 *
 * Throws `RangeError` for factors that are no whole numbers ≥ 1.
 */
export function expansionRatios(
  task: LinearTask,
  factors: { inputFactor: number; outputFactor: number },
  stream: RandomStream,
): ExpansionRatios {
  requireInput("expansionRatios: task", task, aLinearTask);
  requireInput("expansionRatios: factors", factors, expansionRatiosFactors);
  requireInput("expansionRatios: stream", stream, aStream);

  const base = linearNetwork(task);
  const before = localGeometry(base, task.student);
  const expanded = expandTask(task, factors, stream);
  const { network, start, embedding, rotation, embed } = expanded;
  const after = localGeometry(network, start);
  const direction = stream.fillNormal(new Float64Array(base.dimension));
  const n = network.dimension;
  const unit = new Float64Array(n);
  const image = new Float64Array(n);
  let trace = 0;
  for (let k = 0; k < n; k++) {
    unit[k] = 1;
    network.hessianVector(start, unit, image);
    unit[k] = 0;
    trace += image[k]!;
  }
  const z = silentWeights(task, expanded, stream);
  const other = start.map((value, k) => value + z[k]!);
  return {
    error: after.error / before.error,
    gradientNorm: after.gradientNorm / before.gradientNorm,
    gradientCurvature: after.gradientCurvature / before.gradientCurvature,
    difficulty:
      localTaskDifficulty(network, start, embed(direction)) / localTaskDifficulty(base, task.student, direction),
    trace: trace / before.trace,
    meanCurvature: trace / n / (before.trace / before.dimension),
    errorOfAnyWeights: network.error(other) / before.error,
    readOutTrace: readOutTrace(task, embedding, rotation) / before.trace,
  };
}

/** Tr of the Hessian of ½ tr[(DᵀW'B − W*)Σ(…)ᵀ] in W': the entry (r, c) adds ‖row r of D‖² (B Σ Bᵀ)_cc. */
function readOutTrace(task: LinearTask, embedding: Float64Array, rotation: Float64Array): number {
  let rows = 0;
  for (const entry of rotation) rows += entry * entry;
  const { inputs, inputMoment } = task;
  const moved = matrixProduct(embedding, inputMoment, embedding.length / inputs, inputs, inputs);
  let columns = 0;
  for (let k = 0; k < embedding.length; k++) columns += moved[k]! * embedding[k]!;
  return rows * columns;
}
