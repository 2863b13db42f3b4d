import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const fixtures = join(here, "fixtures");
const cli = join(here, "..", "..", "src", "dist", "cli.js");
const temporary = mkdtempSync(join(tmpdir(), "plasticity-commands-"));

function plasticity(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8", cwd: temporary });
  return { status, stdout, stderr };
}

test("wrong calls: one clear line, exit code 2, nothing written", () => {
  const bad = join(temporary, "bad.ipynb");
  writeFileSync(bad, "{}");
  const text = join(temporary, "notes.txt");
  writeFileSync(text, "notes");
  const wrong: [string[], RegExp, number][] = [
    [["execute", "none.ipynb"], /^none\.ipynb: no such file or folder$/, 2],
    [["execute", text], /notes\.txt: not a notebook \(expected \.ipynb\)$/, 2],
    [["execute", bad], /bad\.ipynb: not a Jupyter notebook/, 1],
    [["execute", "--profile", "huge"], /^--profile: expected quick, paper or auto, got "huge"$/, 2],
    [["execute", "--timeout", "NaN"], /^--timeout: expected seconds ≥ 0, got "NaN"$/, 2],
    [["execute", "--timeout=-1"], /^--timeout: expected seconds ≥ 0, got "-1"$/, 2],
    [["execute", "--workers", "0"], /^--workers: expected a whole number ≥ 1, got "0"$/, 2],
    [["execute", "--nosuch"], /^execute: Unknown option '--nosuch'/, 2],
    [["pages", "none"], /^none: no such file or folder$/, 2],
    [["pages", bad, "--output", "site"], /not a Jupyter notebook/, 1],
    [["pages", "--single", bad, text], /notes\.txt: not a notebook/, 2],
    [["pages", "--single", here], /^--single: expected one notebook, got \d+: name it$/, 2],
    [["kernel"], /^kernel: expected install or remove, got nothing$/, 2],
    [["kernel", "update"], /^kernel: expected install or remove, got update$/, 2],
    [["claims", "--from", "none"], /^none: no such file or folder$/, 2],
    [["claims", "extra"], /^claims: Unexpected argument 'extra'/, 2],
    [["findings", "--from", "none"], /^none: no such file or folder$/, 2],
  ];
  for (const [args, message, code] of wrong) {
    const { status, stdout, stderr } = plasticity(...args);
    assert.equal(status, code, `${args.join(" ")}: ${stderr}`);
    assert.match(stderr.trimEnd(), message);
    assert.doesNotMatch(stderr.trimEnd(), /\n/);
    assert.equal(stdout, "");
  }
  assert.equal(existsSync(join(temporary, "site")), false);
  assert.equal(readFileSync(bad, "utf8"), "{}");
});

test("execute, pages and claims from the command line", () => {
  const executed = join(temporary, "executed");
  const good = plasticity(
    "execute",
    join(fixtures, "outputs.ipynb"),
    "--output",
    executed,
    "--profile",
    "quick",
    "--strict",
  );
  assert.equal(good.status, 0, good.stderr);
  assert.match(good.stdout, /^fixtures\/outputs · \d+\.\d s → executed\/fixtures\/outputs\.ipynb\n$/);

  const failed = plasticity("execute", join(fixtures, "fails.ipynb"), "--output", executed);
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /fixtures\/fails: cell 2 failed; what ran is in executed\/fixtures\/fails\.ipynb/);
  assert.match(failed.stderr, / {3}2 │ throw new Error\("the step diverged"\);/);
  assert.match(failed.stderr, /Error: the step diverged/);
  assert.match(failed.stderr, /1 of 1 notebooks failed/);

  const pages = plasticity("pages", executed, "--output", "site");
  assert.equal(pages.status, 0, pages.stderr);
  assert.match(pages.stdout, /2 pages, 0 figures → site\/index\.html/);
  assert.match(readFileSync(join(temporary, "site", "fixtures", "outputs.html"), "utf8"), /<b>bold<\/b>/);

  const one = join(executed, "fixtures", "outputs.ipynb");
  const single = plasticity("pages", one, "--single");
  assert.equal(single.stdout, "1 page → outputs.html\n", single.stderr);
  assert.match(readFileSync(join(temporary, "outputs.html"), "utf8"), /font\/woff2;base64[\s\S]*<b>bold<\/b>/);
  assert.equal(plasticity("pages", one, "--single").status, 0, "a page of ours is written anew");
  writeFileSync(join(temporary, "outputs.html"), "mine");
  const foreign = plasticity("pages", one, "--single");
  assert.equal(foreign.status, 2);
  assert.match(foreign.stderr, /outputs\.html is there and no page of ours: nothing was written/);
  assert.equal(readFileSync(join(temporary, "outputs.html"), "utf8"), "mine");

  const claims = plasticity("claims", "--json", "--from", executed);
  assert.deepEqual(JSON.parse(claims.stdout), []);
  const findings = plasticity("findings", "--from", executed);
  assert.match(findings.stdout, /^no findings in the saved outputs; plasticity execute --in-place makes them\n$/);
});

test("kernel install and remove", () => {
  const installed = plasticity("kernel", "install", "--prefix", "venv");
  assert.equal(installed.status, 0, installed.stderr);
  assert.ok(existsSync(join(temporary, "venv/share/jupyter/kernels/plasticity-tslab/kernel.json")));
  assert.match(plasticity("kernel", "remove", "--prefix", "venv").stdout, /^removed /);
  assert.match(plasticity("kernel", "remove", "--prefix", "venv").stdout, /nothing to remove/);
});
