import {
  attributeOf,
  elementIn,
  elementsIn,
  type HtmlElement,
  type HtmlTree,
  removeAttribute,
  setAttribute,
  treeText,
} from "../publish/htmlTree.js";
import { isExplorable } from "../publish/isExplorable.js";
import { type Area, scaleIn } from "./scaleIn.js";
import { bodyWidth, slideArea } from "./slideArea.js";

/** Width of the controls beside an explorable's drawing at least, with the gap between them. */
const CONTROLS = 424;

/** What a slide has no use for: the title is its own, the caption is in the notes, its sheet lays the figure out. */
const UNUSED = ["data-caption", "data-drawing", "style"];

/** The explorable that a figure is the first frame of; undefined for a figure that only shows something. */
export function explorableOfFigure(figure: HtmlElement): HtmlElement | undefined {
  const around = figure.parentNode;
  return around !== null && "tagName" in around && isExplorable(around) ? around : undefined;
}

/** An explorable as the body of a slide: `explorableBody(explorableOfFigure(figure)!)`. */
export function explorableBody(explorable: HtmlElement): string {
  return treeText({ nodeName: "#document-fragment", childNodes: [explorable] });
}

/**
 * Prepares a slide's explorables: the drawing as large as there is room for beside its controls, its letters so large that
 * they can be read at that size (later frames inherit theirs), and no swipe on it turns the slide.
 *
 * @param tree of a slide's body; it is changed
 * @param height of the slide's body
 * @example layOutExplorables(tree, 520);
 */
export function layOutExplorables(tree: HtmlTree, height: number): void {
  for (const element of [...elementsIn(tree)].filter(isExplorable)) {
    setAttribute(element, "data-prevent-swipe", "");
    const figure = elementIn(element, ({ tagName }) => tagName === "figure");
    const svg = figure && elementIn(figure, ({ tagName }) => tagName === "svg");
    if (figure === undefined || svg === undefined) continue;
    figure.childNodes = figure.childNodes.filter((node) => !("tagName" in node && node.tagName === "figcaption"));
    for (const name of UNUSED) removeAttribute(figure, name);
    removeAttribute(svg, "style");
    const box = boxOf(svg);
    if (box === undefined) continue;
    const scale = scaleIn({ width: bodyWidth - CONTROLS, height }, box);
    setAttribute(svg, "width", String(Math.floor(box.width * scale)));
    setAttribute(svg, "height", String(Math.floor(box.height * scale)));
    setAttribute(svg, "font-size", String(Math.ceil((slideArea.drawnText / scale) * 100) / 100));
  }
}

function boxOf(svg: HtmlElement): Area | undefined {
  const [, , width = NaN, height = NaN] = (attributeOf(svg, "viewBox") ?? "").split(/[\s,]+/).map(Number);
  return width > 0 && height > 0 ? { width, height } : undefined;
}
