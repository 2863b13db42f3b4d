/** HTML in which there is nothing to clean: found by looking, without a document. */
import { defaultTreeAdapter, html as names, parseFragment } from "parse5";
import { ALLOWED_ATTRIBUTES, HTML_ELEMENTS, MATH_ELEMENTS, SVG_ELEMENTS } from "./allowedHtml.js";
import { allowedValue } from "./allowedValue.js";
import { cleanStyleSheet } from "./cleanCss.js";
import { attributeOf, type HtmlElement, type HtmlTree, treeText } from "./htmlTree.js";

/** HTML and the tree that a browser makes of it. */
export interface HtmlWithTree {
  html: string;
  tree: HtmlTree;
}

/** Each element where it means what its name says: what is HTML inside a drawing or a formula is for the sanitiser. */
const ALLOWED_IN: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [names.NS.HTML, new Set(HTML_ELEMENTS)],
  [names.NS.SVG, new Set(SVG_ELEMENTS)],
  [names.NS.MATHML, new Set(MATH_ELEMENTS)],
]);
const ENTRANCES: ReadonlySet<string> = new Set(["svg", "math"]);
const NAMES: ReadonlySet<string> = new Set(ALLOWED_ATTRIBUTES);
/** Attributes in which DOMPurify doesn't look for an address, besides `aria-` and `data-`. */
const NO_ADDRESSES: ReadonlySet<string> = new Set(["alt", "class", "id", "role", "style", "summary", "title", "xmlns"]);
/** Schemes that DOMPurify lets through in any attribute; which of them an address may have says `allowedValue`. */
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** What could end an element or a comment when a value gets out of its quotes. */
const ENDS = /(?:--!?|\])>|<\//;
const SPACES = /[\u0000-\u0020\u00a0\u1680\u180e\u2000-\u2029\u205f\u3000]/g;

/**
 * The HTML as it is written out, with its tree, when all of it may be on a page as it is: every element, attribute,
 * address and style is of the allow-list, nothing is where parsers differ, and parsed again it is the same. Undefined
 * otherwise: then the sanitiser, which changes what it must, has to look.
 *
 * @param html any HTML, hostile or broken
 * @param pictures addresses of files beside the page that `<img>` may show
 * @example plainHtml("<b>bold", new Set())?.html // "<b>bold</b>"
 * @example plainHtml("<b onclick=steal()>b</b>", new Set()) // undefined
 */
export function plainHtml(html: string, pictures: ReadonlySet<string>): HtmlWithTree | undefined {
  let text = html;
  for (let round = 0; round < 2; round++) {
    const tree = parsed(text);
    const written = treeText(tree);
    if (written === text) return isPlain(tree, pictures) ? { html: text, tree } : undefined;
    text = written;
  }
  return undefined;
}

/** The tree that a browser makes of HTML in the body of a page. */
export function parsed(html: string): HtmlTree {
  const body = defaultTreeAdapter.createElement("body", names.NS.HTML, []);
  return parseFragment(body, html, { scriptingEnabled: false });
}

function isPlain(tree: HtmlTree, pictures: ReadonlySet<string>): boolean {
  const waiting: (HtmlTree | HtmlElement)[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) continue;
      if (!defaultTreeAdapter.isElementNode(child) || !isPlainElement(child, node, pictures)) return false;
      waiting.push(child);
    }
  }
  return true;
}

function isPlainElement(element: HtmlElement, parent: HtmlTree | HtmlElement, pictures: ReadonlySet<string>): boolean {
  const { tagName, namespaceURI } = element;
  const kind = tagName.toLowerCase();
  if (ALLOWED_IN.get(namespaceURI)?.has(kind) !== true) return false;
  const around = "namespaceURI" in parent ? parent.namespaceURI : names.NS.HTML;
  const isEntrance = around === names.NS.HTML && ENTRANCES.has(kind);
  if (namespaceURI !== around && !isEntrance) return false;
  if (kind === "input" && attributeOf(element, "type") !== "checkbox") return false;
  if (kind === "style") {
    const [sheet, ...others] = element.childNodes;
    if (sheet === undefined || !defaultTreeAdapter.isTextNode(sheet) || others.length > 0) return false;
    if (cleanStyleSheet(sheet.value) !== sheet.value) return false;
  }
  return element.attrs.every((attribute) => isPlainAttribute(kind, attribute, pictures));
}

function isPlainAttribute(
  kind: string,
  { prefix, name: local, value }: HtmlElement["attrs"][number],
  pictures: ReadonlySet<string>,
): boolean {
  const name = (prefix === undefined || prefix === "" ? local : `${prefix}:${local}`).toLowerCase();
  const isWords = /^(?:aria-[a-z-]+|data-[a-z0-9-]+)$/.test(name);
  if (!isWords && !NAMES.has(name)) return false;
  if (name === "for" && kind !== "label") return false;
  if (value !== value.trim() || ENDS.test(value) || allowedValue(kind, name, value, pictures) !== value) return false;
  if (isWords || NO_ADDRESSES.has(name) || !value.includes(":")) return true;
  const [scheme] = /^[a-z+.-]+:/i.exec(value.replace(SPACES, "")) ?? [];
  if (scheme === undefined || SCHEMES.has(scheme.toLowerCase())) return true;
  return scheme === "data:" && (name === "src" || name === "href" || name === "xlink:href");
}
