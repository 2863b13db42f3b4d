import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "../property.js";
import { addScaled, dot, mean, norm, randomStream } from "plasticity/numerics";
import {
  beeline,
  type CompensatoryRule,
  firstOrder,
  fluctuation,
  keepOrOppose,
  type Landscape,
  newtonRule,
  perturbationAverage,
  quadraticBowl,
  splitMagnitude,
} from "plasticity/optimal-plasticity";
import { displaced, smallNonlinear } from "./networks.ts";

const { landscape, teacher } = smallNonlinear();

function step(rule: CompensatoryRule, where: Landscape, w: Float64Array, m: number, seed = 1): Float64Array {
  const gradient = new Float64Array(where.dimension);
  const taskError = where.gradient(w, gradient);
  const out = new Float64Array(where.dimension);
  rule({ landscape: where, w, gradient, taskError }, m, randomStream(seed, "rule"), out);
  return out;
}
function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / (norm(a) * norm(b));
}

describe("fluctuation", () => {
  it("has exactly the magnitude asked for, whatever it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e3, noNaN: true }), fc.integer(), (e, seed) => {
        const change = fluctuation(e, randomStream(seed, "f"), new Float64Array(13));
        assert.ok(Math.abs(norm(change) - e) <= 1e-12 * e);
      }),
    );
    assert.throws(
      () => fluctuation(-1, randomStream(1), new Float64Array(3)),
      /fluctuation: magnitude: expected a number ≥ 0, got -1/,
    );
  });
});

describe("compensatory plasticity", () => {
  it("splits its magnitude: γ₁² + γ₂² = m², γ₁/γ₂ = s", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (m, s) => {
          const { gradientStep, noiseStep } = splitMagnitude(m, s);
          assert.ok(Math.abs(Math.hypot(gradientStep, noiseStep) - m) < 1e-12 * m);
          assert.ok(Math.abs(gradientStep / noiseStep - s) < 1e-9 * s);
        },
      ),
    );
    assert.deepEqual(splitMagnitude(2, Infinity), { gradientStep: 2, noiseStep: 0 });
    assert.throws(() => splitMagnitude(1, 0), /signalToNoise: expected a ratio > 0, got 0/);
    assert.throws(() => firstOrder(NaN), /signalToNoise/);
  });

  it("first order: exact gradient for s = ∞; cosine s/√(1 + s²) with it under noise", () => {
    const w = displaced(teacher, 0.3);
    const gradient = new Float64Array(landscape.dimension);
    landscape.gradient(w, gradient);
    assert.ok(Math.abs(cosine(step(firstOrder(), landscape, w, 0.1), gradient) + 1) < 1e-12);
    const cosines = Array.from({ length: 400 }, (_, seed) =>
      cosine(step(firstOrder(1), landscape, w, 0.1, seed), gradient),
    );
    assert.ok(Math.abs(mean(cosines) + Math.SQRT1_2) < 0.02);
  });

  it("every rule goes downhill for a short step, and stands still where it cannot see a slope", () => {
    const w = displaced(teacher, 0.3);
    const rules = {
      firstOrder: firstOrder(),
      keepOrOppose: keepOrOppose(),
      average: perturbationAverage(200),
      newton: newtonRule(),
    };
    for (const [name, rule] of Object.entries(rules)) {
      const change = step(rule, landscape, w, 1e-4);
      assert.ok(Math.abs(norm(change) - 1e-4) < 1e-12, name);
      assert.ok(landscape.taskError(addScaled(w.slice(), 1, change)) < landscape.taskError(w), name);
    }
    assert.equal(norm(step(firstOrder(), landscape, teacher, 1)), 0);
    assert.equal(norm(step(beeline(teacher), landscape, teacher, 1)), 0);
  });

  it("weight perturbation tends to the gradient as the number of probes grows", () => {
    const w = displaced(teacher, 0.3);
    const gradient = new Float64Array(landscape.dimension);
    landscape.gradient(w, gradient);
    const quality = (probes: number) =>
      mean(
        Array.from(
          { length: 30 },
          (_, seed) => -cosine(step(perturbationAverage(probes), landscape, w, 1, seed), gradient),
        ),
      );
    const n = landscape.dimension;
    for (const probes of [4, n, 16 * n]) {
      assert.ok(Math.abs(quality(probes) - Math.sqrt(probes / (probes + n))) < 0.06, `${probes} probes`);
    }
  });

  it("in a quadratic bowl the Newton step is the beeline", () => {
    const bowl = quadraticBowl([1, 5, 20]);
    const w = Float64Array.of(1, -2, 0.5);
    const newton = step(newtonRule(), bowl, w, 0.7);
    const direct = step(beeline(new Float64Array(3)), bowl, w, 0.7);
    newton.forEach((x, i) => assert.ok(Math.abs(x - direct[i]!) < 1e-12));
  });
});
