/**
 * Table 2, the first-order rule: does the gradient lose its preference for curved directions as the error rises?
 *
 * The exact gradient at seven magnitudes of fluctuations, from near the optimum to beyond the error of an unrelated
 * network, with linear and with sigmoidal outputs; and what explains the result: how far ∇²F is the Gauss–Newton matrix
 * JᵀJ (the Hessian without what the residual adds), and in which layer the gradient lies.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { dot } from "../../numerics/vector.js";
import { firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import type { Landscape } from "../landscape.js";
import { layerCurvature } from "../layerCurvature.js";
import { maintain } from "../maintain.js";
import { nonlinearNetwork, OUTPUT_LAYERS, type OutputLayer } from "../nonlinearNetwork.js";
import { TABLE2_LAYERS, table2Task } from "./table2Task.js";

export const table2Error = defineExperiment({
  name: "optimal-plasticity/table2-error",
  title: "Table 2: the gradient's curvature against the error",
  module: import.meta.url,
  exportName: "table2Error",
  parameters: z.object({
    steps: z.int().min(40).default(4000).meta({ description: "time steps of one simulation" }),
    magnitudes: z
      .array(z.number().positive())
      .min(1)
      .default([0.002, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4])
      .meta({ description: "fluctuation magnitudes in units of √N", symbol: "e" }),
    states: z.int().min(2).max(1000).default(100).meta({ description: "states of the last half that are measured" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks per point, with their own inputs" }),
    samples: z.int().min(1).default(100).meta({ description: "input vectors" }),
  }),
  profiles: { quick: { repeats: 2, steps: 300, states: 10, samples: 60 }, paper: {} },
  axes: ({ magnitudes, repeats }) => [
    { name: "outputs", values: [...OUTPUT_LAYERS] },
    { name: "fluctuation", values: magnitudes, unit: "√N" },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    relativeError: { symbol: "F/F₀", digits: 4 },
    // share of states with Tr(∇²F) > 0, which the paper calls "partially trained"
    partiallyTrained: { digits: 5 },
    // means over states
    gradientCurvature: { symbol: "Q[∇F]", digits: 6 },
    meanCurvature: { symbol: "Tr(∇²F)/N", digits: 6 },
    gaussNewtonGradient: { symbol: "Q of JᵀJ along ∇F", digits: 6 },
    gaussNewtonMean: { symbol: "Tr(JᵀJ)/N", digits: 6 },
    // ⟨‖(∇²F − JᵀJ) ξ‖²⟩ / ⟨‖JᵀJ ξ‖²⟩ over random ξ, rooted: the ratio of the two Frobenius norms
    residualNorm: { symbol: "‖∇²F − JᵀJ‖/‖JᵀJ‖", digits: 5 },
    outputShare: { symbol: "‖∇₂F‖²/‖∇F‖²", digits: 6 },
    outputMean: { symbol: "Tr(∇₂²F)/N₂", digits: 6 },
    outputGradient: { symbol: "Q[∇₂F]", digits: 6 },
    outputAverageCase: { symbol: "Eq 14 in W₂", digits: 6 },
  }),
  run: ({ parameters: { steps, states, samples }, point, seed }) => {
    const outputLayer = point.outputs as OutputLayer;
    const scale = Number(point.fluctuation);
    const repeat = Number(point.repeat);
    const { landscape, teacher, inputs, unrelatedError } = table2Task({ network: outputLayer, samples, seed, repeat });
    const [components, hidden, outputs] = TABLE2_LAYERS;
    const magnitude = scale * Math.sqrt(landscape.dimension);
    // the same noise at all magnitudes: the comparison is paired
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/table2-error", outputLayer, repeat, part);
    const directions = stream("directions");
    const first = Math.floor(steps / 2);
    const every = Math.max(1, Math.floor((steps - first) / states));
    const gradient = new Float64Array(landscape.dimension);
    const direction = new Float64Array(landscape.dimension);
    const measured: Measured[] = [];
    const taskError = maintain({
      landscape,
      w: teacher.slice(),
      steps,
      fluctuationMagnitude: magnitude,
      compensationMagnitude: magnitude,
      rule: firstOrder(),
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w) => {
        if (t < first || (t - first) % every !== 0 || landscape.gradient(w, gradient) === 0) return;
        // without a residual the Hessian is JᵀJ: that of a student of itself
        const jacobian = nonlinearNetwork({ inputs, teacher: w, hidden, outputs, outputLayer });
        measured.push({
          gradientCurvature: curvature(landscape, w, gradient),
          meanCurvature: meanCurvature(landscape, w),
          gaussNewtonGradient: curvature(jacobian, w, gradient),
          gaussNewtonMean: meanCurvature(jacobian, w),
          ...normsAlong(landscape, jacobian, w, directions.fillNormal(direction)),
          ...layerCurvature(landscape, w, { first: components * hidden, fanIn: hidden }),
        });
      },
    });
    const average = (name: keyof Measured) => mean(measured.map((state) => state[name]));
    return {
      relativeError: mean(taskError.subarray(first)) / unrelatedError,
      partiallyTrained: measured.filter((state) => state.meanCurvature > 0).length / measured.length,
      gradientCurvature: average("gradientCurvature"),
      meanCurvature: average("meanCurvature"),
      gaussNewtonGradient: average("gaussNewtonGradient"),
      gaussNewtonMean: average("gaussNewtonMean"),
      residualNorm: Math.sqrt(average("ofResidual") / average("ofGaussNewton")),
      outputShare: average("outputShare"),
      outputMean: average("outputMean"),
      outputGradient: average("outputGradient"),
      outputAverageCase: average("outputAverageCase"),
    };
  },
});

/** What is measured at one state. */
type Measured = Record<
  | "gradientCurvature"
  | "meanCurvature"
  | "gaussNewtonGradient"
  | "gaussNewtonMean"
  | "ofResidual"
  | "ofGaussNewton"
  | "outputShare"
  | "outputMean"
  | "outputGradient"
  | "outputAverageCase",
  number
>;

/** ‖(∇²F − JᵀJ) ξ‖² and ‖JᵀJ ξ‖². */
function normsAlong(
  landscape: Landscape,
  jacobian: Landscape,
  w: Float64Array,
  direction: Float64Array,
): { ofResidual: number; ofGaussNewton: number } {
  const whole = new Float64Array(direction.length);
  const part = new Float64Array(direction.length);
  landscape.hessianVector(w, direction, whole);
  jacobian.hessianVector(w, direction, part);
  for (let k = 0; k < whole.length; k++) whole[k] = whole[k]! - part[k]!;
  return { ofResidual: dot(whole, whole), ofGaussNewton: dot(part, part) };
}
