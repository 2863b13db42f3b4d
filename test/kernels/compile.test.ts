import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const kernels = new URL("../../src/kernels/", import.meta.url);
const { MODULES, compile, digest } = (await import(new URL("compile.mjs", kernels).href)) as {
  MODULES: string[];
  compile: (name: string) => Promise<Uint8Array>;
  digest: (bytes: Uint8Array) => string;
};
const digests = JSON.parse(readFileSync(new URL("digests.json", kernels), "utf8")) as Record<string, string>;

test("every kernel has a digest, and nothing else has", () => {
  assert.deepEqual(Object.keys(digests).sort(), [...MODULES].sort());
});

for (const name of MODULES) {
  test(`${name}: source, built module and digest agree`, async () => {
    const hint = "after a change of src/kernels/assembly run: npm run build && node src/kernels/compile.mjs --digests";
    assert.equal(digest(await compile(name)), digests[name], hint);
    const built = readFileSync(new URL(`../dist/kernels/${name}.wasm`, kernels));
    assert.equal(digest(built), digests[name], hint);
  });
}
