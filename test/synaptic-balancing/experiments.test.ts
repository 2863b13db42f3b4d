import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  boundsEnsemble,
  conservationLaws,
  expectedCostReduction,
  fig1Noise,
  heterosynapticEnsemble,
  propositionsEnsemble,
  rankFigure,
} from "plasticity/synaptic-balancing";
import { experiments } from "plasticity/synaptic-balancing/experiments";
import { onePoint } from "../experiments/onePoint.js";

test("every experiment is found under the name and module it gives, in both profiles", async () => {
  for (const experiment of experiments) {
    const module = (await import(experiment.module)) as Record<string, unknown>;
    assert.equal(module[experiment.exportName], experiment);
    assert.match(experiment.name, /^synaptic-balancing\//);
    for (const profile of ["quick", "paper"] as const) assert.ok(planSweep(experiment, profile).points >= 1);
  }
});

test("same point, same values", async () => {
  for (const [experiment, changes] of [
    [fig1Noise, { trials: 2 }],
    [boundsEnsemble, { networks: 3 }],
    [rankFigure, { neurons: 12 }],
  ] as [Experiment, Record<string, unknown>][]) {
    assert.deepEqual(await onePoint(experiment, 0, changes), await onePoint(experiment, 0, changes));
  }
});

test("Fig 1 noise: the balanced network strays half as far, its hidden units a quarter", async () => {
  const { ratio, hiddenRatio } = await onePoint(fig1Noise, 0);
  assert.ok(hiddenRatio![0]! > 3.4 && hiddenRatio![0]! < 4.8, `${hiddenRatio}`);
  assert.ok(ratio![0]! > 1.6 && ratio![0]! < 2.5, `${ratio}`);
});

test("rank figure: ρ falls with the rank and stays near theory + 1/N", async () => {
  const { lowRank, truncated } = await onePoint(rankFigure, 0, { neurons: 60 });
  assert.ok(lowRank![0]! > 0.4 && lowRank![0]! < 0.75);
  assert.ok(lowRank![0]! > lowRank![4]! && lowRank![4]! > lowRank![8]!);
  // at rank 10 a single matrix scatters by about 15 %
  assert.ok(Math.abs(lowRank![5]! / expectedCostReduction(10, 60) - 1) < 0.6);
  assert.ok(truncated![0]! > truncated![5]!);
});

test("propositions: every statement holds on a few networks", async () => {
  for (const index of [0, 5, 9, 13, 19]) {
    const found = await onePoint(propositionsEnsemble, index);
    for (const name of ["outputChange", "activityChange"]) assert.ok(found[name]![0]! < 1e-12, name);
    assert.ok(found.spectrumChange![0]! < 1e-10 && found.laxSpectrumChange![0]! < 1e-9);
    assert.ok(found.laxLoopChange![0]! < 1e-9);
    assert.equal(found.gainChange![0], 1e-17, "to the last bit, and shown as the least bound");
    assert.ok(found.laxOutputChange![0]! < 1e-9 && found.otherStart![0]! < 1e-8);
    assert.ok(found.hessianError![0]! < 1e-5 && found.convexityExcess![0]! < 1e-12);
    assert.ok(found.sensitivityError![0]! < 1e-12 && found.sensitivityConstant![0]! < 1e-12);
    assert.ok(found.flowMinusNewton![0]! < 1e-8 && found.sumOfCoordinates![0]! < 1e-12);
    assert.ok(Math.abs(found.rateRatio![0]! - 1) < 0.02);
    assert.ok(found.costRise![0]! < 1e-13);
    assert.ok(found.taskLossAlongTransform![0]! < 1e-12 && found.penalisedLossError![0]! < 1e-12);
  }
});

test("heterosynaptic: errors of first order, signs, shares", async () => {
  const points = 3 * 8;
  for (const [change, eta] of [
    [1, 0.001],
    [5, 0.1],
  ] as const) {
    const found = await onePoint(heterosynapticEnsemble, change * points + 9); // p = 2
    for (const name of ["gradientError", "rateError", "coordinateError", "logChangeError"]) {
      assert.ok(found[name]![0]! < 1.1 * eta, `${name} at ${eta}`);
    }
    assert.ok(Math.abs(found.rateError![0]! / (eta / 2) - 1) < 0.1);
    for (const when of ["first", "last"] as const) {
      assert.ok(found[`${when}PostInputs`]![0]! < 0 && found[`${when}PreOutputs`]![0]! < 0);
      assert.ok(found[`${when}PostOutputs`]![0]! > 0 && found[`${when}PreInputs`]![0]! > 0);
    }
    assert.ok(found.shareWithWeakerPaths![0]! > found.shareTakenBack![0]!);
    assert.ok(found.printedLogChangeError![0]! > found.logChangeError![0]!);
  }
});

test("bounds: constant 4 holds, and the lower bound", async () => {
  for (let index = 0; index < 10; index++) {
    const { sharpened, laplacian, lower } = await onePoint(boundsEnsemble, index, { networks: 20 });
    assert.ok(Math.min(...sharpened!) >= 0.25 - 1e-6);
    assert.ok(Math.min(...laplacian!) >= 0.25 - 1e-6);
    assert.ok(Math.max(...lower!) <= 1 + 1e-12);
  }
});

test("conservation: the extended gradient halves with the learning rate, the recurrent one stays", async () => {
  const changes = { neurons: 8, samples: 8 };
  const [coarse, fine] = [await onePoint(conservationLaws, 0, changes), await onePoint(conservationLaws, 3, changes)];
  assert.ok(Math.abs(fine.extended![0]! / coarse.extended![0]! - 0.5) < 0.05);
  assert.ok(Math.abs(fine.recurrent![0]! / coarse.recurrent![0]! - 1) < 0.02);
});
