import type { Result } from "../experiments/result.js";
import { aResult } from "../experiments/resultKinds.js";
import { rows } from "../experiments/rows.js";
import { requireInput } from "../numerics/inputKinds.js";

/** What each residual of the experiment `propositions` stands for, in the order of the paper. */
export const PROPOSITION_STATEMENTS = {
  outputChange: "P1 output kept",
  activityChange: "P1 activity scaled by e^(−h)",
  spectrumChange: "P1 spectrum of J kept",
  gainChange: "P2 gains kept",
  sensitivityError: "P2 S by Eq 9 = by definition",
  sensitivityConstant: "P2 S − C kept",
  hessianError: "P2 Hessian of C is p²L",
  convexityExcess: "P2 C convex",
  flowMinusNewton: "P3 flow ends at the minimum",
  otherStart: "P3 from elsewhere, too",
  costRise: "P3 C never rises",
  sumOfCoordinates: "P3 Σh = 0",
  laxSpectrumChange: "Lax spectrum kept (max rule)",
  laxLoopChange: "Lax loop product kept (max rule)",
  laxOutputChange: "Lax output kept (max rule)",
  taskLossAlongTransform: "P4 task loss is flat along h",
  penalisedLossError: "P4 L_reg slopes by −λp g",
} as const;

/** How many networks keep one bound of one statement. */
export interface PropositionRow {
  label: string;
  /** A power of ten that bounds the residual. */
  bound: number;
  /** Share of all networks, 0 … 1. */
  share: number;
}

/**
 * The residuals of the experiment `propositions` as tidy records: for each statement, which share of the networks has
 * which bound.
 *
 * `propositionRows(await obtain(propositionsEnsemble))`
 */
export function propositionRows(result: Result<object>): PropositionRow[] {
  requireInput("propositionRows: result", result, aResult);

  const all = rows(result);
  return Object.entries(PROPOSITION_STATEMENTS).flatMap(([name, label]) => {
    const counts = new Map<number, number>();
    for (const row of all) counts.set(Number(row[name]), (counts.get(Number(row[name])) ?? 0) + 1);
    return [...counts].map(([bound, count]) => ({ label, bound, share: count / all.length }));
  });
}
