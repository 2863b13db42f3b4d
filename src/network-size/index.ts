// what an error function is, and what a weight change does to it
export type { ErrorFunction } from "./errorFunction.js";
export { learningRate } from "./learningRate.js";
export {
  type WeightChangeEffect,
  difficultyLearningRate,
  localTaskDifficulty,
  weightChangeEffect,
} from "./taskDifficulty.js";
export {
  type PlasticityRates,
  type StepLengths,
  meanSquareRate,
  requireRates,
  rescaleTime,
  stepLengths,
} from "./plasticityRates.js";
export { type WeightChangeSources, WeightChanges, directionCorrelation } from "./weightChange.js";
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
