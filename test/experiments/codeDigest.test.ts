import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { codeDigest } from "plasticity/experiments/codeDigest";

test("the digest follows imports and WebAssembly, and neither comments nor anything else", () => {
  const folder = mkdtempSync(join(tmpdir(), "code-"));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "kernels"));
  write("experiment.js", 'import { rule } from "./rule.js";\nimport { z } from "zod";\n');
  write("rule.js", 'export { step } from "./kernels/step.js";\nexport { rule } from "./experiment.js";\n');
  write("kernels/step.js", 'export const step = load("step");\n');
  write("kernels/step.wasm", "wasm");
  write("kernels/other.wasm", "wasm of another kernel");
  write("page.js", "export const page = 1;\n");
  const digest = (): string => codeDigest(pathToFileURL(join(folder, "experiment.js")).href);

  const first = digest();
  assert.match(first, /^[0-9a-f]{16}$/);
  write("page.js", "export const page = 2;\n");
  assert.equal(digest(), first, "page.js isn't imported");
  write("kernels/other.wasm", "changed");
  assert.equal(digest(), first, "other.wasm isn't named by what is imported");
  write("kernels/step.js", '/** One step. */\nexport const step = load("step"); // fast\n');
  assert.equal(digest(), first, "only comments were added");
  write("kernels/step.js", 'export const step = load("step", 2);\n');
  const second = digest();
  assert.notEqual(second, first);
  write("kernels/step.wasm", "other wasm");
  assert.notEqual(digest(), second);

  const copy = mkdtempSync(join(tmpdir(), "copy-"));
  cpSync(folder, copy, { recursive: true });
  assert.equal(codeDigest(pathToFileURL(join(copy, "experiment.js")).href), digest(), "the place doesn't matter");
});
