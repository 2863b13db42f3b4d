/**
 * Fig 5: steady-state error of the nonlinear 12–20–10 network against the ratio ρ of compensatory plasticity to
 * fluctuations, for three qualities s of the rule (rows) and three fluctuation magnitudes e (columns).
 *
 * s, e and the inputs' correlations are not in the text: they are what the authors' released data were made with or
 * imply (`inputs.ts`). `fig5NonlinearIid` is the same sweep with the inputs of the text.
 */
import { mean } from "../../numerics/statistics.js";
import { firstOrder, splitMagnitude } from "../compensatoryPlasticity.js";
import { curvature, fluctuationCurvatures } from "../curvature.js";
import { nonlinearTask } from "../task.js";
import { type Fig5Measurement, type Fig5Simulation, fig5Sweep } from "./fig5Sweep.js";

const shared = {
  network: "nonlinear",
  title: "Fig 5: nonlinear network",
  /** s of the three rows. */
  qualities: [10, 0.05, 0.02],
  module: import.meta.url,
  simulate,
} as const;

/** Fig 5 with the inputs that the published data imply. */
export const fig5Nonlinear = fig5Sweep({ ...shared, inputs: "mixed", exportName: "fig5Nonlinear" });
/** Fig 5 with independent inputs, as the text describes them. */
export const fig5NonlinearIid = fig5Sweep({ ...shared, inputs: "iid", exportName: "fig5NonlinearIid" });

/** Random directions per state for Q[Δε]. */
const DIRECTIONS = 4;

function simulate(simulation: Fig5Simulation): Fig5Measurement {
  const { task, steps, average, curvatureStates, signalToNoise, fluctuation, ratio, stream } = simulation;
  const { kernel, landscape } = nonlinearTask(task);
  const n = landscape.dimension;
  const e = fluctuation * Math.sqrt(n);
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
    taskError,
    fluctuationCurvature: mean(ofFluctuation),
    compensationCurvature: mean(ofCompensation),
  };
}
