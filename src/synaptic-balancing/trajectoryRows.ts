import { requireCount, requirePositive } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import type { RateNetwork } from "./network.js";
import { simulate } from "./simulate.js";
import type { Simulation } from "./simulate.js";
import { aRateNetwork } from "./network.js";
import {
  aCount,
  aNonNegative,
  aPositive,
  aVector,
  aWhole,
  anIndex,
  bufferOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSimulation } from "./simulate.js";

/** One moment of one trial: x1, x2, … are the hidden units, y1, y2, … the outputs. */
export interface TrajectoryRow {
  trial: number;
  /** In units of τ. */
  time: number;
  [unit: string]: number;
}

export interface RowOptions {
  /** Δt of the simulation, in units of τ. */
  timeStep: number;
  /** Keeps every so many-th step; default 1. */
  every?: number;
  /** Number of the trial, as written in the rows; default 1. */
  trial?: number;
}

/** What the options have to be. */
export const rowOptions = optionsOf<RowOptions>({
  timeStep: aPositive,
  every: optional(aCount),
  trial: optional(anIndex),
});

/**
 * A simulation as records for a plot or a table, one a kept step.
 *
 * `trajectoryRows(network, simulate(network, input, { timeStep: 0.02 }), { timeStep: 0.02, every: 5 })`
 *
 * Throws `RangeError` for Δt ≤ 0 or an `every` that is not a whole number ≥ 1.
 */
export function trajectoryRows(network: RateNetwork, simulation: Simulation, options: RowOptions): TrajectoryRow[] {
  requireInput("trajectoryRows: network", network, aRateNetwork);
  requireInput("trajectoryRows: simulation", simulation, aSimulation);
  requireInput("trajectoryRows: options", options, rowOptions);

  const { neurons, outputs } = network;
  const { timeStep, every = 1, trial = 1 } = options;
  requirePositive("trajectoryRows: timeStep", timeStep);
  requireCount("trajectoryRows: every", every);
  requireInput("trajectoryRows: simulation.states", simulation.states, bufferOf((simulation.steps + 1) * neurons));
  requireInput("trajectoryRows: simulation.outputs", simulation.outputs, bufferOf((simulation.steps + 1) * outputs));
  const rows: TrajectoryRow[] = [];
  for (let k = 0; k <= simulation.steps; k += every) {
    const row: TrajectoryRow = { trial, time: k * timeStep };
    for (let i = 0; i < neurons; i++) row[`x${i + 1}`] = simulation.states[k * neurons + i]!;
    for (let o = 0; o < outputs; o++) row[`y${o + 1}`] = simulation.outputs[k * outputs + o]!;
    rows.push(row);
  }
  return rows;
}

const noisyTrialsOptions = optionsOf({
  every: optional(aCount),
  timeStep: aPositive,
  trials: aCount,
  noise: aNonNegative,
  seed: optional(aWhole),
});

/**
 * Trials of one network with white noise of the given magnitude in its hidden units, as records. Trial k of every network
 * gets the same noise, so that two networks differ by nothing else.
 *
 * `noisyTrials(network, input, { timeStep: 0.02, every: 20, trials: 50, noise: 0.1 })`
 *
 * Throws as `simulate` and `trajectoryRows`.
 */
export function noisyTrials(
  network: RateNetwork,
  input: ArrayLike<number>,
  options: Omit<RowOptions, "trial"> & { trials: number; noise: number; seed?: number },
): TrajectoryRow[] {
  requireInput("noisyTrials: network", network, aRateNetwork);
  requireInput("noisyTrials: input", input, aVector);
  requireInput("noisyTrials: options", options, noisyTrialsOptions);

  const { timeStep, every = 1, trials, noise, seed = 1 } = options;
  requireCount("noisyTrials: trials", trials);
  return Array.from({ length: trials }, (_, k) => {
    const stream = randomStream(seed, "synaptic-balancing/noisy-trials", k);
    const simulation = simulate(network, input, { timeStep, noise: { magnitude: noise, stream } });
    return trajectoryRows(network, simulation, { timeStep, every, trial: k + 1 });
  }).flat();
}
