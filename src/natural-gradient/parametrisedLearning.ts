/** Supervised learning with spikes, in coordinates of one's choice for each synapse (Sec 6.3, Eqs 10, 13, 114). */
import { requireCount, requireNumber, requirePositive } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { afferentPotentials } from "./afferentPotentials.js";
import { requireSounding } from "./fisherInformation.js";
import { requireRates } from "./inputStatistics.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { APPROXIMATION, coefficientsAt, naturalTerms } from "./learningRules.js";
import type { NaturalTerms } from "./learningRules.js";
import type { RuleName } from "./learningTask.js";
import { weightsIn } from "./parametrisation.js";
import type { Parametrisation } from "./parametrisation.js";
import { KERNEL, TIME_STEP, kernelConstant } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aStream,
  aVector,
  either,
  having,
  listOf,
  oneOf,
  optional,
  requireInput,
} from "../numerics/inputKinds.js";
import { aParametrisation } from "./parametrisation.js";
import { aTransferFunction } from "./transferFunction.js";

/** One neuron's lesson. */
export interface Lesson {
  /** r, Hz. */
  readonly rates: ArrayLike<number>;
  /** Somatic amplitudes at the start. */
  readonly start: ArrayLike<number>;
  /** The teacher: somatic amplitudes that see the same input, or a constant rate in Hz. */
  readonly teacher: ArrayLike<number> | number;
  /** In which coordinates the weights are written and learned, one for each synapse. */
  readonly coordinates: readonly Parametrisation[];
  readonly rule: RuleName;
  /** η, for the rule with the full factor φ′/φ. */
  readonly learningRate: number;
  readonly bins: number;
  /** Bins between two computations of γ_s, g₁ … g₄ from the present weights. Default 100, i.e. 50 ms. */
  readonly refresh?: number;
  /** Bins between two records. Default: the start and the end only. */
  readonly every?: number;
  /** The same stream gives the same input, whatever learns. */
  readonly input: RandomStream;
  /** The teacher's spikes: one draw per bin. */
  readonly teaching: RandomStream;
  readonly transfer?: TransferFunction;
}

/** What a lesson has to have. */
export const aLesson = having<Lesson>({
  rates: aVector,
  start: aVector,
  teacher: either(aNumber, aVector),
  coordinates: listOf(aParametrisation),
  rule: oneOf("euclidean", "natural", "approximated"),
  learningRate: aNonNegative,
  bins: aCount,
  refresh: optional(aNumber),
  every: optional(aCount),
  input: aStream,
  teaching: aStream,
  transfer: optional(aTransferFunction),
});

/** What was recorded. */
export interface LessonCourse {
  /** Bins after which a record was taken, from 0. */
  readonly times: Float64Array;
  /** Somatic amplitudes at those times, row-major. */
  readonly somatic: Float64Array;
  /** Weights in the coordinates that learned, row-major. */
  readonly weights: Float64Array;
}

/**
 * Runs a lesson. Per bin with somatic amplitudes wˢ = f(w): V = Σ wˢ x; E = Y − φ(V) dt; the rule's somatic change Δwˢ;
 * then Δw = f′ Δwˢ for the Euclidean rule (the chain rule) and Δw = Δwˢ/f′ for the others (the metric, Eq 48).
 *
 * @throws {RangeError} on lengths that don't fit, numbers that aren't finite, or weights that learning drives to infinity
 * @example learnWithSpikes({ rates, start, teacher, coordinates, rule: "natural", learningRate: 2e-3, bins: 10_000, input, teaching })
 */
export function learnWithSpikes(lesson: Lesson): LessonCourse {
  requireInput("learnWithSpikes: lesson", lesson, aLesson);

  const { rates, start, teacher, coordinates, rule, learningRate, bins } = lesson;
  const { refresh = 100, every = bins, transfer = sigmoid() } = lesson;
  const n = start.length;
  requireRates(rates, n, "learnWithSpikes: rates");
  requirePositive("learnWithSpikes: learningRate", learningRate);
  requireCount("learnWithSpikes: bins", bins);
  requireCount("learnWithSpikes: refresh", refresh);
  requireCount("learnWithSpikes: every", every);
  if (typeof teacher === "number") requireNumber("learnWithSpikes: teacher", teacher, { min: 0, max: 1 / TIME_STEP });
  else if (teacher.length !== n)
    throw new RangeError(`learnWithSpikes: teacher: expected ${n} amplitudes, got ${teacher.length}`);

  if (rule !== "euclidean") requireSounding(rates, "learnWithSpikes: rates");

  const weights = weightsIn(coordinates, start);
  const somatic = Float64Array.from(weights, (w, i) => coordinates[i]!.somatic(w));
  const input = afferentPotentials(rates, lesson.input);
  const { potentials } = input;
  const constant = kernelConstant(KERNEL);
  const records = 1 + Math.floor(bins / every);
  const course = {
    times: new Float64Array(records),
    somatic: new Float64Array(records * n),
    weights: new Float64Array(records * n),
  };
  course.somatic.set(somatic);
  course.weights.set(weights);
  const slopes = Float64Array.from(coordinates, ({ gain }) => gain ?? NaN);
  const linear = !slopes.some(Number.isNaN);
  let coefficients: InverseCoefficients | undefined;
  for (let bin = 0; bin < bins; bin++) {
    if (rule !== "euclidean" && bin % refresh === 0) coefficients = coefficientsAt(somatic, rates, { transfer });
    input.next();
    let potential = 0;
    let wanted = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const x = potentials[i]!;
      potential += somatic[i]! * x;
      sum += x;
      if (typeof teacher !== "number") wanted += teacher[i]! * x;
    }
    const teacherRate = typeof teacher === "number" ? teacher : transfer.rate(wanted);
    const spike = lesson.teaching.uniform() < teacherRate * TIME_STEP ? 1 : 0;
    const drive = (spike - transfer.rate(potential) * TIME_STEP) * transfer.relativeSlope(potential);
    if (!linear) for (let i = 0; i < n; i++) slopes[i] = coordinates[i]!.slope(weights[i]!);
    if (coefficients === undefined) {
      const factor = learningRate * drive;
      for (let i = 0; i < n; i++) weights[i]! += factor * potentials[i]! * slopes[i]!;
    } else {
      const { scale, uniform, proportional } = termsOf(rule, coefficients, sum, potential);
      const factor = learningRate * drive * scale;
      for (let i = 0; i < n; i++) {
        const change = (constant * potentials[i]!) / rates[i]! - uniform + proportional * somatic[i]!;
        weights[i]! += (factor * change) / slopes[i]!;
      }
    }
    for (let i = 0; i < n; i++) {
      somatic[i] = linear ? slopes[i]! * weights[i]! : coordinates[i]!.somatic(weights[i]!);
      if (!Number.isFinite(somatic[i])) {
        throw new RangeError(
          `learnWithSpikes: learningRate: expected a rate at which weights stay finite, got ${learningRate} (bin ${bin})`,
        );
      }
    }
    if ((bin + 1) % every === 0) {
      const record = (bin + 1) / every;
      course.times[record] = bin + 1;
      course.somatic.set(somatic, record * n);
      course.weights.set(weights, record * n);
    }
  }
  return course;
}

/** Eqs 108–109, or their approximation (Eqs 112–113). */
function termsOf(rule: RuleName, coefficients: InverseCoefficients, sum: number, potential: number): NaturalTerms {
  if (rule === "natural") return naturalTerms(coefficients, sum, potential);
  const { uniform, proportional } = APPROXIMATION;
  return {
    scale: coefficients.scale,
    uniform: uniform * kernelConstant(KERNEL) * KERNEL.area,
    proportional: proportional * potential,
  };
}
