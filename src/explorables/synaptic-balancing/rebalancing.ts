/**
 * Five neurons after the cost of one synapse has been changed: how they rebalance, and what that does to the output and
 * its noise. For the explorable *synaptic balancing*.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { balance } from "../../synaptic-balancing/balance.js";
import { noiseDeviation } from "../../synaptic-balancing/noiseDeviation.js";
import { simulate } from "../../synaptic-balancing/simulate.js";
import { taskPreservingTransform } from "../../synaptic-balancing/taskPreservingTransform.js";
import { exploredNetwork, NEURONS, placeOf } from "./exploredNetwork.js";

/** Times at which the flow is looked at, in units of 1/(cost γp). */
export const TIMES = Array.from({ length: 61 }, (_, k) => 0.1 * k);
const TIME_STEP = 0.05;
/** Every so many steps of the output are kept, of a stretch in the middle. */
const EVERY = 4;
const STRETCH = [400, 800] as const;
const NOISE = 0.1;
const TRIALS = 4;

const neurons = { name: "neuron", values: Array.from({ length: NEURONS }, (_, k) => k + 1) };
const time = { name: "time", values: TIMES };
const synapse = [
  { name: "post", values: neurons.values },
  { name: "pre", values: neurons.values },
];
const output = [
  {
    name: "moment",
    values: Array.from({ length: (STRETCH[1] - STRETCH[0]) / EVERY }, (_, k) => k * EVERY * TIME_STEP),
  },
];

export const rebalancing = defineExperiment({
  name: "synaptic-balancing/explore-synapse",
  title: "Explorable: five neurons rebalance after the cost of one synapse has changed",
  module: import.meta.url,
  exportName: "rebalancing",
  parameters: z.object({
    start: z.enum(["scattered", "drawn", "balanced"]).default("scattered").meta({ description: "the network before" }),
    synapse: z
      .string()
      .regex(/^[1-5]→[1-5]$/)
      .default("1→2")
      .meta({ description: "the synapse, pre→post" }),
    factor: z.number().positive().max(100).default(1).meta({ description: "what its cost is multiplied by" }),
    repeats: z.int().min(2).default(6).meta({ description: "sets of noisy trials" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => ({
    coordinates: { symbol: "h", digits: 6, axes: [time, neurons] },
    total: { symbol: "C", digits: 6, axes: [time] },
    costsBefore: { symbol: "c", digits: 6, axes: synapse },
    costsAfter: { symbol: "c", digits: 6, axes: synapse },
    outputBefore: { symbol: "y", digits: 6, axes: output },
    outputAfter: { symbol: "y", digits: 6, axes: output },
    // root mean square over trials and time, of the output and of the hidden units
    noiseBefore: { digits: 6 },
    noiseAfter: { digits: 6 },
    hiddenBefore: { digits: 6 },
    hiddenAfter: { digits: 6 },
  }),
  run: ({ parameters, point, seed }) => {
    const { network, input, costs: own } = exploredNetwork(parameters.start);
    const costs = own.slice();
    costs[placeOf(parameters.synapse)]! *= parameters.factor;
    const flow = balance(costs, { times: TIMES, power: 2 });
    const last = TIMES.length - 1;
    const after = taskPreservingTransform(network, flow.coordinates.subarray(last * NEURONS));
    const outputOf = (one: typeof network): number[] => {
      const { outputs } = simulate(one, input, { timeStep: TIME_STEP });
      return Array.from(outputs).filter((_, k) => k >= STRETCH[0] && k < STRETCH[1] && k % EVERY === 0);
    };
    // the same noise in both
    const noiseOf = (one: typeof network) =>
      noiseDeviation(one, input, {
        timeStep: TIME_STEP,
        hidden: NOISE,
        trials: TRIALS,
        stream: (trial) => randomStream(seed, "synaptic-balancing/explore-synapse", point.repeat, trial),
      });
    const [before, rebalanced] = [noiseOf(network), noiseOf(after)];
    return {
      coordinates: flow.coordinates,
      total: flow.totals,
      costsBefore: costs,
      costsAfter: flow.costsAt(last),
      outputBefore: outputOf(network),
      outputAfter: outputOf(after),
      noiseBefore: before.output,
      noiseAfter: rebalanced.output,
      hiddenBefore: before.hidden,
      hiddenAfter: rebalanced.hidden,
    };
  },
});
