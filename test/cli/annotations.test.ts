// `plasticity annotations` and `plasticity new`, in a project of their own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { formatAnnotations, readAnnotations, textOf, type Annotation } from "plasticity/annotations";
import { note } from "plasticity/annotations/makeNote";
import { revised } from "plasticity/annotations/revisions";
import { readNotebook } from "plasticity/publish/notebook";
import { newNotebook } from "plasticity/publish/newNotebook";

const project = fileURLToPath(new URL("../..", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "annotations-"));
after(() => rmSync(root, { recursive: true, force: true }));
// the commands work in the project that they are a part of
mkdirSync(join(root, "src"));
mkdirSync(join(root, "notebooks", "a"), { recursive: true });
writeFileSync(join(root, "package.json"), '{"workspaces": ["src"]}');
cpSync(join(project, "src", "package.json"), join(root, "src", "package.json"));
cpSync(join(project, "src", "dist"), join(root, "src", "dist"), { recursive: true });
symlinkSync(join(project, "node_modules"), join(root, "node_modules"));

function plasticity(...args: string[]): { code: number | null; out: string; err: string } {
  const cli = join(root, "src", "dist", "cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

const base = note({ notebook: "a/b", figure: "fig1", x: 1, text: "first", author: "A. Reader", date: "2024-03-01" });
const say = (text: string) => ({ body: [{ type: "TextualBody", value: text }] });
const mine = revised(base, say("mine"), "2024-03-02T10:00:00Z");
const theirs = revised(base, say("theirs"), "2024-03-02T11:00:00Z");
const reply: Annotation = {
  id: "urn:uuid:1",
  type: "Annotation",
  motivation: "replying",
  target: base.id,
  ...say("a reply"),
};
const file = (name: string, ...notes: Annotation[]): string => {
  writeFileSync(join(root, name), formatAnnotations(notes, "a/b"));
  return name;
};
const stored = join(root, "data", "annotations", "a", "b.json");

test("two people's files become one; both edits are kept, and the conflict is told", () => {
  const first = plasticity("annotations", "merge", file("mine.json", mine));
  assert.deepEqual([first.code, first.err], [0, ""]);
  assert.equal(first.out, "1 note (0 before) → data/annotations/a/b.json\n");
  const second = plasticity("annotations", "merge", file("theirs.json", theirs), file("reply.json", reply));
  assert.equal(second.out, "2 notes (1 before) → data/annotations/a/b.json\n");
  assert.match(
    second.err,
    /^changed on several sides: fig1, x = 1; .*\n {2}theirs · A\. Reader.*\n {2}≠ another version: mine/,
  );
  const [merged] = readAnnotations(stored).filter(({ id }) => id === base.id);
  assert.deepEqual([textOf(merged!), merged!.otherVersions!.map(textOf)], ["theirs", ["mine"]]);
  const bytes = readFileSync(stored, "utf8");
  plasticity("annotations", "merge", "mine.json", "theirs.json");
  assert.equal(readFileSync(stored, "utf8"), bytes, "again changes nothing");
});

test("to another file, without touching the project's", () => {
  const before = readFileSync(stored, "utf8");
  assert.equal(
    plasticity("annotations", "merge", "mine.json", "reply.json", "--output", "both.json").out,
    "2 notes → both.json\n",
  );
  assert.equal(readAnnotations(join(root, "both.json")).length, 2);
  assert.equal(readFileSync(stored, "utf8"), before);
});

test("list shows threads, check what is wrong with which file", () => {
  const { out } = plasticity("annotations", "list");
  assert.match(
    out,
    /^a\/b\n {2}○ fig1, x = 1\n {6}theirs · A\. Reader, 2024-03-01\n[^]*↳ a reply[^]*\n1 open, 0 resolved\n$/,
  );
  assert.match(
    plasticity("annotations", "list", "a/c").err,
    /expected a notebook with notes, got "a\/c", did you mean "a\/b"\?/,
  );
  const missing = plasticity("annotations", "check");
  assert.deepEqual(
    [missing.code, missing.out],
    [1, "data/annotations/a/b.json: 1 open, 0 resolved, 1 with several versions\n"],
  );
  assert.match(missing.err, /expected the notebook a\/b, got none/);
  writeFileSync(join(root, "notebooks", "a", "b.ipynb"), '{"text/html": "<figure id=\\"fig1\\">"}');
  assert.deepEqual([plasticity("annotations", "check").code, plasticity("annotations", "check").err], [0, ""]);
  writeFileSync(join(root, "bad.json"), "{");
  const bad = plasticity("annotations", "check", "bad.json");
  assert.match(bad.err, /^bad\.json: expected JSON, got [^\n]*\n$/);
  assert.equal(bad.code, 1);
});

test("what can't be merged changes nothing", () => {
  const before = readFileSync(stored, "utf8");
  const stray = plasticity(
    "annotations",
    "merge",
    file("stray.json", { ...reply, id: "urn:uuid:2", target: "urn:uuid:9" }),
  );
  assert.match(stray.err, /urn:uuid:2 is about no notebook of this project.*nothing was changed/);
  assert.equal(stray.code, 1);
  const escape = { ...base, id: "urn:uuid:3", target: { source: "urn:x-plasticity:notebook:../../escape" } };
  assert.equal(plasticity("annotations", "merge", file("leads-out.json", escape)).code, 1);
  assert.equal(plasticity("annotations", "merge", "bad.json").code, 1);
  assert.equal(plasticity("annotations", "merge", "none.json").code, 1);
  assert.equal(readFileSync(stored, "utf8"), before);
  assert.equal(existsSync(join(root, "escape.json")), false);
});

test("an old file is migrated in place, once", () => {
  const old = [{ kind: "line", axis: "x", value: 1, figure: "fig1", author: "A", date: "2024-03-01" }];
  mkdirSync(join(root, "data", "annotations", "a"), { recursive: true });
  const path = join(root, "data", "annotations", "a", "old.json");
  writeFileSync(path, JSON.stringify(old));
  assert.match(plasticity("annotations", "list").err, /format before .*"plasticity annotations migrate"/);
  assert.match(
    plasticity("annotations", "migrate").out,
    /a\/b\.json: in the model already, 2 notes\n.*a\/old\.json: 1 notes\n/,
  );
  assert.equal(readAnnotations(path).length, 1);
  rmSync(path);
});

test("new: a notebook in the house's form, never over another", async () => {
  const made = plasticity("new", "a", "my-figure", "--title", "What if?");
  assert.match(made.out, /^notebooks.a.my-figure\.ipynb; /);
  const path = join(root, "notebooks", "a", "my-figure.ipynb");
  const notebook = readNotebook(path);
  assert.deepEqual(notebook, newNotebook("What if?"));
  const headings = notebook.cells.flatMap(({ source }) => [...source.matchAll(/^#+ (.*)$/gm)].map((match) => match[1]));
  assert.deepEqual(headings, ["What if?", "Claim", "Equation", "Run", "Figure", "Check", "Try"]);
  for (const cell of notebook.cells.filter(({ cell_type }) => cell_type === "code")) {
    assert.equal(`${cell.source}\n`, await format(cell.source, { parser: "typescript", printWidth: 100 }));
  }
  const bytes = readFileSync(path, "utf8");
  assert.match(plasticity("new", "a", "my-figure").err, /my-figure\.ipynb: is there already; nothing was written/);
  assert.equal(readFileSync(path, "utf8"), bytes);
  for (const name of ["../x", "X", "a b", "-a", "a.ipynb", ""]) {
    assert.equal(plasticity("new", "a", "--", name).code, 2, name);
  }
  assert.match(plasticity("new", "b", "x").err, /there is no folder notebooks\/b; did you mean "a"\?|--paper makes it/);
  assert.equal(plasticity("new", "b", "x", "--paper").code, 0);
  assert.ok(existsSync(join(root, "notebooks", "b", "x.ipynb")));
});
