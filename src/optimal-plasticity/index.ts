export { type Landscape } from "./landscape.js";
export { quadraticBowl } from "./quadraticBowl.js";
export { INPUT_KINDS, type InputKind, type Inputs, drawInputs, secondMoment } from "./inputs.js";
export { glorotWeights } from "./glorot.js";
export { linearNetwork } from "./linearNetwork.js";
export { OUTPUT_LAYERS, type OutputLayer, nonlinearNetwork } from "./nonlinearNetwork.js";
export { fluctuation } from "./fluctuation.js";
export { type CompensatoryRule, type NetworkState, firstOrder, splitMagnitude } from "./compensatoryPlasticity.js";
export { greedy } from "./greedy.js";
export { keepOrOppose, perturbationAverage } from "./zeroOrder.js";
export { beeline, newtonDirection, newtonRule } from "./secondOrder.js";
export { type Spectrum, hessian, hessianSpectrum, leadingDirections } from "./hessian.js";
export { curvature, fluctuationCurvatures, meanCurvature } from "./curvature.js";
export { optimalMagnitude, optimalRatio, optimalRatioWhileLearning } from "./optimalMagnitude.js";
export { expectedChange, secondOrderChange } from "./taskErrorChange.js";
export {
  corruptedCurvature,
  gradientCurvature,
  newtonCurvature,
  pathAveragedHessianVector,
} from "./gradientCurvature.js";
export { isotropicSteadyState } from "./isotropicSteadyState.js";
export { maintain } from "./maintain.js";
export { LINEAR_LAYERS, NONLINEAR_LAYERS, type Task, type TaskOptions, linearTask, nonlinearTask } from "./task.js";
export { fig1Stages } from "./experiments/fig1Stages.js";
export { fig1Window } from "./experiments/fig1Window.js";
export { fig5Greedy } from "./experiments/fig5Greedy.js";
export { fig5Linear, fig5LinearIid } from "./experiments/fig5Linear.js";
export { fig5Nonlinear, fig5NonlinearIid } from "./experiments/fig5Nonlinear.js";
export { fig5NewBatch } from "./experiments/fig5NewBatch.js";
export { fig5Variants } from "./experiments/fig5Variants.js";
export { type Case, type Rule, table2 } from "./experiments/table2.js";
export {
  type CurvatureRow,
  type SweepRow,
  type SweetSpot,
  predictedSweetSpot,
  sweetSpot,
  sweetSpots,
} from "./sweetSpot.js";
export {
  type ComparedPoint,
  type Comparison,
  type PublishedRepeat,
  type PublishedValue,
  type Simulation,
  type SpotRow,
  type SweepPanel,
  comparePublished,
  gapToPrediction,
  growthExponents,
  pairedRows,
  panelCurve,
  publishedCurve,
  relativeSpread,
  spotEstimate,
  spotRows,
  spotShift,
  steadiness,
  steadyStates,
  sweepPanels,
  worstSpots,
} from "./sweepAnalysis.js";
export {
  type ConstantRow,
  type GreedyOutcome,
  type GreedyRow,
  costOfRatios,
  greedyOutcomes,
  ofNetworks,
} from "./greedyOutcomes.js";
export { type PlaneStep, gridOf, pathOnPlane, projectOnPlane, restrictToPlane } from "./plane.js";
export { type StageRow, type StageSpot, relativeDrift, stageSweetSpot } from "./stages.js";
export { type Trajectory, meanState, nonlinearTrajectory, principalDirections } from "./trajectory.js";
export { fluctuationEffects } from "./fluctuationEffects.js";
export { type LinePoint, lineProfile, localExpansion } from "./lineProfile.js";
export { areaAboveTangent } from "./areaAboveTangent.js";
export { lineSearch } from "./lineSearch.js";
export { optimalMagnitudeToThirdOrder } from "./thirdOrder.js";
export { downhillDirection } from "./downhillDirection.js";
export { levelSet } from "./levelSet.js";
export { type Alternation, type AlternationOptions, alternate, alternationSweep } from "./alternation.js";
export { type RelearningStep, relearning } from "./relearning.js";
export { type Measured, type Overshoot, overshoot } from "./overshoot.js";
export { type CorruptedOptimum, corruptedCurvatures, corruptedOptima } from "./corruptedOptima.js";
export { type SpectrumRatio, randomSpectra } from "./randomSpectra.js";
export { fig3Curvature } from "./experiments/fig3Curvature.js";
export { type ExperimentalStudy, type StudyEstimate, experimentalStudies } from "./experimentalStudies.js";
export { fluctuationShare } from "./fluctuationShare.js";
export {
  type Comparative,
  type CurvatureRatio,
  type CurvatureRatioRow,
  EQUAL_WITHIN,
  curvatureRatios,
} from "./curvatureRatios.js";
