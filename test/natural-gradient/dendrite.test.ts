import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { passiveDendrite, saturatingDendrite } from "plasticity/natural-gradient";

test("f and its inverse undo each other; the slope is the derivative", () => {
  const alpha = fc.double({ min: 0.05, max: 1, noNaN: true });
  const weight = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(alpha, weight, fc.double({ min: 0.5, max: 5, noNaN: true }), (a, w, saturation) => {
      for (const dendrite of [passiveDendrite(a), saturatingDendrite(a, saturation)]) {
        assert.ok(Math.abs(dendrite.fromSoma(dendrite.toSoma(w)) - w) < 1e-12 * (1 + Math.abs(w)));
        const step = 1e-6;
        const slope = (dendrite.toSoma(w + step) - dendrite.toSoma(w - step)) / (2 * step);
        // f'' jumps at w = 0: a step across it errs by as much as the step
        assert.ok(Math.abs(dendrite.slope(w) - slope) < 1e-5);
      }
    }),
  );
});

test("a large saturation is passive attenuation; half is lost at W", () => {
  assert.ok(Math.abs(saturatingDendrite(0.3, 1e9).toSoma(0.7) - passiveDendrite(0.3).toSoma(0.7)) < 1e-9);
  assert.equal(saturatingDendrite(0.5, 2).toSoma(2), 0.5);
});

test("bad input", () => {
  for (const alpha of [0, -0.1, 1.1, NaN]) {
    assert.throws(() => passiveDendrite(alpha), /attenuation/);
    assert.throws(() => saturatingDendrite(alpha, 1), /attenuation/);
  }
  assert.throws(() => saturatingDendrite(0.5, 0), /saturation/);
  assert.throws(() => saturatingDendrite(0.5, 2).fromSoma(1), /below α W = 1/);
  assert.throws(() => saturatingDendrite(0.5, 2).fromSoma(NaN), /somatic/);
});
