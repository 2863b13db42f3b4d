/**
 * Fig 5: steady-state error of the nonlinear 12–20–10 network against the ratio ρ of compensatory plasticity to
 * fluctuations, for three qualities s of the rule (rows) and three fluctuation magnitudes e (columns).
 *
 * s, e and the inputs' correlations are not in the text: they are what the authors' released data were made with or
 * imply (`inputs.ts`). `fig5NonlinearIid` is the same sweep with the inputs of the text.
 */
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { firstOrder, splitMagnitude } from "../compensatoryPlasticity.js";
import { curvature, fluctuationCurvatures } from "../curvature.js";
import type { InputKind } from "../inputs.js";
import { nonlinearTask } from "../task.js";
import {
  type Fig5Parameters,
  fig5Axes,
  fig5Observables,
  fig5Parameters,
  fig5Point,
  fig5Profiles,
} from "./fig5Parameters.js";

/** Qualities s of the three rows. */
export const NONLINEAR_QUALITIES = [10, 0.05, 0.02] as const;

/** Random directions per state for Q[Δε]. */
const DIRECTIONS = 4;

function sweep(inputs: InputKind, exportName: string) {
  return defineExperiment({
    name: `optimal-plasticity/fig5-nonlinear${inputs === "iid" ? "-iid" : ""}`,
    title: `Fig 5: nonlinear network, ${inputs} inputs`,
    module: import.meta.url,
    exportName,
    parameters: fig5Parameters,
    profiles: fig5Profiles,
    axes: (p) => fig5Axes(NONLINEAR_QUALITIES, p),
    observables: () => fig5Observables,
    run: ({ parameters, point, seed }) => simulate(inputs, parameters, fig5Point(point), seed),
  });
}

/** Fig 5 with the inputs that the published data imply. */
export const fig5Nonlinear = sweep("mixed", "fig5Nonlinear");
/** Fig 5 with independent inputs, as the text describes them. */
export const fig5NonlinearIid = sweep("iid", "fig5NonlinearIid");

function simulate(
  inputs: InputKind,
  { steps, average, shortAverage, samples, curvatureStates }: Fig5Parameters,
  { signalToNoise, fluctuation, ratio, repeat }: ReturnType<typeof fig5Point>,
  seed: number,
) {
  const { kernel, landscape } = nonlinearTask({ seed, repeat, inputs, samples });
  const n = landscape.dimension;
  const e = fluctuation * Math.sqrt(n);
  const stream = (part: string) =>
    randomStream(seed, "optimal-plasticity/fig5-nonlinear", signalToNoise, fluctuation, ratio, repeat, part);
  const run = {
    fluctuation: e,
    ...splitMagnitude(ratio * e, signalToNoise),
    fluctuationStream: stream("fluctuation"),
    noiseStream: stream("noise"),
  };
  const taskError = new Float64Array(steps);
  const rule = firstOrder(signalToNoise);
  const gradient = new Float64Array(n);
  const compensation = new Float64Array(n);
  const curvatureStream = stream("curvature");
  const ofFluctuation: number[] = [];
  const ofCompensation: number[] = [];
  let done = 0;
  for (let state = 1; state <= curvatureStates; state++) {
    const until = steps - Math.round((Math.min(average, steps) * (curvatureStates - state)) / curvatureStates);
    kernel.run({ ...run, steps: until - done, taskError: taskError.subarray(done, until) });
    done = until;
    const w = Float64Array.from(kernel.weights);
    const error = landscape.gradient(w, gradient);
    rule({ landscape, w, gradient, taskError: error }, ratio * e, curvatureStream, compensation);
    ofCompensation.push(curvature(landscape, w, compensation));
    ofFluctuation.push(mean(fluctuationCurvatures(landscape, w, DIRECTIONS, curvatureStream)));
  }
  return {
    steadyStateError: mean(taskError.subarray(Math.max(0, steps - average))),
    shortWindowError: mean(taskError.subarray(Math.max(0, steps - shortAverage))),
    fluctuationCurvature: mean(ofFluctuation),
    compensationCurvature: mean(ofCompensation),
  };
}
