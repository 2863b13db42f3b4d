/**
 * The number of weights N* at which ⟨k⟩ is largest and the steady error least. At N* the two harmful terms are equal,
 * γ₂²/N = γ₃²/T: task-irrelevant plasticity and intrinsic noise move the weights equally far.
 *
 * Where the slides are wrong (`printed.ts`): the linear N* is T γ₂²/γ₃², without the factor (1 − γ₁²/γ₂²). Beside the
 * authors' (Tγ₂²/γ₃²)√{(1 + γ₁²/γ₂²)[1 + γ₁²N₀/(γ₂²N*)]} (eq. 15), the nonlinear one has neither root nor first factor,
 * and no "1 +" in its bracket.
 */
import { requireNumber, requirePositive } from "../numerics/check.js";
import { type PlasticityRates } from "./plasticityRates.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aFlag, aNonNegative, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/**
 * N* of a linear network that grows by c₂ = r^β, c₁ = r^(1−β): ((1 − β)/β) T γ₂²/γ₃² (eq. 11). The default, β = ½, is
 * symmetric growth, N* = T γ₂²/γ₃². Independent of γ₁, of the trace and of the size before growing. ∞ without intrinsic
 * noise (if γ₂ > 0: larger is always better), 0 with noise and γ₂ = 0 (growth only harms).
 *
 * `optimalLinearSize({ taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0.05, cycle: 1 }) // 400`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, γ₂ = γ₃ = 0 (then size makes no difference) and β outside (0, 1]: with β = 0
 * (inputs alone) there is no optimum.
 */
export function optimalLinearSize(rates: PlasticityRates, outputShare = 0.5): number {
  requireInput("optimalLinearSize: rates", rates, aPlasticityRates);

  requirePositive("optimalLinearSize: outputShare", outputShare);
  requireNumber("optimalLinearSize: outputShare", outputShare, { max: 1 });
  return ((1 - outputShare) / outputShare) * noiseFreeRatio(rates);
}

/**
 * N* if the gradient were as isotropic as noise, q = Tr/N at every size: T (γ₁² + γ₂²)/γ₃² (eq. 12). In the linear
 * expansion it isn't: q stays. Throws as `optimalLinearSize`.
 */
export function optimalIsotropicSize(rates: PlasticityRates): number {
  requireInput("optimalIsotropicSize: rates", rates, aPlasticityRates);

  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  if (g3 === 0 && g1 + g2 > 0) return Infinity;
  requirePositive("optimalIsotropicSize: intrinsicNoise", g3);
  return (cycle * (g1 * g1 + g2 * g2)) / (g3 * g3);
}

const optimalAffineSizeOptions = optionsOf({ intercept: aNonNegative, slope: aNonNegative });

/**
 * N* where the trace is affine in size, Tr = I + s N: √((T γ₂²/γ₃²) I/s) (eq. 14), for the sigmoid network; it leaves out
 * that ‖∇F‖ grows, too. Falls as 1/γ₃, not 1/γ₃². ∞ for s = 0 (if γ₂ > 0 or γ₃ = 0), 0 for I = 0.
 *
 * `optimalAffineSize(rates, { intercept: 0.3, slope: 0.00044 })`
 *
 * Throws as `optimalLinearSize`, and for I < 0 or s < 0.
 */
export function optimalAffineSize(rates: PlasticityRates, options: { intercept: number; slope: number }): number {
  requireInput("optimalAffineSize: rates", rates, aPlasticityRates);
  requireInput("optimalAffineSize: options", options, optimalAffineSizeOptions);
  const { intercept, slope } = options;

  const ratio = noiseFreeRatio(rates);
  if (ratio === 0 || intercept === 0) return 0;
  return slope === 0 ? Infinity : Math.sqrt((ratio * intercept) / slope);
}

/**
 * The authors' N* of a nonlinear network that grew from N₀ weights (eq. 15), the positive root of
 *   N³ − (T/γ₃²)² γ₂²(γ₁² + γ₂²) N − (T/γ₃²)² γ₁²(γ₁² + γ₂²) N₀ = 0,
 * about (Tγ₂²/γ₃²)[1 + (γ₁²/(2γ₂²))(1 + N₀/N*)]. By bisection, to the last bit but a few.
 *
 * `authorsNonlinearSize({ taskRelevant: 0.1, taskIrrelevant: 1, intrinsicNoise: 0.05, cycle: 1 }, 200) // 403.0`
 *
 * Throws `RangeError` for γ < 0, γ₃ = 0, T ≤ 0, N₀ ≤ 0.
 */
export function authorsNonlinearSize(rates: PlasticityRates, sizeBefore: number): number {
  requireInput("authorsNonlinearSize: rates", rates, aPlasticityRates);

  requirePositive("authorsNonlinearSize: intrinsicNoise", rates.intrinsicNoise);
  requirePositive("authorsNonlinearSize: sizeBefore", sizeBefore);
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const scale = cycle / (g3 * g3);
  const sum = g1 * g1 + g2 * g2;
  if (sum === 0) return 0;
  const linear = scale * scale * g2 * g2 * sum;
  const constant = scale * scale * g1 * g1 * sum * sizeBefore;
  const isAbove = (n: number): boolean => n * n * n - linear * n - constant > 0;
  let low = 0;
  let high = 1;
  while (!isAbove(high)) high *= 2;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

const authorsLinearSizeOptions = optionsOf({ typed: optional(aFlag) });

/**
 * The authors' linear N*, the positive root of N² + (Tγ₁²/γ₃²) N − T²γ₂²(γ₁² + γ₂²)/γ₃⁴ = 0, which is Tγ₂²/γ₃², as (11).
 * `typed` takes the quadratic as their code has it, with 1 + γ₁² for γ₁² + γ₂² and without T²: right only for
 * γ₂ = 1 and T = 1.
 *
 * `authorsLinearSize(rates, { typed: true })`; throws `RangeError` for γ < 0, γ₃ = 0, T ≤ 0.
 */
export function authorsLinearSize(rates: PlasticityRates, options: { typed?: boolean | undefined } = {}): number {
  requireInput("authorsLinearSize: rates", rates, aPlasticityRates);
  requireInput("authorsLinearSize: options", options, authorsLinearSizeOptions);
  const { typed = false } = options;

  requirePositive("authorsLinearSize: intrinsicNoise", rates.intrinsicNoise);
  const { taskRelevant: g1, taskIrrelevant: g2, intrinsicNoise: g3, cycle } = rates;
  const noise = g3 * g3;
  const half = (cycle * g1 * g1) / (2 * noise);
  const sum = typed ? 1 + g1 * g1 : cycle * cycle * (g1 * g1 + g2 * g2);
  const product = (g2 * g2 * sum) / (noise * noise);
  // −half + √(half² + product), without cancellation
  return product / (half + Math.sqrt(half * half + product));
}

/** T γ₂²/γ₃²; ∞ for γ₃ = 0. */
function noiseFreeRatio({ taskIrrelevant: g2, intrinsicNoise: g3, cycle }: PlasticityRates): number {
  if (g3 === 0) {
    requirePositive("taskIrrelevant (where intrinsicNoise is 0)", g2);
    return Infinity;
  }
  return (cycle * g2 * g2) / (g3 * g3);
}
