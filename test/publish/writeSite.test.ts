import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { FileFailure } from "plasticity/files/fileFailure";
import { LockedError, lockFile } from "plasticity/files/lock";
import { sha256 } from "plasticity/files/sha256";
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

/** A site with these pages, then these files of others. */
function siteWith(pages: [string, string][], others: Record<string, string>): string {
  const folder = folderWith({});
  writeSite(folder, pages);
  for (const [name, text] of Object.entries(others)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What lies beside a folder and has its name's beginning. */
function besides(folder: string): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith(`${basename(folder)}.`));
}

test("a folder that is no site is left as it is, unless there is nothing in it but notebooks", () => {
  for (const files of [
    { "index.html": "my own site" },
    { "a/b/letter.txt": "mine" },
    { "pages.json": '["old.html"]', "executed/a.ipynb": "{}" },
    { "p/one.html": "mine", "executed/a.ipynb": "{}" },
  ] as Record<string, string>[]) {
    const folder = folderWith(files);
    assert.throws(
      () => writeSite(folder, [["index.html", "new"]]),
      (error: Error) => {
        assert.ok(error instanceof ForeignFileError);
        assert.match(
          error.message,
          /: not written by plasticity pages, and the folder is no site of it; nothing was changed: move it away, or give another/,
        );
        return true;
      },
    );
    assert.deepEqual(contents(folder), files);
  }
  const folder = folderWith({ "executed/p/a.ipynb": "{}" });
  writeSite(folder, [["index.html", "1"]]);
  assert.deepEqual(Object.keys(contents(folder)), ["executed/p/a.ipynb", "index.html", "pages.json"]);
});

test("in a site, a file of somebody else where a page would go is refused, also in the place of its folder", () => {
  for (const others of [{ "p/one.html": "mine" }, { p: "mine" }, { "p/one.html/letter.txt": "mine" }] as Record<
    string,
    string
  >[]) {
    const folder = siteWith([["index.html", "1"]], others);
    const before = contents(folder);
    assert.throws(() => writeSite(folder, [["p/one.html", "new"]]), /p(\/one\.html)?: not written by plasticity pages/);
    assert.deepEqual(contents(folder), before);
  }
});

test("what an earlier build wrote is replaced and removed; what was changed since, and what is others', goes along", () => {
  const pages: [string, string][] = [
    ["index.html", "1"],
    ["a.html", "a"],
    ["gone/b.html", "b"],
    ["edited/c.html", "c"],
  ];
  const folder = siteWith(pages, { "executed/a.ipynb": "{}", "notes/mine.html": "mine", "edited/c.html": "edited" });
  mkdirSync(join(folder, "empty"));
  symlinkSync("notes", join(folder, "link"));
  symlinkSync("nowhere", join(folder, "broken"));
  chmodSync(join(folder, "notes"), 0o750);
  chmodSync(folder, 0o711);
  const { ino } = statSync(join(folder, "notes", "mine.html"));
  writeSite(folder, [["index.html", "2"]]);
  const { "pages.json": manifest, ...rest } = contents(folder);
  const others = { "executed/a.ipynb": "{}", "notes/mine.html": "mine", "edited/c.html": "edited" };
  assert.deepEqual(rest, { ...others, "index.html": "2" });
  assert.match(manifest!, /"format": "plasticity-pages\/2"/);
  assert.deepEqual(readdirSync(folder).sort(), [
    "broken",
    "edited",
    "empty",
    "executed",
    "index.html",
    "link",
    "notes",
    "pages.json",
  ]);
  assert.deepEqual(
    ["link", "broken"].map((name) => readlinkSync(join(folder, name))),
    ["notes", "nowhere"],
  );
  const modes = [folder, join(folder, "notes")].map((path) => statSync(path).mode & 0o777);
  assert.deepEqual(modes, [0o711, 0o750]);
  const { ino: now, nlink } = statSync(join(folder, "notes", "mine.html"));
  assert.deepEqual([now, nlink], [ino, 1]);
  assert.deepEqual(besides(folder), []);
});

test("a site of the time before notebooks were listed is one; a changed list is refused", () => {
  const page = "<!doctype html>";
  const list = (digest: string): string =>
    JSON.stringify({ format: "plasticity-pages/1", files: { "index.html": digest, "old.html": digest } });
  const older = folderWith({
    "index.html": page,
    "old.html": page,
    "my.txt": "mine",
    "pages.json": list(sha256(page)),
  });
  writeSite(older, [["index.html", "new"]]);
  assert.deepEqual(Object.keys(contents(older)), ["index.html", "my.txt", "pages.json"]);

  const folder = siteWith([["index.html", "1"]], {});
  const manifest = readFileSync(join(folder, "pages.json"), "utf8");
  writeFileSync(join(folder, "pages.json"), manifest.replace('"index.html"', '"mine.html"'));
  const before = contents(folder);
  assert.throws(() => writeSite(folder, [["index.html", "2"]]), /pages\.json: damaged: .*; move what is yours out/);
  assert.deepEqual(contents(folder), before);
});

test("a link to the site stays one; a read-only site and one that is a file are refused", () => {
  const folder = siteWith([["index.html", "1"]], {});
  const link = join(temporary, "link");
  symlinkSync(folder, link);
  writeSite(link, [["index.html", "2"]]);
  assert.equal(readlinkSync(link), folder);
  assert.equal(readFileSync(join(folder, "index.html"), "utf8"), "2");
  chmodSync(folder, 0o555);
  assert.throws(() => writeSite(folder, [["index.html", "3"]]), /the pages can't be written there: permission denied/);
  chmodSync(folder, 0o755);
  assert.equal(readFileSync(join(folder, "index.html"), "utf8"), "2");
  const file = join(folderWith({ file: "mine" }), "file");
  assert.throws(() => writeSite(file, [["index.html", "3"]]), /\(ENOTDIR\); nothing was changed/);
  assert.equal(readFileSync(file, "utf8"), "mine");
});

test("while another build writes the site, it is refused with that one's pid", () => {
  const folder = siteWith([["index.html", "1"]], {});
  const lock = lockFile(folder);
  assert.throws(() => writeSite(folder, [["index.html", "2"]]), LockedError);
  lock.release();
  writeSite(folder, [["index.html", "2"]]);
});

test("a notebook that is executed into the site meanwhile isn't lost", () => {
  const folder = siteWith([["index.html", "1"]], { "executed/a.ipynb": "old", "executed/b.ipynb": "old" });
  const old = `${folder}.plasticity-old.tmp`;
  // as after a kill between swap and tidying up, with what came into the old folder after it was taken over
  writeSite(folder, [["index.html", "2"]]);
  mkdirSync(join(old, "executed"), { recursive: true });
  for (const [name, seconds] of [
    ["a", 10],
    ["b", -10],
    ["c", 0],
  ] as const) {
    const file = join(old, "executed", `${name}.ipynb`);
    writeFileSync(file, "of the old folder");
    const time = Date.now() / 1000 + seconds;
    utimesSync(file, time, time);
  }
  writeSite(folder, [["index.html", "3"]]);
  const { "executed/a.ipynb": a, "executed/b.ipynb": b, "executed/c.ipynb": c } = contents(folder);
  assert.deepEqual([a, b, c], ["of the old folder", "old", "of the old folder"]);
  assert.deepEqual(besides(folder), []);
});

test("when a file can't be written, the site stays as it was; what a killed build left is swept", () => {
  const folder = folderWith({});
  writeSite(folder, [
    ["index.html", "1"],
    ["p/a.html", "a"],
  ]);
  const before = contents(folder);
  mkdirSync(join(`${folder}.plasticity-new.tmp`, "p"), { recursive: true });
  const impossible = `${"x".repeat(300)}.html`;
  assert.throws(
    () =>
      writeSite(folder, [
        ["index.html", "2"],
        [impossible, "b"],
      ]),
    (error: Error) => {
      assert.ok(error instanceof FileFailure);
      assert.equal(
        error.message,
        `${folder}: the pages can't be written there: the name is too long (ENAMETOOLONG); nothing was changed`,
      );
      return true;
    },
  );
  assert.deepEqual(contents(folder), before);
  assert.deepEqual(besides(folder), []);
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
