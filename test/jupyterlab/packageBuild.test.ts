import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { buildPackage } from "../../src/dist/jupyterlab/packageBuild.js";

test("a build says whether it went well, and what the compiler found", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plasticity-build-"));
  const report = async (script: string): Promise<unknown> => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { build: script } }));
    return buildPackage(folder);
  };
  assert.deepEqual(await report('node -e ""'), { ok: true, output: "" });
  const failing = "node -e \"console.log('a.ts(1,1): error TS1: wrong'); process.exit(2)\"";
  assert.deepEqual(await report(failing), { ok: false, output: "a.ts(1,1): error TS1: wrong\n" });
  rmSync(folder, { recursive: true });
});
