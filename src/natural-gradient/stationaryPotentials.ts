/** Unweighted synaptic potentials of stationary Poisson input, drawn without a simulation. */
import { exp, ln } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { KERNEL } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { aStream, aVector, bufferOf, requireInput } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** How long a spike is remembered, in time constants: e^(−12) is 6e-6. */
const MEMORY = 12;

/**
 * Fills `out` with one sample of x, mV: for each afferent the sum of ε over the ages of its past spikes, which are a
 * Poisson process backwards in time too. Exact in continuous time (but for spikes longer ago than 12 time
 * constants); independent of every other sample.
 *
 * @param rates Hz, one for each entry of `out`
 * @example stationaryPotentials(rates, stream, new Float64Array(rates.length))
 */
export function stationaryPotentials(
  rates: ArrayLike<number>,
  stream: RandomStream,
  out: Float64Array,
  synapticKernel: SynapticKernel = KERNEL,
): Float64Array {
  requireInput("stationaryPotentials: rates", rates, aVector);
  requireInput("stationaryPotentials: stream", stream, aStream);
  requireInput("stationaryPotentials: out", out, bufferOf(rates.length));
  requireInput("stationaryPotentials: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse, area } = synapticKernel;

  const memory = MEMORY * Math.max(tauMembrane, tauSynapse);
  const short = MEMORY * tauSynapse;
  const scale = area / (tauMembrane - tauSynapse);
  for (let i = 0; i < out.length; i++) {
    const rate = rates[i]!;
    let sum = 0;
    if (rate > 0) {
      for (let age = -ln(stream.uniform()) / rate; age < memory; age -= ln(stream.uniform()) / rate) {
        sum += exp(-age / tauMembrane);
        if (age < short) sum -= exp(-age / tauSynapse);
      }
    }
    out[i] = scale * sum;
  }
  return out;
}

/**
 * Fills `out` with a sample of the normal distribution that the derivation of Eq 81 puts in its place: mean ε₀ r, variance
 * r/c_ε.
 */
export function normalPotentials(
  rates: ArrayLike<number>,
  stream: RandomStream,
  out: Float64Array,
  synapticKernel: SynapticKernel = KERNEL,
): Float64Array {
  requireInput("normalPotentials: rates", rates, aVector);
  requireInput("normalPotentials: stream", stream, aStream);
  requireInput("normalPotentials: out", out, bufferOf(rates.length));
  requireInput("normalPotentials: synapticKernel", synapticKernel, aSynapticKernel);
  const { tauMembrane, tauSynapse, area } = synapticKernel;

  stream.fillNormal(out);
  const power = (area * area) / (2 * (tauMembrane + tauSynapse));
  for (let i = 0; i < out.length; i++) out[i] = area * rates[i]! + Math.sqrt(rates[i]! * power) * out[i]!;
  return out;
}
