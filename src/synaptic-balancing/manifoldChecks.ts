/** Two checks of the manifold on random networks: homogeneous functions of other degrees, and whose gain enters the cost. */
import { maximumMagnitude } from "../numerics/linear.js";
import { randomStream } from "../numerics/random.js";
import { initialNetwork } from "./network.js";
import { squaredRelu } from "./nonlinearity.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { sensitivity } from "./sensitivity.js";
import { simulate } from "./simulate.js";
import { synapticCosts, totalCost } from "./synapticCosts.js";
import { taskPreservingTransform, transformedWeights } from "./taskPreservingTransform.js";
import { aNumber, aWhole, requireInput } from "../numerics/inputKinds.js";

/**
 * Relative change of the output of a random network with φ(x) = max(0, x)² when J → e^(−H) J e^(kH) with k = `degree`:
 * for φ(s x) = s² φ(x) it vanishes with k = 2 and not with k = 1.
 *
 * `homogeneousOutputChange(2, 0) < 1e-12`
 */
export function homogeneousOutputChange(degree: number, seed: number): number {
  requireInput("homogeneousOutputChange: degree", degree, aNumber);
  requireInput("homogeneousOutputChange: seed", seed, aWhole);

  const stream = (part: string) => randomStream(seed, "homogeneous", part);
  const network = {
    ...initialNetwork({ neurons: 5, inputs: 2, outputs: 1 }, stream("network")),
    // Weak enough that the quadratic growth stays finite.
    recurrent: randomStronglyConnected(5, 1, stream("recurrent")).map((w) => 0.3 * w),
  };
  const h = stream("coordinates")
    .fillNormal(new Float64Array(5))
    .map((x) => x / 3);
  const moved = taskPreservingTransform(network, h, { degree });
  const input = stream("input").fillNormal(new Float64Array(150 * 2));
  const [y, z] = [network, moved].map(
    (net) => simulate(net, input, { timeStep: 0.1, nonlinearity: squaredRelu }).outputs,
  ) as [Float64Array, Float64Array];
  return maximumMagnitude(y.map((value, k) => value - z[k]!)) / maximumMagnitude(y);
}

/**
 * How far the change of the total cost along the manifold is from that of the sensitivity S (Eq 9), relative, when the
 * cost is weighted by the presynaptic gain (Eq 13) or by the postsynaptic one (as printed below Eq 14): one random
 * network with unequal gains.
 *
 * `gainIndexErrors(0).presynaptic < 1e-9`
 */
export function gainIndexErrors(seed: number): { presynaptic: number; postsynaptic: number } {
  requireInput("gainIndexErrors: seed", seed, aWhole);

  const n = 6;
  const stream = (part: string) => randomStream(seed, "gain index", part);
  const weights = randomStronglyConnected(n, 1, stream("weights"));
  const gains = stream("gains").fillUniform(new Float64Array(n));
  const h = stream("coordinates")
    .fillNormal(new Float64Array(n))
    .map((x) => x / 3);
  const moved = transformedWeights(weights, h);
  const moments = { mean: gains, secondMoment: gains };
  const wanted = sensitivity(moved, moments) - sensitivity(weights, moments);
  const error = (coefficients: ArrayLike<number>): number => {
    const cost = (J: Float64Array) => totalCost(synapticCosts(J, { coefficients }));
    return Math.abs((cost(moved) - cost(weights)) / wanted - 1);
  };
  return {
    presynaptic: error(gains),
    postsynaptic: error(weights.map((_, k) => gains[Math.floor(k / n)]!)),
  };
}
