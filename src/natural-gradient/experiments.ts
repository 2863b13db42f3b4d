/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { bestRates } from "./experiments/bestRates.js";
import { fig12Learning } from "./experiments/fig12Learning.js";
import { fig3Learning } from "./experiments/fig3Learning.js";
import { learningLoop } from "./experiments/learningLoop.js";
import { fig9Rates } from "./experiments/fig9Rates.js";

export const experiments: readonly Experiment[] = [
  // learning curves
  fig3Learning,
  fig9Rates,
  fig12Learning,
  bestRates,
  learningLoop,
];
import { coefficients } from "./experiments/coefficients.js";
import { fisherMatrix } from "./experiments/fisherMatrix.js";
import { limits } from "./experiments/limits.js";
import { quadraticNeuron } from "./experiments/quadraticNeuron.js";

export const experiments: readonly Experiment[] = [fisherMatrix, coefficients, limits, quadraticNeuron];
import { fig1Attenuation } from "./experiments/fig1Attenuation.js";
import { fig2Descent } from "./experiments/fig2Descent.js";
import { fig6Democracy } from "./experiments/fig6Democracy.js";
import { fig6Terms } from "./experiments/fig6Terms.js";
import { fig8Invariance } from "./experiments/fig8Invariance.js";
import { fig8Learning } from "./experiments/fig8Learning.js";

export const experiments: readonly Experiment[] = [
  // Figs 1, 2, 6, 8
  fig1Attenuation,
  fig2Descent,
  fig6Terms,
  fig6Democracy,
  fig8Invariance,
  fig8Learning,
];
