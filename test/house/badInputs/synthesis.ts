import { randomStream } from "plasticity/numerics";
import { anyLength, may, memory, model, name, signed } from "./spoil.js";
import type { Table } from "./table.js";

const stream = () => randomStream(1, "bad inputs");
const vector = (...entries: number[]) => Float64Array.from(entries);
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
    preservingDirection: () => [network(), [0.1, 0.2]],
    preservingSplit: () => [network()],
    networkOf: () => [vector(0.1, 0.2), network()],
    rateNetworkLandscape: () => [network(), vector(0.1, 0.2), 0.01],
    weightsOf: () => [network()],
    noCompensation: () => [state(), signed(0.5), stream(), memory(vector(0, 0))],
    withBalancing: () => [rule, network(), signed(0.5)],
  },
  notCalled: [],
  exceptions: {},
};
