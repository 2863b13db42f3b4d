import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readResult, writeResult } from "plasticity/experiments";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const experiments = fileURLToPath(new URL("../experiments/fixtures/probe.mjs", import.meta.url));

/** A project folder of its own, so that no test writes into this one. */
const root = mkdtempSync(join(tmpdir(), "cli-"));
mkdirSync(join(root, "src"));
writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
writeFileSync(join(root, "src", "package.json"), "{}");
const results = join(root, "data", "results", "test-paper");

function plasticity(...args: string[]): { code: number | null; out: string; err: string } {
  const env = { ...process.env, PLASTICITY_EXPERIMENTS: experiments, NODE_OPTIONS: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, env, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** One clear line on stderr, exit code 2, nothing on stdout. */
function refused(args: string[], message: RegExp): void {
  const { code, out, err } = plasticity(...args);
  assert.match(err, message);
  assert.equal(err.trimEnd().split("\n").length, 1, err);
  assert.deepEqual([code, out], [2, ""]);
}

test("run writes the standard file, the second time leaves it, and names what made it", () => {
  const first = plasticity("run", "test-paper/probe");
  assert.equal(first.code, 0, first.err);
  assert.match(
    first.out,
    /^test-paper\/probe · quick profile · 6 points · 6 computed in .* → data.results.test-paper.probe\.quick\.json\n$/,
  );
  const file = join(results, "probe.quick.json");
  const text = readFileSync(file, "utf8");
  assert.equal(readResult(file).provenance.command, "plasticity run test-paper/probe --profile quick");
  const second = plasticity("run", "probe");
  assert.match(second.out, /already in data/);
  assert.equal(readFileSync(file, "utf8"), text);
});

test("changed parameters and seeds go into files whose names say so, never into the standard one", () => {
  plasticity("run", "probe");
  const before = readFileSync(join(results, "probe.quick.json"), "utf8");
  assert.equal(plasticity("run", "probe", "--set", "repeats=3", "--set", "inputs=iid").code, 0);
  const changed = readResult(join(results, "probe.quick.inputs=iid,repeats=3.json"));
  assert.deepEqual([changed.parameters["repeats"], changed.parameters["inputs"]], [3, "iid"]);
  assert.equal(plasticity("run", "probe", "--seed", "5", "--profile", "paper").code, 0);
  assert.equal(readResult(join(results, "probe.paper.seed=5.json")).seed, 5);
  const elsewhere = join(root, "own", "list.json");
  assert.equal(plasticity("run", "probe", "--set", "offsets=[0, 4]", "--output", elsewhere).code, 0);
  assert.deepEqual(readResult(elsewhere).axes[0]?.values, [0, 4]);
  assert.match(readResult(elsewhere).provenance.command, / --set 'offsets=\[0, 4\]'$/);
  assert.equal(readFileSync(join(results, "probe.quick.json"), "utf8"), before);
});

test("bad input: one line naming the thing, what was expected and what came; nothing written", () => {
  const before = existsSync(results) ? readdirSync(results) : [];
  refused([], /^plasticity: expected a command, got none/);
  refused(["rnu"], /^plasticity: got unknown command "rnu", did you mean "run"\?/);
  refused(["toString"], /^plasticity: got unknown command "toString"/);
  refused(["run"], /^run: expected one experiment, got 0/);
  refused(["run", "prob"], /^experiment: got unknown "prob", did you mean "probe"\?/);
  refused(["run", "test-paper/prope"], /did you mean "test-paper\/probe"\?/);
  refused(["run", "probe", "--set", "repeets=3"], /got unknown parameter "repeets", did you mean "repeats"\?/);
  refused(["run", "probe", "--set", "repeats"], /^--set: expected key=value, got "repeats"/);
  refused(["run", "probe", "--set", "repeats=NaN"], /repeats: expected a whole number ≥ 1 and ≤ 1000, got NaN/);
  refused(["run", "probe", "--set", "repeats=many"], /repeats: expected a whole number ≥ 1 and ≤ 1000, got "many"/);
  refused(["run", "probe", "--set", "scale=-1"], /scale: expected a number > 0 and ≤ 10, got -1/);
  refused(["run", "probe", "--profile", "huge"], /^--profile: expected quick or paper, got "huge"/);
  refused(["run", "probe", "--seed", "1.5"], /^--seed: expected a whole number, got "1.5"/);
  refused(["run", "probe", "--workers", "0"], /workers: expected a whole number from 1 to 256, got 0/);
  refused(["run", "probe", "--wrokers", "2"], /^run: Unknown option '--wrokers'/);
  refused(["run", "probe", "--output", root], /^--output: expected a file, got the folder/);
  refused(["renew", "prob"], /^experiment: got unknown "prob", did you mean "probe"\?/);
  refused(["renew", "faulty"], /^renew: expected stored paper-scale results, got none of test-paper\/faulty/);
  refused(["renew", "--points", "0"], /^--points: expected a whole number ≥ 1, got 0/);
  refused(["renew", "--points", "few"], /^--points: expected a whole number, got "few"/);
  refused(["list", "nothing"], /^experiment: got unknown "nothing"/);
  assert.deepEqual(existsSync(results) ? readdirSync(results) : [], before);
});

test("a corrupt result file in the way: one line, exit code 1, the file stays", () => {
  const file = join(root, "corrupt.json");
  writeFileSync(file, "{ broken");
  const { code, err } = plasticity("run", "probe", "--output", file);
  assert.equal(code, 1);
  assert.match(err, /corrupt\.json: expected a result file \(JSON\)/);
  assert.equal(readFileSync(file, "utf8"), "{ broken");
});

test("a failing experiment: one line, exit code 1", () => {
  const { code, err } = plasticity("run", "faulty", "--output", join(root, "faulty.json"));
  assert.equal(code, 1);
  assert.equal(err, "test-paper/faulty: point 1 (x = 2) failed: the network diverged\n");
});

test("Ctrl-C stops a sweep whose point never ends, exit code 130, and keeps what is done", async () => {
  const file = join(root, "interrupted.json");
  const args = [cli, "run", "faulty", "--set", "fault=hang", "--output", file];
  const env = { ...process.env, PLASTICITY_EXPERIMENTS: experiments, NODE_OPTIONS: "" };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const partial = `${file}.partial.jsonl`;
  const lines = (): number => (existsSync(partial) ? readFileSync(partial, "utf8").split("\n").length - 1 : 0);
  while (lines() < 3 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGINT");
  const code = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(code, 130);
  assert.match(err, /^test-paper\/faulty: interrupted after 2 of 3 points, which are kept: run it again to go on\n$/);
});

test("list --json has the promised shape", () => {
  plasticity("run", "probe");
  const { code, out } = plasticity("list", "probe", "--json");
  assert.equal(code, 0);
  const [listed] = JSON.parse(out) as Record<string, unknown>[];
  assert.deepEqual(Object.keys(listed!), ["name", "paper", "title", "parameters", "profiles"]);
  assert.deepEqual([listed!["name"], listed!["paper"]], ["test-paper/probe", "test-paper"]);
  const { quick, paper } = listed!["profiles"] as Record<"quick" | "paper", Record<string, unknown>>;
  assert.deepEqual([quick["points"], paper["points"]], [6, 6]);
  assert.deepEqual([quick["stored"], paper["stored"]], ["yes", "no"]);
  assert.deepEqual((paper["parameters"] as Record<string, unknown>)["repeats"], 8);
});

test("list marks a result of other code; renew compares sampled points and writes, or says what differs", () => {
  plasticity("run", "probe", "--profile", "paper");
  const file = join(results, "probe.paper.json");
  const made = readFileSync(file, "utf8");
  const stored = (): unknown =>
    (JSON.parse(plasticity("list", "probe", "--json").out) as [{ profiles: { paper: { stored: string } } }])[0].profiles
      .paper.stored;

  const { provenance, ...present } = readResult(file);
  writeResult(file, { ...present, provenance: { ...provenance, code: "0123456789abcdef" } });
  assert.equal(stored(), "other code");
  const renewed = plasticity("renew", "probe", "--points", "2");
  assert.deepEqual([renewed.code, renewed.err], [0, ""]);
  assert.match(renewed.out, /^test-paper\/probe · renewed: points \d, \d came out the same\n$/);
  assert.equal(stored(), "yes");
  assert.equal(readResult(file).provenance.renewed?.[0]?.code, "0123456789abcdef");
  assert.equal(plasticity("renew").out, "test-paper/probe · made by the present code\n");

  const result = readResult(file);
  const values = { ...result.values, mean: result.values["mean"]!.map((value) => value + 1) };
  writeResult(file, { ...result, values, provenance: { ...result.provenance, code: "0123456789abcdef" } });
  const changed = readFileSync(file, "utf8");
  const { code, out, err } = plasticity("renew", "probe");
  assert.deepEqual([code, out], [1, ""]);
  const line = /^ {2}point \d \(offset = \d, rule = (first|second)\): mean: stored -?\d\.\d+, recomputed -?\d\.\d+$/;
  const [first, ...lines] = err.trimEnd().split("\n");
  assert.equal(first, "test-paper/probe: the present code gives other values");
  assert.equal(lines.length, 3);
  for (const text of lines) assert.match(text, line);
  assert.equal(readFileSync(file, "utf8"), changed);

  writeFileSync(file, "{");
  const damaged = plasticity("renew");
  assert.deepEqual([damaged.code, damaged.out], [1, ""]);
  assert.match(damaged.err, /probe\.paper\.json: expected a result file/);
  writeFileSync(file, made);
});

test("list without --json names every parameter with unit and bounds", () => {
  const { out } = plasticity("list");
  assert.match(out, /scale \(σ\) +number > 0, ≤ 10 +mV +1 +1 +width of the draws/);
});

test("help of the commands; a reader that leaves early is no error", async () => {
  assert.match(plasticity("run", "--help").out, /^Usage: plasticity run <experiment>/);
  assert.match(plasticity("list", "-h").out, /^Usage: plasticity list/);
  const env = { ...process.env, PLASTICITY_EXPERIMENTS: experiments, NODE_OPTIONS: "" };
  const child = spawn(process.execPath, [cli, "list", "--json"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdout.destroy();
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 0);
  assert.equal(err, "");
});

test("renew --seal gives results of the older format their digest, and only refuses what is damaged", () => {
  const standard = join(results, "probe.quick.json");
  plasticity("run", "probe");
  const text = readFileSync(standard, "utf8");
  const file = join(root, "older.json");
  writeFileSync(file, text.replace("plasticity-result/2", "plasticity-result/1").replace(/ {2}"digest": .*\n/, ""));
  assert.throws(() => readResult(file), /plasticity renew --seal/);
  assert.equal(plasticity("renew", "--seal", file, standard).out, "1 sealed, 1 had their digest\n");
  assert.deepEqual(readResult(file).values, readResult(standard).values);
  assert.equal(readFileSync(standard, "utf8"), text);
  writeFileSync(file, readFileSync(file, "utf8").replace('"seed": 1', '"seed": 7'));
  const { code, err } = plasticity("renew", "--seal", file);
  assert.equal(code, 1);
  assert.match(err, /older\.json: damaged result file/);
});

test("a module of experiments that can't be loaded is named", () => {
  const module = join(root, "broken.mjs");
  const env = { ...process.env, PLASTICITY_EXPERIMENTS: module, NODE_OPTIONS: "" };
  for (const [text, message] of [
    [
      "export const experiments = [",
      /PLASTICITY_EXPERIMENTS: .*broken\.mjs can't be loaded: .*Unexpected end of input/,
    ],
    ['import "./none.mjs";', /PLASTICITY_EXPERIMENTS: .*broken\.mjs can't be loaded: .*none\.mjs/],
    ["throw new Error('two\\nlines')", /PLASTICITY_EXPERIMENTS: .*broken\.mjs can't be loaded: two lines/],
    ["export const experiments = 3;", /broken\.mjs: expected it to export an array "experiments"/],
    ["export const experiments = [{}];", /broken\.mjs: expected experiments made by defineExperiment, got \{\}/],
  ] as const) {
    writeFileSync(module, text);
    const { status, stderr } = spawnSync(process.execPath, [cli, "list"], { cwd: root, env, encoding: "utf8" });
    assert.match(stderr, message);
    assert.deepEqual([status, stderr.trimEnd().split("\n").length], [2, 1], stderr);
  }
});
