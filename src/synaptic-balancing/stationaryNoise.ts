import { lusolve } from "mathjs";
import { requireNumber } from "../numerics/check.js";
import { spectrum } from "./eigenmodes.js";
import type { RateNetwork } from "./network.js";
import { aRateNetwork } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";

/** Fluctuations at rest of a network whose neurons are all active. */
export interface StationaryNoise {
  /** Covariance P of the hidden units, N × N. */
  covariance: Float64Array;
  /** Standard deviation of each output. */
  outputDeviation: Float64Array;
}

/**
 * Stationary fluctuations under white noise of magnitude s in every hidden unit, where all neurons are active (φ′ = 1):
 * A P + P Aᵀ + s² I = 0 with A = J − I, sd(y) = √(W_out P W_outᵀ). Solved as N² linear equations by mathjs: for a few
 * neurons. Continuous time; Euler's steps add a relative error of order Δt.
 *
 * `stationaryNoise(network, 0.1).outputDeviation[0]`
 *
 * Throws `RangeError` for a magnitude < 0, `Error` when the network is unstable (then no stationary state exists).
 */
export function stationaryNoise(network: RateNetwork, magnitude: number): StationaryNoise {
  requireInput("stationaryNoise: network", network, aRateNetwork);

  const { neurons: n, outputs, output } = network;
  requireNumber("stationaryNoise: magnitude", magnitude, { min: 0 });
  const growth = Math.max(...spectrum(network.recurrent).map(({ real }) => real)) - 1;
  if (!(growth < 0)) {
    throw new Error(
      `stationaryNoise: expected stable dynamics (real parts of J − I below 0), got a mode growing at ${growth}`,
    );
  }
  const a = network.recurrent.slice();
  for (let i = 0; i < n; i++) a[i * n + i]! -= 1;
  const equations = Array.from({ length: n * n }, () => new Array<number>(n * n).fill(0));
  const right = new Array<number>(n * n).fill(0);
  for (let i = 0; i < n; i++) {
    right[i * n + i] = -magnitude * magnitude;
    for (let j = 0; j < n; j++) {
      const row = equations[i * n + j]!;
      for (let k = 0; k < n; k++) {
        row[k * n + j]! += a[i * n + k]!;
        row[i * n + k]! += a[j * n + k]!;
      }
    }
  }
  const covariance = Float64Array.from((lusolve(equations, right) as number[][]).flat());
  const outputDeviation = Float64Array.from({ length: outputs }, (_, o) => {
    let variance = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) variance += output[o * n + i]! * covariance[i * n + j]! * output[o * n + j]!;
    }
    return Math.sqrt(variance);
  });
  return { covariance, outputDeviation };
}
