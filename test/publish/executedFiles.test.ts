import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { executedFiles, OutputConflictError } from "plasticity/publish/executedFiles";
import { findNotebooks } from "plasticity/publish/findNotebooks";

const fixture = fileURLToPath(new URL("fixtures/warns.ipynb", import.meta.url));
const failing = fileURLToPath(new URL("fixtures/fails.ipynb", import.meta.url));
const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "executed-"));

function notebook(source: string, ...path: string[]): string {
  const file = join(root, ...path);
  mkdirSync(join(file, ".."), { recursive: true });
  copyFileSync(source, file);
  return file;
}
function execute(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "execute", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("a notebook is never written over without --in-place, through no link either", () => {
  const file = notebook(fixture, "src1", "n.ipynb");
  const broken = notebook(failing, "src2", "n.ipynb");
  symlinkSync("src1", join(root, "alias"));
  mkdirSync(join(root, "linked"));
  symlinkSync(file, join(root, "linked", "n.ipynb"));
  mkdirSync(join(root, "hard"));
  linkSync(file, join(root, "hard", "n.ipynb"));
  const before = [file, broken].map((path) => readFileSync(path, "utf8"));
  for (const args of [
    ["src1", "--output", "src1"],
    ["src2", "--output", "src2"],
    ["src2", "--output", "src2", "--in-place"],
    ["src1", "--output", "alias"],
    ["alias", "--output", "src1"],
    ["src1", "--output", "linked"],
    ["src1", "--output", "hard"],
    ["src1/n.ipynb", "--output", "."],
  ]) {
    const { status, stdout, stderr } = execute(...args);
    assert.equal(status, 2, args.join(" "));
    assert.match(
      stderr,
      /n\.ipynb: is the notebook .*n\.ipynb itself, expected another folder \(--output\), or --in-place\n$/,
    );
    assert.equal(stdout, "");
  }
  assert.deepEqual(
    [file, broken].map((path) => readFileSync(path, "utf8")),
    before,
  );
});

test("two notebooks with one place are refused, both named", () => {
  notebook(fixture, "a", "x", "n.ipynb");
  notebook(fixture, "b", "x", "n.ipynb");
  const { status, stderr } = execute("a/x/n.ipynb", "b/x/n.ipynb", "--output", "out");
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^out\/x\/n\.ipynb: a\/x\/n\.ipynb and b\/x\/n\.ipynb would both be written there; run one after/,
  );
  assert.equal(lstatSync(join(root, "out"), { throwIfNoEntry: false }), undefined);
  // Two names of one folder that isn't there yet.
  symlinkSync(".", join(root, "here"));
  const files = findNotebooks([join(root, "a")], root);
  assert.deepEqual(executedFiles(files, join(root, "here", "new")), [join(root, "here", "new", "a", "x", "n.ipynb")]);
  const twice = [...files, { file: join(root, "b", "x", "n.ipynb"), name: "a/x/n" }];
  assert.throws(() => executedFiles(twice, join(root, "here", "new")), OutputConflictError);
});

test("--in-place keeps a link and the file's mode", () => {
  const file = notebook(fixture, "kept", "n.ipynb");
  chmodSync(file, 0o640);
  mkdirSync(join(root, "links"));
  symlinkSync("../kept/n.ipynb", join(root, "links", "n.ipynb"));
  const { status, stderr } = execute("links/n.ipynb", "--in-place");
  assert.equal(status, 0, stderr);
  assert.equal(lstatSync(join(root, "links", "n.ipynb")).isSymbolicLink(), true);
  assert.equal(statSync(file).mode & 0o777, 0o640);
  assert.match(readFileSync(file, "utf8"), /"execution_count": 1/);
});
