/**
 * The supervised task of Figs 3, 7, 9 and 12: a student learns to spike as a teacher does, who gets the same input
 * (Kreutzer, Senn & Petrovici 2022, Methods). What a run is made of, and what can't be right.
 */
import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { requireSounding } from "./fisherInformation.js";
import { requireRates } from "./inputStatistics.js";
import { APPROXIMATION } from "./learningRules.js";
import type { LearningRule } from "./learningRules.js";
import { KERNEL, synapticKernel, TIME_STEP } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { SIGMOID } from "./transferFunction.js";
import type { SigmoidOptions } from "./transferFunction.js";
import {
  aCount,
  aFlag,
  aFunction,
  aNonNegative,
  aNumber,
  aPositive,
  aText,
  aVector,
  either,
  having,
  listOf,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { sigmoidOptions } from "./transferFunction.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** The paper's three rules. */
export type RuleName = "euclidean" | "natural" | "approximated";

/** What all trials share. */
export interface LearningTask {
  /** r, Hz, one per afferent. Neighbours of one rate are drawn together: put equal rates beside each other. */
  readonly rates: ArrayLike<number>;
  /** By name, or a rule of your own (then the plain loop runs it). */
  readonly rule: RuleName | LearningRule;
  /** η. */
  readonly learningRate: number;
  /**
   * The error's factor: "code" (default), 1 − s, as the released code of Figs 3, 9 and 12, to which the printed learning
   * rates belong; "paper", φ′/φ = β (1 − s), as the text says. With η/β both are the same.
   */
  readonly errorScale?: "code" | "paper";
  /**
   * Where γ_s and g₁ … g₄ come from: "exact" (default), from the weights of each bin; "frozen", from the first ones;
   * "publishedTable", as the released code looks them up (`publishedTable.ts`).
   */
  readonly coefficients?: "exact" | "frozen" | "publishedTable";
  /**
   * The potential that multiplies c_w in the approximated rule: "present" (default), or "stale", that of the last bin of
   * the interval before, as the released code has it (0 in the first).
   */
  readonly approximatedPotential?: "present" | "stale";
  /** c_u and c_w of the approximated rule; default 0.95 and 0.05 /mV². */
  readonly approximation?: Partial<typeof APPROXIMATION>;
  /**
   * Whether all potentials start from 0 again each second (default), as in the released code: the spikes of the second's
   * first bin are dropped then, and its last bin has no update: 1999 updates of 2000 bins.
   */
  readonly reset?: boolean;
  /** Which afferents spike; default all. The others have a rate in μ, σ² and q alone (Fig 7). */
  readonly stimulated?: ArrayLike<boolean>;
  /** The teacher's rate, Hz, when it is constant (Fig 7); otherwise each trial has a teacher's weights. */
  readonly teacherRate?: number;
  readonly transfer?: SigmoidOptions;
  readonly kernel?: SynapticKernel;
  /** dt, s; default 0.5 ms. */
  readonly timeStep?: number;
}

/** What a learning task has to have. */
export const aLearningTask = having<LearningTask>({
  rates: aVector,
  rule: either(oneOf("euclidean", "natural", "approximated"), aFunction),
  learningRate: aNonNegative,
  errorScale: optional(oneOf("paper", "code")),
  coefficients: optional(oneOf("exact", "frozen", "publishedTable")),
  approximatedPotential: optional(oneOf("present", "stale")),
  approximation: optional(optionsOf({ uniform: optional(aNumber), proportional: optional(aNumber) })),
  reset: optional(aFlag),
  stimulated: optional(listOf(aFlag)),
  teacherRate: optional(aNumber),
  transfer: optional(sigmoidOptions),
  kernel: optional(aSynapticKernel),
  timeStep: optional(aPositive),
});

/** One trial. */
export interface LearningTrial {
  /** w at the start. */
  readonly weights: ArrayLike<number>;
  /** w*. */
  readonly teacher?: ArrayLike<number>;
  /**
   * The trial's random numbers by their purpose, "teacher" or "input 0", "input 1" … (one per class of afferents), each a
   * fresh stream: `(part) => randomStream(seed, "natural-gradient/fig3-learning", trial, part)`.
   */
  readonly stream: (part: string) => RandomStream;
  /** η of this trial instead of the task's. */
  readonly learningRate?: number;
}

/** What a learning trial has to have. */
export const aLearningTrial = having<LearningTrial>({
  weights: aVector,
  teacher: optional(aVector),
  stream: aFunction,
  learningRate: optional(aNonNegative),
});

/** Spike probability per bin above which a Poisson process is no longer what one spike a bin makes of it. */
const DENSE = 0.1;

/** A task with its defaults, and what one should know about it. */
export interface CheckedTask extends Required<Omit<LearningTask, "teacherRate" | "stimulated" | "transfer" | "rates">> {
  readonly rates: Float64Array;
  readonly stimulated: readonly boolean[];
  readonly teacherRate: number | undefined;
  readonly transfer: Required<SigmoidOptions>;
  readonly approximation: typeof APPROXIMATION;
  /** Bins of an interval of 1 s. */
  readonly bins: number;
  /** Whether the rule has a homosynaptic term c_ε x/r. */
  readonly warnings: readonly string[];
}

/** What a checked task has to have. */
export const aCheckedTask = having<CheckedTask>({
  rates: aVector,
  stimulated: listOf(aFlag),
  teacherRate: optional(aNumber),
  transfer: having({ maximum: aNumber, steepness: aNumber, threshold: aNumber }),
  approximation: having({ uniform: aNumber, proportional: aNumber }),
  bins: aCount,
  warnings: listOf(aText),
  rule: either(oneOf("euclidean", "natural", "approximated"), aFunction),
  kernel: aSynapticKernel,
  learningRate: aNonNegative,
  timeStep: aPositive,
  coefficients: oneOf("exact", "frozen", "publishedTable"),
  errorScale: oneOf("paper", "code"),
  approximatedPotential: oneOf("present", "stale"),
  reset: aFlag,
});

/**
 * The task with its defaults.
 *
 * @throws {RangeError} on rates that are negative, not finite or above one spike per bin; a silent afferent under a rule
 * with c_ε x/r; an unknown rule or switch; numbers that aren't finite
 */
export function checkedTask(task: LearningTask): CheckedTask {
  requireInput("checkedTask: task", task, aLearningTask);

  const { rates, rule, learningRate, teacherRate } = task;
  const kernel = synapticKernel(task.kernel);
  const transfer = { ...SIGMOID, ...task.transfer };
  const timeStep = task.timeStep ?? TIME_STEP;
  const n = rates.length;
  requireCount("checkedTask: rates.length", n);
  requireRates(rates, n, "checkedTask: rates");
  if (rule !== "euclidean" && typeof rule !== "function") requireSounding(rates, "checkedTask: rates");
  const { errorScale = "code", coefficients = "exact", approximatedPotential = "present" } = task;
  const bins = Math.round(1 / timeStep);
  requireCount("checkedTask: bins of one second", bins, 2);
  if (teacherRate !== undefined) requireNumber("checkedTask: teacherRate", teacherRate, { min: 0, max: 1 / timeStep });
  const stimulated = Array.from(task.stimulated ?? new Array<boolean>(n).fill(true));
  if (stimulated.length !== n)
    throw new RangeError(`checkedTask: stimulated: expected ${n} entries, got ${stimulated.length}`);
  const warnings: string[] = [];
  for (let i = 0; i < n; i++) {
    const probability = rates[i]! * timeStep;
    if (!stimulated[i]) continue;
    if (probability > 1) {
      throw new RangeError(
        `checkedTask: rates[${i}]: expected at most one spike per bin (${1 / timeStep} Hz), got ${rates[i]} Hz`,
      );
    }
    if (probability > DENSE && warnings.length === 0) {
      warnings.push(
        `rates[${i}] = ${rates[i]} Hz is ${probability.toFixed(2)} spikes per bin: too dense for a Poisson process, on which μ, σ² and the Fisher matrix rest`,
      );
    }
  }
  if (coefficients === "publishedTable" && (task.transfer !== undefined || task.kernel !== undefined)) {
    warnings.push("the published table holds coefficients of the paper's own transfer function and kernel");
  }
  return {
    rates: Float64Array.from(rates),
    rule,
    learningRate,
    errorScale,
    coefficients,
    approximatedPotential,
    approximation: { ...APPROXIMATION, ...task.approximation },
    reset: task.reset ?? true,
    stimulated,
    teacherRate,
    transfer,
    kernel: task.kernel === undefined ? KERNEL : kernel,
    timeStep,
    bins,
    warnings,
  };
}

/** Neighbouring afferents that share rate and stimulation. */
export interface RateClass {
  readonly count: number;
  readonly rate: number;
  readonly stimulated: boolean;
}

const rateClassesOptions = having({ rates: aVector, stimulated: listOf(aFlag) });

/** The afferents as classes, in their order. */
export function rateClasses(options: Pick<CheckedTask, "rates" | "stimulated">): RateClass[] {
  requireInput("rateClasses: options", options, rateClassesOptions);
  const { rates, stimulated } = options;

  const classes: { count: number; rate: number; stimulated: boolean }[] = [];
  rates.forEach((rate, i) => {
    const last = classes.at(-1);
    if (last?.rate === rate && last.stimulated === stimulated[i]) last.count++;
    else classes.push({ count: 1, rate, stimulated: stimulated[i]! });
  });
  return classes;
}
