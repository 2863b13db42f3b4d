// Estimates with intervals, against closed forms, tables, and their own coverage.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bootstrapEstimate,
  mean,
  meanEstimate,
  randomStream,
  rangeEstimate,
  shareEstimate,
  studentQuantile,
} from "plasticity/numerics";

test("Student's quantiles are those of the tables", () => {
  const known: [number, number, number][] = [
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749464],
    [0.975, 7, 2.364624251592784],
    [0.95, 5, 2.015048373333024],
    [0.995, 30, 2.749995653567225],
    [0.975, 1000, 1.9623390808264078],
    [0.75, 1, 1],
  ];
  for (const [p, degrees, value] of known) {
    assert.ok(Math.abs(studentQuantile(p, degrees) / value - 1) < 1e-11, `${p}, ${degrees}`);
    assert.ok(Math.abs(studentQuantile(1 - p, degrees) / value + 1) < 1e-11, `${1 - p}, ${degrees}`);
  }
  assert.ok(Math.abs(studentQuantile(0.5, 4)) < 1e-15);
  assert.throws(() => studentQuantile(1, 3), /studentQuantile: expected p between 0 and 1, got 1/);
  assert.throws(() => studentQuantile(0.9, 1.5), /studentQuantile: degrees of freedom: expected a whole number ≥ 1/);
});

test("the mean's interval covers the truth in 95 of 100 samples of five", () => {
  const stream = randomStream(1, "coverage");
  let covered = 0;
  for (let k = 0; k < 4000; k++) {
    const [low, high] = meanEstimate(stream.fillNormal(new Float64Array(5)), "networks").interval;
    if (low <= 0 && high >= 0) covered++;
  }
  // binomial: sd 0.0034
  assert.ok(Math.abs(covered / 4000 - 0.95) < 0.014, `${covered / 4000}`);
});

test("range, share and bootstrap say what they are", () => {
  const { measured, interval, kind, units } = rangeEstimate([3, 1, 2], "networks", "max");
  assert.deepEqual([measured, interval, kind, units], [3, [1, 3], "range", { count: 3, of: "networks" }]);
  assert.equal(rangeEstimate([3, 1, 2], "networks", "min").measured, 1);
  // Wilson 1927 by hand: 8 of 10
  const share = shareEstimate([1, 1, 1, 1, 1, 1, 1, 1, 0, 0].map(Boolean), "draws");
  assert.ok(Math.abs(share.interval[0] - 0.4901625) < 1e-6 && Math.abs(share.interval[1] - 0.9433178) < 1e-6);
  const all = shareEstimate(Array<boolean>(6).fill(true), "networks");
  assert.ok(all.measured === 1 && all.interval[1] === 1 && all.interval[0] > 0.6 && all.interval[0] < 0.62);
  const boot = bootstrapEstimate([1, 2, 3, 10], "teachers", { statistic: mean });
  assert.equal(boot.measured, 4);
  assert.ok(boot.interval[0] < 4 && boot.interval[1] > 4);
});

test("too few units, and what isn't a number, are refused", () => {
  assert.throws(
    () => meanEstimate([1], "networks"),
    /meanEstimate: number of independent units: expected a whole number ≥ 2, got 1/,
  );
  assert.throws(
    () => rangeEstimate([1, NaN], "networks", "max"),
    /rangeEstimate: values\[1\]: expected a finite number, got NaN/,
  );
  assert.throws(
    () => shareEstimate([], "networks"),
    /shareEstimate: number of units: expected a whole number ≥ 1, got 0/,
  );
  assert.throws(() => bootstrapEstimate([], "networks"), /bootstrapEstimate: number of independent units/);
});

test("the interval of a mean chosen from several is wider, at the quantile of Bonferroni", () => {
  const half = (options?: { comparisons: number }) => {
    const { measured, interval } = meanEstimate([1, 2, 4], "networks", options);
    return interval[1] - measured;
  };
  assert.equal(half({ comparisons: 1 }), half());
  // t with two degrees of freedom at 0.9875 and at 0.975
  assert.ok(Math.abs(half({ comparisons: 2 }) / half() - 6.20535 / 4.30265) < 1e-5, `${half({ comparisons: 2 })}`);
  assert.throws(() => meanEstimate([1, 2], "networks", { comparisons: 0 }), /comparisons/);
});
