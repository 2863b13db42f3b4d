// what an error function is, and what a weight change does to it
export type { ErrorFunction } from "./errorFunction.js";
export { learningRate } from "./learningRate.js";
export {
  type WeightChangeEffect,
  difficultyLearningRate,
  localTaskDifficulty,
  stepDifficulty,
  weightChangeEffect,
} from "./taskDifficulty.js";
export { type PlasticityRates, type StepLengths, meanSquareRate, rescaleTime, stepLengths } from "./plasticityRates.js";
export {
  type Streams,
  type WeightChangeSources,
  WeightChanges,
  directionCorrelation,
  weightChangeSources,
} from "./weightChange.js";
export {
  type Curvatures,
  type LocalGeometry,
  expectedCurvature,
  expectedDifficulty,
  expectedLearningRate,
  localGeometry,
  persistenceFactor,
  steadyDifficulty,
  steadyGradientNorm,
  steadyLinearError,
} from "./expectations.js";
export { measuredLearningRates } from "./meanLearningRate.js";
export { type CycleState, type LearnOptions, learn } from "./learn.js";
// linear networks
export { type LinearNetwork, type LinearNetworkOptions, linearNetwork } from "./linearNetwork.js";
export { drawLinearTask, whitened } from "./linearTask.js";
export { semiOrthogonal } from "./semiOrthogonal.js";
export { type ExpandedLinearTask, type LinearTask, embedTask, expandTask } from "./linearExpansion.js";
export { expandedGeometry, expandedLearningRate } from "./expandedLearningRate.js";
// sigmoid networks
export { type Batch, type SigmoidNetwork, sigmoidNetwork, weightCount } from "./sigmoidNetwork.js";
export { type SigmoidTask, drawSigmoidTask, drawSigmoidWeights } from "./sigmoidTask.js";
export { type GrowthPerNeuron, expandHidden, growthPerNeuron } from "./hiddenExpansion.js";
// optimal sizes, the slides' formulas, the way to 2021
export {
  authorsLinearSize,
  authorsNonlinearSize,
  optimalAffineSize,
  optimalIsotropicSize,
  optimalLinearSize,
} from "./optimalSize.js";
export {
  printedCurvature,
  printedCurvatureFirstLine,
  printedExpandedLearningRate,
  printedExpectedLearningRate,
  printedLearningRate,
  printedLinearSize,
  printedNonlinearSize,
} from "./printed.js";
export {
  type CompensationVariables,
  compensationVariables,
  curvatureCosts,
  expectedErrorChange,
  optimalRatio,
  ratesOfMagnitudes,
  steadyGradient,
} from "./bridge.js";
// simulations: learning curves, figures
export { type LearningCurve, type LearningCurveOptions, learningCurve } from "./learningCurve.js";
export { type RunLength, freshDataRun, linearRun, sigmoidRun } from "./sizeRuns.js";
export { type LearningRateCourse, learningRateCourse } from "./learningRateCourse.js";
export { type ExpansionRatios, expansionRatios } from "./expansionCheck.js";
export { type CurvedDirections, curvedDirections } from "./curvedDirections.js";
// experiments
export { bridgeSweep } from "./experiments/bridgeSweep.js";
export { EXPANSIONS, expansion } from "./experiments/expansion.js";
export { CURVATURE_REGIMES, fig1Curvature } from "./experiments/fig1Curvature.js";
export { fig2Components } from "./experiments/fig2Components.js";
export { GROWTH_CASES, fig3Growth } from "./experiments/fig3Growth.js";
export { LEARNING_RATE_PANELS, fig3LearningRate } from "./experiments/fig3LearningRate.js";
export { growthLearningRate } from "./experiments/growthLearningRate.js";
export { MEAN_RATE_CASES, meanLearningRate } from "./experiments/meanLearningRate.js";
export { nonlinearLearningRate } from "./experiments/nonlinearLearningRate.js";
export { remainder } from "./experiments/remainder.js";
export { TRACE_NETWORKS, traceSign } from "./experiments/traceSign.js";
export { FIG4_LAYERS } from "./experiments/fig4Sweep.js";
export { fig4NoBiases } from "./experiments/fig4NoBiases.js";
export { fig4Size } from "./experiments/fig4Size.js";
export { fig4Variant } from "./experiments/fig4Variant.js";
export { fig5Deep } from "./experiments/fig5Deep.js";
export { AUTHORS_PERSISTENCE, AUTHORS_RATES, AUTHORS_SIZES, fig6Authors } from "./experiments/fig6Authors.js";
export { fig6Size } from "./experiments/fig6Size.js";
// the slides, line by line
export { curvePeak } from "./curvePeak.js";
export { type StepAverages, stepAverages } from "./stepAverages.js";
export { SIZE_RATES, rateOverSize } from "./experiments/rateOverSize.js";
export { stepFormulas } from "./experiments/stepFormulas.js";
// Figs 7 and 8
export { silentWeights } from "./silentWeights.js";
export { ANY_WEIGHTS_FACTORS, fig7AnyWeights } from "./experiments/fig7AnyWeights.js";
export { COMPONENT_CASES, fig7Learning } from "./experiments/fig7Learning.js";
export { fig8GoodRule } from "./experiments/fig8GoodRule.js";
