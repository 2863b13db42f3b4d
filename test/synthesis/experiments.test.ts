import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Experiment, planSweep, pointAt } from "plasticity/experiments";
import {
  AT_REST,
  balancingCurvature,
  compensatorSweep,
  fisherHessian,
  maintenanceRun,
  preservingShare,
  ratioSizeLinear,
  ratioSizeSigmoid,
  secondOrderRange,
} from "plasticity/synthesis";
import { experiments } from "plasticity/synthesis/experiments";
import { onePoint } from "../experiments/onePoint.js";

const small: [Experiment, Record<string, unknown>][] = [
  [compensatorSweep, { steps: 80, newtonSteps: 40, repeats: 2 }],
  [preservingShare, { neurons: [6], fluctuations: 400, changes: 2, repeats: 2 }],
  [maintenanceRun, { neurons: 6, steps: 100, repeats: 2 }],
  [ratioSizeLinear, { cycles: 600, repeats: 2 }],
  [ratioSizeSigmoid, { cycles: 100, samples: 20, repeats: 2 }],
  [secondOrderRange, { cycles: 100, samples: 20, pairs: 200, repeats: 2 }],
  [balancingCurvature, { neurons: 6, directions: 6, repeats: 2 }],
  [fisherHessian, { samples: 20, cycles: 100, repeats: 2 }],
] as unknown as [Experiment, Record<string, unknown>][];

/** The point with these coordinates, run. */
function at(experiment: Experiment, changes: Record<string, unknown>, wanted: Record<string, unknown>) {
  const { axes, points } = planSweep(experiment, "quick", changes);
  for (let index = 0; index < points; index++) {
    const point = pointAt(axes, index) as Record<string, unknown>;
    if (Object.entries(wanted).every(([name, value]) => point[name] === value)) {
      return onePoint(experiment, index, changes);
    }
  }
  throw new Error(`no point ${JSON.stringify(wanted)}`);
}

describe("experiments of the synthesis", () => {
  test("every one is found under the name and module it gives, in both profiles", async () => {
    assert.equal(experiments.length, small.length);
    for (const experiment of experiments) {
      const module = (await import(experiment.module)) as Record<string, unknown>;
      assert.equal(module[experiment.exportName], experiment);
      assert.match(experiment.name, /^synthesis\//);
      for (const profile of ["quick", "paper"] as const) assert.ok(planSweep(experiment, profile).points >= 1);
    }
  });

  test("same point, same values", async () => {
    for (const [experiment, changes] of small) {
      assert.deepEqual(await onePoint(experiment, 0, changes), await onePoint(experiment, 0, changes));
    }
  });

  test("linear network at ρ = 1: the natural gradient is near the floor, the gradient above it", async () => {
    const [experiment, changes] = small[0]!;
    const where = { landscape: "linear", ratio: 1, repeat: 1 };
    const natural = await at(experiment, changes, { ...where, rule: "natural, δ = 0.001" });
    const gradient = await at(experiment, changes, { ...where, rule: "gradient" });
    assert.deepEqual(natural.floor, gradient.floor);
    assert.ok(Math.abs(natural.steadyStateError![0]! / natural.floor![0]! - 1) < 0.15);
    assert.ok(gradient.steadyStateError![0]! > 1.3 * gradient.floor![0]!);
  });

  test("shares: (N − 1)/P = 5/60 for six neurons with two inputs and outputs", async () => {
    const [experiment, changes] = small[1]!;
    const found = await onePoint(experiment, 0, changes);
    assert.ok(Math.abs(found.expected![0]! - 5 / 60) < 1e-6);
    // sd of one share ≈ √(2 · 5 · 55/62)/60 = 0.05; of a mean of 400 of them 0.0025
    assert.ok(Math.abs(found.share![0]! - 5 / 60) < 0.01);
    assert.ok(found.proportionalShare![0]! > found.share![0]!);
  });

  test("balancing lowers an unbalanced network's cost to its minimum; without it the cost stays", async () => {
    const [experiment, changes] = small[2]!;
    const where = { start: "unbalanced", repeat: 1 };
    const balancing = await at(experiment, changes, { ...where, rule: "balancing" });
    const neither = await at(experiment, changes, { ...where, rule: "neither" });
    assert.ok(balancing.excess!.at(-1)! < 1.05);
    assert.ok(neither.excess!.at(-1)! > 1.2);
  });

  test("a balanced start has the least cost, and errors begin at zero", async () => {
    const [experiment, changes] = small[2]!;
    const found = await at(experiment, { ...changes, fluctuation: 1e-6 }, { start: "balanced", rule: "neither" });
    assert.ok(found.excess!.every((value) => Math.abs(value - 1) < 1e-6));
    assert.ok(found.cost!.every((value) => Math.abs(value - 1) < 1e-3));
    assert.ok(found.taskError!.every((value) => value < 1e-6));
  });

  test("ratio and size: ‖Δc‖ : ‖Δε‖ from the rates, and a balance of 𝔼 ΔF = 0", async () => {
    const [experiment, changes] = small[3]!;
    const found = await at(experiment, changes, { rate: 0.8, factor: 3, repeat: 1 });
    assert.equal(found.dimension![0], 162);
    assert.ok(Math.abs(found.ratio![0]! - Math.sqrt(1.64 / 162) / 0.08) < 1e-5);
    // eq. (8): (0.64 + 54 (1/162 + 0.0064))/1.6 = 0.824
    assert.ok(Math.abs(found.gradientNorm![0]! / 0.824 - 1) < 0.1);
    const [, less] = small[4]!;
    const sigmoid = await at(ratioSizeSigmoid as unknown as Experiment, less, { rate: 1, width: 20, repeat: 1 });
    assert.equal(sigmoid.dimension![0], 430);
  });

  test("second order is exact for short fluctuations", async () => {
    const [experiment, changes] = small[5]!;
    const where = { state: "steady", part: "fluctuations", repeat: 1 };
    const found = await at(experiment, { ...changes, scales: [0.01], pairs: 2000 }, where);
    assert.ok(Math.abs(found.measured![0]! / found.predicted![0]! - 1) < 0.1);
  });

  test("balancing's directions are flat at the teacher and hardly curved near it", async () => {
    const [experiment, changes] = small[6]!;
    const there = await at(experiment, changes, { distance: 0, repeat: 1 });
    assert.ok(there.preservingSize![0]! < 1e-9 && there.random![0]! > 1e-3);
    const close = await at(experiment, changes, { distance: 0.05, repeat: 1 });
    assert.ok(close.preservingSize![0]! < close.random![0]! && close.random![0]! < close.gradient![0]!);
  });

  test("Fisher matrix and Hessian are one at the teacher, and in 2021's units off by 1 − 2/outputs", async () => {
    const [experiment, changes] = small[7]!;
    const there = await at(experiment, changes, { share: 0, repeat: 1 });
    assert.ok(there.difference![0]! < 1e-9);
    assert.ok(Math.abs(there.unscaled![0]! - 0.8) < 1e-6);
    const rest = await at(experiment, changes, { share: AT_REST, repeat: 1 });
    assert.ok(rest.difference![0]! > 0.1);
  });
});
