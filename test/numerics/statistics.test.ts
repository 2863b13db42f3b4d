import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  bootstrapInterval,
  correlation,
  mean,
  median,
  quantile,
  standardDeviation,
  standardError,
} from "plasticity/numerics/statistics";
import { randomStream } from "plasticity/numerics/random";

describe("statistics", () => {
  it("computes mean, sd, standard error, median and quantiles of a small sample by hand", () => {
    assert.equal(mean([1, 2, 3, 6]), 3);
    assert.ok(Math.abs(standardDeviation([1, 2, 3, 6]) - Math.sqrt(14 / 3)) < 1e-15);
    assert.ok(Math.abs(standardError([1, 2, 3, 6]) - Math.sqrt(14 / 12)) < 1e-15);
    assert.equal(median([5, 1, 3]), 3);
    assert.equal(quantile([0, 10], 0.25), 2.5);
    assert.equal(quantile([7], 1), 7);
    assert.ok(Math.abs(correlation([1, 2, 3], [2, 4, 6]) - 1) < 1e-15);
  });

  it("bootstrap interval covers the true mean in about 95 % of samples, and is deterministic", () => {
    const stream = randomStream(11, "coverage");
    let covered = 0;
    for (let trial = 0; trial < 300; trial++) {
      const sample = stream.fillNormal(new Float64Array(40));
      const [low, high] = bootstrapInterval(sample, { resamples: 400 });
      if (low <= 0 && high >= 0) covered++;
    }
    // 285 expected; the percentile bootstrap is a little too narrow at n = 40
    assert.ok(covered > 267 && covered < 298, `covered ${covered} of 300`);
    assert.deepEqual(bootstrapInterval([1, 2, 3]), bootstrapInterval([1, 2, 3]));
  });

  it("refuses samples that are too small, by name", () => {
    assert.throws(() => mean([]), /mean: expected at least 1 value\(s\), got 0/);
    assert.throws(() => standardDeviation([1]), /standardDeviation: expected at least 2/);
    assert.throws(() => quantile([1], 2), /expected p in \[0, 1\], got 2/);
    assert.throws(() => correlation([1], [1, 2]), /equal lengths, got 1 and 2/);
  });
});
