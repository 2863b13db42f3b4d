import createDOMPurify, { type UponSanitizeAttributeHookEvent, type UponSanitizeElementHookEvent } from "dompurify";
import { JSDOM } from "jsdom";
import { ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS, SVG_ONLY } from "./allowedHtml.js";
import { allowedValue } from "./allowedValue.js";
import { cleanStyleSheet } from "./cleanCss.js";
import { type HtmlWithTree, parsed, plainHtml } from "./plainHtml.js";

const SVG = "http://www.w3.org/2000/svg";

const purifier = createDOMPurify(new JSDOM("").window);
/** Files beside the page that the one being cleaned may show. */
let shown: ReadonlySet<string> = new Set();

purifier.addHook("uponSanitizeElement", (node, { tagName }: UponSanitizeElementHookEvent) => {
  if (node.nodeType !== 1) return;
  const element = node as Element;
  if (SVG_ONLY.has(tagName) && element.namespaceURI !== SVG) element.remove();
  else if (tagName === "input" && element.getAttribute("type") !== "checkbox") element.remove();
  else if (tagName === "style") {
    const sheet = cleanStyleSheet(element.textContent ?? "");
    if (sheet === undefined) element.remove();
    else element.textContent = sheet;
  }
});

purifier.addHook("uponSanitizeAttribute", (element, event: UponSanitizeAttributeHookEvent) => {
  const value = allowedValue(element.localName, event.attrName, event.attrValue, shown);
  if (value === undefined) event.keepAttr = false;
  else event.attrValue = value;
});

/**
 * What a page may show of a piece of HTML, by an allow-list of elements, attributes, addresses and styles: nothing in it
 * runs, loads or leads away by itself. DOMPurify does the work.
 *
 * @param html any HTML, hostile or broken
 * @param pictures addresses of files beside the page that `<img>` may show; none by default
 * @example cleanFragment("<b onclick=steal()>b</b>").textContent // "b"
 */
export function cleanFragment(html: string, pictures: ReadonlySet<string> = new Set()): DocumentFragment {
  shown = pictures;
  // After an element of its own, which goes again, a piece can't be a whole document with a head or frames.
  const fragment = purifier.sanitize(`<wbr>${html}`, {
    // the body is what DOMPurify itself puts the piece into: when it isn't allowed, it copies all of it
    ALLOWED_TAGS: ["body", ...ALLOWED_ELEMENTS],
    ALLOWED_ATTR: [...ALLOWED_ATTRIBUTES],
    // Ids that are also properties of a document ("links", "title") do no harm: what they could hide is reached only
    // through elements and names that aren't allowed.
    SANITIZE_DOM: false,
    RETURN_DOM_FRAGMENT: true,
  });
  fragment.firstChild!.remove();
  return fragment;
}

/**
 * The HTML text of a clean fragment. A line break that begins a `pre` is doubled, since browsers drop the first one.
 *
 * @example cleanText(cleanFragment("<b>bold")) // "<b>bold</b>"
 */
export function cleanText(fragment: DocumentFragment): string {
  for (const pre of fragment.querySelectorAll("pre")) {
    if (pre.firstChild?.nodeType === 3 && pre.textContent!.startsWith("\n")) pre.prepend("\n");
  }
  const box = fragment.ownerDocument.createElement("div");
  box.append(fragment);
  return box.innerHTML;
}

/**
 * The same with the tree that a browser makes of it. Where there is nothing to clean, as on a page of this project's own
 * notebooks, DOMPurify isn't asked: its document takes most of the time that a site needs.
 *
 * @example cleanHtml("<b onclick=steal()>bold").html // "<b>bold</b>"
 */
export function cleanHtml(html: string, pictures: ReadonlySet<string> = new Set()): HtmlWithTree {
  const plain = plainHtml(html, pictures);
  if (plain !== undefined) return plain;
  const cleaned = cleanText(cleanFragment(html, pictures));
  return { html: cleaned, tree: parsed(cleaned) };
}
