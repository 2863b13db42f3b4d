import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { escaped, printable } from "plasticity/commands/printable";
import { readNotebook, writeNotebook } from "plasticity/publish/notebook";
import fc from "../property.js";

const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));
const fixtures = fileURLToPath(new URL("../publish/fixtures/", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "printable-"));

function plasticity(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/;

test("control characters are shown, long lines shortened, the rest left", () => {
  assert.equal(
    escaped("a\u001b[2J\u009b1m\r\u202eb\n\tc · ö → 😀"),
    "a\\u001b[2J\\u009b1m\\u000d\\u202eb\n\tc · ö → 😀",
  );
  assert.equal(printable(`short\n${"x".repeat(500)}`), `short\n${"x".repeat(500)}`);
  const long = printable(`name: expected 1, got "${"y".repeat(3000)}" (--help)`);
  assert.match(long, /^name: expected 1, got "y+ … \d+ characters … y+" \(--help\)$/);
  assert.ok(long.length < 500);
});

test("JSON stays the same JSON, no text steers the terminal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.equal(JSON.parse(escaped(JSON.stringify(text))), text);
      assert.doesNotMatch(printable(text), RAW);
    }),
  );
});

test("the command line echoes arguments, file names and what cells print without obeying them", () => {
  const evil = `\u001b]0;owned\u0007\u001b[2J${"z".repeat(3000)}`;
  const file = join(root, "n\u001b[31m.ipynb");
  copyFileSync(join(fixtures, "fails.ipynb"), file);
  const printing = readNotebook(join(fixtures, "fails.ipynb"));
  printing.cells = printing.cells.map((cell) => ({ ...cell, source: `throw new Error("\\u001b[2J cleared");` }));
  writeNotebook(join(root, "prints.ipynb"), printing);
  for (const args of [
    [evil],
    ["list", evil],
    ["run", evil],
    ["run", "x", "--set", evil],
    ["execute", evil],
    ["execute", "--profile", evil],
    ["execute", `--${evil}`],
    ["pages", evil],
    ["claims", "--from", evil],
    ["execute", file, "--output", "out"],
    ["execute", "prints.ipynb", "--output", "out"],
  ]) {
    const { status, stdout, stderr } = plasticity(...args);
    assert.notEqual(status, 0, args[0]);
    assert.doesNotMatch(stdout + stderr, RAW, args.slice(0, 1).join(" "));
    assert.ok(
      stderr.split("\n").every((line) => line.length < 600),
      args[0],
    );
  }
  assert.match(readFileSync(join(root, "prints.ipynb"), "utf8"), /cleared/);
});

test("a file where there can be none is a clear error, at once (V16)", { skip: process.platform !== "linux" }, () => {
  const { status, stderr } = plasticity("run", "optimal-plasticity/table2", "--output", "/proc/x/y.json");
  assert.equal(status, 1);
  assert.match(stderr, /^\/proc\/x\/y\.json.*: .*(no such file or folder|permitted|denied).*\n$/);
});
