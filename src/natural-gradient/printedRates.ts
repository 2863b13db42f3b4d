/** Table 1: afferents' rates and learning rates of Figs 3, 9 and 12, for the error's factor 1 − s of the released code. */
import type { RuleName } from "./learningTask.js";
import { aCount, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** One row of Table 1. */
export interface PrintedRates {
  /** Panel of Fig 12. */
  readonly panel: "C" | "D" | "E" | "F";
  /** Rates of the first and the second half of the afferents, Hz. */
  readonly rates: readonly [number, number];
  /** η of each rule. */
  readonly learningRates: Readonly<Record<RuleName, number>>;
}

/** Table 1. Panel D is Fig 3 and Fig 9. */
export const TABLE_1: readonly PrintedRates[] = [
  { panel: "C", rates: [10, 30], learningRates: { natural: 6.55e-4, euclidean: 1.1e-6, approximated: 5.5e-4 } },
  { panel: "D", rates: [10, 50], learningRates: { natural: 6e-4, euclidean: 4.5e-7, approximated: 4.5e-4 } },
  { panel: "E", rates: [20, 20], learningRates: { natural: 6.5e-4, euclidean: 1.18e-6, approximated: 5.3e-4 } },
  { panel: "F", rates: [20, 40], learningRates: { natural: 5.8e-4, euclidean: 5.5e-7, approximated: 4.5e-4 } },
];

/** Learning rates of Fig 3. */
export const FIG3_LEARNING_RATES = TABLE_1[1]!.learningRates;

/**
 * r of n afferents, the first half at one rate, the rest at another, Hz.
 *
 * @example twoRates(100) // 10 and 50 Hz, as in Fig 3
 */
export function twoRates(afferents: number, rates: readonly number[] = [10, 50]): Float64Array {
  requireInput("twoRates: afferents", afferents, aCount);
  requireInput("twoRates: rates", rates, vectorOf(2));
  const [first, second] = rates;

  return Float64Array.from({ length: afferents }, (_, i) => (i < Math.floor(afferents / 2) ? first! : second!));
}
