/** What Lax dynamics with any local rule conserves (after Eq 25), tried on rules without a meaning. */
import { requireCount } from "../numerics/check.js";
import { tanh } from "../numerics/elementary.js";
import { maximumMagnitude } from "../numerics/linear.js";
import { type RandomStream, randomStream } from "../numerics/random.js";
import { spectrumDistance } from "./eigenmodes.js";
import { type LocalRule, weightFlow } from "./laxFlow.js";
import { loopProduct } from "./loopProduct.js";
import { initialNetwork } from "./network.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { simulate } from "./simulate.js";
import { aCount, aStream, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/**
 * A local rule drawn at random: g_k = tanh(Σ_j A_kj J_kj + Σ_i B_ki J_ik) with Gaussian A and B, other ones for every
 * neuron. It has no aim, and no equilibrium in general.
 *
 * `randomRule(5, randomStream(1, "rule"))`
 */
export function randomRule(neurons: number, stream: RandomStream): LocalRule {
  requireInput("randomRule: stream", stream, aStream);

  requireCount("randomRule: neurons", neurons);
  const [a, b] = [0, 1].map(() => stream.fillNormal(new Float64Array(neurons * neurons))) as [
    Float64Array,
    Float64Array,
  ];
  return (incoming, outgoing, neuron) => {
    let sum = 0;
    for (let k = 0; k < neurons; k++) {
      sum += a[neuron * neurons + k]! * incoming[k]! + b[neuron * neurons + k]! * outgoing[k]!;
    }
    return tanh(sum);
  };
}

/** Changes over the time 0.5 of a flow with a random rule. */
export interface LaxConservation {
  /** Largest change of an eigenvalue of J, relative. */
  spectrum: number;
  /** Change of the product around the loop of all neurons, relative. */
  loop: number;
  /** Largest change of the output. */
  output: number;
  /** Largest change of a weight: the flow does move. */
  weights: number;
}

const laxConservationOptions = optionsOf({ neurons: optional(aCount), seed: optional(aWhole) });

/**
 * `count` random networks of six neurons, each under a random rule of its own; all weights are integrated (Eqs 18–20), so
 * that nothing knows of a similarity transform.
 *
 * `laxConservation(10)[0].spectrum < 1e-9`
 */
export function laxConservation(
  count: number,
  options: { neurons?: number | undefined; seed?: number | undefined } = {},
): LaxConservation[] {
  requireInput("laxConservation: count", count, aCount);
  requireInput("laxConservation: options", options, laxConservationOptions);
  const { neurons: n = 6, seed = 1 } = options;

  requireCount("laxConservation: count", count);
  return Array.from({ length: count }, (_, draw) => {
    const stream = (part: string) => randomStream(seed, "lax conservation", draw, part);
    const network = {
      ...initialNetwork({ neurons: n, inputs: 2, outputs: 1 }, stream("network")),
      recurrent: randomStronglyConnected(n, 1, stream("recurrent")),
    };
    const tight = { times: [0, 0.5], relativeTolerance: 1e-11, absoluteTolerance: 1e-14 };
    const moved = weightFlow(network, randomRule(n, stream("rule")), tight)[1]!;
    const input = stream("input").fillNormal(new Float64Array(60 * 2));
    const [y, z] = [network, moved].map((net) => simulate(net, input, { timeStep: 0.1 }).outputs) as [
      Float64Array,
      Float64Array,
    ];
    const loop = Array.from({ length: n }, (_, k) => k);
    return {
      spectrum: spectrumDistance(network.recurrent, moved.recurrent),
      loop: Math.abs(loopProduct(moved.recurrent, loop) / loopProduct(network.recurrent, loop) - 1),
      output: maximumMagnitude(y.map((value, k) => value - z[k]!)),
      weights: maximumMagnitude(network.recurrent.map((w, k) => w - moved.recurrent[k]!)),
    };
  });
}
