import { exp, ln, pow } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import { dormandPrince, requireFinished } from "../numerics/ode.js";
import type { IntegrationOptions } from "../numerics/ode.js";
import type { RateNetwork } from "./network.js";
import { transformedWeights } from "./taskPreservingTransform.js";
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
import { aRateNetwork } from "./network.js";
import { aSquareMatrix } from "./network.js";

/**
 * A local rule: the neural gradient g_k of neuron `neuron` from the weights it can see, its incoming ones (row k of J)
 * and its outgoing ones (column k), each with N entries. It must not keep or change them.
 */
export type LocalRule = (incoming: Float64Array, outgoing: Float64Array, neuron: number) => number;

/** Synaptic balancing with the cost |J|^p as a local rule: what comes in less what goes out. */
export function balancingRule(power = 2): LocalRule {
  requireInput("balancingRule: power", power, aPositive);

  return (incoming, outgoing) => {
    let g = 0;
    for (let k = 0; k < incoming.length; k++)
      g += pow(Math.abs(incoming[k]!), power) - pow(Math.abs(outgoing[k]!), power);
    return g;
  };
}

/** Balances the largest magnitudes, g_k = max_j |J_kj| − max_i |J_ik| (the problem of the paper's reference 40). */
export const maximumRule: LocalRule = (incoming, outgoing, neuron) => {
  let largestIn = 0;
  let largestOut = 0;
  for (let k = 0; k < incoming.length; k++) {
    if (k === neuron) continue;
    largestIn = Math.max(largestIn, Math.abs(incoming[k]!));
    largestOut = Math.max(largestOut, Math.abs(outgoing[k]!));
  }
  return largestIn - largestOut;
};

/** Balances the products of the existing synapses, g_k = Σ ln |J_kj| − Σ ln |J_ik| (reference 41). */
export const productRule: LocalRule = (incoming, outgoing, neuron) => {
  let g = 0;
  for (let k = 0; k < incoming.length; k++) {
    if (k === neuron) continue;
    if (incoming[k] !== 0) g += ln(Math.abs(incoming[k]!));
    if (outgoing[k] !== 0) g -= ln(Math.abs(outgoing[k]!));
  }
  return g;
};

export interface LaxOptions extends IntegrationOptions {
  /** Times at which the state is wanted, increasing; the first is the start. */
  times: ArrayLike<number>;
}

/** What the options have to be. */
export const laxOptions = optionsOf<LaxOptions>({
  times: aVector,
  relativeTolerance: optional(aNonNegative),
  absoluteTolerance: optional(aNonNegative),
  maximumSteps: optional(aCount),
  firstStep: optional(aNumber),
});

export interface LaxTrajectory {
  times: Float64Array;
  /** h, times × neurons, row-major. */
  coordinates: Float64Array;
  /** J at time number k, N × N. */
  weightsAt: (k: number) => Float64Array;
}

/** What a lax trajectory has to have. */
export const aLaxTrajectory = withLengths<LaxTrajectory>(
  having<LaxTrajectory>({ times: aVector, coordinates: aVector, weightsAt: aFunction }),
  ({ times, coordinates }) => ({ coordinates: times.length * Math.floor(coordinates.length / times.length) }),
);

/**
 * Synaptic Lax dynamics J̇ = [J, diag g] (Eqs 24–25) with any local rule for g: an isospectral flow, which keeps the
 * spectrum of J, the products of weights around closed loops, and the network's map. Integrated in the coordinates,
 * ḣ = g(J(h)), J_ij(h) = J⁰_ij e^{h_j − h_i}.
 *
 * `laxFlow(J, maximumRule, { times: [0, 1, 10] }).weightsAt(2)`
 *
 * Throws `RangeError` when J is not square or not finite or the times do not increase, `Error` when the rule drives the
 * flow out of the range of numbers or the integration cannot finish.
 */
export function laxFlow(weights: MatrixLike, rule: LocalRule, options: LaxOptions): LaxTrajectory {
  requireInput("laxFlow: weights", weights, aSquareMatrix);
  requireInput("laxFlow: rule", rule, aFunction);
  requireInput("laxFlow: options", options, laxOptions);

  weights = rowMajor(weights, "laxFlow: weights");
  const n = squareOrder(weights, "laxFlow: weights");
  const present = new Float64Array(n * n);
  const outgoing = new Float64Array(n);
  const run = requireFinished(
    dormandPrince(
      (_t, h, g) => {
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const weight = weights[i * n + j]!;
            present[i * n + j] = weight === 0 ? 0 : weight * exp(h[j]! - h[i]!);
          }
        }
        applyRule(rule, present, n, outgoing, g);
      },
      new Float64Array(n),
      options.times,
      options,
    ),
    "laxFlow",
  );
  return {
    times: Float64Array.from(options.times),
    coordinates: run.states,
    weightsAt: (k) => transformedWeights(weights, run.states.subarray(k * n, (k + 1) * n)),
  };
}

/**
 * The same flow integrated in the weights themselves (Eqs 18–20), N² + N M + O N + N variables:
 * J̇_ij = J_ij (g_j − g_i), Ẇ_in,ik = −g_i W_in,ik, Ẇ_out,kj = W_out,kj g_j, ḃ_i = −g_i b_i. What the synapses do, and the
 * reference for `laxFlow` and `balance`; far more work, and conserved quantities drift with the tolerance. Gives the
 * network at each of the times.
 *
 * `weightFlow(network, balancingRule(2), { times: [0, 1] })[1]`
 */
export function weightFlow(network: RateNetwork, rule: LocalRule, options: LaxOptions): RateNetwork[] {
  requireInput("weightFlow: network", network, aRateNetwork);
  requireInput("weightFlow: rule", rule, aFunction);
  requireInput("weightFlow: options", options, laxOptions);

  const { neurons: n, inputs, outputs } = network;
  const inputAt = n * n;
  const outputAt = inputAt + n * inputs;
  const biasAt = outputAt + outputs * n;
  const initial = new Float64Array(biasAt + n);
  initial.set(network.recurrent, 0);
  initial.set(network.input, inputAt);
  initial.set(network.output, outputAt);
  initial.set(network.bias, biasAt);
  const g = new Float64Array(n);
  const outgoing = new Float64Array(n);
  const run = requireFinished(
    dormandPrince(
      (_t, w, out) => {
        applyRule(rule, w, n, outgoing, g);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) out[i * n + j] = w[i * n + j]! * (g[j]! - g[i]!);
          for (let m = 0; m < inputs; m++) out[inputAt + i * inputs + m] = -g[i]! * w[inputAt + i * inputs + m]!;
          for (let o = 0; o < outputs; o++) out[outputAt + o * n + i] = w[outputAt + o * n + i]! * g[i]!;
          out[biasAt + i] = -g[i]! * w[biasAt + i]!;
        }
      },
      initial,
      options.times,
      options,
    ),
    "weightFlow",
  );
  return Array.from({ length: options.times.length }, (_, k) => {
    const w = run.states.subarray(k * initial.length, (k + 1) * initial.length);
    return {
      ...network,
      recurrent: w.slice(0, inputAt),
      input: w.slice(inputAt, outputAt),
      output: w.slice(outputAt, biasAt),
      bias: w.slice(biasAt),
    };
  });
}

function applyRule(rule: LocalRule, weights: Float64Array, n: number, outgoing: Float64Array, g: Float64Array): void {
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) outgoing[i] = weights[i * n + k]!;
    g[k] = rule(weights.subarray(k * n, (k + 1) * n), outgoing, k);
  }
}
