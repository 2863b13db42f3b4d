import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean, norm, randomStream } from "plasticity/numerics";
import {
  costOfRatios,
  curvature,
  firstOrder,
  greedy,
  greedyOutcomes,
  lineSearch,
  linearTask,
  maintain,
  meanCurvature,
  ofNetworks,
  optimalRatio,
  quadraticBowl,
} from "plasticity/optimal-plasticity";

describe("the greedy rule", () => {
  const bowl = quadraticBowl([1, 5, 2]);
  const w = Float64Array.of(2, -1, 0.5);
  const gradient = new Float64Array(3);
  const taskError = bowl.gradient(w, gradient);

  it("steps to the minimum along its direction, whatever the magnitude that it is called with", () => {
    for (const m of [0.01, 3]) {
      const out = new Float64Array(3);
      greedy(firstOrder())({ landscape: bowl, w, gradient, taskError }, m, randomStream(1), out);
      const best = lineSearch(bowl, w, out);
      assert.ok(Math.abs(norm(out) - best) < 1e-6, `${norm(out)} instead of ${best}`);
    }
  });

  it("stays where its direction goes uphill", () => {
    const out = new Float64Array(3);
    const uphill = greedy(({ gradient: slope }, _m, _stream, into) => into.set(slope));
    uphill({ landscape: bowl, w, gradient, taskError }, 1, randomStream(1), out);
    assert.equal(norm(out), 0);
  });

  it("settles at the ratio of Eq 9a in the linear network, to two per cent", () => {
    const { landscape, start } = linearTask({ seed: 3, repeat: 1, ownInputs: true });
    const e = 0.01 * Math.sqrt(landscape.dimension);
    const ratios: number[] = [];
    const curvatures: number[] = [];
    const steps = 3000;
    maintain({
      landscape,
      w: start.slice(),
      steps,
      fluctuationMagnitude: e,
      compensationMagnitude: e,
      rule: greedy(firstOrder(10)),
      fluctuationStream: randomStream(1, "fluctuation"),
      compensationStream: randomStream(1, "noise"),
      observe: (t, state, compensation) => {
        if (t < 500) return;
        ratios.push(norm(compensation) / e);
        curvatures.push(curvature(landscape, state, compensation));
      },
    });
    const predicted = optimalRatio(meanCurvature(landscape, start), mean(curvatures));
    assert.ok(Math.abs(mean(ratios) / predicted - 1) < 0.02, `${mean(ratios)} against ${predicted}`);
  });
});

describe("outcomes of the greedy rule", () => {
  const greedyRows = [1, 2].map((repeat) => ({
    network: "linear",
    repeat,
    greedyRatio: 0.5,
    greedyError: 3,
    fluctuationCurvature: 1,
    compensationCurvature: 4,
  }));
  const constant = [1, 2].flatMap((repeat) =>
    [0.25, 0.5, 1].map((ratio) => ({
      network: "linear",
      repeat,
      ratio,
      constantError: repeat * Math.exp(Math.log(ratio / 0.6) ** 2),
    })),
  );

  it("are paired with the constant ratios of the same network", () => {
    const outcomes = greedyOutcomes(greedyRows, constant);
    assert.deepEqual(
      outcomes.map(({ repeat, predicted, error }) => [repeat, predicted, error]),
      [
        [1, 0.5, 3],
        [2, 0.5, 3],
      ],
    );
    outcomes.forEach(({ best, leastError, repeat }) => {
      assert.ok(Math.abs(best - 0.6) < 1e-9);
      assert.equal(leastError, Math.min(...constant.filter((r) => r.repeat === repeat).map((r) => r.constantError)));
    });
    assert.deepEqual(
      ofNetworks(outcomes, "linear", (one) => one.ratio / one.predicted),
      [1, 1],
    );
    assert.deepEqual(
      ofNetworks(outcomes, "nonlinear", (one) => one.ratio),
      [],
    );
  });

  it("what a ratio costs: one at the best of the grid, in every network", () => {
    const costs = costOfRatios(greedyOutcomes(greedyRows, constant), constant, "linear");
    assert.deepEqual(
      costs.map(({ ratio }) => ratio),
      [0.25, 0.5, 1],
    );
    assert.equal(costs[1]!.cost, 1);
    const expected = Math.exp(Math.log(1 / 0.6) ** 2 - Math.log(0.5 / 0.6) ** 2);
    assert.ok(Math.abs(costs[2]!.cost - expected) < 1e-12);
    const outcomes = greedyOutcomes(greedyRows, constant);
    assert.throws(() => costOfRatios(outcomes, constant.slice(1), "linear"), /ratio 0.25, repeat 1, got none/);
  });

  it("a network without constant ratios is an error", () => {
    assert.throws(() => greedyOutcomes(greedyRows, constant.slice(0, 3)), /at least three ratios, got 0/);
  });
});
