import { randomStream } from "plasticity/numerics";
import { anyLength, may, memory, model, name, signed } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const vector = (...entries: number[]) => Float64Array.from(entries);
const axis = () =>
  model({ name: name("x"), unit: may(name("x")), symbol: may(name("x")), values: anyLength([name("x")]) });
const renewalRecord = () => model({ code: name("x"), date: name("x"), points: [0.1, 0.2], node: name("x") });
const provenance = () =>
  model({
    version: name("x"),
    code: name("x"),
    commit: 1,
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
    parameters: 1,
    seed: 1,
    axes: anyLength([axis()]),
    observables: model({}),
    values: model({}),
    provenance: provenance(),
  });
const gains = () => model({ mean: vector(0.1, 0.2), secondMoment: vector(0.1, 0.2) });
const normalForm = () => model({ transform: vector(0.1, 0.2), inverse: vector(0.1, 0.2), normal: vector(0.1, 0.2) });
const rankRow = () => model({ draw: 0.5, rank: 2, lowRank: 0.5, truncated: 0.5 });
const inputChangeRow = () => model({ network: 1, weight: 0.5, change: 0.5 });
const simulation = () => model({ steps: 2, states: vector(0.1, 0.2), outputs: vector(0.1, 0.2) });
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
const laxTrajectory = () => model({ times: vector(0.1, 0.2), coordinates: vector(0.1, 0.2), weightsAt: () => 1 });
const trainingRecipe = () =>
  model({
    schedule: anyLength([model({ iterations: 2, learningRate: 0.01 })]),
    clip: may(0.5),
    penalty: 0.5,
    loss: may("sum"),
  });
const evaluationTrials = () => model({ trials: 2, steps: 2, input: vector(0.1, 0.2), target: vector(0.1, 0.2) });
const exampleTrial = () => model({ steps: 2, outputs: 2, input: vector(0.1, 0.2), target: vector(0.1, 0.2) });
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
      [
        [0, 8],
        [0.1, 0],
      ],
      {
        times: anyLength([0.1, 0.2]),
        power: may(2),
        descentRate: may(0.01),
        start: may(anyLength([0.1, 0.2])),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(2),
        firstStep: may(signed(0.5)),
      },
    ],
    balancedWeights: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), coefficients: may(signed(0.5)) }),
    ],
    commonShift: () => [
      network(),
      [0.1, 0.2],
      { timeStep: 0.01, shifts: [0.1, 0.2], draws: 2, noise: 0.5, seed: may(signed(1)) },
    ],
    conductanceLaplacian: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may(memory(vector(0, 0))),
    ],
    conservationExample: () => [rule, may({ duration: may(0.01), seed: may(signed(1)) })],
    conservedCourse: () => [laxTrajectory(), anyLength([anyLength([0.1, 0.2])])],
    contextIntegration: () => [stream(), may({ samples: may(2), contextNoise: may(0.5), signalNoise: may(0.5) })],
    evaluationTrial: () => [batch(), may({ repeat: may(1), sigma: may(0.01) })],
    fillContextIntegration: () => [
      stream(),
      vector(0.1, 0.2),
      vector(0.1, 0.2),
      may({ samples: may(2), contextNoise: may(0.5), signalNoise: may(0.5) }),
    ],
    costAlong: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      2,
    ],
    costProfile: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      [0.1, 0.2],
      [0.1, 0.2],
      2,
    ],
    costProfiles: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { power: 2, lines: 2, seed: may(signed(1)) },
    ],
    finiteDifferenceHessian: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      2,
      may(signed(0.5)),
    ],
    midpointExcess: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { power: 2, pairs: 2, stream: stream(), spread: may(0.5) },
    ],
    costBounds: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    costCourses: () => [
      { times: anyLength(vector(0.1, 0.2)), costsAt: () => 1 },
      anyLength([{ name: name("x"), from: 1, to: 1 }]),
    ],
    excursion: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    halfTime: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    eigenmodes: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    relaxationRate: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), descentRate: may(0.01) }),
    ],
    spectrum: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    spectrumDistance: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    NotStronglyConnectedError: () => [anyLength([anyLength([0.1, 0.2])])],
    equilibrium: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), components: may("refuse"), tolerance: may(0.5), maximumIterations: may(signed(0.5)) }),
    ],
    drawExampleTrial: () => [stream(), 1],
    noisyOutputs: () => [
      network(),
      exampleTrial(),
      { noise: 0.5, repeats: 2, seed: signed(1), name: anyLength([name("x")]) },
    ],
    finiteNoiseRows: () => [
      model({}),
      { magnitudes: anyLength([0.1, 0.2]), draws: 2, perState: may(2), seed: may(signed(1)) },
    ],
    finiteNoiseSensitivity: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      { magnitude: 0.5, stream: stream(), draws: may(2), nonlinearity: may(linear) },
    ],
    firstTrials: () => [evaluationTrials(), 2],
    fiveNeurons: () => [may({ seed: may(signed(1)) })],
    flowRows: () => [balanceTrajectory()],
    expectedGainReduction: () => [anyLength([0.1, 0.2])],
    gains: () => [anyLength([0.1, 0.2]), 2, may(linear)],
    gaussianSmooth: () => [anyLength([0.1, 0.2]), { width: may(signed(0.5)), sigma: 0.01 }],
    heatAmplitude: () => [signed(0.5), signed(0.5)],
    heatCoordinates: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      may({ power: may(2), descentRate: may(0.01) }),
    ],
    heatEquilibrium: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), descentRate: may(0.01) }),
    ],
    heatGradients: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      signed(0.5),
      may({ power: may(2), descentRate: may(0.01) }),
    ],
    heterosynapticResponse: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { post: 1, pre: 1, power: may(2), descentRate: may(0.01) },
    ],
    strengthened: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { post: 1, pre: 1, by: signed(0.5) },
    ],
    changeExponents: () => [anyLength([inputChangeRow()])],
    inputChanges: () => [
      { networks: 2, by: signed(0.5), neurons: may(2), time: may(signed(0.5)), seed: may(signed(1)) },
    ],
    laxConservation: () => [2, may({ neurons: may(2), seed: may(signed(1)) })],
    randomRule: () => [2, stream()],
    balancingRule: () => [may(2)],
    laxFlow: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      rule,
      {
        times: anyLength([0.1, 0.2]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(2),
        firstStep: may(signed(0.5)),
      },
    ],
    maximumRule: () => [vector(0.1, 0.2), vector(0.1, 0.2), 1],
    productRule: () => [vector(0.1, 0.2), vector(0.1, 0.2), 1],
    weightFlow: () => [
      network(),
      rule,
      {
        times: [0.1, 0.2],
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(2),
        firstStep: may(signed(0.5)),
      },
    ],
    leakyRelu: () => [signed(0.5)],
    linearFreedom: () => [{ networks: 2, neurons: 2, seed: may(signed(1)) }],
    localBalanceEnsemble: () => [{ networks: 2, steps: may(2), seed: may(signed(1)) }],
    localCourse: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { power: may(2), coefficients: may(signed(0.5)), timeStep: 0.01, steps: 2, every: may(2) },
    ],
    localBalancingStep: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { power: may(2), coefficients: may(signed(0.5)), timeStep: 0.01 },
    ],
    loopProduct: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
    ],
    gainIndexErrors: () => [signed(1)],
    homogeneousOutputChange: () => [signed(0.5), signed(1)],
    modeCourses: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      may({ power: may(2) }),
    ],
    flatMatrix: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      name("x"),
    ],
    flatSquareMatrix: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      name("x"),
    ],
    initialNetwork: () => [{ neurons: 2, inputs: 2, outputs: 2 }, stream()],
    rateNetwork: () => [
      {
        recurrent: [
          [0, 8],
          [0.1, 0],
        ],
        input: [
          [0, 8],
          [0.1, 0],
        ],
        output: [
          [0, 8],
          [0.1, 0],
        ],
        bias: may(anyLength([0.1, 0.2])),
      },
    ],
    extendedNeuralGradients: () => [network()],
    neuralGradients: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ scale: may(signed(0.5)) }),
    ],
    noiseDeviation: () => [
      network(),
      [0.1, 0.2],
      { timeStep: 0.01, hidden: may(2), input: may(signed(0.5)), trials: may(2), settle: may(1), stream: () => 1 },
    ],
    drawEvaluationTrials: () => [2, stream()],
    evaluateUnderNoise: () => [network(), evaluationTrials(), 0.5, signed(1), anyLength([name("x")])],
    normalForm: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    similarNetwork: () => [network(), normalForm()],
    normalCosts: () => [stream()],
    normality: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    randomOrthogonal: () => [signed(0.5), stream()],
    participationRank: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    penalisedMinimum: () => [
      network(),
      batch(),
      {
        iterations: 2,
        tolerance: may(0.5),
        loss: may("sum"),
        subSteps: may(2),
        nonlinearity: may(linear),
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
    costReduction: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), coefficients: may(signed(0.5)) }),
    ],
    expectedCostReduction: () => [2, may(2)],
    lowRankMatrix: () => [2, 2, stream()],
    truncations: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
    ],
    rankOneEquilibrium: () => [[0.1, 0.2], [0.1, 0.2], may({ power: may(2) })],
    readoutNoise: () => [network(), [0.1, 0.2]],
    laplacianPseudoInverse: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    resistanceDistance: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    ring: () => [may({ neurons: may(2), factor: may(signed(0.5)) })],
    ringEquilibrium: () => [may({ neurons: may(2), factor: may(signed(0.5)), power: may(2) })],
    ratiosAt: () => [anyLength([robustnessPoint()]), 0.5, 0.5, "ratio"],
    relativeDegradation: () => [anyLength([robustnessPoint()]), 0.5, 0.5],
    robustnessMeans: () => [anyLength([robustnessPoint()])],
    robustnessPoints: () => [anyLength([robustnessRow()])],
    worstRatios: () => [anyLength([robustnessPoint()]), "ratio", may(signed(0.5))],
    rowPermutationNull: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      { shuffles: may(2), stream: stream() },
    ],
    ruleEnd: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      rule,
      0.01,
    ],
    sameMapInput: () => [may({ timeStep: may(0.01), duration: may(0.01) })],
    sameMapNetworks: () => [],
    averageJacobianNorm: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      may(linear),
    ],
    sensitivity: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      gains(),
    ],
    readout: () => [network(), [0.1, 0.2]],
    simulate: () => [
      network(),
      [0.1, 0.2],
      {
        timeStep: 0.01,
        nonlinearity: may(linear),
        initial: may([0.1, 0.2]),
        noise: may({ magnitude: 0.5, stream: stream() }),
      },
    ],
    randomCycles: () => [signed(0.5), 2, stream()],
    specialMatrices: () => [2, may({ neurons: may(2), seed: may(signed(1)) })],
    stationaryNoise: () => [network(), 0.5],
    growthPerStep: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      signed(0.5),
      may({ power: may(2), coefficients: may(signed(0.5)) }),
    ],
    stabilityLimit: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), coefficients: may(signed(0.5)) }),
    ],
    stepSizes: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      { power: may(2), coefficients: may(signed(0.5)), steps: 2 },
    ],
    stronglyConnectedComponents: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    asymmetry: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    symmetrisedCosts: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    offDiagonalCost: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    robustnessCosts: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      may({ gainFloor: may(signed(0.5)) }),
    ],
    synapticCosts: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      may({ power: may(2), coefficients: may(signed(0.5)) }),
    ],
    totalCost: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
    ],
    transformedCosts: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      [0.1, 0.2],
      2,
      may(memory(vector(0, 0))),
    ],
    synapticFlow: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      {
        times: anyLength([0.1, 0.2]),
        relativeTolerance: may(0.5),
        absoluteTolerance: may(0.5),
        maximumSteps: may(2),
        firstStep: may(signed(0.5)),
        power: may(2),
      },
    ],
    taskPreservingTransform: () => [network(), [0.1, 0.2], may({ degree: may(signed(0.5)) })],
    transformedWeights: () => [
      [
        [0, 8],
        [0.1, 0],
      ],
      anyLength([0.1, 0.2]),
      may({ degree: may(signed(0.5)) }),
    ],
    teacherBatch: () => [network(), stream(), { samples: 2, conditions: 2, nonlinearity: may(linear) }],
    threeTopologies: () => [],
    trainNetwork: () => [{ neurons: 2, subSteps: 2, seed: signed(1), name: name("x"), logEvery: 2 }, trainingRecipe()],
    lossAlongTransform: () => [network(), network()],
    lossAndGradients: () => [
      network(),
      batch(),
      may({
        loss: may("sum"),
        subSteps: may(2),
        nonlinearity: may(linear),
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
        nonlinearity: may(linear),
        penalty: may(0.5),
        power: may(2),
        coefficients: may(signed(0.5)),
        learningRate: 0.01,
        clip: may(signed(0.5)),
      },
    ],
    trainingOutcomes: () => [anyLength([trainingRow()])],
    noisyTrials: () => [
      network(),
      [0.1, 0.2],
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
  notCalled: [],
  exceptions: {},
};
