import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { matrixProduct, randomStream } from "plasticity/numerics";
import {
  APPROXIMATION,
  approximatedRule,
  coefficientsAt,
  euclideanRule,
  inverseFisherInformation,
  naturalRule,
  naturalTerms,
  sigmoid,
  synapticKernel,
} from "plasticity/natural-gradient";
import type { LearningRule, Moment } from "plasticity/natural-gradient";
import { afferents, relative } from "./randomAfferents.js";

function momentOf({ weights, rates }: Pick<Moment, "weights" | "rates">, area = 1, drive = 0.3): Moment {
  const stream = randomStream(7, "test/natural-gradient/moment", weights.length);
  const potentials = rates.map((r) => area * r * 2 * stream.uniform());
  const potential = weights.reduce((sum, w, i) => sum + w * potentials[i]!, 0);
  return { weights, rates, potentials, potential, drive };
}
function changeBy(rule: LearningRule, now: Moment): Float64Array {
  const change = new Float64Array(now.weights.length);
  rule(now, change);
  return change;
}
const alike = (a: Float64Array, b: Float64Array, tolerance = 1e-10) => {
  const scale = Math.max(...b.map(Math.abs));
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) <= tolerance * scale, `[${i}]: ${value}, ${b[i]}`));
};

test("the natural rule is G⁻¹ times the Euclidean one (Eq 12; property)", () => {
  fc.assert(
    fc.property(afferents, fc.constantFrom(1, 0.5), (drawn, area) => {
      const kernel = synapticKernel({ area });
      const now = momentOf(drawn, area);
      const n = drawn.weights.length;
      const inverse = inverseFisherInformation(drawn.weights, drawn.rates, { kernel });
      const product = matrixProduct(inverse, changeBy(euclideanRule, now), n, n, 1);
      alike(changeBy(naturalRule({ kernel }), now), product, 1e-9);
    }),
  );
});

test("all rules are linear in the error's drive, and so in η", () => {
  const { weights, rates } = { weights: Float64Array.of(0.01, -0.02), rates: Float64Array.of(10, 50) };
  for (const rule of [euclideanRule, naturalRule(), approximatedRule()]) {
    const once = changeBy(rule, momentOf({ weights, rates }, 1, 0.2));
    const minusTwice = changeBy(rule, momentOf({ weights, rates }, 1, -0.4));
    alike(
      minusTwice,
      once.map((x) => -2 * x),
      1e-14,
    );
  }
});

test("units of the USP: with ε₀ in other units and w to match, wx stays and the natural change follows w", () => {
  const [weights, rates] = [Float64Array.of(0.01, -0.02, 0.03), Float64Array.of(10, 50, 20)];
  const base = changeBy(naturalRule(), momentOf({ weights, rates }));
  const other = momentOf({ weights: weights.map((w) => 4 * w), rates }, 0.25);
  alike(
    changeBy(naturalRule({ kernel: synapticKernel({ area: 0.25 }) }), other),
    base.map((x) => 4 * x),
    1e-12,
  );
  // the Euclidean one goes the other way
  alike(
    changeBy(euclideanRule, other),
    changeBy(euclideanRule, momentOf({ weights, rates })).map((x) => x / 4),
    1e-12,
  );
});

test("σ²(x) = r/c_ε: the homosynaptic term falls as 1/r (Eq 19); frozen coefficients are used as they are", () => {
  const coefficients = { scale: 2, g1: 0, g2: 0, g3: 0, g4: 0 };
  const at = (rate: number) =>
    changeBy(naturalRule({ coefficients }), {
      weights: Float64Array.of(0.1),
      rates: Float64Array.of(rate),
      potentials: Float64Array.of(7),
      potential: 0.7,
      drive: 1,
    })[0]!;
  assert.ok(relative(at(5), (2 * 0.026 * 7) / 5) < 1e-14);
  assert.ok(relative(at(5) / at(50), 10) < 1e-14);
});

test("approximation: constants in place of γ_u and γ_w (Eq 114); with the exact ones in their place it is the natural rule", () => {
  const [weights, rates] = [Float64Array.of(0.01, -0.02, 0.03), Float64Array.of(10, 50, 20)];
  const now = momentOf({ weights, rates });
  const { scale } = coefficientsAt(weights, rates);
  assert.deepEqual({ ...APPROXIMATION }, { uniform: 0.95, proportional: 0.05 });
  const expected = weights.map(
    (w, i) => 0.3 * scale * ((0.026 * now.potentials[i]!) / rates[i]! - 0.95 * 0.026 + 0.05 * now.potential * w),
  );
  alike(changeBy(approximatedRule(), now), expected, 1e-12);
  const sum = now.potentials.reduce((a, b) => a + b, 0);
  const { uniform, proportional } = naturalTerms(coefficientsAt(weights, rates), sum, now.potential);
  const exact = approximatedRule({ uniform: uniform / 0.026, proportional: proportional / now.potential });
  alike(changeBy(exact, now), changeBy(naturalRule(), now), 1e-12);
});

test("moments from elsewhere (a table) are used", () => {
  const [weights, rates] = [Float64Array.of(0.01), Float64Array.of(10)];
  const asked: number[] = [];
  const moments = (mean: number, variance: number) => {
    asked.push(mean, variance);
    return { c1: 0.5, c2: 0, c3: 0 };
  };
  assert.equal(coefficientsAt(weights, rates, { moments }).scale, 2);
  assert.ok(relative(asked[0]!, 0.1) < 1e-14 && relative(asked[1]!, 0.001 / 0.026) < 1e-14);
  assert.ok(relative(coefficientsAt(weights, rates).scale, 1 / sigmoid().information(0.1)) < 0.01);
});

test("bad input", () => {
  const now = momentOf({ weights: Float64Array.of(0.1, 0.2), rates: Float64Array.of(10, 20) });
  const silent = { ...now, rates: Float64Array.of(10, 0) };
  for (const rule of [naturalRule(), approximatedRule()]) {
    assert.throws(() => changeBy(rule, silent), /rates\[1\]: expected a rate > 0 Hz for the homosynaptic term/);
    assert.throws(() => changeBy(rule, { ...now, rates: Float64Array.of(10, -1) }), /rate ≥ 0 Hz/);
    assert.throws(() => changeBy(rule, { ...now, weights: Float64Array.of(NaN, 1) }), /weights\[0\]/);
    assert.throws(() => rule(now, new Float64Array(3)), /change: expected 2 entries, as many as weights, got 3/);
    assert.throws(() => changeBy(rule, { ...now, rates: Float64Array.of(10) }), /rates: expected 2 entries/);
  }
  assert.throws(() => euclideanRule(now, new Float64Array(1)), /as many as potentials/);
  assert.doesNotThrow(() => changeBy(euclideanRule, silent));
});
