import { randomStream } from "plasticity/numerics";
import * as balancing from "plasticity/synaptic-balancing";
import { anyLength, may, memory, model, name, signed } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const J = () => [
  [0, 8],
  [0.1, 0],
];
const symmetric = () => [
  [2, -2],
  [-2, 2],
];
const network = () => model(balancing.rateNetwork({ recurrent: J(), input: [[0.6], [0.12]], output: [[0.2, 0.5]] }));
const batch = () =>
  model({ samples: 2, inputs: 1, outputs: 1, conditions: 1, input: vector(1, 1), target: vector(0, 0) });
const rule = balancing.balancingRule();
const linear = () => model({ ...balancing.relu, degree: may(1) });
const vector = (...entries: number[]) => Float64Array.from(entries);
const axis = () =>
  model({ name: name("x"), unit: may(name("x")), symbol: may(name("x")), values: anyLength([name("x")]) });
const renewalRecord = () => model({ code: name("x"), date: name("x"), points: [0.1, 0.2], node: name("x") });
const provenance = () =>
  model({
    version: name("x"),
    code: name("x"),
    node: name("x"),
    date: name("x"),
    wallSeconds: 0.5,
    pointsComputed: 0.5,
    workers: 0.5,
    command: name("x"),
    renewed: may(anyLength([renewalRecord()])),
    sealed: may(name("x")),
  });
const result = () =>
  model({
    experiment: name("x"),
    title: name("x"),
    profile: "quick",
    seed: 1,
    axes: anyLength([axis()]),
    observables: model({}),
    values: model({}),
    provenance: provenance(),
  });
const gains = () => model({ mean: vector(0.1, 0.2), secondMoment: vector(0.1, 0.2) });
const normalForm = () => model(balancing.normalForm(symmetric()));
const rankRow = () => model({ draw: 0.5, rank: 2, lowRank: 0.5, truncated: 0.5 });
const inputChangeRow = () => model({ network: 1, weight: 0.5, change: 0.5 });
const simulation = () => model({ steps: 1, states: vector(0, 0, 1, 1), outputs: vector(0, 0.7) });
const balanceTrajectory = () =>
  model({
    times: vector(0.1, 0.2),
    coordinates: vector(0.1, 0.2),
    totals: vector(0.1, 0.2),
    imbalance: vector(0.1, 0.2),
    coordinatesAt: () => 1,
    costsAt: () => 1,
    steps: 2,
    evaluations: 0.5,
  });
const trainingRecipe = () =>
  model({
    schedule: anyLength([model({ iterations: 2, learningRate: 0.01 })]),
    clip: may(0.5),
    penalty: 0.5,
    loss: may("sum"),
  });
const evaluationTrials = () =>
  model({ trials: 1, steps: 1, input: vector(...new Array(48).fill(0)), target: vector(...new Array(16).fill(0)) });
const exampleTrial = () => model({ steps: 1, outputs: 2, input: anyLength(vector(0.1)), target: vector(0.1, 0.2) });
const robustnessPoint = () =>
  model({
    penalty: 0.5,
    network: 1,
    noise: 0.5,
    relativeNoise: 0.5,
    original: 0.5,
    raw: 0.5,
    ratio: 0.5,
    averaged: 0.5,
    floored: 0.5,
  });
const robustnessRow = () =>
  model({
    penalty: 0.5,
    network: 1,
    noise: 0.5,
    original: 0.5,
    raw: 0.5,
    originalAveraged: 0.5,
    rawAveraged: 0.5,
    floored: 0.5,
    stateDeviation: 0.5,
  });
const trainingRow = () =>
  model({
    penalty: 0.5,
    network: 1,
    iteration: 0.5,
    taskError: 0.5,
    imbalance: 0.5,
    extendedImbalance: 0.5,
    drift: 0.5,
    extendedDrift: 0.5,
  });

export const SYNAPTIC_BALANCING: Table = {
  rows: {
    balance: () => [
      J(),
      {
        times: anyLength([0, 0.01]),
        power: may(2),
        descentRate: may(0.01),
        start: may([0.1, 0.2]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(1000),
        firstStep: may(signed(0.5)),
      },
    ],
    balancedWeights: () => [J(), may({ power: may(2), coefficients: may(signed(0.5)) })],
    commonShift: () => [
      network(),
      anyLength(new Array(20).fill(1)),
      { timeStep: 0.6, shifts: anyLength([0.1]), draws: 2, noise: 0.5, seed: may(signed(1)) },
    ],
    conductanceLaplacian: () => [J(), may(memory(vector(0, 0, 0, 0)))],
    conservationExample: () => [rule, may({ duration: may(0.01), seed: may(signed(1)) })],
    conservedCourse: () => [model(balancing.laxFlow(J(), rule, { times: [0, 0.01] })), anyLength([anyLength([0, 1])])],
    contextIntegration: () => [stream(), may({ samples: may(2), contextNoise: may(0.5), signalNoise: may(0.5) })],
    evaluationTrial: () => [batch(), may({ repeat: may(1), sigma: may(0.01) })],
    fillContextIntegration: () => [
      stream(),
      vector(...new Array(48).fill(0)),
      vector(...new Array(16).fill(0)),
      may({ samples: may(2), contextNoise: may(0.5), signalNoise: may(0.5) }),
    ],
    costAlong: () => [J(), [0.1, 0.2], 2],
    costProfile: () => [J(), [0.1, 0.2], anyLength([0.1, 0.2]), 2],
    costProfiles: () => [J(), { power: 2, lines: 2, seed: may(signed(1)) }],
    finiteDifferenceHessian: () => [J(), 2, may(signed(0.5))],
    midpointExcess: () => [J(), { power: 2, pairs: 2, stream: stream(), spread: may(0.5) }],
    costBounds: () => [J()],
    costCourses: () => [
      model({ times: anyLength(vector(0, 1)), costsAt: () => vector(0, 1, 1, 0) }),
      anyLength([model({ name: name("x"), from: 1, to: 0 })]),
    ],
    excursion: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    halfTime: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    eigenmodes: () => [symmetric()],
    relaxationRate: () => [symmetric(), may({ power: may(2), descentRate: may(0.01) })],
    spectrum: () => [J()],
    spectrumDistance: () => [J(), J()],
    NotStronglyConnectedError: () => [anyLength([anyLength([0.1, 0.2])])],
    equilibrium: () => [
      J(),
      may({ power: may(2), components: may("refuse"), tolerance: may(0.5), maximumIterations: may(50) }),
    ],
    drawExampleTrial: () => [stream(), 1],
    noisyOutputs: () => [
      network(),
      exampleTrial(),
      { noise: 0.5, repeats: 2, seed: signed(1), name: anyLength([name("x")]) },
    ],
    finiteNoiseRows: () => [
      model({ a: model({ weights: J(), states: anyLength([1, 2]) }) }),
      { magnitudes: anyLength([0.1, 0.2]), draws: 2, perState: may(2), seed: may(signed(1)) },
    ],
    finiteNoiseSensitivity: () => [
      J(),
      anyLength([0.1, 0.2]),
      { magnitude: 0.5, stream: stream(), draws: may(2), nonlinearity: may(linear()) },
    ],
    firstTrials: () => [evaluationTrials(), 1],
    fiveNeurons: () => [may({ seed: may(signed(1)) })],
    flowRows: () => [balanceTrajectory()],
    expectedGainReduction: () => [anyLength([0.1, 0.2])],
    gains: () => [[0.1, 0.2], 2, may(linear())],
    gaussianSmooth: () => [anyLength([0.1, 0.2]), { width: may(2), sigma: 0.01 }],
    heatAmplitude: () => [signed(0.5), signed(0.5)],
    heatCoordinates: () => [J(), anyLength([0.1, 0.2]), may({ power: may(2), descentRate: may(0.01) })],
    heatEquilibrium: () => [J(), may({ power: may(2), descentRate: may(0.01) })],
    heatGradients: () => [J(), signed(0.5), may({ power: may(2), descentRate: may(0.01) })],
    heterosynapticResponse: () => [J(), { post: 1, pre: 0, power: may(2), descentRate: may(0.01) }],
    strengthened: () => [J(), { post: 1, pre: 1, by: signed(0.5) }],
    changeExponents: () => [anyLength([inputChangeRow()])],
    inputChanges: () => [
      { networks: 2, by: signed(0.5), neurons: may(2), time: may(signed(0.5)), seed: may(signed(1)) },
    ],
    laxConservation: () => [2, may({ neurons: may(2), seed: may(signed(1)) })],
    randomRule: () => [2, stream()],
    balancingRule: () => [may(2)],
    laxFlow: () => [
      J(),
      rule,
      {
        times: anyLength([0, 0.01]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(1000),
        firstStep: may(signed(0.5)),
      },
    ],
    weightFlow: () => [
      network(),
      rule,
      {
        times: anyLength([0, 0.01]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(1000),
        firstStep: may(signed(0.5)),
      },
    ],
    leakyRelu: () => [signed(0.5)],
    linearFreedom: () => [{ networks: 2, neurons: 2, seed: may(signed(1)) }],
    localBalanceEnsemble: () => [{ networks: 2, steps: may(2), seed: may(signed(1)) }],
    localCourse: () => [
      J(),
      { power: may(2), coefficients: may(signed(0.5)), timeStep: 0.01, steps: 2, every: may(2) },
    ],
    localBalancingStep: () => [J(), { power: may(2), coefficients: may(signed(0.5)), timeStep: 0.01 }],
    loopProduct: () => [J(), anyLength([0, 1])],
    gainIndexErrors: () => [signed(1)],
    homogeneousOutputChange: () => [signed(0.5), signed(1)],
    modeCourses: () => [J(), anyLength([0.1, 0.2]), may({ power: may(2) })],
    initialNetwork: () => [{ neurons: 2, inputs: 2, outputs: 2 }, stream()],
    rateNetwork: () => [{ recurrent: J(), input: [[0.6], [0.12]], output: anyLength([[0.2, 0.5]]), bias: may([0, 0]) }],
    extendedNeuralGradients: () => [network()],
    neuralGradients: () => [J(), may({ scale: may(signed(0.5)) })],
    noiseDeviation: () => [
      network(),
      anyLength(new Array(20).fill(1)),
      { timeStep: 0.6, hidden: may(2), input: may(0.5), trials: may(2), settle: may(1), stream },
    ],
    drawEvaluationTrials: () => [2, stream()],
    evaluateUnderNoise: () => [network(), evaluationTrials(), 0.5, signed(1), anyLength([name("x")])],
    normalForm: () => [J()],
    similarNetwork: () => [network(), normalForm()],
    normalCosts: () => [stream()],
    normality: () => [J()],
    randomOrthogonal: () => [signed(0.5), stream()],
    participationRank: () => [J()],
    penalisedMinimum: () => [
      network(),
      batch(),
      {
        iterations: 2,
        tolerance: may(0.5),
        loss: may("sum"),
        subSteps: may(2),
        nonlinearity: may(linear()),
        penalty: may(0.5),
        power: may(2),
        coefficients: may(signed(0.5)),
      },
    ],
    penalisedStudents: () => [2, may({ penalty: may(0.5), iterations: may(2) })],
    propositionRows: () => [result()],
    randomStronglyConnected: () => [2, signed(0.5), stream()],
    fallsWithRank: () => [anyLength([rankRow()])],
    rankCurve: () => [anyLength([rankRow()]), 2],
    costReduction: () => [J(), may({ power: may(2), coefficients: may(signed(0.5)) })],
    expectedCostReduction: () => [2, may(2)],
    lowRankMatrix: () => [2, 2, stream()],
    truncations: () => [J(), anyLength([1, 2])],
    rankOneEquilibrium: () => [[0.1, 0.2], [0.1, 0.2], may({ power: may(2) })],
    readoutNoise: () => [network(), anyLength([0, 1])],
    laplacianPseudoInverse: () => [symmetric()],
    resistanceDistance: () => [J()],
    ring: () => [may({ neurons: may(4), factor: may(signed(0.5)) })],
    ringEquilibrium: () => [may({ neurons: may(4), factor: may(signed(0.5)), power: may(2) })],
    ratiosAt: () => [anyLength([robustnessPoint()]), 0.5, 0.5, "ratio"],
    relativeDegradation: () => [anyLength([robustnessPoint()]), 0.5, 0.5],
    robustnessMeans: () => [anyLength([robustnessPoint()])],
    robustnessPoints: () => [anyLength([robustnessRow()])],
    worstRatios: () => [anyLength([robustnessPoint()]), "ratio", may(signed(0.5))],
    rowPermutationNull: () => [J(), { shuffles: may(2), stream: stream() }],
    ruleEnd: () => [J(), rule, 0.01],
    sameMapInput: () => [may({ timeStep: may(0.01), duration: may(0.01) })],
    sameMapNetworks: () => [],
    averageJacobianNorm: () => [J(), anyLength([0.1, 0.2]), may(linear())],
    sensitivity: () => [J(), gains()],
    readout: () => [network(), [0.1, 0.2]],
    simulate: () => [
      network(),
      anyLength([0.1, 0.2]),
      {
        timeStep: 0.01,
        nonlinearity: may(linear()),
        initial: may([0.1, 0.2]),
        noise: may(model({ magnitude: 0.5, stream: stream() })),
      },
    ],
    randomCycles: () => [signed(0.5), 2, stream()],
    specialMatrices: () => [2, may({ neurons: may(2), seed: may(signed(1)) })],
    stationaryNoise: () => [network(), 0.5],
    growthPerStep: () => [J(), signed(0.5), may({ power: may(2), coefficients: may(signed(0.5)) })],
    stabilityLimit: () => [J(), may({ power: may(2), coefficients: may(signed(0.5)) })],
    stepSizes: () => [J(), anyLength([0.1, 0.2]), { power: may(2), coefficients: may(signed(0.5)), steps: 2 }],
    stronglyConnectedComponents: () => [J()],
    asymmetry: () => [J()],
    symmetrisedCosts: () => [J()],
    offDiagonalCost: () => [J()],
    robustnessCosts: () => [J(), [0.1, 0.2], may({ gainFloor: may(signed(0.5)) })],
    synapticCosts: () => [J(), may({ power: may(2), coefficients: may(signed(0.5)) })],
    totalCost: () => [J()],
    transformedCosts: () => [J(), [0.1, 0.2], 2, may(memory(vector(0, 0, 0, 0)))],
    synapticFlow: () => [
      J(),
      {
        times: anyLength([0, 0.01]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(1000),
        firstStep: may(signed(0.5)),
        power: may(2),
      },
    ],
    taskPreservingTransform: () => [network(), [0.1, 0.2], may({ degree: may(signed(0.5)) })],
    transformedWeights: () => [J(), [0.1, 0.2], may({ degree: may(signed(0.5)) })],
    teacherBatch: () => [network(), stream(), { samples: 2, conditions: 2, nonlinearity: may(linear()) }],
    threeTopologies: () => [],
    trainNetwork: () => [{ neurons: 2, subSteps: 2, seed: signed(1), name: name("x"), logEvery: 2 }, trainingRecipe()],
    lossAlongTransform: () => [network(), network()],
    lossAndGradients: () => [
      network(),
      batch(),
      may({
        loss: may("sum"),
        subSteps: may(2),
        nonlinearity: may(linear()),
        penalty: may(0.5),
        power: may(2),
        coefficients: may(signed(0.5)),
      }),
    ],
    trainingStep: () => [
      network(),
      batch(),
      {
        loss: may("sum"),
        subSteps: may(2),
        nonlinearity: may(linear()),
        penalty: may(0.5),
        power: may(2),
        coefficients: may(signed(0.5)),
        learningRate: 0.01,
        clip: may(0.5),
      },
    ],
    trainingOutcomes: () => [anyLength([trainingRow()])],
    noisyTrials: () => [
      network(),
      anyLength([0.1, 0.2]),
      { every: may(2), timeStep: 0.01, trials: 2, noise: 0.5, seed: may(signed(1)) },
    ],
    trajectoryRows: () => [network(), simulation(), { timeStep: 0.01, every: may(2), trial: may(1) }],
    twoNeurons: () => [
      { c12: signed(0.5), c21: signed(0.5) },
      signed(0.5),
      may({ power: may(2), descentRate: may(0.01) }),
    ],
    decayed: () => [network(), signed(0.5)],
  },
  notCalled: [
    // rows of a whole experiment
    "evaluateUnderNoise",
    "noisyOutputs",
    "propositionRows",
    "rankCurve",
    "relativeDegradation",
  ],
  exceptions: {
    flatMatrix: "a check itself: says the name that it is given",
    flatSquareMatrix: "a check itself: says the name that it is given",
    maximumRule: "a rule: called for each neuron and step of a flow, with what the flow has made",
    productRule: "a rule: called for each neuron and step of a flow, with what the flow has made",
  },
};
