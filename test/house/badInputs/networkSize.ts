import * as size from "plasticity/network-size";
import { randomStream } from "plasticity/numerics";
import { anyLength, may, memory, model } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const streams = (part: string) => randomStream(1, "bad inputs", part);
const vector = (...entries: number[]) => Float64Array.from(entries);
const rates = () => ({ taskRelevant: 0.02, taskIrrelevant: 0.1, intrinsicNoise: 0.01, cycle: 1 });
const linear = () => size.drawLinearTask({ inputs: 2, outputs: 1, samples: 5 }, stream());
const sigmoid = () => size.drawSigmoidTask([2, 2, 1], 3, streams);
const bowl = () => {
  const { dimension, error, gradient, hessianVector, hessianTrace } = size.linearNetwork(linear());
  return { dimension, error, gradient, hessianVector, hessianTrace };
};
const expanded = () => {
  const { network, start, embedding, rotation, embed } = size.expandTask(linear(), factors, stream());
  const { inputs, outputs, dimension } = network;
  return {
    network: model({ inputs, outputs, dimension }),
    start: anyLength(start),
    embedding: anyLength(embedding),
    rotation: anyLength(rotation),
    embed,
  };
};
const w = () => linear().student;
const sources = () => ({ irrelevantStream: stream(), noiseStream: stream(), persistence: may(0.1) });
const curvatures = () => ({ dimension: 4, gradientCurvature: 1, trace: 4 });
const geometry = () => ({ ...curvatures(), error: 1, gradientNorm: 1 });
const factors = { inputFactor: 2, outputFactor: 2 };
const effect = () => size.weightChangeEffect(bowl(), w(), vector(0.01, 0.02), 1);
const variables = () => size.compensationVariables(curvatures(), rates());
const length = { cycles: 20, bin: 5, steady: 10, difficultyEvery: may(5) };
const run = () => ({
  errorFunction: model(bowl()),
  w: w(),
  rates: model(rates()),
  cycles: 20,
  sources: model(sources()),
});
const theTask = () => model({ ...sigmoid(), layers: anyLength([2, 2, 1]) });

export const NETWORK_SIZE: Table = {
  rows: {
    compensationVariables: () => [model(curvatures()), model(rates())],
    curvatureCosts: () => [model(curvatures()), model(rates())],
    expectedErrorChange: () => [1, model(variables())],
    optimalRatio: () => [model({ fluctuationCurvature: 1, compensationCurvature: 2 })],
    ratesOfMagnitudes: () => [{ compensation: 1, fluctuation: 0.5, irrelevantToRelevant: 0.5, dimension: 2 }],
    steadyGradient: () => [model(variables())],
    curvedDirections: () => [model(bowl()), w()],
    expandedGeometry: () => [model(geometry()), factors],
    expandedLearningRate: () => [model(geometry()), factors, model(rates())],
    expansionRatios: () => [model(linear()), factors, stream()],
    expectedCurvature: () => [model(curvatures()), model(rates()), may(0.1)],
    expectedDifficulty: () => [model({ ...curvatures(), gradientNorm: 1 }), model(rates())],
    expectedLearningRate: () => [model(geometry()), model(rates())],
    localGeometry: () => [model(bowl()), w()],
    persistenceFactor: () => [0.1],
    steadyDifficulty: () => [model(rates()), 2],
    steadyGradientNorm: () => [model(curvatures()), model(rates()), may(0.1)],
    steadyLinearError: () => [model(curvatures()), model(rates()), may(0.1)],
    expandHidden: () => [[2, 2, 1], sigmoid().student, [3], may(model({ biases: may(true) }))],
    growthPerNeuron: () => [theTask()],
    learn: () => [{ ...run(), beforeCycle: may(() => 1), observe: may(() => 1) }],
    learningCurve: () => [{ ...run(), bin: 5, steady: 10, difficultyEvery: may(5), beforeCycle: may(() => 1) }],
    learningRate: () => [{ before: 1, after: 0.5, cycle: 1 }],
    learningRateCourse: () => [run()],
    embedTask: () => [model(linear()), 3, 2, stream()],
    expandTask: () => [model(linear()), factors, stream()],
    linearNetwork: () => [
      model({ teacher: vector(1, 2), inputMoment: vector(1, 0, 0, 1), outputs: 1, embedding: may(vector(1, 0, 0, 1)) }),
    ],
    drawLinearTask: () => [{ inputs: 2, outputs: 2, samples: 2 }, stream()],
    whitened: () => [model(linear())],
    measuredLearningRates: () => [model(bowl()), w(), model(rates()), 2, model(sources())],
    authorsLinearSize: () => [model(rates()), may({ typed: may(true) })],
    authorsNonlinearSize: () => [model(rates()), 10],
    optimalAffineSize: () => [model(rates()), { intercept: 1, slope: 1 }],
    optimalIsotropicSize: () => [model(rates())],
    optimalLinearSize: () => [model(rates()), may(0.5)],
    meanSquareRate: () => [model(rates()), 2],
    rescaleTime: () => [model(rates()), 2],
    stepLengths: () => [model(rates()), 2],
    printedCurvature: () => [model({ ...curvatures(), gradientNorm: 1 }), model(rates())],
    printedCurvatureFirstLine: () => [model({ ...curvatures(), gradientNorm: 1 }), model(rates())],
    printedExpandedLearningRate: () => [model(geometry()), factors, model(rates())],
    printedExpectedLearningRate: () => [model(geometry()), model(rates())],
    printedLearningRate: () => [model(effect()), 1],
    printedLinearSize: () => [model(rates())],
    printedNonlinearSize: () => [model(rates()), 10],
    semiOrthogonal: () => [3, 2, stream()],
    sigmoidNetwork: () => [
      [2, 2, 1],
      model(sigmoid().batch),
      may(sigmoid().targets),
      may(model({ biases: may(true) })),
    ],
    weightCount: () => [anyLength([2, 2, 1]), may(model({ biases: may(true) }))],
    drawSigmoidTask: () => [anyLength([2, 2, 1]), 2, streams, may(model({ biases: may(true) }))],
    drawSigmoidWeights: () => [anyLength([2, 2, 1]), stream(), may(model({ biases: may(true) }))],
    freshDataRun: () => [theTask(), [3], model(rates()), model(length), streams],
    linearRun: () => [
      model(linear()),
      { inputs: 3, outputs: 2 },
      model(rates()),
      model({ ...length, persistence: may(0.1) }),
      streams,
    ],
    sigmoidRun: () => [theTask(), [3], model(rates()), model(length), streams],
    difficultyLearningRate: () => [model(effect()), 0.02, 1],
    curvePeak: () => [anyLength([4, 8, 16, 32]), [1, 3, 3.2, 2.9], may({ reach: may(4) })],
    stepAverages: () => [model(bowl()), w(), model(rates()), 2, streams],
    silentWeights: () => [model(linear()), model(expanded()), stream()],
    localTaskDifficulty: () => [model(bowl()), w(), vector(0.1, 0.2)],
    stepDifficulty: () => [
      model(bowl()),
      model({ w: w(), gradient: vector(1, 2), step: vector(0.1, 0.2) }),
      may(memory(vector(0, 0))),
    ],
    weightChangeEffect: () => [model(bowl()), w(), vector(0.01, 0.02), 1],
    WeightChanges: () => [model(rates()), 2, model(sources())],
    directionCorrelation: () => [0.1],
    weightChangeSources: () => [streams, may(0.1)],
  },
  notCalled: [],
  exceptions: {},
};
