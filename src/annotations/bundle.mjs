/**
 * Bundles the pages' script for notes into `dist/annotations/page.js`: one classic script. The same sources give the same
 * bytes.
 *
 *   node annotations/bundle.mjs    (from src/; part of `npm run build`)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("../dist/annotations/", import.meta.url));

/** The script's text. */
export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${here}browser/entry.ts`],
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    format: "iife",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  });
  const script = outputFiles[0].text;
  // it stands inside a page
  if (/<\/script|<!--/i.test(script)) throw new Error("annotations: expected a script that can stand in HTML");
  return script;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(`${dist}page.js`, await bundle());
}
