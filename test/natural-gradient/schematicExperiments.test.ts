import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  fig1Attenuation,
  fig2Descent,
  fig6Democracy,
  fig6Terms,
  fig6Weak,
  fig6Without,
  fig8Invariance,
  fig8Learning,
  fig9Singles,
} from "plasticity/natural-gradient";
import { experiments } from "plasticity/natural-gradient/experiments";
import { onePoint } from "../experiments/onePoint.js";

const ours = [fig1Attenuation, fig2Descent, fig6Terms, fig6Democracy, fig8Invariance, fig8Learning, fig6Without];
const small: Record<string, unknown>[] = [
  { bins: 1000 },
  { samples: 60 },
  { samples: 20 },
  { bins: 2000 },
  { bins: 500 },
  { seconds: 5, samples: 10 },
  { seconds: 100, batch: 1 },
];

test("every experiment is registered under the name and module it gives; same point, same values", async () => {
  for (const [k, experiment] of (ours as Experiment[]).entries()) {
    assert.ok(experiments.includes(experiment));
    const module = (await import(experiment.module)) as Record<string, unknown>;
    assert.equal(module[experiment.exportName], experiment);
    for (const profile of ["quick", "paper"] as const) assert.ok(planSweep(experiment, profile).points >= 1);
    assert.deepEqual(await onePoint(experiment, 0, small[k]), await onePoint(experiment, 0, small[k]));
  }
});

test("Fig 1: differences of the cost find α and α², and f′² in a saturating dendrite", async () => {
  const { attenuation, gradientPassive, inducedPassive, inducedSaturating, slope } = await onePoint(fig1Attenuation, 1);
  attenuation!.forEach((alpha, i) => {
    assert.ok(Math.abs(gradientPassive![i]! / alpha - 1) < 1e-4);
    assert.ok(Math.abs(inducedPassive![i]! / alpha / alpha - 1) < 1e-3);
    assert.ok(Math.abs(inducedSaturating![i]! / slope![i]! / slope![i]! - 1) < 1e-3);
  });
});

test("Fig 8: invariance in proportion to the learning rate, mismatch at any", async () => {
  const repeats = planSweep(fig8Invariance as Experiment, "quick").axes[1]!.values.length;
  const [fast, slow] = [await onePoint(fig8Invariance, 0), await onePoint(fig8Invariance, 4 * repeats)];
  const falls = slow.saturatingNatural![0]! / fast.saturatingNatural![0]!;
  assert.ok(falls > 0.04 && falls < 0.09, `${falls}, expected 1/16`);
  assert.ok(slow.passiveNatural![0]! < 1e-9 && fast.passiveNatural![0]! < 1e-9);
  for (const name of ["saturatingEuclidean", "passiveEuclidean"]) {
    assert.ok(slow[name]![0]! > 0.5 && Math.abs(slow[name]![0]! / fast[name]![0]! - 1) < 0.05, name);
  }
});

test("Fig 6, without a term: from the teacher's weights less error than from a student's; a run of one second is refused", async () => {
  const quick = { seconds: 200, batches: 2, batch: 2 };
  const [learning, kept] = [
    await onePoint(fig6Without as Experiment, 0, quick),
    await onePoint(fig6Without as Experiment, 2, quick),
  ];
  assert.ok(
    kept.divergence![0]! < 0.2 * learning.divergence![0]!,
    `${kept.divergence![0]}, ${learning.divergence![0]}`,
  );
  await assert.rejects(onePoint(fig6Without as Experiment, 0, { seconds: 1 }), /seconds/);
});

test("Fig 6, weak synapses: noise carries them off zero, the same students with and without the proportional term", async () => {
  const short = { seconds: 200, batches: 1, batch: 2 };
  const [kept, dropped] = [
    await onePoint(fig6Weak as Experiment, 0, short),
    await onePoint(fig6Weak as Experiment, 1, short),
  ];
  for (const { weak, others } of [kept!, dropped!]) assert.ok(weak![0]! > 0 && others![0]! > 0 && weak![0]! < 0.01);
  assert.notEqual(kept!.weak![0], dropped!.weak![0]);
  assert.ok(experiments.includes(fig6Weak as unknown as Experiment));
});

test("Fig 9, single trials: at once below a level above all, never below one out of reach", async () => {
  const short = { seconds: 100, every: 100, batches: 1, batch: 2 };
  assert.deepEqual([...(await onePoint(fig9Singles as Experiment, 0, { ...short, level: 1 })).arrival!], [0, 0]);
  assert.deepEqual(
    [...(await onePoint(fig9Singles as Experiment, 1, { ...short, level: 1e-12 })).arrival!],
    [100, 100],
  );
  assert.ok(experiments.includes(fig9Singles as unknown as Experiment));
});
