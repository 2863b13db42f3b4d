/** A network of 2019, learning by the loop of 2021, and what it comes to. */
import { requireCount } from "../numerics/check.js";
import {
  aCount,
  aFunction,
  aNonNegative,
  aPositive,
  aVector,
  having,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import type { RandomStream } from "../numerics/random.js";
import { mean } from "../numerics/statistics.js";
import { anErrorFunction, type ErrorFunction } from "../network-size/errorFunction.js";
import { type LocalGeometry, localGeometry } from "../network-size/expectations.js";
import { type PlasticityRates, stepLengths } from "../network-size/plasticityRates.js";
import { firstOrder } from "../optimal-plasticity/compensatoryPlasticity.js";
import { maintain } from "../optimal-plasticity/maintain.js";
import { learningLandscape } from "./learningLandscape.js";

/** Means over the second half of a run. */
export interface MaintainedCycles extends Omit<LocalGeometry, "dimension"> {
  /** ‖Δc‖ : ‖Δε‖. */
  readonly ratio: number;
}

/** A run. */
export interface MaintainedCyclesOptions {
  readonly errorFunction: ErrorFunction;
  /** Weights at the start; those at the end, afterwards. */
  readonly w: Float64Array;
  readonly rates: PlasticityRates;
  readonly cycles: number;
  /** Streams "fluctuation" and "compensation". */
  readonly stream: (part: string) => RandomStream;
}

const maintainedCyclesOptions = withLengths<MaintainedCyclesOptions>(
  optionsOf<MaintainedCyclesOptions>({
    errorFunction: anErrorFunction,
    w: aVector,
    rates: having<PlasticityRates>({
      taskRelevant: aPositive,
      taskIrrelevant: aNonNegative,
      intrinsicNoise: aPositive,
      cycle: aPositive,
    }),
    cycles: aCount,
    stream: aFunction,
  }),
  ({ errorFunction }) => ({ w: errorFunction.dimension }),
);

/** How often in the second half the geometry is looked at. */
const CHECKS = 20;

/**
 * Runs `cycles` learning cycles from `w`, in place, as compensation against fluctuations: ‖Δc‖ = T√(γ₁² + γ₂²) with
 * signal-to-noise γ₁/γ₂, ‖Δε‖ = γ₃√(NT). F is averaged over every cycle of the second half, ‖∇F‖, q and Tr ∇²F over
 * twenty of them.
 *
 * `maintainedCycles({ errorFunction, w, rates, cycles: 2000, stream }).error`
 *
 * Throws `RangeError` for γ₁ or γ₃ that aren't > 0, fewer than 40 cycles, and as `maintain`.
 */
export function maintainedCycles(options: MaintainedCyclesOptions): MaintainedCycles {
  requireInput("maintainedCycles: options", options, maintainedCyclesOptions);
  const { errorFunction, w, rates, cycles, stream } = options;

  requireCount("maintainedCycles: options.cycles", cycles, 2 * CHECKS);
  const { taskRelevant, taskIrrelevant, intrinsicNoise } = stepLengths(rates, errorFunction.dimension);
  const compensation = Math.sqrt(taskRelevant * taskRelevant + taskIrrelevant * taskIrrelevant);
  const first = Math.floor(cycles / 2);
  const spacing = Math.floor((cycles - first) / CHECKS);
  const seen: LocalGeometry[] = [];
  const error = maintain({
    landscape: learningLandscape(errorFunction),
    w,
    steps: cycles,
    fluctuationMagnitude: intrinsicNoise,
    compensationMagnitude: compensation,
    rule: firstOrder(taskIrrelevant === 0 ? Infinity : taskRelevant / taskIrrelevant),
    fluctuationStream: stream("fluctuation"),
    compensationStream: stream("compensation"),
    observe: (t, state) => {
      if (t >= first && (t - first) % spacing === 0) seen.push(localGeometry(errorFunction, state));
    },
  });
  return {
    ratio: compensation / intrinsicNoise,
    error: mean(error.subarray(first)),
    gradientNorm: mean(seen.map((one) => one.gradientNorm)),
    gradientCurvature: mean(seen.map((one) => one.gradientCurvature)),
    trace: mean(seen.map((one) => one.trace)),
  };
}
