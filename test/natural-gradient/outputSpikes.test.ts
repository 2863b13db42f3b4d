import assert from "node:assert/strict";
import { test } from "node:test";
import { outputSpikes, potentialTraces, timeHistogram, unweightedPotential } from "plasticity/natural-gradient";
import { mean, randomStream, standardDeviation } from "plasticity/numerics";

const stream = (name: string) => randomStream(1, "spikes", name);

test("spikes come with the rate of their bin (five standard errors), none where it is 0", () => {
  const rates = Float64Array.from({ length: 100 }, (_, k) => (k < 50 ? 0 : 40));
  const { bin, realisation } = outputSpikes(rates, 4000, stream("rate"));
  assert.ok(bin.every((k) => k >= 50));
  const expected = 4000 * 50 * 40 * 5e-4;
  assert.ok(Math.abs(bin.length - expected) < 5 * Math.sqrt(expected), `${bin.length}`);
  assert.ok(realisation.every((r, k) => k === 0 || r >= realisation[k - 1]!) && realisation.at(-1)! < 4000);
  assert.equal(outputSpikes([0, 0], 10, stream("none")).bin.length, 0);
});

test("the histogram counts each spike once, per realisation", () => {
  const spikes = { bin: Int32Array.of(0, 24, 25, 499), realisation: Int32Array.of(0, 0, 1, 1) };
  const histogram = timeHistogram(spikes, { realisations: 2, width: 0.0125, count: 20 });
  assert.deepEqual([histogram[0], histogram[1], histogram[19]], [1, 0.5, 0.5]);
  assert.equal(
    timeHistogram(spikes, { realisations: 2, width: 0.0125, count: 19 }).reduce((a, b) => a + b),
    1.5,
  );
});

test("a potential under one spike is the weighted kernel; means and variances are the stationary ones", () => {
  // one afferent that fires so seldom that traces hold at most one spike
  for (let k = 0; k < 200; k++) {
    const [trace] = potentialTraces([[2]], [4], stream(`kernel ${k}`), { bins: 100 });
    const first = trace!.findIndex((v) => v !== 0);
    if (first < 1 || trace!.some((v, j) => j > first + 20 && v > trace![j - 1]!)) continue;
    trace!.slice(0, 40).forEach((v, j) => {
      const expected = j >= first ? 2 * unweightedPotential((j - first + 1) * 5e-4) : 0;
      assert.ok(Math.abs(v - expected) < 1e-9);
    });
    break;
  }
  const rates = [10, 50];
  const ends = Array.from(
    { length: 3000 },
    (_, k) => potentialTraces([[0.05, -0.02]], rates, stream(`end ${k}`), { bins: 1, burnIn: 300 })[0]![0]!,
  );
  // μ = ε₀ Σ w r = −0.5 mV, σ² = Σ w² r/c_ε = 1.731 mV²
  assert.ok(Math.abs(mean(ends) + 0.5) < 5 * Math.sqrt(1.731 / 3000));
  assert.ok(Math.abs(standardDeviation(ends) / Math.sqrt(1.731) - 1) < 0.08);
});

test("the same input for all neurons: potentials add as weights do", () => {
  const traces = potentialTraces(
    [
      [1, 0],
      [0, 1],
      [2, -3],
    ],
    [30, 60],
    stream("linear"),
    { bins: 50, burnIn: 20 },
  );
  traces[2]!.forEach((v, k) => assert.ok(Math.abs(v - (2 * traces[0]![k]! - 3 * traces[1]![k]!)) < 1e-10));
});

test("bad input", () => {
  assert.throws(() => outputSpikes([], 3, stream("x")), /number of bins/);
  assert.throws(() => outputSpikes([NaN], 3, stream("x")), /rates\[0\]/);
  assert.throws(() => outputSpikes([-1], 3, stream("x")), /rates\[0\]/);
  assert.throws(
    () =>
      timeHistogram(
        { bin: Int32Array.of(), realisation: Int32Array.of() },
        { realisations: 1, width: 0.0007, count: 2 },
      ),
    /width: expected a multiple/,
  );
  assert.throws(() => potentialTraces([], [1], stream("x"), { bins: 5 }), /number of neurons/);
  assert.throws(() => potentialTraces([[1, 2]], [1], stream("x"), { bins: 5 }), /weights: expected 1 entries/);
});
