import { requirePositive, requireVector } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { dormandPrince, requireFinished } from "../numerics/ode.js";
import type { IntegrationOptions } from "../numerics/ode.js";
import { norm } from "../numerics/vector.js";
import { neuralGradients } from "./neuralGradients.js";
import { requirePower, totalCost, transformedCosts } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aCount,
  aFunction,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

export interface BalanceOptions extends IntegrationOptions {
  /** Times at which the state is wanted, increasing; the first is the start. Unit: 1/(γp · unit of cost). */
  times: ArrayLike<number>;
  /** p > 0; default 2. */
  power?: number;
  /** γ > 0; default 1/p, the paper's normalisation γp = 1. */
  descentRate?: number;
  /** h at the first time; default 0. */
  start?: ArrayLike<number>;
}

/** What the options have to be. */
export const balanceOptions = optionsOf<BalanceOptions>({
  times: aVector,
  power: optional(aPositive),
  descentRate: optional(aPositive),
  start: optional(aVector),
  relativeTolerance: optional(aNonNegative),
  absoluteTolerance: optional(aNonNegative),
  maximumSteps: optional(aCount),
  firstStep: optional(aNumber),
});

/** The flow at the requested times. */
export interface BalanceTrajectory {
  times: Float64Array;
  /** h, times × neurons, row-major. */
  coordinates: Float64Array;
  /** C at each time. */
  totals: Float64Array;
  /** ‖g‖ at each time, g in units with γp = 1. */
  imbalance: Float64Array;
  /** h at time number k, from 0; N numbers. */
  coordinatesAt: (k: number) => Float64Array;
  /** c at time number k, from 0; N × N. */
  costsAt: (k: number) => Float64Array;
  steps: number;
  evaluations: number;
}

/** What a balance trajectory has to have. */
export const aBalanceTrajectory = withLengths<BalanceTrajectory>(
  having<BalanceTrajectory>({
    times: aVector,
    coordinates: aVector,
    totals: aVector,
    imbalance: aVector,
    coordinatesAt: aFunction,
    costsAt: aFunction,
    steps: aCount,
    evaluations: aNumber,
  }),
  ({ times, coordinates }) => ({
    coordinates: times.length * Math.floor(coordinates.length / times.length),
    totals: times.length,
    imbalance: times.length,
  }),
);

/**
 * Synaptic balancing as a flow (Eqs 15–18): ḣ = g(h) with g_k = γp (Σ_j c_kj − Σ_i c_ik), c_ij = c⁰_ij e^{p (h_j − h_i)}.
 * Integrated in the N coordinates h by Dormand–Prince (the N² weights follow from h: `transformedWeights`), 2 N
 * exponentials and 2 N² multiplications an evaluation. Σ h keeps its value; C never rises.
 *
 * `balance(costs, { times: [0, 0.1, 1], power: 2 }).costsAt(2)`
 *
 * A network that is not strongly connected has no equilibrium: its h grow like ln t, and this function is the way to
 * follow them to a fixed time. Throws `RangeError` for bad costs, unknown options, p ≤ 0, γ ≤ 0, times that are missing or do not increase; `Error` when
 * the integration cannot finish (more than `maximumSteps`).
 */
export function balance(costs: MatrixLike, options: BalanceOptions): BalanceTrajectory {
  requireInput("balance: costs", costs, someCosts);
  requireInput("balance: options", options, balanceOptions);

  costs = rowMajor(costs, "balance: costs");
  const n = Math.sqrt(costs.length);
  const { power = 2, start = new Float64Array(n) } = options;
  requirePower(power);
  const descentRate = options.descentRate ?? 1 / power;
  requirePositive("balance: descentRate", descentRate);
  requireVector("balance: start", start, n);
  const off = Float64Array.from(costs);
  for (let i = 0; i < n; i++) off[i * n + i] = 0;
  const up = new Float64Array(n);
  const down = new Float64Array(n);
  const outgoing = new Float64Array(n);
  const scale = descentRate * power;
  const run = requireFinished(
    dormandPrince(
      (_t, h, g) => {
        for (let i = 0; i < n; i++) {
          // bounds p |h_j − h_i| by 700, where a trial step of the integrator would leave the range of numbers
          const exponent = Math.min(350, Math.max(-350, power * h[i]!));
          up[i] = exp(exponent);
          down[i] = exp(-exponent);
        }
        outgoing.fill(0);
        for (let i = 0; i < n; i++) {
          const row = i * n;
          const factor = down[i]!;
          let incoming = 0;
          for (let j = 0; j < n; j++) {
            const cost = off[row + j]!;
            incoming += cost * up[j]!;
            outgoing[j]! += cost * factor;
          }
          g[i] = incoming * factor;
        }
        for (let i = 0; i < n; i++) g[i] = scale * (g[i]! - outgoing[i]! * up[i]!);
      },
      start,
      options.times,
      options,
    ),
    "balance",
  );
  const times = Float64Array.from(options.times);
  const coordinatesAt = (k: number, name = "coordinatesAt") => {
    if (!(Number.isInteger(k) && k >= 0 && k < times.length)) {
      throw new RangeError(`${name}: expected the number of a time, 0 … ${times.length - 1}, got ${k}`);
    }
    return run.states.slice(k * n, (k + 1) * n);
  };
  const costsAt = (k: number) => transformedCosts(costs, coordinatesAt(k, "costsAt"), power);
  const totals = new Float64Array(times.length);
  const imbalance = new Float64Array(times.length);
  for (let k = 0; k < times.length; k++) {
    const present = costsAt(k);
    totals[k] = totalCost(present);
    imbalance[k] = norm(neuralGradients(present));
  }
  return {
    times,
    coordinates: run.states,
    totals,
    imbalance,
    coordinatesAt: (k) => coordinatesAt(k),
    costsAt,
    steps: run.steps,
    evaluations: run.evaluations,
  };
}
