import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { matrixProduct } from "plasticity/numerics";
import {
  LENGTH_CONSTANT,
  attenuation,
  euclideanIn,
  fisherInformation,
  inverseFisherInformation,
  naturalIn,
} from "plasticity/natural-gradient";
import { afferents, distanceFromIdentity, relative } from "./randomAfferents.js";

/** Smooth increasing descriptions of a weight: f and f′. */
const descriptions = [
  { f: (w: number) => Math.expm1(w), slope: (w: number) => Math.exp(w) },
  { f: (w: number) => 0.1 * w, slope: () => 0.1 },
  { f: (w: number) => w + 0.2 * w ** 3, slope: (w: number) => 1 + 0.6 * w * w },
  { f: (w: number) => Math.tanh(w), slope: (w: number) => 1 - Math.tanh(w) ** 2 },
];
const cases = fc.record({
  description: fc.constantFrom(...descriptions),
  weights: fc.array(fc.double({ min: -0.8, max: 0.8, noNaN: true }), { minLength: 1, maxLength: 8 }),
  direction: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
});

test("a natural step in any description moves the soma alike, up to the second order of the step (property)", () => {
  fc.assert(
    fc.property(cases, ({ description: { f, slope }, weights, direction }) => {
      const slopes = weights.map(slope);
      const error = (step: number) => {
        const somatic = weights.map((_, i) => step * direction[i]!);
        const moved = naturalIn(somatic, slopes);
        return Math.max(...weights.map((w, i) => Math.abs(f(w + moved[i]!) - f(w) - somatic[i]!)));
      };
      const [large, small] = [error(1e-3), error(1e-4)];
      // ½ f″/f′² is at most 7 here
      assert.ok(large < 1e-5, `${large}`);
      assert.ok(small < 0.011 * large + 1e-15, `${small} of ${large}: second order`);
    }),
  );
});

test("a Euclidean step moves it by f′² of the somatic one (property)", () => {
  fc.assert(
    fc.property(cases, ({ description: { f, slope }, weights, direction }) => {
      const slopes = weights.map(slope);
      const somatic = weights.map((_, i) => 1e-6 * direction[i]!);
      const moved = euclideanIn(somatic, slopes);
      weights.forEach((w, i) => {
        const induced = f(w + moved[i]!) - f(w);
        assert.ok(Math.abs(induced - slopes[i]! ** 2 * somatic[i]!) < 1e-11);
      });
    }),
  );
});

test("it follows from the matrix: diag(f′) G diag(f′) has the inverse diag(1/f′) G⁻¹ diag(1/f′) (Eq 48; property)", () => {
  fc.assert(
    fc.property(afferents, ({ weights, rates }) => {
      const n = weights.length;
      const slopes = weights.map((_, i) => 0.1 + 0.07 * i);
      const G = fisherInformation(weights, rates).map((x, k) => x * slopes[Math.floor(k / n)]! * slopes[k % n]!);
      const inverse = inverseFisherInformation(weights, rates);
      const other = inverse.map((x, k) => x / (slopes[Math.floor(k / n)]! * slopes[k % n]!));
      assert.ok(distanceFromIdentity(G, other, n) < 1e-9);
      // so the natural gradient of the Euclidean gradient in w is that of `naturalIn`
      const gradient = Float64Array.from(weights, (_, i) => Math.cos(i));
      const somatic = matrixProduct(inverse, gradient, n, n, 1);
      const direct = matrixProduct(other, euclideanIn(gradient, slopes), n, n, 1);
      const scale = Math.max(...direct.map(Math.abs));
      naturalIn(somatic, slopes).forEach((x, i) => assert.ok(Math.abs(x - direct[i]!) < 1e-10 * scale));
    }),
  );
});

test("attenuation: a third at 219.5 µm, a tenth at 460 µm (Fig 4)", () => {
  assert.equal(attenuation(0), 1);
  assert.ok(relative(attenuation(219.5), 1 / 3) < 1e-3);
  assert.ok(relative(attenuation(460), 0.1) < 1e-14);
  assert.ok(relative(attenuation(460, 2 * LENGTH_CONSTANT) ** 2, 0.1) < 1e-14);
});

test("bad input", () => {
  assert.throws(() => naturalIn([1, 2], [1, 0]), /slopes\[1\]: expected f′ ≠ 0, got 0/);
  assert.throws(() => naturalIn([1, 2], [1]), /slopes: expected 2 entries/);
  assert.throws(() => euclideanIn([1], [NaN]), /slopes\[0\]: expected a finite number/);
  assert.throws(() => attenuation(-1), /distance: expected a number ≥ 0 or Infinity, got -1/);
  assert.throws(() => attenuation(NaN), /distance/);
  assert.throws(() => attenuation(1, 0), /lengthConstant/);
  assert.deepEqual(naturalIn([], []), new Float64Array(0));
});
