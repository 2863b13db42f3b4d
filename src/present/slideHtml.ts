import MarkdownIt from "markdown-it";
import type { Verdict } from "../publish/claims.js";
import { attributeOf, elementsIn, type HtmlTree, parseTree, treeText } from "../publish/htmlTree.js";
import type { Slide } from "./slide.js";
import { fittedTitle } from "./slideTitle.js";

const { escapeHtml } = new MarkdownIt().utils;

/** Links to other pages lead nowhere from a file that is alone: their words stay. */
export function withoutDeadLinks(tree: HtmlTree): HtmlTree {
  for (const element of elementsIn(tree)) {
    if (element.tagName !== "a" || /^(?:https?:|mailto:|doi:|#)/i.test(attributeOf(element, "href") ?? "")) continue;
    element.attrs = element.attrs.filter(({ name }) => name !== "href");
  }
  return tree;
}

/**
 * A slide as reveal.js takes it: a frame of title, body and footer, then the presenter's notes.
 *
 * @param id its own on the page
 * @param shown HTML of its body, as it was settled with the deck's other ids
 */
export function slideHtml(slide: Slide, id: string, shown: string): string {
  const { kind, name, title } = slide;
  const notes = slide.notes + (slide.readersNotes ?? "");
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
