import { requireCount, requireNumber, requirePositive, requireVector } from "../numerics/check.js";
import { RandomStream } from "../numerics/random.js";
import type { LearningKernelOptions, LearningLane } from "./naturalGradientTypes.js";

/** More afferents than this is a slip. */
const MOST_AFFERENTS = 40_000;
const LONGEST_GATHERING = 512;

/** Throws `RangeError` when the options can't be right; returns the number of afferents. */
export function requireLearningOptions(options: LearningKernelOptions): number {
  const { classes, rule, coefficients, transfer, synapse, timeStep, bins, teacherRate, approximation } = options;
  requirePositive("timeStep", timeStep);
  requireCount("bins", bins);
  const { gatherEvery = 32 } = options;
  requireCount("gatherEvery", gatherEvery);
  requireNumber("gatherEvery", gatherEvery, { max: LONGEST_GATHERING });
  requirePositive("maximum", transfer.maximum);
  requirePositive("steepness", transfer.steepness);
  requireNumber("threshold", transfer.threshold);
  requireNumber("maximum · timeStep", transfer.maximum * timeStep, { max: 1 });
  for (const [name, value] of Object.entries(synapse)) requirePositive(name, value as number);
  if (!["euclidean", "natural", "approximated"].includes(rule)) {
    throw new RangeError(`rule: expected "euclidean", "natural" or "approximated", got ${JSON.stringify(rule)}`);
  }
  requireNumber("uniform", approximation.uniform);
  requireNumber("proportional", approximation.proportional);
  if (teacherRate !== undefined) requireNumber("teacherRate", teacherRate, { min: 0, max: 1 / timeStep });
  if (coefficients.kind === "moments") {
    const { moments, levels, variances } = coefficients.table;
    requireLength("moments", moments, levels * variances * 8);
  } else if (coefficients.kind === "published") {
    const { coefficients: values, rows, columns } = coefficients.table;
    requireLength("coefficients", values, rows * columns * 4);
  }
  requireCount("classes", classes.length);
  let afferents = 0;
  classes.forEach(({ count, rate, stimulated = true }, c) => {
    requireCount(`classes[${c}].count`, count);
    requireNumber(`classes[${c}].rate`, rate, { min: 0, max: stimulated ? 1 / timeStep : Infinity });
    if (rule !== "euclidean") requirePositive(`classes[${c}].rate`, rate);
    afferents += count;
  });
  requireNumber("afferents", afferents, { max: MOST_AFFERENTS });
  return afferents;
}

/** Throws `RangeError` or `TypeError` when a trial can't be right. */
export function requireLane(lane: LearningLane, afferents: number, options: LearningKernelOptions): void {
  requireVector("weights", lane.weights, afferents);
  if (options.teacherRate === undefined) {
    if (lane.teacher === undefined) throw new RangeError("teacher: expected weights, got none");
    requireVector("teacher", lane.teacher, afferents);
  }
  requireNumber("learningRate", lane.learningRate);
  if (lane.inputs.length !== options.classes.length) {
    throw new RangeError(`inputs: expected ${options.classes.length} streams, got ${lane.inputs.length}`);
  }
  const streams = [...lane.inputs, lane.teaching];
  for (const [i, stream] of streams.entries()) {
    const name = i < lane.inputs.length ? `inputs[${i}]` : "teaching";
    if (!(stream instanceof RandomStream)) {
      throw new TypeError(`${name}: expected a RandomStream (see randomStream), got ${typeof stream}`);
    }
    if (streams.indexOf(stream) !== i) throw new RangeError(`${name}: expected a stream of its own, got one twice`);
  }
  if (options.coefficients.kind === "frozen" && options.rule !== "euclidean") {
    if (lane.frozen === undefined) throw new RangeError("frozen: expected coefficients, got none");
    for (const [name, value] of Object.entries(lane.frozen)) requireNumber(`frozen.${name}`, value as number);
  }
}

function requireLength(name: string, values: Float64Array, length: number): void {
  if (values.length !== length) throw new RangeError(`${name}: expected ${length} numbers, got ${values.length}`);
}
