export { type FisherMatrix, fisherMatrix } from "./fisherMatrix.js";
export { dampedNewton, naturalGradient } from "./dampedRules.js";
export { type DampedSteadyState, dampedSteadyState } from "./dampedSteadyState.js";
export { type CompensatorRow, type CompensatorSpot, compensatorCurves, compensatorSpots } from "./compensatorSpots.js";
export { COMPENSATOR_LANDSCAPES, COMPENSATOR_RULES, compensatorSweep } from "./experiments/compensatorSweep.js";
export { type CompensatorTask, COMPENSATOR_LAYERS, compensatorTask } from "./compensatorTask.js";
export { type LinearPrediction, compensatorSpectrum, linearPredictions } from "./linearPrediction.js";
