import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep, pointAt } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  coefficients,
  effectiveScaling,
  fisherInformation,
  fisherMatrix,
  fisherMatrixFigures,
  inverseErrors,
  limits,
  matrixError,
  normalPotentials,
  quadraticNeuron,
  scalingSamples,
  sigmoid,
} from "plasticity/natural-gradient";
import { dot, randomStream } from "plasticity/numerics";
import { experiments } from "plasticity/natural-gradient/experiments";

async function onePoint(experiment: Experiment, index: number, changes: Record<string, unknown>) {
  const { parameters, axes } = planSweep(experiment, "quick", changes);
  const values = await experiment.run({ parameters, point: pointAt(axes, index), index, seed: 1 });
  for (const value of Object.values(values)) {
    assert.ok((typeof value === "number" ? [value] : Array.from(value)).every(Number.isFinite));
  }
  return values as Record<string, number & ArrayLike<number>>;
}
const cases: [Experiment, Record<string, unknown>][] = [
  [fisherMatrix, { samples: 100 }],
  [fisherMatrixFigures, { samples: 100 }],
  [coefficients, {}],
  [limits, { seconds: 2, samples: 50 }],
  [quadraticNeuron, { samples: 100 }],
];

test("the experiments are registered, and a point is the same twice", async () => {
  for (const [experiment, changes] of cases) {
    assert.ok(experiments.includes(experiment), experiment.name);
    assert.deepEqual(await onePoint(experiment, 0, changes), await onePoint(experiment, 0, changes));
  }
});

test("coefficients: the same weights at every rate, so that μ ∝ r", async () => {
  const [slow, fast] = [await onePoint(coefficients, 0, {}), await onePoint(coefficients, 20, {})];
  assert.ok(Math.abs(fast.mean! / slow.mean! / 3 - 1) < 1e-4);
});

test("inverse errors: right forms below 1e-10, misprinted ones above 1e-6 in every neuron", () => {
  const rows = inverseErrors({ vectors: 20 });
  assert.equal(rows.length, 100);
  for (const { form, distance, positiveDefinite } of rows) {
    assert.ok(positiveDefinite);
    assert.ok(form === "closed" || form === "printed" ? distance < 1e-10 : distance > 1e-6, `${form}: ${distance}`);
  }
});

test("effective scaling: right at the mean of a potential that hardly fluctuates; in time −½ at the threshold", () => {
  for (const { atMean, deviation } of effectiveScaling({ range: 0.05, vectors: 3 })) {
    assert.ok(deviation < 0.2 && Math.abs(atMean - 1) < 0.01);
  }
  // φ′/φ = β(1 − s) and φ′ ∝ s(1 − s): by symmetry the slope is −½ at μ = θ, 0 far below and −1 far above
  for (const { mean, slopeInTime } of effectiveScaling({ range: 5, vectors: 20 })) {
    assert.ok(
      slopeInTime > -1.5 && slopeInTime < 0.5 && slopeInTime + 0.5 > 0 === mean < 10,
      `${mean}: ${slopeInTime}`,
    );
  }
});

test("Figs 3E and 7: the closed matrix is better for the two afferents of 3E than for the five of 7", async () => {
  const two = await onePoint(fisherMatrixFigures, 0, { samples: 10_000 });
  const five = await onePoint(fisherMatrixFigures, 9, { samples: 10_000 });
  assert.ok(two.squaredError! < 0.0625 && five.squaredError! > 0.25);
});

test("Eq 81 is exact for normally distributed x, with two afferents too", () => {
  const [weights, rates] = [Float64Array.of(0.3, -0.2), Float64Array.of(10, 50)];
  const stream = randomStream(1, "test/normal");
  const { squaredError } = matrixError(fisherInformation(weights, rates), 2, 50_000, (x) =>
    sigmoid().information(dot(weights, normalPotentials(rates, stream, x))),
  );
  assert.ok(Math.abs(squaredError) < 5e-4, `${squaredError}`);
});

test("scaling samples: the same weights at each rate", () => {
  const rows = scalingSamples({ vectors: 5, rates: [5, 45] });
  assert.equal(rows.length, 10);
  const [low, high] = [5, 45].map((rate) => rows.filter((row) => row.rate === rate));
  for (const [k, { variance, mean, scale }] of low!.entries()) {
    // same weights: mean and variance go with the rate
    assert.ok(Math.abs(high![k]!.variance / variance - 9) < 1e-9 && Math.abs(high![k]!.mean / mean - 9) < 1e-9);
    assert.ok(scale > 0);
  }
});
