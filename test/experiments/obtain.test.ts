import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import {
  obtain,
  readResult,
  resultFileOf,
  runExperiment,
  setProgressReporter,
  writeResult,
} from "plasticity/experiments";
import { planSweep } from "plasticity/experiments/runExperiment";
import { sharedResultFile } from "plasticity/experiments/sharedResults";
import { faulty, probe } from "./fixtures/probe.mjs";

let root: string;
let shown: string[];

beforeEach(() => {
  delete process.env["PLASTICITY_PROFILE"];
  root = mkdtempSync(join(tmpdir(), "project-"));
  mkdirSync(join(root, "src"));
  writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
  writeFileSync(join(root, "src", "package.json"), "{}");
  shown = [];
  setProgressReporter((label) => ({
    update: ({ done, total }) => shown.push(`${label}: ${done}/${total}`),
    finish: (summary, caution) => shown.push(caution === undefined ? summary : `${summary} · ${caution}`),
    fail: (message) => shown.push(`failed: ${message}`),
  }));
});

test("without stored results: quick, live, with progress and a last text without clock times", async () => {
  const result = await obtain(probe, { root });
  assert.equal(result.profile, "quick");
  assert.equal(shown[0], "probe · quick profile: 0/6");
  assert.equal(shown.at(-1), "probe · quick profile · 6 points");
  assert.deepEqual(result.values, (await runExperiment(probe)).values);
});

test("a stored paper result is taken when it fits the present parameters and seed, else quick", async () => {
  const stored = await runExperiment(probe, { profile: "paper", resultFile: resultFileOf(root, probe, "paper") });
  assert.deepEqual(await obtain(probe, { root }), stored);
  assert.deepEqual(shown, ["probe · paper profile · 6 points"]);
  const changed = await obtain(probe, { root, parameters: { scale: 2 } });
  assert.deepEqual([changed.profile, changed.parameters.scale], ["quick", 2]);
  assert.equal(shown.at(-1), "probe · quick profile · scale = 2 · 6 points");
  assert.equal((await obtain(probe, { root, seed: 2 })).profile, "quick");
  assert.equal((await obtain(probe, { root, profile: "quick" })).profile, "quick");
});

test("a stored paper result of other code is taken, and the display says so in the same words each time", async () => {
  const file = resultFileOf(root, probe, "paper");
  const { provenance, ...result } = await runExperiment(probe, { profile: "paper", resultFile: file });
  writeResult(file, { ...result, provenance: { ...provenance, code: "0000000000000000" } });
  for (let time = 0; time < 2; time++) {
    assert.equal((await obtain(probe, { root })).provenance.code, "0000000000000000");
    assert.equal(shown.at(-1), "probe · paper profile · 6 points · stored, made by other code than the present");
  }
});

test("PLASTICITY_PROFILE sets the default, the option has the last word", async () => {
  await runExperiment(probe, { profile: "paper", resultFile: resultFileOf(root, probe, "paper") });
  process.env["PLASTICITY_PROFILE"] = "quick";
  assert.equal((await obtain(probe, { root })).profile, "quick");
  assert.equal((await obtain(probe, { root, profile: "paper" })).profile, "paper");
  process.env["PLASTICITY_PROFILE"] = "fast";
  await assert.rejects(obtain(probe, { root }), /PLASTICITY_PROFILE: expected quick, paper or auto, got "fast"/);
});

test("a stored quick result is taken only when the present code made it, and reads the same as a live one", async () => {
  const file = resultFileOf(root, probe, "quick");
  const stored = await runExperiment(probe, { resultFile: file });
  assert.equal((await obtain(probe, { root })).provenance.date, stored.provenance.date);
  const storedText = shown.at(-1);
  writeResult(file, { ...stored, provenance: { ...stored.provenance, code: "0000000000000000" } });
  assert.notEqual((await obtain(probe, { root })).provenance.date, stored.provenance.date);
  assert.equal(shown.at(-1), storedText);
  assert.equal(readResult(file).provenance.code, "0000000000000000", "obtain writes nothing");
});

test("a damaged stored result is an error, not a silent quick run", async () => {
  const file = resultFileOf(root, probe, "paper");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "{}");
  await assert.rejects(obtain(probe, { root }), /probe\.paper\.json: not a result file: format/);
});

test("a failure reaches the display and the caller", async () => {
  await assert.rejects(obtain(faulty, { root }), /the network diverged/);
  assert.match(shown.at(-1)!, /^failed: .*the network diverged$/);
});

test("notebooks executed together share what they computed: the same sweep by the same code is run once", async () => {
  process.env["PLASTICITY_SHARED"] = mkdtempSync(join(tmpdir(), "shared-"));
  try {
    const first = await obtain(probe, { root });
    const runs = shown.filter((line) => line.includes("0/6")).length;
    assert.deepEqual(await obtain(probe, { root }), first);
    assert.equal(shown.filter((line) => line.includes("0/6")).length, runs);
    assert.equal(shown.at(-1), "probe · quick profile · 6 points");
    assert.notDeepEqual((await obtain(probe, { root, seed: 2 })).values, first.values);
    assert.equal((await obtain(probe, { root, parameters: { scale: 2 } })).parameters.scale, 2);
    // at the same time: one computes, the other waits
    shown = [];
    const [one, two] = await Promise.all([obtain(probe, { root, seed: 3 }), obtain(probe, { root, seed: 3 })]);
    assert.deepEqual(one, two);
    assert.equal(shown.filter((line) => line.includes("0/6")).length, 1);
    // one that failed leaves the place to the next, and so does one that died
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(`${sharedResultFile(probe, planSweep(probe, "quick", {}, 4))}.busy`, String(pid));
    assert.equal((await obtain(probe, { root, seed: 4 })).seed, 4);
    await assert.rejects(obtain(faulty, { root, parameters: { fault: "throw" } }), /diverged/);
    await assert.rejects(obtain(faulty, { root, parameters: { fault: "throw" } }), /diverged/);
  } finally {
    delete process.env["PLASTICITY_SHARED"];
  }
});

test("a shared folder that can't be written is no error", async () => {
  process.env["PLASTICITY_SHARED"] = join(root, "package.json");
  try {
    assert.equal((await obtain(probe, { root })).profile, "quick");
  } finally {
    delete process.env["PLASTICITY_SHARED"];
  }
});
