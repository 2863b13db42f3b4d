/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { coefficients } from "./experiments/coefficients.js";
import { fisherMatrix } from "./experiments/fisherMatrix.js";
import { limits } from "./experiments/limits.js";
import { quadraticNeuron } from "./experiments/quadraticNeuron.js";

export const experiments: readonly Experiment[] = [fisherMatrix, coefficients, limits, quadraticNeuron];
