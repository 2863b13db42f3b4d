// What tslab makes of cells is the same when less is kept and read for the type checker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = (name: string): string => fileURLToPath(new URL(`../../src/dist/publish/${name}.js`, import.meta.url));
const converter = createRequire(import.meta.url).resolve("tslab/dist/converter");

const cells = [
  'import { twice } from "./own";\nconst four = twice(2);',
  "const text: string = four;",
  "import data from './data.json';\nconst both = [four, data.n] as const; both;",
  'const [first] = both; const home = process.cwd(); const later = await Promise.resolve(Buffer.from("a"));',
  "const first = new Map([[1, document]]);",
  'import { wrong } from "./wrong";\nwrong;',
];

/** Converts the cells one after the other in a Node of its own, whose tslab the modules have mended. */
function converted(folder: string, modules: readonly string[]): unknown {
  const program = `
    const converter = require(${JSON.stringify(converter)}).createConverter();
    let declared = "";
    const all = ${JSON.stringify(cells)}.map((cell) => {
      const result = converter.convert(declared, cell);
      declared = result.declOutput ?? declared;
      return result;
    });
    console.log(JSON.stringify(all));
    process.exit(0);`;
  const loaded = modules.flatMap((name) => ["--import", pathToFileURL(built(name)).href]);
  return JSON.parse(execFileSync(process.execPath, [...loaded, "-e", program], { cwd: folder, encoding: "utf8" }));
}

test("cells, their names and modules of one's own come out as by tslab alone, faults too", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "plasticity-check-")));
  try {
    writeFileSync(
      join(folder, "own.ts"),
      'import { factor } from "./deeper";\nexport const twice = (n: number) => factor * n;',
    );
    writeFileSync(join(folder, "deeper.ts"), "export const factor = 2;");
    writeFileSync(join(folder, "wrong.ts"), 'export const wrong: number = "text";');
    writeFileSync(join(folder, "data.json"), '{ "n": 3 }');
    const mended = converted(folder, ["watchLess", "checkLess"]) as Record<string, unknown[]>[];
    assert.deepEqual(mended, converted(folder, ["watchLess"]));
    const [own, fault, , , unknown, wrong] = mended;
    assert.equal(own?.["sideOutputs"]?.length, 2, "both modules are compiled");
    for (const failing of [fault, unknown, wrong]) assert.equal(failing?.["diagnostics"]?.length, 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
