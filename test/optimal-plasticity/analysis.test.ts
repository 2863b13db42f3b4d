import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean, randomStream } from "plasticity/numerics";
import {
  fluctuationEffects,
  gridOf,
  isotropicSteadyState,
  pathOnPlane,
  predictedSweetSpot,
  principalDirections,
  projectOnPlane,
  quadraticBowl,
  relativeDrift,
  restrictToPlane,
  stageSweetSpots,
  sweetSpot,
  sweetSpots,
} from "plasticity/optimal-plasticity";

const ratios = [0.1, 0.4, 0.7, 1, 1.3, 1.6, 1.9, 2.2, 2.5];
const curve = (error: (ratio: number, repeat: number) => number) =>
  ratios.flatMap((ratio) => [1, 2, 3].map((repeat) => ({ ratio, repeat, steadyStateError: error(ratio, repeat) })));

describe("sweet spot of a sweep", () => {
  it("is found on the closed form to a thousandth, for every quality", () => {
    for (const signalToNoise of [10, 1, 0.2]) {
      const spot = sweetSpot(
        curve((ratio) => isotropicSteadyState({ ratio, fluctuation: 0.1, signalToNoise, outputs: 10 })),
      );
      assert.ok(Math.abs(spot.ratio - 1) < 0.001, `${spot.ratio}`);
    }
  });

  it("is the vertex of a parabola in ln ρ, wherever it lies and whatever the grid", () => {
    for (const at of [0.3, 0.41, 1.4]) {
      const parabola = curve((ratio) => Math.exp(0.7 * Math.log(ratio / at) ** 2 - 3));
      assert.ok(Math.abs(sweetSpot(parabola).ratio - at) < 1e-9, `${sweetSpot(parabola).ratio}`);
      const finer = [0.25, 0.3, 0.35, 0.45, 0.55].flatMap((ratio) =>
        [1, 2, 3].map((repeat) => ({ ratio, repeat, steadyStateError: Math.exp(0.7 * Math.log(ratio / at) ** 2 - 3) })),
      );
      const spot = sweetSpot([...parabola, ...finer]);
      assert.ok(Math.abs(spot.ratio - at) < 1e-9, `${spot.ratio}`);
    }
  });

  it("of each repeat: as many as repeats, each its own", () => {
    const spots = sweetSpots(curve((ratio, repeat) => Math.exp(Math.log(ratio / (0.3 + 0.1 * repeat)) ** 2)));
    assert.equal(spots.length, 3);
    spots.forEach((spot, k) => assert.ok(Math.abs(spot - (0.4 + 0.1 * k)) < 1e-9, `${spot}`));
  });

  it("is covered by its interval about as often as it says, with eight noisy repeats", () => {
    let covered = 0;
    for (let draw = 0; draw < 100; draw++) {
      const stream = randomStream(1, "coverage", draw);
      const rows = ratios.flatMap((ratio) =>
        Array.from({ length: 8 }, (_, repeat) => ({
          ratio,
          repeat,
          steadyStateError: Math.exp(0.5 * Math.log(ratio) ** 2 + 0.05 * stream.normal()),
        })),
      );
      const [low, high] = sweetSpot(rows).interval;
      if (low <= 1 && high >= 1) covered++;
    }
    // 95 % are aimed at; a bootstrap of eight covers somewhat less
    assert.ok(covered >= 85, `${covered} of 100`);
  });

  it("has an interval that grows with the disagreement of the repeats", () => {
    const width = (noise: number) => {
      const { interval } = sweetSpot(curve((ratio, repeat) => (Math.log(ratio) - noise * (repeat - 2)) ** 2 + 1));
      return interval[1] - interval[0];
    };
    assert.ok(width(0.4) > width(0.05));
  });

  it("stays at the end of the grid when the curve only rises, and refuses holes", () => {
    assert.equal(sweetSpot(curve((ratio) => ratio)).ratio, 0.1);
    assert.throws(() => sweetSpot(curve((r) => r).slice(1)), /expected a value at ratio 0.1, repeat 1, got none/);
    assert.throws(() => sweetSpot([]), /at least three ratios, got 0/);
    assert.throws(() => sweetSpot(curve(() => 0)), /expected an error > 0 at ratio 0.1, got 0/);
    assert.throws(() => sweetSpot(curve((r) => r).map((row) => ({ ...row, ratio: row.ratio - 0.1 }))), /ratios > 0/);
  });

  it("Eq 9a along the runs: the ratio that equals its own prediction", () => {
    const measured = ratios.map((ratio) => ({
      ratio,
      fluctuationCurvature: 1,
      compensationCurvature: 1 / (1.5 - ratio / 2) ** 2,
    }));
    assert.ok(Math.abs(predictedSweetSpot(measured) - 1) < 1e-12);
  });
});

describe("analysis of stages and windows", () => {
  it("stages: the minimum of each network in each condition", () => {
    const rows = [1, 2].flatMap((repeat) =>
      [0.25, 0.5, 1, 2].map((ratio) => ({
        ...{ inputs: "iid", outputLayer: "linear", fluctuation: 2, repeat, ratio },
        stageError: ratio / (repeat / 2) + repeat / 2 / ratio,
      })),
    );
    const [spot] = stageSweetSpots(rows);
    assert.ok(Math.abs(spot!.spots[0]! - 0.5) < 1e-9 && Math.abs(spot!.spots[1]! - 1) < 1e-9);
    assert.ok(Math.abs(spot!.error - 2) < 1e-9);
  });

  it("relative drift of a line, and of noise around zero", () => {
    const line = Array.from({ length: 100 }, (_, k) => 1 + 0.2 * (k / 99 - 0.5));
    assert.ok(Math.abs(relativeDrift(line) - 0.2) < 1e-12);
    const noise = randomStream(1, "drift").fillNormal(new Float64Array(1000));
    // a fitted line over n values of sd 1 changes by √(12/n) in its standard error: here 0.022 of the mean 5
    assert.ok(Math.abs(relativeDrift(noise.map((x) => 5 + x))) < 3 * 0.022);
    assert.throws(() => relativeDrift([1]), /at least two values, got 1/);
  });
});

describe("planes through weight space", () => {
  const bowl = quadraticBowl([1, 5, 2]);
  const directions = [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0)];
  const plane = restrictToPlane(bowl, new Float64Array(3), directions);

  it("restricts the error, the slope and the curvature", () => {
    const w = Float64Array.of(2, -1);
    assert.equal(plane.taskError(w), bowl.taskError(Float64Array.of(2, -1, 0)));
    const out = new Float64Array(2);
    plane.gradient(w, out);
    assert.deepEqual([...out], [2, -5]);
    plane.hessianVector(w, Float64Array.of(1, 1), out);
    assert.deepEqual([...out], [1, 5]);
    assert.deepEqual(projectOnPlane(Float64Array.of(2, -1, 7), new Float64Array(3), directions), [2, -1]);
  });

  it("samples a grid row by row, and refuses another dimension", () => {
    assert.deepEqual([...gridOf(plane, { extent: 1, points: 3 })], [3, 2.5, 3, 0.5, 0, 0.5, 3, 2.5, 3]);
    assert.throws(() => gridOf(bowl, { extent: 1, points: 3 }), /landscape over a plane, got 3 dimensions/);
  });

  it("alternates fluctuation and compensation, each of its length, the second downhill", () => {
    const steps = pathOnPlane(plane, { start: [2, 1], steps: 5, fluctuation: 0.3, compensation: 0.1, seed: 1 });
    steps.forEach(({ process, x1, y1, x2, y2, error1, error2 }) => {
      const length = Math.hypot(x2 - x1, y2 - y1);
      assert.ok(Math.abs(length - (process === "fluctuation" ? 0.3 : 0.1)) < 1e-12);
      if (process === "compensation") assert.ok(error2 < error1);
    });
  });

  it("finds the principal directions of states", () => {
    const stream = randomStream(1, "states");
    const states = Array.from({ length: 50 }, () =>
      Float64Array.of(3 * stream.normal(), 0.1 * stream.normal(), stream.normal()),
    );
    const [first, second] = principalDirections(states, 2);
    assert.ok(Math.abs(first![0]!) > 0.99 && Math.abs(second![2]!) > 0.98);
  });

  it("effects of fluctuations: zero mean on the tangent plane, ½ e² Tr/N on the landscape", () => {
    const { flat, curved } = fluctuationEffects(
      bowl,
      Float64Array.of(1, 1, 1),
      0.1,
      20_000,
      randomStream(1, "effects"),
    );
    assert.ok(Math.abs(mean(flat)) < 4 * Math.sqrt((0.01 * 30) / 3 / 20_000));
    assert.ok(Math.abs(mean(curved) - mean(flat) - (0.005 * 8) / 3) < 1e-4);
  });
});
