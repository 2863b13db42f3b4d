export { type Landscape } from "./landscape.js";
export { quadraticBowl } from "./quadraticBowl.js";
export { INPUT_KINDS, type InputKind, type Inputs, drawInputs, secondMoment } from "./inputs.js";
export { glorotWeights } from "./glorot.js";
export { linearNetwork } from "./linearNetwork.js";
export { OUTPUT_LAYERS, type OutputLayer, nonlinearNetwork } from "./nonlinearNetwork.js";
export { fluctuation } from "./fluctuation.js";
export {
  type CompensatoryRule,
  type NetworkState,
  firstOrder,
  occasionally,
  splitMagnitude,
} from "./compensatoryPlasticity.js";
export { type FluctuationProcess, confined, persistent, weightDecay, whiteNoise } from "./fluctuationProcess.js";
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
export { type Case, type Rule, fluctuationScale, table2 } from "./experiments/table2.js";
export {
  type CurvatureRow,
  type SweepRow,
  type SweetSpot,
  predictedSweetSpot,
  sweetSpot,
  sweetSpots,
} from "./sweetSpot.js";
export { fig5NewBatch } from "./experiments/fig5NewBatch.js";
export { fig5Variants } from "./experiments/fig5Variants.js";
export {
  type ComparedPoint,
  type Comparison,
  type PublishedRepeat,
  type PublishedValue,
  type Simulation,
  type SpotRow,
  type SweepPanel,
  columnShift,
  comparePublished,
  gapToPrediction,
  growthExponents,
  largestSpot,
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
export { type StageRow, type StageSpot, type TimeRow, coursesOf, relativeDrift, stageSweetSpots } from "./stages.js";
export { layerDrift } from "./layerDrift.js";
export { networkSeed } from "./networkSeed.js";
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
export { type Overshoot, overshoot } from "./overshoot.js";
export {
  type CorruptedOptimum,
  type CorruptedSteps,
  corruptedCurvatures,
  corruptedGoesFurther,
  corruptedOptima,
  corruptedSteps,
} from "./corruptedOptima.js";
export { LINE_CASES, type LiftedDirection, type LineCase, liftedDirections, lineCases } from "./lineCases.js";
export { type NearbyMinimum, nearbyMinimum } from "./nearbyMinimum.js";
export { type NewtonFaults, newtonSweep } from "./newtonAlternation.js";
export { type OptimalSteadyState, optimalSteadyState } from "./optimalSteadyState.js";
export { type CrossTerm, crossTerm } from "./crossTerm.js";
export { type AnisotropyRow, anisotropy } from "./anisotropy.js";
export {
  type DirectionRow,
  type GradientRow,
  type NetworkCurvature,
  curvatureByNetwork,
} from "./curvatureByNetwork.js";
export { type AverageCase, averageCase } from "./averageCase.js";
export { equationChecks } from "./experiments/equationChecks.js";
export { type SpectrumRatio, randomSpectra } from "./randomSpectra.js";
export { fig3Curvature } from "./experiments/fig3Curvature.js";
export {
  type ExperimentalStudy,
  type StudyEstimate,
  type StudyShare,
  experimentalStudies,
  studyShares,
} from "./experimentalStudies.js";
export {
  SHARE_MEASURES,
  type ShareMeasure,
  type ShareRow,
  fluctuationShare,
  impliedRatio,
  sweetSpotsByTeacher,
} from "./fluctuationShare.js";
export { redundantSynapses } from "./redundantSynapses.js";
export { type Distance, table2Cutoff } from "./experiments/table2Cutoff.js";
export { table2Error } from "./experiments/table2Error.js";
export { spacingOfStates, TABLE2_LAYERS, type Table2Task, table2Task } from "./experiments/table2Task.js";
export { type LayerCurvature, layerCurvature } from "./layerCurvature.js";
export { overNetworks } from "./overNetworks.js";
export {
  type Comparative,
  type CurvatureRatio,
  EQUAL_WITHIN,
  type Table2Result,
  comparativeOf,
  curvatureRatios,
} from "./curvatureRatios.js";
export { curveMinimum } from "./curveMinimum.js";
export { type QuadraticSteadyState, quadraticSteadyState, quadraticSweetSpot } from "./quadraticSteadyState.js";
export { type Scenario, type ScenarioName, type Setting, SCENARIOS, setUp } from "./mechanismScenarios.js";
export { mechanismSweep } from "./experiments/mechanismSweep.js";
export { equalProjections } from "./experiments/equalProjections.js";
export { learningRate } from "./experiments/learningRate.js";
export { TRAINED_STATES, trainedStates } from "./experiments/trainedStates.js";
export { principalArc } from "./principalArc.js";
export { type ProcessEffects, processEffects } from "./processEffects.js";
export { type SlopePoint, upAndDown } from "./upAndDown.js";
export { fig2Wander } from "./experiments/fig2Wander.js";
export { type TwoProcesses, twoProcesses } from "./twoProcesses.js";
export {
  type MechanismPoint,
  type MechanismRow,
  type MechanismSpot,
  mechanismCurves,
  mechanismSpots,
  predictedSpots,
} from "./mechanismSpots.js";
export {
  type LearningRow,
  type LearningSummary,
  type RatedMoment,
  ratedMoments,
  ratesWhileLearning,
} from "./ratesWhileLearning.js";
export {
  TABLE2_FIELDS,
  type Table2Field,
  gradientByError,
  newtonByCutoff,
  ratioFall,
  entrySteadiness,
  table2Fields,
} from "./table2Rows.js";
