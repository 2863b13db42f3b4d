/** What optimal steps, intervals, stretched bowls and linear networks do at steady state. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean } from "plasticity/numerics";
import {
  anisotropy,
  averageCase,
  crossTerm,
  curvatureByNetwork,
  linearTask,
  optimalSteadyState,
  quadraticBowl,
} from "plasticity/optimal-plasticity";

describe("the steady state of optimal steps", () => {
  const run = { magnitude: 0.3, start: new Float64Array(2), settle: 100, steps: 1500, seed: 1 };

  it("wins back what fluctuations cost, with a cross term (the appendix's second derivation)", () => {
    const steady = optimalSteadyState(quadraticBowl([1, 5]), run);
    assert.ok(Math.abs(steady.balance - 1) < 0.06, `${steady.balance}`);
    assert.ok(steady.crossTermAnswered < -0.5, `${steady.crossTermAnswered}`);
    assert.ok(Math.abs(steady.crossTermNext) < 0.06, `${steady.crossTermNext}`);
    assert.ok(Math.abs(steady.ratio / steady.predicted - 1) < 0.1);
  });

  it("in a sphere answers every fluctuation whole", () => {
    const steady = optimalSteadyState(quadraticBowl([2, 2, 2]), { ...run, start: new Float64Array(3) });
    for (const value of [steady.ratio, steady.predicted, steady.balance, -steady.crossTermAnswered]) {
      assert.ok(Math.abs(value - 1) < 1e-9, `${value}`);
    }
  });

  it("refuses a run that is over before it has settled", () => {
    assert.throws(() => optimalSteadyState(quadraticBowl([1, 5]), { ...run, steps: 100 }), /settling/);
  });
});

describe("Eq 3b", () => {
  it("holds over one step and fails over many", () => {
    const { landscape, teacher } = linearTask({ seed: 1, repeat: 1, samples: 100 });
    const options = { magnitude: 0.1, ratio: 0.7, signalToNoise: 10, start: teacher, steps: 1500, seed: 1 };
    const [one, ten, hundred] = crossTerm(landscape, { ...options, intervals: [1, 10, 100] });
    assert.ok(Math.abs(one!.correlation) < 0.05, `${one!.correlation}`);
    assert.ok(ten!.correlation < -0.5);
    assert.ok(hundred!.correlation < ten!.correlation && hundred!.correlation >= -1);
    assert.throws(() => crossTerm(landscape, { ...options, intervals: [0] }), /interval/);
  });
});

describe("stretched bowls (Eq 14)", () => {
  const rows = anisotropy({ spreads: [0, 0.5, 1], bowls: 3, dimension: 20, draws: 60, steps: 300, seed: 1 });

  it("begin as spheres and get a more curved gradient, a less curved unrelated Newton step, shorter best steps", () => {
    assert.equal(rows.length, 9);
    for (let k = 0; k < 3; k++) {
      const [sphere, ...rest] = rows.slice(3 * k, 3 * k + 3);
      for (const key of ["equation", "drawn", "unrelatedNewton", "ratio", "predicted"] as const) {
        assert.ok(Math.abs(sphere![key] - 1) < 1e-9, key);
      }
      const [some, more] = rest;
      assert.ok(some!.equation > 1 && more!.equation > some!.equation);
      assert.ok(some!.drawn > 1 && more!.drawn > some!.drawn);
      assert.ok(some!.unrelatedNewton < 1 && more!.unrelatedNewton < some!.unrelatedNewton);
      assert.ok(some!.ratio < 1 && more!.ratio < some!.ratio);
    }
  });
});

describe("the average case", () => {
  it("of the linear network: the gradient as Eq 14, the Newton step as the mean curvature", () => {
    const cases = [1, 2, 3].map((network) => averageCase(network, { draws: 30 }));
    assert.ok(Math.abs(mean(cases.map((one) => one.gradient / one.equation)) - 1) < 0.06);
    assert.ok(Math.abs(mean(cases.map((one) => one.newton)) - 1) < 0.1);
    assert.notEqual(cases[0]!.equation, cases[1]!.equation);
    assert.throws(() => averageCase(1, { draws: 0 }), /draws/);
  });
});

describe("curvature by network (Fig 3c)", () => {
  const states = [
    { repeat: 1, state: 1, gradientCurvature: 8, meanCurvature: 1 },
    { repeat: 1, state: 2, gradientCurvature: 24, meanCurvature: 2 },
    { repeat: 2, state: 1, gradientCurvature: 1, meanCurvature: 1 },
  ];
  const random = [1, 2, 3, 30].map((randomCurvature) => ({ repeat: 1, randomCurvature }));

  it("is relative to the mean curvature, that of the last state for random directions", () => {
    const [one, two] = curvatureByNetwork(states, [...random, { repeat: 2, randomCurvature: -1 }]);
    assert.equal(one!.random, 4.5);
    assert.deepEqual(one!.gradient, [8, 10, 12]);
    assert.equal(one!.lessCurved, 0.75);
    assert.equal(one!.least, 0.5);
    assert.ok(Math.abs(one!.predicted - Math.sqrt(0.1)) < 1e-12);
    assert.equal(one!.quantiles[2], 1.25);
    assert.equal(two!.least, -1);
  });

  it("needs random directions of every network", () => {
    assert.throws(() => curvatureByNetwork(states, random), /network 2/);
  });
});
