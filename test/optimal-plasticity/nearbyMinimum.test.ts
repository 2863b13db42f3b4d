import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { norm, randomStream } from "plasticity/numerics";
import { glorotWeights, nearbyMinimum, nonlinearTask, quadraticBowl } from "plasticity/optimal-plasticity";

describe("nearby minimum", () => {
  it("is the minimum of a bowl after as many steps as it has curvatures", () => {
    const bowl = quadraticBowl([1, 5, 40, 300]);
    const { state, taskError, steps } = nearbyMinimum(bowl, Float64Array.of(3, -2, 1, 1), { part: 1e-10 });
    assert.ok(steps <= 5, `${steps} steps`);
    assert.ok(norm(state) < 1e-4 && taskError < 1e-7, `${norm(state)}, ${taskError}`);
  });

  it("has the part of the error that is asked for, in a network", () => {
    const { landscape, teacher } = nonlinearTask({ seed: 1, repeat: 1, samples: 100 });
    const away = glorotWeights([12, 20, 10], randomStream(1, "nearbyMinimum.test"));
    const w = teacher.map((value, i) => value + 0.3 * away[i]!);
    const before = landscape.taskError(w);
    const { state, taskError } = nearbyMinimum(landscape, w, { part: 0.05 });
    assert.ok(taskError <= 0.05 * before, `${taskError} of ${before}`);
    assert.equal(landscape.taskError(state), taskError);
  });

  it("stops after the steps allowed, stays where nothing is to be won, refuses nonsense", () => {
    const bowl = quadraticBowl([1, 5, 40]);
    const start = Float64Array.of(1, 1, 1);
    assert.equal(nearbyMinimum(bowl, start, { part: 1e-12, steps: 1 }).steps, 1);
    assert.equal(nearbyMinimum(bowl, new Float64Array(3)).steps, 0);
    assert.throws(() => nearbyMinimum(bowl, start, { part: 0 }), /part/);
    assert.throws(() => nearbyMinimum(bowl, start, { steps: 0 }), /steps/);
  });
});
