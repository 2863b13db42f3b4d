import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { verifyPages, type VerifiedPages } from "plasticity/commands/verifyPages";
import type { Verification } from "plasticity/commands/verify";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { type CodeCell, type Notebook, writeNotebook } from "plasticity/publish/notebook";
import { buildSite } from "plasticity/publish/site";
import { SiteManifestError } from "plasticity/publish/siteManifest";

const root = mkdtempSync(join(tmpdir(), "verify-pages-"));
const home = join(root, "notebooks");
const site = join(root, "site");
const executed = join(site, "executed");

function notebook(source: string, output: string): Notebook {
  const code: CodeCell = {
    cell_type: "code",
    id: "a",
    metadata: {},
    execution_count: 1,
    source,
    outputs: [{ output_type: "stream", name: "stdout", text: output }],
  };
  return { cells: [code], metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

/** Three notebooks, their executed copies in the site, and pages of these. */
function build(): void {
  rmSync(root, { recursive: true, force: true });
  for (const name of ["index", "p/one", "p/two"]) {
    writeNotebook(join(home, `${name}.ipynb`), notebook(`show("${name}");`, "as saved"));
    writeNotebook(join(executed, `${name}.ipynb`), notebook(`show("${name}");`, "as executed"));
  }
  buildSite(findNotebooks([executed], executed), { output: site, home, title: "t" });
}

const figures = [{ figure: "fig", files: ["data/results/p/x.paper.json"], live: [] }];
function verified(): VerifiedPages {
  const found = verifyPages(root, site, home, () => ({ figures, problems: [] }));
  assert.ok(found !== null);
  return found;
}

test("pages as they were built: each with its notebook, and what its figures rest on", () => {
  build();
  const page = (name: string): object => {
    return { page: `${name}.html`, notebook: `site/executed/${name}.ipynb`, state: "present", figures };
  };
  const pages = ["index", "p/one", "p/two"].map(page);
  assert.deepEqual(verified(), { site: "site", pages, problems: [] });
});

test("changed, missing and stale pages, other files, and copies of other cells are found", () => {
  build();
  writeFileSync(
    join(site, "index.html"),
    readFileSync(join(site, "index.html"), "utf8").replace("2 claims", "3 claims"),
  );
  assert.deepEqual(verified().problems, []);
  writeFileSync(join(site, "p", "two.html"), `${readFileSync(join(site, "p", "two.html"), "utf8")} `);
  rmSync(join(site, "p", "one.html"));
  const cure = "plasticity pages makes it again";
  assert.deepEqual(verified().problems, [
    `site/p/one.html: missing; ${cure}`,
    `site/p/two.html: changed since it was written; ${cure}`,
  ]);
  build();
  writeNotebook(join(executed, "p", "one.ipynb"), notebook('show("p/one");', "as executed later"));
  rmSync(join(executed, "p", "two.ipynb"));
  writeNotebook(join(home, "index.ipynb"), notebook("show(2);", "as saved"));
  const { pages, problems } = verified();
  assert.deepEqual(
    pages.map(({ state }) => state),
    ["present", "stale", "stale"],
  );
  assert.deepEqual(problems, [
    `site/p/one.html: stale: its notebook executed/p/one.ipynb has changed since; ${cure}`,
    `site/p/two.html: stale: its notebook executed/p/two.ipynb can't be read: no such file; ${cure}`,
    "site/executed/index.ipynb: executed from other cells than notebooks/index.ipynb has now: plasticity execute runs it again",
  ]);
});

test("any changed byte of a page and of the list is found", () => {
  build();
  for (const name of ["p/one.html", "pages.json"]) {
    const file = join(site, name);
    const whole = readFileSync(file);
    for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      writeFileSync(file, damaged);
      const isSpace = name === "pages.json" && /\s/.test(String.fromCharCode(whole[at]!));
      if (isSpace) continue;
      const where = `${name}, byte ${at}`;
      if (name === "pages.json") assert.throws(verified, SiteManifestError, where);
      else assert.equal(verified().problems.length, 1, where);
    }
    writeFileSync(file, whole);
  }
});

test("plasticity verify checks a site that it is given, and refuses a folder that is none", () => {
  build();
  const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
  const run = (folder: string, ...more: string[]) =>
    spawnSync(process.execPath, [cli, "verify", home, "--site", folder, ...more], { cwd: root, encoding: "utf8" });
  rmSync(join(site, "p", "one.html"));
  const { status, stdout } = run(site, "--json");
  assert.equal(status, 1);
  const { site: found, problems } = JSON.parse(stdout) as Verification;
  assert.deepEqual(
    found?.pages.map(({ state }) => state),
    ["present", "missing", "present"],
  );
  assert.match(problems.join(), /p\/one\.html: missing; plasticity pages makes it again/);
  const none = run(dirname(executed) + "/executed");
  assert.equal(none.status, 2);
  assert.match(none.stderr, /^--site: expected a site of plasticity pages, got /);
});
