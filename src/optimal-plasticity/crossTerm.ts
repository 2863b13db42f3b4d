/** Eq 3b over longer and longer intervals Δt: how far compensation and fluctuations are independent of each other. */
import { requireCount } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import { addScaled, dot } from "../numerics/vector.js";
import { firstOrder } from "./compensatoryPlasticity.js";
import { fluctuation } from "./fluctuation.js";
import type { Landscape } from "./landscape.js";
import { aLandscape } from "./landscape.js";
import {
  aCount,
  aNonNegative,
  aNonNegativeOrInfinite,
  aVector,
  aWhole,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";

/** The cross term of Eq 7 over intervals of so many steps. */
export interface CrossTerm {
  readonly interval: number;
  /** 𝔼 Δcᵀ∇²F Δε / √(𝔼 Δcᵀ∇²F Δc · 𝔼 Δεᵀ∇²F Δε), from −1 (all undone) over 0 (Eq 3b) to 1. */
  readonly correlation: number;
}

const crossTermOptions = optionsOf({
  intervals: aVector,
  magnitude: aNonNegative,
  ratio: aNonNegative,
  signalToNoise: aNonNegativeOrInfinite,
  start: aVector,
  steps: aCount,
  seed: aWhole,
});

/**
 * The paper's concurrent process w ← w + Δc + Δε (Eq 1) at magnitudes e = `magnitude`, ρ = `ratio` and signal-to-noise
 * ratio `signalToNoise`, for `steps` steps from `start`, cut into intervals; the first fifth is left out.
 *
 * `crossTerm(landscape, { intervals: [1, 10, 100], magnitude: 0.1, ratio: 0.7, signalToNoise: 10, start, steps, seed })`
 */
export function crossTerm(
  landscape: Landscape,
  options: {
    intervals: readonly number[];
    magnitude: number;
    ratio: number;
    signalToNoise: number;
    start: Float64Array;
    steps: number;
    seed: number;
  },
): CrossTerm[] {
  requireInput("crossTerm: landscape", landscape, aLandscape);
  requireInput("crossTerm: options", options, crossTermOptions);
  requireInput("crossTerm: options.start", options.start, vectorOf(landscape.dimension));

  const { intervals, magnitude, ratio, signalToNoise, start, steps, seed } = options;
  for (const interval of intervals) requireCount("crossTerm: interval", interval);
  const stream = (part: string) => randomStream(seed, "optimal-plasticity/cross-term", part);
  const [fluctuations, noise] = [stream("fluctuation"), stream("noise")];
  const rule = firstOrder(signalToNoise);
  const n = landscape.dimension;
  const [gradient, step, change, image] = [0, 1, 2, 3].map(() => new Float64Array(n)) as Quadruple<Float64Array>;
  const sums = intervals.map(() => ({ cross: 0, compensation: 0, fluctuation: 0 }));
  const open = intervals.map(() => [new Float64Array(n), new Float64Array(n)] as const);
  const w = start.slice();
  const settled = Math.floor(steps / 5);
  for (let t = 0; t < steps; t++) {
    const taskError = landscape.gradient(w, gradient);
    rule({ landscape, w, gradient, taskError }, ratio * magnitude, noise, step);
    fluctuation(magnitude, fluctuations, change);
    intervals.forEach((interval, k) => {
      if (t < settled) return;
      const [c, e] = open[k]!;
      addScaled(c, 1, step);
      addScaled(e, 1, change);
      if ((t - settled + 1) % interval !== 0) return;
      landscape.hessianVector(w, e, image);
      sums[k]!.cross += dot(c, image);
      sums[k]!.fluctuation += dot(e, image);
      landscape.hessianVector(w, c, image);
      sums[k]!.compensation += dot(c, image);
      c.fill(0);
      e.fill(0);
    });
    addScaled(addScaled(w, 1, step), 1, change);
  }
  return intervals.map((interval, k) => {
    const { cross, compensation, fluctuation: own } = sums[k]!;
    return { interval, correlation: cross / Math.sqrt(compensation * own) };
  });
}

type Quadruple<T> = [T, T, T, T];
