import MarkdownIt from "markdown-it";
import { attributeOf, elementIn, type HtmlElement, type HtmlTree, parseTree, treeText } from "../publish/htmlTree.js";
import type { FigureParts, PanelDrawing } from "./figureParts.js";
import { raiseText } from "./raiseText.js";
import { type Area, scaleIn } from "./scaleIn.js";
import { bodyWidth, slideArea } from "./slideArea.js";

const { escapeHtml } = new MarkdownIt().utils;

/** A rectangle of a figure, in its own pixels. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much larger the key is on a slide than in its figure. */
const KEY_SCALE = 1.6;
/** Around a panel: what its last tick's label sticks out. */
const EDGE = 5;
/** Room for an axis label that a neighbour had. */
const LABEL = 24;

/** Larger than that a drawing's letters shout: 12 pixels become 36. */
export const MOST_SCALE = 3;

/** What the key of a figure leaves of a slide's body. */
export function areaBelowKey({ keyHeight }: FigureParts): Area {
  return { width: bodyWidth, height: slideArea.bodyHeight - Math.ceil(keyHeight * KEY_SCALE) };
}

/** The legend and the colour bars above the panels; empty when there are none. */
export function drawnKey(parts: FigureParts): string {
  if (parts.key.length === 0) return "";
  const box = { x: 0, y: 0, width: parts.width, height: parts.keyHeight };
  const size = `width="${Math.round(parts.width * KEY_SCALE)}" height="${Math.ceil(parts.keyHeight * KEY_SCALE)}"`;
  const tree = asTree(parts, box, parts.key.map(outerText).join(""), `class="key" aria-hidden="true" ${size}`);
  raiseText(tree, KEY_SCALE);
  return treeText(tree);
}

/** A whole figure, its panels where they were, without the key. */
export function drawnWhole(parts: FigureParts, area: Area, change: (tree: HtmlTree) => void = () => {}): string {
  const box = { x: 0, y: parts.keyHeight, width: parts.width, height: parts.height - parts.keyHeight };
  const inside = parts.root.childNodes.filter(
    (node): node is HtmlElement => "tagName" in node && /^(?:g|svg)$/.test(node.tagName) && !parts.key.includes(node),
  );
  const tree = asTree(parts, box, inside.map(outerText).join(""), described(parts.alternative));
  raiseText(tree, scaleIn(area, box));
  change(tree);
  return treeText(tree);
}

/**
 * One panel, with the axis labels that a neighbour of its kind shows for it, and no letter smaller than a slide's drawings
 * may have.
 *
 * @param change what else is done to the drawing, such as making fragments of its marks
 * @param least size of the drawing at least, its own part at the upper left: so those of a row or column line up
 * @example drawnPanel(parts, parts.panels[0], { width: 1192, height: 500 }, markFragments)
 */
export function drawnPanel(
  parts: FigureParts,
  panel: PanelDrawing,
  area: Area,
  change: (tree: HtmlTree) => void = () => {},
  least: Area = { width: 0, height: 0 },
): string {
  const { box, labels } = completed(parts, panel);
  box.width = Math.max(box.width, least.width);
  box.height = Math.max(box.height, least.height);
  const name = [panel.letter, panel.title].filter(Boolean).join(": ");
  const tree = asTree(parts, box, outerText(panel.drawing) + labels, described(name || parts.alternative));
  raiseText(tree, scaleIn(area, box));
  change(tree);
  return treeText(tree);
}

/** The size of a panel with what is added to it. */
export function panelBox(parts: FigureParts, panel: PanelDrawing): Area {
  return completed(parts, panel).box;
}

function described(text: string): string {
  return `role="img" aria-label="${escapeHtml(text)}"`;
}

function asTree(parts: FigureParts, box: Box, inside: string, attributes: string): HtmlTree {
  const kept = ["fill", "color", "font-family", "font-size", "text-anchor"].flatMap((name) => {
    const value = attributeOf(parts.root, name);
    return value === undefined ? [] : [`${name}="${escapeHtml(value)}"`];
  });
  const view = [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 100) / 100).join(" ");
  const most = `max-width:${Math.round(box.width * MOST_SCALE)}px;max-height:${Math.round(box.height * MOST_SCALE)}px`;
  return parseTree(`<svg viewBox="${view}" ${attributes} style="${most}" ${kept.join(" ")}>${inside}</svg>`);
}

function outerText(element: HtmlElement): string {
  return treeText({ nodeName: "#document-fragment", childNodes: [element] });
}

/** Marks of a plot by kind, and what its axes are called. */
function kindsOf(panel: PanelDrawing): string {
  const own = panel.drawing.childNodes.filter((node): node is HtmlElement => "tagName" in node);
  return own
    .map((one) => attributeOf(one, "aria-label") ?? "")
    .filter((label) => !/^[xy]-axis (?:tick|label)/.test(label) && label !== "frame")
    .join(",");
}

function groupOf(panel: PanelDrawing, label: string): HtmlElement | undefined {
  return elementIn(panel.drawing, (element) => attributeOf(element, "aria-label") === label);
}

function labelText(panel: PanelDrawing, axis: "x" | "y"): string | undefined {
  const group = groupOf(panel, `${axis}-axis label`);
  const text = group && elementIn(group, ({ tagName }) => tagName === "text");
  if (text === undefined) return undefined;
  const words = text.childNodes.map((node) =>
    "value" in node
      ? node.value
      : "childNodes" in node
        ? node.childNodes.map((n) => ("value" in n ? n.value : "")).join("")
        : "",
  );
  return words.join(" ").trim();
}

/** Small multiples write an axis label once a row or column: the panel's own drawing, with the labels it lacks. */
function completed(parts: FigureParts, panel: PanelDrawing): { box: Box; labels: string } {
  const box = { x: panel.x - EDGE, y: panel.y - EDGE, width: panel.width + 2 * EDGE, height: panel.height + 2 * EDGE };
  const alike = parts.panels.filter((other) => other !== panel && kindsOf(other) === kindsOf(panel));
  const lacks = (axis: "x" | "y"): boolean =>
    groupOf(panel, `${axis}-axis tick label`) !== undefined && labelText(panel, axis) === undefined;
  const from = (axis: "x" | "y", near: (other: PanelDrawing) => boolean): string | undefined =>
    lacks(axis)
      ? alike
          .filter(near)
          .map((other) => labelText(other, axis))
          .find(Boolean)
      : undefined;
  const below = from("x", (other) => Math.abs(other.x - panel.x) < panel.width / 2 && other.y > panel.y);
  const beside = from("y", (other) => Math.abs(other.y - panel.y) < panel.height / 2 && other.x < panel.x);
  let labels = "";
  if (below !== undefined) {
    const [x, y] = [panel.x + panel.width * 0.55, panel.y + panel.height + LABEL - 10];
    labels += `<g font-size="13"><text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeHtml(below)}</text></g>`;
    box.height += LABEL - EDGE;
  }
  if (beside !== undefined) {
    const [x, y] = [panel.x - 8, panel.y + panel.height * 0.45];
    labels += `<g font-size="13"><text transform="translate(${x.toFixed(1)},${y.toFixed(1)}) rotate(-90)">${escapeHtml(beside)}</text></g>`;
    box.x -= LABEL;
    box.width += LABEL;
  }
  return { box, labels };
}
