/** The experiments on Raman, Perez Rotondo & O'Leary 2019. */
import type { Experiment } from "../experiments/define.js";
import { bridgeSweep } from "./experiments/bridgeSweep.js";
import { expansion } from "./experiments/expansion.js";
import { fig1Curvature } from "./experiments/fig1Curvature.js";
import { fig2Components } from "./experiments/fig2Components.js";
import { fig3Growth } from "./experiments/fig3Growth.js";
import { fig3LearningRate } from "./experiments/fig3LearningRate.js";
import { fig4NoBiases } from "./experiments/fig4NoBiases.js";
import { fig4Size } from "./experiments/fig4Size.js";
import { fig4Variant } from "./experiments/fig4Variant.js";
import { fig5Deep } from "./experiments/fig5Deep.js";
import { fig6Authors } from "./experiments/fig6Authors.js";
import { fig6Size } from "./experiments/fig6Size.js";
import { fig7AnyWeights } from "./experiments/fig7AnyWeights.js";
import { fig7Learning } from "./experiments/fig7Learning.js";
import { fig8GoodRule } from "./experiments/fig8GoodRule.js";
import { growthLearningRate } from "./experiments/growthLearningRate.js";
import { meanLearningRate } from "./experiments/meanLearningRate.js";
import { nonlinearLearningRate } from "./experiments/nonlinearLearningRate.js";
import { rateOverSize } from "./experiments/rateOverSize.js";
import { remainder } from "./experiments/remainder.js";
import { stepFormulas } from "./experiments/stepFormulas.js";
import { traceSign } from "./experiments/traceSign.js";

export const experiments: readonly Experiment[] = [
  // curvature and gradient, the three components, learning rate and local task difficulty
  fig1Curvature,
  fig2Components,
  fig3LearningRate,
  fig3Growth,
  // error over the size of the network
  fig4Size,
  fig4Variant,
  fig4NoBiases,
  fig5Deep,
  fig6Size,
  fig6Authors,
  // the formulas, measured
  expansion,
  meanLearningRate,
  growthLearningRate,
  nonlinearLearningRate,
  traceSign,
  remainder,
  bridgeSweep,
  // the slides, line by line
  stepFormulas,
  rateOverSize,
  // Figs 7 and 8
  fig7AnyWeights,
  fig7Learning,
  fig8GoodRule,
];
