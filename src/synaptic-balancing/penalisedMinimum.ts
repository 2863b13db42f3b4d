/** Down to a minimum of a penalised task loss, where Proposition 4 says that the network is balanced. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { addScaled, dot, norm } from "../numerics/vector.js";
import type { TrialBatch } from "./contextIntegration.js";
import { neuralGradients } from "./neuralGradients.js";
import type { RateNetwork } from "./network.js";
import { synapticCosts } from "./synapticCosts.js";
import { TASK_LOSSES, lossAndGradients } from "./trainingStep.js";
import type { LossOptions } from "./trainingStep.js";
import { aRateNetwork } from "./network.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  either,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aTrialBatch } from "./contextIntegration.js";
import { aNonlinearity } from "./nonlinearity.js";

/** One moment of the descent. */
export interface DescentRow {
  iteration: number;
  /** Task loss and penalty together, L_reg. */
  loss: number;
  /** ‖∇L_reg‖ over all weights. */
  gradientNorm: number;
  /** ‖g‖ of the penalty's costs α |J|^p. */
  imbalance: number;
}

export interface MinimumOptions extends LossOptions {
  /** Steps at most. */
  iterations: number;
  /** Stops when ‖∇L_reg‖ is below this; default 1e-10. */
  tolerance?: number;
}

/** What the options have to be. */
export const minimumOptions = optionsOf<MinimumOptions>({
  iterations: aCount,
  tolerance: optional(aNonNegative),
  loss: optional(oneOf(...TASK_LOSSES)),
  subSteps: optional(aCount),
  nonlinearity: optional(aNonlinearity),
  penalty: optional(aNonNegative),
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
});

const PARTS = ["recurrent", "input", "output", "bias"] as const;
/** Pairs of steps and changes of the gradient that L-BFGS remembers. */
const MEMORY = 20;

/**
 * Minimises the penalised loss (Eq 26) over J, W_in, W_out and b on one batch by L-BFGS (Nocedal & Wright, Numerical
 * Optimization, algorithm 7.5) with Armijo's rule, and records ‖∇L_reg‖ and ‖g‖ on the way. Ends at the tolerance, after
 * `iterations`, or where no step lowers the loss any more (at a kink of ReLU: use `linear` to get to a smooth minimum).
 * The network given is not changed.
 *
 * `penalisedMinimum(network, batch, { iterations: 500, penalty: 0.05, loss: "mean", nonlinearity: linear }).rows.at(-1)`
 *
 * Double precision: for a few neurons. Throws as `lossAndGradients`, and `RangeError` for a count < 1 or a tolerance < 0.
 */
export function penalisedMinimum(
  network: RateNetwork,
  batch: TrialBatch,
  options: MinimumOptions,
): { network: RateNetwork; rows: DescentRow[] } {
  requireInput("penalisedMinimum: network", network, aRateNetwork);
  requireInput("penalisedMinimum: batch", batch, aTrialBatch);
  requireInput("penalisedMinimum: options", options, minimumOptions);

  const { iterations, tolerance = 1e-10, ...lossOptions } = options;
  const { power = 2, coefficients = 1 } = lossOptions;
  requireCount("penalisedMinimum: iterations", iterations);
  requireNumber("penalisedMinimum: tolerance", tolerance, { min: 0 });
  const evaluate = (weights: Float64Array) => {
    const { taskLoss, penaltyCost, gradients } = lossAndGradients(unpacked(network, weights), batch, lossOptions);
    return { loss: taskLoss + penaltyCost, gradient: packed(gradients) };
  };
  let weights = packed(network);
  let here = evaluate(weights);
  const history: { step: Float64Array; change: Float64Array }[] = [];
  const rows: DescentRow[] = [];
  for (let iteration = 0; ; iteration++) {
    const gradientNorm = norm(here.gradient);
    const recurrent = unpacked(network, weights).recurrent;
    const imbalance = norm(neuralGradients(synapticCosts(recurrent, { power, coefficients })));
    rows.push({ iteration, loss: here.loss, gradientNorm, imbalance });
    if (gradientNorm <= tolerance || iteration === iterations) break;
    const direction = searchDirection(here.gradient, history);
    const slope = dot(here.gradient, direction);
    let length = history.length === 0 ? Math.min(1, 1 / gradientNorm) : 1;
    let trial = weights;
    let there = here;
    for (;;) {
      trial = weights.slice();
      addScaled(trial, length, direction);
      there = evaluate(trial);
      if (there.loss <= here.loss + 1e-4 * length * slope || length < 1e-14) break;
      length /= 2;
    }
    if (!(there.loss < here.loss)) break;
    const step = trial.map((w, k) => w - weights[k]!);
    const change = there.gradient.map((g, k) => g - here.gradient[k]!);
    // only pairs of positive curvature keep the estimate of the Hessian positive definite
    if (dot(step, change) > 1e-12 * norm(step) * norm(change)) history.push({ step, change });
    if (history.length > MEMORY) history.shift();
    weights = trial;
    here = there;
  }
  return { network: unpacked(network, weights), rows };
}

/** −H ∇L by the two-loop recursion. */
function searchDirection(
  gradient: Float64Array,
  history: readonly { step: Float64Array; change: Float64Array }[],
): Float64Array {
  const direction = gradient.map((g) => -g);
  const weight = new Float64Array(history.length);
  for (let k = history.length - 1; k >= 0; k--) {
    const { step, change } = history[k]!;
    weight[k] = dot(step, direction) / dot(step, change);
    addScaled(direction, -weight[k]!, change);
  }
  const last = history.at(-1);
  if (last !== undefined) {
    const scale = dot(last.step, last.change) / dot(last.change, last.change);
    for (let k = 0; k < direction.length; k++) direction[k]! *= scale;
  }
  history.forEach(({ step, change }, k) => {
    addScaled(direction, weight[k]! - dot(change, direction) / dot(step, change), step);
  });
  return direction;
}

function packed(network: RateNetwork): Float64Array {
  return Float64Array.from(PARTS.flatMap((part) => [...network[part]]));
}

function unpacked(network: RateNetwork, weights: Float64Array): RateNetwork {
  let at = 0;
  const next = (length: number) => weights.slice(at, (at += length));
  const [recurrent, input, output, bias] = PARTS.map((part) => next(network[part].length));
  return { ...network, recurrent: recurrent!, input: input!, output: output!, bias: bias! };
}
