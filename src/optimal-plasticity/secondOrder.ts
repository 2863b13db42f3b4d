/**
 * Second-order rules: the Newton direction −(∇²F)⁻¹∇F, and the direct path to the teacher ("beeline"), which is the
 * same thing where F is quadratic (Fig 4d).
 */
import { rescale } from "../numerics/vector.js";
import type { CompensatoryRule } from "./compensatoryPlasticity.js";
import { hessianSpectrum, type Spectrum } from "./hessian.js";
import type { Landscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aShare,
  aVector,
  bufferOf,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { aSpectrum } from "./hessian.js";

/**
 * Writes the Newton direction into `out` (not normalised) from a spectrum of the Hessian: −Σ (vᵢᵀ∇F)/λᵢ vᵢ.
 * Directions with |λ| ≤ tolerance · λ_max are left out (pseudo-inverse); where the Hessian is not positive definite,
 * negative curvatures count by their size, so that the step still goes downhill.
 */
export function newtonDirection(spectrum: Spectrum, gradient: Float64Array, out: Float64Array, tolerance = 1e-6): void {
  requireInput("newtonDirection: spectrum", spectrum, aSpectrum);
  requireInput("newtonDirection: gradient", gradient, vectorOf(spectrum.eigenvalues.length));
  requireInput("newtonDirection: out", out, bufferOf(spectrum.eigenvalues.length));
  requireInput("newtonDirection: tolerance", tolerance, aNonNegative);
  const { eigenvalues, eigenvectors } = spectrum;

  const n = eigenvalues.length;
  const least = tolerance * Math.max(...eigenvalues.map(Math.abs));
  out.fill(0);
  for (let k = 0; k < n; k++) {
    const size = Math.abs(eigenvalues[k]!);
    if (size <= least) continue;
    let along = 0;
    for (let i = 0; i < n; i++) along += eigenvectors[k * n + i]! * gradient[i]!;
    for (let i = 0; i < n; i++) out[i] = out[i]! - (along / size) * eigenvectors[k * n + i]!;
  }
}

const newtonRuleOptions = optionsOf({ every: optional(aCount), tolerance: optional(aShare) });

/**
 * The Newton rule. Forming the Hessian costs N Hessian–vector products, so it may be renewed only every `every` steps
 * (1 = at each step, the exact rule); `tolerance` as in `newtonDirection`.
 */
export function newtonRule(
  options: { every?: number | undefined; tolerance?: number | undefined } = {},
): CompensatoryRule {
  requireInput("newtonRule: options", options, newtonRuleOptions);
  const { every = 1, tolerance = 1e-6 } = options;

  let step = 0;
  let of: Landscape | undefined;
  let spectrum: Spectrum | undefined;
  return ({ landscape, w, gradient }, m, _stream, out) => {
    if (of !== landscape) {
      of = landscape;
      step = 0;
    }
    if (step++ % every === 0 || spectrum === undefined) spectrum = hessianSpectrum(landscape, w);
    newtonDirection(spectrum, gradient, out, tolerance);
    rescale(out, m);
  };
}

/** The direct path to the teacher, Δc ∝ w₀ − w. It knows w₀, which no synapse does: an upper bound, not a model. */
export function beeline(teacher: Float64Array): CompensatoryRule {
  requireInput("beeline: teacher", teacher, aVector);

  return ({ w }, m, _stream, out) => {
    for (let i = 0; i < out.length; i++) out[i] = teacher[i]! - w[i]!;
    rescale(out, m);
  };
}
