import * as natural from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";
import { anyLength, gap, may, memory, model, name, signed, whatever } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const kernel = () => model(natural.synapticKernel());
const sigmoid = () => {
  const { rate, slope, relativeSlope, information, informationSlope, informationCurvature } = natural.sigmoid();
  return model({ rate, slope, relativeSlope, information, informationSlope, informationCurvature });
};
const neuron = () => model(natural.sampledNeuron(vector(1, 2, 2, 1, 1, 1), [1, 1]));
const task = () => model({ rates: anyLength([10, 10]), rule: "euclidean", learningRate: 0.01 });
const vector = (...entries: number[]) => Float64Array.from(entries);
const inputStatistics = () => model({ mean: 0.5, variance: 0.5, load: 0.6 });
const outputSpikes = () => model({ realisation: vector(0.1, 0.2), bin: vector(0.1, 0.2) });
const momentGridShape = () =>
  model({
    firstLevel: 0.5,
    levelStep: 0.5,
    levels: 0.5,
    firstVariance: 0.5,
    varianceStep: 0.5,
    variances: 0.5,
    orders: 0.5,
  });
const momentGrid = () =>
  model({
    moments: anyLength(vector(0.1, 0.2)),
    firstLevel: 0.5,
    levelStep: 0.5,
    levels: 0.5,
    firstVariance: 0.5,
    varianceStep: 0.5,
    variances: 0.5,
    orders: 0.5,
  });
const fisherMoments = () => model({ c1: 0.5, c2: 0.5, c3: 0.5 });
const inverseCoefficients = () => model({ scale: 0.5, g1: 0.5, g2: 0.5, g3: 0.5, g4: 0.5 });
const parametrisation = () => model({ ...natural.passiveDendrite(0.5), gain: may(0.5) });
const learningTrial = () => model({ weights: [0.1, 0.2], teacher: may([0.1, 0.2]), stream, learningRate: may(0.01) });
const learningSchedule = () => model({ seconds: 2, every: 1 });
const checkedTask = () =>
  model({
    rates: anyLength(vector(10, 20)),
    stimulated: anyLength([true]),
    teacherRate: may(0.5),
    transfer: model({ maximum: 0.5, steepness: 0.5, threshold: 0.5 }),
    approximation: model({ uniform: 0.5, proportional: 0.5 }),
    bins: 2,
    warnings: anyLength([name("x")]),
    rule: () => 1,
    kernel: kernel(),
    learningRate: 0.01,
    timeStep: 0.01,
    coefficients: "exact",
    errorScale: "paper",
    approximatedPotential: "present",
    reset: true,
  });
const spanCheck = () =>
  model({
    task: checkedTask(),
    rule: () => 1,
    learningRate: 0.01,
    weights: anyLength([0.1, 0.2]),
    stream: stream(),
    metric: may("rates"),
    bins: may(2),
  });
const speedPoint = () => model({ floor: 0.5, time: gap(0.5) });
const batchCurves = () =>
  model({
    times: [0.1, 0.2],
    curves: anyLength([
      [0.2, 0.1],
      [0.4, 0.3],
    ]),
  });
const weightPath = () => model({ first: [1, 0.2], second: [1, 0.2], target: [0.1, 0.2] });
const taughtSamples = () =>
  model({ potentials: vector(1, 2, 3, 4), teacher: vector(10, 20), rates: vector(10, 20), transfer: sigmoid() });
const lesson = () =>
  model({
    rates: [0.1, 0.2],
    start: [0.1, 0.2],
    teacher: 0.5,
    coordinates: anyLength([parametrisation(), parametrisation()]),
    rule: "euclidean",
    learningRate: 0.01,
    bins: 2,
    refresh: may(2),
    every: may(2),
    input: stream(),
    teaching: stream(),
    transfer: may(sigmoid()),
  });
const stimulatedSynapse = () =>
  model({
    dendrite: model({ ...natural.passiveDendrite(0.5), gain: may(1) }),
    somatic: 0.5,
    rate: 0.5,
    train: memory(anyLength([0, 1])),
  });
const pairingSpikes = () => model({ train: vector(0.1, 0.2), teacherDraws: vector(0.1, 0.2) });
const interplaySettings = () =>
  model({
    stimulated: 2,
    rate: 0.5,
    silentRate: 0.5,
    teacher: 0.5,
    inhibition: 0.5,
    duration: 0.01,
    learningRate: 0.01,
    spread: 0.5,
  });
const interplayStart = () => model({ stimulated: 0.5, unstimulated: 0.5 });
const coefficientSample = () =>
  model({ afferents: 2, rate: 0.5, vector: 1, load: 0.5, g1: 0.5, g2: 0.5, g4: 0.5, sum: 0.5, potential: 0.5 });
const constants = () => model({ uniform: 0.5, proportional: 0.5 });

export const NATURAL_GRADIENT: Table = {
  rows: {
    afferentPotentials: () => [anyLength([0.1, 0.2]), stream(), may({ kernel: may(kernel()), timeStep: may(0.01) })],
    attenuatedNeuron: () => [stream(), may(2)],
    recordedPotentials: () => [anyLength([0.1, 0.2]), stream(), { bins: 2, every: may(2) }],
    BernoulliRow: () => [stream(), 5, 0.5],
    meanGap: () => [signed(0.5)],
    binnedInformation: () => [sigmoid(), signed(0.5), 0.01, "printed"],
    coefficientTerms: () => [anyLength([coefficientSample()])],
    costContour: () => [
      neuron(),
      [0.1, 0.2],
      1,
      may({ count: may(4), reach: may(signed(0.5)), coordinates: may([1, 0, 0, 1]) }),
    ],
    bernoulliDivergence: () => [signed(0.5), signed(0.5), 0.01],
    poissonDivergence: () => [signed(0.5), signed(0.5), 0.01],
    rateError: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    distanceOf: () => [signed(0.5), may(0.01)],
    matchedLearningRate: () => [0.01, signed(0.5), signed(0.5)],
    pairingSpikes: () => [stream, may({ rate: may(5), duration: may(5) })],
    pairOneSynapse: () => [
      pairingSpikes(),
      may({
        dendrite: may(parametrisation()),
        somatic: may(signed(0.5)),
        rule: may("euclidean"),
        learningRate: may(0.01),
        teacher: may(signed(0.5)),
        teacherDraws: may(anyLength([0.1, 0.2])),
        teacherScale: may(signed(0.5)),
        kernel: may(kernel()),
        ruleKernel: may(kernel()),
        transfer: may(sigmoid()),
        timeStep: may(0.01),
        updatePotential: may(true),
        coefficientsEvery: may(2),
        samples: may(2),
      }),
    ],
    angleOf: () => [[0.1, 0.2]],
    degreesBetween: () => [signed(0.5), signed(0.5)],
    euclideanDirection: () => [neuron(), [0.1, 0.2]],
    naturalDirection: () => [neuron(), [0.1, 0.2]],
    outputPath: () => [
      neuron(),
      [0.1, 0.2],
      natural.naturalDirection,
      may({ step: may(signed(0.5)), until: may(0.01) }),
    ],
    stepsToDescend: () => [neuron(), [0.1, 0.2], [1, 0, 0, 1], { learningRate: 0.01, until: may(0.01), most: may(2) }],
    twoGroups: () => [2, signed(0.5), signed(0.5)],
    uniformWeights: () => [2, signed(0.5), stream()],
    effectiveScaling: () => [{ range: signed(0.5), vectors: 2, seed: may(signed(1)) }],
    EventLoop: () => [task(), may({ gatherEvery: may(2) })],
    gatheringDistance: () => [model({ kernel: kernel(), timeStep: 0.01, rates: anyLength(vector(0.1, 0.2)) })],
    finalPotentials: () => [anyLength([0.1, 0.2]), may({ kernel: may(kernel()), bins: may(2), timeStep: may(0.01) })],
    potentialSamples: () => [anyLength([0.1, 0.2]), stream(), { samples: 2, bins: may(2), kernel: may(kernel()) }],
    fisherInformation: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      may({ kernel: may(kernel()), transfer: may(sigmoid()), moments: may(fisherMoments()) }),
    ],
    inverseFisherInformation: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      may({ kernel: may(kernel()), transfer: may(sigmoid()), moments: may(fisherMoments()) }),
    ],
    inverseFrom: () => [inverseCoefficients(), [0.1, 0.2], [0.1, 0.2], may(kernel())],
    fisherMoments: () => [signed(0.5), 0.5, may(sigmoid())],
    angle: () => [() => 1, [0.1, 0.2], [0.1, 0.2]],
    euclideanProduct: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    fisherProduct: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      may({ kernel: may(kernel()), transfer: may(sigmoid()), moments: may(fisherMoments()) }),
    ],
    inputStatistics: () => [[0.1, 0.2], [0.1, 0.2], may(kernel())],
    requireRealisable: () => [inputStatistics()],
    interplayCourse: () => [
      interplayStart(),
      stream(),
      may({
        refresh: may(0),
        every: may(2),
        stimulated: may(2),
        rate: may(signed(0.5)),
        silentRate: may(signed(0.5)),
        teacher: may(signed(0.5)),
        inhibition: may(signed(0.5)),
        duration: may(0.01),
        learningRate: may(0.01),
        spread: may(0.5),
      }),
    ],
    oppositeSigns: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    shareBeyond: () => [anyLength([0.1, 0.2]), signed(0.5)],
    interplayRun: () => [
      interplayStart(),
      stream(),
      may({
        refresh: may(0),
        every: may(2),
        stimulated: may(2),
        rate: may(signed(0.5)),
        silentRate: may(signed(0.5)),
        teacher: may(signed(0.5)),
        inhibition: may(signed(0.5)),
        duration: may(0.01),
        learningRate: may(0.01),
        spread: may(0.5),
      }),
    ],
    alignedBeyond: () => [
      model({
        starts: anyLength([0.1, 0.2]),
        output: anyLength([0.1, 0.2]),
        change: anyLength([0.1, 0.2]),
        uniform: anyLength([0.1, 0.2]),
        proportional: anyLength([0.1, 0.2]),
        homosynaptic: anyLength([0.1, 0.2]),
        shrinkage: anyLength([0.1, 0.2]),
        offset: anyLength([0.1, 0.2]),
        weightedOutput: anyLength([0.1, 0.2]),
      }),
    ],
    sectionMeans: () => [
      anyLength([
        model({
          start: signed(0.5),
          trial: 1,
          output: signed(0.5),
          change: signed(0.5),
          uniform: signed(0.5),
          proportional: signed(0.5),
          homosynaptic: signed(0.5),
          shrinkage: signed(0.5),
          offset: signed(0.5),
          weightedOutput: signed(0.5),
        }),
      ]),
    ],
    sectionTrials: () => [
      anyLength([
        model({
          start: signed(0.5),
          trial: 1,
          output: signed(0.5),
          change: signed(0.5),
          uniform: signed(0.5),
          proportional: signed(0.5),
          homosynaptic: signed(0.5),
          shrinkage: signed(0.5),
          offset: signed(0.5),
          weightedOutput: signed(0.5),
        }),
      ]),
    ],
    interplaySettings: () => [
      may({
        stimulated: may(2),
        rate: may(signed(0.5)),
        silentRate: may(signed(0.5)),
        teacher: may(signed(0.5)),
        inhibition: may(signed(0.5)),
        duration: may(0.01),
        learningRate: may(0.01),
        spread: may(0.5),
      }),
    ],
    interplaySpikes: () => [interplaySettings(), stream()],
    intervalScores: () => [
      { weights: vector(0.1, 0.2), rates: vector(0.1, 0.2) },
      stream(),
      {
        directions: anyLength([vector(0.1, 0.2)]),
        lengths: anyLength([1, 2]),
        bins: 2,
        timeStep: may(0.01),
        hold: may(2),
        transfer: may(sigmoid()),
      },
    ],
    inverseCoefficients: () => [fisherMoments(), inputStatistics()],
    inverseErrors: () => [{ vectors: 2, seed: may(signed(1)) }],
    drawTrial: () => [model({ seed: signed(1), experiment: name("x"), trial: 1, rates: anyLength([0.1, 0.2]) })],
    learn: () => [task(), anyLength([learningTrial()]), learningSchedule(), () => 1],
    learnedTrial: () => [
      task(),
      learningSchedule(),
      model({ seed: signed(1), experiment: name("x"), trial: 1, variant: name("x") }),
    ],
    learningCurves: () => [
      task(),
      learningSchedule(),
      model({
        seed: signed(1),
        experiment: name("x"),
        first: 1,
        count: 2,
        variant: name("x"),
        draw: may(() => 1),
        observe: may(() => 1),
      }),
    ],
    lookTimes: () => [learningSchedule()],
    batchCurves: () => [whatever(anyLength([model({ batch: 1, time: 0, error: 1 })])), name("error")],
    commonFloor: () => [anyLength([speedPoint()]), anyLength([speedPoint()])],
    firstBelow: () => [[0.1, 0.2], [0.1, 0.2], signed(0.5)],
    meanCurve: () => [batchCurves(), may(anyLength([0, 1]))],
    overBatches: () => [anyLength([batchCurves()]), () => 1, may(name("x"))],
    overtakes: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    timeAtFloor: () => [anyLength([speedPoint()]), signed(0.5)],
    timeRatio: () => [batchCurves(), batchCurves(), signed(0.5), may(name("x"))],
    approximatedRule: () => [
      may({
        uniform: may(signed(0.5)),
        proportional: may(signed(0.5)),
        kernel: may(kernel()),
        transfer: may(sigmoid()),
        coefficients: may(inverseCoefficients()),
        moments: may(() => 1),
      }),
    ],
    coefficientsAt: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      may(model({ kernel: may(kernel()), transfer: may(sigmoid()), moments: may(() => natural.fisherMoments(1, 1)) })),
    ],
    naturalRule: () => [
      may({
        kernel: may(kernel()),
        transfer: may(sigmoid()),
        coefficients: may(inverseCoefficients()),
        moments: may(() => 1),
      }),
    ],
    checkedTask: () => [task()],
    rateClasses: () => [model({ rates: anyLength(vector(10, 10)), stimulated: anyLength([true, true]) })],
    levelReach: () => [(x: number) => x, { level: 0.5, reach: 2 }],
    loopOperations: () => ["euclidean", { afferents: 2, spikes: 1, gatherEvery: may(2) }],
    matrixError: () => [vector(1, 0, 0, 1), 2, 1, (x: Float64Array) => (x[0] = 1)],
    metricRatio: () => [
      model({ weights: vector(0.1, 0.2), rates: vector(10, 20) }),
      vector(0.1, 0.2),
      stream(),
      { steps: anyLength([0.1, 0.2]), samples: 2, transfer: may(sigmoid()) },
    ],
    momentGrid: () => [momentGridShape()],
    momentTable: () => [],
    tabulatedMoments: () => [
      may({ maximum: may(signed(0.5)), steepness: may(signed(0.5)), threshold: may(signed(0.5)) }),
      may(momentGrid()),
    ],
    outputSpikes: () => [anyLength([0.1, 0.2]), 2, stream()],
    timeHistogram: () => [outputSpikes(), { realisations: 2, width: 0.001, count: 2 }],
    outputView: () => [neuron(), [0.1, 0.2]],
    pairWithTeacher: () => [
      anyLength([stimulatedSynapse()]),
      {
        rule: "euclidean",
        learningRate: 0.01,
        teacher: signed(0.5),
        teacherDraws: anyLength([0.1, 0.2]),
        teacherScale: may(signed(0.5)),
        kernel: may(kernel()),
        ruleKernel: may(kernel()),
        transfer: may(sigmoid()),
        timeStep: may(0.01),
        updatePotential: may(true),
        coefficientsEvery: may(2),
        samples: may(2),
      },
    ],
    boostingDendrite: () => [signed(0.5), signed(0.5)],
    passiveDendrite: () => [signed(0.5)],
    saturatingDendrite: () => [signed(0.5), signed(0.5)],
    shuntedDendrite: () => [signed(0.5), signed(0.5)],
    weightsIn: () => [
      [parametrisation(), parametrisation()],
      [0.1, 0.2],
    ],
    learnWithSpikes: () => [lesson()],
    planeSamples: () => [signed(1), 1, 2],
    separateDirection: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      [0.1, 0.2],
      model({ uniform: signed(0.5), proportional: signed(0.5) }),
    ],
    separateTerms: () => [
      {
        start: [0.1, 0.2],
        rates: [10, 20],
        teacherRate: signed(0.5),
        learningRate: 0.01,
        bins: 2,
        input: stream(),
        teaching: stream(),
        transfer: may(sigmoid()),
      },
    ],
    deviationRatio: () => [
      Float64Array.from({ length: 20 }, (_, k) => 1 + (k % 2)),
      Float64Array.from({ length: 20 }, (_, k) => 1 + ((k * 3) % 7)),
    ],
    endRatio: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    meanOverSize: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    meanSpread: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    pooledEstimate: () => [
      whatever(
        anyLength([
          { vector: 1, a: 1, b: 2 },
          { vector: 2, a: 2, b: 1 },
          { vector: 3, a: 2, b: 1 },
        ]),
      ),
      name("a"),
      name("b"),
      (x: Float64Array) => x[0]!,
    ],
    powerExponent: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    proportionality: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    regressionSlope: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    sizeRatio: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    thirdRatio: () => [vector(1, 2, 3, 5, 8), vector(1, 3, 2, 5, 9)],
    potentialTraces: () => [
      anyLength([[0.1, 0.2]]),
      [0.1, 0.2],
      stream(),
      { bins: 2, burnIn: may(1), kernel: may(kernel()) },
    ],
    printedCoefficients: () => [
      [0.1, 0.2],
      [0.1, 0.2],
      may({ misprint: may("88"), kernel: may(kernel()), transfer: may(sigmoid()), moments: may(fisherMoments()) }),
    ],
    printedMoments: () => [signed(0.5), 0.5, may(sigmoid())],
    twoRates: () => [2, may([10, 20])],
    printedUniform: () => ["40", signed(0.5), signed(0.5), may(kernel())],
    publishedCoefficients: () => [memory(anyLength(vector(0.1, 0.2))), signed(0.5), signed(0.5)],
    publishedLoad: () => [signed(0.5)],
    publishedTable: () => [0.5],
    turnedAngle: () => [
      [1, 0, 0, 1],
      [0.1, 0.2],
    ],
    whitening: () => [[1, 0, 0, 1]],
    quadraticUpdates: () => [
      model({
        weights: vector(0.1, 0.2),
        teacher: vector(0.1, 0.2),
        rates: vector(10, 20),
      }),
      stream(),
      { samples: 2, distance: 0.5 },
    ],
    attenuation: () => [0.5, may(0.01)],
    euclideanIn: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    naturalIn: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    sampledNeuron: () => [vector(0.1, 0.2), [0.1, 0.2], may({ transfer: may(sigmoid()) })],
    scalingSamples: () => [{ vectors: 2, rates: anyLength([0.1, 0.2]), seed: may(signed(1)) }],
    signChange: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    valueAt: () => [[0.1, 0.2], [0.1, 0.2], 0.15],
    spanResiduals: () => [spanCheck()],
    pairedTrain: () => [0.5, 2, 1, stream(), may(0.01)],
    poissonTrain: () => [signed(0.5), 2, stream(), may(0.01)],
    potentialTrace: () => [anyLength([0.1, 0.2]), may(kernel()), may(0.01)],
    normalPotentials: () => [[0.1, 0.2], stream(), memory(vector(0, 0)), may(kernel())],
    stationaryPotentials: () => [[0.1, 0.2], stream(), memory(vector(0, 0)), may(kernel())],
    steepestDirection: () => [neuron(), [0.1, 0.2], 0.001],
    stepOfOutput: () => [neuron(), [0.1, 0.2], signed(0.5), 0.5],
    steppedMoments: () => [signed(0.5), signed(0.5), signed(0.5)],
    successes: () => [2, signed(0.5), stream()],
    SynapseLoop: () => [task(), learningTrial()],
    kernelConstant: () => [kernel()],
    kernelStep: () => [may(kernel()), may(0.01)],
    peakTime: () => [may(kernel())],
    synapticKernel: () => [may({ tauMembrane: may(0.01), tauSynapse: may(0.003), area: may(signed(0.5)) })],
    unweightedPotential: () => [signed(0.5), may(kernel())],
    drawPotentials: () => [
      model({
        kernel: kernel(),
        timeStep: 0.01,
        rates: anyLength(vector(10, 10)),
        stimulated: anyLength([true, true]),
      }),
      stream(),
      may({ samples: may(2), bins: may(2) }),
    ],
    TestSet: () => [
      model({ timeStep: 0.01, transfer: { maximum: signed(0.5), steepness: signed(0.5), threshold: signed(0.5) } }),
      vector(0.1, 0.2),
      [0.1, 0.2],
    ],
    quadratic: () => [may({ gain: may(signed(0.5)), threshold: may(signed(0.5)) })],
    sigmoid: () => [may({ maximum: may(signed(0.5)), steepness: may(signed(0.5)), threshold: may(signed(0.5)) })],
    compareUpdates: () => [vector(0.1, 0.2), vector(0.1, 0.2), 2, stream(), may(anyLength([constants()]))],
    pairUnitMean: () => [
      { rate: signed(0.5), train: memory(anyLength([0, 1])), teacherDraws: anyLength([0.1, 0.2]) },
      {
        rule: may("euclidean"),
        learningRate: may(0.01),
        teacher: may(signed(0.5)),
        teacherDraws: may(anyLength([0.1, 0.2])),
        teacherScale: may(signed(0.5)),
        kernel: kernel(),
        ruleKernel: may(kernel()),
        transfer: may(sigmoid()),
        timeStep: may(0.01),
        updatePotential: may(true),
        coefficientsEvery: may(2),
        samples: may(2),
      },
    ],
    potentialCorrelation: () => [signed(0.5), may(kernel())],
    teacherDraws: () => [stream(), may(5)],
    unitMeanKernel: () => [signed(0.5), may(0.003)],
    unitMeanVariance: () => [signed(0.5), may(0.003)],
    detour: () => [weightPath()],
    firstWhenSecond: () => [weightPath(), signed(0.5)],
    meanPath: () => [anyLength([weightPath()])],
    pathsOf: () => [whatever(anyLength([model({})])), [0.1, 0.2]],
    meanDivergence: () => [anyLength([0.1, 0.2]), taughtSamples()],
    meanUpdates: () => [anyLength([0.1, 0.2]), taughtSamples()],
    planeAngle: () => [
      [0.1, 0.2],
      [0.1, 0.2],
    ],
    secondOrderDivergence: () => [
      anyLength(vector(0.1, 0.2)),
      vector(0.1, 0.2),
      [0.1, 0.2],
      may({
        transfer: may({ maximum: may(signed(0.5)), steepness: may(signed(0.5)), threshold: may(signed(0.5)) }),
        timeStep: may(0.01),
      }),
    ],
    taughtSamples: () => [vector(0.1, 0.2), [0.1, 0.2], [0.1, 0.2], may(sigmoid())],
  },
  notCalled: [
    // half an hour of task, or an input that only a whole figure makes
    "learningCurves",
    "meanUpdates",
  ],
  exceptions: {
    requireRates: "a check itself: says the name that it is given",
    logistic: "a formula of one number, called in every bin of a loop",
    tabulatedLogistic: "called in every bin of a loop, with what the loop has checked",
    naturalTerms: "called in every bin of a loop, with what the loop has checked",
    euclideanRule: "called in every bin of a loop, with what the loop has checked",
  },
};
