/** Ten synapses along a dendrite with the same input: the neuron in which Fig 1 is measured. */
import type { RandomStream } from "../numerics/random.js";
import { afferentPotentials } from "./afferentPotentials.js";
import { passiveDendrite, saturatingDendrite } from "./parametrisation.js";
import type { Parametrisation } from "./parametrisation.js";
import { attenuation } from "./reparametrisation.js";
import { aCount, aStream, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Synapses, distances, amplitudes and what the teacher has instead. */
export interface AttenuatedNeuron {
  /** µm from the soma, 0 … 460, equally spaced. */
  readonly distances: Float64Array;
  /** α = e^(−d/λ). */
  readonly attenuations: Float64Array;
  /** Hz, all alike. */
  readonly rates: Float64Array;
  /** Somatic amplitudes at the start, uniform on 0.01 … 0.04. */
  readonly start: Float64Array;
  /** Somatic amplitudes of the teacher: 0.07 each. */
  readonly teacher: Float64Array;
  /** wˢ = α w^d. */
  readonly passive: readonly Parametrisation[];
  /** wˢ = c tanh(α w^d/c) with a ceiling of c = 0.05, i.e. a 3 mV EPSP. */
  readonly saturating: readonly Parametrisation[];
}

/** The neuron; only the amplitudes at the start are drawn. `attenuatedNeuron(randomStream(1, "start")).attenuations[9] // 0.1` */
export function attenuatedNeuron(stream: RandomStream, synapses = 10): AttenuatedNeuron {
  requireInput("attenuatedNeuron: stream", stream, aStream);
  requireInput("attenuatedNeuron: synapses", synapses, aCount);

  const distances = Float64Array.from({ length: synapses }, (_, i) => (460 * i) / (synapses - 1));
  const attenuations = distances.map((distance) => attenuation(distance));
  return {
    distances,
    attenuations,
    rates: new Float64Array(synapses).fill(10),
    start: Float64Array.from({ length: synapses }, () => 0.01 + 0.03 * stream.uniform()),
    teacher: new Float64Array(synapses).fill(0.07),
    passive: Array.from(attenuations, (alpha) => passiveDendrite(alpha)),
    saturating: Array.from(attenuations, (alpha) => saturatingDendrite(alpha, 0.05)),
  };
}

const recordedPotentialsOptions = optionsOf({ bins: aCount, every: optional(aCount) });

/** USPs of every `every`-th bin of one run, row-major, for `sampledNeuron`. */
export function recordedPotentials(
  rates: ArrayLike<number>,
  stream: RandomStream,
  options: { bins: number; every?: number },
): Float64Array {
  requireInput("recordedPotentials: rates", rates, aVector);
  requireInput("recordedPotentials: stream", stream, aStream);
  requireInput("recordedPotentials: options", options, recordedPotentialsOptions);
  const { bins, every = 1 } = options;

  const input = afferentPotentials(rates, stream);
  const out = new Float64Array(Math.floor(bins / every) * rates.length);
  for (let bin = 1; bin <= bins; bin++) {
    input.next();
    if (bin % every === 0) out.set(input.potentials, (bin / every - 1) * rates.length);
  }
  return out;
}
