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
export { printedUniform } from "./printedUniform.js";
export { printedMoments } from "./printedMoments.js";
export { stationaryPotentials, normalPotentials } from "./stationaryPotentials.js";
export { binnedInformation } from "./binnedInformation.js";
export { coefficients } from "./experiments/coefficients.js";
export { fisherMatrix } from "./experiments/fisherMatrix.js";
export { fisherMatrixFigures } from "./experiments/fisherMatrixFigures.js";
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

// Figs 1, 2, 6, 8
export { type AfferentPotentials, afferentPotentials, potentialSamples } from "./afferentPotentials.js";
export { type Parametrisation, boostingDendrite, logarithmicAmplitude, passiveDendrite } from "./parametrisation.js";
export { saturatingDendrite, shuntedDendrite, somaticAmplitude, weightsIn } from "./parametrisation.js";
export { type Lesson, type LessonCourse, learnWithSpikes } from "./parametrisedLearning.js";
export { type SampledNeuron, sampledNeuron } from "./sampledNeuron.js";
export { type OutputStep, steepestDirection, stepOfOutput } from "./steepestDirection.js";
export { type DescentPath, angleOf, degreesBetween, euclideanDirection } from "./descentPaths.js";
export { naturalDirection, outputPath, stepsToDescend } from "./descentPaths.js";
export { type WeightPoint, costContour } from "./costContour.js";
export { type OutputView, outputView } from "./outputView.js";
export { turnedAngle, whitening } from "./quadraticCost.js";
export { type AttenuatedNeuron, attenuatedNeuron, recordedPotentials } from "./attenuatedNeuron.js";
export { type SeparatedLesson, type SeparatedTerms, separateDirection, separateTerms } from "./plasticityTerms.js";
export { fig1Attenuation } from "./experiments/fig1Attenuation.js";
export { fig2Descent } from "./experiments/fig2Descent.js";
export { TERM_SETTINGS, fig6Terms } from "./experiments/fig6Terms.js";
export { fig6Democracy } from "./experiments/fig6Democracy.js";
export { fig8Invariance } from "./experiments/fig8Invariance.js";
export { DESCRIPTIONS, EUCLIDEAN_RATES, NATURAL_RATES, fig8Learning } from "./experiments/fig8Learning.js";

// stimulation of single synapses (Figs 4, 5)
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
export { finalPotentials } from "./finalPotentials.js";
export { type Constants, type Deviation, type UpdateComparison, compareUpdates } from "./updateComparison.js";
export { RATE_PAIRS, fig12Angles } from "./experiments/fig12Angles.js";
export { APPROXIMATION_VARIANTS, fig12Constants } from "./experiments/fig12Constants.js";
export { fig12Size } from "./experiments/fig12Size.js";
