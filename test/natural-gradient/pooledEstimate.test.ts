import assert from "node:assert/strict";
import { test } from "node:test";
import {
  coefficientTerms,
  coefficientsAt,
  deviationRatio,
  endRatio,
  meanOverSize,
  meanSpread,
  naturalTerms,
  pooledEstimate,
  powerExponent,
  proportionality,
  regressionSlope,
  sizeRatio,
  thirdRatio,
} from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const of = (...values: number[]) => Float64Array.from(values);

test("statistics of pairs, by hand", () => {
  const close = (a: number, b: number) => assert.ok(relative(a, b) < 1e-12, `${a}, ${b}`);
  close(regressionSlope(of(1, 2, 3), of(5, 7, 9)), 2);
  close(proportionality(of(1, 2), of(3, 6)), 3);
  close(sizeRatio(of(3, 4), of(6, -8)), 0.5);
  close(meanOverSize(of(1, 3), of(2, -2)), 1);
  close(powerExponent(of(1, 1, 10, 10), of(-6, -2, -0.3, -0.5)), -1);
  close(meanSpread(of(1, 1, 2, 2), of(1, 3, 4, 6)), 2.5);
  close(deviationRatio(of(1, 1, 2, 2), of(1, 3, 2, 8)), 3);
  close(endRatio(of(2, 2, 1, 1), of(4, 6, 1, 3)), 2.5);
  close(thirdRatio(of(1, 2, 3, 4, 5, 6, 7, 8, 9), of(6, 1, 100, 0, 0, 0, 3, 50, 2)), 2);
});

test("the interval is over vectors: repeating a vector's samples doesn't narrow it", () => {
  const values = [1, 2, 4, 3, 7, 5];
  const rows = values.map((value, k) => ({ vector: k + 1, x: value, y: 1 }));
  const once = pooledEstimate(rows, "x", "y", meanOverSize);
  const tenfold = pooledEstimate(Array.from({ length: 10 }, () => rows).flat(), "x", "y", meanOverSize);
  assert.deepEqual(once.units, { count: 6, of: "weight vectors" });
  assert.ok(relative(once.measured, 22 / 6) < 1e-12);
  once.interval.forEach((end, k) => assert.ok(relative(end, tenfold.interval[k]!) < 1e-9));
  assert.throws(() => pooledEstimate(rows.slice(0, 1), "x", "y", meanOverSize), /at least|≥ 2/);
});

test("terms add up to γ_u and γ_w (Eqs 108–109); s is Eq 111", () => {
  const [weights, rates] = [
    [0.01, -0.02, 0.03],
    [20, 20, 20],
  ];
  const { load, g1, g2, g4, ...rest } = coefficientsAt(weights, rates);
  const [sum, potential] = [70, 2.5];
  const { uniform, proportional } = naturalTerms({ g1, g2, g3: rest.g3, g4, scale: rest.scale }, sum, potential);
  const [terms] = coefficientTerms([{ afferents: 3, rate: 20, vector: 1, load, g1, g2, g4, sum, potential }]);
  assert.ok(relative(terms!.uniform, uniform) < 1e-12 && relative(terms!.proportional, proportional) < 1e-12);
  assert.ok(relative(terms!.uniformMain + terms!.uniformCross, uniform) < 1e-12);
  assert.ok(relative(terms!.s, (0.026 * 70) / 60) < 1e-12);
});
