/** The experiments of the synthesis: where the papers meet. */
import type { Experiment } from "../experiments/define.js";
import { balancingCurvature } from "./experiments/balancingCurvature.js";
import { compensatorSweep } from "./experiments/compensatorSweep.js";
import { fisherHessian } from "./experiments/fisherHessian.js";
import { maintenanceRun } from "./experiments/maintenanceRun.js";
import { preservingShare } from "./experiments/preservingShare.js";
import { ratioSizeLinear } from "./experiments/ratioSizeLinear.js";
import { ratioSizeSigmoid } from "./experiments/ratioSizeSigmoid.js";
import { secondOrderRange } from "./experiments/secondOrderRange.js";

export const experiments: readonly Experiment[] = [
  compensatorSweep,
  preservingShare,
  maintenanceRun,
  ratioSizeLinear,
  ratioSizeSigmoid,
  secondOrderRange,
  balancingCurvature,
  fisherHessian,
];
