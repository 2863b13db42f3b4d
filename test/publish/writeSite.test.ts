import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { FileFailure } from "plasticity/files/fileFailure";
import { ForeignFileError, writeSite } from "plasticity/publish/writeSite";

const temporary = mkdtempSync(join(tmpdir(), "write-site-"));
let count = 0;

/** A folder with these files. */
function folderWith(files: Record<string, string>): string {
  const folder = join(temporary, String(count++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

test("a folder with somebody else's files of these names is left as it is", () => {
  for (const files of [
    { "index.html": "my own site" },
    { "pages.json": '["old.html"]', "old.html": "mine" },
    { "pages.json": '["index.html", "old.html"]', "index.html": "<!doctype html>\n<html>mine", "old.html": "mine" },
    { "p/one.html": "mine" },
  ] as Record<string, string>[]) {
    const folder = folderWith(files);
    assert.throws(
      () =>
        writeSite(folder, [
          ["index.html", "new"],
          ["p/one.html", "new"],
        ]),
      (error: Error) => {
        assert.ok(error instanceof ForeignFileError);
        assert.match(
          error.message,
          /: not written by plasticity pages; nothing was changed: move it away, or give another/,
        );
        return true;
      },
    );
    assert.deepEqual(contents(folder), files);
  }
});

test("what an earlier build wrote is replaced and removed; what was changed since, and what is others', stays", () => {
  const folder = folderWith({ "executed/a.ipynb": "{}", "notes.html": "mine" });
  writeSite(folder, [
    ["index.html", "1"],
    ["a.html", "a"],
    ["b.html", "b"],
  ]);
  writeFileSync(join(folder, "b.html"), "edited");
  writeSite(folder, [["index.html", "2"]]);
  const { "pages.json": manifest, ...rest } = contents(folder);
  assert.deepEqual(rest, { "executed/a.ipynb": "{}", "notes.html": "mine", "index.html": "2", "b.html": "edited" });
  assert.match(manifest!, /"format": "plasticity-pages\/1"/);
});

test("a site of the time before the list named its format is known by its pages", () => {
  const page = `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" x>`;
  const files = ["index.html", "a.html", "thumbnails/a.png", "mine.html"];
  const folder = folderWith({
    "index.html": page,
    "a.html": page,
    "thumbnails/a.png": "x",
    "mine.html": "mine",
    "pages.json": JSON.stringify(files),
  });
  writeSite(folder, [["index.html", "new"]]);
  const { "pages.json": manifest, ...rest } = contents(folder);
  assert.deepEqual(rest, { "index.html": "new", "mine.html": "mine" });
  assert.match(manifest!, /plasticity-pages/);
});

test("when a file can't be written, the site stays as it was; what a killed build left is swept", () => {
  const folder = folderWith({});
  writeSite(folder, [
    ["index.html", "1"],
    ["p/a.html", "a"],
  ]);
  const before = contents(folder);
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  mkdirSync(join(folder, `.pages.${dead}.tmp`, "p"), { recursive: true });
  const impossible = `${"x".repeat(300)}.html`;
  assert.throws(
    () =>
      writeSite(folder, [
        ["index.html", "2"],
        [impossible, "b"],
      ]),
    FileFailure,
  );
  assert.deepEqual(contents(folder), before);
  assert.deepEqual(readdirSync(folder).sort(), ["index.html", "p", "pages.json"]);
  const missing = join(temporary, "missing");
  assert.throws(
    () =>
      writeSite(missing, [
        ["index.html", "2"],
        [impossible, "b"],
      ]),
    FileFailure,
  );
  assert.ok(!existsSync(missing));
  assert.ok(!readdirSync(temporary).some((name) => name.endsWith(".tmp")));
});

test("names outside the folder, and one name for two pages, are refused", () => {
  const folder = folderWith({});
  for (const name of ["../out.html", "/tmp/out.html", "a/../../out.html", ""]) {
    assert.throws(() => writeSite(folder, [[name, "x"]]), /pages: expected files in the site's own folder, got/);
  }
  assert.throws(
    () =>
      writeSite(folder, [
        ["a.html", "x"],
        ["a.html", "y"],
      ]),
    /expected each file once, got "a\.html" twice/,
  );
  assert.ok(!existsSync(folder));
});
