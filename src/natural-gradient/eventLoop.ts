/** Trials of the task on the kernel, two side by side. */
import { NaturalGradientKernel } from "../kernels/naturalGradient.js";
import type { CoefficientSource, LearningLane } from "../kernels/naturalGradientTypes.js";
import { requireCount } from "../numerics/check.js";
import { coefficientsAt } from "./learningRules.js";
import { type CheckedTask, checkedTask, type LearningTask, type LearningTrial, rateClasses } from "./learningTask.js";
import { momentTable } from "./momentTable.js";
import { PUBLISHED_PLACES, publishedTable } from "./publishedTable.js";
import { sigmoid } from "./transferFunction.js";
import { aLearningTask, aLearningTrial } from "./learningTask.js";
import {
  aCount,
  aPositive,
  aVector,
  having,
  listOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

const eventLoopOptions = optionsOf({ gatherEvery: optional(aCount) });

/** The kernel for one of the paper's three rules and one set of rates; use it for one pair of trials after another. */
export class EventLoop {
  private readonly task: CheckedTask;
  private readonly kernel: NaturalGradientKernel;

  /**
   * @throws {RangeError} as `checkedTask`; on a rule of one's own, which needs the plain loop
   */
  constructor(task: LearningTask, options: { readonly gatherEvery?: number } = {}) {
    requireInput("EventLoop: task", task, aLearningTask);
    requireInput("EventLoop: options", options, eventLoopOptions);

    this.task = checkedTask(task);
    const { rule, reset, bins, timeStep, transfer, kernel, approximation, teacherRate } = this.task;
    if (typeof rule === "function") {
      throw new RangeError(
        'EventLoop: rule: expected "euclidean", "natural" or "approximated" for the kernel, got a function',
      );
    }
    const gatherEvery = options.gatherEvery ?? gatheringDistance(this.task);
    this.kernel = new NaturalGradientKernel({
      classes: rateClasses(this.task),
      rule,
      coefficients: coefficientSource(this.task),
      transfer,
      synapse: kernel,
      timeStep,
      bins,
      reset,
      approximation,
      gatherEvery,
      ...(teacherRate !== undefined && { teacherRate }),
    });
  }

  /** Puts one or two trials at their start. A single one runs in both lanes. */
  start(trials: readonly LearningTrial[]): void {
    requireInput("EventLoop.start: trials", trials, listOf(aLearningTrial));
    const [first, second = first] = trials;
    if (first === undefined || trials.length > 2) {
      throw new RangeError(`EventLoop.start: trials: expected one or two, got ${trials.length}`);
    }
    this.kernel.setLane(0, this.lane(first));
    this.kernel.setLane(1, this.lane(second!));
  }

  /** Runs that many seconds. */
  run(seconds: number): void {
    requireCount("EventLoop.run: seconds", seconds, 0);
    this.kernel.run(seconds);
  }

  /** The weights of trial 0 or 1: a copy. */
  weights(trial: 0 | 1 = 0): Float64Array {
    return this.kernel.weights(trial);
  }

  /** Bins so far whose μ or σ² lay outside of the moment table: values of its border were taken. */
  outside(trial: 0 | 1 = 0): number {
    return this.kernel.outside(trial);
  }

  private lane({ weights, teacher, stream, learningRate }: LearningTrial): LearningLane {
    const { rule, rates, kernel, transfer, coefficients, errorScale, approximatedPotential } = this.task;
    const eta = learningRate ?? this.task.learningRate;
    const frozen = coefficients === "frozen" && rule !== "euclidean";
    return {
      weights,
      ...(teacher !== undefined && { teacher }),
      inputs: rateClasses(this.task).map((_, c) => stream(`input ${c}`)),
      teaching: stream("teacher"),
      learningRate: errorScale === "paper" ? eta * transfer.steepness : eta,
      stalePotential: approximatedPotential === "stale",
      ...(frozen && { frozen: coefficientsAt(weights, rates, { kernel, transfer: sigmoid(transfer) }) }),
    };
  }
}

const gatheringDistanceOptions = having({ kernel: aSynapticKernel, timeStep: aPositive, rates: aVector });

/**
 * Bins between two gatherings. What cancels grows as e^(t/τ_s) meanwhile: after 16/3 τ_s (32 bins of the paper's) the
 * weights keep all digits, after 8 τ_s (48 bins) they lose half a digit. Gathering costs something per afferent, so many
 * of them take the longer one.
 */
export function gatheringDistance(options: Pick<CheckedTask, "rates" | "kernel" | "timeStep">): number {
  requireInput("gatheringDistance: options", options, gatheringDistanceOptions);
  const { rates, kernel, timeStep } = options;

  const fastest = Math.min(kernel.tauMembrane, kernel.tauSynapse) / timeStep;
  const constants = rates.length > 256 ? 8 : 16 / 3;
  return Math.min(Math.max(Math.round(constants * fastest), 1), 512);
}

function coefficientSource({ rule, coefficients, rates }: CheckedTask): CoefficientSource {
  if (rule === "euclidean" || coefficients === "frozen") return { kind: "frozen" };
  if (coefficients === "exact") return { kind: "moments", table: momentTable() };
  const totalRate = rates.reduce((sum, rate) => sum + rate, 0);
  return { kind: "published", table: { ...PUBLISHED_PLACES, coefficients: publishedTable(totalRate) } };
}
