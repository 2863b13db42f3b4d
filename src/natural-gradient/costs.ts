/** How far a student's output is from the teacher's (Eqs 4, 115; Sec 6.3). */
import { requirePositive } from "../numerics/check.js";
import { ln, log1p } from "../numerics/elementary.js";
import { aNumber, aPositive, aVector, requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * Kullback–Leibler divergence of one time bin with at most one spike: φ* dt ln(φ* / φ) + (1 − φ* dt) ln((1 − φ* dt)/(1 − φ dt)).
 * Rates in Hz, dt in seconds; used for all learning curves.
 *
 * @throws {RangeError} on rates that aren't positive, or a spike probability φ dt of 1 or more
 * @example bernoulliDivergence(20, 10, 5e-4)
 */
export function bernoulliDivergence(teacher: number, student: number, timeStep: number): number {
  requireInput("bernoulliDivergence: teacher", teacher, aNumber);
  requireInput("bernoulliDivergence: student", student, aNumber);
  requireInput("bernoulliDivergence: timeStep", timeStep, aPositive);

  requireRate("teacher", teacher, timeStep);
  requireRate("student", student, timeStep);
  const p = teacher * timeStep;
  const q = student * timeStep;
  return p * ln(teacher / student) + (1 - p) * (log1p(-p) - log1p(-q));
}

/**
 * Its limit for many short bins, (φ* ln(φ* / φ) + φ − φ*) dt: the cost of the contours of Fig 3D–E.
 *
 * @throws {RangeError} on rates or a time step that aren't positive
 */
export function poissonDivergence(teacher: number, student: number, timeStep: number): number {
  requirePositive("poissonDivergence: teacher", teacher);
  requirePositive("poissonDivergence: student", student);
  requirePositive("poissonDivergence: timeStep", timeStep);
  return (teacher * ln(teacher / student) + student - teacher) * timeStep;
}

/**
 * √ of the mean over samples of (φ − φ*)², Hz: the rate error of Fig 9C.
 *
 * @throws {RangeError} on different lengths or no samples
 */
export function rateError(teacher: ArrayLike<number>, student: ArrayLike<number>): number {
  requireInput("rateError: teacher", teacher, aVector);
  requireInput("rateError: student", student, vectorOf(teacher.length));

  if (teacher.length === 0 || teacher.length !== student.length) {
    throw new RangeError(`rateError: student: expected ${teacher.length || "some"} rates, got ${student.length}`);
  }
  let sum = 0;
  for (let k = 0; k < teacher.length; k++) {
    const difference = student[k]! - teacher[k]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum / teacher.length);
}

function requireRate(name: string, rate: number, timeStep: number): void {
  requirePositive(name, rate);
  requirePositive("timeStep", timeStep);
  if (rate * timeStep >= 1) {
    throw new RangeError(`${name}: expected a rate below one spike per bin (${1 / timeStep} Hz), got ${rate} Hz`);
  }
}
