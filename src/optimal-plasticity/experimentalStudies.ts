/**
 * Table 1: how much of the synaptic change that experiments saw is independent of activity and learning.
 * The numbers are those of the table; where its rows also hold what a number was derived from, that is recomputed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../files/project.js";
import { mean } from "../numerics/statistics.js";
import { impliedRatio } from "./fluctuationShare.js";
import { hypot } from "../numerics/elementary.js";
import { aNumber, aText, either, having, listOf, oneOf, optional, requireInput } from "../numerics/inputKinds.js";

const percentage = z.number().min(0).max(100).nullable();
const evidence = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("suppression"),
    suppressed: z.tuple([z.number().positive(), z.number().positive()]),
    suppressedError: z.number().positive().optional(),
    control: z.number().positive(),
    controlError: z.number().positive().optional(),
    unit: z.string(),
  }),
  z.object({ kind: z.literal("unexplained variance"), r2: z.number().min(0).max(1) }),
]);
const schema = z.object({
  source: z.string().min(1),
  note: z.string(),
  studies: z.array(
    z.object({
      reference: z.string().min(1),
      preparation: z.enum(["in vivo", "in vitro", "review"]),
      system: z.string(),
      baseline: z.string(),
      estimates: z.array(
        z.object({
          measure: z.string().min(1),
          kind: z.enum(["rate", "variance"]),
          percent: z
            .object({ low: percentage, central: percentage, high: percentage })
            .refine(({ low, central }) => low !== null || central !== null, "expected a central value or a lower bound")
            .refine(({ low, central, high }) => {
              const stated = [low, central, high].filter((value) => value !== null);
              return stated.every((value, k) => k === 0 || stated[k - 1]! <= value);
            }, "expected low ≤ central ≤ high"),
          evidence: evidence.nullable(),
        }),
      ),
    }),
  ),
});

/** What the row's own numbers give, and how far they are uncertain by them. */
type Evidence = z.infer<typeof evidence>;
export type ExperimentalStudy = z.infer<typeof schema>["studies"][number];

/** One estimate of Table 1 as a tidy record; percentages, null where the table has none. */
export interface StudyEstimate {
  readonly reference: string;
  readonly preparation: ExperimentalStudy["preparation"];
  readonly measure: string;
  /** What was compared: rates of change with and without activity, or shares of variance. */
  readonly kind: "rate" | "variance";
  readonly low: number | null;
  readonly central: number | null;
  readonly high: number | null;
  /** One number for summaries: the central value, else the middle of the range, else the lower bound. */
  readonly percent: number;
  /** The share recomputed from the row's own numbers, with its range; null where the row has none. */
  readonly recomputed: { readonly percent: number; readonly low: number; readonly high: number } | null;
}

/** What a study estimate has to have. */
export const aStudyEstimate = having<StudyEstimate>({
  reference: aText,
  preparation: oneOf("in vivo", "in vitro", "review"),
  measure: aText,
  kind: oneOf("rate", "variance"),
  low: either(oneOf(null), aNumber),
  central: either(oneOf(null), aNumber),
  high: either(oneOf(null), aNumber),
  percent: aNumber,
  recomputed: either(oneOf(null), having({ percent: aNumber, low: aNumber, high: aNumber })),
});

/**
 * Reads `data/published/optimal-plasticity-table1.json`.
 *
 * `experimentalStudies().estimates.filter((estimate) => estimate.preparation !== "review")`
 *
 * Throws `Error` naming the file when it isn't there or isn't such a table.
 */
export function experimentalStudies(root = projectRoot()): {
  source: string;
  studies: readonly ExperimentalStudy[];
  estimates: readonly StudyEstimate[];
} {
  requireInput("experimentalStudies: root", root, optional(aText));

  if (root === undefined) throw new Error("experimentalStudies: expected to run inside the project");
  const file = join("data", "published", "optimal-plasticity-table1.json");
  let content: z.infer<typeof schema>;
  try {
    content = schema.parse(JSON.parse(readFileSync(join(root, file), "utf8")));
  } catch (error) {
    throw new Error(`${file}: expected studies with estimates in percent`, { cause: error });
  }
  const estimates = content.studies.flatMap(({ reference, preparation, estimates }) =>
    estimates.map(({ measure, kind, percent: { low, central, high }, evidence }): StudyEstimate => {
      const percent = central ?? (high === null ? low! : (low! + high) / 2);
      const recomputed = evidence === null ? null : recompute(evidence);
      return { reference, preparation, measure, kind, low, central, high, percent, recomputed };
    }),
  );
  return { source: content.source, studies: content.studies, estimates };
}

/** One study as an independent unit. */
export interface StudyShare {
  readonly study: string;
  /** Mean of its estimates in percent, without bare lower bounds ("> 50 %") where it has others. */
  readonly percent: number;
  /**
   * The ratio ρ of compensatory plasticity to fluctuations that its shares imply (mean), where rates are taken to add, or
   * where blocking plasticity is taken to leave e of √(e² + m²). Shares of variance imply the same either way.
   */
  readonly additiveRatio: number;
  readonly blockedRatio: number;
  /** Whether each of its estimates is above one half ("> 50 %" is). */
  readonly aboveHalf: boolean;
}

/**
 * One number for each study that measured: several estimates of one study are not independent. The review, which
 * summarises other studies, is left out.
 *
 * `meanEstimate(studyShares(estimates).map((share) => share.percent), "studies")`
 */
export function studyShares(estimates: readonly StudyEstimate[]): StudyShare[] {
  requireInput("studyShares: estimates", estimates, listOf(aStudyEstimate));

  const measured = estimates.filter((estimate) => estimate.preparation !== "review");
  return [...new Set(measured.map((estimate) => estimate.reference))].map((study) => {
    const own = measured.filter((estimate) => estimate.reference === study);
    const isLowerBound = ({ central, high }: StudyEstimate) => central === null && high === null;
    const stated = own.filter((estimate) => !isLowerBound(estimate));
    const numbers = stated.length > 0 ? stated : own;
    const ratio = (ofRates: "rate" | "blocked") =>
      mean(numbers.map(({ percent, kind }) => impliedRatio(percent, kind === "rate" ? ofRates : kind)));
    return {
      study,
      additiveRatio: ratio("rate"),
      blockedRatio: ratio("blocked"),
      percent: mean(numbers.map((estimate) => estimate.percent)),
      aboveHalf: own.every((estimate) => estimate.percent > 50 || (isLowerBound(estimate) && estimate.percent === 50)),
    };
  });
}

/**
 * The activity-independent share in percent: what is left of a rate under suppression, or 1 − r². Errors of numerator and
 * denominator combine in quadrature.
 */
function recompute(evidence: Evidence): { percent: number; low: number; high: number } {
  if (evidence.kind === "unexplained variance") {
    const percent = 100 * (1 - evidence.r2);
    return { percent, low: percent, high: percent };
  }
  const { suppressed, suppressedError = 0, control, controlError = 0 } = evidence;
  const [low, high] = suppressed.map((rate) => (100 * rate) / control) as [number, number];
  const percent = (low + high) / 2;
  const middle = (suppressed[0] + suppressed[1]) / 2;
  const error = percent * hypot(suppressedError / middle, controlError / control);
  return { percent, low: low - error, high: high + error };
}
