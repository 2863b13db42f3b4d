/** The experiments whose points explorables compute: the same objects that `plasticity run` finds. */
import { fig5Linear, fig5LinearIid } from "../optimal-plasticity/experiments/fig5Linear.js";
import { fig5Nonlinear, fig5NonlinearIid } from "../optimal-plasticity/experiments/fig5Nonlinear.js";
import { experiments } from "./experiments.js";

export const exploredExperiments = [fig5Linear, fig5LinearIid, fig5Nonlinear, fig5NonlinearIid, ...experiments];
