/** The task as a plain loop over synapses: what the kernel is held against, and what runs a rule of your own. */
import { requireCount, requireVector } from "../numerics/check.js";
import { fineUniform } from "../numerics/exponentialVariate.js";
import type { RandomStream } from "../numerics/random.js";
import { BernoulliRow } from "./bernoulliRow.js";
import {
  approximatedRule,
  coefficientsAt,
  euclideanRule,
  type LearningRule,
  type Moment,
  type NaturalOptions,
  naturalRule,
} from "./learningRules.js";
import { inputStatistics } from "./inputStatistics.js";
import { type CheckedTask, checkedTask, type LearningTask, type LearningTrial, rateClasses } from "./learningTask.js";
import { tabulatedMoments } from "./momentTable.js";
import { publishedCoefficients, publishedTable } from "./publishedTable.js";
import { kernelStep } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import { aLearningTask, aLearningTrial } from "./learningTask.js";
import { requireInput } from "../numerics/inputKinds.js";

/**
 * One trial, bin by bin: all filter states decay, spikes of this bin are added, the student's and the teacher's potential
 * are sums over synapses, the teacher spikes or doesn't, the rule changes the weights.
 *
 * @throws {RangeError} as `checkedTask`, and on weights of the wrong length or not finite
 * @example
 * const loop = new SynapseLoop(task, trial);
 * loop.run(10); // seconds
 * loop.weights;
 */
export class SynapseLoop {
  /** w: a view on the present weights. */
  readonly weights: Float64Array;
  private readonly task: CheckedTask;
  private readonly rows: { row: BernoulliRow; first: number }[];
  private readonly candidates: BernoulliRow;
  private readonly teaching: RandomStream;
  private readonly membranes: Float64Array;
  private readonly synapses: Float64Array;
  private readonly potentials: Float64Array;
  private readonly change: Float64Array;
  private readonly rule: LearningRule;
  /** V of the last bin of the interval before. */
  private lastPotential = 0;

  constructor(
    task: LearningTask,
    private readonly trial: LearningTrial,
  ) {
    requireInput("SynapseLoop: task", task, aLearningTask);
    requireInput("SynapseLoop: trial", trial, aLearningTrial);

    this.task = checkedTask(task);
    const { rates, timeStep, teacherRate, transfer } = this.task;
    const n = rates.length;
    requireVector("SynapseLoop: weights", trial.weights, n);
    if (teacherRate === undefined) requireVector("SynapseLoop: teacher", trial.teacher ?? [], n);
    this.weights = Float64Array.from(trial.weights);
    this.membranes = new Float64Array(n);
    this.synapses = new Float64Array(n);
    this.potentials = new Float64Array(n);
    this.change = new Float64Array(n);
    this.rows = [];
    let first = 0;
    rateClasses(this.task).forEach(({ count, rate, stimulated }, c) => {
      if (stimulated && rate > 0) {
        this.rows.push({ row: new BernoulliRow(trial.stream(`input ${c}`), count, rate * timeStep), first });
      }
      first += count;
    });
    this.teaching = trial.stream("teacher");
    this.candidates = new BernoulliRow(this.teaching, 1, (teacherRate ?? transfer.maximum) * timeStep);
    this.rule = ruleOf(this.task, this.weights, () => this.lastPotential);
  }

  /**
   * Runs that many seconds.
   *
   * @throws {RangeError} when weights are no longer finite
   */
  run(seconds: number): void {
    requireCount("SynapseLoop.run: seconds", seconds, 0);
    for (let s = 0; s < seconds; s++) this.second();
    requireVector("SynapseLoop.run: weights", this.weights, this.weights.length);
  }

  private second(): void {
    const { weights, membranes, synapses, potentials, change, task, trial } = this;
    const { reset, bins, transfer, timeStep, errorScale } = task;
    const { membraneDecay, synapseDecay, scale } = kernelStep(task.kernel, timeStep);
    const { rate, relativeSlope } = sigmoid(transfer);
    const errorFactor = errorScale === "paper" ? 1 : 1 / transfer.steepness;
    const learningRate = trial.learningRate ?? task.learningRate;
    if (reset) {
      membranes.fill(0);
      synapses.fill(0);
    }
    let potential = 0;
    for (let bin = 0; bin < (reset ? bins - 1 : bins); bin++) {
      for (let i = 0; i < weights.length; i++) {
        membranes[i]! *= membraneDecay;
        synapses[i]! *= synapseDecay;
      }
      if (!(reset && bin === 0)) this.addSpikes();
      potential = 0;
      for (let i = 0; i < weights.length; i++) {
        const x = scale * (membranes[i]! - synapses[i]!);
        potentials[i] = x;
        potential += weights[i]! * x;
      }
      const error = (this.teacherSpikes(rate) ? 1 : 0) - rate(potential) * timeStep;
      const drive = error * relativeSlope(potential) * errorFactor;
      this.rule({ weights, rates: task.rates, potentials, potential, drive }, change);
      for (let i = 0; i < weights.length; i++) weights[i]! += learningRate * change[i]!;
    }
    this.lastPotential = potential;
  }

  private addSpikes(): void {
    for (const { row, first } of this.rows) {
      for (let k = row.next(); k >= 0; k = row.next()) {
        this.membranes[first + k]! += 1;
        this.synapses[first + k]! += 1;
      }
    }
  }

  /**
   * Whether the teacher spikes in this bin: candidates come with probability φ_max dt, and one is taken with probability s(V*), so
   * that φ* is needed in one bin of twenty.
   */
  private teacherSpikes(rate: (potential: number) => number): boolean {
    const { teacherRate, transfer } = this.task;
    let candidate = false;
    while (this.candidates.next() >= 0) candidate = true;
    if (!candidate || teacherRate !== undefined) return candidate;
    let potential = 0;
    for (let i = 0; i < this.potentials.length; i++) potential += this.trial.teacher![i]! * this.potentials[i]!;
    return fineUniform(this.teaching) < rate(potential) / transfer.maximum;
  }
}

/** The rule as the task's switches want it. */
function ruleOf(task: CheckedTask, start: Float64Array, lastPotential: () => number): LearningRule {
  const { rule, coefficients, approximatedPotential, approximation, rates, kernel } = task;
  if (typeof rule === "function") return rule;
  if (rule === "euclidean") return euclideanRule;
  const transfer = sigmoid(task.transfer);
  const options = { kernel, transfer };
  const make = (known: NaturalOptions): LearningRule =>
    rule === "natural" ? naturalRule(known) : approximatedRule({ ...known, ...approximation });
  const named = ((): LearningRule => {
    if (coefficients === "exact") return make({ ...options, moments: tabulatedMoments(task.transfer) });
    if (coefficients === "frozen") return make({ ...options, coefficients: coefficientsAt(start, rates, options) });
    const table = publishedTable(rates.reduce((sum, rate) => sum + rate, 0));
    return (now, change) => {
      const { mean, variance } = inputStatistics(now.weights, rates, kernel);
      make({ ...options, coefficients: publishedCoefficients(table, mean, variance) })(now, change);
    };
  })();
  if (rule === "natural" || approximatedPotential === "present") return named;
  return (now: Moment, change) => named({ ...now, potential: lastPotential() }, change);
}
