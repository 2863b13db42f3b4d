/**
 * Bundles the pages' script for notes into `dist/annotations/page.js`: one classic script. The same sources give the same
 * bytes.
 *
 *   node annotations/bundle.mjs    (from src/; part of `npm run build`)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inlineScript } from "../browserScript.mjs";

const dist = fileURLToPath(new URL("../dist/annotations/", import.meta.url));

/** The script's text. */
export async function bundle() {
  return (await inlineScript("annotations")).script;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(`${dist}page.js`, await bundle());
}
