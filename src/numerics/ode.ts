/**
 * Ordinary differential equations ẏ = f(t, y): the explicit Runge–Kutta pair of order 5(4) of Dormand & Prince (1980,
 * J. Comput. Appl. Math. 6, 19–26), with steps chosen from the embedded error estimate (Hairer, Nørsett & Wanner,
 * "Solving Ordinary Differential Equations I", II.4) or of fixed length.
 *
 * Steps end exactly on the times that were asked for, so every value given out carries the error control: nothing is
 * interpolated. All memory is taken before the first step.
 */
import { requireCount, requirePositive } from "./check.js";
import { pow, square } from "./elementary.js";
import { requireFinite } from "./linear.js";

/** Writes f(t, y) into `out` (length of y). Must not keep or change `y`. */
export type Derivative = (t: number, y: Float64Array, out: Float64Array) => void;

/**
 * How a run ended: all times reached; more than `maximumSteps` steps (raise it, shorten the run, or loosen the
 * tolerances); step length below rounding (a singularity, or a discontinuous f); the state became infinite or NaN.
 */
export type IntegrationStatus = "finished" | "too many steps" | "step too small" | "not finite";

export interface IntegrationOptions {
  /** Allowed error per step relative to |y|; default 1e-8. */
  relativeTolerance?: number;
  /** Allowed error per step where y is near 0, in units of y; default 1e-10. */
  absoluteTolerance?: number;
  /** Largest number of steps, accepted and rejected; default 1 000 000. */
  maximumSteps?: number;
  /** First step length tried, in units of t; default: chosen from f at the start. */
  firstStep?: number;
}

export interface Integration {
  status: IntegrationStatus;
  /** Time reached. */
  time: number;
  /** State at time k in row k: times × length of y, row-major. Rows that were not reached are NaN. */
  states: Float64Array;
  steps: number;
  rejected: number;
  /** Calls of the derivative. */
  evaluations: number;
}

const NODES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const STAGES = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** Difference of the fifth- and the fourth-order weights. */
const ERROR_WEIGHTS = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * Integrates ẏ = f(t, y) from times[0] with y = `initial` and gives the state at every one of `times` (increasing).
 *
 * `dormandPrince((t, y, out) => { out[0] = -y[0]; }, [1], [0, 1, 2]).states // 1, e⁻¹, e⁻²`
 *
 * A run that cannot finish says so in `status` and leaves NaN in the rows not reached; check it, or use
 * `requireFinished`. Throws `RangeError` for times that do not increase, a non-finite start, tolerances ≤ 0.
 */
export function dormandPrince(
  derivative: Derivative,
  initial: ArrayLike<number>,
  times: ArrayLike<number>,
  options: IntegrationOptions = {},
): Integration {
  const { relativeTolerance = 1e-8, absoluteTolerance = 1e-10, maximumSteps = 1_000_000 } = options;
  requirePositive("relativeTolerance", relativeTolerance);
  requirePositive("absoluteTolerance", absoluteTolerance);
  if (options.firstStep !== undefined) requirePositive("firstStep", options.firstStep);
  if (times.length === 0) throw new RangeError("times: expected at least one time, got none");
  requireFinite(times, "times");
  requireFinite(initial, "initial");
  for (let k = 1; k < times.length; k++) {
    if (!(times[k]! > times[k - 1]!))
      throw new RangeError(`times[${k}]: expected more than ${times[k - 1]}, got ${times[k]}`);
  }
  const n = initial.length;
  const y = Float64Array.from(initial);
  const next = new Float64Array(n);
  const stages = Array.from({ length: 7 }, () => new Float64Array(n));
  const states = new Float64Array(times.length * n).fill(NaN);
  states.set(y, 0);
  const result: Integration = { status: "finished", time: times[0]!, states, steps: 0, rejected: 0, evaluations: 1 };
  derivative(result.time, y, stages[0]!);
  let step = options.firstStep ?? startingStep(y, stages[0]!, relativeTolerance, absoluteTolerance);
  if (!Number.isFinite(step)) return { ...result, status: "not finite" };
  let grow = 5;
  for (let k = 1; k < times.length; k++) {
    const target = times[k]!;
    while (result.time < target) {
      if (result.steps + result.rejected >= maximumSteps) return { ...result, status: "too many steps" };
      const left = target - result.time;
      // a step that would leave a sliver takes it along
      const last = step >= left * (1 - 1e-12);
      const length = last ? left : Math.min(step, left);
      if (result.time + length === result.time) return { ...result, status: "step too small" };
      takeStep(derivative, result.time, length, y, stages, next);
      result.evaluations += 6;
      const error = scaledError(y, next, stages, length, relativeTolerance, absoluteTolerance);
      if (error <= 1) {
        result.steps++;
        result.time = last ? target : result.time + length;
        y.set(next);
        stages[0]!.set(stages[6]!);
        // a step shortened to end on a requested time says nothing against the longer one
        const proposed = length * Math.min(grow, 0.9 * pow(error, -0.2));
        step = last ? Math.max(step, proposed) : proposed;
        grow = 5;
      } else {
        result.rejected++;
        step = length * (Number.isNaN(error) || error === Infinity ? 0.1 : Math.max(0.2, 0.9 * pow(error, -0.2)));
        grow = 1;
        if (step < 1e-300) return { ...result, status: "not finite" };
      }
    }
    states.set(y, k * n);
  }
  return result;
}

/**
 * The same method with `steps` equal steps and no error control (global error of order h⁵): for tests of the order and
 * for runs that must take a known number of operations. Returns the state at `to`.
 */
export function dormandPrinceFixed(
  derivative: Derivative,
  initial: ArrayLike<number>,
  from: number,
  to: number,
  steps: number,
): Float64Array {
  requireCount("steps", steps);
  requireFinite(initial, "initial");
  requireFinite([from, to], "from, to");
  const n = initial.length;
  const y = Float64Array.from(initial);
  const next = new Float64Array(n);
  const stages = Array.from({ length: 7 }, () => new Float64Array(n));
  const length = (to - from) / steps;
  derivative(from, y, stages[0]!);
  for (let k = 0; k < steps; k++) {
    takeStep(derivative, from + k * length, length, y, stages, next);
    y.set(next);
    stages[0]!.set(stages[6]!);
  }
  return y;
}

/** Gives the integration back when it reached its last time; else throws an `Error` that says where and why it ended. */
export function requireFinished(run: Integration, name: string): Integration {
  if (run.status === "finished") return run;
  const cures = {
    "too many steps": "raise maximumSteps, shorten the run, or loosen the tolerances",
    "step too small": "the derivative has a jump or a singularity there",
    "not finite": "the state grows without bound there",
  };
  throw new Error(`${name}: stopped at t = ${run.time} after ${run.steps} steps (${run.status}): ${cures[run.status]}`);
}

/** One step: stages[0] holds f(t, y) on entry, stages[6] holds f at the new point on return (first same as last). */
function takeStep(
  derivative: Derivative,
  t: number,
  length: number,
  y: Float64Array,
  stages: Float64Array[],
  next: Float64Array,
): void {
  for (let s = 1; s < 7; s++) {
    const weights = STAGES[s]!;
    for (let i = 0; i < y.length; i++) {
      let sum = 0;
      for (let r = 0; r < s; r++) sum += weights[r]! * stages[r]![i]!;
      next[i] = y[i]! + length * sum;
    }
    derivative(t + NODES[s]! * length, next, stages[s]!);
  }
}

function scaledError(
  y: Float64Array,
  next: Float64Array,
  stages: Float64Array[],
  length: number,
  relative: number,
  absolute: number,
): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    let e = 0;
    for (let s = 0; s < 7; s++) e += ERROR_WEIGHTS[s]! * stages[s]![i]!;
    const scale = absolute + relative * Math.max(Math.abs(y[i]!), Math.abs(next[i]!));
    const scaled = (length * e) / scale;
    sum += scaled * scaled;
  }
  return y.length === 0 ? 0 : Math.sqrt(sum / y.length);
}

function startingStep(y: Float64Array, slope: Float64Array, relative: number, absolute: number): number {
  let size = 0;
  let speed = 0;
  for (let i = 0; i < y.length; i++) {
    const scale = absolute + relative * Math.abs(y[i]!);
    size += square(y[i]! / scale);
    speed += square(slope[i]! / scale);
  }
  // length over which y moves by one tolerance or by one hundredth of itself, whichever is more
  if (Number.isNaN(speed) || speed === Infinity) return NaN;
  return speed === 0 ? 1e-3 : Math.max(0.01 * Math.sqrt(size / speed), Math.sqrt(y.length / speed));
}
