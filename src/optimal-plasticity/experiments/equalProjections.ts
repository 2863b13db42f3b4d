/**
 * Eq 14's "average" case: are the squared distances cᵢ² from the minimum equal along the Hessian's eigenvectors? A linear
 * network starts with equal cᵢ² and goes on under white fluctuations and the exact gradient.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { addScaled, dot, rescale } from "../../numerics/vector.js";
import { firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import { hessianSpectrum } from "../hessian.js";
import { maintain } from "../maintain.js";
import { networkSeed } from "../networkSeed.js";
import { quadraticSteadyState } from "../quadraticSteadyState.js";
import { LINEAR_LAYERS, linearTask } from "../task.js";

export const equalProjections = defineExperiment({
  name: "optimal-plasticity/equal-projections",
  title: "Eq 14: distances from the minimum along the eigenvectors at steady state",
  module: import.meta.url,
  exportName: "equalProjections",
  parameters: z.object({
    fluctuation: z.number().positive().default(0.01).meta({ description: "magnitude e", unit: "√N", symbol: "e" }),
    ratio: z
      .number()
      .positive()
      .default(0.7)
      .meta({ description: "compensatory plasticity : fluctuations", symbol: "ρ" }),
    settle: z.int().min(1).default(40_000).meta({ description: "steps before the average" }),
    average: z.int().min(10).default(40_000).meta({ description: "steps of the average" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { settle: 20_000, average: 20_000, repeats: 3 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: () => {
    const axes = [{ name: "eigenvector", values: Array.from({ length: LINEAR_LAYERS[0] }, (_, k) => k + 1) }];
    return {
      eigenvalue: { symbol: "λ", digits: 6, axes },
      square: { symbol: "c²", digits: 5, axes },
      startSquare: { symbol: "c²", digits: 5, axes },
      predictedSquare: { symbol: "c²", digits: 5, axes },
      gradientCurvature: { symbol: "Q[∇F]", digits: 5 },
      meanCurvature: { symbol: "Tr(∇²F)/N", digits: 5 },
    };
  },
  run: ({ parameters: { fluctuation, ratio, settle, average }, point, seed }) => {
    const repeat = Number(point.repeat);
    const { landscape, teacher } = linearTask({ seed: networkSeed(seed, repeat), repeat: 1 });
    const n = landscape.dimension;
    const e = fluctuation * Math.sqrt(n);
    // each eigenvalue comes once for each output neuron: average their squares
    const { eigenvalues, eigenvectors } = hessianSpectrum(landscape, teacher);
    const copies = LINEAR_LAYERS[1];
    const theory = quadraticSteadyState(eigenvalues, { ratio, fluctuation: e });
    const perEigenvalue = (values: ArrayLike<number>) =>
      Float64Array.from({ length: n / copies }, (_, k) => {
        let sum = 0;
        for (let c = 0; c < copies; c++) sum += values[k * copies + c]!;
        return sum / copies;
      });
    const squaresOf = (w: Float64Array) => {
      const difference = w.map((value, i) => value - teacher[i]!);
      return perEigenvalue(
        Float64Array.from({ length: n }, (_, k) => square(dot(eigenvectors.subarray(k * n, (k + 1) * n), difference))),
      );
    };
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/equal-projections", repeat, part);
    // equal in expectation along all eigenvectors, and with the steady state's error
    const distance = Math.sqrt((2 * theory.taskError) / meanCurvature(landscape, teacher));
    const w = addScaled(teacher.slice(), 1, rescale(stream("start").fillNormal(new Float64Array(n)), distance));
    const startSquare = squaresOf(w);
    const squares = new Float64Array(n / copies);
    let curved = 0;
    let states = 0;
    maintain({
      landscape,
      w,
      steps: settle + average,
      fluctuationMagnitude: e,
      compensationMagnitude: ratio * e,
      rule: firstOrder(),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, state, compensation) => {
        if (t < settle || t % 50 !== 0) return;
        states++;
        squaresOf(state).forEach((value, k) => (squares[k] = squares[k]! + value));
        curved += curvature(landscape, state, compensation);
      },
    });
    return {
      eigenvalue: perEigenvalue(eigenvalues),
      square: squares.map((sum) => sum / states),
      startSquare,
      predictedSquare: perEigenvalue(theory.squares),
      gradientCurvature: curved / states,
      meanCurvature: meanCurvature(landscape, teacher),
    };
  },
});
