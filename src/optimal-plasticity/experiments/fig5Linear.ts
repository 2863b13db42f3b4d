/**
 * Fig 5—figure supplement 1: the sweep of Fig 5 for the linear 12–10 network, whose task error is quadratic. The task
 * error is exact (F = tr(D C Dᵀ)/n_out), at a thousandth of the cost of a pass over the inputs.
 */
import { defineExperiment } from "../../experiments/define.js";
import { mean } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import type { InputKind } from "../inputs.js";
import { maintain } from "../maintain.js";
import { linearTask } from "../task.js";
import {
  type Fig5Parameters,
  fig5Axes,
  fig5Observables,
  fig5Parameters,
  fig5Point,
  fig5Profiles,
} from "./fig5Parameters.js";

/** Qualities s of the three rows. */
export const LINEAR_QUALITIES = [10, 1, 0.2] as const;

function sweep(inputs: InputKind, exportName: string) {
  return defineExperiment({
    name: `optimal-plasticity/fig5-linear${inputs === "iid" ? "-iid" : ""}`,
    title: `Fig 5—figure supplement 1: linear network, ${inputs} inputs`,
    module: import.meta.url,
    exportName,
    parameters: fig5Parameters,
    profiles: fig5Profiles,
    axes: (p) => fig5Axes(LINEAR_QUALITIES, p),
    observables: () => fig5Observables,
    run: ({ parameters, point, seed }) => simulate(inputs, parameters, fig5Point(point), seed),
  });
}

/** The supplement with the inputs that the published data imply. */
export const fig5Linear = sweep("mixed", "fig5Linear");
/** The supplement with independent inputs, as the text describes them. */
export const fig5LinearIid = sweep("iid", "fig5LinearIid");

function simulate(
  inputs: InputKind,
  { steps, average, shortAverage, samples, curvatureStates }: Fig5Parameters,
  { signalToNoise, fluctuation, ratio, repeat }: ReturnType<typeof fig5Point>,
  seed: number,
) {
  const { landscape, start } = linearTask({ seed, repeat, inputs, samples });
  const e = fluctuation * Math.sqrt(landscape.dimension);
  const stream = (part: string) =>
    randomStream(seed, "optimal-plasticity/fig5-linear", signalToNoise, fluctuation, ratio, repeat, part);
  // The Hessian is the same everywhere, and so is Q[Δε]; Q[Δc] is cheap here: measured at ten times as many states.
  const every = Math.max(1, Math.floor(Math.min(average, steps) / (10 * curvatureStates)));
  const ofCompensation: number[] = [];
  const taskError = maintain({
    landscape,
    w: start.slice(),
    steps,
    fluctuationMagnitude: e,
    compensationMagnitude: ratio * e,
    rule: firstOrder(signalToNoise),
    fluctuationStream: stream("fluctuation"),
    compensationStream: stream("noise"),
    observe: (t, w, compensation) => {
      if (t >= steps - average && t % every === 0) ofCompensation.push(curvature(landscape, w, compensation));
    },
  });
  return {
    steadyStateError: mean(taskError.subarray(Math.max(0, steps - average))),
    shortWindowError: mean(taskError.subarray(Math.max(0, steps - shortAverage))),
    fluctuationCurvature: meanCurvature(landscape, start),
    compensationCurvature: mean(ofCompensation),
  };
}
