import assert from "node:assert/strict";
import { test } from "node:test";
import { defineExperiment, describeParameters, planSweep, resolveParameters } from "plasticity/experiments";
import { z } from "zod";
import { probe } from "./fixtures/probe.mjs";

test("profile over default, change over profile", () => {
  assert.equal(resolveParameters(probe, "quick").repeats, 2);
  assert.equal(resolveParameters(probe, "paper").repeats, 8);
  assert.equal(resolveParameters(probe, "paper", { repeats: 5 }).repeats, 5);
  assert.equal(resolveParameters(probe, "quick").scale, 1);
});

test("a bad parameter is named, with what was expected and what came", () => {
  const cases: [Record<string, unknown>, string][] = [
    [{ repeats: NaN }, "repeats: expected a whole number ≥ 1 and ≤ 1000, got NaN"],
    [{ repeats: 0 }, "repeats: expected a whole number ≥ 1 and ≤ 1000, got 0"],
    [{ repeats: 1.5 }, "repeats: expected a whole number ≥ 1 and ≤ 1000, got 1.5"],
    [{ repeats: "3" }, 'repeats: expected a whole number ≥ 1 and ≤ 1000, got "3"'],
    [{ scale: 0 }, "scale: expected a number > 0 and ≤ 10, got 0"],
    [{ scale: Infinity }, "scale: expected a number > 0 and ≤ 10, got Infinity"],
    [{ inputs: "other" }, 'inputs: expected one of "mixed", "iid", got "other"'],
    [{ offsets: [1, -1] }, "offsets[1]: expected a list, each of it a number ≥ 0, got [1, -1]"],
    [{ offsets: 3 }, "offsets: expected a list, each of it a number ≥ 0, got 3"],
    [{ repeets: 3 }, 'expected parameters among repeats, scale, offsets, inputs, delay, got "repeets"'],
  ];
  for (const [changes, message] of cases) {
    assert.throws(() => resolveParameters(probe, "quick", changes), new RangeError(`test-paper/probe: ${message}`));
  }
});

test("a rule of the schema's own speaks for itself", () => {
  const paired = defineExperiment({
    name: "test-paper/paired",
    title: "",
    module: import.meta.url,
    exportName: "paired",
    parameters: z
      .object({ low: z.number().default(0), high: z.number().default(1) })
      .refine(({ low, high }) => low < high, { path: ["low"], message: "expected low below high" }),
    profiles: { quick: {}, paper: {} },
    axes: () => [],
    observables: () => ({ y: {} }),
    run: () => ({ y: 0 }),
  });
  assert.throws(() => resolveParameters(paired, "quick", { low: 2 }), /paired: low: expected low below high, got 2/);
});

test("parameters describe themselves: type, unit, bounds, choices, default", () => {
  const described = Object.fromEntries(describeParameters(probe).map((parameter) => [parameter.name, parameter]));
  assert.deepEqual(described["scale"], {
    name: "scale",
    type: "number",
    description: "width of the draws",
    unit: "mV",
    symbol: "σ",
    exclusiveMinimum: 0,
    maximum: 10,
    default: 1,
  });
  assert.deepEqual(described["inputs"]?.choices, ["mixed", "iid"]);
  assert.equal(described["offsets"]?.type, "list of numbers");
  assert.equal(described["delay"]?.maximum, undefined);
});

test("a plan counts points and has a fingerprint of what determines the values", () => {
  const plan = planSweep(probe, "quick");
  assert.equal(plan.points, 6);
  assert.equal(plan.fingerprint, planSweep(probe, "quick", { repeats: 2 }).fingerprint);
  assert.notEqual(plan.fingerprint, planSweep(probe, "quick", { repeats: 3 }).fingerprint);
  assert.notEqual(plan.fingerprint, planSweep(probe, "quick", {}, 2).fingerprint);
  assert.equal(planSweep(probe, "paper", { repeats: 2 }).fingerprint, plan.fingerprint);
});

test("a name that isn't <paper>/<experiment> and a seed that isn't whole are refused", () => {
  assert.throws(
    () => defineExperiment({ ...probe, name: "Probe" } as never),
    /expected a name "<paper>\/<experiment>"/,
  );
  assert.throws(() => planSweep(probe, "quick", {}, 1.5), /seed: expected a whole number, got 1.5/);
});
