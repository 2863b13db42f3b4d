// Neuron and input
export {
  type QuadraticOptions,
  type SigmoidOptions,
  type TransferFunction,
  logistic,
  quadratic,
  SIGMOID,
  sigmoid,
} from "./transferFunction.js";
export {
  type KernelStep,
  type SynapticKernel,
  KERNEL,
  kernelConstant,
  kernelStep,
  peakTime,
  synapticKernel,
  TIME_STEP,
  unweightedPotential,
} from "./synapticKernel.js";
export { type InputStatistics, inputStatistics, requireRates, requireRealisable } from "./inputStatistics.js";
export { pairedTrain, poissonTrain, potentialTrace } from "./spikeTrain.js";
export { type AfferentPotentials, afferentPotentials } from "./afferentPotentials.js";
export { finalPotentials, potentialSamples } from "./finalPotentials.js";
export { normalPotentials, stationaryPotentials } from "./stationaryPotentials.js";
export { type TraceOptions, potentialTraces } from "./potentialTraces.js";
export { type OutputSpikes, outputSpikes, timeHistogram } from "./outputSpikes.js";
export { successes } from "./successes.js";
export { tabulatedLogistic } from "./logisticTable.js";

// Fisher matrix, its moments and its inverse
export { type FisherMoments, fisherMoments } from "./fisherMoments.js";
export { type MomentGrid, type MomentGridShape, momentGrid } from "./momentGrid.js";
export { MOMENT_TABLE_ERROR, momentTable, tabulatedMoments } from "./momentTable.js";
export { publishedCoefficients, publishedLoad, publishedTable } from "./publishedTable.js";
export { type InverseCoefficients, inverseCoefficients } from "./inverseCoefficients.js";
export { type FisherOptions, fisherInformation, inverseFisherInformation, inverseFrom } from "./fisherInformation.js";
export { type InnerProduct, angle, euclideanProduct, fisherProduct } from "./fisherProduct.js";
export { binnedInformation } from "./binnedInformation.js";
export { steppedMoments } from "./steppedMoments.js";
export { type MatrixError, matrixError } from "./matrixError.js";
export { type MetricRatio, metricRatio } from "./metricRatio.js";
export { type InverseError, type InverseForm, inverseErrors } from "./inverseErrors.js";

// The printed forms that are misprints
export { type Misprint, type PrintedOptions, MISPRINTS, printedCoefficients } from "./printedCoefficients.js";
export { printedUniform } from "./printedUniform.js";
export { printedMoments } from "./printedMoments.js";

// Rules and parametrisations
export {
  type ApproximatedOptions,
  type LearningRule,
  type Moment,
  type NaturalOptions,
  type NaturalTerms,
  approximatedRule,
  APPROXIMATION,
  coefficientsAt,
  euclideanRule,
  naturalRule,
  naturalTerms,
} from "./learningRules.js";
export { attenuation, euclideanIn, LENGTH_CONSTANT, naturalIn } from "./reparametrisation.js";
export {
  type Parametrisation,
  boostingDendrite,
  logarithmicAmplitude,
  passiveDendrite,
  saturatingDendrite,
  shuntedDendrite,
  somaticAmplitude,
  weightsIn,
} from "./parametrisation.js";
export { bernoulliDivergence, poissonDivergence, rateError } from "./costs.js";

// The learning task and its loops
export {
  type CheckedTask,
  type LearningTask,
  type LearningTrial,
  type RateClass,
  type RuleName,
  checkedTask,
  rateClasses,
} from "./learningTask.js";
export { BernoulliRow, meanGap } from "./bernoulliRow.js";
export { secondOrderDivergence } from "./secondOrderDivergence.js";
export { type TestErrors, drawPotentials, TEST_BINS, TEST_SAMPLES, TestSet } from "./testSet.js";
export { SynapseLoop } from "./synapseLoop.js";
export { EventLoop, gatheringDistance } from "./eventLoop.js";
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
export { type LoopCounts, LOOP_COUNTS, loopOperations } from "./loopOperations.js";
export { type SpanCheck, SPAN, spanResiduals } from "./spanOfUpdates.js";

// What learning curves say
export { levelReach } from "./levelReach.js";
export {
  type BatchCurves,
  type SpeedPoint,
  batchCurves,
  commonFloor,
  firstBelow,
  meanCurve,
  overBatches,
  overtakes,
  timeAtFloor,
  timeRatio,
} from "./learningComparison.js";
export { type WeightPath, detour, firstWhenSecond, meanPath, pathsOf } from "./weightPath.js";

// Cost and descent over two weights (Figs 2, 3D–E)
export { turnedAngle, whitening } from "./quadraticCost.js";
export { type SampledNeuron, sampledNeuron } from "./sampledNeuron.js";
export { type WeightPoint, costContour } from "./costContour.js";
export { type OutputView, outputView } from "./outputView.js";
export { type OutputStep, steepestDirection, stepOfOutput } from "./steepestDirection.js";
export {
  type DescentPath,
  angleOf,
  degreesBetween,
  euclideanDirection,
  naturalDirection,
  outputPath,
  stepsToDescend,
} from "./descentPaths.js";
export {
  type MeanUpdates,
  type TaughtSamples,
  meanDivergence,
  meanUpdates,
  PLANE,
  planeAngle,
  taughtSamples,
} from "./weightPlane.js";
export { planeSamples } from "./planeSamples.js";

// Attenuation, terms of an update, invariance (Figs 1, 6, 8)
export { type AttenuatedNeuron, attenuatedNeuron, recordedPotentials } from "./attenuatedNeuron.js";
export { type SeparatedLesson, type SeparatedTerms, separateDirection, separateTerms } from "./plasticityTerms.js";
export { type Lesson, type LessonCourse, learnWithSpikes } from "./parametrisedLearning.js";

// Stimulation of single synapses (Figs 4, 5)
export { type Pairing, type PairingOptions, type StimulatedSynapse, pairWithTeacher } from "./pairing.js";
export {
  type DemocracyOptions,
  type PairingSpikes,
  AMPLIFICATIONS,
  DEMOCRACY,
  distanceOf,
  matchedLearningRate,
  pairingSpikes,
  pairOneSynapse,
} from "./democraticPlasticity.js";
export {
  type InputCondition,
  INPUT_CONDITIONS,
  MATCHED_CONDITIONS,
  pairUnitMean,
  potentialCorrelation,
  SCENARIOS,
  teacherDraws,
  unitMeanKernel,
  unitMeanVariance,
  UNRELIABLE,
} from "./varianceDependence.js";

// Homo- and heterosynaptic plasticity (Fig 7)
export {
  type InterplaySettings,
  type InterplayStart,
  INTERPLAY,
  interplaySettings,
  interplaySpikes,
} from "./interplaySettings.js";
export { type CourseOptions, type InterplayCourse, interplayCourse } from "./interplayCourse.js";
export { type InterplayOptions, type InterplayOutcome, interplayRun } from "./interplayRun.js";
export {
  type SectionCurves,
  type SectionQuantity,
  type SectionRow,
  alignedBeyond,
  sectionMeans,
  sectionTrials,
} from "./interplaySections.js";
export { oppositeSigns, shareBeyond } from "./interplayMap.js";
export { signChange, valueAt } from "./signChange.js";

// Coefficients and the approximated rule (Figs 10–12)
export { type CoefficientSample, type CoefficientTerms, coefficientTerms } from "./coefficientTerms.js";
export { type ScalingSample, scalingSamples } from "./scalingSamples.js";
export { type EffectiveScaling, effectiveScaling } from "./effectiveScaling.js";
export { twoGroups, uniformWeights } from "./drawnAfferents.js";
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
export { type IntervalOptions, intervalScores } from "./intervalScores.js";
export { type Constants, type Deviation, type UpdateComparison, compareUpdates } from "./updateComparison.js";

// The quadratic neuron
export { type QuadraticUpdates, quadraticUpdates } from "./quadraticUpdates.js";

// Experiments
export { bestRates } from "./experiments/bestRates.js";
export { coefficients } from "./experiments/coefficients.js";
export { fig1Attenuation } from "./experiments/fig1Attenuation.js";
export { fig2Descent } from "./experiments/fig2Descent.js";
export { fig3Contours } from "./experiments/fig3Contours.js";
export { fig3Example } from "./experiments/fig3Example.js";
export { fig3Landscape } from "./experiments/fig3Landscape.js";
export { fig3Learning } from "./experiments/fig3Learning.js";
export { fig3Paths } from "./experiments/fig3Paths.js";
export { fig3Switches, SWITCHES } from "./experiments/fig3Switches.js";
export { fig4Dendrite } from "./experiments/fig4Dendrite.js";
export { fig4Example } from "./experiments/fig4Example.js";
export { fig4Seeds } from "./experiments/fig4Seeds.js";
export { fig5Example } from "./experiments/fig5Example.js";
export { fig5Pairs } from "./experiments/fig5Pairs.js";
export { fig5Rate } from "./experiments/fig5Rate.js";
export { fig5Response } from "./experiments/fig5Response.js";
export { fig5Variance } from "./experiments/fig5Variance.js";
export { fig6Democracy } from "./experiments/fig6Democracy.js";
export { fig6Terms, TERM_SETTINGS } from "./experiments/fig6Terms.js";
export { fig6Weak } from "./experiments/fig6Weak.js";
export { fig6Without, LEFT_TERMS } from "./experiments/fig6Without.js";
export { fig7Map } from "./experiments/fig7Map.js";
export { fig7Prospective, SILENT_CASES } from "./experiments/fig7Prospective.js";
export { fig7Sections } from "./experiments/fig7Sections.js";
export { fig7Traces } from "./experiments/fig7Traces.js";
export { fig8Invariance } from "./experiments/fig8Invariance.js";
export { DESCRIPTIONS, EUCLIDEAN_RATES, fig8Learning, NATURAL_RATES } from "./experiments/fig8Learning.js";
export { fig9Early } from "./experiments/fig9Early.js";
export { fig9Rates } from "./experiments/fig9Rates.js";
export { fig9Singles } from "./experiments/fig9Singles.js";
export { fig12Angles, RATE_PAIRS } from "./experiments/fig12Angles.js";
export { APPROXIMATION_VARIANTS, fig12Constants } from "./experiments/fig12Constants.js";
export { fig12Learning } from "./experiments/fig12Learning.js";
export { fig12Size } from "./experiments/fig12Size.js";
export { fisherMatrix } from "./experiments/fisherMatrix.js";
export { fisherMatrixFigures } from "./experiments/fisherMatrixFigures.js";
export { learningLoop } from "./experiments/learningLoop.js";
export { limits } from "./experiments/limits.js";
export { quadraticNeuron } from "./experiments/quadraticNeuron.js";
export { experiments } from "./experiments.js";
