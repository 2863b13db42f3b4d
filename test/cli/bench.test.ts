import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const plasticity = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });

test("bench random --json: both candidates, their ratio, and the same numbers from both", () => {
  const { status, stdout } = plasticity("bench", "random", "--json");
  assert.equal(status, 0);
  const [result] = JSON.parse(stdout) as {
    bench: string;
    timings: { name: string; unit: string; median: number; minimum: number }[];
    ratios: { of: string; to: string; median: number }[];
    values: { different: number };
  }[];
  assert.equal(result!.bench, "random");
  assert.deepEqual(
    result!.timings.map(({ name, unit }) => `${name} ${unit}`),
    ["kernel ns/normal", "TypeScript ns/normal"],
  );
  for (const { median, minimum } of result!.timings) assert.ok(0 < minimum && minimum <= median);
  const [kernel, plain] = result!.timings;
  assert.equal(result!.ratios[0]!.median, plain!.median / kernel!.median);
  assert.equal(result!.values.different, 0);
});

test("bench refuses what it doesn't know, in one line", () => {
  for (const [args, expected] of [
    [
      ["bench", "stp"],
      /^bench: expected step, random, fig5, bptt, learning, evaluation, got "stp", did you mean "step"\?\n$/,
    ],
    [["bench", "--fast"], /^bench: .*--fast.*\n$/],
  ] as const) {
    const { status, stderr } = plasticity(...args);
    assert.equal(status, 2);
    assert.match(stderr, expected);
  }
});
