/**
 * Compiles the kernels in `assembly/` to `dist/kernels/*.wasm`: the one place with the compiler's flags.
 *
 *   node kernels/compile.mjs            (from src/; part of `npm run build`)
 *   node kernels/compile.mjs --digests  also writes the SHA-256 digests of the modules to `kernels/digests.json`
 *
 * The same source gives the same bytes; a test compares them with the digests. Modules whose sources have not changed
 * since they were compiled are left as they are: `dist/kernels/sources` holds the digest of what they were made of.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** One module per hot loop, by the name of its source file. */
export const MODULES = ["studentTeacher", "rateNetwork", "naturalGradient", "vectorFunctions"];

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
  // Loaded only when something is compiled: it takes seconds.
  const { default: asc } = await import("assemblyscript/asc");
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

/** Digest of all that determines the modules' bytes: sources, flags, this file, the compiler. */
function sourcesDigest() {
  const sources = readdirSync(new URL("assembly/", import.meta.url)).sort();
  const files = [...sources.map((name) => `assembly/${name}`), "compile.mjs"];
  const texts = files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
  const compiler = createRequire(import.meta.url)("assemblyscript/package.json").version;
  return digest(JSON.stringify([...texts, compiler]));
}

/** Whether the compiled modules are there, as their digests say, and made of the present sources. */
function isUpToDate(target) {
  const stamp = new URL("sources", target);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== sourcesDigest()) return false;
  const expected = JSON.parse(readFileSync(new URL("digests.json", import.meta.url), "utf8"));
  return MODULES.every((name) => {
    const file = new URL(`${name}.wasm`, target);
    return existsSync(file) && digest(readFileSync(file)) === expected[name];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL("../dist/kernels/", import.meta.url);
  mkdirSync(target, { recursive: true });
  if (isUpToDate(target)) process.exit(0);
  const digests = {};
  for (const name of MODULES) {
    const bytes = await compile(name);
    writeFileSync(new URL(`${name}.wasm`, target), bytes);
    digests[name] = digest(bytes);
  }
  writeFileSync(new URL("sources", target), sourcesDigest());
  if (process.argv.includes("--digests")) {
    writeFileSync(new URL("digests.json", import.meta.url), `${JSON.stringify(digests, null, 2)}\n`);
  }
}
