/**
 * Compiles the kernels in `assembly/` to `dist/kernels/*.wasm`: the one place with the compiler's flags.
 *
 *   node kernels/compile.mjs            (from src/; part of `npm run build`)
 *   node kernels/compile.mjs --digests  also writes the SHA-256 digests of the modules to `kernels/digests.json`
 *
 * The same source gives the same bytes; a test compares them with the digests.
 */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

/** One module per hot loop, by the name of its source file. */
export const MODULES = ["studentTeacher", "rateNetwork", "vectorFunctions"];

const FLAGS = [
  "-O3",
  "--converge",
  "--noAssert",
  "--runtime",
  "stub",
  "--enable",
  "simd",
  "--disable",
  "mutable-globals",
];

const here = fileURLToPath(new URL(".", import.meta.url));

/** The bytes of one module. Throws with the compiler's own messages when the source has errors. */
export async function compile(name) {
  let bytes;
  const { error, stderr } = await asc.main(
    [`assembly/${name}.ts`, "--baseDir", here, "--outFile", "module.wasm", ...FLAGS],
    {
      baseDir: here,
      writeFile: (file, contents) => {
        if (file.endsWith("module.wasm")) bytes = contents;
      },
    },
  );
  if (error) throw new Error(`${name}: ${error.message}\n${stderr.toString()}`);
  return bytes;
}

export function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL("../dist/kernels/", import.meta.url);
  mkdirSync(target, { recursive: true });
  const digests = {};
  for (const name of MODULES) {
    const bytes = await compile(name);
    writeFileSync(new URL(`${name}.wasm`, target), bytes);
    digests[name] = digest(bytes);
  }
  if (process.argv.includes("--digests")) {
    writeFileSync(new URL("digests.json", import.meta.url), `${JSON.stringify(digests, null, 2)}\n`);
  }
}
