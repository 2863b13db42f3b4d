import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { drawSigmoidTask, sigmoidNetwork } from "plasticity/network-size";
import { curvature, hessian, nonlinearNetwork } from "plasticity/optimal-plasticity";
import { addScaled, norm, randomStream, rescale } from "plasticity/numerics";
import { taskPreservingTransform } from "plasticity/synaptic-balancing";
import {
  fisherMatrix,
  learningLandscape,
  maintenanceTask,
  networkOf,
  preservingBend,
  preservingCurvature,
  preservingDirection,
  weightsOf,
} from "plasticity/synthesis";

const stream = (part: string) => randomStream(1, "test/relations", part);

describe("how the task-preserving transform bends", () => {
  const task = maintenanceTask({ neurons: 6, imbalance: 0.5, seed: 1, repeat: 1 });
  const h = stream("h").fillNormal(new Float64Array(6));
  const moved = (t: number) =>
    weightsOf(
      taskPreservingTransform(
        task.teacher,
        h.map((value) => t * value),
      ),
    );

  test("second derivative of the transform, by differences", () => {
    const [step, bend] = [1e-3, preservingBend(task.teacher, h)];
    const [before, here, after] = [moved(-step), moved(0), moved(step)];
    bend.forEach((value, k) => {
      const difference = (after[k]! - 2 * here[k]! + before[k]!) / (step * step);
      assert.ok(Math.abs(difference - value) < 1e-4 * (1 + Math.abs(value)));
    });
  });

  test("Q by the path is Q by the Hessian, away from the teacher; both vanish there", () => {
    const teacher = weightsOf(task.teacher);
    for (const distance of [0, 0.05, 0.3]) {
      const w = addScaled(
        teacher.slice(),
        distance * norm(teacher),
        rescale(stream("away").fillNormal(teacher.slice())),
      );
      const network = networkOf(w, task.teacher);
      const gradient = new Float64Array(w.length);
      task.gradient(w, gradient);
      const byPath = preservingCurvature(network, h, gradient);
      const direct = curvature(task, w, preservingDirection(network, h));
      assert.ok(Math.abs(byPath - direct) < 1e-6 * Math.abs(byPath) + 1e-9);
      if (distance === 0) assert.equal(Math.abs(byPath), 0);
      else assert.ok(Math.abs(byPath) > 1e-6);
    }
  });

  test("refuses what doesn't fit", () => {
    assert.throws(() => preservingBend(task.teacher, [1]), /coordinates/);
    assert.throws(() => preservingCurvature(task.teacher, h, new Float64Array(3)), /gradient/);
  });
});

describe("one network in the packages of 2019 and 2021", () => {
  const shape = [4, 3, 6] as const;
  const task = drawSigmoidTask(shape, 20, stream, { biases: false });
  const of2019 = sigmoidNetwork(shape, task.batch, task.targets, { biases: false });
  const inputs = { kind: "iid", components: 4, ...task.batch } as const;
  const of2021 = nonlinearNetwork({
    inputs,
    teacher: task.teacher,
    hidden: 3,
    outputs: 6,
    outputLayer: "sigmoid",
  });

  test("F of 2019 is outputs/2 times that of 2021", () => {
    assert.equal(of2019.dimension, of2021.dimension);
    assert.ok(Math.abs(of2019.error(task.student) / of2021.taskError(task.student) - 3) < 1e-9);
  });

  test("at the teacher σ²G is the Hessian of 2019, 2σ²G/outputs that of 2021; not at the student", () => {
    const n = of2019.dimension;
    const fisher = fisherMatrix({ inputs, hidden: 3, outputs: 6, outputLayer: "sigmoid" });
    const largest = (w: Float64Array) => {
      const b = fisher(w, new Float64Array(n * n));
      const a = hessian(learningLandscape(of2019), w);
      const c = hessian(of2021, w);
      const scale = Math.max(...a.map(Math.abs));
      return [
        Math.max(...a.map((value, k) => Math.abs(value - 3 * b[k]!))) / scale,
        Math.max(...c.map((value, k) => Math.abs(3 * value - 3 * b[k]!))) / scale,
      ];
    };
    for (const difference of largest(task.teacher)) assert.ok(difference < 1e-6);
    for (const difference of largest(task.student)) assert.ok(difference > 0.05);
  });
});
