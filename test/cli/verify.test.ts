import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { contentDigest, resultFileOf, runExperiment, writeResult } from "plasticity/experiments";
import { claimHtml } from "plasticity/lab/claim";
import { escapeHtml } from "plasticity/lab/escape";
import type { Verification } from "plasticity/commands/verify";
import { probe } from "../experiments/fixtures/probe.mjs";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "verify-"));
mkdirSync(join(root, "src"));
writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
writeFileSync(join(root, "src", "package.json"), "{}");

const file = resultFileOf(root, probe, "paper");
const result = await runExperiment(probe, { profile: "paper", resultFile: file });
const whole = readFileSync(file, "utf8");
const record = { experiment: probe.name, profile: "paper", digest: contentDigest(result) };

const claim = claimHtml({
  id: "test-paper/fig1/below",
  where: "Fig 1",
  source: "text",
  statement: "It is below one.",
  expected: { max: 1 },
  measured: 0.9999999, // saved as 1
  exact: true,
  profile: "paper",
});

/** A notebook with one stored result, one claim and one figure. */
function notebook(change: (html: string) => string = (html) => html): string {
  const path = join(root, "fig1.ipynb");
  const cell = (id: string, source: string, ...html: string[]): object => ({
    cell_type: "code",
    id,
    metadata: {},
    execution_count: 1,
    source,
    outputs: html.map((text) => ({ output_type: "display_data", metadata: {}, data: { "text/html": change(text) } })),
  });
  const line = `<div class="plasticity-progress" data-result="${escapeHtml(JSON.stringify(record))}">✓ probe</div>`;
  const cells = [
    cell("a", "const result = await obtain(probe);", line),
    cell("b", 'figure({ id: "fig1", data: rows(result) });'),
    cell("c", "claims({})", claim),
  ];
  writeFileSync(path, JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  return path;
}

/** A notebook is named by its folder too. */
function withoutFolder(text: string): string {
  return text.replaceAll(`${basename(root)}/fig1`, "fig1");
}

function verify(path: string): { code: number | null; found: Verification } {
  const { status, stdout } = spawnSync(process.execPath, [cli, "verify", path, "--json"], {
    cwd: root,
    encoding: "utf8",
  });
  return { code: status, found: JSON.parse(withoutFolder(stdout)) as Verification };
}

test("what is whole verifies, and says which figure rests on which result", () => {
  writeFileSync(file, whole);
  const { code, found } = verify(notebook());
  assert.deepEqual([code, found.problems], [0, []]);
  const stored = "data/results/test-paper/probe.paper.json";
  assert.deepEqual(found.results, [{ file: stored, ...record, problem: null }]);
  assert.deepEqual(found.notebooks, [
    {
      notebook: "fig1",
      claims: 1,
      results: [{ ...record, file: stored, problem: null }],
      figures: [{ figure: "fig1", files: [stored], live: [] }],
      problems: [],
    },
  ]);
  const { stdout } = spawnSync(process.execPath, [cli, "verify", notebook()], { cwd: root, encoding: "utf8" });
  assert.equal(
    withoutFolder(stdout),
    `fig1\n  fig1 ← ${stored}\n1 of 1 results whole, 1 verdicts of 1 notebooks recomputed, no problems\n`,
  );
});

test("edited verdicts, damaged results, and results that aren't the ones shown are found", () => {
  writeFileSync(file, whole);
  const edited = verify(
    notebook((html) => html.replace("verdict&quot;:&quot;reproduced", "verdict&quot;:&quot;partly")),
  );
  assert.equal(edited.code, 1);
  assert.deepEqual(edited.found.problems, [
    'fig1: claim test-paper/fig1/below: the verdict is "reproduced" by its numbers, saved is "partly"',
  ]);
  const measured = verify(notebook((html) => html.replace("measured&quot;:1,", "measured&quot;:1.1,")));
  assert.match(measured.found.problems.join(), /the verdict is "not reproduced" by its numbers, saved is "reproduced"/);

  const values = { ...result.values, mean: [...result.values.mean.slice(1), 7] };
  writeResult(file, { ...result, values });
  const other = verify(notebook());
  assert.equal(other.code, 1);
  assert.match(
    other.found.problems.join(),
    /^fig1: shows a result of test-paper\/probe, paper profile, with the digest [0-9a-f]{16}, but stored is another/,
  );

  writeFileSync(file, whole.replace('"repeats": 8', '"repeats": 9'));
  const damaged = verify(notebook());
  assert.equal(damaged.code, 1);
  assert.match(damaged.found.problems[0]!, /^data\/results\/test-paper\/probe\.paper\.json: damaged result file/);

  writeFileSync(file, whole);
  const silent = verify(notebook((html) => html.replace(/ data-result="[^"]*"/, "")));
  assert.match(silent.found.problems.join(), /^fig1: its saved outputs don't say which results they show/);
});

test("a result computed again with the same values, or renewed, is the one shown", () => {
  writeResult(file, { ...result, provenance: { ...result.provenance, code: "0123456789abcdef", date: "later" } });
  assert.equal(verify(notebook()).code, 0);
});
