import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { balance, equilibrium, twoNeurons } from "plasticity/synaptic-balancing";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);

test("Fig 3 top (3, 0): printed reference values", () => {
  const at = (time: number) => twoNeurons({ c12: 3, c21: 0 }, time, { power: 2 });
  const expected: [number, number][] = [
    [0.05, 1.875],
    [0.5, 0.428571],
    [1, 0.230769],
    [2, 0.12],
    [4, 0.0612245],
  ];
  for (const [time, c12] of expected) near(at(time).c12, c12, 1e-6);
  near(at(4).difference, -0.5 * Math.log(49), 1e-12);
  near(at(4).difference, -1.94591, 1e-6);
});

test("Fig 3 bottom (3, 0.75): printed reference values, constant product, equilibrium", () => {
  const at = (time: number) => twoNeurons({ c12: 3, c21: 0.75 }, time, { power: 2 });
  for (const [time, c12, c21] of [
    [0.05, 2.171688, 1.03606],
    [0.2, 1.593547, 1.411945],
    [1, 1.500006, 1.499994],
  ] as const) {
    near(at(time).c12, c12, 1e-6);
    near(at(time).c21, c21, 1e-6);
    near((at(time).c12 * at(time).c21) / 2.25, 1, 1e-9);
  }
  near(at(50).c12, 1.5, 1e-14);
  near(at(50).difference, -0.5 * Math.log(2), 1e-14);
  near(equilibrium([0, 3, 0.75, 0]).total, 3, 1e-14);
});

test("against the integrated flow: any γ, p, self-loops, either order, one side missing (property)", () => {
  const cost = fc.double({ min: 0.1, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      cost,
      fc.oneof(cost, fc.constant(0)),
      fc.constantFrom(1, 1.5, 2, 3, 0.5),
      fc.constantFrom(0.2, 0.5, 1),
      fc.boolean(),
      (a, b, power, descentRate, swap) => {
        const [c12, c21] = swap ? [b, a] : [a, b];
        const times = [0, 0.01, 0.3, 2];
        const run = balance([0.7, c12, c21, 0.1], {
          times,
          power,
          descentRate,
          relativeTolerance: 1e-12,
          absoluteTolerance: 1e-13,
        });
        times.forEach((time, k) => {
          const exact = twoNeurons({ c12, c21 }, time, { power, descentRate });
          const costs = run.costsAt(k);
          near(costs[1]!, exact.c12, 1e-9);
          near(costs[2]!, exact.c21, 1e-9);
          near(run.coordinates[2 * k + 1]! - run.coordinates[2 * k]!, exact.difference, 1e-9);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("the paper's printed time factor (2p² ĉ t with γp = 1) is off by more than 0.1 for (0.5, 2), p = 2", () => {
  const times = Array.from({ length: 20 }, (_, k) => 0.02 * (k + 1));
  const printed = (t: number) => Math.tanh(2 * 4 * t + Math.atanh(Math.sqrt(0.5 / 2)));
  const worst = Math.max(
    ...times.map((t) => Math.abs(printed(t) - twoNeurons({ c12: 0.5, c21: 2 }, t, { power: 2 }).c12)),
  );
  assert.ok(worst > 0.1, `${worst}`);
  // the corrected factor in the paper's own form agrees where that form is real
  for (const t of times)
    near(Math.tanh(4 * t + Math.atanh(0.5)), twoNeurons({ c12: 0.5, c21: 2 }, t, { power: 2 }).c12, 1e-14);
});

test("equal costs stand still; no costs stay; bad input is named", () => {
  const equal = twoNeurons({ c12: 2, c21: 2 }, 3);
  assert.equal(equal.difference, 0);
  near(equal.c12, 2, 1e-15);
  near(equal.c21, 2, 1e-15);
  const none = twoNeurons({ c12: 0, c21: 0 }, 3);
  assert.equal(none.c12 + none.c21 + none.difference, 0);
  assert.throws(() => twoNeurons({ c12: -1, c21: 0 }, 1), /c12.*-1/);
  assert.throws(() => twoNeurons({ c12: 1, c21: NaN }, 1), /c21.*NaN/);
  assert.throws(() => twoNeurons({ c12: 1, c21: 1 }, -1), /time.*-1/);
  assert.throws(() => twoNeurons({ c12: 1, c21: 1 }, 1, { power: 0 }), /power: expected a number > 0/);
});
