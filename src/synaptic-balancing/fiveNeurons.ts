/**
 * The network of Fig 2: five neurons, of which number 3 has two incoming and two outgoing synapses, so that a drawing
 * can show all of them. The paper's figure is a schematic; weights, input and gains are ours.
 */
import { randomStream } from "../numerics/random.js";
import { type Gains, gains } from "./gains.js";
import { rateNetwork, type RateNetwork } from "./network.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { simulate } from "./simulate.js";
import { aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export interface FiveNeurons {
  network: RateNetwork;
  /** The input in steps of 0.05 τ, 4000 numbers. */
  input: Float64Array;
  /** States under the input, 4001 × 5. */
  states: Float64Array;
  /** Moments of the gains over those states: how active each neuron is. */
  gains: Gains;
}

/** Synapses that neuron 3 (index 2) doesn't have, as places in J: it hears 1 and 2 and speaks to 4 and 5. */
const ABSENT = [2 * 5 + 3, 2 * 5 + 4, 0 * 5 + 2, 1 * 5 + 2];

const fiveNeuronsOptions = optionsOf({ seed: optional(aWhole) });

/**
 * The network, driven by a random input in steps of one τ, and the share of time for which each neuron is active.
 *
 * `fiveNeurons().gains.secondMoment`
 */
export function fiveNeurons(options: { seed?: number } = {}): FiveNeurons {
  requireInput("fiveNeurons: options", options, fiveNeuronsOptions);
  const { seed = 20 } = options;

  const stream = randomStream(seed, "synaptic-balancing/five-neurons");
  const recurrent = randomStronglyConnected(5, 1, stream).map((weight, k) =>
    k % 6 === 0 || ABSENT.includes(k) ? 0 : 1.5 * weight,
  );
  const inputWeights = stream.fillNormal(new Float64Array(5));
  const network = rateNetwork({
    recurrent,
    input: inputWeights,
    output: [1, 1, 1, 1, 1],
    bias: [0.4, -0.4, 0.2, -0.2, 0],
  });
  const levels = stream.fillNormal(new Float64Array(200));
  const input = Float64Array.from({ length: 4000 }, (_, k) => levels[Math.floor(k / 20)]!);
  const { states } = simulate(network, input, { timeStep: 0.05 });
  return { network, input, states, gains: gains(states, 5) };
}
