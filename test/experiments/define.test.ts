import assert from "node:assert/strict";
import { test } from "node:test";
import { defineExperiment, type Experiment } from "plasticity/experiments";
import { z } from "zod";

/** Never run in a worker: what it is for is that the compiler knows its types without an annotation. */
const typed = defineExperiment({
  name: "test-paper/typed",
  title: "Types follow from the declaration",
  module: import.meta.url,
  exportName: "typed",
  parameters: z.object({ ratios: z.array(z.number()).default([0.5, 1]), inputs: z.enum(["mixed", "iid"]) }),
  profiles: { quick: { inputs: "mixed" }, paper: { inputs: "iid" } },
  axes: (p) => [
    { name: "ratio", symbol: "ρ", values: p.ratios },
    { name: "rule", values: ["gradient", "random"] },
  ],
  observables: () => ({ error: { digits: 9 }, trace: { axes: [{ name: "time", unit: "s", values: [0, 1] }] } }),
  run: ({ parameters, point, index }) => {
    const ratio: number = point.ratio;
    const rule: "gradient" | "random" = point.rule;
    const inputs: "mixed" | "iid" = parameters.inputs;
    return { error: ratio * index, trace: [rule.length, inputs.length] };
  },
});

test("a declaration is data and pure functions; run can be called directly", async () => {
  const measured = await typed.run({
    parameters: { ratios: [2], inputs: "iid" },
    point: { ratio: 2, rule: "random" },
    index: 3,
    seed: 1,
  });
  assert.deepEqual(measured, { error: 6, trace: [6, 3] });
  assert.ok(Object.isFrozen(typed));
});

test("an undeclared observable, a missing one or a misspelt axis don't compile", () => {
  // @ts-expect-error -- "eror" isn't declared
  void (() => typed.run({ parameters: {} as never, point: {} as never, index: 0, seed: 1 }) as { eror: number });
  // @ts-expect-error -- no axis "ratoi"
  void ((context: Parameters<typeof typed.run>[0]) => context.point.ratoi);
  const list: Experiment[] = [typed]; // experiments of all kinds go into one list
  assert.equal(list[0]?.name, "test-paper/typed");
});
