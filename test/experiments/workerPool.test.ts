// The worker threads that all sweeps of a process share.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { defineExperiment, InterruptedError, runExperiment } from "plasticity/experiments";
import { z } from "zod";
import { probe } from "./fixtures/probe.mjs";
import { endless, whereabouts } from "./fixtures/threads.mjs";

const folder = mkdtempSync(join(tmpdir(), "pool-"));

/** The threads that computed a sweep. */
async function threads(workers: number): Promise<Set<number>> {
  return new Set((await runExperiment(whereabouts, { workers })).values.thread);
}

/** Starts a sweep whose points never end; resolves, when all of them run, to what stops it and how it ended. */
async function startEndless(
  name: string,
  workers: number,
): Promise<{ traces: string[]; stop(): void; ended: Promise<unknown> }> {
  const trace = join(folder, name);
  const traces = [1, 2].slice(0, workers).map((x) => `${trace}-${x}`);
  const controller = new AbortController();
  const run = runExperiment(endless, { parameters: { trace }, workers, signal: controller.signal });
  const ended = run.then(
    () => "done",
    (error: unknown) => error,
  );
  while (!traces.every((file) => existsSync(file))) await sleep(5);
  return { traces, stop: () => controller.abort(), ended };
}

test("the next sweep finds the threads of the one before, however many it uses", async () => {
  const first = await threads(2);
  assert.equal(first.size, 2);
  assert.deepEqual(await threads(2), first);
  for (const thread of await threads(1)) assert.ok(first.has(thread));
});

test("a sweep that may use more threads gets them", async () => {
  assert.equal((await threads(2)).size, 2);
  assert.equal((await threads(4)).size, 4);
});

/** Asserts that no point writes to its file any more. */
async function stopped(traces: readonly string[]): Promise<void> {
  const sizes = (): number[] => traces.map((file) => statSync(file).size);
  const then = sizes();
  await sleep(200);
  assert.deepEqual(sizes(), then, "a point computes on after its sweep has ended");
}

test("an interrupted sweep's points have stopped when it says so, and the pool goes on", async () => {
  const { traces, stop, ended } = await startEndless("interrupted", 2);
  stop();
  assert.ok((await ended) instanceof InterruptedError);
  await stopped(traces);
  assert.ok((await threads(2)).size >= 2);
});

test("the points of a failed sweep stop too", async () => {
  const trace = join(folder, "failed");
  const failing = runExperiment(endless, { parameters: { trace, fails: true }, workers: 2 });
  await assert.rejects(failing, /endless: point 1 \(x = 2\) failed: the network diverged/);
  await stopped([`${trace}-1`]);
  const whole = await runExperiment(probe, { workers: 2 });
  assert.equal(whole.values.mean.length, 6);
});

test("a process whose first sweep fails while another point begins or ends doesn't hang", async () => {
  const script = fileURLToPath(new URL("./fixtures/fails.mjs", import.meta.url));
  const runs = Array.from({ length: 12 }, (_, index) => index).values();
  const lane = async (): Promise<void> => {
    for (const run of runs) {
      const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 30_000 });
      assert.match(stdout, /faulty: point 1 \(x = 2\) failed: the network diverged/, `run ${run}`);
    }
  };
  await Promise.all([lane(), lane()]);
});

test("an interrupt stops the one sweep and leaves another on the same threads alone", async () => {
  const alone = await runExperiment(probe, { workers: 2 });
  const { stop, ended } = await startEndless("beside", 1);
  const beside = runExperiment(probe, { workers: 2, parameters: { delay: 20 } });
  await sleep(30);
  stop();
  assert.ok((await ended) instanceof InterruptedError);
  assert.deepEqual((await beside).values, alone.values);
});

test("a sweep that waits for the threads of an interrupted one gets them", async () => {
  const size = (await threads(4)).size; // of the pool, as it has become by now
  const blockers = await Promise.all(
    Array.from({ length: size / 2 }, (_, index) => startEndless(`blocker-${index}`, 2)),
  );
  const waiting = threads(1);
  await sleep(20);
  for (const { stop } of blockers) stop();
  assert.ok((await waiting).size > 0);
  for (const { ended } of blockers) assert.ok((await ended) instanceof InterruptedError);
});

test("interrupted again and again while threads start: the pool survives", async () => {
  for (let delay = 0; delay < 40; delay += 4) {
    const controller = new AbortController();
    const trace = join(folder, `early-${delay}`);
    const run = runExperiment(endless, { parameters: { trace }, workers: 2, signal: controller.signal });
    setTimeout(() => controller.abort(), delay);
    await assert.rejects(run, InterruptedError);
  }
  assert.ok((await threads(2)).size >= 2);
});

test("code that was changed meanwhile is loaded anew, as the digest in the provenance says", async () => {
  const file = join(folder, "changing.mjs");
  const changing = defineExperiment({
    name: "test-paper/changing",
    title: "Changes",
    module: pathToFileURL(file).href,
    exportName: "changing",
    parameters: z.object({}),
    profiles: { quick: {}, paper: {} },
    axes: () => [],
    observables: () => ({ y: {} }),
    run: () => ({ y: NaN }),
  });
  writeFileSync(join(folder, "rule.mjs"), "export const rule = 1;\n");
  writeFileSync(
    file,
    `import { rule } from "./rule.mjs";
     export const changing = { run: () => ({ y: rule }), observables: () => ({ y: {} }) };\n`,
  );
  const before = await runExperiment(changing);
  writeFileSync(join(folder, "rule.mjs"), "export const rule = 2;\n");
  const after = await runExperiment(changing);
  assert.deepEqual([before.values.y, after.values.y], [[1], [2]]);
  assert.notEqual(before.provenance.code, after.provenance.code);
});
