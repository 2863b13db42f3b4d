/**
 * A neuron whose input distribution is a set of samples of its USPs, so that cost, gradient, Fisher matrix and distances
 * between output distributions are sums that can be computed to the last digit (Eqs 9, 11, 51, 57, 67). What is said with
 * it is exact *for these samples*; how much it depends on them is seen from several sets. Divergences are those of the
 * limit of short bins (`poissonDivergence`), of which gradient and Fisher matrix, as the paper prints them, are exact
 * derivatives; for bins of 0.5 ms both leave out terms of relative size φ dt.
 */
import { requireCount, requireVector } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { poissonDivergence } from "./costs.js";
import { TIME_STEP } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aCount, aFunction, aVector, having, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

/** What can be asked of it. Weights are somatic amplitudes; everything is per second of output. */
export interface SampledNeuron {
  readonly afferents: number;
  readonly samples: number;
  /** D_KL(teacher ‖ neuron), nats/s (Eq 9). */
  cost(weights: ArrayLike<number>): number;
  /** ∂C/∂w, nats/s: −⟨(φ* − φ) φ′/φ x⟩ (Eq 57). */
  gradient(weights: ArrayLike<number>): Float64Array;
  /** D_KL(neuron of weights `from` ‖ neuron of weights `to`), nats/s. */
  divergence(from: ArrayLike<number>, to: ArrayLike<number>): number;
  /** ⟨φ′²/φ x xᵀ⟩ (Eq 67 without dt), n × n. */
  fisher(weights: ArrayLike<number>): Float64Array;
  /** The same from `draws` simulated bins of each sample: mean of score times score (Eq 60), per second. */
  spikeFisher(weights: ArrayLike<number>, draws: number, stream: RandomStream): Float64Array;
  /** 2 √(φ_k/K), one coordinate per sample: distances between such vectors are Fisher distances (Rao). */
  embedding(weights: ArrayLike<number>): Float64Array;
}

/** What a sampled neuron has to have. */
export const aSampledNeuron = having<SampledNeuron>({
  afferents: aCount,
  samples: aCount,
  cost: aFunction,
  gradient: aFunction,
  divergence: aFunction,
  fisher: aFunction,
  spikeFisher: aFunction,
  embedding: aFunction,
});

const sampledNeuronOptions = optionsOf({ transfer: optional(aTransferFunction) });

/**
 * The neuron of these samples (row-major, samples × afferents, mV) and this teacher (somatic amplitudes).
 *
 * @throws {RangeError} on samples that don't fit the afferents, or numbers that aren't finite
 * @example sampledNeuron(potentialSamples([10, 50], stream, { samples: 500 }), [0.075, 0.075]).cost([0, 0])
 */
export function sampledNeuron(
  samples: Float64Array,
  teacher: ArrayLike<number>,
  options: { transfer?: TransferFunction } = {},
): SampledNeuron {
  requireInput("sampledNeuron: samples", samples, aVector);
  requireInput("sampledNeuron: teacher", teacher, aVector);
  requireInput("sampledNeuron: options", options, sampledNeuronOptions);
  const { transfer = sigmoid() } = options;

  const n = teacher.length;
  requireVector("sampledNeuron: teacher", teacher, n);
  requireCount("sampledNeuron: samples", samples.length / n);
  requireVector("sampledNeuron: samples", samples, samples.length);
  const count = samples.length / n;
  const potentialOf = (weights: ArrayLike<number>, k: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weights[i]! * samples[k * n + i]!;
    return sum;
  };
  const ratesOf = (weights: ArrayLike<number>): Float64Array => {
    requireVector("sampledNeuron: weights", weights, n);
    return Float64Array.from({ length: count }, (_, k) => transfer.rate(potentialOf(weights, k)));
  };
  const wanted = ratesOf(teacher);
  const divergence = (target: Float64Array, rates: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += poissonDivergence(target[k]!, rates[k]!, 1);
    return sum / count;
  };
  return {
    afferents: n,
    samples: count,
    cost: (weights) => divergence(wanted, ratesOf(weights)),
    divergence: (from, to) => divergence(ratesOf(from), ratesOf(to)),
    gradient(weights) {
      requireVector("sampledNeuron: weights", weights, n);
      const out = new Float64Array(n);
      for (let k = 0; k < count; k++) {
        const potential = potentialOf(weights, k);
        const drive = (wanted[k]! - transfer.rate(potential)) * transfer.relativeSlope(potential);
        for (let i = 0; i < n; i++) out[i]! -= (drive * samples[k * n + i]!) / count;
      }
      return out;
    },
    fisher(weights) {
      requireVector("sampledNeuron: weights", weights, n);
      const out = new Float64Array(n * n);
      for (let k = 0; k < count; k++)
        addOuter(out, samples, k, n, transfer.information(potentialOf(weights, k)) / count);
      return out;
    },
    spikeFisher(weights, draws, stream) {
      requireCount("sampledNeuron: draws", draws);
      const rates = ratesOf(weights);
      const out = new Float64Array(n * n);
      for (let k = 0; k < count; k++) {
        const probability = rates[k]! * TIME_STEP;
        const slope = transfer.relativeSlope(potentialOf(weights, k)) / (1 - probability);
        let squares = 0;
        for (let draw = 0; draw < draws; draw++) {
          const score = ((stream.uniform() < probability ? 1 : 0) - probability) * slope;
          squares += score * score;
        }
        addOuter(out, samples, k, n, squares / (draws * count * TIME_STEP));
      }
      return out;
    },
    embedding: (weights) => ratesOf(weights).map((rate) => 2 * Math.sqrt(rate / count)),
  };
}

function addOuter(out: Float64Array, samples: Float64Array, k: number, n: number, factor: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out[i * n + j]! += factor * samples[k * n + i]! * samples[k * n + j]!;
  }
}
