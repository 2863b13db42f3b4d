export { type FisherMatrix, fisherMatrix } from "./fisherMatrix.js";
export { dampedNewton, naturalGradient } from "./dampedRules.js";
export { type DampedSteadyState, dampedSteadyState } from "./dampedSteadyState.js";
export { type CompensatorRow, type CompensatorSpot, compensatorCurves, compensatorSpots } from "./compensatorSpots.js";
export { COMPENSATOR_LANDSCAPES, COMPENSATOR_RULES, compensatorSweep } from "./experiments/compensatorSweep.js";
export { type CompensatorTask, COMPENSATOR_LAYERS, compensatorTask } from "./compensatorTask.js";
export { type LinearPrediction, compensatorSpectrum, linearPredictions } from "./linearPrediction.js";
export { type RateNetworkLandscape, networkOf, rateNetworkLandscape, weightsOf } from "./rateNetworkLandscape.js";
export { type SplitChange, preservingDirection, preservingSplit } from "./preservingDirections.js";
export { noCompensation, withBalancing } from "./withBalancing.js";
export { maintenanceTask } from "./maintenanceTask.js";
export { CHANGE_PARTS, preservingShare } from "./experiments/preservingShare.js";
export { MAINTENANCE_RULES, MAINTENANCE_STARTS, maintenanceRun } from "./experiments/maintenanceRun.js";
// ratio and size in one plane
export { learningLandscape } from "./learningLandscape.js";
export { type MaintainedCycles, maintainedCycles } from "./maintainedCycles.js";
export { type PlaneOptimum, type PlaneRow, bestRates, bestSizes } from "./planeOptima.js";
export { type HeldRates, type PlanePrediction, predictedRates } from "./planePredictions.js";
export { type PlanePicture, planePicture } from "./planePicture.js";
export { ratioSizeLinear } from "./experiments/ratioSizeLinear.js";
export { ratioSizeSigmoid } from "./experiments/ratioSizeSigmoid.js";
// relations between the papers
export { preservingBend, preservingCurvature } from "./preservingPath.js";
export { LEARNING_STATES, STEP_PARTS, secondOrderRange } from "./experiments/secondOrderRange.js";
export { balancingCurvature } from "./experiments/balancingCurvature.js";
export { AT_REST, fisherHessian } from "./experiments/fisherHessian.js";
