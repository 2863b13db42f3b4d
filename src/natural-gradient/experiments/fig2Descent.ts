/**
 * Fig 2 in numbers: Fisher metric and divergence, the steepest direction found by search, angles to the minimum, lengths
 * of paths, steps to get down. One repeat: a set of input samples and a start of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { cos, log10, pow, sin } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { norm } from "../../numerics/vector.js";
import { mean } from "../../numerics/statistics.js";
import { potentialSamples } from "../afferentPotentials.js";
import {
  angleOf,
  degreesBetween,
  euclideanDirection,
  naturalDirection,
  outputPath,
  stepsToDescend,
} from "../descentPaths.js";
import { turnedAngle, whitening } from "../quadraticCost.js";
import { sampledNeuron } from "../sampledNeuron.js";
import { steepestDirection, stepOfOutput } from "../steepestDirection.js";

export const fig2Descent = defineExperiment({
  name: "natural-gradient/fig2-descent",
  title: "Fig 2: the steepest direction by search, angles to the minimum, lengths of paths",
  module: import.meta.url,
  exportName: "fig2Descent",
  parameters: z.object({
    samples: z.int().min(10).max(100_000).default(2000).meta({ description: "input samples of each repeat" }),
    draws: z.int().min(10).max(1_000_000).default(8000).meta({ description: "simulated bins of each sample" }),
    repeats: z.int().min(2).max(1000).default(24).meta({ description: "sets of input samples, each with a start" }),
  }),
  profiles: { quick: { samples: 200, repeats: 16 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) }],
  observables: () => {
    const distance = [{ name: "distance", unit: "nats/s", values: [0.1, 0.01, 0.001, 0.0001] }];
    const share = [{ name: "share", values: [1, 0.3, 0.1, 0.03, 0.01] }];
    const size = [{ name: "size", unit: "√(nats/s)", values: [1, 0.3, 0.1, 0.03, 0.01] }];
    return {
      metricOverDivergence: { axes: size },
      divergenceSlope: {},
      naturalOff: { unit: "°", axes: distance },
      euclideanOff: { unit: "°", axes: distance },
      naturalShare: { axes: distance },
      euclideanShare: { axes: distance },
      naturalToMinimum: { unit: "°", axes: share },
      euclideanToMinimum: { unit: "°", axes: share },
      turnError: { unit: "°", axes: share },
      curvatureRatio: {},
      /** Length of the gradient on the long over that on the short axis of one contour, in weights. */
      valleyGradient: {},
      naturalLength: {},
      euclideanLength: {},
      straightLength: {},
      stepsAnisotropic: {},
      stepsIsotropic: {},
    };
  },
  run: ({ parameters: { samples, draws }, point, seed }) => {
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

    // the divergence in small steps around the start, against scores of simulated spikes
    const spikes = neuron.spikeFisher(start, draws, stream("spikes"));
    const analytic = neuron.fisher(start);
    const form = (matrix: ArrayLike<number>, [x, y]: [number, number]): number =>
      matrix[0]! * x * x + 2 * matrix[1]! * x * y + matrix[3]! * y * y;
    const around = Array.from({ length: 8 }, (_, k): [number, number] => [
      cos((k * Math.PI) / 4),
      sin((k * Math.PI) / 4),
    ]);
    const coefficients = [1, 0.3, 0.1, 0.03, 0.01].map((size) =>
      mean(
        around.map((u) => {
          const length = size / Math.sqrt(form(analytic, u));
          const moved = [start[0]! + length * u[0], start[1]! + length * u[1]];
          return (2 * neuron.divergence(start, moved)) / (length * length) / form(spikes, u);
        }),
      ),
    );

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
        turn: degreesBetween(away, turnedAngle(metric, [-dx, -dy])),
      };
    });

    const down = outputPath(neuron, start, naturalDirection);
    const detour = outputPath(neuron, start, euclideanDirection);
    const straight = outputPath(neuron, start, (_, w) => Float64Array.of(target[0]! - w[0]!, target[1]! - w[1]!));
    // the best of learning rates a factor of 1.2 apart, for each description
    const rates = Array.from({ length: 18 }, (_, k) => 0.25 * pow(1.2, k));
    const quickest = (coordinates: number[], curvature: number): number =>
      Math.min(
        ...rates.map((rate) =>
          stepsToDescend(neuron, start, coordinates, { learningRate: rate / curvature, most: 300 }),
        ),
      );
    const half = (metric[0]! + metric[3]!) / 2;
    const apart = Math.sqrt(half * half - metric[0]! * metric[3]! + metric[1]! * metric[1]!);
    // the two axes of the contour of a hundredth of the start's cost: eigenvectors of the metric
    const long = angleOf([metric[1]!, half - apart - metric[0]!]);
    const valley = [long, long + Math.PI / 2].map((angle) => {
      const direction = [cos(angle), sin(angle)];
      const place = (radius: number) => target.map((w, i) => w + radius * direction[i]!);
      let [low, high] = [0, 1];
      while (high - low > 1e-9) {
        const middle = (low + high) / 2;
        if (neuron.cost(place(middle)) < 0.01 * neuron.cost(start)) low = middle;
        else high = middle;
      }
      return norm(neuron.gradient(place(low)));
    });
    return {
      metricOverDivergence: coefficients,
      divergenceSlope: slopeOfDivergence(neuron, start, form(analytic, around[1]!)),
      naturalOff: searched.map(({ best }) => degreesBetween(best.angle, natural)),
      euclideanOff: searched.map(({ best }) => degreesBetween(best.angle, euclidean)),
      naturalShare: shareOf(natural),
      euclideanShare: shareOf(euclidean),
      naturalToMinimum: nearer.map((row) => row.natural),
      euclideanToMinimum: nearer.map((row) => row.euclidean),
      turnError: nearer.map((row) => row.turn),
      valleyGradient: valley[0]! / valley[1]!,
      curvatureRatio: (half + apart) / (half - apart),
      naturalLength: down.outputLength / down.chord,
      euclideanLength: detour.outputLength / detour.chord,
      straightLength: straight.outputLength / straight.chord,
      stepsAnisotropic: quickest([1, 0, 0, 1], half + apart),
      stepsIsotropic: quickest(whitening(metric), 1),
    };

    function slopeOfDivergence(of: typeof neuron, from: number[], squared: number): number {
      const at = (size: number): number => {
        const length = size / Math.sqrt(squared);
        return of.divergence(from, [from[0]! + length * around[1]![0], from[1]! + length * around[1]![1]]);
      };
      return log10(at(0.1) / at(0.01));
    }
  },
});
