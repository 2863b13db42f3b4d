/** The plane of two weights in which Fig 3D–E shows learning: cost, gradients and Fisher matrix over samples of the input. */
import { requireVector } from "../numerics/check.js";
import { atan, ln } from "../numerics/elementary.js";
import { choleskyFactor, choleskySolve } from "../numerics/linear.js";
import { coefficientsAt, euclideanRule, naturalRule } from "./learningRules.js";
import { TIME_STEP } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aBuffer, aVector, having, requireInput, vectorOf, withLengths } from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

/** Fig 3D–E: two afferents (10 and 50 Hz), target and start of the weights times n. */
export const PLANE = Object.freeze({
  rates: Object.freeze([10, 50]) as readonly number[],
  target: Object.freeze([0.15, 0.15]) as readonly number[],
  start: Object.freeze([-0.3, 0.5]) as readonly number[],
});

/** What is known of a teacher on samples of the input. */
export interface TaughtSamples {
  /** Samples × afferents, row-major, mV. */
  readonly potentials: Float64Array;
  /** φ* of each sample, Hz. */
  readonly teacher: Float64Array;
  readonly rates: Float64Array;
  readonly transfer: TransferFunction;
}

/** What a taught samples has to have. */
export const aTaughtSamples = withLengths<TaughtSamples>(
  having<TaughtSamples>({
    potentials: aVector,
    teacher: aVector,
    rates: aVector,
    transfer: aTransferFunction,
  }),
  ({ rates, potentials }) => ({
    teacher: Math.floor(potentials.length / rates.length),
    potentials: rates.length * Math.floor(potentials.length / rates.length),
  }),
);

/** Samples with the rates of a teacher of these weights. @throws {RangeError} on a table that isn't samples × weights */
export function taughtSamples(
  potentials: Float64Array,
  target: ArrayLike<number>,
  rates: ArrayLike<number>,
  transfer: TransferFunction = sigmoid(),
): TaughtSamples {
  requireInput("taughtSamples: potentials", potentials, aVector);
  requireInput("taughtSamples: target", target, aVector);
  requireInput("taughtSamples: rates", rates, vectorOf(target.length));
  requireInput("taughtSamples: transfer", transfer, aTransferFunction);

  const n = target.length;
  requireVector("taughtSamples: rates", rates, n);
  if (potentials.length === 0 || potentials.length % n !== 0) {
    throw new RangeError(`taughtSamples: potentials: expected samples × ${n} entries, got ${potentials.length}`);
  }
  const teacher = Float64Array.from({ length: potentials.length / n }, (_, k) =>
    transfer.rate(potentialAt(potentials, k, target)),
  );
  return { potentials, teacher, rates: Float64Array.from(rates), transfer };
}

/**
 * Mean over the samples of the Poisson-limit divergence per bin, (φ* ln(φ* / φ) + φ − φ*) dt: the height of the contours.
 *
 * @throws {RangeError} on weights that aren't as many as the afferents
 */
export function meanDivergence(weights: ArrayLike<number>, samples: TaughtSamples): number {
  requireInput("meanDivergence: weights", weights, aBuffer);
  requireInput("meanDivergence: samples", samples, aTaughtSamples);

  const { potentials, teacher, rates, transfer } = samples;
  requireVector("meanDivergence: weights", weights, rates.length);
  let sum = 0;
  for (let k = 0; k < teacher.length; k++) {
    const rate = transfer.rate(potentialAt(potentials, k, weights));
    sum += teacher[k]! * ln(teacher[k]! / rate) + rate - teacher[k]!;
  }
  return (sum / teacher.length) * TIME_STEP;
}

/** Expected updates per bin at some weights, the teacher's spike replaced by φ* dt, over η. */
export interface MeanUpdates {
  /** Mean of the Euclidean rule. */
  readonly euclidean: Float64Array;
  /** Mean of the natural rule. */
  readonly natural: Float64Array;
  /** What the natural gradient would be with the samples' own Fisher matrix E[φ′²/φ x xᵀ] in place of Eq 81. */
  readonly sampled: Float64Array;
  /** That matrix, row-major. */
  readonly fisher: Float64Array;
}

/** Mean updates over the samples. @throws {RangeError} on weights that aren't as many as the afferents */
export function meanUpdates(weights: ArrayLike<number>, samples: TaughtSamples): MeanUpdates {
  requireInput("meanUpdates: weights", weights, aBuffer);
  requireInput("meanUpdates: samples", samples, aTaughtSamples);

  const { potentials, teacher, rates, transfer } = samples;
  const n = rates.length;
  requireVector("meanUpdates: weights", weights, n);
  const own = Float64Array.from(weights);
  const natural = naturalRule({ coefficients: coefficientsAt(own, rates, { transfer }), transfer });
  const change = new Float64Array(n);
  const mean = { euclidean: new Float64Array(n), natural: new Float64Array(n), fisher: new Float64Array(n * n) };
  for (let k = 0; k < teacher.length; k++) {
    const x = potentials.subarray(k * n, (k + 1) * n);
    const potential = potentialAt(potentials, k, own);
    const drive = (teacher[k]! - transfer.rate(potential)) * TIME_STEP * transfer.relativeSlope(potential);
    const now = { weights: own, rates, potentials: x, potential, drive };
    for (const [rule, sum] of [
      [euclideanRule, mean.euclidean],
      [natural, mean.natural],
    ] as const) {
      rule(now, change);
      for (let i = 0; i < n; i++) sum[i]! += change[i]! / teacher.length;
    }
    const h = transfer.information(potential) / teacher.length;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) mean.fisher[i * n + j]! += h * x[i]! * x[j]!;
  }
  return { ...mean, sampled: choleskySolve(choleskyFactor(mean.fisher, n), mean.euclidean) };
}

/**
 * Angle between two directions of the plane, degrees from 0 to 180.
 *
 * @throws {RangeError} on vectors that aren't of two entries, or zero
 * @example planeAngle([1, 0], [1, 1]) // 45
 */
export function planeAngle(a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireInput("planeAngle: a", a, vectorOf(2));
  requireInput("planeAngle: b", b, vectorOf(2));

  const across = Math.abs(a[0]! * b[1]! - a[1]! * b[0]!);
  const along = a[0]! * b[0]! + a[1]! * b[1]!;
  if (across === 0 && along === 0) throw new RangeError("planeAngle: a, b: expected directions, got a zero vector");
  const degrees = 180 / Math.PI;
  return along > 0 ? degrees * atan(across / along) : 90 + (across === 0 ? 90 : degrees * atan(-along / across));
}

function potentialAt(potentials: Float64Array, sample: number, weights: ArrayLike<number>): number {
  let potential = 0;
  for (let i = 0; i < weights.length; i++) potential += weights[i]! * potentials[sample * weights.length + i]!;
  return potential;
}
