import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  boostingDendrite,
  logarithmicAmplitude,
  passiveDendrite,
  saturatingDendrite,
  somaticAmplitude,
  weightsIn,
} from "plasticity/natural-gradient";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);
const alpha = fc.double({ min: 0.05, max: 1, noNaN: true });
const kinds = (a: number) => [
  somaticAmplitude,
  passiveDendrite(a),
  saturatingDendrite(a, 0.5),
  boostingDendrite(a, 0.5),
];

test("back and forth is the identity, and the slope is that of f", () => {
  fc.assert(
    fc.property(alpha, fc.double({ min: -0.45, max: 0.45, noNaN: true }), (a, somatic) => {
      for (const f of [...kinds(a), ...(somatic > 1e-3 ? [logarithmicAmplitude] : [])]) {
        const w = f.weight(somatic);
        near(f.somatic(w), somatic, 1e-13);
        const h = 1e-5 * (1 + Math.abs(w));
        near((f.somatic(w + h) - f.somatic(w - h)) / (2 * h), f.slope(w), 1e-6 * (1 + f.slope(w)));
      }
    }),
  );
});

test("saturating and boosting dendrites start with slope α and bend away on different sides", () => {
  const [cut, boosted] = [saturatingDendrite(0.5, 0.1), boostingDendrite(0.5, 0.1)];
  near(cut.slope(0), 0.5, 1e-15);
  near(boosted.slope(0), 0.5, 1e-15);
  assert.ok(cut.somatic(0.2) < 0.1 && boosted.somatic(0.2) > 0.1);
  assert.equal(boosted.somatic(-0.2), -boosted.somatic(0.2));
  near(cut.somatic(10), 0.1, 1e-12); // the ceiling
});

test("a gain is given exactly where f is linear", () => {
  fc.assert(
    fc.property(alpha, fc.double({ min: -2, max: 2, noNaN: true }), (a, w) => {
      for (const f of kinds(a)) if (f.gain !== undefined) near(f.somatic(w), f.gain * w, 1e-15);
    }),
  );
  assert.deepEqual(
    kinds(0.3).map(({ gain }) => gain),
    [1, 0.3, undefined, undefined],
  );
});

test("weightsIn: each synapse in its own coordinate", () => {
  assert.deepEqual([...weightsIn([somaticAmplitude, passiveDendrite(0.5)], [0.1, 0.1])], [0.1, 0.2]);
  assert.throws(() => weightsIn([somaticAmplitude], [0.1, 0.2]), /coordinates: expected 2.*got 1/);
  assert.throws(() => weightsIn([somaticAmplitude], [NaN]), /somatic\[0\]/);
});

test("refused: attenuations and scales that aren't positive, amplitudes without a weight", () => {
  for (const bad of [0, -1, NaN, Infinity]) {
    assert.throws(() => passiveDendrite(bad), /alpha/);
    assert.throws(() => saturatingDendrite(0.5, bad), /ceiling/);
    assert.throws(() => boostingDendrite(0.5, bad), /scale/);
  }
  assert.throws(() => saturatingDendrite(0.5, 0.1).weight(0.1), /below the ceiling/);
  assert.throws(() => logarithmicAmplitude.weight(0), /somatic/);
});
