/**
 * Bundles the explorables into `dist/explorables/bundle.js`: one classic script for pages, notebooks and workers, with
 * the experiments and the kernels that they run inside it. The same sources give the same bytes.
 *
 *   node explorables/bundle.mjs    (from src/; part of `npm run build`)
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inlineScript } from "../browserScript.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));

/** Kernels that the experiments of explorables run. */
const KERNELS = ["studentTeacher", "vectorFunctions"];

/** Their bytes, a letter each from U+0100 on, which is shorter than base64 once it is compressed. */
const BYTES = Object.fromEntries(
  KERNELS.map((name) => {
    const bytes = readFileSync(`${dist}kernels/${name}.wasm`);
    return [name, Array.from(bytes, (byte) => String.fromCharCode(0x100 + byte)).join("")];
  }),
);

/** Parameters are checked where a command or a notebook brings them in; an explorable has only its own. */
const WITHOUT_SCHEMAS =
  "const any = new Proxy(function () {}, { get: () => any, apply: () => any }); export const z = any;";
/** Scales here map numbers to numbers: what mixes colours and texts would be a fifth of the script. */
const NUMBERS_ONLY = `
export const interpolateNumber = (a, b) => { a = +a; b = +b; return (t) => a * (1 - t) + b * t; };
export const interpolate = interpolateNumber, interpolateRound = interpolateNumber, piecewise = undefined;`;
/** Words of errors inside the elementary functions, which no explorable shows. */
const WORDS = "export default (...words) => words.join(' ');";
/** All that browsers run on is little-endian. */
const LITTLE = "module.exports = true;";
const CONSTANT = "module.exports = (object, name, value) => Object.defineProperty(object, name, { value });";
/** Numbers are written by the drawings themselves. */
const NO_FORMATS =
  "export const format = undefined, formatSpecifier = undefined, formatPrefix = undefined, precisionFixed = undefined, precisionPrefix = undefined, precisionRound = undefined;";
const DECLARED = "export const defineExperiment = (definition) => Object.freeze({ ...definition });";

/** Functions of the package say what they were given wrongly; an explorable gives them only what its own settings allow. */
function withoutChecks(source) {
  const names = [...source.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
  return names.map((name) => `export /* @__NO_SIDE_EFFECTS__ */ function ${name}() {}`).join("\n");
}

const replaced = {
  name: "what an explorable doesn't need",
  setup({ onResolve, onLoad, resolve }) {
    const contents = {
      zod: WITHOUT_SCHEMAS,
      "d3-interpolate": NUMBERS_ONLY,
      "d3-format": NO_FORMATS,
      "@stdlib/string-format": WORDS,
      "@stdlib/assert-is-little-endian": LITTLE,
      "@stdlib/utils-define-nonenumerable-read-only-property": CONSTANT,
    };
    onResolve({ filter: /^[@a-z]/ }, ({ path }) => (path in contents ? { path, namespace: "instead" } : undefined));
    // functions that only give a number: those that nobody asks for go
    onResolve({ filter: /^@stdlib\/math-base-special-[a-z0-9]+$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "resolved") return undefined;
      const { path: file } = await resolve(path, { ...from, pluginData: "resolved" });
      return { path: file, sideEffects: false };
    });
    onResolve({ filter: /experiments\/define\.js$/ }, () => ({ path: "define", namespace: "instead" }));
    onLoad({ filter: /.*/, namespace: "instead" }, ({ path }) => ({ contents: contents[path] ?? DECLARED }));
    onLoad({ filter: /browser\/kernelBytes\.ts$/ }, () => ({
      contents: `export const kernelBytes = ${JSON.stringify(BYTES)};`,
    }));
    // what a parameter means is for the command line
    onLoad({ filter: /(?:experiments|explorables)\/[\w/-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/\s*\.meta\(\{[^{}]*\}\)/g, ""),
      loader: "ts",
    }));
    onLoad({ filter: /numerics\/inputKinds\.ts$/ }, ({ path }) => ({
      contents: withoutChecks(readFileSync(path, "utf8")),
    }));
  },
};

/** The script's bytes, and what each source has of them. Throws where a source needs what a browser doesn't have. */
export function bundle() {
  return inlineScript("explorables", {
    outfile: `${dist}explorables/bundle.js`,
    define: { "import.meta.url": '""' },
    plugins: [replaced],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { mkdirSync, writeFileSync } = await import("node:fs");
  const { script } = await bundle();
  mkdirSync(`${dist}explorables`, { recursive: true });
  writeFileSync(`${dist}explorables/bundle.js`, script);
}
