export type { OutputLayer, StudentTeacher, StudentTeacherRun, StudentTeacherSizes } from "./studentTeacherTypes.js";
export { StudentTeacherKernel } from "./studentTeacher.js";
export { StudentTeacherTwin } from "./studentTeacherTwin.js";
export type {
  Descent,
  DescentOptions,
  Evaluation,
  EvaluationResult,
  EvaluationSizes,
  RateNetworkEvaluator,
  RateNetworkSizes,
  RateNetworkTrainer,
  RateNetworkWeights,
  TrainingBatch,
  TrainingSizes,
} from "./rateNetworkTypes.js";
export { RateNetworkTraining } from "./rateNetworkTraining.js";
export { RateNetworkEvaluation } from "./rateNetworkEvaluation.js";
export { RateNetworkEvaluationTwin, RateNetworkTrainingTwin } from "./rateNetworkTwin.js";
export type {
  AfferentClass,
  CoefficientSource,
  LearningKernelOptions,
  LearningLane,
  MomentNodes,
  PublishedPlaces,
} from "./naturalGradientTypes.js";
export { NaturalGradientKernel } from "./naturalGradient.js";
export { provideKernel } from "./instantiate.js";
export { VectorFunctions } from "./vectorFunctions.js";
