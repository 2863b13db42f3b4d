/**
 * Fig 3D–E with two afferents: mean update vectors of both rules on the paper's grid, their angles to the direction to the
 * target, and how elongated the contours are. A point of the sweep is an independent set of input samples.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { norm } from "../../numerics/vector.js";
import { levelReach } from "../levelReach.js";
import { planeSamples } from "../planeSamples.js";
import { PLANE, meanDivergence, meanUpdates, planeAngle } from "../weightPlane.js";

/** The vectors' places, n w₁ and n w₂ (the text prints −0.02 for 0.02). */
const FIRST = [-0.28, -0.1, 0.08, 0.26, 0.44];
const SECOND = [-0.22, 0.02, 0.26, 0.5];
const LEVEL = 0.001;

export const fig3Landscape = defineExperiment({
  name: "natural-gradient/fig3-landscape",
  title: "Fig 3D–E: mean updates in the plane of two weights",
  module: import.meta.url,
  exportName: "fig3Landscape",
  parameters: z.object({
    samples: z.int().min(10).max(1_000_000).default(2000).meta({ description: "samples of the input in a set" }),
    sets: z.int().min(2).max(1000).default(40).meta({ description: "independent sets of samples" }),
  }),
  profiles: { quick: { sets: 10 }, paper: {} },
  axes: ({ sets }) => [{ name: "set", values: Array.from({ length: sets }, (_, k) => k + 1) }],
  observables: () => {
    const axes = [
      { name: "first", symbol: "n w₁", values: FIRST },
      { name: "second", symbol: "n w₂", values: SECOND },
    ];
    return {
      // unit vectors
      euclidean1: { digits: 4, axes },
      euclidean2: { digits: 4, axes },
      natural1: { digits: 4, axes },
      natural2: { digits: 4, axes },
      // angles to the direction to the target; the last one with the samples' own Fisher matrix
      euclideanAngle: { unit: "°", digits: 4, axes },
      naturalAngle: { unit: "°", digits: 4, axes },
      sampledAngle: { unit: "°", digits: 4, axes },
      // mean half-extents of the contour 0.001 through the target, times n
      extent1: { digits: 4 },
      extent2: { digits: 4 },
      // Fisher matrix at the target, of the samples
      fisher11: { digits: 4 },
      fisher12: { digits: 4 },
      fisher22: { digits: 4 },
    };
  },
  run: ({ parameters, point, seed }) => {
    const taught = planeSamples(seed, point.set, parameters.samples);
    const n = PLANE.rates.length;
    const target = PLANE.target.map((w) => w / n);
    const cost = (w1: number, w2: number): number => meanDivergence([w1, w2], taught);
    const places = FIRST.flatMap((first) => SECOND.map((second) => [first / n, second / n] as const));
    const at = places.map(([w1, w2]) => {
      const { euclidean, natural, sampled } = meanUpdates([w1, w2], taught);
      const towards = [target[0]! - w1, target[1]! - w2];
      return {
        euclidean: euclidean.map((x) => x / norm(euclidean)),
        natural: natural.map((x) => x / norm(natural)),
        euclideanAngle: planeAngle(euclidean, towards),
        naturalAngle: planeAngle(natural, towards),
        sampledAngle: planeAngle(sampled, towards),
      };
    });
    const reach = (e1: number, e2: number): number =>
      n * levelReach((d) => cost(target[0]! + d * e1, target[1]! + d * e2), { level: LEVEL, reach: 1 });
    const { fisher } = meanUpdates(target, taught);
    return {
      euclidean1: at.map(({ euclidean }) => euclidean[0]!),
      euclidean2: at.map(({ euclidean }) => euclidean[1]!),
      natural1: at.map(({ natural }) => natural[0]!),
      natural2: at.map(({ natural }) => natural[1]!),
      euclideanAngle: at.map((a) => a.euclideanAngle),
      naturalAngle: at.map((a) => a.naturalAngle),
      sampledAngle: at.map((a) => a.sampledAngle),
      extent1: (reach(1, 0) + reach(-1, 0)) / 2,
      extent2: (reach(0, 1) + reach(0, -1)) / 2,
      fisher11: fisher[0]!,
      fisher12: fisher[1]!,
      fisher22: fisher[3]!,
    };
  },
});
