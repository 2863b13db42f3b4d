/** Runs of the learning task: many trials, looked at now and then. */
import { requireCount } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import { EventLoop } from "./eventLoop.js";
import { checkedTask, type LearningTask, type LearningTrial } from "./learningTask.js";
import { SynapseLoop } from "./synapseLoop.js";
import { drawPotentials, TestSet } from "./testSet.js";
import {
  aCount,
  aFunction,
  aNumber,
  aText,
  aVector,
  aWhole,
  anIndex,
  having,
  listOf,
  optional,
  requireInput,
} from "../numerics/inputKinds.js";
import { aLearningTask, aLearningTrial } from "./learningTask.js";

/** How long, and how often to look. */
export interface LearningSchedule {
  /** Length of the run, s: a multiple of `every`. */
  readonly seconds: number;
  /** Seconds between two looks; the first is at the start. */
  readonly every: number;
}

/** What a learning schedule has to have. */
export const aLearningSchedule = having<LearningSchedule>({ seconds: aNumber, every: aCount });

/** The times of the looks, s. */
export function lookTimes(learningSchedule: LearningSchedule): number[] {
  requireInput("lookTimes: learningSchedule", learningSchedule, aLearningSchedule);
  const { seconds, every } = learningSchedule;

  requireCount("lookTimes: seconds", seconds);
  requireCount("lookTimes: every", every);
  if (seconds % every !== 0)
    throw new RangeError(`lookTimes: seconds: expected a multiple of ${every}, got ${seconds}`);
  return Array.from({ length: seconds / every + 1 }, (_, k) => k * every);
}

/**
 * Runs trials of a task and calls `look(trial, step, weights)` at each look, trial by trial or two at a time. One of the
 * paper's rules runs on the kernel, a rule of your own in the plain loop over synapses (at 20 to 50 times the time). What
 * a trial draws depends on its own streams alone.
 *
 * @returns warnings, for a reader: too dense spikes, trials that left the table of moments
 * @throws {RangeError} as `checkedTask`, and when weights are no longer finite
 * @example learn(task, trials, { seconds: 8000, every: 100 }, (trial, step, weights) => curves[trial].push(error(weights)))
 */
export function learn(
  task: LearningTask,
  trials: readonly LearningTrial[],
  schedule: LearningSchedule,
  look: (trial: number, step: number, weights: Float64Array) => void,
): readonly string[] {
  requireInput("learn: task", task, aLearningTask);
  requireInput("learn: trials", trials, listOf(aLearningTrial));
  requireInput("learn: schedule", schedule, aLearningSchedule);
  requireInput("learn: look", look, aFunction);

  const warnings = [...checkedTask(task).warnings];
  const steps = lookTimes(schedule).length - 1;
  if (typeof task.rule === "function") {
    trials.forEach((trial, k) => {
      const loop = new SynapseLoop(task, trial);
      look(k, 0, loop.weights.slice());
      for (let step = 1; step <= steps; step++) {
        loop.run(schedule.every);
        look(k, step, loop.weights.slice());
      }
    });
    return warnings;
  }
  const loop = new EventLoop(task);
  for (let k = 0; k < trials.length; k += 2) {
    const pair = trials.slice(k, k + 2);
    loop.start(pair);
    for (let step = 0; step <= steps; step++) {
      if (step > 0) loop.run(schedule.every);
      pair.forEach((_, lane) => {
        look(k + lane, step, loop.weights(lane as 0 | 1));
      });
    }
    pair.forEach((_, lane) => {
      const bins = loop.outside(lane as 0 | 1);
      if (bins > 0) {
        warnings.push(
          `trial ${k + lane}: μ or σ² outside of the moment table in ${bins} bins, its border's values taken`,
        );
      }
    });
  }
  return warnings;
}

/** Curves of one trial: at each look. */
export interface LearningCurves {
  readonly divergence: Float64Array;
  readonly rateError: Float64Array;
  readonly distance: Float64Array;
  /** w at the end. */
  readonly weights: Float64Array;
}

/** A student, its teacher and its test set, drawn for a trial: the same for all rules. */
export interface DrawnTrial {
  readonly weights: Float64Array;
  readonly teacher: Float64Array;
  /** Samples × n, mV. */
  readonly potentials: Float64Array;
}

/** Names a trial of an experiment: its random numbers follow from these alone. */
export interface TrialName {
  readonly seed: number;
  /** E.g. "natural-gradient/fig3-learning". */
  readonly experiment: string;
  readonly trial: number;
}

const drawTrialOptions = having({ seed: aWhole, experiment: aText, trial: anIndex, rates: aVector });

/**
 * w(0) and w*, uniform in (−1, 1)/n, and a test set of 50 unweighted potentials: what Fig 3 draws for each trial.
 *
 * @example drawTrial({ rates, seed: 1, experiment: "natural-gradient/fig3-learning", trial: 0 }).teacher
 */
export function drawTrial(options: TrialName & Pick<LearningTask, "rates">): DrawnTrial {
  requireInput("drawTrial: options", options, drawTrialOptions);
  const { rates, seed, experiment, trial } = options;

  const n = rates.length;
  const draw = (part: string): Float64Array =>
    randomStream(seed, experiment, trial, part)
      .fillUniform(new Float64Array(n))
      .map((u) => (2 * u - 1) / n);
  const task = checkedTask({ rates, rule: "euclidean", learningRate: 0 });
  return {
    weights: draw("weights"),
    teacher: draw("teacher's weights"),
    potentials: drawPotentials(task, randomStream(seed, experiment, trial, "test set")),
  };
}

const learningCurvesNames = having({
  seed: aWhole,
  experiment: aText,
  first: anIndex,
  count: aCount,
  variant: aText,
  draw: optional(aFunction),
  observe: optional(aFunction),
});

/**
 * Learning curves of trials `first` … `first + count − 1` of an experiment. Student, teacher and test set of a trial are the
 * same for each rule, spikes are not: the streams are named by `variant` too, as in the released code.
 *
 * @throws {RangeError} as `learn`
 * @example
 * learningCurves(task, { seconds: 8000, every: 100 }, { seed: 1, experiment: "natural-gradient/fig3-learning", first: 0,
 *   count: 4, variant: "natural" })
 */
export function learningCurves(
  task: LearningTask,
  schedule: LearningSchedule,
  names: Omit<TrialName, "trial"> & {
    readonly first: number;
    readonly count: number;
    readonly variant: string;
    /** Other students, teachers or test sets than those of `drawTrial`. */
    readonly draw?: (trial: number) => DrawnTrial;
    /** Called at each look with the number of the trial and a copy of its weights. */
    readonly observe?: (trial: number, weights: Float64Array) => void;
  },
): LearningCurves[] {
  requireInput("learningCurves: task", task, aLearningTask);
  requireInput("learningCurves: schedule", schedule, aLearningSchedule);
  requireInput("learningCurves: names", names, learningCurvesNames);

  const { seed, experiment, first, count, variant } = names;
  const draw = names.draw ?? ((trial: number) => drawTrial({ rates: task.rates, seed, experiment, trial }));
  const { transfer, timeStep } = checkedTask(task);
  const looks = lookTimes(schedule).length;
  const drawn = Array.from({ length: count }, (_, k) => draw(first + k));
  const tests = drawn.map(({ potentials, teacher }) => new TestSet({ transfer, timeStep }, potentials, teacher));
  const curves = drawn.map(() => ({
    divergence: new Float64Array(looks),
    rateError: new Float64Array(looks),
    distance: new Float64Array(looks),
    weights: new Float64Array(task.rates.length),
  }));
  const trials = drawn.map(({ weights, teacher }, k) => ({
    weights,
    teacher,
    stream: (part: string) => randomStream(seed, experiment, first + k, variant, part),
  }));
  learn(task, trials, schedule, (k, step, weights) => {
    const { divergence, rateError, distance } = tests[k]!.errors(weights);
    curves[k]!.divergence[step] = divergence;
    curves[k]!.rateError[step] = rateError;
    curves[k]!.distance[step] = distance;
    curves[k]!.weights.set(weights);
    names.observe?.(first + k, weights);
  });
  return curves;
}

/** One trial with all that a figure may want of it. */
export interface LearnedTrial extends DrawnTrial {
  /** The times of the looks, s. */
  readonly times: readonly number[];
  readonly curves: LearningCurves;
  /** w at each look. */
  readonly trajectory: readonly Float64Array[];
}

const learnedTrialNames = having({ seed: aWhole, experiment: aText, trial: anIndex, variant: aText });

/**
 * Runs one trial and keeps its weights: `weights` before, `trajectory` on the way, `teacher`; with the same spikes as in
 * `learningCurves` under these names.
 *
 * @throws {RangeError} as `learn`
 * @example learnedTrial(task, { seconds: 8000, every: 100 }, { seed: 1, experiment: "natural-gradient/fig3-learning",
 *   trial: 10, variant: "natural" }).trajectory.at(-1)
 */
export function learnedTrial(
  task: LearningTask,
  schedule: LearningSchedule,
  names: TrialName & { readonly variant: string },
): LearnedTrial {
  requireInput("learnedTrial: task", task, aLearningTask);
  requireInput("learnedTrial: schedule", schedule, aLearningSchedule);
  requireInput("learnedTrial: names", names, learnedTrialNames);

  const { seed, experiment, trial, variant } = names;
  const drawn = drawTrial({ rates: task.rates, seed, experiment, trial });
  const trajectory: Float64Array[] = [];
  const [curves] = learningCurves(task, schedule, {
    seed,
    experiment,
    first: trial,
    count: 1,
    variant,
    observe: (_, weights) => trajectory.push(weights),
  });
  return { ...drawn, times: lookTimes(schedule), curves: curves!, trajectory };
}
