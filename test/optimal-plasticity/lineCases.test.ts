import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { norm, randomStream } from "plasticity/numerics";
import { LINE_CASES, curvature, liftedDirections, lineCases, nonlinearTrajectory } from "plasticity/optimal-plasticity";

describe("lines through a network (Fig 3a, b)", () => {
  const { landscape, states } = nonlinearTrajectory({
    fluctuation: 0.01,
    ratio: 0.4,
    signalToNoise: 10,
    settle: 300,
    count: 1,
    every: 1,
  });
  const w = states[0]!;
  const gradient = new Float64Array(landscape.dimension);
  landscape.gradient(w, gradient);
  const ofGradient = curvature(landscape, w, gradient);

  it("have the slopes and curvatures of the cases, and optima that agree", () => {
    const lines = lineCases(landscape, w, randomStream(1, "lines"));
    assert.deepEqual(
      lines.map(({ name }) => name),
      LINE_CASES.map(({ name }) => name),
    );
    for (const [k, line] of lines.entries()) {
      const slope = line.direction.reduce((sum, d, i) => sum + d * gradient[i]!, 0) / norm(gradient);
      assert.ok(Math.abs(slope + LINE_CASES[k]!.slope) < 1e-9);
      assert.ok(Math.abs(curvature(landscape, w, line.direction) / (LINE_CASES[k]!.upward * ofGradient) - 1) < 1e-6);
      assert.ok(Math.abs(line.eq6 / line.searched - 1) < 0.02);
      assert.ok(Math.abs(line.third - line.searched) <= Math.abs(line.eq6 - line.searched) + 1e-7 * line.searched);
    }
  });

  it("lift off the tangent in proportion to their curvature", () => {
    const [v1, v2] = liftedDirections(landscape, w, randomStream(1, "lifted"), 0.1);
    assert.ok(Math.abs(v1!.upward / v2!.upward - 3) < 1e-6);
    assert.ok(Math.abs(v1!.area / v1!.upward / (v2!.area / v2!.upward) - 1) < 0.01);
    assert.ok(Math.abs(v1!.area / ((v1!.upward * 0.1 ** 3) / 3) - 1) < 0.01);
  });
});
