export {
  type MatrixLike,
  type RateNetwork,
  flatMatrix,
  flatSquareMatrix,
  initialNetwork,
  rateNetwork,
} from "./network.js";
export { type Nonlinearity, hyperbolicTangent, linear, relu, squaredRelu } from "./nonlinearity.js";
export { leakyRelu } from "./leakyRelu.js";
export { taskPreservingTransform, transformedWeights } from "./taskPreservingTransform.js";
export {
  type CostOptions,
  offDiagonalCost,
  robustnessCosts,
  synapticCosts,
  totalCost,
  transformedCosts,
} from "./synapticCosts.js";
export { extendedNeuralGradients, neuralGradients } from "./neuralGradients.js";
export { type BalanceOptions, type BalanceTrajectory, balance } from "./balance.js";
export {
  type LaxOptions,
  type LaxTrajectory,
  type LocalRule,
  balancingRule,
  laxFlow,
  maximumRule,
  productRule,
  weightFlow,
} from "./laxFlow.js";
export { type Equilibrium, type EquilibriumOptions, NotStronglyConnectedError, equilibrium } from "./equilibrium.js";
export { stronglyConnectedComponents } from "./stronglyConnectedComponents.js";
export { conductanceLaplacian } from "./conductanceLaplacian.js";
export { laplacianPseudoInverse, resistanceDistance } from "./resistanceDistance.js";
export { type Eigenmodes, eigenmodes, relaxationRate, spectrum, spectrumDistance } from "./eigenmodes.js";
export { type CostBounds, costBounds } from "./costBounds.js";
export { type TwoNeuronCosts, twoNeurons } from "./twoNeurons.js";
export { asymmetry, symmetrisedCosts } from "./symmetrisable.js";
export { rankOneEquilibrium } from "./rankOne.js";
export { loopProduct } from "./loopProduct.js";
export { normalCosts, normality, randomOrthogonal } from "./normalMatrix.js";
export { type LaxConservation, laxConservation, randomRule } from "./laxConservation.js";
export { balancedWeights } from "./balancedWeights.js";
export { type SpecialMatrices, randomCycles, specialMatrices } from "./specialMatrices.js";
export { gainIndexErrors, homogeneousOutputChange } from "./manifoldChecks.js";
export { type RuleEnd, ruleEnd } from "./ruleEnd.js";
export { PROPOSITION_STATEMENTS, type PropositionRow, propositionRows } from "./propositionRows.js";
export { type ConservationExample, conservationExample } from "./conservationExample.js";
export {
  CHAIN,
  JOINED_PAIRS,
  type ThreeTopologies,
  type TopologyName,
  type TopologyRow,
  threeTopologies,
} from "./threeTopologies.js";
export { type PenalisedStudent, penalisedStudents } from "./penalisedStudents.js";
export { type HeatOptions, heatAmplitude, heatCoordinates, heatEquilibrium, heatGradients } from "./heatEquation.js";
export { type HeterosynapticResponse, heterosynapticResponse, strengthened } from "./heterosynaptic.js";
export { type Simulation, type SimulationOptions, readout, simulate } from "./simulate.js";
export { type Gains, gains } from "./gains.js";
export { averageJacobianNorm, sensitivity } from "./sensitivity.js";
export { type RowPermutationNull, rowPermutationNull } from "./rowPermutationNull.js";
export {
  type ContextIntegrationOptions,
  type TrialBatch,
  CONTEXT_CONDITIONS,
  contextIntegration,
  evaluationTrial,
  fillContextIntegration,
} from "./contextIntegration.js";
export { gaussianSmooth } from "./gaussianSmooth.js";
export { type Ring, type RingEquilibrium, type RingSynapse, ring, ringEquilibrium } from "./ring.js";
export { sameMapInput, sameMapNetworks } from "./sameMapNetworks.js";
export { type NoiseDeviation, type NoiseDeviationOptions, noiseDeviation } from "./noiseDeviation.js";
export { type ShiftRow, commonShift } from "./commonShift.js";
export { type FiniteNoiseRow, finiteNoiseRows, finiteNoiseSensitivity } from "./finiteNoiseSensitivity.js";
export { type NormalForm, normalForm, similarNetwork } from "./normalForm.js";
export { type LinearFreedomRow, linearFreedom } from "./linearFreedom.js";
export { type StationaryNoise, stationaryNoise } from "./stationaryNoise.js";
export { costReduction, expectedCostReduction, lowRankMatrix, truncations } from "./rankEnsemble.js";
export { type RankPoint, type RankRow, fallsWithRank, rankCurve } from "./rankCurve.js";
export {
  type LossAndGradients,
  type LossOptions,
  type TaskLoss,
  type TrainingStep,
  lossAlongTransform,
  lossAndGradients,
  trainingStep,
} from "./trainingStep.js";
export { localBalancingStep } from "./localStep.js";
export { type FiveNeurons, fiveNeurons } from "./fiveNeurons.js";
export { type LocalBalanceRow, localBalanceEnsemble } from "./localBalanceEnsemble.js";
export { type StepSizeRow, growthPerStep, stabilityLimit, stepSizes } from "./stepSizes.js";
export { type InputChangeRow, changeExponents, inputChanges } from "./inputChanges.js";
export { type SynapticFlow, synapticFlow } from "./synapticFlow.js";
export { type RowOptions, type TrajectoryRow, noisyTrials, trajectoryRows } from "./trajectoryRows.js";
export { type FlowRow, flowRows } from "./flowRows.js";
export { type CostRow, costCourses, excursion, halfTime } from "./costCourses.js";
export { type ModeRow, modeCourses } from "./modeCourses.js";
export { type SomaRow, localCourse } from "./localCourse.js";
export { type ConservedRow, conservedCourse } from "./conservedCourse.js";
export { costAlong, costProfile, costProfiles, finiteDifferenceHessian, midpointExcess } from "./convexity.js";
export { teacherBatch } from "./teacherBatch.js";
export { type DescentRow, type MinimumOptions, penalisedMinimum } from "./penalisedMinimum.js";
export { randomStronglyConnected } from "./randomStronglyConnected.js";
export { boundsEnsemble } from "./experiments/boundsEnsemble.js";
export { conservationLaws } from "./experiments/conservationLaws.js";
export { fig1Noise } from "./experiments/fig1Noise.js";
export { heterosynapticEnsemble } from "./experiments/heterosynapticEnsemble.js";
export { propositionsEnsemble } from "./experiments/propositionsEnsemble.js";
export { rankFigure } from "./experiments/rankFigure.js";
export { experiments } from "./experiments.js";
export {
  type TrainedNetwork,
  type TrainingLogEntry,
  type TrainingLoss,
  type TrainingRecipe,
  trainNetwork,
} from "./trainNetwork.js";
export {
  type EvaluationTrials,
  type NoisyEvaluation,
  drawEvaluationTrials,
  evaluateUnderNoise,
} from "./noiseRobustness.js";
export { firstTrials } from "./firstTrials.js";
export { type ExampleTrial, drawExampleTrial, noisyOutputs } from "./exampleTrial.js";
export { readoutNoise } from "./readoutNoise.js";
export { decayed } from "./weightDecay.js";
export { expectedGainReduction } from "./gainReduction.js";
export { participationRank } from "./participationRank.js";
export { fig4Training } from "./experiments/fig4Training.js";
export { fig4SmallSteps } from "./experiments/fig4SmallSteps.js";
export { NOISE_LEVELS, PAPER_LEVELS, fig4Robustness } from "./experiments/fig4Robustness.js";
export { fig4Recipes } from "./experiments/fig4Recipes.js";
export {
  ROBUSTNESS_OBSERVABLES,
  type RobustnessPoint,
  type RobustnessRatios,
  type RobustnessRow,
  ratiosAt,
  relativeDegradation,
  robustnessMeans,
  robustnessPoints,
  worstRatios,
} from "./robustnessSummary.js";
export { TRAINING_TRACES, type TrainingOutcome, type TrainingRow, trainingOutcomes } from "./trainingSummary.js";
