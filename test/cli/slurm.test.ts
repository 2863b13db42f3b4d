import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { missingPrograms, startCluster, until } from "./slurmCluster.js";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const experiments = fileURLToPath(new URL("../experiments/fixtures/probe.mjs", import.meta.url));

/** A project folder of its own, with a blank in its name as people have them. */
const root = mkdtempSync(join(tmpdir(), "slurm project-"));
mkdirSync(join(root, "src"));
writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
writeFileSync(join(root, "src", "package.json"), "{}");
const results = join(root, "data", "results", "test-paper");

function plasticity(env: NodeJS.ProcessEnv, ...args: string[]): { code: number | null; out: string; err: string } {
  const all = { ...env, PLASTICITY_EXPERIMENTS: experiments, NODE_OPTIONS: "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    env: all,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

function withoutProvenance(file: string): string {
  const text = readFileSync(file, "utf8");
  return text.slice(0, text.indexOf('"provenance"')).replace(/"digest": .*/, "");
}

test("slurm writes a script, says what it costs, and submits nothing", () => {
  const { code, out, err } = plasticity(
    process.env,
    "slurm",
    "probe",
    "--seconds",
    "30",
    "--array",
    "4",
    "--mem",
    "2G",
  );
  assert.equal(code, 0, err);
  assert.match(out, /6 points in 4 tasks, up to 2 points each\na point takes 30 s of one processor \(as given\)\n/);
  assert.match(out, /in all 3 min 00 s of processor time; a task 1 min 00 s; this machine alone/);
  assert.match(out, /limit of a task 0:10:00\); nothing was submitted/);
  const script = readFileSync(join(results, "probe.quick.slurm", "submit.sh"), "utf8");
  assert.equal(spawnSync("bash", ["-n"], { input: script }).status, 0, "bash can read it");
  for (const line of ["#SBATCH --array=1-4", "#SBATCH --mem=2G", "#SBATCH --requeue", "afterok"]) {
    assert.ok(script.includes(line), line);
  }
  assert.match(script, /run test-paper\/probe --profile quick --shard "\$SLURM_ARRAY_TASK_ID\/4"/);
});

test("a point is timed when nothing is stored; a stored result tells otherwise; no more tasks than points", () => {
  const timed = plasticity(process.env, "slurm", "probe", "--set", "delay=300", "--array", "1000");
  assert.match(
    timed.out,
    /1000 tasks were asked for: more than the sweep has points\na point takes 0\.[3-9]\d* s .*point 3/,
  );
  plasticity(process.env, "run", "probe", "--set", "delay=300");
  const stored = plasticity(process.env, "slurm", "probe", "--set", "delay=300");
  assert.match(stored.out, /mean of the 6 points of the stored result/);
});

test("bad options: one line each", () => {
  for (const [args, message] of [
    [["--array", "0"], /^--array: expected a whole number from 1 to 100000, got 0/],
    [["--cpus", "x"], /^--cpus: expected a whole number, got "x"/],
    [["--time", "soon"], /^--time: expected hours:minutes:seconds/],
    [["--partition", "a b"], /^--partition: expected a word, got "a b"/],
    [["--seconds=-1"], /^--seconds: expected a positive number, got "-1"/],
    [["--set", "nothing=1"], /got unknown parameter "nothing"/],
  ] as const) {
    const { code, err, out } = plasticity(process.env, "slurm", "probe", ...args);
    assert.match(err, message);
    assert.deepEqual([code, out], [2, ""]);
  }
  for (const command of ["merge", "status"]) assert.equal(plasticity(process.env, command, "--help").code, 0);
  assert.match(plasticity(process.env, "run", "probe", "--shard", "7/6").err, /^shard: expected k\/n/);
  assert.match(plasticity(process.env, "run", "probe", "--shard", "1/7").err, /^shard: expected at most 6 shards/);
  assert.match(plasticity(process.env, "merge", "probe").err, /expected shards beside it, found none/);
  assert.match(plasticity(process.env, "status", "nowhere").err, /^status: expected a folder, or a result/);
});

const missing = missingPrograms();
const skip = missing.length > 0 && process.env["CI"] === undefined ? `no Slurm here: ${missing.join(", ")}` : false;

test(
  "200 points as an array of 8 on a real Slurm, two tasks killed and requeued: the bytes of a local run",
  { skip },
  async () => {
    // 10 s a task: the two that are killed have begun by then, and are far from their end
    const set = ["--set", `offsets=${JSON.stringify([...Array(100).keys()])}`, "--set", "delay=400", "--seed", "3"];
    const output = join(results, "array.json");
    const cluster = await startCluster(mkdtempSync(join(tmpdir(), "slurm-")));
    try {
      const { env } = cluster;
      const call = ["slurm", "probe", ...set, "--output", output, "--seconds", "0.1", "--array", "8", "--submit"];
      const submitted = plasticity(env, ...call);
      assert.equal(submitted.code, 0, submitted.err);
      const [, job] = /array job (\d+), then merge job \d+/.exec(submitted.out) ?? [];
      const status = (): { done: number; total: number } =>
        (JSON.parse(plasticity(env, "status", "--json").out) as { done: number; total: number }[])[0] ?? {
          done: 0,
          total: 0,
        };
      await until(() => status().done > 12, "some points are done");
      for (const task of [1, 2]) spawnSync("scontrol", ["requeue", `${job}_${task}`], { env });
      assert.equal(status().total, 200);
      // Slurm lets a requeued task wait for two minutes, unless it is told not to.
      const begin = (task: number): string[] => ["update", `JobId=${job}_${task}`, "StartTime=now"];
      for (const task of [1, 2]) {
        await until(() => spawnSync("scontrol", begin(task), { env }).status === 0, `task ${task} waits`);
      }
      await until(() => existsSync(output), "the result is there", 120);
      const log = readFileSync(join(results, "array.slurm", "task-1.log"), "utf8");
      const [, again] = /(\d+) of its 25 computed/.exec(log) ?? [];
      assert.ok(Number(again) < 25, `the requeued task went on where it was: ${log}`);
    } catch (error) {
      const logs = readdirSync(join(results, "array.slurm")).map(
        (name) => `${name}:\n${readFileSync(join(results, "array.slurm", name), "utf8")}`,
      );
      throw new Error([(error as Error).message, ...logs, cluster.log().slice(-2000)].join("\n"), { cause: error });
    } finally {
      await cluster.stop();
    }
    // the points wait rather than compute: many at once cost nothing
    const local = ["run", "probe", ...set, "--workers", "16", "--output", join(results, "local.json")];
    assert.equal(plasticity(process.env, ...local).code, 0);
    assert.equal(withoutProvenance(output), withoutProvenance(join(results, "local.json")));
    assert.equal(plasticity(process.env, "status").out, "no unfinished sweep\n");
  },
);
