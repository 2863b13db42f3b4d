import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FontUse } from "./fontUse.js";

const require = createRequire(import.meta.url);

/** Folder of an installed package. */
function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

const cache = new Map<string, string>();

function dataAddress(file: string): string {
  let address = cache.get(file);
  if (address === undefined) {
    address = `data:font/woff2;base64,${readFileSync(file).toString("base64")}`;
    cache.set(file, address);
  }
  return address;
}

/** A style sheet's `@font-face` blocks, and the rest of it. */
function split(css: string): { faces: string[]; rest: string } {
  const pattern = /@font-face\s*\{[^}]*\}/g;
  return { faces: css.match(pattern) ?? [], rest: css.replace(pattern, "") };
}

/** A `@font-face` block with its WOFF2 file inside it. */
function embedded(face: string, folder: string): string {
  const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1];
  if (file === undefined) throw new Error(`fonts: no WOFF2 file in ${face.slice(0, 80)}`);
  return face.replace(/src:[^;}]*/, `src:url(${dataAddress(join(folder, file))}) format("woff2")`);
}

/** Whether a text has a character in a CSS `unicode-range`. */
function covers(range: string, characters: ReadonlySet<number>): boolean {
  const parts = range.split(",").map((part) => part.trim().replace(/^U\+/i, "").split("-"));
  for (const [from, to = from] of parts) {
    const first = Number.parseInt(from!, 16);
    const last = Number.parseInt(to!, 16);
    for (const character of characters) if (character >= first && character <= last) return true;
  }
  return false;
}

/** Weights and styles of the text's font that the pages' style uses. */
const TEXT_STYLES = ["400", "400-italic", "600"];

/**
 * `@font-face` rules of the text's font, Source Serif 4 (SIL Open Font License), with the files inside: only the
 * alphabets that the page uses.
 *
 * @param use what the page, or all pages of a site, have
 */
export function textFontStyle({ characters }: FontUse): string {
  const folder = packageFolder("@fontsource/source-serif-4");
  const used: string[] = [];
  for (const style of TEXT_STYLES) {
    for (const face of split(readFileSync(join(folder, `${style}.css`), "utf8")).faces) {
      const range = /unicode-range:\s*([^;}]+)/.exec(face)?.[1];
      if (range === undefined || covers(range, characters)) used.push(embedded(face, folder).replace(/\s*\n\s*/g, ""));
    }
  }
  return used.join("\n");
}

/**
 * KaTeX's style sheet with the fonts inside that a page's formulas use; empty for a page without formulas.
 *
 * @param use what the page, or all pages of a site, have
 */
export function formulaStyle({ classes, hasFormulas }: FontUse): string {
  if (!hasFormulas) return "";
  const folder = join(packageFolder("katex"), "dist");
  const { faces, rest } = split(readFileSync(join(folder, "katex.min.css"), "utf8"));
  // KaTeX_Main is what `.katex` itself is set in; every other family is chosen by a rule on some class.
  const families = new Set(["KaTeX_Main"]);
  for (const [, selectors, body] of rest.matchAll(/([^{}]+)\{([^{}]*font(?:-family)?:[^{}]*)\}/g)) {
    const family = /KaTeX_\w+/.exec(body!)?.[0];
    if (family === undefined) continue;
    const applies = selectors!.split(",").some((selector) => {
      const needed = selector.match(/\.[\w-]+/g) ?? [];
      return needed.every((name) => classes.has(name.slice(1)));
    });
    if (applies) families.add(family);
  }
  const any = (pattern: RegExp): boolean => [...classes].some((name) => pattern.test(name));
  const bold = any(/bf|bold/);
  const italic = any(/mathit|textit/);
  const used = faces.filter((face) => {
    const family = /font-family:\s*"?(KaTeX_\w+)/.exec(face)?.[1];
    if (family === undefined || !families.has(family)) return false;
    if (/font-weight:\s*(?:700|bold)/.test(face) && !bold) return false;
    // The letters of formulas are a family of their own, which has only italics.
    return family === "KaTeX_Math" || italic || !/font-style:\s*italic/.test(face);
  });
  return used.map((face) => embedded(face, folder)).join("") + rest;
}
