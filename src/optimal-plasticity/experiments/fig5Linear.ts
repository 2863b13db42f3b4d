/**
 * Fig 5—figure supplement 1: the sweep of Fig 5 for the linear 12–10 network, whose task error is quadratic. The task
 * error is exact (F = tr(D C Dᵀ)/n_out), at a thousandth of the cost of a pass over the inputs.
 */
import { mean } from "../../numerics/statistics.js";
import { firstOrder } from "../compensatoryPlasticity.js";
import { curvature, meanCurvature } from "../curvature.js";
import { maintain } from "../maintain.js";
import { linearTask } from "../task.js";
import { type Fig5Measurement, type Fig5Simulation, fig5Sweep } from "./fig5Sweep.js";

const shared = {
  network: "linear",
  title: "Fig 5—figure supplement 1: linear network",
  /** s of the three rows. */
  qualities: [10, 1, 0.2],
  module: import.meta.url,
  simulate,
} as const;

/** The supplement with the inputs that the published data imply. */
export const fig5Linear = fig5Sweep({ ...shared, inputs: "mixed", exportName: "fig5Linear" });
/** The supplement with independent inputs, as the text describes them. */
export const fig5LinearIid = fig5Sweep({ ...shared, inputs: "iid", exportName: "fig5LinearIid" });

function simulate(simulation: Fig5Simulation): Fig5Measurement {
  const { task, steps, average, curvatureStates, signalToNoise, fluctuation, ratio, stream } = simulation;
  const { landscape, start } = linearTask(task);
  const e = fluctuation * Math.sqrt(landscape.dimension);
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
    taskError,
    fluctuationCurvature: meanCurvature(landscape, start),
    compensationCurvature: mean(ofCompensation),
  };
}
