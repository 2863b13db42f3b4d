/** The two processes of Fig 1a in one network at one moment: its weights, a fluctuation, and a compensatory step. */
import { randomStream } from "../numerics/random.js";
import { rescale } from "../numerics/vector.js";
import { fluctuation } from "./fluctuation.js";
import { networkSeed } from "./networkSeed.js";
import { nonlinearTask } from "./task.js";
import { aCount, aNonNegative, aWhole, anIndex, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Vectors over all 440 weights: W₁ (20 × 12) and then W₂ (10 × 20), row-major. */
export interface TwoProcesses {
  readonly weights: Float64Array;
  readonly fluctuation: Float64Array;
  readonly compensation: Float64Array;
}

const twoProcessesOptions = optionsOf({ seed: aWhole, repeat: anIndex, magnitude: aNonNegative, settle: aCount });

/**
 * Network `repeat` of Fig 1 after `settle` steps at matched rates: its next Δε and its next Δc (exact gradient), both of
 * length e.
 *
 * `twoProcesses({ seed: 1, repeat: 1, magnitude: 0.2, settle: 1000 })`
 */
export function twoProcesses(options: {
  seed: number;
  repeat: number;
  magnitude: number;
  settle: number;
}): TwoProcesses {
  requireInput("twoProcesses: options", options, twoProcessesOptions);
  const { seed, repeat, magnitude, settle } = options;

  const { kernel, landscape } = nonlinearTask({ seed: networkSeed(seed, repeat), repeat: 1 });
  const stream = randomStream(seed, "optimal-plasticity/two-processes", repeat);
  kernel.run({
    fluctuation: magnitude,
    gradientStep: magnitude,
    noiseStep: 0,
    fluctuationStream: stream,
    noiseStream: randomStream(seed, "optimal-plasticity/two-processes", repeat, "noise"),
    taskError: new Float64Array(settle),
  });
  const weights = Float64Array.from(kernel.weights);
  const compensation = new Float64Array(weights.length);
  landscape.gradient(weights, compensation);
  return {
    weights,
    fluctuation: fluctuation(magnitude, stream, new Float64Array(weights.length)),
    compensation: rescale(compensation, -magnitude),
  };
}
