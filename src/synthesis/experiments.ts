/** The experiments of the synthesis: where the papers meet. */
import type { Experiment } from "../experiments/define.js";
import { compensatorSweep } from "./experiments/compensatorSweep.js";
import { maintenanceRun } from "./experiments/maintenanceRun.js";
import { preservingShare } from "./experiments/preservingShare.js";
import { ratioSizeLinear } from "./experiments/ratioSizeLinear.js";
import { ratioSizeSigmoid } from "./experiments/ratioSizeSigmoid.js";

export const experiments: readonly Experiment[] = [
  compensatorSweep,
  preservingShare,
  maintenanceRun,
  ratioSizeLinear,
  ratioSizeSigmoid,
];
