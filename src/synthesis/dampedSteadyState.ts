/**
 * The steady state of a quadratic landscape under fluctuations and a damped natural-gradient (or Newton) step; new here,
 * after the closed form of `quadraticSteadyState`, which is its limit δ → ∞.
 *
 * Along eigenvector i of the Hessian a step is cᵢ ← (1 − κᵢ) cᵢ + noise with κᵢ = η λᵢ/(λᵢ + δ λ̄). In many dimensions η
 * hardly varies at steady state, so that each coordinate is an autoregression:
 *   𝔼 cᵢ² = (e²/N)/(κᵢ (2 − κᵢ)),   F = ½ Σ λᵢ 𝔼 cᵢ²,   m² = Σ κᵢ² 𝔼 cᵢ² = (e²/N) Σ κᵢ/(2 − κᵢ),
 * the last of which gives η for each ρ = m/e. κᵢ (2 − κᵢ) ≤ 1, with equality where κᵢ = 1; so F ≥ ½ e² λ̄, the floor,
 * and δ = 0, ρ = 1 reaches it.
 */
import { requireNumber, requireVector } from "../numerics/check.js";
import { aBuffer, aNonNegative, aNonNegativeOrInfinite, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** What holds at that steady state. */
export interface DampedSteadyState {
  /** F. */
  readonly taskError: number;
  /** ½ e² Tr ∇²F/N: what one fluctuation adds to an error of zero. */
  readonly floor: number;
  /** Q[Δc]/𝔼 Q[Δε]. */
  readonly curvatureRatio: number;
}

const dampedSteadyStateOptions = optionsOf({
  ratio: aNonNegative,
  fluctuation: aNonNegative,
  damping: aNonNegativeOrInfinite,
});

/**
 * Steady state for curvatures `eigenvalues` > 0, ρ = `ratio`, e = `fluctuation` and δ = `damping` (Infinity: the gradient).
 *
 * `dampedSteadyState([1, 1, 1], { ratio: 1, fluctuation: 0.1, damping: 0 }).taskError // 0.005`; throws `RangeError` on
 * curvatures ≤ 0, a ratio or fluctuation ≤ 0, or δ < 0.
 */
export function dampedSteadyState(
  eigenvalues: ArrayLike<number>,
  options: { ratio: number; fluctuation: number; damping: number },
): DampedSteadyState {
  requireInput("dampedSteadyState: eigenvalues", eigenvalues, aBuffer);
  requireInput("dampedSteadyState: options", options, dampedSteadyStateOptions);
  const { ratio, fluctuation, damping } = options;

  const n = eigenvalues.length;
  requireVector("dampedSteadyState: eigenvalues", eigenvalues, n);
  const lambda = Float64Array.from(eigenvalues);
  if (n === 0 || !lambda.every((l) => l > 0))
    throw new RangeError("dampedSteadyState: eigenvalues: expected curvatures > 0");
  requireNumber("dampedSteadyState: ratio", ratio, { min: Number.MIN_VALUE });
  requireNumber("dampedSteadyState: fluctuation", fluctuation, { min: Number.MIN_VALUE });
  if (!(damping >= 0)) throw new RangeError(`dampedSteadyState: damping: expected a number ≥ 0, got ${damping}`);
  const average = lambda.reduce((sum, l) => sum + l, 0) / n;
  // κᵢ/η; at δ = ∞ up to a factor, which η takes up
  const share = lambda.map((l) => (damping === Infinity ? l / average : l / (l + damping * average)));
  const perWeight = (fluctuation * fluctuation) / n;
  const wanted = n * ratio * ratio;
  let low = 0;
  let high = 2 / Math.max(...share);
  for (let halving = 0; halving < 200; halving++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (share.reduce((sum, s) => sum + (middle * s) / (2 - middle * s), 0) < wanted) low = middle;
    else high = middle;
  }
  let taskError = 0;
  let curved = 0;
  let length = 0;
  for (let i = 0; i < n; i++) {
    const kappa = low * share[i]!;
    const square = perWeight / (kappa * (2 - kappa));
    taskError += (lambda[i]! * square) / 2;
    curved += lambda[i]! * kappa * kappa * square;
    length += kappa * kappa * square;
  }
  return { taskError, floor: (fluctuation * fluctuation * average) / 2, curvatureRatio: curved / length / average };
}
