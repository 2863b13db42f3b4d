/** The results behind Table 2 as tidy rows: what its notebook draws and writes. */
import { aTable } from "../experiments/resultKinds.js";
import { rows } from "../experiments/rows.js";
import type { CurvatureRatio, Table2Result } from "./curvatureRatios.js";
import { fluctuationScale, type Case, type Rule } from "./experiments/table2.js";
import { overNetworks } from "./overNetworks.js";
import { aNumber, aText, having, listOf, oneOf, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** One field of the paper's table, with its sign. */
export const TABLE2_FIELDS = [
  { order: "0th order", rules: ["keep or oppose", "weight perturbation"], signs: ["≈", "≈", "≈"] },
  { order: "1st order", rules: ["gradient", "noisy gradient"], signs: ["≥", "≥", "≈"] },
  { order: "2nd order", rules: ["Newton", "beeline"], signs: ["≈", "≈", "≤"] },
] as const;
const COLUMNS = ["quadratic", "nonlinear, low error", "nonlinear, high error"] as const;

/** The table's nine fields: the paper's sign, and the measured one of the rule that stands for the order and of a second. */
export interface Table2Field {
  readonly order: string;
  readonly landscape: string;
  readonly paper: string;
  readonly first: CurvatureRatio;
  readonly second: CurvatureRatio;
}

// what is read of an entry
const anEstimate = having({ measured: aNumber, interval: vectorOf(2) });
const anEntry = having({
  rule: aText,
  landscape: aText,
  relativeError: aNumber,
  errorRange: vectorOf(2),
  errorDrift: anEstimate,
  ratioDrift: anEstimate,
});

/**
 * The paper's sign beside what was measured, row by row.
 *
 * `table2Fields(curvatureRatios(result)).filter(({ paper, first }) => paper !== first.comparative)`
 */
export function table2Fields(entries: readonly CurvatureRatio[]): Table2Field[] {
  requireInput("table2Fields: entries", entries, listOf(anEntry));

  const find = (rule: string, landscape: string): CurvatureRatio => {
    const found = entries.find((entry) => entry.rule === rule && entry.landscape === landscape);
    if (found === undefined)
      throw new RangeError(`table2Fields: expected an entry for ${rule}, ${landscape}, got none`);
    return found;
  };
  return TABLE2_FIELDS.flatMap(({ order, rules, signs }) =>
    COLUMNS.map((landscape, column) => ({
      order,
      landscape,
      paper: signs[column]!,
      first: find(rules[0], landscape),
      second: find(rules[1], landscape),
    })),
  );
}

/** Where each entry is and how steady: magnitude of fluctuations, error, and what still moves from quarter to quarter. */
export function entrySteadiness(entries: readonly CurvatureRatio[]) {
  requireInput("entrySteadiness: entries", entries, listOf(anEntry));

  const ends = ([low, high]: readonly [number, number], digits: number) =>
    `${Number(low.toPrecision(digits))} – ${Number(high.toPrecision(digits))}`;
  return entries.map(({ rule, landscape, relativeError, errorRange, errorDrift, ratioDrift }) => ({
    rule,
    landscape,
    e: fluctuationScale(rule as Rule, landscape as Case),
    error: relativeError,
    networks: ends(errorRange, 2),
    errorMoves: errorDrift.measured,
    errorInterval: ends(errorDrift.interval, 3),
    ratioMoves: ratioDrift.measured,
  }));
}

/**
 * The exact gradient against the error, a row for each kind of outputs and magnitude of fluctuations, with estimates over
 * networks. Magnitudes at which Tr(∇²F) is not positive in more than a tenth of the states of some network are left out:
 * a ratio over it says nothing there.
 *
 * `gradientByError(await obtain(table2Error))[0].ratio.measured`
 */
export function gradientByError(result: Table2Result) {
  requireInput("gradientByError: result", result, aTable);

  const records = rows(result) as unknown as Record<string, number>[];
  const place = (record: Record<string, unknown>) => JSON.stringify([record["outputs"], record["fluctuation"]]);
  const lost = new Set(records.filter((record) => record["partiallyTrained"]! < 0.9).map(place));
  const trained = records.filter((record) => !lost.has(place(record)));
  const over = (top: string, bottom: string) => (record: Record<string, number>) => record[top]! / record[bottom]!;
  return overNetworks(trained, ["outputs", "fluctuation"], {
    error: (record) => record["relativeError"]!,
    /** Q[∇F] over the mean curvature. */
    ratio: over("gradientCurvature", "meanCurvature"),
    /** Curvature of JᵀJ along ∇F over that of the Hessian. */
    ofJacobian: over("gaussNewtonGradient", "gradientCurvature"),
    /** Share of ‖∇F‖² in the output weights. */
    share: (record) => record["outputShare"]!,
    /** Mean curvature of the output weights over that of all. */
    layer: over("outputMean", "meanCurvature"),
    /** Curvature along the gradient among the output weights over their mean; by Eq 14 with equal projections. */
    within: over("outputGradient", "outputMean"),
    eq14: over("outputAverageCase", "outputMean"),
  });
}

const ratioFallOptions = optionsOf({ outputs: oneOf("linear", "sigmoid"), low: aNumber, high: aNumber });

/** The ratio at a high magnitude of fluctuations over that at a low one, for each network: `meanEstimate(…, "networks")`. */
export function ratioFall(
  result: Table2Result,
  options: { outputs: "linear" | "sigmoid"; low: number; high: number },
): number[] {
  requireInput("ratioFall: result", result, aTable);
  requireInput("ratioFall: options", options, ratioFallOptions);
  const { outputs, low, high } = options;

  const at = (fluctuation: number) => {
    const records: Readonly<Record<string, number | string>>[] = rows(result);
    const chosen = records.filter((row) => row["outputs"] === outputs && row["fluctuation"] === fluctuation);
    if (chosen.length === 0) throw new RangeError(`ratioFall: expected a magnitude of the sweep, got ${fluctuation}`);
    return chosen.map((row) => (row["gradientCurvature"] as number) / (row["meanCurvature"] as number));
  };
  const before = at(low);
  return at(high).map((ratio, network) => ratio / before[network]!);
}

/**
 * The Newton rule against its cutoff, a row for each landscape and cutoff, with estimates over networks.
 *
 * `newtonByCutoff(await obtain(table2Cutoff))[0].ratio.measured`
 */
export function newtonByCutoff(result: Table2Result) {
  requireInput("newtonByCutoff: result", result, aTable);

  return overNetworks(rows(result) as unknown as Record<string, number>[], ["landscape", "cutoff"], {
    ratio: (record) => record["compensationCurvature"]! / record["meanCurvature"]!,
    error: (record) => record["relativeError"]!,
  });
}
