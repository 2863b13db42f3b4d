/**
 * What the experiments of the learning task share: parameters, and what is kept of a batch of trials. A point of a sweep is
 * one batch: its mean curves are one independent unit (a batch has students, teachers, test sets and spikes of its own), and
 * batches of one number share students, teachers and test sets across rules, so that rules are compared in pairs.
 */
import { z } from "zod";
import type { Axis } from "../../experiments/axes.js";
import { mean } from "../../numerics/statistics.js";
import { type LearningCurves, lookTimes } from "../learn.js";
import type { LearningTask, RuleName } from "../learningTask.js";

/** The rules in the order of the sweeps. */
export const RULES = ["natural", "euclidean", "approximated"] as const satisfies readonly RuleName[];

/** Parameters that all of them have. */
export const learningParameters = {
  afferents: z.int().min(2).max(2000).default(100).meta({ description: "afferents", symbol: "n" }),
  seconds: z.int().min(1).default(8000).meta({ description: "length of a run", unit: "s" }),
  every: z.int().min(1).default(100).meta({ description: "time between two looks at the weights", unit: "s" }),
  batches: z.int().min(1).default(40).meta({ description: "batches of trials, each one point" }),
  batch: z.int().min(1).max(1000).default(25).meta({ description: "trials of a batch" }),
  errorScale: z
    .enum(["code", "paper"])
    .default("code")
    .meta({ description: "the error's factor: 1 − s (code; the printed η belong to it) or φ′/φ (paper)" }),
  coefficients: z
    .enum(["exact", "frozen", "publishedTable"])
    .default("exact")
    .meta({ description: "where the coefficients of the natural rules come from" }),
  approximatedPotential: z
    .enum(["present", "stale"])
    .default("present")
    .meta({ description: "the potential in the approximated rule: of this bin, or of the last interval's end (code)" }),
};

/** η of each rule. */
export const learningRates = (defaults: Readonly<Record<RuleName, number>>) =>
  z
    .object({ natural: z.number(), euclidean: z.number(), approximated: z.number() })
    .default({ ...defaults })
    .meta({ description: "learning rates", symbol: "η" });

/** The task of a point, with the switches that its sweep has for all. */
export const taskOf = (
  { errorScale, coefficients, approximatedPotential }: z.infer<z.ZodObject<typeof learningParameters>>,
  task: Pick<LearningTask, "rates" | "rule" | "learningRate">,
): LearningTask => ({ ...task, errorScale, coefficients, approximatedPotential });

/** Numbers of the trials of a batch (batches count from 1). */
export const trialsOf = ({ batch }: { batch: number }, number: unknown): { first: number; count: number } => ({
  first: (Number(number) - 1) * batch,
  count: batch,
});

/** Numbers of the batches. */
export const batchAxis = (batches: number): Axis => ({
  name: "batch",
  values: Array.from({ length: batches }, (_, b) => b + 1),
});

/** The looks as an axis. */
export const timeAxis = (schedule: { seconds: number; every: number }): Axis => ({
  name: "time",
  unit: "s",
  values: lookTimes(schedule),
});

/** The quantity over the trials of a batch at each look. */
export function overTrials(
  curves: readonly LearningCurves[],
  quantity: "divergence" | "rateError" | "distance",
  summary: (values: number[]) => number = mean,
): number[] {
  return Array.from(curves[0]![quantity], (_, step) => summary(curves.map((curve) => curve[quantity][step]!)));
}

/** Mean of each trial's quantity over the last eighth of the run: what noise leaves. */
export function lateMeans(curves: readonly LearningCurves[], quantity: "divergence" | "rateError"): number[] {
  return curves.map((curve) => mean(curve[quantity].subarray(Math.floor((curve[quantity].length * 7) / 8))));
}
