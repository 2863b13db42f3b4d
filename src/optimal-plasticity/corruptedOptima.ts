/** Exact against corrupted gradient (Fig 4b), beyond the one example that can be drawn. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import type { RandomStream } from "../numerics/random.js";
import { dot, rescale } from "../numerics/vector.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { curvature, meanCurvature } from "./curvature.js";
import { corruptedCurvature } from "./gradientCurvature.js";
import type { Landscape } from "./landscape.js";
import { localExpansion } from "./lineProfile.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNonNegativeOrInfinite,
  aStream,
  aVector,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** The best steps from one state along the gradient and along a corrupted gradient. */
export interface CorruptedOptimum {
  /** Eq 6 along each direction. */
  readonly exact: number;
  readonly corrupted: number;
  /** How much F falls over that step, to second order: slope²/(2 Q). */
  readonly exactFall: number;
  readonly corruptedFall: number;
  /** Q along each direction. */
  readonly exactCurvature: number;
  readonly corruptedCurvature: number;
}

const corruptedOptimaOptions = optionsOf({ signalToNoise: aNonNegativeOrInfinite, count: aCount, stream: aStream });

/**
 * Draws `count` states in random directions from the minimum `optimum`, and at each a gradient corrupted with
 * signal-to-noise ratio `signalToNoise`; draws that don't point downhill are left out.
 *
 * `corruptedOptima(bowl, new Float64Array(2), { signalToNoise: 1, count: 1000, stream })`
 */
export function corruptedOptima(
  landscape: Landscape,
  optimum: Float64Array,
  options: { signalToNoise: number; count: number; stream: RandomStream },
): CorruptedOptimum[] {
  requireInput("corruptedOptima: landscape", landscape, aLandscape);
  requireInput("corruptedOptima: optimum", optimum, vectorOf(landscape.dimension));
  requireInput("corruptedOptima: options", options, corruptedOptimaOptions);
  const { signalToNoise, count, stream } = options;

  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(landscape.dimension);
  const step = new Float64Array(landscape.dimension);
  const draw = new Float64Array(landscape.dimension);
  return Array.from({ length: count }, (): CorruptedOptimum => {
    stream.fillNormal(draw);
    const w = optimum.map((value, i) => value + draw[i]!);
    const taskError = landscape.gradient(w, gradient);
    rule({ landscape, w, gradient, taskError }, 1, stream, step);
    const exact = localExpansion(landscape, w, gradient);
    const corrupted = localExpansion(landscape, w, step);
    return {
      exact: exact.slope / exact.bend,
      corrupted: -corrupted.slope / corrupted.bend,
      exactFall: square(exact.slope) / (2 * exact.bend),
      corruptedFall: square(corrupted.slope) / (2 * corrupted.bend),
      exactCurvature: exact.bend,
      corruptedCurvature: corrupted.bend,
    };
  }).filter(({ corrupted }) => corrupted > 0);
}

const corruptedCurvaturesOptions = optionsOf({ signalToNoise: aNonNegativeOrInfinite, count: aCount, stream: aStream });

/** Q along `count` draws of the gradient at w, corrupted with ratio `signalToNoise`: a sample of what Eq A6 interpolates. */
export function corruptedCurvatures(
  landscape: Landscape,
  w: Float64Array,
  options: { signalToNoise: number; count: number; stream: RandomStream },
): Float64Array {
  requireInput("corruptedCurvatures: landscape", landscape, aLandscape);
  requireInput("corruptedCurvatures: w", w, vectorOf(landscape.dimension));
  requireInput("corruptedCurvatures: options", options, corruptedCurvaturesOptions);
  const { signalToNoise, count, stream } = options;

  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(landscape.dimension);
  const taskError = landscape.gradient(w, gradient);
  const step = new Float64Array(landscape.dimension);
  return Float64Array.from({ length: count }, () => {
    rule({ landscape, w, gradient, taskError }, 1, stream, step);
    return curvature(landscape, w, step);
  });
}

/**
 * Whether the best step along a corrupted gradient is longer than that along the exact one, from the same state, when
 * the noise ν neither points along the gradient nor bends with it: s√(1 + s²) r > s² r + 1 with r = Q[∇F]/Q[ν].
 *
 * The noise leaves s/√(1 + s²) of the slope, and of the curvature (s² Q[∇F] + Q[ν])/(1 + s²) (Eq A6). Eq 6 is slope
 * over curvature: ‖∇F‖ s√(1 + s²)/(s² Q[∇F] + Q[ν]) against ‖∇F‖/Q[∇F].
 *
 * `corruptedGoesFurther(1, 13)` → true, `corruptedGoesFurther(0.05, 13)` → false; throws `RangeError` unless s > 0
 */
export function corruptedGoesFurther(signalToNoise: number, curvatureRatio: number): boolean {
  requireNumber("corruptedGoesFurther: signalToNoise", signalToNoise, { min: Number.MIN_VALUE });
  requireInput("corruptedGoesFurther: curvatureRatio", curvatureRatio, aNonNegative);
  const s = signalToNoise;
  return s * Math.sqrt(1 + square(s)) * curvatureRatio > square(s) * curvatureRatio + 1;
}

/** What noise of one strength does to the steps from one state; shares and means over the draws of the noise. */
export interface CorruptedSteps {
  readonly signalToNoise: number;
  /** Share of the draws that point downhill (Eq 3c). */
  readonly downhill: number;
  /** Share of which the optimum (Eq 6) is longer than that of the exact gradient; an uphill draw has none. */
  readonly longer: number;
  /** Share of which `corruptedGoesFurther`, with the curvature Q[ν] of the same draw, foretells that rightly. */
  readonly foretold: number;
  /** Mean Q[Δc], in units of Tr(∇²F)/N. */
  readonly curvature: number;
  /** The same as Eq A6 interpolates it between Q[∇F] and Tr(∇²F)/N. */
  readonly interpolated: number;
}

const corruptedStepsOptions = optionsOf({ signalToNoise: aVector, draws: aCount, stream: aStream });

/**
 * The gradient at w corrupted by `draws` draws of noise, each at every signal-to-noise ratio of `signalToNoise`: one
 * Hessian–vector product for a draw.
 *
 * `corruptedSteps(landscape, w, { signalToNoise: [10, 1, 0.1], draws: 60, stream })`
 */
export function corruptedSteps(
  landscape: Landscape,
  w: Float64Array,
  options: { signalToNoise: readonly number[]; draws: number; stream: RandomStream },
): CorruptedSteps[] {
  requireInput("corruptedSteps: landscape", landscape, aLandscape);
  requireInput("corruptedSteps: w", w, vectorOf(landscape.dimension));
  requireInput("corruptedSteps: options", options, corruptedStepsOptions);

  const { signalToNoise, draws, stream } = options;
  requireCount("corruptedSteps: draws", draws);
  const { unit, slope, bend } = localExpansion(landscape, w, gradientAt(landscape, w));
  const average = meanCurvature(landscape, w);
  const noise = Array.from({ length: draws }, () => {
    const direction = rescale(stream.fillNormal(new Float64Array(landscape.dimension)));
    const image = new Float64Array(landscape.dimension);
    landscape.hessianVector(w, direction, image);
    return { overlap: dot(unit, direction), bend: dot(direction, image), cross: dot(unit, image) };
  });
  return signalToNoise.map((s) => {
    const steps = noise.map((nu) => {
      const size = square(s) + 1 - 2 * s * nu.overlap; // of −s ĝ + ν̂
      const q = (square(s) * bend + nu.bend - 2 * s * nu.cross) / size;
      const fall = (slope * (s - nu.overlap)) / Math.sqrt(size);
      const longer = q > 0 && fall / q > slope / bend;
      return { q, fall, longer, right: longer === corruptedGoesFurther(s, bend / nu.bend) };
    });
    const share = (holds: (step: (typeof steps)[number]) => boolean) =>
      mean(steps.map((step) => (holds(step) ? 1 : 0)));
    return {
      signalToNoise: s,
      downhill: share(({ fall }) => fall > 0),
      longer: share(({ longer }) => longer),
      foretold: share(({ right }) => right),
      curvature: mean(steps.map(({ q }) => q)) / average,
      interpolated: corruptedCurvature(s, bend, 1, average) / average,
    };
  });
}

function gradientAt(landscape: Landscape, w: Float64Array): Float64Array {
  const gradient = new Float64Array(landscape.dimension);
  landscape.gradient(w, gradient);
  return gradient;
}
