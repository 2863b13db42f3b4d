import { requireCount, requireNumber } from "../numerics/check.js";
import { RandomStream } from "../numerics/random.js";
import type { StudentTeacherRun, StudentTeacherSizes } from "./studentTeacherTypes.js";

/** More weights or samples than this is a slip, not a network. */
const LARGEST = 1 << 20;

/** Throws `RangeError` when sizes are not whole numbers from 1 to 2²⁰, or the output layer is unknown. */
export function requireSizes({ inputs, hidden, outputs, samples, outputLayer }: StudentTeacherSizes): void {
  for (const [name, value] of Object.entries({ inputs, hidden, outputs, samples })) {
    requireCount(name, value);
    requireNumber(name, value, { max: LARGEST });
  }
  if (outputLayer !== undefined && outputLayer !== "linear" && outputLayer !== "sigmoid") {
    throw new RangeError(`outputLayer: expected "linear" or "sigmoid", got ${JSON.stringify(outputLayer)}`);
  }
}

/** Number of steps of a valid run. Throws `RangeError` or `TypeError` when something in it can't be right. */
export function requireRun(run: StudentTeacherRun): number {
  const { fluctuation, gradientStep, noiseStep, fluctuationStream, noiseStream, taskError } = run;
  if (!(taskError instanceof Float32Array || taskError instanceof Float64Array)) {
    throw new TypeError(`taskError: expected a Float32Array or Float64Array, got ${typeof taskError}`);
  }
  const steps = run.steps ?? taskError.length;
  requireCount("steps", steps, 0);
  if (taskError.length < steps) {
    throw new RangeError(`taskError: expected room for ${steps} steps, got ${taskError.length} entries`);
  }
  requireNumber("fluctuation", fluctuation, { min: 0 });
  requireNumber("gradientStep", gradientStep, { min: 0 });
  requireNumber("noiseStep", noiseStep, { min: 0 });
  for (const [name, stream] of Object.entries({ fluctuationStream, noiseStream })) {
    if (!(stream instanceof RandomStream)) {
      throw new TypeError(`${name}: expected a RandomStream (see randomStream), got ${typeof stream}`);
    }
  }
  if (fluctuationStream === noiseStream) {
    throw new RangeError("noiseStream: expected another stream than fluctuationStream, got the same one");
  }
  return steps;
}
