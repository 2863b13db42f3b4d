// The stored paper-scale results: each fits its experiment as it is declared today, and points of it, computed again
// now, come out the same to the last digit that is stored.
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Experiment, pointAt, pointCount, readResult, resultFileOf } from "plasticity/experiments";
import { fits, planSweep } from "plasticity/experiments/runExperiment";
import runPoint from "plasticity/experiments/worker";
import { experiments as optimalPlasticity } from "plasticity/optimal-plasticity/experiments";
import { experiments as naturalGradient } from "plasticity/natural-gradient/experiments";
import { experiments as networkSize } from "plasticity/network-size/experiments";
import { fig4SmallSteps, fig4Training, TRAINING_TRACES } from "plasticity/synaptic-balancing";
import { experiments as synapticBalancing } from "plasticity/synaptic-balancing/experiments";
import { experiments as synthesis } from "plasticity/synthesis/experiments";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const results = join(root, "data", "results");
const experiments: readonly Experiment[] = [
  ...optimalPlasticity,
  ...synapticBalancing,
  ...naturalGradient,
  ...networkSize,
  ...synthesis,
];

/** Points that take minutes at paper scale are left to `plasticity run --again`. */
const SLOW = new Set([
  "synaptic-balancing/fig4-training",
  "synaptic-balancing/fig4-small-steps",
  "synaptic-balancing/fig4-robustness",
  "optimal-plasticity/fig5-greedy",
]);

/** One point of these takes several seconds: one is enough. */
const LONG = new Set([
  "optimal-plasticity/fig2-wander",
  "optimal-plasticity/equation-checks",
  "optimal-plasticity/fig3-curvature",
  "optimal-plasticity/table2",
  "optimal-plasticity/table2-cutoff",
  "optimal-plasticity/trained-states",
  "optimal-plasticity/learning-rate",
  "optimal-plasticity/fig5-new-batch",
  "optimal-plasticity/fig5-nonlinear-iid",
  "natural-gradient/fig3-learning",
  "natural-gradient/fig9-rates",
  "natural-gradient/fig9-singles",
  "natural-gradient/fig12-learning",
  "natural-gradient/fig12-constants",
  "natural-gradient/best-rates",
  "natural-gradient/fig3-paths",
  "natural-gradient/fig6-without",
  "natural-gradient/fig7-prospective",
  "natural-gradient/learning-loop",
  "natural-gradient/fig4-dendrite",
  "natural-gradient/fig5-variance",
  "natural-gradient/fig6-weak",
  "synthesis/maintenance-run",
  "synthesis/second-order-range",
]);

describe("stored results", () => {
  for (const experiment of experiments) {
    const file = resultFileOf(root, experiment, "paper");
    if (!existsSync(file)) continue;
    test(experiment.name, async () => {
      const result = readResult(file);
      assert.ok(fits(result, planSweep(experiment, "paper", {}, 1)), "made with other settings than the paper profile");
      assert.match(result.provenance.commit ?? "", /^[0-9a-f]{7,}/, "its provenance names no commit");
      if (SLOW.has(experiment.name)) return;
      const count = pointCount(result.axes);
      const middle = Math.floor(0.61 * count);
      for (const index of LONG.has(experiment.name) ? [middle] : new Set([0, middle])) {
        const { module, exportName } = experiment;
        const { parameters, seed } = result;
        const point = pointAt(result.axes, index);
        const again = await runPoint({ module, exportName, parameters: { ...parameters }, point, index, seed });
        for (const [name, values] of Object.entries(again)) {
          const size = values.length;
          assert.deepEqual(result.values[name]?.slice(index * size, (index + 1) * size), values, `${name}, point ${index}`);
        }
      }
    });
  }

  test("training of Fig 4a: its first steps, computed again, are those on record", async () => {
    const result = readResult(resultFileOf(root, fig4Training, "paper"));
    const { module, exportName } = fig4Training;
    const parameters = { ...result.parameters, iterations: Number(result.parameters["logEvery"]), shuffles: 2 };
    const index = pointCount(result.axes) - 1;
    const point = pointAt(result.axes, index);
    const again = await runPoint({ module, exportName, parameters, point, index, seed: result.seed });
    for (const name of TRAINING_TRACES) {
      const from = index * pointCount(result.observables[name]!.axes!);
      assert.deepEqual(result.values[name]!.slice(from, from + 2), again[name], name);
    }
  });

  test("small steps of Fig 4a: the error of the first step, computed again, is that on record", async () => {
    const result = readResult(resultFileOf(root, fig4SmallSteps, "paper"));
    const { module, exportName } = fig4SmallSteps;
    for (const index of [0, pointCount(result.axes) - 1]) {
      const point = pointAt(result.axes, index);
      const parameters = { ...result.parameters, duration: Number(point["learningRate"]) };
      const again = await runPoint({ module, exportName, parameters, point, index, seed: result.seed });
      assert.deepEqual([result.values["firstTaskError"]![index]], again["firstTaskError"]);
    }
  });

  test("stay small: under 15 MB in all (4 are the two maps of Fig 7, 600 × 600 pixels each), under 3 MB for synaptic balancing", () => {
    const size = (folder: string): number =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".paper.json"))
        .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    assert.ok(size(results) < 15e6);
    assert.ok(size(join(results, "synaptic-balancing")) < 3e6);
  });
});
