import { JSDOM } from "jsdom";

/**
 * A piece of HTML as a fragment of a document without scripts.
 *
 * @example const fragment = parseHtml("<b>bold</b>");
 */
export function parseHtml(html: string): DocumentFragment {
  return JSDOM.fragment(html);
}

/**
 * The HTML text of a fragment's children.
 *
 * @example htmlOf(parseHtml("<b>bold")); // "<b>bold</b>"
 */
export function htmlOf(fragment: DocumentFragment): string {
  const box = fragment.ownerDocument.createElement("div");
  box.append(fragment.cloneNode(true));
  return box.innerHTML;
}
