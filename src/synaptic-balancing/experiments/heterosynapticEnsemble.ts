/**
 * Eqs 43–48 over random balanced networks: one synapse pre → post is changed by the factor 1 + η, and the *rule itself*
 * (Eqs 17–18, with the costs as they then are) answers. Each observable holds the answer against a prediction, or says
 * which way it goes.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { pow } from "../../numerics/elementary.js";
import { maximumMagnitude } from "../../numerics/linear.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { balancedWeights } from "../balancedWeights.js";
import { equilibrium } from "../equilibrium.js";
import { heterosynapticResponse, strengthened } from "../heterosynaptic.js";
import { neuralGradients } from "../neuralGradients.js";
import { randomStronglyConnected } from "../randomStronglyConnected.js";
import { resistanceDistance } from "../resistanceDistance.js";
import { synapticCosts } from "../synapticCosts.js";

const PRE = 0;
const POST = 1;

export const heterosynapticEnsemble = defineExperiment({
  name: "synaptic-balancing/heterosynaptic",
  title: "Response of balanced networks to a change at one synapse",
  module: import.meta.url,
  exportName: "heterosynapticEnsemble",
  parameters: z.object({
    neurons: z.int().min(3).max(12).default(6).meta({ description: "neurons", symbol: "N" }),
    networks: z.int().min(2).max(1000).default(40).meta({ description: "random networks for each power" }),
  }),
  profiles: { quick: { networks: 8 }, paper: {} },
  axes: ({ networks }) => [
    { name: "change", symbol: "η", values: [-0.1, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3] },
    { name: "power", symbol: "p", values: [1, 2, 3] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => ({
    // relative errors of the predictions to first order
    gradientError: { digits: 6 },
    rateError: { digits: 6 },
    coordinateError: { digits: 6 },
    // Eq 47 with the Laplacian after the change, as printed
    printedCoordinateError: { digits: 6 },
    // Eq 48 with the costs before the change, and as printed, with those after it
    logChangeError: { digits: 6 },
    printedLogChangeError: { digits: 6 },
    // share of the change that is taken back, and the same in the network whose other synapses had half their cost
    // before it was balanced
    shareTakenBack: { digits: 6 },
    shareWithWeakerPaths: { digits: 6 },
    // relative change of each group per unit of η, the synapse nearest to the other sign: at first, and in the end
    firstPostInputs: { digits: 6 },
    firstPostOutputs: { digits: 6 },
    firstPreInputs: { digits: 6 },
    firstPreOutputs: { digits: 6 },
    lastPostInputs: { digits: 6 },
    lastPostOutputs: { digits: 6 },
    lastPreInputs: { digits: 6 },
    lastPreOutputs: { digits: 6 },
    // spread of relative rates among the inputs of the postsynaptic neuron; difference when signs of weights flip
    rateSpread: {},
    signDependence: {},
  }),
  run: ({ parameters: { neurons: n }, point, seed }) => {
    const power = Number(point.power);
    const eta = Number(point.change);
    // The same networks for every change.
    const stream = (part: string) =>
      randomStream(seed, "synaptic-balancing/heterosynaptic", point.power, point.network, part);
    const J = randomStronglyConnected(n, 1, stream("recurrent"));
    const weights = balancedWeights(J, { power });
    const costs = synapticCosts(weights, { power });
    const predicted = heterosynapticResponse(costs, { post: POST, pre: PRE, power });

    const pushed = strengthened(weights, { post: POST, pre: PRE, by: eta });
    const pushedCosts = synapticCosts(pushed, { power });
    const gradients = neuralGradients(pushedCosts).map((g) => g / eta);
    const rates = relativeRates(gradients);
    const answer = equilibrium(pushedCosts, { power }).coordinates.map((h) => h / eta);
    const afterwards = heterosynapticResponse(pushedCosts, { post: POST, pre: PRE, power }).coordinates;
    const logChange = answer[PRE]! - answer[POST]!;
    const place = POST * n + PRE;

    const flips = stream("signs").fillUniform(new Float64Array(n * n));
    const flipped = pushed.map((w, k) => (flips[k]! < 0.5 ? -w : w));
    const flippedRates = relativeRates(neuralGradients(synapticCosts(flipped, { power })).map((g) => g / eta));

    const others = Array.from({ length: n }, (_, k) => k).filter((k) => k !== POST && k !== PRE);
    // Relative changes of the four groups per unit of η: right after the change, and once balance is restored.
    const groups = (relative: Float64Array) => {
      const over = (place: (k: number) => number, pick: (...found: number[]) => number): number =>
        pick(...others.map((k) => relative[place(k)]!));
      return {
        PostInputs: over((k) => POST * n + k, Math.max),
        PostOutputs: over((k) => k * n + POST, Math.min),
        PreInputs: over((k) => PRE * n + k, Math.min),
        PreOutputs: over((k) => k * n + PRE, Math.max),
      };
    };
    const [first, last] = [groups(rates), groups(relativeRates(answer))];
    const inputs = others.map((k) => rates[POST * n + k]!);
    return {
      // For p = 1 these two are exact: what is left is rounding.
      gradientError: Math.max(1e-9, relativeDistance(gradients, predicted.gradients)),
      rateError: Math.max(1e-9, relativeDistance(rates, predicted.relativeRates)),
      coordinateError: relativeDistance(answer, predicted.coordinates),
      printedCoordinateError: relativeDistance(
        answer,
        afterwards.map((h) => (h * costs[place]!) / pushedCosts[place]!),
      ),
      logChangeError: Math.abs(predicted.logChange / logChange - 1),
      printedLogChangeError: Math.abs((-pushedCosts[place]! * resistanceDistance(pushedCosts)[place]!) / logChange - 1),
      shareTakenBack: -logChange,
      shareWithWeakerPaths: shareTakenBack(amongWeakerPaths(weights, place, power), eta, power),
      firstPostInputs: first.PostInputs,
      firstPostOutputs: first.PostOutputs,
      firstPreInputs: first.PreInputs,
      firstPreOutputs: first.PreOutputs,
      lastPostInputs: last.PostInputs,
      lastPostOutputs: last.PostOutputs,
      lastPreInputs: last.PreInputs,
      lastPreOutputs: last.PreOutputs,
      rateSpread: roundingBound((Math.max(...inputs) - Math.min(...inputs)) / maximumMagnitude(rates), 1e-8),
      signDependence: roundingBound(relativeDistance(flippedRates, rates), 1e-8),
    };
  },
});

/** J̇_kl / J_kl = g_l − g_k (Eq 18), N × N. */
function relativeRates(gradients: Float64Array): Float64Array {
  const n = gradients.length;
  return Float64Array.from({ length: n * n }, (_, k) => gradients[k % n]! - gradients[Math.floor(k / n)]!);
}

function relativeDistance(a: Float64Array, b: Float64Array): number {
  return maximumMagnitude(a.map((x, k) => x - b[k]!)) / maximumMagnitude(b);
}

/** The balanced network that results when all synapses but one are weakened to half their cost. */
function amongWeakerPaths(weights: Float64Array, place: number, power: number): Float64Array {
  const weaker = weights.map((w, k) => (k === place ? w : w * pow(0.5, 1 / power)));
  return balancedWeights(weaker, { power });
}

/** −(1/η) ln of what balancing makes of a synapse that was multiplied by 1 + η. */
function shareTakenBack(weights: Float64Array, eta: number, power: number): number {
  const pushed = strengthened(weights, { post: POST, pre: PRE, by: eta });
  const { coordinates } = equilibrium(synapticCosts(pushed, { power }), { power });
  return (coordinates[POST]! - coordinates[PRE]!) / eta;
}
