import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "../property.js";
import { randomStream } from "plasticity/numerics";
import {
  areaAboveTangent,
  curvature,
  lineProfile,
  lineSearch,
  optimalMagnitude,
  optimalMagnitudeToThirdOrder,
  quadraticBowl,
  type Landscape,
} from "plasticity/optimal-plasticity";
import { displaced, smallNonlinear } from "./networks.ts";

const bowl = quadraticBowl([1, 5]);
const { landscape, teacher } = smallNonlinear();
const w = displaced(teacher, 0.2);
const gradient = new Float64Array(landscape.dimension);
landscape.gradient(w, gradient);
const downhill = gradient.map((g) => -g);

/** F = x³/6 + x²/2 − s x: its minimum along +x solves x²/2 + x = s. */
const cubic = (s: number): Landscape => ({
  dimension: 1,
  taskError: ([x = 0]) => x ** 3 / 6 + x ** 2 / 2 - s * x,
  gradient([x = 0], out) {
    out[0] = x ** 2 / 2 + x - s;
    return x ** 3 / 6 + x ** 2 / 2 - s * x;
  },
  hessianVector([x = 0], [v = 0], out) {
    out[0] = (1 + x) * v;
  },
});

describe("line profile", () => {
  it("is the parabola where F is quadratic, at any length of the direction", () => {
    for (const scale of [1, 7]) {
      const line = lineProfile(bowl, Float64Array.of(2, 1), Float64Array.of(-3 * scale, 4 * scale), {
        from: -2,
        to: 2,
        points: 9,
      });
      assert.deepEqual([line[0]!.length, line[8]!.length], [-2, 2]);
      for (const point of line) assert.ok(Math.abs(point.taskError - point.parabola) < 1e-12);
    }
  });

  it("leaves its parabola with the third power of the length", () => {
    const at = (length: number) => {
      const point = lineProfile(landscape, w, downhill, { to: length, points: 2 })[1]!;
      return Math.abs(point.taskError - point.parabola);
    };
    assert.ok(Math.abs(Math.log2(at(0.02) / at(0.01)) - 3) < 0.1);
  });

  it("refuses a direction without direction, and one that doesn't fit", () => {
    assert.throws(() => lineProfile(bowl, new Float64Array(2), new Float64Array(2), { to: 1, points: 3 }), /direction/);
    assert.throws(() => lineProfile(bowl, new Float64Array(2), new Float64Array(3), { to: 1, points: 3 }), /direction/);
    assert.throws(() => lineProfile(bowl, new Float64Array(2), Float64Array.of(1, 0), { to: -1, points: 3 }), /to:/);
  });
});

describe("area above the tangent", () => {
  it("is Q L³/3 where F is quadratic", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (a, L) => {
          const v = Float64Array.of(Math.cos(a), Math.sin(a));
          const state = Float64Array.of(1, -2);
          const expected = (curvature(bowl, state, v) * L ** 3) / 3;
          assert.ok(Math.abs(areaAboveTangent(bowl, state, v, L) - expected) < 1e-10 * (1 + expected));
        },
      ),
    );
  });

  it("differs from it by the fourth order elsewhere: four times less, relatively, at half the length", () => {
    const excess = (L: number) =>
      areaAboveTangent(landscape, w, downhill, L) / ((curvature(landscape, w, downhill) * L ** 3) / 3) - 1;
    const ratio = excess(0.2) / excess(0.1);
    assert.ok(ratio > 3.5 && ratio < 4.5, `${ratio}`);
  });

  it("refuses a half-length that isn't positive", () => {
    assert.throws(() => areaAboveTangent(bowl, new Float64Array(2), Float64Array.of(1, 0), 0), /halfLength/);
  });
});

describe("line search", () => {
  it("finds the optimum of Eq 6 in any bowl, for any downhill direction (1e-6)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const stream = randomStream(seed, "line search");
        const lambda = Array.from({ length: 3 }, () => 0.2 + 5 * stream.uniform());
        const landscape = quadraticBowl(lambda);
        const state = stream.fillNormal(new Float64Array(3));
        const direction = stream.fillNormal(new Float64Array(3));
        const optimum = optimalMagnitude(landscape, state, direction);
        if (optimum < 0) direction.forEach((value, i) => (direction[i] = -value));
        fc.pre(Math.abs(optimum) > 0.01);
        assert.ok(Math.abs(lineSearch(landscape, state, direction) - Math.abs(optimum)) < 1e-6);
      }),
    );
  });

  it("finds the root of the exact derivative in a cubic", () => {
    const found = lineSearch(cubic(0.4), new Float64Array(1), Float64Array.of(2));
    assert.ok(Math.abs(found - (Math.sqrt(1.8) - 1)) < 1e-6);
  });

  it("refuses to climb, and to fall for ever", () => {
    assert.throws(() => lineSearch(bowl, Float64Array.of(1, 0), Float64Array.of(1, 0)), /fall over the first/);
    const plane: Landscape = { ...cubic(1), taskError: ([x = 0]) => -x };
    assert.throws(() => lineSearch(plane, new Float64Array(1), Float64Array.of(1)), /falls on/);
    assert.throws(() => lineSearch(bowl, Float64Array.of(1, 0), new Float64Array(2)), /direction/);
  });
});

describe("Eq 6 to third order", () => {
  it("is exact for a cubic, and Eq 6 for a bowl", () => {
    const exact = Math.sqrt(1.8) - 1;
    assert.ok(
      Math.abs(optimalMagnitudeToThirdOrder(cubic(0.4), new Float64Array(1), Float64Array.of(1)) - exact) < 1e-9,
    );
    const state = Float64Array.of(2, 1);
    const direction = Float64Array.of(-1, -1);
    assert.ok(
      Math.abs(optimalMagnitudeToThirdOrder(bowl, state, direction) - optimalMagnitude(bowl, state, direction)) < 1e-9,
    );
  });

  it("is nearer to the network's own optimum than Eq 6", () => {
    const near = displaced(teacher, 0.02);
    landscape.gradient(near, gradient);
    const direction = gradient.map((g) => -g);
    const found = lineSearch(landscape, near, direction);
    const second = Math.abs(optimalMagnitude(landscape, near, direction) - found);
    const third = Math.abs(optimalMagnitudeToThirdOrder(landscape, near, direction) - found);
    assert.ok(third < second / 3, `${third} ${second}`);
  });

  it("refuses a line without a minimum", () => {
    const ridge = cubic(-0.6); // F = x³/6 + x²/2 + 0.6 x has no minimum
    assert.throws(() => optimalMagnitudeToThirdOrder(ridge, new Float64Array(1), Float64Array.of(1)), /minimum/);
  });
});
