/** The experiments of Raman & O'Leary 2021. */
import type { Experiment } from "../experiments/define.js";
import { equationChecks } from "./experiments/equationChecks.js";
import { fig1Stages } from "./experiments/fig1Stages.js";
import { fig1Window } from "./experiments/fig1Window.js";
import { fig2Wander } from "./experiments/fig2Wander.js";
import { fig3Curvature } from "./experiments/fig3Curvature.js";
import { fig5Greedy } from "./experiments/fig5Greedy.js";
import { fig5Linear, fig5LinearIid } from "./experiments/fig5Linear.js";
import { fig5NewBatch } from "./experiments/fig5NewBatch.js";
import { fig5Nonlinear, fig5NonlinearIid } from "./experiments/fig5Nonlinear.js";
import { equalProjections } from "./experiments/equalProjections.js";
import { learningRate } from "./experiments/learningRate.js";
import { mechanismSweep } from "./experiments/mechanismSweep.js";
import { fig5Variants } from "./experiments/fig5Variants.js";
import { table2 } from "./experiments/table2.js";
import { table2Cutoff } from "./experiments/table2Cutoff.js";
import { table2Error } from "./experiments/table2Error.js";
import { trainedStates } from "./experiments/trainedStates.js";

export const experiments: readonly Experiment[] = [
  fig1Stages,
  fig1Window,
  fig2Wander,
  fig3Curvature,
  equationChecks,
  fig5Nonlinear,
  fig5NonlinearIid,
  fig5Linear,
  fig5LinearIid,
  fig5NewBatch,
  fig5Greedy,
  fig5Variants,
  table2,
  table2Cutoff,
  table2Error,
  mechanismSweep,
  equalProjections,
  learningRate,
  trainedStates,
];
