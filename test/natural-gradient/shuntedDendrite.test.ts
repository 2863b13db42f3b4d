import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { passiveDendrite, shuntedDendrite } from "plasticity/natural-gradient";

test("f and its inverse undo each other; the slope is the derivative", () => {
  const alpha = fc.double({ min: 0.05, max: 1, noNaN: true });
  const weight = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(alpha, weight, fc.double({ min: 0.5, max: 5, noNaN: true }), (a, w, saturation) => {
      for (const dendrite of [passiveDendrite(a), shuntedDendrite(a, saturation)]) {
        assert.ok(Math.abs(dendrite.weight(dendrite.somatic(w)) - w) < 1e-12 * (1 + Math.abs(w)));
        const step = 1e-6;
        const slope = (dendrite.somatic(w + step) - dendrite.somatic(w - step)) / (2 * step);
        // f'' jumps at w = 0: a step across it errs by as much as the step
        assert.ok(Math.abs(dendrite.slope(w) - slope) < 1e-5);
      }
    }),
  );
});

test("a large saturation is passive attenuation; half is lost at W", () => {
  assert.ok(Math.abs(shuntedDendrite(0.3, 1e9).somatic(0.7) - passiveDendrite(0.3).somatic(0.7)) < 1e-9);
  assert.equal(shuntedDendrite(0.5, 2).somatic(2), 0.5);
});

test("bad input", () => {
  for (const alpha of [0, -0.1, NaN]) {
    assert.throws(() => passiveDendrite(alpha), /alpha/);
    assert.throws(() => shuntedDendrite(alpha, 1), /alpha/);
  }
  assert.throws(() => shuntedDendrite(0.5, 0), /saturation/);
  assert.throws(() => shuntedDendrite(0.5, 2).weight(1), /below α W = 1/);
  assert.throws(() => shuntedDendrite(0.5, 2).weight(NaN), /somatic/);
});
