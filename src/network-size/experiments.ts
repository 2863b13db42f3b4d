/** The experiments on Raman, Perez Rotondo & O'Leary 2019. */
import type { Experiment } from "../experiments/define.js";

export const experiments: readonly Experiment[] = [];
