import createDOMPurify, { type UponSanitizeAttributeHookEvent, type UponSanitizeElementHookEvent } from "dompurify";
import { JSDOM } from "jsdom";
import { ALLOWED_ATTRIBUTES, ALLOWED_ELEMENTS, SVG_ONLY, WORDS } from "./allowedHtml.js";
import { cleanDeclarations, cleanStyleSheet, isPlainValue } from "./cleanCss.js";
import { isPageId } from "./pageIds.js";

const SVG = "http://www.w3.org/2000/svg";

/** Addresses that a link may lead to: the web, mail, DOIs, and other pages by a relative address. */
const LINK_SCHEMES = new Set(["http", "https", "mailto", "doi"]);
/** Pictures that are inside the page. A drawing is safe in `<img>`, where nothing in it runs or loads. */
const EMBEDDED = /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)[;,]/i;
const EMBEDDED_PIXELS = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;

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
  const { attrName: name, attrValue: value } = event;
  if (name === "style") {
    event.attrValue = cleanDeclarations(value);
    event.keepAttr = event.attrValue !== "";
  } else if (name === "id") event.keepAttr = isPageId(value);
  else if (name === "href" || name === "xlink:href" || name === "src") event.keepAttr = isAddress(element, name, value);
  // Only what has a function or an escape in it could load something.
  else if (/[(\\]/.test(value) && !WORDS.has(name) && !/^(?:aria|data)-/.test(name)) {
    event.keepAttr = isPlainValue(value);
  }
});

function isAddress(element: Element, name: string, value: string): boolean {
  const kind = element.localName;
  if (name === "src") return kind === "img" && (EMBEDDED.test(value) || shown.has(value));
  if (kind === "image") return EMBEDDED_PIXELS.test(value);
  if (kind !== "a") return value.startsWith("#");
  // Browsers ignore control characters and spaces in front of and inside a scheme, and take \ for /.
  const address = value.replace(/[\u0000-\u0020]/g, "").replaceAll("\\", "/");
  const scheme = /^([^/?#]*?):/.exec(address)?.[1];
  return scheme === undefined ? !address.startsWith("//") : LINK_SCHEMES.has(scheme.toLowerCase());
}

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
