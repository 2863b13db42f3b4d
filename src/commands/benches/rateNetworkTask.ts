/** Random weights and series for the benches of the rate network. */
import type { RateNetworkSizes, RateNetworkWeights } from "../../kernels/rateNetworkTypes.js";
import { randomStream } from "../../numerics/random.js";

export function normals(length: number, scale: number, name: string): Float32Array {
  return randomStream(1, "bench", "rate network", name)
    .fillNormal(new Float32Array(length))
    .map((x) => x * scale);
}

/** The untrained network: J, W_in, W_out ~ 𝒩(0, 1/N), b = 0. */
export function rateNetworkWeights({ neurons, inputs, outputs }: RateNetworkSizes): RateNetworkWeights {
  const scale = 1 / Math.sqrt(neurons);
  return {
    recurrent: normals(neurons * neurons, scale, "recurrent"),
    input: normals(neurons * inputs, scale, "input weights"),
    output: normals(outputs * neurons, scale, "output weights"),
    bias: new Float32Array(neurons),
  };
}

/** The weights as JSON can hold them. */
export function listed(weights: RateNetworkWeights): Record<keyof RateNetworkWeights, number[]> {
  const { recurrent, input, output, bias } = weights;
  return { recurrent: [...recurrent], input: [...input], output: [...output], bias: [...bias] };
}
