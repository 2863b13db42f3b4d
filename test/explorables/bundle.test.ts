// The one script of all explorables: small, the same each time, and what the package was built with.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { explorableScript } from "plasticity/publish/explorableScript";
import { bundle } from "../../src/explorables/bundle.mjs";

test("the same sources give the same script, that of the build", async () => {
  const [first, second] = [await bundle(), await bundle()];
  assert.equal(first.script, second.script);
  assert.equal(first.script, explorableScript().script);
});

test("at most 60 kB compressed, with no address of this machine and nothing that ends a script early", () => {
  const { script } = explorableScript();
  const size = gzipSync(script, { level: 9 }).length;
  assert.ok(size <= 60_000, `${size} bytes`);
  assert.doesNotMatch(script, /<\/script|<!--|file:\/\/|node_modules|\/src\//i);
});
