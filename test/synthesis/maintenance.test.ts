import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addScaled, dot, norm, randomStream, rescale } from "plasticity/numerics";
import { equilibrium, neuralGradients, synapticCosts, taskPreservingTransform } from "plasticity/synaptic-balancing";
import {
  maintenanceTask,
  networkOf,
  noCompensation,
  preservingDirection,
  preservingSplit,
  weightsOf,
  withBalancing,
} from "plasticity/synthesis";

const options = { neurons: 6, seed: 1, repeat: 1 };
const task = maintenanceTask({ ...options, imbalance: 0.5 });
const teacher = weightsOf(task.teacher);
const normals = (name: string, n = task.dimension) => randomStream(1, name).fillNormal(new Float64Array(n));
const away = (size: number) => addScaled(teacher.slice(), size, rescale(normals("away")));

describe("a recurrent network as a landscape", () => {
  test("weights to a vector and back", () => {
    assert.equal(task.dimension, 6 * (6 + 2 + 2));
    assert.deepEqual(networkOf(teacher, task.teacher), task.teacher);
    assert.throws(() => networkOf(teacher.slice(1), task.teacher), /w: /);
    assert.throws(
      () =>
        networkOf(
          teacher.map(() => NaN),
          task.teacher,
        ),
      /w\[0\]: /,
    );
  });

  test("no error at the teacher; the gradient's return value is the error", () => {
    assert.equal(task.taskError(teacher), 0);
    const w = away(0.1);
    const error = task.gradient(w, new Float64Array(task.dimension));
    assert.ok(Math.abs(error / task.taskError(w) - 1) < 1e-12);
  });

  test("the gradient against central differences", () => {
    const w = away(0.1);
    const gradient = new Float64Array(task.dimension);
    task.gradient(w, gradient);
    for (let k = 0; k < task.dimension; k++) {
      const at = (step: number) => task.taskError(w.map((value, i) => value + (i === k ? step : 0)));
      const difference = (at(1e-6) - at(-1e-6)) / 2e-6;
      assert.ok(Math.abs(gradient[k]! - difference) < 1e-6 * norm(gradient), `weight ${k}`);
    }
  });

  test("the Hessian is symmetric and has the preserving directions in its null space at the teacher", () => {
    const image = (v: Float64Array) => {
      const out = new Float64Array(task.dimension);
      task.hessianVector(teacher, v, out);
      return out;
    };
    const [a, b] = [normals("a"), normals("b")];
    assert.ok(Math.abs(dot(a, image(b)) / dot(b, image(a)) - 1) < 1e-3);
    const flat = preservingDirection(task.teacher, normals("h", 6));
    assert.ok(norm(image(flat)) < 1e-5 * norm(flat) * (norm(image(a)) / norm(a)));
  });

  test("starts are balanced, or not, and compute the same", () => {
    const balanced = maintenanceTask({ ...options, imbalance: 0 });
    const costs = (one: typeof task) => synapticCosts(one.teacher.recurrent, { power: 2 });
    assert.ok(norm(neuralGradients(costs(balanced))) < 1e-10);
    assert.ok(norm(neuralGradients(costs(task))) > 0.1);
    assert.ok(Math.abs(equilibrium(costs(task)).total / equilibrium(costs(balanced)).total - 1) < 1e-9);
    const ours = task.outputs(teacher);
    balanced.outputs(weightsOf(balanced.teacher)).forEach((y, k) => assert.ok(Math.abs(y - ours[k]!) < 1e-12));
  });
});

describe("task-preserving directions", () => {
  test("the tangent of the task-preserving transform", () => {
    const h = normals("h", 6);
    const moved = (step: number) =>
      weightsOf(
        taskPreservingTransform(
          task.teacher,
          h.map((value) => step * value),
        ),
      );
    const [up, down] = [moved(1e-5), moved(-1e-5)];
    const tangent = preservingDirection(task.teacher, h);
    tangent.forEach((value, k) => assert.ok(Math.abs(value - (up[k]! - down[k]!) / 2e-5) < 1e-9, `weight ${k}`));
    assert.throws(() => preservingDirection(task.teacher, [1, 2]), /coordinates/);
  });

  test("a split adds up, at right angles; tangents have no rest, a uniform h isn't among them", () => {
    const split = preservingSplit(task.teacher);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const change = normals(`change ${seed}`);
        const { preserving, rest } = split(change);
        change.forEach((value, k) => assert.ok(Math.abs(preserving[k]! + rest[k]! - value) < 1e-12));
        assert.ok(Math.abs(dot(preserving, rest)) < 1e-10 * dot(change, change));
      }),
      { numRuns: 20 },
    );
    const inside = preservingDirection(task.teacher, [1, -1, 2, -2, 3, -3]);
    assert.ok(norm(split(inside).rest) < 1e-10 * norm(inside));
    const uniform = preservingDirection(task.teacher, [1, 1, 1, 1, 1, 1]);
    assert.ok(norm(split(uniform).rest) > 0.1 * norm(uniform));
    assert.throws(() => split(new Float64Array(3)), /change/);
  });
});

describe("balancing as a part of compensation", () => {
  const stepOf = (rule: ReturnType<typeof withBalancing>, w: Float64Array) => {
    const gradient = new Float64Array(task.dimension);
    const taskError = task.gradient(w, gradient);
    const out = new Float64Array(task.dimension);
    rule({ landscape: task, w, gradient, taskError }, 0.1, randomStream(1, "unused"), out);
    return out;
  };

  test("repairs nothing: the error is the same after its step, while the cost falls", () => {
    const w = away(0.3);
    const out = stepOf(withBalancing(noCompensation, task.teacher, 0.02), w);
    const moved = w.map((value, k) => value + out[k]!);
    assert.ok(norm(out) > 1e-3);
    assert.ok(Math.abs(task.taskError(moved) / task.taskError(w) - 1) < 1e-10);
    const cost = (at: Float64Array) => dot(at.subarray(0, 36), at.subarray(0, 36));
    assert.ok(cost(moved) < cost(w));
  });

  test("at rate 0 it is the rule alone", () => {
    const out = stepOf(withBalancing(noCompensation, task.teacher, 0), away(0.3));
    assert.equal(norm(out), 0);
    assert.throws(() => withBalancing(noCompensation, task.teacher, -1), /rate/);
    assert.throws(() => withBalancing(noCompensation, task.teacher, NaN), /rate/);
  });
});
