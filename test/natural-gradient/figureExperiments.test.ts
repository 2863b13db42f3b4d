import assert from "node:assert/strict";
import { test } from "node:test";
import { planSweep } from "plasticity/experiments";
import type { Experiment } from "plasticity/experiments";
import {
  fig3Contours,
  fig3Example,
  fig3Landscape,
  fig3Paths,
  fig7Map,
  fig7Prospective,
  fig7Sections,
  fig7Traces,
  interplayRun,
} from "plasticity/natural-gradient";
import { experiments } from "plasticity/natural-gradient/experiments";
import { mean, randomStream } from "plasticity/numerics";
import { onePoint } from "../experiments/onePoint.js";

test("the experiments of Figs 3 and 7 are registered", () => {
  const own = [fig3Contours, fig3Example, fig3Landscape, fig3Paths, fig7Map, fig7Sections, fig7Traces, fig7Prospective];
  for (const experiment of own as unknown as Experiment[]) {
    assert.ok(experiments.includes(experiment), experiment.name);
    for (const profile of ["quick", "paper"] as const) assert.ok(planSweep(experiment, profile).points >= 1);
  }
});

test("fig3-landscape: unit vectors; the natural rule's point nearer to the target", async () => {
  const set = await onePoint(fig3Landscape as Experiment, 1, { samples: 300 });
  set["natural1"]!.forEach((x, k) => assert.ok(Math.abs(Math.hypot(x, set["natural2"]![k]!) - 1) < 1e-9));
  assert.ok(mean(set["naturalAngle"]!) < 0.5 * mean(set["euclideanAngle"]!));
});

test("fig3-contours: a row of the plane, least next to the target", async () => {
  const changes = { stride: 20, samples: 100 };
  const { axes } = planSweep(fig3Contours, "quick", changes);
  const places = axes[0]!.values as readonly number[];
  const row = places.findIndex((place) => Math.abs(place - 0.15) < 0.07);
  const { cost } = await onePoint(fig3Contours as Experiment, row, changes);
  const least = places[cost!.indexOf(Math.min(...cost!))]!;
  assert.ok(Math.abs(least - 0.15) < 0.13, `${least}`);
});

test("fig3-paths: from the start towards the target, the same at a second run", async () => {
  const changes = { blocks: 2, trials: 3, duration: 200 };
  const path = await onePoint(fig3Paths as Experiment, 2, changes);
  assert.deepEqual(
    [path["first"]![0], path["second"]![0]].map((w) => Number(w!.toFixed(12))),
    [-0.3, 0.5],
  );
  assert.ok(path["first"]![2]! > -0.28 && path["second"]![2]! < 0.49);
  assert.deepEqual(await onePoint(fig3Paths as Experiment, 2, changes), path);
});

test("fig3-example: before learning the student is as it was, learning brings it nearer", async () => {
  const none = await onePoint(fig3Example as Experiment, 0, {
    students: 2,
    duration: 1,
    learningRate: 1e-12,
    inputs: 2,
  });
  none["before"]!.forEach((v, k) => assert.ok(Math.abs(v - none["after"]![k]!) < 1e-6));
  const some = await onePoint(fig3Example as Experiment, 0, { students: 2, duration: 1000, inputs: 2 });
  some["voltageAfter"]!.forEach((v, k) => assert.ok(v < 0.7 * some["voltageBefore"]![k]!, `${v}`));
});

test("fig7-map on the kernel agrees with the run of interplayRun, on average", async () => {
  const changes = { pixels: 20, duration: 20 };
  // row 0: n w_st = 1
  const { stimulatedChange, unstimulatedChange } = await onePoint(fig7Map as Experiment, 0, changes);
  const runs = Array.from({ length: 20 }, (_, k) =>
    interplayRun({ stimulated: 1, unstimulated: 1 + (4 * k) / 19 }, randomStream(5, "map", k), { duration: 20 }),
  );
  const expected = runs.map((r) => 100 * r.stimulated);
  const spread = Math.sqrt(mean(expected.map((x) => (x - mean(expected)) ** 2)) / 10);
  assert.ok(Math.abs(mean(stimulatedChange!) - mean(expected)) < 5 * spread);
  assert.ok(unstimulatedChange!.every((x) => x < 0));
});

test("fig7-sections and fig7-traces: finite, and from 0", async () => {
  await onePoint(fig7Sections as Experiment, 1, { starts: [2], trials: 2, duration: 2 });
  const traces = await onePoint(fig7Traces as Experiment, 3, { trials: 2, refresh: 5000 });
  assert.equal(traces["stimulated"]![0], 0);
});

test("fig7-prospective: without learning nothing is adapted; some afferent has to be active", async () => {
  const quick = { seconds: 20, batches: 1, batch: 2 };
  const still = await onePoint(fig7Prospective as Experiment, 0, { ...quick, learningRate: 1e-12 });
  for (const name of ["adapted", "unadapted"])
    assert.ok(Math.abs(still[name]![0]! / still.before![0]! - 1) < 1e-3, name);
  const taught = await onePoint(fig7Prospective as Experiment, 0, quick);
  assert.ok(taught.unadapted![0]! < 0.5 * taught.before![0]!);
  await assert.rejects(onePoint(fig7Prospective as Experiment, 0, { silent: 100 }), /fewer than the 100 afferents/);
});
