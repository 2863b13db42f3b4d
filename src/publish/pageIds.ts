/** Attributes that name another element by its id. */
const REFERENCES = [
  "for",
  "headers",
  "aria-labelledby",
  "aria-describedby",
  "aria-controls",
  "aria-owns",
  "aria-details",
] as const;

/** The ids given out on one page: each once. */
export class PageIds {
  private readonly taken = new Set<string>();

  /** `wanted`, or `wanted-2`, `wanted-3`, … when it is taken. */
  claim(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.taken.has(id); n++) id = `${wanted}-${n}`;
    this.taken.add(id);
    return id;
  }

  /** An id for a heading: its words in lower case, joined by hyphens. */
  slug(heading: string): string {
    const words = heading.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu);
    return this.claim(words === null ? "section" : words.join("-"));
  }

  /**
   * Claims the ids inside an element, renames those that are taken, and what refers to them with them: links, labels
   * and `url(#…)` of clip paths, markers and gradients.
   */
  claimAll(root: ParentNode): void {
    const renamed = new Map<string, string>();
    for (const element of root.querySelectorAll("[id]")) {
      const wanted = element.id;
      const id = this.claim(wanted);
      if (id !== wanted) {
        element.id = id;
        renamed.set(wanted, id);
      }
    }
    if (renamed.size === 0) return;
    const now = (id: string): string => renamed.get(id) ?? id;
    for (const element of root.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        let text = value.replace(/url\((["']?)#([^"')]+)\1\)/g, (_, quote: string, id: string) => {
          return `url(${quote}#${now(id)}${quote})`;
        });
        if ((name === "href" || name === "xlink:href") && text.startsWith("#")) text = `#${now(text.slice(1))}`;
        if ((REFERENCES as readonly string[]).includes(name)) text = text.split(/\s+/).map(now).join(" ");
        if (text !== value) element.setAttribute(name, text);
      }
    }
  }
}
