/** Expected updates of a neuron with the quadratic transfer function, over samples of Poisson input (Eqs 121–124). */
import type { RandomStream } from "../numerics/random.js";
import { dot } from "../numerics/vector.js";
import { inputStatistics } from "./inputStatistics.js";
import { fisherInformation } from "./fisherInformation.js";
import { matrixError } from "./matrixError.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import { stationaryPotentials } from "./stationaryPotentials.js";
import { quadratic } from "./transferFunction.js";
import {
  aCount,
  aNonNegative,
  aStream,
  aVector,
  having,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

export interface QuadraticUpdates {
  /** Of Eq 121 against the samples, freed of their noise (`matrixError`). */
  readonly squaredError: number;
  readonly squaredNoise: number;
  readonly load: number;
  /** Mean of γ_u/(c_ε ε₀), with Eq 124. */
  readonly uniform: number;
  /** Its standard deviation from sample to sample. */
  readonly uniformDeviation: number;
  /** Mean of the parenthesis of Eq 123, c_ε x/r − γ_u, over samples and afferents, in units of c_ε ε₀. */
  readonly bracket: number;
  /** ‖⟨E/φ′⟩⟨c_ε x/r − γ_u⟩‖ over ‖⟨E/φ′ (c_ε x/r − γ_u)⟩‖: what of the update isn't correlation. */
  readonly meanShare: number;
  /** Cosine between the expected natural update and w* − w, and between the Euclidean one and it. */
  readonly cosine: number;
  readonly cosineEuclidean: number;
  /** Share of samples in which student and teacher are above θ. */
  readonly active: number;
}

const quadraticUpdatesAfferents = withLengths<{ weights: Float64Array; teacher: Float64Array; rates: Float64Array }>(
  having({ weights: aVector, teacher: aVector, rates: aVector }),
  ({ weights }) => ({ teacher: weights.length, rates: weights.length }),
);

const quadraticUpdatesOptions = optionsOf({ samples: aCount, distance: aNonNegative });

/**
 * θ lies `distance` standard deviations below the lower of the mean potentials. The teacher's spikes are replaced by their
 * expectation φ* dt. Squared norms of mean updates are products of two halves of the samples, which has no noise bias.
 */
export function quadraticUpdates(
  afferents: { readonly weights: Float64Array; readonly teacher: Float64Array; readonly rates: Float64Array },
  stream: RandomStream,
  options: { readonly samples: number; readonly distance: number },
): QuadraticUpdates {
  requireInput("quadraticUpdates: afferents", afferents, quadraticUpdatesAfferents);
  requireInput("quadraticUpdates: stream", stream, aStream);
  requireInput("quadraticUpdates: options", options, quadraticUpdatesOptions);
  const { samples, distance } = options;

  const { weights, teacher, rates } = afferents;
  const n = weights.length;
  const constant = kernelConstant(KERNEL);
  const [own, other] = [inputStatistics(weights, rates), inputStatistics(teacher, rates)];
  const threshold = Math.min(own.mean, other.mean) - distance * Math.sqrt(Math.max(own.variance, other.variance));
  const transfer = quadratic({ threshold });
  const half = Math.floor(samples / 2);
  const sums = [0, 1].map(() => ({ natural: new Float64Array(n), euclidean: new Float64Array(n) }));
  let [k, uniform, uniformSquare, drive, bracket, active] = [0, 0, 0, 0, 0, 0];
  const error = matrixError(fisherInformation(weights, rates, { moments: { c1: 1, c2: 0, c3: 0 } }), n, half, (x) => {
    stationaryPotentials(rates, stream, x);
    const [u, v] = [dot(weights, x), dot(teacher, x)];
    const sum = sums[k++ < half ? 0 : 1]!;
    // γ_u in units of c_ε (Eq 124)
    const gamma = (constant * x.reduce((a, b) => a + b, 0)) / (own.load + 1);
    uniform += gamma / samples;
    uniformSquare += (gamma * gamma) / samples;
    // (φ* − φ)/φ′; nothing is learned below θ
    const factor = u > threshold ? (transfer.rate(v) - transfer.rate(u)) / transfer.slope(u) : 0;
    if (u > threshold && v > threshold) active += 1 / samples;
    drive += factor / samples;
    for (let i = 0; i < n; i++) {
      const inner = x[i]! / rates[i]! - gamma;
      bracket += inner / (samples * n);
      sum.natural[i]! += (factor * inner) / half;
      sum.euclidean[i]! += (factor * x[i]!) / half;
    }
    return transfer.information(u);
  });
  const target = Float64Array.from(teacher, (w, i) => w - weights[i]!);
  const size = (name: "natural" | "euclidean") => Math.sqrt(Math.max(dot(sums[0]![name], sums[1]![name]), 0));
  const cosine = (name: "natural" | "euclidean") =>
    (dot(sums[0]![name], target) + dot(sums[1]![name], target)) / (2 * size(name) * Math.sqrt(dot(target, target)));
  return {
    ...error,
    load: own.load,
    uniform,
    uniformDeviation: Math.sqrt(Math.max(uniformSquare - uniform * uniform, 0)),
    bracket,
    // the parenthesis has the same mean at every afferent
    meanShare: (Math.abs(drive * bracket) * Math.sqrt(n)) / size("natural"),
    cosine: cosine("natural"),
    cosineEuclidean: cosine("euclidean"),
    active,
  };
}
