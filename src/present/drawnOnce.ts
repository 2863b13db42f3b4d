import { sha256 } from "../files/sha256.js";
import { attributeOf, type HtmlElement, type HtmlTree, setAttribute, treeText } from "../publish/htmlTree.js";
import type { PageIds } from "../publish/pageIds.js";

/** What is shorter isn't worth a reference. */
const WORTH = 1200;
const KINDS: ReadonlySet<string> = new Set(["g", "path", "image"]);

/**
 * Keeps one copy of what a deck draws twice, in a figure as a whole and in one of its panels: long paths, pictures and
 * groups of marks get an id where they come first, and are a `<use>` of that elsewhere. What refers to other parts of the
 * page, as clip paths do, stays as it is.
 */
export class DrawnOnce {
  private readonly first = new Map<string, HtmlElement>();

  constructor(private readonly ids: PageIds) {}

  /** Takes a slide's drawings; its own ids must be settled. */
  take(node: HtmlTree | HtmlElement): void {
    for (const [k, child] of node.childNodes.entries()) {
      if (!("tagName" in child)) continue;
      const text = KINDS.has(child.tagName) ? treeText({ nodeName: "#document-fragment", childNodes: [child] }) : "";
      if (text.length < WORTH || /url\(|\sid=|class="fragment"/.test(text)) {
        this.take(child);
        continue;
      }
      const key = sha256(text);
      const before = this.first.get(key);
      if (before === undefined) {
        this.first.set(key, child);
        this.take(child);
        continue;
      }
      if (attributeOf(before, "id") === undefined) setAttribute(before, "id", this.ids.claim("drawn"));
      const use: HtmlElement = {
        ...child,
        tagName: "use",
        nodeName: "use",
        childNodes: [],
        attrs: [{ name: "href", value: `#${attributeOf(before, "id")!}` }],
      };
      node.childNodes[k] = use;
    }
  }
}
