import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { drawLinearTask, embedTask, steadyLinearError, whitened } from "plasticity/network-size";
import { isotropicSteadyState } from "plasticity/optimal-plasticity";
import { ln, randomStream } from "plasticity/numerics";
import {
  type PlaneRow,
  bestRates,
  bestSizes,
  learningLandscape,
  maintainedCycles,
  planePicture,
  predictedRates,
} from "plasticity/synthesis";

const held = { taskIrrelevant: 1, intrinsicNoise: 0.08, cycle: 1 };
const stream = (part: string) => randomStream(1, "test/ratio-and-size", part);
const task = whitened(drawLinearTask({ inputs: 6, outputs: 3, samples: 1 }, stream("task")));
const grown = () => embedTask(task, 12, 6, stream("expansion"));

/** Linear theory: F = ‖∇F‖²/2 of eq. (8), q = 1, Tr = 18 c, N = 18 c². */
function theory(rates: readonly number[], factors: readonly number[]): PlaneRow[] {
  return rates.flatMap((rate) =>
    factors.map((c) => {
      const curvatures = { dimension: 18 * c * c, gradientCurvature: 1, trace: 18 * c };
      const error = steadyLinearError(curvatures, { ...held, taskRelevant: rate });
      const ratio = Math.sqrt((rate * rate + 1) / curvatures.dimension) / held.intrinsicNoise;
      return { ...curvatures, rate, repeat: 1, ratio, error };
    }),
  );
}
const rates = [0.2, 0.283, 0.4, 0.566, 0.8, 1.13, 1.6, 2.26];
const factors = [1, 1.5, 2, 3, 4, 6, 8];
const plane = theory(rates, factors);
const near = (found: number, wanted: number, share: number) =>
  assert.ok(Math.abs(found / wanted - 1) < share, `${found} against ${wanted}`);

describe("networks of 2019 in the loop of 2021", () => {
  test("the landscape is the error function under other names", () => {
    const { network, start } = grown();
    const landscape = learningLandscape(network);
    const [a, b] = [new Float64Array(72), new Float64Array(72)];
    assert.equal(landscape.taskError(start), network.error(start));
    assert.equal(landscape.gradient(start, a), network.gradient(start, b));
    assert.deepEqual(a, b);
    landscape.hessianVector(start, start, a);
    network.hessianVector(start, start, b);
    assert.deepEqual(a, b);
    assert.equal(landscape.hessianTrace!(start), 36);
  });

  test("without growth and with white inputs both papers' closed forms are one, up to outputs/2", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (taskRelevant, taskIrrelevant, intrinsicNoise) => {
          const of2019 = steadyLinearError(
            { dimension: 18, gradientCurvature: 1, trace: 18 },
            { taskRelevant, taskIrrelevant, intrinsicNoise, cycle: 1 },
          );
          const fluctuation = intrinsicNoise * Math.sqrt(18);
          const of2021 = isotropicSteadyState({
            ratio: Math.sqrt(taskRelevant * taskRelevant + taskIrrelevant * taskIrrelevant) / fluctuation,
            fluctuation,
            signalToNoise: taskRelevant / taskIrrelevant,
            outputs: 3,
          });
          assert.ok(Math.abs(of2019 / ((of2021 * 3) / 2) - 1) < 1e-9);
        },
      ),
    );
  });

  test("a run comes to the error of eq. (9), with the ratio of its rates and the network's own curvatures", () => {
    const { network, start } = grown();
    const cycle = { ...held, taskRelevant: 0.8 };
    const run = maintainedCycles({ errorFunction: network, w: start, rates: cycle, cycles: 2000, stream });
    near(run.error, steadyLinearError({ dimension: 72, gradientCurvature: 1, trace: 36 }, cycle), 0.1);
    near(run.ratio, Math.sqrt(1.64) / (0.08 * Math.sqrt(72)), 1e-9);
    near(run.gradientCurvature, 1, 1e-9);
    near(run.trace, 36, 1e-9);
  });

  test("refuses rates that leave nothing to compare, and too few cycles", () => {
    const { network, start } = grown();
    const run = (changes: object, cycles = 100) =>
      maintainedCycles({
        ...{ errorFunction: network, w: start.slice(), cycles, stream },
        rates: { ...held, taskRelevant: 0.8, ...changes },
      });
    assert.throws(() => run({ taskRelevant: 0 }), /taskRelevant/);
    assert.throws(() => run({ intrinsicNoise: 0 }), /intrinsicNoise/);
    assert.throws(() => run({ taskIrrelevant: NaN }), RangeError);
    assert.throws(() => run({}, 39), /cycles/);
  });
});

describe("optima of the plane", () => {
  test("the best size is Tγ₂²/γ₃² = 156.25 at every rate", () => {
    const sizes = bestSizes(plane);
    assert.equal(sizes.length, rates.length);
    for (const { best, atEnd } of sizes) {
      assert.equal(atEnd, false);
      near(best, 156.25, 0.1);
    }
  });

  test("the best rate is that of equal costs, √(γ₂²/c + cN₀γ₃²/T)", () => {
    const predicted = predictedRates(plane, held);
    for (const { held: n, best } of bestRates(plane)) {
      const c = Math.sqrt(n / 18);
      const expected = Math.sqrt(1 / c + c * 18 * 0.0064);
      near(best, expected, 0.02);
      near(predicted.find((one) => one.held === n)!.predicted, expected, 1e-6);
    }
  });

  test("no prediction where costs don't cross in the grid; ends are told", () => {
    const low = theory([0.1, 0.15, 0.2], [3]);
    assert.ok(Number.isNaN(predictedRates(low, held)[0]!.predicted));
    assert.equal(bestRates(low)[0]!.atEnd, true);
    assert.throws(() => bestSizes(low), /at least three/);
  });

  test("tasks stay apart", () => {
    const two = [...plane, ...plane.map((row) => ({ ...row, repeat: 2, error: row.error * 2 }))];
    const [first, second] = [1, 2].map((k) => bestSizes(two).filter((one) => one.repeat === k));
    assert.equal(first!.length, second!.length);
    first!.forEach((one, k) => {
      near(second![k]!.best, one.best, 1e-9);
      near(second![k]!.error, 2 * one.error, 1e-9);
    });
  });
});

describe("the picture of the plane", () => {
  const picture = planePicture(plane, held, 80);
  const at = (n: number, ratio: number) => {
    const place = (x: number, [low, high]: readonly [number, number]) =>
      Math.min(79, Math.floor((80 * ln(x / low)) / ln(high / low)));
    return picture.values[place(ratio, picture.ratios) * 80 + place(n, picture.sizes)]!;
  };

  test("is ln F between simulations, and empty below γ₂ alone", () => {
    const c = Math.sqrt(200 / 18);
    const ratio = Math.sqrt(1 + 0.81) / (0.08 * Math.sqrt(200));
    const curvatures = { dimension: 200, gradientCurvature: 1, trace: 18 * c };
    const wanted = ln(steadyLinearError(curvatures, { ...held, taskRelevant: 0.9 }));
    assert.ok(Math.abs(at(200, ratio) - wanted) < 0.1);
    assert.ok(Number.isNaN(at(200, 0.8)));
    assert.equal(picture.values.length, 6400);
  });

  test("needs every pair of rate and size, and a resolution", () => {
    assert.throws(() => planePicture(plane.slice(1), held, 10), /rows: expected a simulation/);
    assert.throws(() => planePicture(plane, held, 1), /resolution/);
  });
});
