import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dot, norm, randomStream } from "plasticity/numerics";
import { curvature, downhillDirection, leadingDirections, meanCurvature } from "plasticity/optimal-plasticity";
import { displaced, smallNonlinear } from "./networks.ts";

const { landscape, teacher } = smallNonlinear();
const w = displaced(teacher, 0.1);
const n = landscape.dimension;
const gradient = new Float64Array(n);
landscape.gradient(w, gradient);
const [curved] = leadingDirections(landscape, w, 1, randomStream(1, "curved")) as [Float64Array];
const flat = randomStream(1, "flat").fillNormal(new Float64Array(n));

describe("downhill direction", () => {
  it("has the length, the slope and the curvature that were asked for", () => {
    const average = meanCurvature(landscape, w);
    for (const steepness of [0.1, 0.3]) {
      for (const upward of [2 * average, 4 * average]) {
        const direction = downhillDirection(landscape, w, { steepness, upward, curved, flat });
        assert.ok(Math.abs(norm(direction) - 1) < 1e-12);
        assert.ok(Math.abs(dot(direction, gradient) + steepness * norm(gradient)) < 1e-12);
        assert.ok(Math.abs(curvature(landscape, w, direction) / upward - 1) < 1e-9);
      }
    }
  });

  it("says what can be had", () => {
    const ask = (options: { steepness: number; upward: number }) => () =>
      downhillDirection(landscape, w, { ...options, curved, flat });
    assert.throws(ask({ steepness: 0.5, upward: 1e6 }), /expected a curvature from .* got 1000000/);
    assert.throws(ask({ steepness: 0, upward: 1 }), /steepness/);
    assert.throws(ask({ steepness: NaN, upward: 1 }), /steepness/);
    assert.throws(() => downhillDirection(landscape, teacher, { steepness: 0.5, upward: 1, curved, flat }), /∇F = 0/);
  });
});
