/** Fig 1: along directions of the same slope, curvature accelerates, slows or reverses learning. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { addScaled, dot, norm } from "../../numerics/vector.js";
import { curvedDirections } from "../curvedDirections.js";
import { learn } from "../learn.js";
import { learningRate } from "../learningRate.js";
import { sigmoidNetwork, type SigmoidNetwork } from "../sigmoidNetwork.js";
import { drawSigmoidTask } from "../sigmoidTask.js";
import { weightChangeSources } from "../weightChange.js";

/** What curvature does to learning along a direction. */
export const CURVATURE_REGIMES = ["accelerates", "slows", "reverses"] as const;

const STEPS = 40;

export const fig1Curvature = defineExperiment({
  name: "network-size/fig1-curvature",
  title: "Fig 1: curvature accelerates, slows or reverses learning",
  module: import.meta.url,
  exportName: "fig1Curvature",
  parameters: z.object({
    samples: z.int().min(1).default(100).meta({ description: "inputs", symbol: "P" }),
    cycles: z.int().min(1).default(30).meta({ description: "gradient steps of 0.3 before" }),
    repeats: z.int().min(2).default(20).meta({ description: "networks" }),
  }),
  profiles: { quick: { repeats: 8 }, paper: {} },
  axes: ({ repeats }) =>
    [
      { name: "repeat", values: Array.from({ length: repeats }, (_, k) => k + 1) },
      { name: "regime", values: CURVATURE_REGIMES },
    ] as const,
  observables: () => {
    const axes = [{ name: "step", values: Array.from({ length: STEPS + 1 }, (_, k) => k / STEPS) }];
    return {
      // networks drawn before one had room for all three regimes
      draws: {},
      angle: { symbol: "φ", digits: 6 },
      directionNorm: { digits: 12 },
      slope: { symbol: "∇Fᵀd", digits: 10 },
      gradientNorm: { symbol: "‖∇F‖", digits: 10 },
      curvature: { symbol: "κ", digits: 6 },
      difficulty: { symbol: "G", digits: 6 },
      // k over a step of length 1: measured, to first order, to second
      learningRate: { symbol: "k", digits: 6 },
      firstOrder: { symbol: "k", digits: 6 },
      secondOrder: { symbol: "k", digits: 6 },
      // where F is back at its start along the line: measured (0 when it isn't up to 1.5), and that of the parabola (0 when κ ≤ 0)
      reversal: { digits: 6 },
      predictedReversal: { digits: 6 },
      error: { symbol: "F", digits: 8, axes },
    };
  },
  run: ({ parameters: { samples, cycles }, point, seed }) => {
    const { network, w, shape, draws } = drawCurvedPlace(seed, point.repeat, samples, cycles);
    const slow = slowingAngle(shape.curvature, 0.33 * shape.gradientNorm);
    const angle = { accelerates: 0, slows: slow, reverses: Math.PI / 2 }[point.regime as "slows"];
    const d = shape.direction(angle);
    const curvature = shape.curvature(angle);
    const gradient = new Float64Array(network.dimension);
    const start = network.gradient(w, gradient);
    const slope = dot(gradient, d);
    const at = (s: number) => network.error(addScaled(w.slice(), s, d));
    return {
      draws,
      angle,
      directionNorm: norm(d),
      slope,
      gradientNorm: shape.gradientNorm,
      curvature,
      difficulty: curvature / (2 * shape.gradientNorm),
      learningRate: learningRate({ before: start, after: at(1), cycle: 1 }),
      firstOrder: -slope / start,
      secondOrder: -(slope + curvature / 2) / start,
      reversal: returnLength(at, start),
      predictedReversal: curvature > 0 ? (-2 * slope) / curvature : 0,
      error: Array.from({ length: STEPS + 1 }, (_, k) => at(k / STEPS)),
    };
  },
});

/** A network after a little learning, where κ(0) < 0 and κ(π/2) > 1.2‖∇F‖: all three regimes within a step of length 1. */
function drawCurvedPlace(seed: number, repeat: number, samples: number, cycles: number) {
  for (let draws = 1; draws <= 100; draws++) {
    const stream = (part: string) => randomStream(seed, "network-size/fig1-curvature", repeat, draws, part);
    const task = drawSigmoidTask([10, 5, 10], samples, stream);
    const network: SigmoidNetwork = sigmoidNetwork(task.layers, task.batch, task.targets);
    const w = task.student;
    const rates = { taskRelevant: 0.3, taskIrrelevant: 0, intrinsicNoise: 0, cycle: 1 };
    const sources = weightChangeSources(stream);
    learn({ errorFunction: network, w, rates, cycles, sources });
    const shape = curvedDirections(network, w);
    if (shape.curvature(0) < 0 && shape.curvature(Math.PI / 2) > 1.2 * shape.gradientNorm) {
      return { network, w, shape, draws };
    }
  }
  throw new RangeError(`fig1-curvature: expected a network with all three regimes among 100, got none`);
}

/** The angle at which κ is `wanted`, by bisection from κ(0) < wanted to κ(π/2) > wanted. */
function slowingAngle(curvature: (angle: number) => number, wanted: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (curvature(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The first s > 0, up to 1.5, at which F(s) is back at `start`; 0 when there is none. */
function returnLength(at: (s: number) => number, start: number): number {
  const fine = 150;
  for (let k = 1; k <= fine; k++) {
    if (at((1.5 * k) / fine) < start) continue;
    let low = (1.5 * (k - 1)) / fine;
    let high = (1.5 * k) / fine;
    for (let i = 0; i < 30; i++) {
      const middle = (low + high) / 2;
      if (at(middle) < start) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
  return 0;
}
