/**
 * c₁, c₂, c₃ of Eq 82 for the sigmoid without a quadrature per time bin.
 *
 * With m_k = E[h⁽ᵏ⁾(u)], u ~ N(μ, σ²): c₁ = m₀, c₂ = m₁, c₃ = m₂, and further, since a Gaussian mean solves the heat
 * equation, ∂m_k/∂μ = m_(k+1) and ∂m_k/∂σ² = m_(k+2)/2. So m₀ … m₇ at one node of a grid in (μ, σ²) give the Taylor
 * series about that node in both directions at once: m_k(μ + δ, σ² + ε) = Σ_j m_(k+j) P_j(δ, ε) with the heat
 * polynomials P₀ = 1, P₁ = δ, P_j = (δ P_(j−1) + ε P_(j−2))/j. One node (one cache line) is read per bin, no square root
 * is taken.
 *
 * The grid is in z = β(μ − θ) and ν = β²σ², so that one table serves all sigmoids. Relative error within the grid:
 * `MOMENT_TABLE_ERROR`.
 */
import { requireNumber } from "../numerics/check.js";
import type { FisherMoments } from "./fisherMoments.js";
import { type MomentGrid, momentGrid } from "./momentGrid.js";
import { SIGMOID } from "./transferFunction.js";
import type { SigmoidOptions } from "./transferFunction.js";
import { sigmoidOptions } from "./transferFunction.js";
import { requireInput } from "../numerics/inputKinds.js";
import { aMomentGrid } from "./momentGrid.js";

/** Moments at a node: m₀ … m₇. */
export const NODE_MOMENTS = 8;

/** Largest errors of c₁, c₂, c₃ from the table, relative to the largest value of each (held by a test). */
export const MOMENT_TABLE_ERROR = Object.freeze({ c1: 1e-7, c2: 3e-6, c3: 5e-5 });

let made: MomentGrid | undefined;

/** The table; made at the first call (some 0.2 s). z from −15 to 12, ν from 0 to 14.4: μ from −40 to 50 mV, σ² to 160 mV² (two afferents of Fig 3D–E have 129). */
export function momentTable(): MomentGrid {
  made ??= momentGrid({
    firstLevel: -15,
    levelStep: 0.15,
    levels: 181,
    firstVariance: 0,
    varianceStep: 0.045,
    variances: 321,
    orders: NODE_MOMENTS,
  });
  return made;
}

/**
 * c₁, c₂, c₃ of a sigmoid from the table; at its border beyond it. Twenty times as fast as `fisherMoments`.
 *
 * @throws {RangeError} (the function returned) on a mean that isn't finite or a negative variance
 * @example naturalRule({ moments: tabulatedMoments() })
 */
export function tabulatedMoments(
  transfer: SigmoidOptions = {},
  table = momentTable(),
): (mean: number, variance: number) => FisherMoments {
  requireInput("tabulatedMoments: transfer", transfer, sigmoidOptions);
  requireInput("tabulatedMoments: table", table, aMomentGrid);

  const { maximum, steepness, threshold } = { ...SIGMOID, ...transfer };
  const { firstLevel, levelStep, levels, varianceStep, variances, moments } = table;
  const heat = new Float64Array(NODE_MOMENTS);
  const unit = maximum * steepness * steepness;
  return (mean, variance) => {
    requireNumber("tabulatedMoments: mean", mean);
    requireNumber("tabulatedMoments: variance", variance, { min: 0 });
    const level = clamp((steepness * (mean - threshold) - firstLevel) / levelStep, levels - 1);
    const spread = clamp((steepness * steepness * variance) / varianceStep, variances - 1);
    const [i, j] = [Math.round(level), Math.round(spread)];
    const [delta, epsilon] = [(level - i) * levelStep, (spread - j) * varianceStep];
    heat[0] = 1;
    heat[1] = delta;
    for (let k = 2; k < NODE_MOMENTS; k++) heat[k] = (delta * heat[k - 1]! + epsilon * heat[k - 2]!) / k;
    const node = (j * levels + i) * NODE_MOMENTS;
    const series = (order: number): number => {
      let sum = 0;
      for (let k = order; k < NODE_MOMENTS; k++) sum += moments[node + k]! * heat[k - order]!;
      return sum;
    };
    return {
      c1: unit * series(0),
      c2: unit * steepness * series(1),
      c3: unit * steepness * steepness * series(2),
    };
  };
}

function clamp(x: number, last: number): number {
  return Math.min(Math.max(x, 0), last);
}
