/** How well a student does, on potentials that it isn't trained on (Sec 6.3 and the released code). */
import { requireCount, requireVector } from "../numerics/check.js";
import { ln, log1p } from "../numerics/elementary.js";
import { BernoulliRow } from "./bernoulliRow.js";
import { rateError } from "./costs.js";
import { type CheckedTask, rateClasses } from "./learningTask.js";
import { kernelStep } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { RandomStream } from "../numerics/random.js";
import { aSynapticKernel } from "./synapticKernel.js";
import {
  aCount,
  aFlag,
  aNumber,
  aPositive,
  aStream,
  aVector,
  having,
  listOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** Samples of the paper's test set, and bins of the trace of which each is the end: 250 ms. */
export const TEST_SAMPLES = 50;
export const TEST_BINS = 500;

/** What a test set says about weights. */
export interface TestErrors {
  /** Mean over the samples of the Kullback–Leibler divergence of one bin, without unit. */
  readonly divergence: number;
  /** Root of the mean squared difference of the rates, Hz. */
  readonly rateError: number;
  /** ‖w − w*‖. */
  readonly distance: number;
}

const drawPotentialsTask = having({
  kernel: aSynapticKernel,
  timeStep: aPositive,
  rates: aVector,
  stimulated: listOf(aFlag),
});

const drawPotentialsOptions = optionsOf({ samples: optional(aCount), bins: optional(aCount) });

/**
 * Unweighted potentials x at the end of traces that start from zero: samples × n, row-major, mV. As in training, the first
 * bin of a trace has no spikes.
 *
 * @throws {RangeError} on counts that aren't whole numbers ≥ 1
 * @example drawPotentials(checkedTask(task), randomStream(1, "test"), { samples: 50, bins: 500 })
 */
export function drawPotentials(
  task: Pick<CheckedTask, "rates" | "stimulated" | "kernel" | "timeStep">,
  stream: RandomStream,
  options: { samples?: number | undefined; bins?: number | undefined } = {},
): Float64Array {
  requireInput("drawPotentials: task", task, drawPotentialsTask);
  requireInput("drawPotentials: stream", stream, aStream);
  requireInput("drawPotentials: options", options, drawPotentialsOptions);
  const { samples = TEST_SAMPLES, bins = TEST_BINS } = options;

  const n = task.rates.length;
  const { membraneDecay, synapseDecay, scale } = kernelStep(task.kernel, task.timeStep);
  // x of one spike by its age in bins
  const ages = new Float64Array(bins);
  for (let age = 0, a = 1, b = 1; age < bins; age++, a *= membraneDecay, b *= synapseDecay) ages[age] = scale * (a - b);
  const potentials = new Float64Array(samples * n);
  let first = 0;
  for (const { count, rate, stimulated } of rateClasses(task)) {
    if (stimulated && rate > 0) {
      const row = new BernoulliRow(stream, count, rate * task.timeStep);
      for (let sample = 0; sample < samples; sample++) {
        const at = sample * n + first;
        for (let age = bins - 2; age >= 0; age--) {
          for (let k = row.next(); k >= 0; k = row.next()) potentials[at + k]! += ages[age]!;
        }
      }
    }
    first += count;
  }
  return potentials;
}

const testSetTask = having({
  timeStep: aPositive,
  transfer: having({ maximum: aNumber, steepness: aNumber, threshold: aNumber }),
});

/** Test potentials and the teacher's answers to them. */
export class TestSet {
  readonly samples: number;
  /** V* of each sample, mV, and φ*, Hz. */
  private readonly teacherRates: Float64Array;
  private readonly rate: (potential: number) => number;
  private readonly logarithms: Float64Array;

  /**
   * @param potentials samples × n, row-major
   * @throws {RangeError} on potentials that aren't whole rows of as many entries as the teacher has
   */
  constructor(
    private readonly task: Pick<CheckedTask, "transfer" | "timeStep">,
    private readonly potentials: Float64Array,
    private readonly teacher: ArrayLike<number>,
  ) {
    requireInput("TestSet: task", task, testSetTask);
    requireInput("TestSet: potentials", potentials, aVector);
    requireInput("TestSet: teacher", teacher, aVector);

    this.samples = potentials.length / teacher.length;
    requireCount("TestSet: samples", this.samples);
    this.rate = sigmoid(task.transfer).rate;
    this.teacherRates = this.rates(teacher);
    // p ln p + (1 − p) ln(1 − p): what doesn't depend on the student
    this.logarithms = this.teacherRates.map((rate) => {
      const p = rate * task.timeStep;
      return p * ln(p) + (1 - p) * log1p(-p);
    });
  }

  /** φ of each sample for weights, Hz. */
  rates(weights: ArrayLike<number>): Float64Array {
    const n = this.teacher.length;
    requireVector("TestSet.rates: weights", weights, n);
    const rates = new Float64Array(this.samples);
    for (let sample = 0; sample < this.samples; sample++) {
      let potential = 0;
      for (let i = 0; i < n; i++) potential += weights[i]! * this.potentials[sample * n + i]!;
      rates[sample] = this.rate(potential);
    }
    return rates;
  }

  /** The three errors of weights. */
  errors(weights: ArrayLike<number>): TestErrors {
    const rates = this.rates(weights);
    const { timeStep } = this.task;
    let divergence = 0;
    for (let sample = 0; sample < this.samples; sample++) {
      const p = this.teacherRates[sample]! * timeStep;
      const q = rates[sample]! * timeStep;
      divergence += this.logarithms[sample]! - p * ln(q) - (1 - p) * log1p(-q);
    }
    let squares = 0;
    for (let i = 0; i < this.teacher.length; i++) {
      const difference = weights[i]! - this.teacher[i]!;
      squares += difference * difference;
    }
    return {
      divergence: divergence / this.samples,
      rateError: rateError(this.teacherRates, rates),
      distance: Math.sqrt(squares),
    };
  }
}
