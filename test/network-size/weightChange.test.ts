import assert from "node:assert/strict";
import { test } from "node:test";
import {
  WeightChanges,
  directionCorrelation,
  learn,
  linearNetwork,
  meanSquareRate,
  persistenceFactor,
  rescaleTime,
  stepLengths,
} from "plasticity/network-size";
import { dot, mean, norm } from "plasticity/numerics";
import { linearExample, near, normals, sources } from "./someNetworks.js";

const rates = { taskRelevant: 0.2, taskIrrelevant: 1, intrinsicNoise: 0.1, cycle: 2 };

test("mean square rate: 2000 draws within 2 % of γ₁² + γ₂² + γ₃²N/T", () => {
  const gradient = normals(18, "gradient");
  const changes = new WeightChanges(rates, 18, sources(1));
  const step = new Float64Array(18);
  const squares = Array.from({ length: 2000 }, () => norm(changes.next(gradient, step)) ** 2 / 4);
  assert.ok(near(mean(squares) / meanSquareRate(rates, 18), 1, 0.02));
});

test("each component alone has its length, the first its direction", () => {
  const gradient = normals(18, "gradient");
  const step = new Float64Array(18);
  const alone = (name: keyof typeof rates) => {
    const only = { taskRelevant: 0, taskIrrelevant: 0, intrinsicNoise: 0, cycle: 2, [name]: rates[name] };
    new WeightChanges(only, 18, sources(1)).next(gradient, step);
    return norm(step);
  };
  const lengths = stepLengths(rates, 18);
  assert.ok(near(alone("taskIrrelevant"), lengths.taskIrrelevant, 1e-14) && near(lengths.taskIrrelevant, 2, 1e-15));
  assert.ok(near(alone("intrinsicNoise"), lengths.intrinsicNoise, 1e-14));
  assert.ok(near(lengths.intrinsicNoise, 0.1 * Math.sqrt(36), 1e-15));
  assert.ok(near(alone("taskRelevant"), 0.4, 1e-14));
  assert.ok(near(dot(step, gradient) / norm(gradient), -0.4, 1e-14));
});

test("the antithetic step has the noise turned round", () => {
  const gradient = normals(18, "gradient");
  const changes = new WeightChanges(rates, 18, sources(1));
  const one = changes.next(gradient, new Float64Array(18));
  const other = changes.flipped(gradient, new Float64Array(18));
  for (let k = 0; k < 18; k++) {
    assert.ok(near(one[k]! + other[k]!, (-0.8 * gradient[k]!) / norm(gradient), 1e-13));
  }
});

test("only Tγ₁, Tγ₂ and √T γ₃ matter: the same course in another unit of time", () => {
  const course = (factor: number) => {
    const task = linearExample();
    return learn({
      errorFunction: linearNetwork(task),
      w: task.student,
      rates: rescaleTime({ taskRelevant: 0.2, taskIrrelevant: 2, intrinsicNoise: 0.1, cycle: 0.5 }, factor),
      cycles: 50,
      sources: sources(2),
    });
  };
  const once = course(1);
  course(0.5).forEach((error, t) => assert.ok(near(error, once[t]!, 1e-11), `cycle ${t}`));
  const other = rescaleTime({ taskRelevant: 0.2, taskIrrelevant: 2, intrinsicNoise: 0.1, cycle: 0.5 }, 0.5);
  assert.ok(near(other.intrinsicNoise, 0.0707107, 1e-6) && other.cycle === 1 && other.taskRelevant === 0.1);
});

test("persistence: lag-one correlation r of the directions", () => {
  assert.ok(near(directionCorrelation(0.1), 0.1104, 1e-4) && near(persistenceFactor(0.1), 1.248, 1e-3));
  assert.equal(directionCorrelation(0), 0);
  const n = 400;
  const changes = new WeightChanges({ ...rates, taskRelevant: 0, intrinsicNoise: 0 }, n, sources(3, 0.4));
  const gradient = normals(n, "gradient");
  let last = changes.next(gradient, new Float64Array(n)).slice();
  const correlations = Array.from({ length: 300 }, () => {
    const next = changes.next(gradient, new Float64Array(n)).slice();
    const value = dot(last, next) / (norm(last) * norm(next));
    last = next;
    return value;
  });
  assert.ok(near(mean(correlations), directionCorrelation(0.4), 0.02));
});

test("γ < 0, T ≤ 0, N, ρ, lengths: clear errors", () => {
  const make = (changes: Partial<typeof rates>, dimension = 3, persistence = 0) =>
    new WeightChanges({ ...rates, ...changes }, dimension, sources(1, persistence));
  for (const name of ["taskRelevant", "taskIrrelevant", "intrinsicNoise"] as const) {
    for (const value of [-0.1, NaN])
      assert.throws(() => make({ [name]: value }), new RegExp(`${name}: expected a number ≥ 0`));
  }
  for (const cycle of [0, -1, NaN, Infinity]) assert.throws(() => make({ cycle }), /cycle: expected a number > 0/);
  for (const n of [0, 1.5]) assert.throws(() => make({}, n), /dimension: expected a whole number ≥ 1/);
  for (const rho of [1, -0.1]) assert.throws(() => make({}, 3, rho), /persistence: expected/);
  assert.throws(() => make({}).next(new Float64Array(2), new Float64Array(3)), /gradient: expected 3 entries, got 2/);
  assert.throws(() => make({}).next(new Float64Array(3), new Float64Array(4)), /out: expected 3 entries, got 4/);
  assert.throws(() => rescaleTime(rates, 0), /factor: expected a number > 0/);
});
