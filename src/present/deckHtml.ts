import MarkdownIt from "markdown-it";
import { makeAccessible } from "../publish/accessible.js";
import { cleanHtml } from "../publish/cleanHtml.js";
import { formulaStyle, textFontStyle } from "../publish/embeddedFonts.js";
import { noFonts, noteFonts } from "../publish/fontUse.js";
import { type HtmlTree, parseTree, treeText } from "../publish/htmlTree.js";
import { PageIds } from "../publish/pageIds.js";
import { scriptHash } from "../publish/scriptHash.js";
import { type ExplorableScript, explorableScript, hasExplorable } from "../publish/explorableScript.js";
import { DECK_SCRIPT } from "./deckScript.js";
import { DECK_STYLE } from "./deckStyle.js";
import { DrawnOnce } from "./drawnOnce.js";
import { layOutExplorables } from "./liveFigure.js";
import { LIVE_SCRIPT } from "./liveScript.js";
import { LIVE_STYLE } from "./liveStyle.js";
import { revealFiles } from "./revealFiles.js";
import type { Slide, Stack } from "./slide.js";
import { slideHtml, withoutDeadLinks } from "./slideHtml.js";
import { heightBelow } from "./slideTitle.js";

const { escapeHtml } = new MarkdownIt().utils;

/** By this a deck's file is known as one. */
export const DECK_MARK = '<meta name="generator" content="plasticity present">';

/** A deck before it is written. */
export interface Deck {
  title: string;
  description: string;
  stacks: readonly Stack[];
}

/**
 * A deck as one HTML file: reveal.js, theme and fonts inside it, everything from notebooks sanitised at once, and a
 * content security policy that allows the deck's own scripts alone and no address but the file's own. Where there is an
 * explorable, the script of explorables is inside, too, and may start its workers.
 *
 * @example writeFileWhole("deck.html", deckHtml({ title, description, stacks }));
 */
export function deckHtml({ title, description, stacks }: Deck): string {
  const reveal = revealFiles();
  const { html: body, tree } = cleanHtml(sections(stacks));
  const live = hasExplorable(tree) ? explorableScript() : undefined;
  const fonts = noteFonts(noFonts(), title + body);
  const scripts = [...reveal.scripts, DECK_SCRIPT, ...(live === undefined ? [] : [LIVE_SCRIPT])];
  const style = [
    reveal.style,
    textFontStyle(fonts),
    formulaStyle(fonts),
    DECK_STYLE.trim(),
    ...(live === undefined ? [] : [LIVE_STYLE.trim()]),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([...scripts, reveal.speakerScript], live)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${DECK_MARK}
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" href="data:,">
<style>
${style.join("\n")}
</style>
</head>
<body class="reveal-viewport">
<div class="reveal"><div class="slides">
${body}
</div>${live === undefined ? "" : `<script>${live.script}</script>`}</div>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
}

/** The speaker's window shows the deck itself in frames, from a file or from a server. */
function policy(scripts: readonly string[], live: ExplorableScript | undefined): string {
  const hashes = scripts.map((script) => `'${scriptHash(script)}'`);
  if (live !== undefined) hashes.push(`'${live.hash}'`, "'wasm-unsafe-eval'");
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    `script-src ${hashes.join(" ")}`,
    "frame-src 'self' file:",
    ...(live !== undefined ? ["worker-src blob:"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** All slides, each id in them once: figures have theirs first, since links lead there. */
function sections(stacks: readonly Stack[]): string {
  const ids = new PageIds();
  const slides = stacks.flat();
  const own = new Map<Slide, string>();
  const first = slides.filter(({ kind }) => kind === "figure" || kind === "panel");
  for (const slide of [...first, ...slides.filter((one) => !first.includes(one))]) own.set(slide, ids.claim(slide.id));
  const trees = new Map<Slide, HtmlTree>();
  const once = new DrawnOnce(ids);
  for (const slide of slides) {
    const tree = withoutDeadLinks(parseTree(slide.body));
    layOutExplorables(tree, heightBelow(slide.title));
    makeAccessible(tree);
    ids.claimAll(tree);
    once.take(tree);
    trees.set(slide, tree);
  }
  return stacks
    .map((stack) => {
      const inside = stack.map((slide) => slideHtml(slide, own.get(slide)!, treeText(trees.get(slide)!)));
      return stack.length === 1 ? inside[0]! : `<section>\n${inside.join("\n")}\n</section>`;
    })
    .join("\n");
}
