import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  TABLE2_LAYERS,
  curvature,
  hessian,
  layerCurvature,
  overNetworks,
  table2Task,
} from "plasticity/optimal-plasticity";

const [components, hidden, outputs] = TABLE2_LAYERS;
const first = components * hidden;

describe("curvature by layers", () => {
  const { landscape, teacher } = table2Task({ network: "linear", samples: 40, seed: 1, repeat: 1 });
  const w = teacher.map((value, k) => value + 0.3 * Math.sin(k));

  it("agrees with the whole Hessian: mean and Eq 14's average case of the output weights", () => {
    const n = landscape.dimension;
    const full = hessian(landscape, w);
    const block = Array.from({ length: n - first }, (_, i) =>
      Array.from({ length: n - first }, (_, j) => full[(first + i) * n + first + j]!),
    );
    const times = (a: number[][], b: number[][]) =>
      a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
    const trace = (a: number[][]) => a.reduce((sum, row, k) => sum + row[k]!, 0);
    const squared = times(block, block);
    const measured = layerCurvature(landscape, w, { first, fanIn: hidden });
    assert.ok(Math.abs(measured.outputMean / (trace(block) / (hidden * outputs)) - 1) < 1e-9);
    assert.ok(Math.abs(measured.outputAverageCase / (trace(times(squared, block)) / trace(squared)) - 1) < 1e-9);
  });

  it("with linear outputs F is exactly quadratic in the output weights: their Hessian doesn't move with them", () => {
    const moved = w.slice();
    const stream = randomStream(1, "output weights");
    for (let k = first; k < moved.length; k++) moved[k] = moved[k]! + stream.normal();
    const at = (place: Float64Array) => layerCurvature(landscape, place, { first, fanIn: hidden }).outputMean;
    assert.ok(Math.abs(at(moved) / at(w) - 1) < 1e-12);
  });

  it("splits the gradient: its share, and its curvature without the first layer", () => {
    const gradient = new Float64Array(landscape.dimension);
    landscape.gradient(w, gradient);
    const whole = gradient.reduce((sum, value) => sum + value * value, 0);
    gradient.fill(0, 0, first);
    const part = gradient.reduce((sum, value) => sum + value * value, 0);
    const measured = layerCurvature(landscape, w, { first, fanIn: hidden });
    assert.ok(Math.abs(measured.outputShare - part / whole) < 1e-12);
    assert.ok(Math.abs(measured.outputGradient - curvature(landscape, w, gradient)) < 1e-12);
  });

  it("refuses a place that isn't in the network", () => {
    assert.throws(() => layerCurvature(landscape, w, { first: 105, fanIn: 10 }), /first \+ fanIn/);
  });
});

describe("estimates over networks", () => {
  it("groups in the order of the records", () => {
    const records = [
      { landscape: "b", repeat: 1, over: 2, under: 1 },
      { landscape: "a", repeat: 1, over: 1, under: 1 },
      { landscape: "b", repeat: 2, over: 4, under: 1 },
      { landscape: "a", repeat: 2, over: 1, under: 1 },
    ];
    const entries = overNetworks(records, ["landscape"], { ratio: ({ over, under }) => over / under });
    assert.deepEqual(
      entries.map(({ landscape, ratio }) => [landscape, ratio.measured, ratio.units.count]),
      [
        ["b", 3, 2],
        ["a", 1, 2],
      ],
    );
    assert.throws(() => overNetworks(records.slice(0, 1), ["landscape"], { ratio: () => 1 }), /units/);
  });
});
