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
// The learning task, its plain loop and its kernel
export { BernoulliRow, meanGap } from "./bernoulliRow.js";
export { MOMENT_TABLE_ERROR, momentTable, tabulatedMoments } from "./momentTable.js";
export { type MomentGrid, type MomentGridShape, momentGrid } from "./momentGrid.js";
export { publishedCoefficients, publishedLoad, publishedTable } from "./publishedTable.js";
export {
  type CheckedTask,
  type LearningTask,
  type LearningTrial,
  type RateClass,
  type RuleName,
  checkedTask,
  rateClasses,
} from "./learningTask.js";
export { SynapseLoop } from "./synapseLoop.js";
export { EventLoop, gatheringDistance } from "./eventLoop.js";
export { type TestErrors, TEST_BINS, TEST_SAMPLES, TestSet, drawPotentials } from "./testSet.js";
export {
  type DrawnTrial,
  type LearningCurves,
  type LearningSchedule,
  type TrialName,
  drawTrial,
  learn,
  learningCurves,
  lookTimes,
} from "./learn.js";
export { type PrintedRates, FIG3_LEARNING_RATES, TABLE_1, twoRates } from "./printedRates.js";
export { bestRates } from "./experiments/bestRates.js";
export { fig12Learning } from "./experiments/fig12Learning.js";
export { fig3Learning } from "./experiments/fig3Learning.js";
export { type LoopCounts, LOOP_COUNTS, loopOperations } from "./loopOperations.js";
export { type SpanCheck, SPAN, spanResiduals } from "./spanOfUpdates.js";
export { learningLoop } from "./experiments/learningLoop.js";
export { fig9Rates } from "./experiments/fig9Rates.js";
export { experiments } from "./experiments.js";
// Equations, quadratic transfer function, limits, Figs 10 and 11
export { inverseFrom } from "./fisherInformation.js";
export { steppedMoments } from "./steppedMoments.js";
export { type Misprint, type PrintedOptions, MISPRINTS, printedCoefficients } from "./printedCoefficients.js";
export { printedMoments } from "./printedMoments.js";

// stimulation of single synapses (Figs 4, 5)
export { type Dendrite, passiveDendrite, saturatingDendrite } from "./dendrite.js";
export { pairedTrain, poissonTrain, potentialTrace } from "./spikeTrain.js";
export { type Pairing, type PairingOptions, type StimulatedSynapse, pairWithTeacher } from "./pairing.js";
export {
  type DemocracyOptions,
  type PairingSpikes,
  AMPLIFICATIONS,
  DEMOCRACY,
  distanceOf,
  matchedLearningRate,
  pairOneSynapse,
  pairingSpikes,
} from "./democraticPlasticity.js";
export { fig4Dendrite } from "./experiments/fig4Dendrite.js";
export { fig4Example } from "./experiments/fig4Example.js";
export { fig4Seeds } from "./experiments/fig4Seeds.js";
export {
  type InputCondition,
  INPUT_CONDITIONS,
  MATCHED_CONDITIONS,
  SCENARIOS,
  UNRELIABLE,
  pairUnitMean,
  potentialCorrelation,
  teacherDraws,
  unitMeanKernel,
  unitMeanVariance,
} from "./varianceDependence.js";
export { fig5Example } from "./experiments/fig5Example.js";
export { fig5Pairs } from "./experiments/fig5Pairs.js";
export { fig5Rate } from "./experiments/fig5Rate.js";
export { fig5Response } from "./experiments/fig5Response.js";
export { fig5Variance } from "./experiments/fig5Variance.js";

// the approximated rule (Fig 12)
export { type InnerProduct, angle, euclideanProduct, fisherProduct } from "./fisherProduct.js";
export { stationaryPotentials } from "./stationaryPotentials.js";
export { type Constants, type Deviation, type UpdateComparison, compareUpdates } from "./updateComparison.js";
export { RATE_PAIRS, fig12Angles } from "./experiments/fig12Angles.js";
export { fig12Coefficients } from "./experiments/fig12Coefficients.js";
export { APPROXIMATION_VARIANTS, fig12Constants } from "./experiments/fig12Constants.js";
export { fig12Size } from "./experiments/fig12Size.js";
