import type { DomElement, DomNode } from "./document.js";
import { escapeHtml } from "./escape.js";

const ELEMENT = 1;
const TEXT = 3;

/** References to an element of the same document, in attribute values: `url(#id)` and `#id`. */
const REFERENCE = /url\(#([^)]+)\)|^#(.+)$/g;

/** Decimals beyond the second: a hundredth of a pixel shows nowhere, and its last digits differ between engines. */
const LONG_NUMBER = /-?\d+\.\d{3,}(?:e[-+]?\d+)?|-?\d+(?:\.\d+)?e-\d+/g;

/** Attributes that hold text for people, where a number is not a coordinate. */
const PROSE = new Set([
  "aria-label",
  "aria-description",
  "href",
  "xlink:href",
  "fill",
  "stroke",
  "class",
  "font-family",
]);

/**
 * The children of a drawn SVG element as text that is valid as HTML and as XML, and the same for the same drawing:
 * ids are counted anew with a prefix (Plot counts them per process, so that two outputs on one page collide), numbers
 * are rounded to hundredths of a pixel, Plot's style sheet and class are dropped and its page colour is written out.
 *
 * @param prefix of all ids, e.g. "fig5-a"
 * @example svgText(svg, "fig5-a")
 */
export function svgText(svg: DomElement, prefix: string): string {
  const ids = new Map<string, string>();
  for (const element of svg.querySelectorAll("[id]")) {
    ids.set(element.getAttribute("id")!, `${prefix}-${ids.size + 1}`);
  }
  return [...svg.childNodes].map((child) => nodeText(child, ids)).join("");
}

function nodeText(node: DomNode, ids: ReadonlyMap<string, string>): string {
  if (node.nodeType === TEXT) return escapeHtml(node.nodeValue ?? "");
  if (node.nodeType !== ELEMENT) return "";
  const element = node as DomElement;
  const tag = element.tagName;
  if (tag === "style") return "";
  let text = `<${tag}`;
  for (const { name, value } of element.attributes) {
    if (name === "class" || name.startsWith("xmlns")) continue;
    text += ` ${name}="${escapeHtml(attributeValue(name, value, ids))}"`;
  }
  const content = [...element.childNodes].map((child) => nodeText(child, ids)).join("");
  return content === "" ? `${text}/>` : `${text}>${content}</${tag}>`;
}

function attributeValue(name: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (name === "id") return ids.get(value)!;
  if (value.includes("#")) {
    value = value.replace(REFERENCE, (whole, inUrl: string | undefined, alone: string | undefined) => {
      const id = ids.get(inUrl ?? alone ?? "");
      if (id === undefined) return whole;
      return inUrl === undefined ? `#${id}` : `url(#${id})`;
    });
  }
  if (value.includes("var(--plot-background)")) return value.replaceAll("var(--plot-background)", "#ffffff");
  return PROSE.has(name) ? value : value.replace(LONG_NUMBER, roundNumber);
}

function roundNumber(text: string): string {
  // `+ 0` turns −0 into 0.
  return String(Math.round(Number(text) * 100) / 100 + 0);
}
