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
  type LearnedTrial,
  type LearningCurves,
  type LearningSchedule,
  type TrialName,
  drawTrial,
  learn,
  learnedTrial,
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
export { successes } from "./successes.js";
export { tabulatedLogistic } from "./logisticTable.js";
export {
  type InterplaySettings,
  type InterplayStart,
  INTERPLAY,
  interplaySettings,
  interplaySpikes,
} from "./interplaySettings.js";
export { type CourseOptions, type InterplayCourse, interplayCourse } from "./interplayCourse.js";
export { type InterplayOptions, type InterplayOutcome, interplayRun } from "./interplayRun.js";
export { fig7Map } from "./experiments/fig7Map.js";
export { fig7Sections } from "./experiments/fig7Sections.js";
export { fig7Traces } from "./experiments/fig7Traces.js";
export { type MeanUpdates, type TaughtSamples, PLANE } from "./weightPlane.js";
export { meanDivergence, meanUpdates, planeAngle, taughtSamples } from "./weightPlane.js";
export { planeSamples } from "./planeSamples.js";
export { levelReach } from "./levelReach.js";
export { fig3Landscape } from "./experiments/fig3Landscape.js";
export { fig3Contours } from "./experiments/fig3Contours.js";
export { signChange, valueAt } from "./signChange.js";
export { type SectionCurves, type SectionQuantity, type SectionRow } from "./interplaySections.js";
export { alignedBeyond, sectionMeans, sectionTrials } from "./interplaySections.js";
export { oppositeSigns, rightMinusLeft, shareBeyond } from "./interplayMap.js";
export { fig3Paths } from "./experiments/fig3Paths.js";
export { type WeightPath, detour, firstWhenSecond, meanPath, pathsOf } from "./weightPath.js";
export { type OutputSpikes, outputSpikes, timeHistogram } from "./outputSpikes.js";
export { type TraceOptions, potentialTraces } from "./potentialTraces.js";
export { fig3Example } from "./experiments/fig3Example.js";
export {
  type BatchCurves,
  type SpeedPoint,
  batchCurves,
  commonFloor,
  firstBelow,
  meanCurve,
} from "./learningComparison.js";
export { overBatches, overtakes, timeAtFloor, timeRatio } from "./learningComparison.js";
// Equations, quadratic transfer function, limits, Figs 10 and 11
export { inverseFrom } from "./fisherInformation.js";
export { steppedMoments } from "./steppedMoments.js";
export { type Misprint, type PrintedOptions, MISPRINTS, printedCoefficients } from "./printedCoefficients.js";
export { printedMoments } from "./printedMoments.js";
