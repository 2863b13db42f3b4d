import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  InterruptedError,
  LockedError,
  readResult,
  ResultFileError,
  runExperiment,
  type Progress,
} from "plasticity/experiments";
import { fingerprint } from "plasticity/experiments/fingerprint";
import { headerLine, pointLine } from "plasticity/experiments/partial";
import { randomStream } from "plasticity/numerics";
import { faulty, probe } from "./fixtures/probe.mjs";

const folder = mkdtempSync(join(tmpdir(), "sweep-"));

test("values are those of `run`, in row-major order, rounded to their digits", async () => {
  const { values } = await runExperiment(probe);
  const draws: number[] = [];
  const coarse: number[] = [];
  for (let index = 0; index < 6; index++) {
    const offset = Math.floor(index / 2);
    const z = randomStream(1, "test-paper/probe", index).fillNormal(new Float64Array(2));
    draws.push(offset + z[0]!, offset + z[1]!);
    coarse.push(Number(((2 * offset + z[0]! + z[1]!) / 2).toPrecision(3)));
  }
  assert.deepEqual(values.draws, draws);
  assert.deepEqual(values.coarse, coarse);
});

test("the same bytes for 1, 2 and 3 workers and whatever order they finish in", async () => {
  const texts = await Promise.all(
    [1, 2, 3].map(async (workers) =>
      JSON.stringify(
        (await runExperiment(probe, { profile: "paper", seed: 7, workers, parameters: { delay: workers } })).values,
      ),
    ),
  );
  assert.equal(texts[0], texts[1]);
  assert.equal(texts[0], texts[2]);
  const other = await runExperiment(probe, { profile: "paper", seed: 8 });
  assert.notEqual(JSON.stringify(other.values), texts[0]);
});

test("progress starts at what is there, ends complete and estimates the time left", async () => {
  const seen: Progress[] = [];
  await runExperiment(probe, { parameters: { delay: 60 }, workers: 1, onProgress: (progress) => seen.push(progress) });
  assert.deepEqual([seen[0]!.done, seen[0]!.left], [0, undefined]);
  const last = seen.at(-1)!;
  assert.deepEqual([last.done, last.total, last.left], [6, 6, 0]);
  assert.ok(seen.some(({ done, left }) => done > 0 && done < 6 && left! > 0));
  assert.ok(seen.every(({ done }, i) => i === 0 || done >= seen[i - 1]!.done));
});

test("a finished sweep is not computed again, unless asked for or something changed", async () => {
  const resultFile = join(folder, "finished.json");
  const first = await runExperiment(probe, { resultFile });
  assert.deepEqual(readResult(resultFile), first);
  assert.ok(!existsSync(`${resultFile}.partial.jsonl`));
  assert.equal((await runExperiment(probe, { resultFile })).provenance.date, first.provenance.date);
  const again = await runExperiment(probe, { resultFile, again: true });
  assert.notEqual(again.provenance.date, first.provenance.date);
  assert.deepEqual(again.values, first.values);
  const changed = await runExperiment(probe, { resultFile, seed: 2 });
  assert.equal(changed.provenance.pointsComputed, 6);
  assert.equal(readResult(resultFile).seed, 2);
});

test("a sweep resumes from its finished points, wherever the file was cut", async () => {
  const whole = await runExperiment(probe, { workers: 1 });
  const partialText = await interrupted("resume.json", { delay: 0 });
  const lineEnds = [...partialText.matchAll(/\n/g)].map((match) => match.index! + 1);
  for (const cut of [0, 3, lineEnds[0]! - 1, lineEnds[0]!, lineEnds[3]! + 7, partialText.length - 1]) {
    const resultFile = join(folder, `resume-${cut}.json`);
    const partialFile = `${resultFile}.partial.jsonl`;
    writeFileSync(partialFile, partialText);
    truncateSync(partialFile, cut);
    const lines = partialText.slice(0, cut).split("\n").length - 1;
    const result = await runExperiment(probe, { resultFile, workers: 1 });
    assert.deepEqual(result.values, whole.values);
    assert.equal(result.provenance.pointsComputed, 6 - Math.max(0, lines - 1), `cut at ${cut}`);
    assert.ok(!existsSync(partialFile));
  }
});

test("killed between writing the result and deleting its points: the next run tidies up", async () => {
  const resultFile = join(folder, "leftover.json");
  const { provenance } = await runExperiment(probe, { resultFile });
  await interrupted("leftover.json", { delay: 0 });
  assert.ok(existsSync(`${resultFile}.partial.jsonl`));
  assert.equal((await runExperiment(probe, { resultFile })).provenance.date, provenance.date);
  assert.ok(!existsSync(`${resultFile}.partial.jsonl`));
});

test("a damaged line in the middle is computed again", async () => {
  const whole = await runExperiment(probe, { workers: 1 });
  const lines = (await interrupted("damaged.json", { delay: 0 })).split("\n");
  const resultFile = join(folder, "damaged-line.json");
  lines[2] = lines[2]!.slice(0, 20);
  lines[3] = '{"index":99,"values":{"mean":[0],"draws":[0,0],"coarse":[0]}}';
  writeFileSync(`${resultFile}.partial.jsonl`, lines.join("\n"));
  const notices: string[] = [];
  const result = await runExperiment(probe, { resultFile, onNotice: (message) => notices.push(message) });
  assert.deepEqual(result.values, whole.values);
  assert.equal(result.provenance.pointsComputed, 3);
  const told = (place: string): string =>
    `${resultFile}.partial.jsonl: ${place} was damaged: it is not used, its point is computed again`;
  assert.deepEqual(notices, [told("line 3 (point 1)"), told("line 4 (point 99)")]);
});

test("a changed digit in a finished point is told with its place and the point is computed again", async () => {
  const whole = await runExperiment(probe, { workers: 1 });
  const text = await interrupted("digit.json", { delay: 0 });
  const resultFile = join(folder, "changed-digit.json");
  const [, digit] = /"mean":\[-?\d+\.(\d)/.exec(text.split("\n")[3]!)!;
  const lines = text.split("\n");
  lines[3] = lines[3]!.replace(/("mean":\[-?\d+\.)\d/, `$1${(Number(digit) + 1) % 10}`);
  writeFileSync(`${resultFile}.partial.jsonl`, lines.join("\n"));
  const notices: string[] = [];
  const result = await runExperiment(probe, { resultFile, onNotice: (message) => notices.push(message) });
  assert.deepEqual(result.values, whole.values);
  assert.equal(result.provenance.pointsComputed, 2);
  assert.match(
    notices.join("\n"),
    /changed-digit\.json\.partial\.jsonl: line 4 \(point 2\) was damaged.*computed again$/,
  );
});

test("the points of another sweep, copied in, are not believed", async () => {
  const whole = await runExperiment(probe, { workers: 1 });
  const text = await interrupted("copied.json", { delay: 0 });
  const resultFile = join(folder, "copied-in.json");
  const sweep = { experiment: probe.name, fingerprint: "0123456789abcdef", code: whole.provenance.code };
  const foreign = pointLine(4, { mean: [9], draws: [9, 9], coarse: [9] }, sweep);
  writeFileSync(`${resultFile}.partial.jsonl`, text + foreign);
  assert.deepEqual((await runExperiment(probe, { resultFile })).values, whole.values);
});

test("a damaged header and a file of the older format are refused with what to do, and stay", async () => {
  const text = await interrupted("header.json", { delay: 0 });
  const resultFile = join(folder, "damaged-header.json");
  const partial = `${resultFile}.partial.jsonl`;
  const cases: [string, RegExp][] = [
    [
      text.replace('"experiment":"test', '"experiment":"tesu'),
      /partial\.jsonl:1: damaged: .*move it away or delete it/,
    ],
    ['{"format":"plasticity-partial/1","experiment":"x"}\n', /an unfinished sweep in an older format.*move it away/],
  ];
  for (const [damaged, message] of cases) {
    writeFileSync(partial, damaged);
    await assert.rejects(runExperiment(probe, { resultFile }), (error: Error) => {
      assert.ok(error instanceof ResultFileError);
      assert.match(error.message, message);
      return true;
    });
    assert.equal(readFileSync(partial, "utf8"), damaged);
  }
});

test("an unfinished sweep with other settings is kept aside and found again", async () => {
  const resultFile = join(folder, "aside.json");
  await interrupted("aside.json", { delay: 0 });
  const notices: string[] = [];
  await runExperiment(probe, { resultFile, seed: 2, onNotice: (message) => notices.push(message) });
  assert.match(notices[0]!, /unfinished sweep with other settings was moved to .*aside\.json\.[0-9a-f]{16}-/);
  const back = await runExperiment(probe, { resultFile, seed: 1 });
  assert.equal(back.provenance.pointsComputed, 1, "five of six points were kept");
  assert.ok(!readdirSync(folder).some((name) => name.startsWith("aside.json.")));
});

test("while a run writes an output, another is refused with its pid; both can be had one after the other", async () => {
  const resultFile = join(folder, "locked.json");
  const slow = runExperiment(probe, { resultFile, parameters: { delay: 60 }, workers: 1 });
  await assert.rejects(runExperiment(probe, { resultFile, seed: 2 }), (error: Error) => {
    assert.ok(error instanceof LockedError);
    assert.match(error.message, new RegExp(`locked\\.json: this process \\(${process.pid}\\) is writing it`));
    return true;
  });
  const first = await slow;
  assert.equal(first.provenance.pointsComputed, 6);
  assert.equal((await runExperiment(probe, { resultFile, seed: 2 })).seed, 2);
  await assert.rejects(runExperiment(faulty, { resultFile }), ResultFileError);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("locked.json")),
    ["locked.json"],
    "no lock is left",
  );
});

test("what is in the way and is no result of this experiment stays as it is", async () => {
  const corrupt = join(folder, "corrupt.json");
  writeFileSync(corrupt, '{"format": "plasticity-res');
  await assert.rejects(runExperiment(probe, { resultFile: corrupt }), ResultFileError);
  assert.equal(readFileSync(corrupt, "utf8"), '{"format": "plasticity-res');

  const foreign = join(folder, "foreign.json");
  await runExperiment(probe, { resultFile: foreign });
  const text = readFileSync(foreign, "utf8");
  await assert.rejects(
    runExperiment(faulty, { resultFile: foreign }),
    /foreign\.json: expected a result of test-paper\/faulty, got test-paper\/probe/,
  );
  assert.equal(readFileSync(foreign, "utf8"), text);

  const notPartial = join(folder, "not-partial.json");
  writeFileSync(`${notPartial}.partial.jsonl`, "my notes\n");
  await assert.rejects(
    runExperiment(probe, { resultFile: notPartial }),
    /expected an unfinished sweep, got something else/,
  );
  assert.equal(readFileSync(`${notPartial}.partial.jsonl`, "utf8"), "my notes\n");
});

test("a failing point is named, with its coordinates and the reason", async () => {
  const message = (fault: string): Promise<string> =>
    runExperiment(faulty, { parameters: { fault: fault as "throw" }, workers: 1 }).then(
      () => "no error",
      (error: Error) => error.message,
    );
  const start = "test-paper/faulty: point 1 (x = 2) failed: ";
  assert.equal(await message("throw"), `${start}the network diverged`);
  assert.equal(await message("length"), `${start}y: expected 1 value, got 2`);
  assert.equal(await message("name"), `${start}expected the observables y, got "z"`);
  assert.equal(await message("missing"), `${start}y: expected 1 value, got 0`);
});

test("NaN is kept as NaN, in the result and in its file", async () => {
  const resultFile = join(folder, "nan.json");
  const { values } = await runExperiment(faulty, { parameters: { fault: "nan" }, resultFile });
  assert.deepEqual(values.y, [1, NaN, 3]);
  assert.deepEqual(readResult(resultFile).values["y"], [1, NaN, 3]);
});

test("an abort stops a point that never ends and keeps what is done", async () => {
  const resultFile = join(folder, "abort.json");
  const controller = new AbortController();
  const run = runExperiment(faulty, {
    parameters: { fault: "hang" },
    workers: 2,
    resultFile,
    signal: controller.signal,
    onProgress: ({ done }) => void (done === 2 && controller.abort()),
  });
  await assert.rejects(run, (error: Error) => {
    assert.ok(error instanceof InterruptedError);
    assert.equal(
      error.message,
      "test-paper/faulty: interrupted after 2 of 3 points, which are kept: run it again to go on",
    );
    return true;
  });
  assert.equal(readFileSync(`${resultFile}.partial.jsonl`, "utf8").split("\n").length - 1, 3, "header and two points");
  assert.ok(!existsSync(resultFile));
});

test("an already aborted signal runs nothing; SIGINT stops like an abort and leaves no listener", async () => {
  await assert.rejects(runExperiment(probe, { signal: AbortSignal.abort() }), InterruptedError);
  const before = process.listenerCount("SIGINT");
  const run = runExperiment(faulty, {
    parameters: { fault: "hang" },
    onProgress: ({ done }) => void (done === 2 && process.emit("SIGINT")),
  });
  await assert.rejects(run, InterruptedError);
  assert.equal(process.listenerCount("SIGINT"), before);
});

test("bad workers, seed and parameters are refused before anything runs", async () => {
  await assert.rejects(runExperiment(probe, { workers: 0 }), /workers: expected a whole number from 1 to 256, got 0/);
  await assert.rejects(runExperiment(probe, { workers: NaN }), RangeError);
  await assert.rejects(runExperiment(probe, { seed: 0.5 }), /seed: expected a whole number, got 0.5/);
  const resultFile = join(folder, "never.json");
  await assert.rejects(runExperiment(probe, { resultFile, parameters: { repeats: 0 } }), RangeError);
  assert.ok(!existsSync(`${resultFile}.partial.jsonl`));
});

/** The partial file of a sweep of the probe in which all points but the last were computed, in order. */
async function interrupted(name: string, parameters: { delay: number }): Promise<string> {
  const resultFile = join(folder, name);
  const whole = await runExperiment(probe, { workers: 1, parameters });
  const sweep = { experiment: probe.name, fingerprint: fingerprint(whole), code: whole.provenance.code };
  const partial = `${resultFile}.partial.jsonl`;
  writeFileSync(partial, headerLine(sweep));
  const { mean, draws, coarse } = whole.values;
  for (let index = 0; index < 5; index++) {
    const values = {
      mean: [mean[index]!],
      draws: draws.slice(2 * index, 2 * index + 2),
      coarse: [coarse[index]!],
    };
    appendFileSync(partial, pointLine(index, values, sweep));
  }
  return readFileSync(partial, "utf8");
}
