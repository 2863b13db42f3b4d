import MarkdownIt from "markdown-it";
import type { Verdict } from "../publish/claims.js";
import { cleanHtml } from "../publish/cleanHtml.js";
import { formulaStyle, textFontStyle } from "../publish/embeddedFonts.js";
import { noFonts, noteFonts } from "../publish/fontUse.js";
import { attributeOf, elementsIn, type HtmlTree, parseTree, treeText } from "../publish/htmlTree.js";
import { PageIds } from "../publish/pageIds.js";
import { scriptHash } from "../publish/scriptHash.js";
import { DECK_SCRIPT } from "./deckScript.js";
import { DECK_STYLE } from "./deckStyle.js";
import { DrawnOnce } from "./drawnOnce.js";
import { revealFiles } from "./revealFiles.js";
import type { Slide, Stack } from "./slide.js";
import { fittedTitle } from "./slideTitle.js";

const { escapeHtml } = new MarkdownIt().utils;

/** By this a deck's file is known as one. */
export const DECK_MARK = '<meta name="generator" content="plasticity present">';

/** A deck before it is written. */
export interface Deck {
  title: string;
  description: string;
  stacks: readonly Stack[];
}

/** What lives in slides besides drawings, such as an explorable: its own style and script, each in the file once. */
export interface DeckAddition {
  style: string;
  /** A classic script. It runs before reveal.js starts, is allowed by its hash, and may start workers from blobs. */
  script: string;
}

/**
 * A deck as one HTML file: reveal.js, theme and fonts inside it, everything from notebooks sanitised at once, and a
 * content security policy that allows the deck's own scripts alone and no address but the file's own.
 *
 * @param additions of slides that do something
 * @example writeFileWhole("deck.html", deckHtml({ title, description, stacks }));
 */
export function deckHtml({ title, description, stacks }: Deck, additions: readonly DeckAddition[] = []): string {
  const reveal = revealFiles();
  const body = cleanHtml(sections(stacks)).html;
  const fonts = noteFonts(noFonts(), title + body);
  const scripts = [...additions.map(({ script }) => script), ...reveal.scripts, DECK_SCRIPT];
  const style = [
    reveal.style,
    textFontStyle(fonts),
    formulaStyle(fonts),
    DECK_STYLE.trim(),
    ...additions.map((one) => one.style),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([...scripts, reveal.speakerScript], additions.length > 0)}">
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
</div></div>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
}

/** The speaker's window shows the deck itself in frames, from a file or from a server. */
function policy(scripts: readonly string[], hasWorkers: boolean): string {
  const hashes = scripts.map((script) => `'${scriptHash(script)}'`);
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "font-src data:",
    "img-src data:",
    `script-src ${hashes.join(" ")}`,
    "frame-src 'self' file:",
    ...(hasWorkers ? ["worker-src blob:"] : []),
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
    ids.claimAll(tree);
    once.take(tree);
    trees.set(slide, tree);
  }
  return stacks
    .map((stack) => {
      const inside = stack.map((slide) => section(slide, own.get(slide)!, treeText(trees.get(slide)!)));
      return stack.length === 1 ? inside[0]! : `<section>\n${inside.join("\n")}\n</section>`;
    })
    .join("\n");
}

/** Links to other pages lead nowhere from a file that is alone: their words stay. */
function withoutDeadLinks(tree: HtmlTree): HtmlTree {
  for (const element of elementsIn(tree)) {
    if (element.tagName !== "a" || /^(?:https?:|mailto:|doi:|#)/i.test(attributeOf(element, "href") ?? "")) continue;
    element.attrs = element.attrs.filter(({ name }) => name !== "href");
  }
  return tree;
}

function section(slide: Slide, id: string, shown: string): string {
  const { kind, name, title, notes } = slide;
  const isDrawn = kind === "figure" || kind === "panel";
  const { text, size } = fittedTitle(title);
  const heading = title === "" ? "" : `<h2 class="size-${size}">${escapeHtml(text)}</h2>`;
  return `<section id="${id}" class="kind-${kind}"${name === "" ? "" : ` data-name="${escapeHtml(name)}"`}>
<div class="frame${heading === "" ? " bare" : ""}">${heading}
<div class="body">${isDrawn ? shown : `<div class="content">${shown}</div>`}</div>
${footer(slide)}</div>
${notes === "" ? "" : `<aside class="notes">${treeText(withoutDeadLinks(parseTree(notes)))}</aside>`}</section>`;
}

const SIGNS: Record<Verdict, string> = { reproduced: "✓", partly: "◐", "not reproduced": "✗" };

function footer({ verdicts, source, kind }: Slide): string {
  if (kind === "title") return "";
  const [verdict, ...others] = verdicts;
  const chip =
    verdict === undefined ? "" : `<span class="chip ${verdict.replace(" ", "-")}">${SIGNS[verdict]} ${verdict}</span>`;
  const counts = (Object.keys(SIGNS) as Verdict[]).flatMap((one) => {
    const count = others.filter((other) => other === one).length;
    return count === 0 ? [] : [`${SIGNS[one]} ${count}`];
  });
  const rest = others.length === 0 ? "" : `<span class="others">others: ${counts.join(" ")}</span>`;
  return `<footer>${chip}${rest}<span class="source">${escapeHtml(source)}</span></footer>`;
}
