/**
 * Second-order compensatory plasticity with damping: the step −(M + δ M̄ 1)⁻¹ ∇F, M̄ = Tr M/N, scaled to length m.
 * With M the Fisher matrix it is the natural gradient of Kreutzer, Senn & Petrovici 2022 (their Eq 10), with M = |∇²F| a
 * Newton step. δ → ∞ is the gradient, δ = 0 the undamped rule; in between, directions flatter than δ times the mean
 * curvature are treated as by the gradient, steeper ones as by the second-order rule.
 *
 * The mean curvature is the scale because it is that of the fluctuations: Tr ∇²F/N = 𝔼 Q[Δε] (Raman & O'Leary, Eq 12).
 */
import { requireCount, requireNumber } from "../numerics/check.js";
import { choleskyFactor, choleskySolve } from "../numerics/linear.js";
import { rescale } from "../numerics/vector.js";
import type { CompensatoryRule } from "../optimal-plasticity/compensatoryPlasticity.js";
import { hessianSpectrum, type Spectrum } from "../optimal-plasticity/hessian.js";
import type { FisherMatrix } from "./fisherMatrix.js";
import { aFunction, requireInput } from "../numerics/inputKinds.js";

/**
 * Natural gradient with damping `damping` = δ, the matrix renewed every `every` steps.
 *
 * `naturalGradient(fisherMatrix({ … }), 0.01)`; throws `RangeError` for δ < 0, and where M + δ M̄ isn't positive definite
 * (δ too small for the rounding of a nearly singular matrix).
 */
export function naturalGradient(fisher: FisherMatrix, damping: number, every = 1): CompensatoryRule {
  requireInput("naturalGradient: fisher", fisher, aFunction);

  requireNumber("naturalGradient: damping", damping, { min: 0 });
  requireCount("naturalGradient: every", every);
  let factor = new Float64Array(0);
  let step = 0;
  return ({ w, gradient }, m, _stream, out) => {
    const n = w.length;
    if (factor.length !== n * n) {
      factor = new Float64Array(n * n);
      step = 0;
    }
    if (step++ % every === 0) choleskyFactor(addDamping(fisher(w, factor), n, damping), n, factor);
    choleskySolve(factor, gradient, out);
    rescale(out, -m);
  };
}

/**
 * Newton's rule with the same damping: curvatures count by their size, (|λᵢ| + δ mean |λ|)⁻¹, so that the step goes
 * downhill where the Hessian has negative ones too. Forming the Hessian and its spectrum every `every` steps.
 *
 * `dampedNewton(0.01, 4)`; throws `RangeError` for δ < 0.
 */
export function dampedNewton(damping: number, every = 1): CompensatoryRule {
  requireNumber("dampedNewton: damping", damping, { min: 0 });
  requireCount("dampedNewton: every", every);
  let spectrum: Spectrum | undefined;
  let step = 0;
  return ({ landscape, w, gradient }, m, _stream, out) => {
    if (step++ % every === 0 || spectrum === undefined) spectrum = hessianSpectrum(landscape, w);
    const { eigenvalues, eigenvectors } = spectrum;
    const n = w.length;
    const added = (damping * eigenvalues.reduce((sum, value) => sum + Math.abs(value), 0)) / n;
    out.fill(0);
    for (let k = 0; k < n; k++) {
      let along = 0;
      for (let i = 0; i < n; i++) along += eigenvectors[k * n + i]! * gradient[i]!;
      const factor = along / (Math.abs(eigenvalues[k]!) + added);
      for (let i = 0; i < n; i++) out[i] = out[i]! + factor * eigenvectors[k * n + i]!;
    }
    rescale(out, -m);
  };
}

function addDamping(matrix: Float64Array, n: number, damping: number): Float64Array {
  let trace = 0;
  for (let k = 0; k < n; k++) trace += matrix[k * (n + 1)]!;
  for (let k = 0; k < n; k++) matrix[k * (n + 1)] = matrix[k * (n + 1)]! + (damping * trace) / n;
  return matrix;
}
