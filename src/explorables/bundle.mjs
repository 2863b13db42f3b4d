/**
 * Bundles the explorables into `dist/explorables/bundle.js`: one classic script for pages, notebooks and workers, with
 * the experiments and the kernels that they run inside it. The same sources give the same bytes.
 *
 *   node explorables/bundle.mjs    (from src/; part of `npm run build`)
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/** Kernels that the experiments of explorables run. */
const KERNELS = ["studentTeacher", "vectorFunctions"];

/** A kernel's instance from the bytes in the script, instead of a file beside it. */
const INSTANTIATE = `
const texts = ${JSON.stringify(Object.fromEntries(KERNELS.map((name) => [name, readFileSync(`${dist}kernels/${name}.wasm`).toString("base64")])))};
const modules = new Map();
export function instantiate(name) {
  let module = modules.get(name);
  if (module === undefined) {
    module = new WebAssembly.Module(Uint8Array.from(atob(texts[name]), (character) => character.charCodeAt(0)));
    modules.set(name, module);
  }
  return new WebAssembly.Instance(module, {}).exports;
}`;

/** Parameters are checked where a command or a notebook brings them in; an explorable has only its own. */
const WITHOUT_SCHEMAS =
  "const any = new Proxy(function () {}, { get: () => any, apply: () => any }); export const z = any;";
/** Scales here map numbers to numbers: what mixes colours and texts would be a fifth of the script. */
const NUMBERS_ONLY = `
export const interpolateNumber = (a, b) => { a = +a; b = +b; return (t) => a * (1 - t) + b * t; };
export const interpolate = interpolateNumber, interpolateRound = interpolateNumber, piecewise = undefined;`;
/** Words of errors inside the elementary functions, which no explorable shows. */
const WORDS = "export default (...words) => words.join(' ');";
const DECLARED = "export const defineExperiment = (definition) => Object.freeze({ ...definition });";

const replaced = {
  name: "what only Node has",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: "zod", namespace: "instead" }));
    onResolve({ filter: /\/instantiate\.js$/ }, () => ({ path: "instantiate", namespace: "instead" }));
    onResolve({ filter: /^node:crypto$/ }, () => ({ path: "crypto", namespace: "instead" }));
    onResolve({ filter: /^d3-interpolate$/ }, () => ({ path: "interpolate", namespace: "instead" }));
    onResolve({ filter: /^@stdlib\/string-format$/ }, () => ({ path: "words", namespace: "instead" }));
    onResolve({ filter: /experiments\/define\.js$/ }, () => ({ path: "define", namespace: "instead" }));
    const crypto = `import { sha512 } from "@noble/hashes/sha2.js";
      export const createHash = () => ({ update: (text) => ({ digest: () => {
        const view = new DataView(sha512(new TextEncoder().encode(text)).buffer);
        return { readUInt32LE: (at) => view.getUint32(at, true) };
      } }) });`;
    const contents = {
      crypto,
      zod: WITHOUT_SCHEMAS,
      interpolate: NUMBERS_ONLY,
      words: WORDS,
      instantiate: INSTANTIATE,
      define: DECLARED,
    };
    onLoad({ filter: /.*/, namespace: "instead" }, ({ path }) => ({
      contents: contents[path],
      loader: "js",
      resolveDir: here,
    }));
  },
};

/** The script's bytes, and what each source has of them. Throws where a source needs what a browser doesn't have. */
export async function bundle() {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${here}browser/entry.ts`],
    outfile: `${dist}explorables/bundle.js`,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    define: { "import.meta.url": '""' },
    plugins: [replaced],
    logLevel: "warning",
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  });
  const script = outputFiles[0].text;
  // it stands inside a page
  if (/<\/script|<!--/i.test(script)) throw new Error("explorables: expected a script that can stand in HTML");
  return { script, metafile };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  const { script } = await bundle();
  mkdirSync(`${dist}explorables`, { recursive: true });
  writeFileSync(`${dist}explorables/bundle.js`, script);
}
