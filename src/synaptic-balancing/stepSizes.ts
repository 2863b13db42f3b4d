import { maximumMagnitude } from "../numerics/linear.js";
import { requirePositive } from "../numerics/check.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { eigenmodes } from "./eigenmodes.js";
import { equilibrium } from "./equilibrium.js";
import { localBalancingStep } from "./localStep.js";
import { neuralGradients } from "./neuralGradients.js";
import { type CostOptions, synapticCosts, totalCost } from "./synapticCosts.js";
import { transformedWeights } from "./taskPreservingTransform.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { costOptions } from "./synapticCosts.js";
import {
  aCount,
  aNumber,
  aPositive,
  aVector,
  either,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** A network at balance, and the largest eigenvalue of its Laplacian there. */
function atBalance(weights: MatrixLike, options: CostOptions): { weights: Float64Array; largest: number } {
  const { coordinates, costs } = equilibrium(synapticCosts(weights, options), { power: options.power ?? 2 });
  const { values } = eigenmodes(conductanceLaplacian(costs));
  return { weights: transformedWeights(weights, coordinates), largest: values[values.length - 1]! };
}

/**
 * By how much a step of `localBalancingStep` multiplies a small imbalance in the end, for a step of `relative`/(p λ_max):
 * the network is balanced, pushed by 10⁻⁶ and followed for 200 steps. Below 1 the steps settle.
 *
 * Linear theory: near balance h ← h − Δt p L h, whose fastest mode is multiplied by 1 − Δt p λ_max; |1 − relative| where
 * that mode is the slowest to settle, so the limit is 2/(p λ_max).
 *
 * `growthPerStep(J, 1.9) < 1`
 */
export function growthPerStep(weights: MatrixLike, relative: number, options: CostOptions = {}): number {
  requireInput("growthPerStep: weights", weights, aSquareMatrix);
  requireInput("growthPerStep: options", options, costOptions);

  requirePositive("growthPerStep: relative", relative);
  weights = rowMajor(weights, "growthPerStep: weights");
  const { power = 2 } = options;
  const balanced = atBalance(weights, options);
  const n = Math.round(Math.sqrt(weights.length));
  const timeStep = relative / (power * balanced.largest);
  let present: Float64Array = transformedWeights(
    balanced.weights,
    Float64Array.from({ length: n }, (_, k) => 1e-6 * (k % 2 === 0 ? 1 : -1) * (1 + k / n)),
  );
  const imbalance = () => maximumMagnitude(neuralGradients(synapticCosts(present, options)));
  let before = imbalance();
  let growth = 1;
  for (let step = 0; step < 200; step++) {
    present = localBalancingStep(present, { ...options, timeStep });
    const now = imbalance();
    // Settled to rounding, or far from the linear regime: the last growth says it.
    if (now < 1e-12 || now > 1e-2 * totalCost(synapticCosts(present, options))) break;
    growth = now / before;
    before = now;
  }
  return growth;
}

/**
 * The largest step of `localBalancingStep` that still settles near balance, as a multiple of 1/(p λ_max): bisection on
 * `growthPerStep`. Linear theory says 2.
 *
 * `stabilityLimit(J)`
 */
export function stabilityLimit(weights: MatrixLike, options: CostOptions = {}): number {
  requireInput("stabilityLimit: weights", weights, aSquareMatrix);
  requireInput("stabilityLimit: options", options, costOptions);

  let [low, high] = [1, 4];
  for (let k = 0; k < 14; k++) {
    const middle = (low + high) / 2;
    if (growthPerStep(weights, middle, options) < 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The whole way with one size of step. */
export interface StepSizeRow {
  /** Step as a multiple of 1/(p λ_max) of the network at balance. */
  relative: number;
  step: number;
  /** Total cost. */
  total: number;
  /** Largest |g| relative to the total cost. */
  imbalance: number;
  /** Weights whose sign isn't that of the start. */
  flipped: number;
}

const stepSizesSettings = optionsOf({
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
  steps: aCount,
});

/**
 * Local steps of several sizes from the same start: total cost, imbalance and flipped signs step by step. The run ends
 * early when the weights have left the range of numbers (the cost exceeds 10¹² of the start).
 *
 * `stepSizes(J, [0.1, 1.9, 2.5], { steps: 100 })`
 */
export function stepSizes(
  weights: MatrixLike,
  relatives: readonly number[],
  settings: CostOptions & { steps: number },
): StepSizeRow[] {
  requireInput("stepSizes: weights", weights, aSquareMatrix);
  requireInput("stepSizes: relatives", relatives, aVector);
  requireInput("stepSizes: settings", settings, stepSizesSettings);
  const { steps, ...options } = settings;

  const given = rowMajor(weights, "stepSizes: weights");
  const { power = 2 } = options;
  const { largest } = atBalance(weights, options);
  return relatives.flatMap((relative) => {
    const timeStep = relative / (power * largest);
    const rows: StepSizeRow[] = [];
    let present: Float64Array = Float64Array.from(given);
    for (let step = 0; step <= steps; step++) {
      const costs = synapticCosts(present, options);
      const total = totalCost(costs);
      if (step > 0 && total > 1e12 * rows[0]!.total) break;
      rows.push({
        relative,
        step,
        total,
        imbalance: maximumMagnitude(neuralGradients(costs)) / total,
        flipped: present.filter((weight, k) => weight * given[k]! < 0).length,
      });
      present = localBalancingStep(present, { ...options, timeStep });
    }
    return rows;
  });
}
