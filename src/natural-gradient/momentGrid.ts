/** Gaussian means of h = φ′²/φ and its derivatives for the sigmoid, on a grid of means and variances. */
import { exp } from "../numerics/elementary.js";
import { logistic } from "./transferFunction.js";
import { aNonNegative, aNumber, aVector, having, requireInput, type Shape } from "../numerics/inputKinds.js";

/** Where: z = β(μ − θ) and ν = β²σ², without unit. */
export interface MomentGridShape {
  readonly firstLevel: number;
  readonly levelStep: number;
  readonly levels: number;
  readonly firstVariance: number;
  readonly varianceStep: number;
  readonly variances: number;
  /** How many derivatives of h, h itself among them. */
  readonly orders: number;
}

const GRID_SHAPE: Shape<MomentGridShape> = {
  firstLevel: aNumber,
  levelStep: aNumber,
  levels: aNumber,
  firstVariance: aNonNegative,
  varianceStep: aNumber,
  variances: aNumber,
  orders: aNumber,
};
/** What a moment grid shape has to have. */
export const aMomentGridShape = having<MomentGridShape>(GRID_SHAPE);

/** The means: moments[(variance · levels + level) · orders + k] = E[h⁽ᵏ⁾] in units of φ_max β² and β. */
export interface MomentGrid extends MomentGridShape {
  readonly moments: Float64Array;
}

/** What a moment grid has to have. */
export const aMomentGrid = having<MomentGrid>({
  moments: aVector,
  ...GRID_SHAPE,
});

/** Half-width of the quadrature in standard deviations: e^(−8.5²/2) is 2e-16. */
const REACH = 8.5;

/** The means on a grid: all nodes share one tabulation of h and its derivatives, each variance its quadrature weights. */
export function momentGrid(shape: MomentGridShape): MomentGrid {
  requireInput("momentGrid: shape", shape, aMomentGridShape);

  const { firstLevel, levelStep, levels, firstVariance, varianceStep, variances, orders } = shape;
  const widest = Math.sqrt(firstVariance + varianceStep * (variances - 1));
  const margin = Math.ceil((REACH * widest) / levelStep) + Math.ceil(0.5 / levelStep);
  const values = new Float64Array((levels + 2 * margin) * orders);
  const factors = derivativeFactors(orders);
  for (let i = 0; i < levels + 2 * margin; i++) {
    const z = firstLevel + (i - margin) * levelStep;
    const [s, rest] = [logistic(z), logistic(-z)];
    for (let k = 0; k < orders; k++) values[i * orders + k] = s * rest * rest * polynomial(factors[k]!, s);
  }
  const moments = new Float64Array(variances * levels * orders);
  for (let j = 0; j < variances; j++) {
    const { weights, stride } = gaussianWeights(Math.sqrt(firstVariance + j * varianceStep), levelStep);
    const half = (weights.length - 1) / 2;
    for (let i = 0; i < levels; i++) {
      const to = (j * levels + i) * orders;
      for (let d = -half; d <= half; d++) {
        const weight = weights[d + half]!;
        const from = (i + margin + d * stride) * orders;
        for (let k = 0; k < orders; k++) moments[to + k]! += weight * values[from + k]!;
      }
    }
  }
  return { ...shape, moments };
}

/**
 * Trapezoidal rule with a multiple of the grid's step, at most 0.4 σ (its error falls as e^(−2π²σ²/step²), the poles of the
 * sigmoid lie at a distance of π), or with the step itself where that is larger.
 */
function gaussianWeights(deviation: number, step: number): { weights: Float64Array; stride: number } {
  if (deviation === 0) return { weights: new Float64Array([1]), stride: 1 };
  const stride = Math.max(1, Math.floor(Math.min(0.4 * deviation, 0.5) / step));
  const half = Math.ceil((REACH * deviation) / (stride * step));
  const weights = Float64Array.from({ length: 2 * half + 1 }, (_, d) => {
    const t = ((d - half) * stride * step) / deviation;
    return exp(-0.5 * t * t);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { weights: weights.map((weight) => weight / total), stride };
}

/**
 * h⁽ᵏ⁾ = s (1 − s)² Q_k(s) with Q₀ = 1 and Q_(k+1) = (1 − 3s) Q_k + s (1 − s) Q_k′: coefficients of Q₀ … Q_(count − 1),
 * the constant first.
 */
function derivativeFactors(count: number): number[][] {
  const factors = [[1]];
  while (factors.length < count) {
    const present = factors.at(-1)!;
    const next = new Array<number>(present.length + 1).fill(0);
    present.forEach((c, power) => {
      next[power]! += c * (1 + power);
      next[power + 1]! -= c * (3 + power);
    });
    factors.push(next);
  }
  return factors;
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, c) => sum * x + c, 0);
}
