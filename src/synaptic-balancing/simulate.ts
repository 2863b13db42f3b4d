import { requireNumber, requirePositive, requireVector } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import type { RateNetwork } from "./network.js";
import { relu } from "./nonlinearity.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { aRateNetwork } from "./network.js";
import {
  aBuffer,
  aCount,
  aNonNegative,
  aPositive,
  aStream,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aNonlinearity } from "./nonlinearity.js";

export interface SimulationOptions {
  /** Δt in units of τ, > 0. */
  timeStep: number;
  /** φ; default ReLU. */
  nonlinearity?: Nonlinearity;
  /** x(0); default 0. */
  initial?: ArrayLike<number>;
  /**
   * Noise in the hidden units: √Δt · magnitude · ξ added to every neuron at every step, ξ ~ 𝒩(0, 1) from the stream,
   * neurons of one step in order. The standard deviation at rest of an unconnected neuron is magnitude/√2.
   */
  noise?: { magnitude: number; stream: RandomStream };
}

/** What the options have to be. */
export const simulationOptions = optionsOf<SimulationOptions>({
  timeStep: aPositive,
  nonlinearity: optional(aNonlinearity),
  initial: optional(aVector),
  noise: optional(having({ magnitude: aNonNegative, stream: aStream })),
});

export interface Simulation {
  /** Steps taken, K. */
  steps: number;
  /** x before step k in row k, (K + 1) × N; the last row is the state after the last step. */
  states: Float64Array;
  /** y = W_out x, (K + 1) × O. */
  outputs: Float64Array;
}

/** What a simulation has to have. */
export const aSimulation = having<Simulation>({ steps: aCount, states: aVector, outputs: aVector });

/**
 * Runs the rate network by Euler's method, or Euler–Maruyama's with noise:
 * x ← x + Δt (−x + J φ(x) + W_in u_k + b) + √Δt ε ξ_k, y = W_out x (Eqs 1–2). `input` holds u for every step, steps × M.
 *
 * `simulate(network, input, { timeStep: 0.02 }).outputs`
 *
 * Throws `RangeError` for an input whose length doesn't fit or that is not finite, Δt ≤ 0, noise < 0; `Error` naming the
 * step when the activity leaves the range of numbers (unstable dynamics, or too long a step).
 */
export function simulate(network: RateNetwork, input: ArrayLike<number>, options: SimulationOptions): Simulation {
  requireInput("simulate: network", network, aRateNetwork);
  requireInput("simulate: input", input, aBuffer);
  requireInput("simulate: options", options, simulationOptions);

  const { neurons: n, inputs, recurrent, bias } = network;
  const { timeStep, nonlinearity = relu, noise } = options;
  requirePositive("simulate: timeStep", timeStep);
  if (noise !== undefined) requireNumber("simulate: noise magnitude", noise.magnitude, { min: 0 });
  if (input.length % inputs !== 0) {
    throw new RangeError(
      `simulate: input: expected a multiple of ${inputs} numbers (steps × channels), got ${input.length}`,
    );
  }
  requireVector("simulate: input", input, input.length);
  const steps = input.length / inputs;
  const states = new Float64Array((steps + 1) * n);
  if (options.initial !== undefined) {
    requireVector("simulate: initial", options.initial, n);
    states.set(options.initial);
  }
  const rates = new Float64Array(n);
  const xi = new Float64Array(n);
  const kick = noise === undefined ? 0 : Math.sqrt(timeStep) * noise.magnitude;
  for (let k = 0; k < steps; k++) {
    const now = k * n;
    const next = now + n;
    for (let j = 0; j < n; j++) rates[j] = nonlinearity.value(states[now + j]!);
    if (noise !== undefined) noise.stream.fillNormal(xi);
    let check = 0;
    for (let i = 0; i < n; i++) {
      let drive = bias[i]!;
      for (let j = 0; j < n; j++) drive += recurrent[i * n + j]! * rates[j]!;
      for (let m = 0; m < inputs; m++) drive += network.input[i * inputs + m]! * input[k * inputs + m]!;
      const x = states[now + i]!;
      const value = x + timeStep * (drive - x) + kick * xi[i]!;
      states[next + i] = value;
      check += value - value;
    }
    // x − x is NaN exactly when x is NaN or infinite
    if (check !== 0) {
      throw new Error(
        `simulate: the activity left the range of numbers in step ${k} (t = ${k * timeStep}): ` +
          `the dynamics are unstable for these weights and this time step`,
      );
    }
  }
  return { steps, states, outputs: readout(network, states) };
}

/** y = W_out x for every row of `states` (rows × N): rows × O. */
export function readout(network: RateNetwork, states: ArrayLike<number>): Float64Array {
  requireInput("readout: network", network, aRateNetwork);
  requireInput("readout: states", states, aVector);

  const { neurons: n, outputs, output } = network;
  const rows = states.length / n;
  if (!Number.isInteger(rows)) {
    throw new RangeError(
      `readout: states: expected a multiple of ${n} numbers (steps × neurons), got ${states.length}`,
    );
  }
  const out = new Float64Array(rows * outputs);
  for (let k = 0; k < rows; k++) {
    for (let o = 0; o < outputs; o++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += output[o * n + j]! * states[k * n + j]!;
      out[k * outputs + o] = sum;
    }
  }
  return out;
}
