/** Weights that the smaller network doesn't see: what "any random W' such that W = DᵀW'B" has beyond D W Bᵀ. */
import { aCount, aFunction, aStream, aVector, having, requireInput } from "../numerics/inputKinds.js";
import { matrixProduct, transpose } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";
import { aLinearTask, type ExpandedLinearTask, type LinearTask } from "./linearExpansion.js";

const anExpandedTask = having<Pick<ExpandedLinearTask, "network" | "start" | "embedding" | "rotation" | "embed">>({
  network: having({ inputs: aCount, outputs: aCount, dimension: aCount }),
  start: aVector,
  embedding: aVector,
  rotation: aVector,
  embed: aFunction,
});

/**
 * A random Z, outputs × inputs of the larger network, with DᵀZB = 0 and the length of D W Bᵀ: Gaussian, without its part
 * in the range of both matrices. All 0 where the network isn't larger.
 *
 * `silentWeights(task, expandTask(task, { inputFactor: 2, outputFactor: 2 }, stream), stream)`
 */
export function silentWeights(task: LinearTask, expandedTask: ExpandedLinearTask, stream: RandomStream): Float64Array {
  requireInput("silentWeights: task", task, aLinearTask);
  requireInput("silentWeights: expandedTask", expandedTask, anExpandedTask);
  requireInput("silentWeights: stream", stream, aStream);
  const { network, start, embedding, rotation, embed } = expandedTask;

  const { inputs, outputs, dimension } = network;
  const z = stream.fillNormal(new Float64Array(dimension));
  // then nothing is left of Z but rounding
  if (inputs === task.inputs && outputs === task.outputs) return z.fill(0);
  const seen = matrixProduct(
    transpose(rotation, outputs, task.outputs),
    matrixProduct(z, embedding, outputs, inputs, task.inputs),
    task.outputs,
    outputs,
    task.inputs,
  );
  const visible = embed(seen);
  for (let k = 0; k < dimension; k++) z[k] = z[k]! - visible[k]!;
  const scale = norm(start) / Math.max(norm(z), Number.MIN_VALUE);
  return z.map((value) => scale * value);
}
