/**
 * Fig 2 in numbers: the steepest direction found by search, angles to the minimum, lengths of paths, steps to get down.
 * One repeat: a set of input samples and a start of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { pow } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { potentialSamples } from "../finalPotentials.js";
import {
  angleOf,
  degreesBetween,
  euclideanDirection,
  naturalDirection,
  outputPath,
  stepsToDescend,
} from "../descentPaths.js";
import { whitening } from "../quadraticCost.js";
import { sampledNeuron } from "../sampledNeuron.js";
import { steepestDirection, stepOfOutput } from "../steepestDirection.js";

/** Learning rates of gradient descent, times the largest curvature at the target: a factor of 1.2 apart. */
const RATES = Array.from({ length: 9 }, (_, k) => 0.5 * pow(1.2, k));
/** Steps after which a descent is given up. */
const MOST = 200;

export const fig2Descent = defineExperiment({
  name: "natural-gradient/fig2-descent",
  title: "Fig 2: the steepest direction by search, angles to the minimum, lengths of paths",
  module: import.meta.url,
  exportName: "fig2Descent",
  parameters: z.object({
    samples: z.int().min(10).max(100_000).default(2000).meta({ description: "input samples of each repeat" }),
    repeats: z.int().min(2).max(1000).default(24).meta({ description: "sets of input samples, each with a start" }),
  }),
  profiles: { quick: { samples: 200, repeats: 12 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const distance = [{ name: "distance", unit: "nats/s", values: [0.1, 0.01, 0.001, 0.0001] }];
    const share = [{ name: "share", values: [1, 0.3, 0.1, 0.03, 0.01] }];
    const rate = [{ name: "rate", values: RATES }];
    return {
      naturalOff: { unit: "°", axes: distance },
      euclideanOff: { unit: "°", axes: distance },
      naturalShare: { axes: distance },
      euclideanShare: { axes: distance },
      naturalToMinimum: { unit: "°", axes: share },
      euclideanToMinimum: { unit: "°", axes: share },
      curvatureRatio: {},
      naturalLength: {},
      euclideanLength: {},
      straightLength: {},
      // until the cost is 10⁻⁴ of its start, at each learning rate times the largest curvature at the target
      stepsAnisotropic: { axes: rate },
      stepsIsotropic: { axes: rate },
    };
  },
  run: ({ parameters: { samples }, point, seed }) => {
    const stream = (part: string) => randomStream(seed, "natural-gradient/fig2-descent", point.repeat, part);
    const target = [0.075, 0.075];
    const neuron = sampledNeuron(potentialSamples([10, 50], stream("input"), { samples }), target);
    // a start in the square of Fig 3D-E, n w from −0.4 to 0.6, not next to the target
    const place = stream("start");
    let start = [0, 0];
    do start = target.map(() => 0.5 * (-0.4 + place.uniform()));
    while (neuron.cost(start) < 1);
    const [dx, dy] = [start[0]! - target[0]!, start[1]! - target[1]!];
    const metric = neuron.fisher(target);

    const natural = angleOf(naturalDirection(neuron, start));
    const euclidean = angleOf(euclideanDirection(neuron, start));
    const searched = [0.1, 0.01, 0.001, 0.0001].map((distance) => ({
      distance,
      best: steepestDirection(neuron, start, distance),
    }));
    const shareOf = (angle: number) =>
      searched.map(({ distance, best }) => stepOfOutput(neuron, start, angle, distance).descent / best.descent);

    // nearer and nearer to the target, on the line from the start
    const nearer = [1, 0.3, 0.1, 0.03, 0.01].map((share) => {
      const w = [target[0]! + share * dx, target[1]! + share * dy];
      const towards = angleOf([-dx, -dy]);
      const away = angleOf(euclideanDirection(neuron, w));
      return {
        natural: degreesBetween(angleOf(naturalDirection(neuron, w)), towards),
        euclidean: degreesBetween(away, towards),
      };
    });

    const stride = { step: 0.02 };
    const down = outputPath(neuron, start, naturalDirection, stride);
    const detour = outputPath(neuron, start, euclideanDirection, stride);
    const straight = outputPath(
      neuron,
      start,
      (_, w) => Float64Array.of(target[0]! - w[0]!, target[1]! - w[1]!),
      stride,
    );
    const steps = (coordinates: number[], curvature: number): number[] =>
      RATES.map((rate) =>
        stepsToDescend(neuron, start, coordinates, { learningRate: rate / curvature, until: 1e-4, most: MOST }),
      );
    const half = (metric[0]! + metric[3]!) / 2;
    const apart = Math.sqrt(half * half - metric[0]! * metric[3]! + metric[1]! * metric[1]!);
    return {
      naturalOff: searched.map(({ best }) => degreesBetween(best.angle, natural)),
      euclideanOff: searched.map(({ best }) => degreesBetween(best.angle, euclidean)),
      naturalShare: shareOf(natural),
      euclideanShare: shareOf(euclidean),
      naturalToMinimum: nearer.map((row) => row.natural),
      euclideanToMinimum: nearer.map((row) => row.euclidean),
      curvatureRatio: (half + apart) / (half - apart),
      naturalLength: down.outputLength / down.chord,
      euclideanLength: detour.outputLength / detour.chord,
      straightLength: straight.outputLength / straight.chord,
      stepsAnisotropic: steps([1, 0, 0, 1], half + apart),
      stepsIsotropic: steps(whitening(metric), 1),
    };
  },
});
