/** The path of the weights at steady state, and the plane that shows most of it (Fig 2b). */
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { dot, rescale } from "../numerics/vector.js";
import { randomStream } from "../numerics/random.js";
import { splitMagnitude } from "./compensatoryPlasticity.js";
import { nonlinearTask, type Task } from "./task.js";
import {
  aCount,
  aFlag,
  aNonNegative,
  aNonNegativeOrInfinite,
  aVector,
  aWhole,
  anIndex,
  bufferOf,
  listOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** States of one network, recorded every so many steps. */
export interface Trajectory extends Task {
  readonly states: readonly Float64Array[];
  /** F at each recorded state. */
  readonly taskError: Float64Array;
}

const nonlinearTrajectoryOptions = optionsOf({
  fluctuation: aNonNegative,
  ratio: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
  settle: anIndex,
  count: aCount,
  every: aCount,
  seed: optional(aWhole),
  samples: optional(aCount),
  held: optional(aFlag),
});

/**
 * Runs the nonlinear network for `settle` steps and then records `count` states, `every` steps apart. Magnitudes: e =
 * `fluctuation` √N, ρ = `ratio`, s = `signalToNoise`. With `held: false` compensatory plasticity stops when the recording
 * begins: a free walk of the same steps, as a control.
 */
export function nonlinearTrajectory(options: {
  fluctuation: number;
  ratio: number;
  signalToNoise: number;
  settle: number;
  count: number;
  every: number;
  seed?: number;
  samples?: number;
  held?: boolean;
}): Trajectory {
  requireInput("nonlinearTrajectory: options", options, nonlinearTrajectoryOptions);
  const { fluctuation, ratio, signalToNoise, settle, count, every, seed = 1, samples = 1000, held = true } = options;

  const { kernel, ...task } = nonlinearTask({ seed, repeat: 1, samples });
  const e = fluctuation * Math.sqrt(task.landscape.dimension);
  const run = {
    fluctuation: e,
    ...splitMagnitude(ratio * e, signalToNoise),
    fluctuationStream: randomStream(seed, "optimal-plasticity/trajectory", "fluctuation"),
    noiseStream: randomStream(seed, "optimal-plasticity/trajectory", "noise"),
  };
  if (settle > 0) kernel.run({ ...run, taskError: new Float64Array(settle) });
  const errors = new Float64Array(every);
  const taskError = new Float64Array(count);
  const states = Array.from({ length: count }, (_, k) => {
    const state = Float64Array.from(kernel.weights);
    kernel.run({ ...run, ...(held ? {} : { gradientStep: 0, noiseStep: 0 }), taskError: errors });
    taskError[k] = errors[0]!;
    return state;
  });
  return { ...task, states, taskError };
}

/** Mean of the states. */
export function meanState(states: readonly Float64Array[]): Float64Array {
  requireInput("meanState: states", states, listOf(aVector, 1));
  requireInput("meanState: states", states, listOf(bufferOf(states[0]!.length)));

  const centre = new Float64Array(states[0]!.length);
  for (const state of states)
    for (let i = 0; i < centre.length; i++) centre[i] = centre[i]! + state[i]! / states.length;
  return centre;
}

/** The `count` directions of largest variance among the states (unit vectors): their principal components. */
export function principalDirections(states: readonly Float64Array[], count: number): Float64Array[] {
  requireInput("principalDirections: states", states, listOf(aVector, 1));
  requireInput("principalDirections: states", states, listOf(bufferOf(states[0]!.length)));
  requireInput("principalDirections: count", count, aCount);

  const centre = meanState(states);
  const deviations = states.map((state) => state.map((value, i) => value - centre[i]!));
  // the Gram matrix is smaller than the covariance when there are fewer states than weights
  const gram = new Matrix(deviations.map((a) => deviations.map((b) => dot(a, b))));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, k) => k).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  return order.slice(0, count).map((column) => {
    const direction = new Float64Array(centre.length);
    deviations.forEach((deviation, s) => {
      const weight = eigenvectorMatrix.get(s, column);
      for (let i = 0; i < direction.length; i++) direction[i] = direction[i]! + weight * deviation[i]!;
    });
    return rescale(direction);
  });
}
