import { randomStream } from "plasticity/numerics";
import * as optimal from "plasticity/optimal-plasticity";
import { anyLength, may, memory, model, name, orNull, signed, whatever } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const bowl = () => {
  const { hessianTrace, ...landscape } = optimal.quadraticBowl([1, 2]);
  return model({ ...landscape, hessianTrace: may(hessianTrace) });
};
const rule = () => optimal.firstOrder();
const inputs = () => model({ kind: "iid", components: 2, samples: 3, values: vector(1, 2, 3, 4, 5, 6) });
const vector = (...entries: number[]) => Float64Array.from(entries);
const curvatureRow = () => model({ ratio: 0.5, fluctuationCurvature: 0.5, compensationCurvature: 0.5 });
const sweepRow = () => model({ ratio: 0.5, repeat: 1, steadyStateError: 0.5 });
const simulation = () =>
  model({
    signalToNoise: 2,
    fluctuation: 0.5,
    ratio: 0.5,
    repeat: 1,
    steadyStateError: 0.5,
    shortWindowError: 0.5,
    halfwayError: 0.5,
    fluctuationCurvature: 0.5,
    compensationCurvature: 0.5,
  });
const sweepPanel = () =>
  model({
    signalToNoise: 2,
    fluctuation: 0.5,
    simulations: anyLength([simulation()]),
    ratio: 0.5,
    interval: [0.1, 0.2],
    error: 0.5,
    predicted: 0.5,
    spots: [0.1, 0.2],
    predictions: [0.1, 0.2],
  });
const publishedValue = () => model({ signalToNoise: 2, fluctuationMagnitude: 0.5, ratio: 0.5, value: 0.5 });
const publishedRepeat = () => model({ repeat: 1, signalToNoise: 2, fluctuationMagnitude: 0.5, ratio: 0.5, value: 0.5 });
const greedyOutcome = () =>
  model({ network: name("x"), repeat: 1, ratio: 0.5, predicted: 0.5, error: 0.5, best: 0.5, leastError: 0.5 });
const constantRow = () => model({ network: name("x"), repeat: 1, ratio: 0.5, constantError: 0.5 });
const greedyRow = () =>
  model({
    network: name("x"),
    repeat: 1,
    greedyRatio: 0.5,
    greedyError: 0.5,
    fluctuationCurvature: 0.5,
    compensationCurvature: 0.5,
  });
const stageRow = () =>
  model({ inputs: name("x"), outputLayer: name("x"), fluctuation: 0.5, repeat: 1, ratio: 0.5, stageError: 0.5 });
const gradientRow = () => model({ repeat: 1, state: 0.5, gradientCurvature: 0.5, meanCurvature: 0.5 });
const directionRow = () => model({ repeat: 1, randomCurvature: 0.5 });
const shareRow = () => model({ fluctuation: 0.5, signalToNoise: 2, ratio: 0.5, repeat: 1, steadyStateError: 0.5 });
const axis = () =>
  model({ name: name("x"), unit: may(name("x")), symbol: may(name("x")), values: anyLength([name("x")]) });
const mechanismRow = () =>
  model({
    scenario: name("x"),
    ratio: 0.5,
    repeat: 1,
    steadyStateError: 0.5,
    fluctuationCurvature: 0.5,
    compensationCurvature: 0.5,
    uphill: 0.5,
    relativeError: 0.5,
  });
const learningRow = () =>
  model({
    repeat: 1,
    time: 0.5,
    bestRatio: 0.5,
    improvement: 0.5,
    fluctuationCurvature: 0.5,
    compensationCurvature: 0.5,
  });
const ratedMoment = () =>
  model({
    steadyRatio: 0.5,
    learningRatio: 0.5,
    repeat: 1,
    time: 0.5,
    bestRatio: 0.5,
    improvement: 0.5,
    fluctuationCurvature: 0.5,
    compensationCurvature: 0.5,
  });
const estimate = () => model({ measured: 1, interval: [1, 2] });
const curvatureRatio = () =>
  model({
    rule: name("gradient"),
    landscape: name("quadratic"),
    relativeError: 1,
    errorRange: [1, 2],
    errorDrift: estimate(),
    ratioDrift: estimate(),
  });

export const OPTIMAL_PLASTICITY: Table = {
  rows: {
    alternate: () => [
      bowl(),
      {
        magnitude: 0.5,
        compensation: signed(0.5),
        steps: 2,
        seed: signed(1),
        signalToNoise: may(2),
        start: may(vector(0.1, 0.2)),
      },
    ],
    alternationSweep: () => [
      bowl(),
      {
        steps: 2,
        signalToNoise: may(2),
        magnitude: 0.5,
        start: may(vector(0.1, 0.2)),
        ratios: anyLength([0.1, 0.2]),
        seeds: 2,
      },
    ],
    anisotropy: () => [{ spreads: anyLength([0.1, 0.2]), bowls: 2, dimension: 2, draws: 2, steps: 2, seed: signed(1) }],
    areaAboveTangent: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2), 0.01, may(2)],
    averageCase: () => [1, { draws: 2 }],
    firstOrder: () => [may(2)],
    occasionally: () => [rule(), 2],
    splitMagnitude: () => [signed(0.5), 2],
    corruptedCurvatures: () => [bowl(), vector(0.1, 0.2), { signalToNoise: 2, count: 2, stream: stream() }],
    corruptedGoesFurther: () => [2, 0.5],
    corruptedOptima: () => [bowl(), vector(0.1, 0.2), { signalToNoise: 2, count: 2, stream: stream() }],
    corruptedSteps: () => [bowl(), vector(0.1, 0.2), { signalToNoise: anyLength([1, 2]), draws: 2, stream: stream() }],
    crossTerm: () => [
      bowl(),
      {
        intervals: anyLength([1, 2]),
        magnitude: 0.5,
        ratio: 0.5,
        signalToNoise: 2,
        start: vector(0.1, 0.2),
        steps: 4,
        seed: signed(1),
      },
    ],
    curvature: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2)],
    fluctuationCurvatures: () => [bowl(), vector(0.1, 0.2), 2, stream()],
    meanCurvature: () => [bowl(), vector(0.1, 0.2)],
    curvatureByNetwork: () => [anyLength([gradientRow()]), anyLength([directionRow()])],
    comparativeOf: () => [anyLength([0.1, 0.2])],
    curvatureRatios: () => [model({ values: model({}), axes: anyLength([axis()]), observables: model({}) })],
    curveMinimum: () => [
      [0.5, 1, 2],
      [2, 1, 3],
    ],
    downhillDirection: () => [
      bowl(),
      vector(0.1, 0.2),
      { steepness: 0.1, upward: signed(1.05), curved: vector(0.1, 0.2), flat: vector(0.1, 0.2) },
    ],
    experimentalStudies: () => [may(name(process.cwd()))],
    studyShares: () => [
      anyLength([
        model({
          reference: name("x"),
          preparation: "in vivo",
          measure: name("x"),
          kind: "rate",
          low: orNull(1),
          central: orNull(2),
          high: orNull(3),
          percent: 2,
          recomputed: orNull(model({ percent: 1, low: 1, high: 1 })),
        }),
      ]),
    ],
    fluctuationScale: () => ["keep or oppose", "quadratic"],
    spacingOfStates: () => [signed(0.5), signed(0.5), signed(0.5)],
    table2Task: () => [{ network: "linear", samples: 2, seed: signed(1), repeat: 1 }],
    fluctuation: () => [0.5, stream(), memory(anyLength(vector(0, 0)))],
    fluctuationEffects: () => [bowl(), vector(0.1, 0.2), 0.5, 2, stream()],
    confined: () => [anyLength([vector(1, 0), vector(0, 1)])],
    persistent: () => [2],
    weightDecay: () => [0.5, stream(), memory(vector(0, 0)), vector(0.1, 0.2)],
    whiteNoise: () => [0.5, stream(), memory(anyLength(vector(0, 0)))],
    fluctuationShare: () => [0.5],
    impliedRatio: () => [signed(0.5), "rate"],
    sweetSpotsByTeacher: () => [anyLength([shareRow()]), 2],
    glorotWeights: () => [anyLength([2, 1]), stream()],
    corruptedCurvature: () => [signed(0.5), signed(0.5), 0.5, signed(0.5)],
    gradientCurvature: () => [[1, 2], may([0.1, 0.2])],
    newtonCurvature: () => [[1, 2], may([0.1, 0.2])],
    pathAveragedHessianVector: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2), memory(vector(0, 0)), may(2)],
    greedy: () => [rule()],
    costOfRatios: () => [anyLength([greedyOutcome()]), anyLength([constantRow()]), "linear"],
    greedyOutcomes: () => [anyLength([greedyRow()]), anyLength([constantRow()])],
    ofNetworks: () => [anyLength([greedyOutcome()]), "linear", () => 1],
    hessian: () => [bowl(), vector(0.1, 0.2)],
    hessianSpectrum: () => [bowl(), vector(0.1, 0.2)],
    leadingDirections: () => [bowl(), vector(0.1, 0.2), 2, stream(), may(2)],
    drawInputs: () => [{ kind: "mixed", components: 2, samples: 2, seed: signed(1), draw: may(signed(0.5)) }],
    secondMoment: () => [inputs()],
    isotropicSteadyState: () => [{ ratio: 0.5, fluctuation: 0.5, signalToNoise: 2, outputs: 2 }],
    layerCurvature: () => [bowl(), vector(0.1, 0.2), { first: 0, fanIn: 2 }],
    layerDrift: () => [vector(0.1, 0.2, 0.3), vector(0.2, 0.1, 0.3), [2, 1], { fluctuation: 0.5, time: 1 }],
    levelSet: () => [[1, 2], 0.5, may(4)],
    liftedDirections: () => [bowl(), vector(0.1, 0.2), stream(), may(0.01)],
    lineCases: () => [bowl(), vector(0.1, 0.2), stream()],
    lineProfile: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2), { from: may(signed(0)), to: 1, points: 2 }],
    localExpansion: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2)],
    lineSearch: () => [bowl(), vector(0.1, 0.2), vector(-0.1, -0.2), may(0.001)],
    linearNetwork: () => [vector(0.1, 0.2), vector(1, 0, 0, 1), 1],
    maintain: () => [
      {
        landscape: bowl(),
        w: memory(vector(0.1, 0.2)),
        steps: 2,
        fluctuationMagnitude: 0.5,
        compensationMagnitude: 0.5,
        rule: rule(),
        fluctuate: may(() => 1),
        fluctuationStream: stream(),
        compensationStream: stream(),
        observe: may(() => 1),
      },
    ],
    setUp: () => ["drift", signed(1), 1],
    mechanismCurves: () => [anyLength([mechanismRow()])],
    mechanismSpots: () => [anyLength([mechanismRow()])],
    predictedSpots: () => [2, signed(1), 2],
    nearbyMinimum: () => [bowl(), vector(0.1, 0.2), may({ part: may(signed(0.5)), steps: may(2) })],
    networkSeed: () => [signed(1), 1],
    newtonSweep: () => [
      anyLength([1, 2]),
      {
        concurrent: may(true),
        delay: may(signed(0.5)),
        signalToNoise: may(2),
        ratios: anyLength([1, 2]),
        steps: 2,
        seeds: 2,
      },
    ],
    nonlinearNetwork: () => [
      { inputs: inputs(), teacher: vector(1, 2, 3), hidden: 1, outputs: 1, outputLayer: may("linear") },
    ],
    optimalMagnitude: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2)],
    optimalRatio: () => [signed(0.5), signed(0.5)],
    optimalRatioWhileLearning: () => [signed(0.5), signed(0.5), signed(0.5), 0.5],
    optimalSteadyState: () => [
      bowl(),
      { magnitude: 0.5, start: vector(0.1, 0.2), settle: 1, steps: 4, seed: signed(1) },
    ],
    overNetworks: () => [
      whatever(anyLength([1, 2].map((repeat) => model({ repeat, rule: name("x"), error: may(1) })))),
      anyLength([name("rule")]),
      model({ mean: (row: { error: number }) => row.error }),
    ],
    overshoot: () => [bowl(), { magnitude: 0.5, steps: 2, seeds: 2 }],
    gridOf: () => [bowl(), { extent: signed(0.5), points: 2 }],
    pathOnPlane: () => [
      bowl(),
      { start: [0.1, 0.2], steps: 2, fluctuation: 0.5, compensation: signed(0.5), seed: signed(1) },
    ],
    projectOnPlane: () => [vector(0.1, 0.2), vector(0.1, 0.2), anyLength([vector(0.1, 0.2)])],
    restrictToPlane: () => [bowl(), vector(0.1, 0.2), anyLength([vector(0.1, 0.2)])],
    principalArc: () => [anyLength([vector(0.1, 0.2), vector(0.2, 0.1), vector(0.3, 0.3)])],
    processEffects: () => [
      bowl(),
      anyLength([vector(0.1, 0.2)]),
      { magnitude: 0.5, ratio: 0.5, signalToNoise: 2, draws: 2, stream: stream() },
    ],
    quadraticBowl: () => [[0.1, 0.2], may(vector(0.1, 0.2))],
    quadraticSteadyState: () => [anyLength([0.1, 0.2]), { ratio: 0.5, fluctuation: 0.5, signalToNoise: may(2) }],
    quadraticSweetSpot: () => [anyLength([0.1, 0.2]), may({ fluctuation: may(0.5), signalToNoise: may(2) })],
    randomSpectra: () => [{ count: 2, dimension: 2, stream: stream() }],
    ratedMoments: () => [anyLength([learningRow()]), 0.5],
    ratesWhileLearning: () => [anyLength([ratedMoment()])],
    redundantSynapses: () => [{ independent: signed(0.5), pairs: 2, seed: signed(1) }],
    relearning: () => [
      bowl(),
      { start: vector(0.1, 0.2), magnitude: 0.5, steps: 2, seeds: 2, firstSeed: may(signed(1)) },
    ],
    beeline: () => [anyLength(vector(0.1, 0.2))],
    newtonDirection: () => [
      model({ eigenvalues: vector(1, 2), eigenvectors: memory(vector(1, 0, 0, 1)) }),
      vector(0.1, 0.2),
      memory(vector(0, 0)),
      may(0.5),
    ],
    newtonRule: () => [may({ every: may(2), tolerance: may(0.5) })],
    coursesOf: () => [anyLength([model({ fluctuation: 0.5, repeat: 1, time: signed(0.5) })]), 0.5, name("x")],
    relativeDrift: () => [anyLength([0.1, 0.2])],
    stageSweetSpots: () => [anyLength([stageRow()])],
    columnShift: () => [anyLength([sweepPanel()]), 2],
    comparePublished: () => [anyLength([simulation()]), anyLength([publishedValue()])],
    gapToPrediction: () => [anyLength([sweepPanel()]), 2],
    growthExponents: () => [anyLength([sweepPanel()]), 2],
    largestSpot: () => [anyLength([model({ spots: anyLength([0.3, 0.5]) })])],
    pairedRows: () => [anyLength([sweepPanel()]), 0.05, 0.02, () => 1],
    panelCurve: () => [model({ simulations: anyLength([simulation()]) })],
    publishedCurve: () => [anyLength([publishedValue()]), model({ fluctuation: 0.5, signalToNoise: 2 })],
    relativeSpread: () => [anyLength([0.1, 0.2])],
    spotEstimate: () => [
      model({
        signalToNoise: 2,
        fluctuation: 0.5,
        simulations: anyLength([simulation()]),
        ratio: 0.5,
        interval: [0.1, 0.2],
        error: 0.5,
        predicted: 0.5,
        spots: anyLength([0.1, 0.2]),
        predictions: anyLength([0.1, 0.2]),
      }),
    ],
    spotRows: () => [anyLength([sweepPanel()]), anyLength([publishedRepeat()])],
    spotShift: () => [anyLength([sweepPanel()]), 0.05, 0.02],
    steadiness: () => [anyLength([simulation()]), model({ fluctuation: 0.5, ratio: 0.5, signalToNoise: 2 })],
    steadyStates: () => [anyLength([simulation()]), model({ fluctuation: 0.5, ratio: 0.5, signalToNoise: 2 })],
    sweepPanels: () => [anyLength([simulation()])],
    worstSpots: () => [anyLength([sweepPanel()]), 2],
    predictedSweetSpot: () => [anyLength([curvatureRow()])],
    sweetSpot: () => [anyLength([sweepRow()])],
    sweetSpots: () => [anyLength([sweepRow()])],
    gradientByError: () => [model({ values: model({}), axes: anyLength([axis()]), observables: model({}) })],
    newtonByCutoff: () => [model({ values: model({}), axes: anyLength([axis()]), observables: model({}) })],
    ratioFall: () => [
      model({ values: model({}), axes: anyLength([axis()]), observables: model({}) }),
      { outputs: "linear", low: signed(0.5), high: signed(0.5) },
    ],
    entrySteadiness: () => [anyLength([curvatureRatio()])],
    table2Fields: () => [anyLength([curvatureRatio()])],
    linearTask: () => [{ seed: signed(1), repeat: 1, inputs: may("mixed"), ownInputs: may(true), samples: may(2) }],
    nonlinearTask: () => [
      {
        seed: signed(1),
        repeat: 1,
        inputs: may("mixed"),
        ownInputs: may(true),
        samples: may(2),
        outputLayer: may("linear"),
      },
    ],
    expectedChange: () => [0.5, signed(0.5)],
    secondOrderChange: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2)],
    optimalMagnitudeToThirdOrder: () => [bowl(), vector(0.1, 0.2), vector(0.1, 0.2), may(0.01)],
    meanState: () => [anyLength([vector(1, 0), vector(0, 1)])],
    nonlinearTrajectory: () => [
      {
        fluctuation: 0.5,
        ratio: 0.5,
        signalToNoise: 2,
        settle: 1,
        count: 2,
        every: 2,
        seed: may(signed(1)),
        samples: may(2),
        held: may(true),
      },
    ],
    principalDirections: () => [anyLength([anyLength(vector(0.1, 0.2))]), 2],
    twoProcesses: () => [{ seed: signed(1), repeat: 1, magnitude: 0.5, settle: 1 }],
    upAndDown: () => [bowl(), vector(0.1, 0.2), 0.5, 2, stream(), may({ reach: may(signed(0.5)), points: may(2) })],
    keepOrOppose: () => [may(0.01)],
    perturbationAverage: () => [2, may(0.01)],
  },
  notCalled: [
    // minutes of simulation, or rows of a whole sweep
    "averageCase",
    "columnShift",
    "curvatureRatios",
    "entrySteadiness",
    "gradientByError",
    "greedyOutcomes",
    "growthExponents",
    "mechanismSpots",
    "newtonByCutoff",
    "pairedRows",
    "predictedSpots",
    "ratioFall",
    "spotRows",
    "spotShift",
    "stageSweetSpots",
    "sweepPanels",
    "sweetSpot",
    "sweetSpots",
    "sweetSpotsByTeacher",
    "table2Fields",
    // a direction with these curvatures isn't found in two dimensions
    "downhillDirection",
    "liftedDirections",
    "lineCases",
  ],
  exceptions: {},
};
