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

// Figs 1, 2, 6, 8
export { type Parametrisation, boostingDendrite, logarithmicAmplitude, passiveDendrite } from "./parametrisation.js";
export { saturatingDendrite, somaticAmplitude, weightsIn } from "./parametrisation.js";
export { type AfferentPotentials, afferentPotentials, potentialSamples } from "./afferentPotentials.js";
export { type Lesson, type LessonCourse, type RuleName, learnWithSpikes } from "./parametrisedLearning.js";
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
export { DESCRIPTIONS, EUCLIDEAN_RATES, fig8Learning } from "./experiments/fig8Learning.js";
