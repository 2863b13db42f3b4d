import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ownProject, projectRoot } from "plasticity/files/project";

function project(): string {
  const root = mkdtempSync(join(tmpdir(), "project-"));
  mkdirSync(join(root, "src"));
  writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
  writeFileSync(join(root, "src", "package.json"), "{}");
  return root;
}

test("a project is found from any folder below it, and nowhere else", () => {
  const root = project();
  mkdirSync(join(root, "notebooks", "deep"), { recursive: true });
  assert.equal(projectRoot(root), root);
  assert.equal(projectRoot(join(root, "notebooks", "deep")), root);
  assert.equal(projectRoot(tmpdir()), undefined);
});

test("manifests on the way up that aren't a project's, broken ones too, are passed by", () => {
  const root = project();
  for (const [name, manifest] of [
    ["broken", "{"],
    ["null", "null"],
    ["package", '{"name": "x"}'],
    ["other-workspace", '{"workspaces": ["packages/*"]}'],
  ] as const) {
    mkdirSync(join(root, name, "src"), { recursive: true });
    writeFileSync(join(root, name, "package.json"), manifest);
    writeFileSync(join(root, name, "src", "package.json"), "{}");
    assert.equal(projectRoot(join(root, name)), root, name);
  }
});

test("the package's own project is this one, wherever it is called from", (t) => {
  const here = process.cwd();
  t.after(() => process.chdir(here));
  process.chdir(tmpdir());
  assert.equal(ownProject(), join(dirname(fileURLToPath(import.meta.url)), "..", ".."));
});
