import { randomStream } from "plasticity/numerics";
import { anyLength, may, memory, model, name, signed } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const vector = (...entries: number[]) => Float64Array.from(entries);

export const SYNTHESIS: Table = {
  rows: {
    compensatorCurves: () => [
      anyLength([
        model({
          landscape: name("x"),
          rule: name("x"),
          ratio: 0.5,
          repeat: 1,
          steadyStateError: signed(0.5),
          floor: signed(0.5),
          relativeError: signed(0.5),
          drift: signed(0.5),
          compensationCurvature: signed(0.5),
          fluctuationCurvature: signed(0.5),
        }),
      ]),
    ],
    compensatorSpots: () => [
      anyLength([
        model({
          landscape: name("x"),
          rule: name("x"),
          ratio: 0.5,
          repeat: 1,
          steadyStateError: signed(0.5),
          floor: signed(0.5),
          relativeError: signed(0.5),
          drift: signed(0.5),
          compensationCurvature: signed(0.5),
          fluctuationCurvature: signed(0.5),
        }),
      ]),
    ],
    compensatorTask: () => [true, signed(1), 1],
    dampedNewton: () => [0.5, may(2)],
    naturalGradient: () => [() => 1, 0.5, may(2)],
    dampedSteadyState: () => [[0.1, 0.2], { ratio: 0.5, fluctuation: 0.5, damping: 0.5 }],
    fisherMatrix: () => [{ inputs: inputs(), hidden: 2, outputs: 2, outputLayer: may("linear") }],
    compensatorSpectrum: () => [true, signed(1), 1],
    linearPredictions: () => [
      anyLength([
        model({
          landscape: name("x"),
          rule: name("x"),
          ratio: 0.5,
          repeat: 1,
          steadyStateError: signed(0.5),
          floor: signed(0.5),
          relativeError: signed(0.5),
          drift: signed(0.5),
          compensationCurvature: signed(0.5),
          fluctuationCurvature: signed(0.5),
        }),
      ]),
      signed(1),
    ],
    maintenanceTask: () => [{ neurons: 2, imbalance: signed(0.5), seed: signed(1), repeat: 1 }],
    preservingDirection: () => [network(), [0.1, 0.2]],
    preservingSplit: () => [network()],
    networkOf: () => [vector(0.1, 0.2), network()],
    rateNetworkLandscape: () => [network(), vector(0.1, 0.2), 0.01],
    weightsOf: () => [network()],
    noCompensation: () => [
      model({ landscape: bowl(), w: vector(0.1, 0.2), gradient: vector(0.1, 0.2), taskError: signed(0.5) }),
      signed(0.5),
      stream(),
      memory(vector(0, 0)),
    ],
    withBalancing: () => [() => 1, network(), signed(0.5)],
  },
  notCalled: [],
  exceptions: {},
};
