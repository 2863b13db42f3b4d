import { ALLOWED_ELEMENTS } from "./allowedHtml.js";
import { defaultTreeAdapter, type DefaultTreeAdapterTypes, html as names, parseFragment, serialize } from "parse5";

/** A piece of HTML as a tree. */
export type HtmlTree = DefaultTreeAdapterTypes.DocumentFragment;
/** An element of such a tree. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Thrown for HTML that is nested too deeply or has too many elements; the message says which and how many are allowed. */
export class HtmlLimitError extends Error {
  override name = "HtmlLimitError";
}

/** Browsers flatten what is nested deeper than 512 elements, so that it isn't any more what was looked at. */
const DEEPEST = 200;
/** A figure of some ten thousand points still fits. */
const MOST_ELEMENTS = 50_000;
const MOST_ATTRIBUTES = 256;
/** Of an element that isn't allowed the sanitiser moves all content one level up, which takes long when done often. */
const DEEPEST_UNKNOWN = 4;
const allowed = new Set(ALLOWED_ELEMENTS);

/**
 * A piece of HTML as a tree, closed where its author forgot to, so that its text can stand anywhere on a page. It isn't
 * sanitised: `cleanFragment` does that.
 *
 * @throws HtmlLimitError for more than 200 levels, 50 000 elements, 256 attributes of one element, or 4 levels of elements
 * that pages don't show
 * @example treeText(parseTree("<b>bold")) // "<b>bold</b>"
 */
export function parseTree(html: string): HtmlTree {
  checkAttributes(html);
  let depth = 0;
  let elements = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...parameters: Parameters<typeof defaultTreeAdapter.createElement>): HtmlElement => {
      if (++elements > MOST_ELEMENTS) throw new HtmlLimitError(`more than ${MOST_ELEMENTS} elements of HTML`);
      return defaultTreeAdapter.createElement(...parameters);
    },
    onItemPush: (): void => {
      if (++depth > DEEPEST) throw new HtmlLimitError(`HTML nested more than ${DEEPEST} levels deep`);
    },
    onItemPop: (): void => {
      depth--;
    },
  };
  const around = defaultTreeAdapter.createElement("div", names.NS.HTML, []);
  const tree = parseFragment(around, html, { treeAdapter });
  checkUnknown(tree, 0);
  return tree;
}

/**
 * The HTML text of a tree. A line break that begins a `pre` is doubled, since parsers drop the first one.
 *
 * @example treeText(parseTree("<b>bold")) // "<b>bold</b>"
 */
export function treeText(tree: HtmlTree): string {
  return serialize(tree, { treeAdapter: DOUBLED });
}

const DOUBLED: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  getTextNodeContent(node) {
    const { value, parentNode } = node;
    const isFirst = value.startsWith("\n") && parentNode !== null && parentNode.childNodes[0] === node;
    return isFirst && parentNode.nodeName === "pre" ? `\n${value}` : value;
  },
};

/** The elements of a tree in their order; those inside `<template>` are left out. */
export function* elementsIn(tree: HtmlTree | HtmlElement): Generator<HtmlElement> {
  const waiting = tree.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    yield node;
    for (let k = node.childNodes.length - 1; k >= 0; k--) waiting.push(node.childNodes[k]!);
  }
}

/** The first element of a tree that is what is looked for; undefined when there is none. */
export function elementIn(
  tree: HtmlTree | HtmlElement,
  isWanted: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const element of elementsIn(tree)) if (isWanted(element)) return element;
  return undefined;
}

/** The value of an element's attribute; undefined when it has none of that name. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Sets an attribute, where it stands when it is there. */
export function setAttribute(element: HtmlElement, name: string, value: string): void {
  const attribute = element.attrs.find((one) => one.name === name);
  if (attribute === undefined) element.attrs.push({ name, value });
  else attribute.value = value;
}

/** Takes an attribute away, where there is one. */
export function removeAttribute(element: HtmlElement, name: string): void {
  const at = element.attrs.findIndex((one) => one.name === name);
  if (at >= 0) element.attrs.splice(at, 1);
}

/** Puts a text in place of all that an element holds. */
export function setText(element: HtmlElement, text: string): void {
  element.childNodes = [];
  defaultTreeAdapter.insertText(element, text);
}

/** Puts a piece of HTML behind an element of a tree. */
export function insertAfter(element: HtmlElement, html: string): void {
  const { parentNode } = element;
  if (parentNode === null) return;
  const pieces = parseTree(html).childNodes;
  for (const piece of pieces) piece.parentNode = parentNode;
  parentNode.childNodes.splice(parentNode.childNodes.indexOf(element) + 1, 0, ...pieces);
}

/** Whether an element has a class. */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (attributeOf(element, "class") ?? "").split(/\s+/).includes(name);
}

function checkUnknown(node: HtmlTree | HtmlElement, depth: number): void {
  for (const child of node.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    const inside = allowed.has(child.tagName.toLowerCase()) ? depth : depth + 1;
    if (inside > DEEPEST_UNKNOWN) throw new HtmlLimitError(`elements that pages don't show, ${inside} deep`);
    checkUnknown(child, inside);
  }
}

/** The parser compares each attribute with all before it: a hundred thousand of them would take minutes. */
function checkAttributes(html: string): void {
  const tag = /<[a-z]/gi;
  while (tag.exec(html) !== null) {
    // a name, then perhaps a value: quoted or up to a space
    const attribute = /[\s/]*[^\s/>=][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?/y;
    attribute.lastIndex = tag.lastIndex;
    for (let count = 0; attribute.test(html); count++) {
      if (count > MOST_ATTRIBUTES) throw new HtmlLimitError(`more than ${MOST_ATTRIBUTES} attributes of one element`);
      tag.lastIndex = attribute.lastIndex;
    }
  }
}
