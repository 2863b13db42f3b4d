import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { pointAt, pointCount, type Axis } from "plasticity/experiments";
import { checkAxes } from "plasticity/experiments/axes";

const grid = fc
  .array(
    fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 5,
      comparator: "SameValueZero",
    }),
    {
      maxLength: 4,
    },
  )
  .map((lists) => lists.map((values, i): Axis => ({ name: `axis${i}`, values })));

test("pointAt walks the grid in row-major order, the last axis fastest", () => {
  const axes = [
    { name: "a", values: [1, 2] },
    { name: "b", values: ["x", "y", "z"] },
  ];
  const points = Array.from({ length: 6 }, (_, i) => pointAt(axes, i));
  assert.deepEqual(
    points.map(({ a, b }) => `${a}${b}`),
    ["1x", "1y", "1z", "2x", "2y", "2z"],
  );
});

test("every index of any grid gives its own point, and the index follows from the coordinates", () => {
  fc.assert(
    fc.property(grid, (axes) => {
      for (let index = 0; index < pointCount(axes); index++) {
        const point = pointAt(axes, index) as Record<string, number>;
        const back = axes.reduce((i, { name, values }) => i * values.length + values.indexOf(point[name]!), 0);
        assert.equal(back, index);
      }
    }),
  );
});

test("a sweep without axes has one point", () => {
  assert.equal(pointCount([]), 1);
  assert.deepEqual(pointAt([], 0), {});
});

test("an index outside the grid is named", () => {
  for (const index of [-1, 2, 0.5, NaN]) {
    assert.throws(() => pointAt([{ name: "a", values: [1, 2] }], index), /pointAt: expected an index from 0 to 1/);
  }
});

test("axes that are no grid are refused", () => {
  assert.throws(() => checkAxes("e", [{ name: "a", values: [] }]), /e: axis "a": expected at least one value/);
  assert.throws(() => checkAxes("e", [{ name: "a", values: [1, 1] }]), /expected different values, got \[1, 1\]/);
  assert.throws(() => checkAxes("e", [{ name: "a", values: [NaN] }]), /expected finite numbers, got NaN/);
  const twice = [
    { name: "a", values: [1] },
    { name: "a", values: [2] },
  ];
  assert.throws(() => checkAxes("e", twice), /different names, got "a" twice/);
});
