import assert from "node:assert/strict";
import { test } from "node:test";
import type { Experiment } from "plasticity/experiments";
import {
  fig12Angles,
  fig12Constants,
  fig12Size,
  fig4Dendrite,
  fig4Example,
  fig4Seeds,
  fig5Example,
  fig5Pairs,
  fig5Rate,
  fig5Response,
  fig5Variance,
} from "plasticity/natural-gradient";
import { experiments } from "plasticity/natural-gradient/experiments";
import { onePoint } from "../experiments/onePoint.js";

const SMALL: readonly (readonly [Experiment, Record<string, unknown>])[] = [
  [fig4Example, { samples: 5 }],
  [fig4Seeds, { repeats: 2 }],
  [fig4Dendrite, { repeats: 2, duration: 2, sharedDuration: 1, samples: 2 }],
  [fig5Example, { samples: 5 }],
  [fig5Variance, { repeats: 2 }],
  [fig5Response, { repeats: 2 }],
  [fig5Pairs, { repeats: 2 }],
  [fig5Rate, { repeats: 2 }],
  [fig12Angles, { vectors: 2, samples: 2 }],
  [fig12Size, { vectors: 2, samples: 2 }],
  [fig12Constants, { seconds: 100, batches: 2, batch: 2 }],
];

test("stimulation and angles: found by name, finite, as many numbers as the axes say, the same again", async () => {
  for (const [experiment, changes] of SMALL) {
    const module = (await import(experiment.module)) as Record<string, unknown>;
    assert.equal(module[experiment.exportName], experiment);
    assert.ok(experiments.includes(experiment), experiment.name);
    assert.deepEqual(await onePoint(experiment, 0, changes), await onePoint(experiment, 0, changes));
  }
});

test("Fig 4: w^d(0) is 0.05/α, and the relative change the same at two distances", async () => {
  const { before: near, after: nearAfter } = await onePoint(fig4Example, 2, {});
  const { before: far, after: farAfter } = await onePoint(fig4Example, 6, {});
  assert.ok(Math.abs(near![0]! - 0.15) < 1e-15 && Math.abs(far![0]! - 0.35) < 1e-15);
  assert.ok(Math.abs(nearAfter![0]! / near![0]! - farAfter![0]! / far![0]!) < 1e-12);
});

test("Fig 4: the relative change over draws, V frozen and following (25.4 ± 14.0 and 23.3 ± 12.5 % in 400 other draws)", async () => {
  const runs = await Promise.all(Array.from({ length: 12 }, (_, k) => onePoint(fig4Seeds, k, { repeats: 12 })));
  const average = (name: string) => runs.reduce((sum, run) => sum + run[name]![0]! / 12, 0);
  assert.ok(Math.abs(average("frozen") - 0.254) < 0.16, `${average("frozen")}`);
  assert.ok(average("updated") < average("frozen"));
});

test("Fig 5: histograms are shares; spikes of the slower input are among the faster one's", async () => {
  for (const index of [0, 1, 2]) {
    const { share, mean, weight } = await onePoint(fig5Example, index, {});
    assert.ok(Math.abs(share!.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
    assert.ok(Math.abs(mean![0]! - 1) < 0.3);
    assert.equal(weight![0], 0.01);
  }
});

test("Fig 5: single spikes, both rules are one; in pairs the informed one learns less", async () => {
  const single = await onePoint(fig5Pairs, 0, { repeats: 4 });
  assert.deepEqual(single.printed, single.informed);
  const pairs = await onePoint(fig5Pairs, 4, { repeats: 4 });
  assert.ok(pairs.printed!.every((change, k) => change > pairs.informed![k]!));
});
