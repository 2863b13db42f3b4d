import assert from "node:assert/strict";
import { test } from "node:test";
import { dot, maximumMagnitude } from "plasticity/numerics";
import {
  balance,
  conductanceLaplacian,
  eigenmodes,
  equilibrium,
  heatAmplitude,
  heatCoordinates,
  heatEquilibrium,
  heatGradients,
  neuralGradients,
  ring,
  ringEquilibrium,
  totalCost,
} from "plasticity/synaptic-balancing";
import { largestDifference, randomWeights } from "./randomNetworks.js";

const near = (actual: number, expected: number, tolerance: number, name = "") =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${name} ${actual}, expected ${expected} ± ${tolerance}`);

const { neurons, before, perturbed, synapses } = ring();
const costOf = (costs: ArrayLike<number>, name: string) => {
  const { from, to } = synapses.find((synapse) => synapse.name === name)!;
  return costs[to * neurons + from]!;
};

test("the ring is balanced before; g⁰ and C after the change; 24 synapses", () => {
  assert.equal(before.filter((c) => c > 0).length, 24);
  assert.equal(maximumMagnitude(neuralGradients(before)), 0);
  assert.deepEqual([...neuralGradients(perturbed)], [-2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(totalCost(perturbed), 26);
  assert.equal(costOf(perturbed, "A"), 3);
  for (const name of "BCDEFGH") assert.equal(costOf(perturbed, name), 1);
});

test("spectrum of L⁰", () => {
  const expected = [0, 0.535898, 0.583264, 2, 2.17349, 4, 4.331406, 6, 6.439123, 7.464102, 7.806024, 10.666693];
  const { values, vectors } = eigenmodes(conductanceLaplacian(perturbed));
  assert.ok(largestDifference(values, expected) < 1e-6);
  for (let a = 0; a < 12; a++) {
    for (let b = 0; b < 12; b++) {
      near(dot(vectors.subarray(12 * a, 12 * a + 12), vectors.subarray(12 * b, 12 * b + 12)), a === b ? 1 : 0, 1e-13);
    }
  }
});

test("equilibrium: closed form, Newton, and the printed numbers agree", () => {
  const closed = ringEquilibrium();
  near(closed.q, 1.048589606, 1e-9);
  near(closed.changed, 1.780165, 1e-6);
  near(closed.reverse, 1.685237, 1e-6);
  near(closed.against, 0.953662, 1e-6);
  near(closed.total, 25.490169, 1e-6);
  near(closed.coordinates[1]!, 0.130477, 1e-6);
  near(closed.coordinates[1]! - closed.coordinates[2]!, 0.023723, 1e-6);
  near(closed.coordinates[6]!, 0.011862, 1e-6);
  for (const [size, factor, power] of [
    [12, 3, 2],
    [12, 0.2, 2],
    [5, 10, 1],
    [7, 1, 3],
  ] as const) {
    const setting = { neurons: size, factor, power };
    const exact = ringEquilibrium(setting);
    const found = equilibrium(ring({ neurons: size, factor }).perturbed, { power });
    assert.ok(largestDifference(exact.coordinates, found.coordinates) < 1e-13, JSON.stringify(setting));
    near(exact.total, found.total, 1e-12);
    near(exact.changed, found.costs[size]!, 1e-12);
  }
});

test("c(t): printed values at t = 0.1 and 1, overshoot of C and E, lag of G and H", () => {
  const run = balance(perturbed, { times: [0, 0.1, 1, 60], relativeTolerance: 1e-10 });
  const expected = [
    { A: 2.08264, B: 1.44048, C: 1.15801, E: 1.15801, D: 0.86355, F: 0.86355, G: 1.000005, H: 0.999995 },
    { A: 1.81212, B: 1.65552, C: 1.0783, E: 1.0783, D: 0.92739, F: 0.92739, G: 1.01908, H: 0.98128 },
  ];
  expected.forEach((values, k) => {
    for (const [name, value] of Object.entries(values)) near(costOf(run.costsAt(k + 1), name), value, 1e-4, name);
  });
  assert.ok(largestDifference(run.coordinates.subarray(36), ringEquilibrium().coordinates) < 1e-9);

  const times = Float64Array.from({ length: 3001 }, (_, k) => k / 1000);
  const fine = balance(perturbed, { times });
  const curve = (name: string) => Float64Array.from(times, (_, k) => costOf(fine.costsAt(k), name));
  for (const [name, peak] of [
    ["C", 1.1617],
    ["E", 1.1617],
    ["D", 0.8608],
    ["F", 0.8608],
  ] as const) {
    const values = curve(name);
    const extreme = peak > 1 ? Math.max(...values) : Math.min(...values);
    near(extreme, peak, 1e-4, name);
    near(times[values.indexOf(extreme)]!, 0.132, 0.003, name);
  }
  const halfTime = (name: string) => {
    const values = curve(name);
    const half = (values[0]! + costOf(run.costsAt(3), name)) / 2;
    return times[values.findIndex((value) => (values[0]! < half ? value >= half : value <= half))]!;
  };
  near(halfTime("A"), 0.042, 0.002);
  near(halfTime("B"), 0.063, 0.002);
  near(halfTime("G"), 1.19, 0.01);
  near(halfTime("H"), 1.17, 0.01);
});

test("modes 3, 5, 7: projections exact and quadratic, even modes untouched", () => {
  const { values, vectors } = eigenmodes(conductanceLaplacian(perturbed));
  const g = neuralGradients(perturbed);
  const h = ringEquilibrium().coordinates;
  const heat = heatEquilibrium(perturbed);
  const expected = [
    [3, 0.2089, 0.19143, 0.223307],
    [5, 0.10496, 0.09619, 0.418117],
    [7, 0.06896, 0.0632, 0.547464],
  ] as const;
  for (const [number, exact, quadratic, drive] of expected) {
    const v = vectors.subarray(12 * (number - 1), 12 * number);
    const sign = Math.sign(dot(v, g));
    near(sign * dot(v, g), drive, 1e-6);
    near(sign * dot(v, h), exact, 1e-5);
    near(sign * dot(v, heat), quadratic, 1e-5);
    near(dot(v, heat) / dot(v, h), 1 - 0.084, 0.001);
    near(dot(v, heat), dot(v, g) * heatAmplitude(2 * values[number - 1]!, 1e6), 1e-12);
  }
  for (const number of [2, 4, 6, 8, 10]) {
    const v = vectors.subarray(12 * (number - 1), 12 * number);
    assert.ok(Math.abs(dot(v, h)) < 1e-12, `mode ${number}`);
  }
});

test("heat equation: exact start, right end, dh/dt = g by the matrix exponential, for any γ", () => {
  const power = 1.5;
  for (const descentRate of [1 / power, 0.3]) {
    const options = { power, descentRate };
    const times = [0, 0.2, 0.2001, 1e5];
    const h = heatCoordinates(perturbed, times, options);
    assert.equal(maximumMagnitude(h.subarray(0, 12)), 0);
    assert.ok(largestDifference(h.subarray(36), heatEquilibrium(perturbed, options)) < 1e-12);
    const slope = h.slice(24, 36).map((x, k) => (x - h[12 + k]!) / (times[2]! - times[1]!));
    assert.ok(largestDifference(slope, heatGradients(perturbed, 0.20005, options)) < 1e-7);
    assert.ok(
      largestDifference(
        heatGradients(perturbed, 0, options),
        neuralGradients(perturbed, { scale: descentRate * power }),
      ) < 1e-14,
    );
  }
});

test("heat equation: error of second order in the imbalance, also away from the ring", () => {
  const n = 5;
  const balanced = equilibrium(randomWeights(1, n).map((w) => w * w)).costs;
  const error = (size: number) => {
    const costs = balanced.map((c, k) => (k === 1 ? c * (1 + size) : c));
    const times = [0, 0.5, 3];
    return largestDifference(
      heatCoordinates(costs, times),
      balance(costs, { times, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 }).coordinates,
    );
  };
  near(error(0.02) / error(0.01), 4, 0.2);
});

test("other p: the same costs with time rescaled, h ∝ 1/p", () => {
  const two = balance(perturbed, { times: [0, 0.1, 1], power: 2, relativeTolerance: 1e-11 });
  const one = balance(perturbed, { times: [0, 0.2, 2], power: 1, relativeTolerance: 1e-11 });
  assert.ok(largestDifference(two.costsAt(2), one.costsAt(2)) < 1e-8);
  assert.ok(
    largestDifference(
      two.coordinates,
      one.coordinates.map((h) => h / 2),
    ) < 1e-8,
  );
});

test("bad input", () => {
  assert.throws(() => ring({ neurons: 2 }), /neurons/);
  assert.throws(() => ring({ factor: 0 }), /factor: expected a number > 0/);
  assert.throws(() => ringEquilibrium({ power: -1 }), /power/);
  assert.throws(() => eigenmodes([1, 2, 3, 4]), /symmetric/);
  assert.throws(() => heatCoordinates(perturbed, [-1]), /time/);
});

test("small pushes up and down: the answers are mirror images, and all eight costs go the other way", () => {
  const answer = (factor: number) => equilibrium(ring({ factor }).perturbed).coordinates[1]!;
  near(answer(1.01) / answer(0.99), -1, 0.02);
  const change = (factor: number, name: string) => {
    const pushed = ring({ factor }).perturbed;
    return costOf(equilibrium(pushed).costs, name) - costOf(pushed, name);
  };
  for (const { name } of synapses) assert.ok(change(3, name) * change(1 / 3, name) < 0, name);
});
