import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  fig1Attenuation,
  fig2Descent,
  fig6Democracy,
  fig6Terms,
  fig6Without,
  fig8Invariance,
  fig8Learning,
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
