import { attributeOf, elementsIn, type HtmlTree, setAttribute } from "./htmlTree.js";

/** Attributes that name another element by its id. */
const REFERENCES = new Set([
  "for",
  "headers",
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "aria-details",
]);

const LONGEST = 100;

/** Whether an id is one that may stand on a page: letters, digits, `_` and `-`. */
export function isPageId(id: string): boolean {
  return id.length <= LONGEST + 10 && /^[\p{L}\p{N}_-]+$/u.test(id);
}

/** An id made of what is allowed in one: other signs become hyphens, so that it means nothing in a path either. */
export function pageId(wanted: string): string {
  return (
    wanted
      .slice(0, LONGEST)
      .match(/[\p{L}\p{N}_-]+/gu)
      ?.join("-") ?? "section"
  );
}

/** The ids given out on one page: each once. */
export class PageIds {
  private readonly taken = new Set<string>();
  /** The last number given to a name, so that a thousand sections of one name don't search from 2 on each time. */
  private readonly last = new Map<string, number>();

  /** `wanted` as `pageId` makes it, or `wanted-2`, `wanted-3`, … when it is taken. */
  claim(wanted: string): string {
    const base = pageId(wanted);
    let id = base;
    let n = this.last.get(base) ?? 1;
    while (this.taken.has(id)) id = `${base}-${++n}`;
    this.last.set(base, n);
    this.taken.add(id);
    return id;
  }

  /** An id for a heading: its words in lower case, joined by hyphens. */
  slug(heading: string): string {
    const words = heading.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu);
    return this.claim(words === null ? "section" : words.join("-"));
  }

  /**
   * Claims the ids inside a tree, renames those that are taken or not allowed, and what refers to them with them: links,
   * labels and `url(#…)` of clip paths, markers and gradients.
   */
  claimAll(tree: HtmlTree): void {
    const renamed = new Map<string, string>();
    for (const element of elementsIn(tree)) {
      const wanted = attributeOf(element, "id");
      if (wanted === undefined) continue;
      const id = this.claim(wanted);
      if (id === wanted) continue;
      setAttribute(element, "id", id);
      renamed.set(wanted, id);
    }
    if (renamed.size === 0) return;
    const now = (id: string): string => renamed.get(id) ?? id;
    for (const element of elementsIn(tree)) {
      for (const attribute of element.attrs) {
        const { name, value } = attribute;
        if (name === "href" && value.startsWith("#")) attribute.value = `#${now(value.slice(1))}`;
        else if (REFERENCES.has(name)) attribute.value = value.split(/\s+/).map(now).join(" ");
        else {
          attribute.value = value.replace(/url\((["']?)#([^"')]+)\1\)/g, (_, quote: string, id: string) => {
            return `url(${quote}#${now(id)}${quote})`;
          });
        }
      }
    }
  }
}
