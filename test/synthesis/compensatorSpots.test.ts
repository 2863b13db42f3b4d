import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type CompensatorRow,
  compensatorCurves,
  compensatorSpectrum,
  compensatorSpots,
  linearPredictions,
} from "plasticity/synthesis";

/** F = (1 + ρ²)²/4ρ², whose minimum is 1 at ρ = 1, times `size` in network `repeat`. */
const row = (rule: string, ratio: number, repeat: number, size = 1): CompensatorRow => ({
  ...{ landscape: "linear", rule, ratio, repeat, floor: 0.5, relativeError: 0.1 * size, drift: 1 },
  steadyStateError: (size * (1 + ratio * ratio) ** 2) / (4 * ratio * ratio),
  ...{ compensationCurvature: 4, fluctuationCurvature: 1 },
});
const sweep = [1, 2].flatMap((repeat) => [0.25, 0.5, 1, 2].map((ratio) => row("gradient", ratio, repeat, repeat)));

describe("compensators' sweet spots", () => {
  test("one entry per landscape and rule, one number per network", () => {
    const [spot, ...others] = compensatorSpots(sweep);
    assert.equal(others.length, 0);
    assert.deepEqual(
      spot!.leastErrors.map((f) => Math.round(100 * f)),
      [100, 200],
    );
    assert.deepEqual(
      spot!.overFloor.map((f) => Math.round(100 * f)),
      [200, 400],
    );
    for (const ratio of spot!.spots) assert.ok(Math.abs(ratio - 1) < 0.01);
    // √(1/4), which ρ = ½ equals
    for (const ratio of spot!.predictedSpots) assert.ok(Math.abs(ratio - 0.5) < 1e-12);
    assert.deepEqual(spot!.curvatureRatios, [4, 4]);
    assert.equal(spot!.atEnd, false);
  });

  test("says when the best ratio is at an end of the grid; too few ratios are refused", () => {
    const [spot] = compensatorSpots(sweep.filter(({ ratio }) => ratio <= 1));
    assert.equal(spot!.atEnd, true);
    assert.throws(() => compensatorSpots(sweep.filter(({ ratio }) => ratio < 1)), /three ratios/);
  });

  test("curves are means over networks, over the floor", () => {
    const curve = compensatorCurves(sweep);
    assert.equal(curve.length, 4);
    assert.ok(Math.abs(curve.find(({ ratio }) => ratio === 1)!.overFloor - 3) < 1e-12);
  });

  test("the prediction is that of the rule's damping and the network's spectrum", () => {
    const at = (rule: string) => linearPredictions([row(rule, 1, 1)], 1)[0]!.predicted;
    const undamped = at("natural, δ = 0.00001");
    assert.ok(Math.abs(undamped.taskError / undamped.floor - 1) < 1e-3);
    assert.ok(at("gradient").taskError > 1.5 * undamped.taskError);
    assert.throws(() => linearPredictions([row("none", 1, 1)], 1), /none/);
  });

  test("spectra: over their mean, largest first", () => {
    for (const linear of [true, false]) {
      const values = compensatorSpectrum(linear, 1, 2);
      assert.equal(values.length, linear ? 120 : 42);
      assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - 1) < 1e-9);
      assert.ok(values.every((value, k) => k === 0 || value <= values[k - 1]!));
    }
  });
});
