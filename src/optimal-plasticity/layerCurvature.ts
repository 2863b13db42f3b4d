/**
 * Where the gradient of a two-layer network lies, and how curved the landscape is there.
 *
 * With linear outputs F is exactly quadratic in the output weights W₂, at any W₁ and at any error: ∇²F restricted to them
 * is 2/n_out ⟨h hᵀ⟩ for each output neuron. Eqs 13 and 14 then hold in that layer far from the optimum too.
 */
import { dot } from "../numerics/vector.js";
import { curvature } from "./curvature.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import { aCount, anIndex, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** The gradient and the curvature at one state, by layers. */
export interface LayerCurvature {
  /** Share of ‖∇F‖² in the output weights. */
  readonly outputShare: number;
  /** Tr(∇²F)/N of the output weights alone. */
  readonly outputMean: number;
  /** Q of the gradient's part in the output weights. */
  readonly outputGradient: number;
  /**
   * The same by Eq 14, as it is where the projections on all eigenvectors are equal: Tr(A³)/Tr(A²) for the Hessian A of
   * the output weights.
   */
  readonly outputAverageCase: number;
}

const layerCurvatureOptions = optionsOf({ first: anIndex, fanIn: aCount });

/**
 * Splits the gradient at w at `first`, the place of the first output weight. Forms the Hessian of one output neuron's
 * `fanIn` weights, which with linear outputs is that of every output neuron.
 *
 * `layerCurvature(landscape, w, { first: 60, fanIn: 10 }).outputShare`
 *
 * Throws `RangeError` where the gradient has no part in the output weights.
 */
export function layerCurvature(
  landscape: Landscape,
  w: Float64Array,
  options: { first: number; fanIn: number },
): LayerCurvature {
  requireInput("layerCurvature: landscape", landscape, aLandscape);
  requireInput("layerCurvature: w", w, vectorOf(landscape.dimension));
  requireInput("layerCurvature: options", options, layerCurvatureOptions);
  const { first, fanIn } = options;

  const n = landscape.dimension;
  if (!(Number.isInteger(first) && first >= 0 && first + fanIn <= n)) {
    throw new RangeError(`layerCurvature: expected first + fanIn ≤ ${n}, got ${first} + ${fanIn}`);
  }
  const gradient = new Float64Array(n);
  landscape.gradient(w, gradient);
  const whole = dot(gradient, gradient);
  gradient.fill(0, 0, first);
  const part = dot(gradient, gradient);
  const block = outputHessian(landscape, w, first, fanIn);
  const squared = product(block, block, fanIn);
  return {
    outputShare: part / whole,
    outputMean: trace(block, fanIn) / fanIn,
    outputGradient: curvature(landscape, w, gradient),
    outputAverageCase: trace(product(squared, block, fanIn), fanIn) / trace(squared, fanIn),
  };
}

/** ∇²F of the first output neuron's weights, fanIn × fanIn. */
function outputHessian(landscape: Landscape, w: Float64Array, first: number, fanIn: number): Float64Array {
  const unit = new Float64Array(w.length);
  const image = new Float64Array(w.length);
  const block = new Float64Array(fanIn * fanIn);
  for (let k = 0; k < fanIn; k++) {
    unit[first + k] = 1;
    landscape.hessianVector(w, unit, image);
    unit[first + k] = 0;
    block.set(image.subarray(first, first + fanIn), k * fanIn);
  }
  return block;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) out[i * n + j] = out[i * n + j]! + a[i * n + k]! * b[k * n + j]!;
    }
  }
  return out;
}

function trace(a: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[i * n + i]!;
  return sum;
}
