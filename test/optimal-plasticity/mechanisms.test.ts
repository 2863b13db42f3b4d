import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean, norm, randomStream } from "plasticity/numerics";
import {
  confined,
  coursesOf,
  curvature,
  curveMinimum,
  firstOrder,
  isotropicSteadyState,
  layerDrift,
  maintain,
  mechanismCurves,
  mechanismSpots,
  networkSeed,
  occasionally,
  persistent,
  principalArc,
  quadraticBowl,
  quadraticSteadyState,
  quadraticSweetSpot,
  ratedMoments,
  ratesWhileLearning,
  SCENARIOS,
  setUp,
  upAndDown,
  weightDecay,
} from "plasticity/optimal-plasticity";

const stream = (name: string) => randomStream(1, "mechanisms.test", name);
const spectrum = Array.from({ length: 60 }, (_, k) => 0.2 + (k * 3) / 60);

describe("minimum of a curve over ρ", () => {
  it("is exact on the closed form, on half octaves", () => {
    const ratios = Array.from({ length: 9 }, (_, k) => 0.3 * Math.SQRT2 ** k);
    const errors = ratios.map((ratio) =>
      isotropicSteadyState({ ratio, fluctuation: 0.1, signalToNoise: 10, outputs: 10 }),
    );
    const { ratio, atEnd } = curveMinimum(ratios, errors);
    assert.ok(Math.abs(ratio - 1) < 2e-3 && !atEnd, `${ratio}`);
  });

  it("is the end of the grid where the curve only rises, and refuses what isn't a curve", () => {
    assert.deepEqual(curveMinimum([1, 2, 3], [1, 2, 3]), { ratio: 1, error: 1, atEnd: true });
    assert.throws(() => curveMinimum([1, 2], [1, 2]), /at least three ratios, got 2/);
    assert.throws(() => curveMinimum([1, 3, 2], [1, 2, 3]), /rising numbers > 0, got 2 at place 2/);
    assert.throws(() => curveMinimum([1, 2, 3], [1, 0, 3]), /numbers > 0, got 0 at place 1/);
    assert.throws(() => curveMinimum([1, 2, 3], [1, NaN, 3]), /finite/);
  });
});

describe("steady state of a quadratic", () => {
  it("is the isotropic closed form where all curvatures are equal", () => {
    const equal = new Array<number>(120).fill(0.2); // 2 / n_out
    for (const ratio of [0.3, 1, 2]) {
      const { taskError } = quadraticSteadyState(equal, { ratio, fluctuation: 0.1 });
      const expected = isotropicSteadyState({ ratio, fluctuation: 0.1, signalToNoise: Infinity, outputs: 10 });
      assert.ok(Math.abs(taskError / expected - 1) < 1e-9, `${taskError} against ${expected}`);
    }
    assert.ok(Math.abs(quadraticSweetSpot(equal).ratio - 1) < 1e-4);
  });

  it("is what a simulation settles at, and its projections too", () => {
    const options = { ratio: 0.6, fluctuation: 0.1 };
    const theory = quadraticSteadyState(spectrum, options);
    const bowl = quadraticBowl(spectrum);
    const squares = new Float64Array(spectrum.length);
    const steps = 20_000;
    const taskError = maintain({
      landscape: bowl,
      w: new Float64Array(spectrum.length),
      steps,
      fluctuationMagnitude: 0.1,
      compensationMagnitude: 0.06,
      rule: firstOrder(),
      fluctuationStream: stream("steady"),
      compensationStream: stream("noise"),
      observe: (t, w) => {
        if (t >= steps / 2) w.forEach((x, i) => (squares[i] = squares[i]! + x * x));
      },
    });
    const error = mean(taskError.subarray(steps / 2));
    assert.ok(Math.abs(error / theory.taskError - 1) < 0.05, `${error} against ${theory.taskError}`);
    const relative = mean(squares.map((sum, i) => sum / (steps / 2) / theory.squares[i]!));
    assert.ok(Math.abs(relative - 1) < 0.05, `${relative}`);
  });

  it("has its sweet spot below one for an exact gradient, near one for a poor one; refuses flat directions", () => {
    assert.ok(quadraticSweetSpot(spectrum).ratio < 0.95);
    assert.ok(Math.abs(quadraticSweetSpot(spectrum, { signalToNoise: 0.02 }).ratio - 1) < 0.01);
    assert.throws(() => quadraticSteadyState([1, 0], { ratio: 1, fluctuation: 1 }), /curvatures > 0/);
    assert.throws(() => quadraticSteadyState([1], { ratio: 0, fluctuation: 1 }), /ratio/);
  });
});

describe("processes of fluctuation", () => {
  const w = Float64Array.from({ length: 50 }, (_, k) => k - 20);
  it("have the magnitude asked for", () => {
    const axes = [0, 1].map((k) => Float64Array.from({ length: 50 }, (_, i) => (i === k ? 1 : 0)));
    for (const process of [persistent(1), persistent(30), persistent(Infinity), weightDecay, confined(axes)]) {
      const draws = stream("magnitude");
      for (let k = 0; k < 3; k++) {
        assert.ok(Math.abs(norm(process(0.3, draws, new Float64Array(50), w)) - 0.3) < 1e-12);
      }
    }
  });

  it("keep their direction as long as they say, stay where they are confined, and refuse nonsense", () => {
    const cosine = (steps: number) => {
      const process = persistent(steps);
      const draws = stream("turn");
      const first = process(1, draws, new Float64Array(50), w).slice();
      let last = first;
      for (let k = 0; k < 20; k++) last = process(1, draws, new Float64Array(50), w).slice();
      return first.reduce((sum, x, i) => sum + x * last[i]!, 0);
    };
    assert.ok(Math.abs(cosine(Infinity) - 1) < 1e-12);
    assert.ok(cosine(200) > 0.8 && cosine(200) < 0.98, `${cosine(200)}`);
    assert.ok(Math.abs(cosine(1)) < 0.5);
    const only = Float64Array.from({ length: 50 }, (_, i) => (i === 7 ? 1 : 0));
    const step = confined([only])(1, stream("confined"), new Float64Array(50), w);
    assert.ok(step.every((x, i) => (i === 7 ? Math.abs(x) === 1 : x === 0)));
    assert.throws(() => persistent(0.5), /correlation time ≥ 1 step, got 0.5/);
    assert.throws(() => confined([]), /got 0/);
  });

  it("occasional steps are larger and rare, of the same sum of squares", () => {
    const rule = occasionally(firstOrder(), 4);
    const gradient = Float64Array.of(3, 4);
    const out = new Float64Array(2);
    const sizes = Array.from({ length: 8 }, () => {
      rule({ landscape: quadraticBowl([1, 1]), w: gradient, gradient, taskError: 1 }, 0.5, stream("none"), out);
      return norm(out);
    });
    assert.deepEqual(sizes, [0, 0, 0, 1, 0, 0, 0, 1]);
    assert.throws(() => occasionally(firstOrder(), 0), /every/);
  });
});

describe("scenarios and their summaries", () => {
  it("every scenario can be set up, at its teacher or close to it", () => {
    for (const { name, landscape } of SCENARIOS) {
      const { landscape: F, start, unrelatedError, magnitude } = setUp(name, 1, 1);
      assert.ok(F.taskError(start) < 0.01 * unrelatedError, name);
      assert.equal(F.dimension, landscape === "linear" ? 120 : 42);
      assert.ok(magnitude > 0);
    }
    assert.throws(() => setUp("other" as "beeline", 1, 1), /setUp: name: expected "drift" or .*, got "other"/);
  });

  it("unimportant directions are less curved than important ones", () => {
    const q = (name: "gradient, unimportant" | "gradient, important") => {
      const { landscape, start, fluctuate } = setUp(name, 1, 1);
      return curvature(landscape, start, fluctuate(1, stream(name), new Float64Array(120), start));
    };
    assert.ok(q("gradient, unimportant") < 0.2 * q("gradient, important"));
  });

  it("sweet spots by network, curves relative to their minima", () => {
    const sweep = [0.25, 0.5, 1, 2, 4].flatMap((ratio) =>
      [1, 2].map((repeat) => ({
        ...{ scenario: "x", ratio, repeat, steadyStateError: repeat * (ratio + 1 / ratio) },
        ...{ fluctuationCurvature: repeat, compensationCurvature: 1, uphill: 0, relativeError: repeat * ratio },
      })),
    );
    const [spot] = mechanismSpots(sweep);
    for (const ratio of spot!.spots) assert.ok(Math.abs(ratio - 1) < 1e-9);
    assert.deepEqual([...spot!.bestOfGrid], [1, 1]);
    assert.deepEqual([...spot!.fluctuationCurvatures], [1, 2]);
    assert.ok(Math.abs(spot!.weakerCosts[0]! - 1.25) < 1e-12);
    const half = mechanismCurves(sweep).find((point) => point.ratio === 0.5)!;
    assert.ok(Math.abs(half.relative - 1.25) < 1e-12);
  });

  it("rates while learning: Eq 10 as an equality", () => {
    const moments = ratedMoments(
      [0, 1, 2, 4, 8, 16, 32].map((time) => {
        const improvement = 1 / (1 + time);
        // Q[Δε] = 1, Q[Δc] = 4, e = 1
        const bestRatio = Math.sqrt(0.25 + improvement / 2);
        return { ...{ repeat: 1, time, improvement, bestRatio }, fluctuationCurvature: 1, compensationCurvature: 4 };
      }),
      1,
    );
    const [summary] = ratesWhileLearning(moments);
    assert.ok(Math.abs(summary!.overPredicted - 1) < 1e-12);
    assert.ok(Math.abs(summary!.rankCorrelation - 1) < 1e-12);
    assert.ok(summary!.earlyOverLate > 1 && summary!.leastOverSteady > 1);
  });
});

describe("paths", () => {
  it("drift of layers over a free walk", () => {
    const drift = layerDrift([2, 0, 0, 0], [0, 0, 0, 0], [1, 3], { fluctuation: 2, time: 4 });
    assert.ok(Math.abs(drift[0]! - 1) < 1e-12);
    assert.equal(drift[1], 0);
    assert.throws(() => layerDrift([1], [1, 2], [2], { fluctuation: 1, time: 1 }), /now: expected 2 entries, got 1/);
  });

  it("a free walk is an arc of cosines, independent states are not", () => {
    const draws = stream("arc");
    const w = new Float64Array(400);
    const walk = Array.from({ length: 120 }, () => {
      draws.fillNormal(new Float64Array(400)).forEach((x, i) => (w[i] = w[i]! + x));
      return w.slice();
    });
    assert.ok(principalArc(walk) > 0.97, `${principalArc(walk)}`);
    const scattered = walk.map(() => draws.fillNormal(new Float64Array(400)));
    assert.ok(principalArc(scattered) < 0.6);
  });

  it("one fluctuation and its opposite: odd on the tangent plane, more up than down on a bowl", () => {
    const points = upAndDown(quadraticBowl(spectrum), new Float64Array(60).fill(0.5), 0.1, 20, stream("up"));
    const [down, up] = [points[0]!, points.at(-1)!];
    assert.ok(Math.abs(down.flat + up.flat) < 1e-12);
    assert.ok(up.curved > up.flat && down.curved > down.flat);
  });

  it("courses by network in the order of time; every network has a seed of its own", () => {
    const rows = [1, 0].flatMap((time) =>
      [1, 2].map((repeat) => ({ fluctuation: 2, repeat, time, F: 10 * repeat + time })),
    );
    assert.deepEqual(
      coursesOf(rows, 2, "F").map((course) => [...course]),
      [
        [10, 11],
        [20, 21],
      ],
    );
    assert.notEqual(networkSeed(1, 2), networkSeed(2, 1));
  });
});
