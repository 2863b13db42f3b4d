/** The appendix's rank figure from the shares that single matrices lost. */
import { mean, standardDeviation } from "../numerics/statistics.js";
import { expectedCostReduction } from "./rankEnsemble.js";
import { aCount, aNumber, having, listOf, requireInput } from "../numerics/inputKinds.js";

/** One draw at one rank, as `rows(result)` of the experiment gives it. */
export interface RankRow {
  readonly draw: number;
  readonly rank: number;
  /** ρ of J = U Vᵀ of that rank, and of the best approximation of that rank to a full Gaussian matrix. */
  readonly lowRank: number;
  readonly truncated: number;
}

/** What a rank row has to have. */
export const aRankRow = having<RankRow>({ draw: aNumber, rank: aCount, lowRank: aNumber, truncated: aNumber });

/** Mean and standard deviation over the draws beside the theory, at one rank. */
export interface RankPoint {
  readonly rank: number;
  readonly lowRank: number;
  readonly lowRankSpread: number;
  readonly truncated: number;
  readonly truncatedSpread: number;
  readonly theory: number;
  readonly withSampling: number;
}

/** One point a rank, ranks rising. `rankCurve(rows(result), 100)` */
export function rankCurve(rows: readonly RankRow[], neurons: number): RankPoint[] {
  requireInput("rankCurve: rows", rows, listOf(aRankRow));
  requireInput("rankCurve: neurons", neurons, aCount);

  const ranks = [...new Set(rows.map(({ rank }) => rank))].sort((a, b) => a - b);
  return ranks.map((rank) => {
    const at = rows.filter((row) => row.rank === rank);
    const [lowRank, truncated] = [at.map((row) => row.lowRank), at.map((row) => row.truncated)];
    return {
      rank,
      lowRank: mean(lowRank),
      lowRankSpread: standardDeviation(lowRank),
      truncated: mean(truncated),
      truncatedSpread: standardDeviation(truncated),
      theory: expectedCostReduction(rank),
      withSampling: expectedCostReduction(rank, neurons),
    };
  });
}

/**
 * For each draw whether ρ falls from each rank to the next that is at least twice as high (single matrices scatter by a
 * tenth, so that neighbours can't be told apart by one draw). `fallsWithRank(rows(result))`
 */
export function fallsWithRank(rows: readonly RankRow[]): boolean[] {
  requireInput("fallsWithRank: rows", rows, listOf(aRankRow));

  return [...new Set(rows.map(({ draw }) => draw))].map((draw) => {
    const own = rows.filter((row) => row.draw === draw).sort((a, b) => a.rank - b.rank);
    return own.every((row, k) => {
      const next = own.slice(k + 1).find(({ rank }) => rank >= 2 * row.rank);
      return next === undefined || next.lowRank < row.lowRank;
    });
  });
}
