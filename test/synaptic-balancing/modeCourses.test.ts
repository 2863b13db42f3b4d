import assert from "node:assert/strict";
import { test } from "node:test";
import { balance, modeCourses, ring } from "plasticity/synaptic-balancing";

const costs = ring().perturbed;
const times = [0, 0.05, 1, 40];
const rows = modeCourses(costs, times, { power: 2 });

test("the modes together are the whole of h", () => {
  const flow = balance(costs, { times, power: 2, relativeTolerance: 1e-12, absoluteTolerance: 1e-15 });
  times.forEach((time, k) => {
    const squares = rows.filter((row) => row.time === time).reduce((sum, { exact }) => sum + exact ** 2, 0);
    const h = flow.coordinates.subarray(k * 12, (k + 1) * 12).reduce((sum, x) => sum + x * x, 0);
    assert.ok(Math.abs(squares - h) < 1e-12, `t = ${time}: ${squares} and ${h}`);
  });
});

test("the values that were worked out beforehand for Fig 5d", () => {
  const end = (mode: number) => rows.find((row) => row.mode === mode - 1 && row.time === 40)!;
  for (const [mode, exact, quadratic] of [
    [3, 0.2089, 0.19143],
    [5, 0.10496, 0.09619],
    [7, 0.06896, 0.0632],
  ] as const) {
    assert.ok(Math.abs(end(mode).exact - exact) < 1e-4);
    assert.ok(Math.abs(end(mode).quadratic - quadratic) < 1e-4);
  }
  for (const mode of [1, 2, 4, 6, 8, 10]) assert.ok(Math.abs(end(mode).exact) < 1e-9);
});

test("the approximation is exact to first order in time", () => {
  const error = (time: number) => {
    const row = modeCourses(costs, [0, time]).find((r) => r.mode === 2 && r.time === time)!;
    return Math.abs(row.quadratic / row.exact - 1);
  };
  const ratio = error(1e-4) / error(5e-5);
  assert.ok(ratio > 1.8, `error should fall at least like the time, got the ratio ${ratio}`);
});
