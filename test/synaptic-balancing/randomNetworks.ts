/** Random ensembles for the tests, named by a seed. */
import { synapticCosts } from "plasticity/synaptic-balancing";
import { randomStream } from "plasticity/numerics/random";
import { initialNetwork } from "plasticity/synaptic-balancing/network";
import type { RateNetwork } from "plasticity/synaptic-balancing/network";

/** Gaussian recurrent weights of variance 1/n with self-loops; each synapse kept with probability `density`, a directed ring always. */
export function randomWeights(seed: number, n: number, density = 1): Float64Array {
  const stream = randomStream(seed, "weights", n);
  const weights = stream.fillNormal(new Float64Array(n * n));
  const kept = stream.fillUniform(new Float64Array(n * n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const onRing = i === (j + 1) % n;
      weights[i * n + j] = onRing || kept[i * n + j]! < density ? weights[i * n + j]! / Math.sqrt(n) : 0;
    }
  }
  return weights;
}

/** A whole network with bias. */
export function randomNetwork(seed: number, neurons: number, inputs = 2, outputs = 2): RateNetwork {
  const stream = randomStream(seed, "network");
  const network = initialNetwork({ neurons, inputs, outputs }, stream);
  stream.fillNormal(network.bias);
  return network;
}

/** Coordinates uniform on (−size, size), with Σ h = 0. */
export function randomCoordinates(seed: number, n: number, size = 1): Float64Array {
  const h = randomStream(seed, "coordinates").fillUniform(new Float64Array(n));
  const mean = h.reduce((a, b) => a + b, 0) / n;
  return h.map((x) => 2 * size * (x - mean));
}

export function uniforms(seed: number, name: string, n: number): Float64Array {
  return randomStream(seed, name).fillUniform(new Float64Array(n));
}

export function normals(seed: number, name: string, n: number): Float64Array {
  return randomStream(seed, name).fillNormal(new Float64Array(n));
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return NaN;
  let largest = 0;
  for (let k = 0; k < a.length; k++) {
    const difference = Math.abs(a[k]! - b[k]!);
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** Costs of a random network with random coefficients α: what a property of the ensemble names. */
export function costsOf({
  seed,
  n,
  power,
  density,
}: {
  seed: number;
  n: number;
  power: number;
  density: number;
}): Float64Array {
  return synapticCosts(randomWeights(seed, n, density), { power, coefficients: uniforms(seed, "alpha", n * n) });
}
