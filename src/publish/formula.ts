import katex from "katex";
import MarkdownIt from "markdown-it";
import { sizeInWords } from "./limits.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A typeset formula, or its source marked as faulty together with what is wrong in it. */
export interface Formula {
  html: string;
  error?: string;
}

/** Characters of one formula; the longest in a paper has some hundred. */
const MOST_TEX = 10_000;
/** Levels of braces: each becomes several levels of the page, and KaTeX calls itself for each. */
const DEEPEST_TEX = 30;
/** Largest size that a formula may ask for, in ems: wider than any page. */
const LARGEST = 50;

/**
 * A TeX formula as HTML and MathML (KaTeX). What KaTeX doesn't know, or what is too long or too deep to be typeset, is
 * shown as its source, with the error.
 *
 * @param tex the formula without its delimiters
 * @param display on lines of its own (true) or in a line of text
 * @example const { html } = formula("\\rho = \\sigma^2 / \\eta", false);
 */
export function formula(tex: string, display: boolean): Formula {
  if (tex.length > MOST_TEX) return faulty(tex, `it is ${sizeInWords(tex.length)} long, more than can be typeset`);
  if (depth(tex) > DEEPEST_TEX) return faulty(tex, `its braces are nested more than ${DEEPEST_TEX} deep`);
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      strict: false,
      maxSize: LARGEST,
      // A macro can make its text a thousand times: the longer the formula, the less often.
      maxExpand: Math.max(100, Math.min(1000, Math.floor(200_000 / tex.length))),
    });
    return { html };
  } catch (error) {
    return faulty(tex, (error as Error).message.replace(/^KaTeX parse error: /, ""));
  }
}

function faulty(tex: string, error: string): Formula {
  const shown = tex.length > 1000 ? `${tex.slice(0, 1000)} …` : tex;
  return { html: `<code class="faulty" title="${escapeHtml(error)}">${escapeHtml(shown)}</code>`, error };
}

function depth(tex: string): number {
  let now = 0;
  let most = 0;
  for (const [brace] of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (brace === "{") most = Math.max(most, ++now);
    else if (brace === "}") now--;
  }
  return most;
}
