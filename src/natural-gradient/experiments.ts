/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";

export const experiments: readonly Experiment[] = [];
