/** The experiments of the synthesis: where the papers meet. */
import type { Experiment } from "../experiments/define.js";
import { compensatorSweep } from "./experiments/compensatorSweep.js";

export const experiments: readonly Experiment[] = [compensatorSweep];
