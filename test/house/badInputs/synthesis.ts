import { drawLinearTask, linearNetwork } from "plasticity/network-size";
import { randomStream } from "plasticity/numerics";
import { firstOrder } from "plasticity/optimal-plasticity";
import { rateNetwork } from "plasticity/synaptic-balancing";
import { anyLength, may, model, name, signed } from "./spoil.js";
import type { Table } from "./table.js";

const network = () =>
  model(
    rateNetwork({
      recurrent: [
        [0, 8],
        [0.1, 0],
      ],
      input: [[0.6], [0.12]],
      output: [[0.2, 0.5]],
    }),
  );
const inputs = () => model({ kind: "iid", components: 2, samples: 3, values: vector(1, 2, 3, 4, 5, 6) });
const rule = firstOrder();
const vector = (...entries: number[]) => Float64Array.from(entries);
const task = () => drawLinearTask({ inputs: 2, outputs: 1, samples: 5 }, randomStream(1, "bad inputs"));
const bowl = () => {
  const { dimension, error, gradient, hessianVector, hessianTrace } = linearNetwork(task());
  return { dimension, error, gradient, hessianVector, hessianTrace };
};
const held = { taskIrrelevant: 1, intrinsicNoise: 0.08, cycle: 1 };
const plane = () =>
  [0.1, 0.2, 0.4].flatMap((rate) =>
    [2, 4, 8].map((dimension) =>
      model({ rate, repeat: 1, dimension, ratio: rate * dimension, error: 1, gradientCurvature: 1, trace: 4 }),
    ),
  );
const compensatorRow = () =>
  model({
    landscape: name("x"),
    rule: name("x"),
    ratio: 0.5,
    repeat: 1,
    steadyStateError: 0.5,
    floor: 0.5,
    relativeError: 0.5,
    drift: 0.5,
    compensationCurvature: 0.5,
    fluctuationCurvature: 0.5,
  });

export const SYNTHESIS: Table = {
  rows: {
    compensatorCurves: () => [anyLength([compensatorRow()])],
    compensatorSpots: () => [anyLength([compensatorRow()])],
    compensatorTask: () => [true, signed(1), 1],
    dampedNewton: () => [0.5, may(2)],
    naturalGradient: () => [() => 1, 0.5, may(2)],
    dampedSteadyState: () => [anyLength([0.1, 0.2]), { ratio: 0.5, fluctuation: 0.5, damping: 0.5 }],
    fisherMatrix: () => [{ inputs: inputs(), hidden: 2, outputs: 2, outputLayer: may("linear") }],
    compensatorSpectrum: () => [true, signed(1), 1],
    linearPredictions: () => [anyLength([compensatorRow()]), signed(1)],
    maintenanceTask: () => [{ neurons: 2, imbalance: signed(0.5), seed: signed(1), repeat: 1 }],
    bestRates: () => [anyLength(plane())],
    bestSizes: () => [anyLength(plane())],
    predictedRates: () => [anyLength(plane()), model(held)],
    planePicture: () => [anyLength(plane()), model(held), 2],
    learningLandscape: () => [model(bowl())],
    maintainedCycles: () => [
      {
        errorFunction: model(bowl()),
        w: task().student,
        rates: model({ taskRelevant: 0.02, taskIrrelevant: 0.1, intrinsicNoise: 0.01, cycle: 1 }),
        cycles: 40,
        stream: (part: string) => randomStream(1, "bad inputs", part),
      },
    ],
    preservingBend: () => [network(), [0.1, 0.2]],
    preservingCurvature: () => [network(), [0.1, 0.2], vector(1, 2, 3, 4, 5, 6, 7, 8)],
    preservingDirection: () => [network(), [0.1, 0.2]],
    preservingSplit: () => [network()],
    networkOf: () => [vector(1, 2, 3, 4, 5, 6, 7, 8), network()],
    rateNetworkLandscape: () => [network(), anyLength(vector(0.1, 0.2)), 0.01],
    weightsOf: () => [network()],
    withBalancing: () => [rule, network(), signed(0.5)],
  },
  notCalled: [
    // rows of a whole sweep
    "compensatorSpots",
  ],
  exceptions: {
    noCompensation: "a rule: called in every step with what `maintain` has checked, and looks at none of it",
  },
};
