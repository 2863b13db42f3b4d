import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { fisherMoments, inputStatistics, inverseCoefficients, quadratic } from "plasticity/natural-gradient";
import { afferents, relative } from "./randomAfferents.js";

test("quadratic neuron: γ_s = 1, g₁ = −1/(q + 1), no other (Sec 6.8)", () => {
  const statistics = inputStatistics([0.01, -0.02, 0.03], [10, 50, 20]);
  const { mean, variance, load } = statistics;
  const far = fisherMoments(mean, variance, quadratic({ threshold: -200 }));
  const { scale, g1, g2, g3, g4 } = inverseCoefficients(far, statistics);
  assert.equal(scale, 1);
  assert.ok(relative(g1, -1 / (load + 1)) < 1e-14);
  assert.deepEqual([Math.abs(g2), Math.abs(g3), Math.abs(g4)], [0, 0, 0]);
});

test("c₁ … c₃ of another unit of rate change γ_s alone (property)", () => {
  fc.assert(
    fc.property(afferents, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ weights, rates }, s) => {
      const statistics = inputStatistics(weights, rates);
      const { c1, c2, c3 } = fisherMoments(statistics.mean, statistics.variance);
      const base = inverseCoefficients({ c1, c2, c3 }, statistics);
      const scaled = inverseCoefficients({ c1: s * c1, c2: s * c2, c3: s * c3 }, statistics);
      assert.ok(relative(scaled.scale, base.scale / s) < 1e-14);
      for (const key of ["g1", "g2", "g3", "g4"] as const) {
        assert.ok(Math.abs(scaled[key] - base[key]) <= 1e-9 * Math.abs(base[key]) + 1e-16, key);
      }
    }),
  );
});

test("another unit of potential: g₁ as it is, g₂ and g₃ per unit, g₄ per unit squared", () => {
  const moments = { c1: 1.2, c2: 0.1, c3: -0.05 };
  const base = inverseCoefficients(moments, { mean: 3, variance: 4, load: 30 });
  const u = 10; // potentials in tenths of a mV
  const scaled = inverseCoefficients(
    { c1: 1.2 / u ** 2, c2: 0.1 / u ** 3, c3: -0.05 / u ** 4 },
    { mean: 3 * u, variance: 4 * u * u, load: 30 },
  );
  assert.ok(relative(scaled.scale, base.scale * u ** 2) < 1e-13);
  assert.ok(relative(scaled.g1, base.g1) < 1e-13);
  assert.ok(relative(scaled.g2, base.g2 / u) < 1e-13);
  assert.ok(relative(scaled.g4, base.g4 / u ** 2) < 1e-13);
});

test("g₁ → −1/q for many afferents, for weights that shrink with their number", () => {
  let before = Infinity;
  for (const n of [10, 100, 1000, 10000]) {
    const statistics = inputStatistics(
      Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1) / n),
      new Float64Array(n).fill(20),
    );
    const { g1 } = inverseCoefficients(fisherMoments(statistics.mean, statistics.variance), statistics);
    const distance = Math.abs(-g1 * statistics.load - 1);
    assert.ok(distance < before);
    before = distance;
  }
  assert.ok(before < 1e-3);
});

test("bad input", () => {
  const possible = { mean: 1, variance: 1, load: 2 };
  const moments = { c1: 1, c2: 0.1, c3: 0.1 };
  assert.throws(() => inverseCoefficients(moments, { ...possible, mean: 2 }), /μ² ≤ q σ²/);
  assert.throws(() => inverseCoefficients(moments, { ...possible, load: 0 }), /load/);
  assert.throws(() => inverseCoefficients({ ...moments, c1: 0 }, possible), /c1: expected a Fisher information > 0/);
  assert.throws(() => inverseCoefficients({ ...moments, c1: NaN }, possible), /c1/);
  // a bound passed by rounding is taken
  assert.ok(Number.isFinite(inverseCoefficients(moments, { mean: Math.sqrt(2.019), variance: 1, load: 2 }).g1));
});
