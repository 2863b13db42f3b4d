/** Draws of the weight change ẇ = −γ₁ ∇F̂ + γ₂ n̂₂ + γ₃ √(N/T) n̂₃ (eq. 3), cycle after cycle. */
import { VectorFunctions } from "../kernels/vectorFunctions.js";
import { requireCount, requireNumber, requireVector } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { norm, rescale } from "../numerics/vector.js";
import { type PlasticityRates, stepLengths } from "./plasticityRates.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aFunction, aShareBelowOne, aStream, having, optional, requireInput } from "../numerics/inputKinds.js";

/** Where n̂₂ and n̂₃ come from. */
export interface WeightChangeSources {
  /** Source of n₂, one standard normal per weight and cycle; not read when γ₂ = 0. */
  readonly irrelevantStream: RandomStream;
  /** Source of n₃, the same; not read when γ₃ = 0. */
  readonly noiseStream: RandomStream;
  /**
   * ρ from 0 to below 1 (default 0): n̂₂ keeps part of its last direction, n̂₂(t) ∝ (1 − ρ) n̂ + ρ n̂₂(t − 1) with n̂ fresh.
   * The authors' code uses 0.1.
   */
  readonly persistence?: number;
}

/** What a weight change sources has to have. */
export const aWeightChangeSources = having<WeightChangeSources>({
  irrelevantStream: aStream,
  noiseStream: aStream,
  persistence: optional(aShareBelowOne),
});

/** A run's streams by part: "irrelevant", "noise", and what its task needs. */
export type Streams = (part: string) => RandomStream;

/** The sources of a run: its streams "irrelevant" and "noise". `weightChangeSources(streams, 0.1).persistence // 0.1` */
export function weightChangeSources(streams: Streams, persistence = 0): WeightChangeSources {
  requireInput("weightChangeSources: streams", streams, aFunction);
  requireInput("weightChangeSources: persistence", persistence, aShareBelowOne);

  return { irrelevantStream: streams("irrelevant"), noiseStream: streams("noise"), persistence };
}

/**
 * The weight changes of a run: `next(gradient, out)` writes the step T ẇ of one more cycle. `flipped(gradient, out)`
 * writes the same step again with −n̂₂ and −n̂₃: in the mean over such an antithetic pair all terms of first order in the
 * noise cancel.
 *
 * `new WeightChanges(rates, 18, { irrelevantStream, noiseStream }).next(gradient, step)`
 *
 * Throws `RangeError` for γ < 0, T ≤ 0, N that is no whole number ≥ 1, ρ outside [0, 1), vectors of another length.
 */
export class WeightChanges {
  private readonly lengths;
  private readonly persistence: number;
  private readonly normals: VectorFunctions;
  private readonly irrelevant: Float64Array;
  private readonly noise: Float64Array;
  private readonly fresh: Float64Array;
  private started = false;

  constructor(
    rates: PlasticityRates,
    private readonly dimension: number,
    private readonly sources: WeightChangeSources,
  ) {
    requireInput("WeightChanges: rates", rates, aPlasticityRates);
    requireInput("WeightChanges: sources", sources, aWeightChangeSources);

    requireCount("WeightChanges: dimension", dimension);
    this.lengths = stepLengths(rates, dimension);
    const { persistence = 0 } = sources;
    requireNumber("WeightChanges: persistence", persistence, { min: 0 });
    if (!(persistence < 1))
      throw new RangeError(`WeightChanges: persistence: expected a number below 1, got ${persistence}`);
    this.persistence = persistence;
    this.normals = new VectorFunctions(dimension);
    this.irrelevant = new Float64Array(dimension);
    this.noise = new Float64Array(dimension);
    this.fresh = new Float64Array(dimension);
  }

  /** Draws n̂₂ and n̂₃ and writes T ẇ into `out`. A gradient of exactly 0 has no direction and adds nothing. */
  next(gradient: Float64Array, out: Float64Array): Float64Array {
    if (this.lengths.taskIrrelevant > 0) this.turn();
    if (this.lengths.intrinsicNoise > 0) rescale(this.normals.fillNormal(this.sources.noiseStream, this.noise));
    return this.compose(gradient, out, 1);
  }

  /** The step of the last `next` with −n̂₂ and −n̂₃. */
  flipped(gradient: Float64Array, out: Float64Array): Float64Array {
    return this.compose(gradient, out, -1);
  }

  /** n̂₂ of the present cycle: a view, not a copy (all 0 where γ₂ = 0). */
  get irrelevantDirection(): Float64Array {
    return this.irrelevant;
  }

  private turn(): void {
    const { irrelevant, fresh, persistence } = this;
    rescale(this.normals.fillNormal(this.sources.irrelevantStream, fresh));
    const kept = this.started ? persistence : 0;
    for (let k = 0; k < fresh.length; k++) irrelevant[k] = (1 - persistence) * fresh[k]! + kept * irrelevant[k]!;
    rescale(irrelevant);
    this.started = true;
  }

  private compose(gradient: Float64Array, out: Float64Array, sign: 1 | -1): Float64Array {
    if (gradient.length !== this.dimension) requireVector("gradient", gradient, this.dimension);
    if (out.length !== this.dimension) requireVector("out", out, this.dimension);
    const { lengths, irrelevant, noise } = this;
    const size = norm(gradient);
    const against = size > 0 ? -lengths.taskRelevant / size : 0;
    const second = sign * lengths.taskIrrelevant;
    const third = sign * lengths.intrinsicNoise;
    for (let k = 0; k < out.length; k++) {
      out[k] = against * gradient[k]! + second * irrelevant[k]! + third * noise[k]!;
    }
    return out;
  }
}

/**
 * Lag-one correlation of the directions n̂₂ in a large network, r = ρ/√((1 − ρ)² + ρ²): 0.1104 at the authors' ρ = 0.1.
 *
 * `directionCorrelation(0.1)`; throws `RangeError` for ρ outside [0, 1).
 */
export function directionCorrelation(persistence: number): number {
  requireNumber("directionCorrelation: persistence", persistence, { min: 0 });
  if (!(persistence < 1))
    throw new RangeError(`directionCorrelation: persistence: expected a number below 1, got ${persistence}`);
  return persistence / Math.sqrt((1 - persistence) * (1 - persistence) + persistence * persistence);
}
