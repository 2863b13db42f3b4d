/** Draws the passages that notes are about: by the CSS Highlight API, or by elements around them where there is none. */
import type { PlaceOnPage } from "./places.js";

const NAMES = { exact: "note", moved: "note", changed: "note-changed", active: "note-active" } as const;

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}

/** Draws them anew; `active` is drawn more strongly. */
export function markPassages(places: readonly PlaceOnPage[], active: PlaceOnPage | undefined): void {
  const ranges: Record<string, Range[]> = { note: [], "note-changed": [], "note-active": [] };
  for (const place of places) {
    if (place.passage === undefined || place.state === "orphaned") continue;
    ranges[place === active ? NAMES.active : NAMES[place.state]]!.push(place.passage.range);
  }
  const { highlights } = CSS as unknown as { highlights?: Highlights };
  const { Highlight } = globalThis as unknown as { Highlight?: new (...of: Range[]) => unknown };
  if (highlights !== undefined && Highlight !== undefined) {
    for (const [name, list] of Object.entries(ranges)) {
      if (list.length === 0) highlights.delete(name);
      else highlights.set(name, new Highlight(...list));
    }
    return;
  }
  for (const [name, list] of Object.entries(ranges)) for (const range of list) wrap(range, name);
}

/** Takes the elements around passages away; before the page's text is read. */
export function unmarkPassages(): void {
  for (const mark of document.querySelectorAll("mark.note, mark.note-changed, mark.note-active")) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode?.normalize();
  }
}

function wrap(range: Range, name: string): void {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  if (range.commonAncestorContainer.nodeType === 3) nodes.push(range.commonAncestorContainer as Text);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (range.intersectsNode(node)) nodes.push(node as Text);
  }
  const { startContainer, startOffset, endContainer, endOffset } = range;
  for (const node of nodes) {
    const part = document.createRange();
    part.setStart(node, node === startContainer ? startOffset : 0);
    part.setEnd(node, node === endContainer ? endOffset : node.length);
    if (part.collapsed) continue;
    const mark = document.createElement("mark");
    mark.className = name;
    part.surroundContents(mark);
  }
}
