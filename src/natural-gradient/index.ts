export { type QuadraticOptions, type SigmoidOptions, type TransferFunction, SIGMOID } from "./transferFunction.js";
export { logistic, quadratic, sigmoid } from "./transferFunction.js";
export { type KernelStep, type SynapticKernel, KERNEL, TIME_STEP } from "./synapticKernel.js";
export { kernelConstant, kernelStep, peakTime, synapticKernel, unweightedPotential } from "./synapticKernel.js";
export { type InputStatistics, inputStatistics, requireRates, requireRealisable } from "./inputStatistics.js";
export { type FisherMoments, fisherMoments } from "./fisherMoments.js";
export { type InverseCoefficients, inverseCoefficients } from "./inverseCoefficients.js";
export { type FisherOptions, fisherInformation, inverseFisherInformation } from "./fisherInformation.js";
export {
  type ApproximatedOptions,
  type LearningRule,
  type Moment,
  type NaturalOptions,
  type NaturalTerms,
  APPROXIMATION,
  approximatedRule,
  coefficientsAt,
  euclideanRule,
  naturalRule,
  naturalTerms,
} from "./learningRules.js";
export { LENGTH_CONSTANT, attenuation, euclideanIn, naturalIn } from "./reparametrisation.js";
export { bernoulliDivergence, poissonDivergence, rateError } from "./costs.js";
export { experiments } from "./experiments.js";
// Equations, quadratic transfer function, limits, Figs 10 and 11
export { inverseFrom } from "./fisherInformation.js";
export { steppedMoments } from "./steppedMoments.js";
export { type Misprint, type PrintedOptions, MISPRINTS, printedCoefficients } from "./printedCoefficients.js";
export { printedUniform } from "./printedUniform.js";
export { printedMoments } from "./printedMoments.js";
export { stationaryPotentials, normalPotentials } from "./stationaryPotentials.js";
export { binnedInformation } from "./binnedInformation.js";
export { coefficients } from "./experiments/coefficients.js";
export { fisherMatrix } from "./experiments/fisherMatrix.js";
export { limits } from "./experiments/limits.js";
export { quadraticNeuron } from "./experiments/quadraticNeuron.js";
export { type InverseError, type InverseForm, inverseErrors } from "./inverseErrors.js";
export { type EffectiveScaling, effectiveScaling } from "./effectiveScaling.js";
export { type CoefficientSample, type CoefficientTerms, coefficientTerms } from "./coefficientTerms.js";
export {
  type PairStatistic,
  deviationRatio,
  endRatio,
  meanOverSize,
  meanSpread,
  pooledEstimate,
  powerExponent,
  proportionality,
  regressionSlope,
  sizeRatio,
  thirdRatio,
} from "./pooledEstimate.js";
export { type ScalingSample, scalingSamples } from "./scalingSamples.js";
export { twoGroups, uniformWeights } from "./drawnAfferents.js";
export { type IntervalOptions, intervalScores } from "./intervalScores.js";
export { type MatrixError, matrixError } from "./matrixError.js";
export { type MetricRatio, metricRatio } from "./metricRatio.js";
export { type QuadraticUpdates, quadraticUpdates } from "./quadraticUpdates.js";
