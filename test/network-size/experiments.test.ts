import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep, pointAt } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  bridgeSweep,
  expansion,
  fig1Curvature,
  fig2Components,
  fig3Growth,
  fig3LearningRate,
  fig4Size,
  fig5Deep,
  fig6Authors,
  fig6Size,
  fig7AnyWeights,
  fig7Learning,
  fig8GoodRule,
  growthLearningRate,
  meanLearningRate,
  nonlinearLearningRate,
  rateOverSize,
  remainder,
  stepFormulas,
  traceSign,
} from "plasticity/network-size";
import { experiments } from "plasticity/network-size/experiments";
import { onePoint } from "../experiments/onePoint.js";
import { near } from "./someNetworks.js";

/** The point with these coordinates. */
const at = (experiment: unknown, wanted: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
  const { axes, points } = planSweep(experiment as Experiment, "quick", changes);
  for (let index = 0; index < points; index++) {
    const point = pointAt(axes, index) as Record<string, unknown>;
    if (Object.entries(wanted).every(([name, value]) => point[name] === value)) {
      return onePoint(experiment as Experiment, index, changes);
    }
  }
  throw new Error(`no point ${JSON.stringify(wanted)}`);
};

test("every experiment is found under the name and module it gives, in both profiles", async () => {
  assert.equal(experiments.length, 22);
  for (const experiment of experiments) {
    const module = (await import(experiment.module)) as Record<string, unknown>;
    assert.equal(module[experiment.exportName], experiment);
    assert.match(experiment.name, /^network-size\//);
    for (const profile of ["quick", "paper"] as const) assert.ok(planSweep(experiment, profile).points >= 1);
  }
});

test("Fig 1: three regimes of one slope; k falls as curvature grows", async () => {
  const found = await Promise.all([0, 1, 2].map((k) => onePoint(fig1Curvature as unknown as Experiment, k)));
  const of = (name: string) => found.map((one) => one[name]![0]!);
  for (const slope of of("slope")) assert.ok(near(slope / (-0.5 * of("gradientNorm")[0]!), 1, 1e-9));
  for (const length of of("directionNorm")) assert.ok(near(length, 1, 1e-9));
  const [accelerated, slowed, reversed] = of("learningRate");
  const first = of("firstOrder")[0]!;
  assert.ok(accelerated! > first && first > slowed! && slowed! > 0 && reversed! < 0);
  assert.ok(of("difficulty")[0]! < 0 && of("difficulty")[1]! > 0);
});

test("Fig 2: lengths and cosines as expected in a large network", async () => {
  const found = await at(fig2Components, { size: 300, repeat: 1 });
  assert.ok(near(found["squaredRate"]![0]! / found["expectedSquaredRate"]![0]!, 1, 0.02));
  assert.ok(Math.abs(found["alignment"]![0]! - found["expectedAlignment"]![0]!) < 0.01);
  assert.ok(near(found["irrelevantSpread"]![0]! * Math.sqrt(300), 1, 0.1));
});

test("Fig 3: eq. (1) is exact in a linear network, and G alone foretells k where noise is low", async () => {
  const low = await at(fig3LearningRate, { panel: "linear, low noise", repeat: 1 });
  assert.ok(low["largestError"]![0]! <= 1e-12 && low["difficultyCorrelation"]![0]! > 0.9);
  const high = await at(fig3LearningRate, { panel: "linear, high noise", repeat: 1 });
  assert.ok(high["difficultyCorrelation"]![0]! < 0.5);
});

test("Fig 3: G grows to the level known beforehand", async () => {
  const found = await at(fig3Growth, { network: "linear", rates: "no intrinsic noise", repeat: 1 });
  assert.ok(near(found["predicted"]![0]!, 0.0962, 1e-3));
  assert.ok(near(found["last"]![0]! / found["predicted"]![0]!, 1, 0.15));
  assert.ok(found["first"]![0]! < 0.5 * found["predicted"]![0]!);
});

test("Fig 4: paired over sizes and noises; noise harms the large network", async () => {
  const changes = { cycles: 200 };
  const quiet = await at(fig4Size, { noise: 0, hidden: 120, repeat: 2 }, changes);
  const noisy = await at(fig4Size, { noise: 0.1, hidden: 120, repeat: 2 }, changes);
  const small = await at(fig4Size, { noise: 0, hidden: 5, repeat: 2 }, changes);
  assert.ok(near(quiet["startError"]![0]!, small["startError"]![0]!, 1e-5));
  assert.equal(quiet["startError"]![0], noisy["startError"]![0]);
  assert.equal(quiet["dimension"]![0], 2530);
  assert.ok(quiet["steadyError"]![0]! < noisy["steadyError"]![0]!);
  assert.ok(quiet["steadyError"]![0]! < small["steadyError"]![0]!);
});

test("Fig 5: fresh data, the same at every width", async () => {
  const changes = { cycles: 100 };
  const narrow = await at(fig5Deep, { noise: 0, width: 5, repeat: 1 }, changes);
  const wide = await at(fig5Deep, { noise: 0, width: 32, repeat: 1 }, changes);
  assert.ok(near(narrow["startError"]![0]!, wide["startError"]![0]!, 1e-5));
  assert.deepEqual([narrow["dimension"]![0], wide["dimension"]![0]], [145, 1738]);
});

test("Fig 6: error, gradient and G at steady state as predicted", async () => {
  const found = await at(fig6Size, { noise: 0.1, factor: 5, repeat: 1 });
  assert.ok(near(found["steadyError"]![0]! / found["predictedError"]![0]!, 1, 0.15));
  assert.ok(near(found["steadyGradientNorm"]![0]! / found["predictedGradientNorm"]![0]!, 1, 0.06));
  assert.ok(near(found["steadyDifficulty"]![0]! / found["predictedDifficulty"]![0]!, 1, 0.1));
});

test("Fig 6, authors' settings: the lasting part of n̂₂ counts", async () => {
  const found = await at(fig6Authors, { noise: 0.03, size: 578, repeat: 1 });
  const of = (name: string) => found[name]![0]!;
  assert.ok(
    Math.abs(of("steadyError") - of("predictedError")) < Math.abs(of("steadyError") - of("predictedErrorFresh")),
  );
});

test("Fig 7: exact ratios", async () => {
  const found = await at(expansion, { factors: "3, 3", repeat: 1 });
  for (const name of ["error", "gradientNorm", "gradientCurvature", "difficulty", "readOutTrace"]) {
    assert.ok(near(found[name]![0]!, 1, 1e-11), name);
  }
  assert.ok(near(found["trace"]![0]!, 3, 1e-11) && near(found["meanCurvature"]![0]!, 1 / 3, 1e-11));
  assert.ok(found["errorOfAnyWeights"]![0]! > 1.01);
  assert.ok(near((await at(expansion, { factors: "2, 1", repeat: 1 }))["errorOfAnyWeights"]![0]!, 1, 1e-6));
});

test("Fig 7: any W' costs error, as the square of what is added, with more outputs only", async () => {
  const { errorRatio } = await at(fig7AnyWeights, { factors: "1, 2", repeat: 1 }, { sizes: [0, 0.5, 1, 2] });
  const [none, half, one, two] = [...errorRatio!] as [number, number, number, number];
  assert.ok(near(none, 1, 1e-6) && near((one - 1) / (half - 1), 4, 1e-3) && near((two - 1) / (half - 1), 16, 1e-3));
  const inputs = await at(fig7AnyWeights, { factors: "2, 1", repeat: 1 });
  for (const ratio of inputs["errorRatio"]!) assert.ok(near(ratio, 1, 1e-6));
});

test("Fig 7: the gradient alone learns alike at every size", async () => {
  const of = async (factor: number) =>
    (await at(fig7Learning, { components: "gradient alone", factor, repeat: 1 }, { cycles: 100 }))["errors"]!;
  const [small, large] = [await of(1), await of(4)];
  small.forEach((error, k) => assert.ok(near(error / large[k]!, 1, 1e-3), `bin ${k}`));
});

test("Fig 8: silent neurons don't change the start", async () => {
  const changes = { cycles: 100, widths: [5, 10] };
  const small = await at(fig8GoodRule, { hidden: 5, repeat: 1 }, changes);
  const larger = await at(fig8GoodRule, { hidden: 10, repeat: 1 }, changes);
  assert.ok(near(small["startError"]![0]! / larger["startError"]![0]!, 1, 1e-5));
  assert.deepEqual([small["dimension"]![0], larger["dimension"]![0]], [115, 220]);
});

test("measured ⟨k⟩: eqs. (5) and (10), linear and sigmoid", async () => {
  for (const [experiment, wanted] of [
    [meanLearningRate, { rates: "(0.2, 1, 0.1), T = 2", repeat: 2 }],
    [growthLearningRate, { growth: "inputs", noise: 0.1, factor: 4, repeat: 1 }],
    [growthLearningRate, { growth: "outputs", noise: 0.1, factor: 4, repeat: 1 }],
    [nonlinearLearningRate, { hidden: 20, repeat: 1 }],
  ] as const) {
    const { measured, expected, standardError } = await at(experiment, wanted);
    const allowance = 4 * standardError![0]! + 0.02 * Math.abs(expected![0]!);
    assert.ok(Math.abs(measured![0]! - expected![0]!) < allowance, JSON.stringify(wanted));
  }
});

test("the remainder of (1) falls as T², that without curvature as T", async () => {
  const { secondOrderError, firstOrderError } = await onePoint(remainder as unknown as Experiment, 0);
  // T = 0.02 to 0.1
  assert.ok(near(secondOrderError![3]! / secondOrderError![1]!, 25, 0.2));
  assert.ok(near(firstOrderError![3]! / firstOrderError![1]!, 5, 0.2));
});

test("trace: positive once the network has learnt", async () => {
  const { trace, error } = await at(traceSign, { layers: "10–5–10", repeat: 1 });
  assert.ok(trace!.at(-1)! > 0 && error!.at(-1)! < error![0]!);
});

test("terms of ⟨k⟩: the corrected average of the curvature, and not the printed ones", async () => {
  const found = await at(stepFormulas, { cycle: 2, repeat: 1 });
  const of = (name: string) => found[name]![0]!;
  const off = (name: string) => Math.abs(of(name) - of("curvature"));
  assert.ok(of("secondOrderError") <= 1e-12);
  assert.ok(off("expectedCurvature") < 0.2 * off("printedCurvature"));
  assert.ok(off("expectedCurvature") < 0.2 * off("printedFirstLine"));
});

test("⟨k⟩ over size: by eq. (10), with a step for each size", async () => {
  for (const rates of ["2, 1, 0.1", "0.2, 0, 0.1"]) {
    const { dimension, measured, expected, standardError } = await at(rateOverSize, { rates, size: 10, repeat: 2 });
    assert.equal(dimension![0], 200);
    assert.ok(Math.abs(measured![0]! - expected![0]!) < 4 * standardError![0]!, rates);
  }
});

test("bridge: error and best ratio as predicted", async () => {
  const found = await at(bridgeSweep, { inaccuracy: 1, factor: 2, ratio: 0.8, repeat: 1 });
  assert.ok(near(found["predictedRatio"]![0]!, 0.816, 1e-3));
  assert.ok(near(found["steadyError"]![0]! / found["predictedError"]![0]!, 1, 0.04));
});

test("same point, same values", async () => {
  for (const [experiment, changes] of [
    [fig4Size, { cycles: 100 }],
    [bridgeSweep, { cycles: 100 }],
  ] as unknown as [Experiment, Record<string, unknown>][]) {
    assert.deepEqual(await onePoint(experiment, 1, changes), await onePoint(experiment, 1, changes));
  }
});
