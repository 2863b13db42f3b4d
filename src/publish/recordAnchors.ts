/** The places of claims and findings on pages: one name for each, on its notebook's page and in the list of all. */
import { defaultTreeAdapter, html } from "parse5";
import {
  attributeOf,
  elementIn,
  elementsIn,
  hasClass,
  type HtmlElement,
  type HtmlTree,
  setAttribute,
} from "./htmlTree.js";
import { pageId, type PageIds } from "./pageIds.js";

/** What has a list of its own. */
export type RecordKind = "claim" | "finding";

/** The pages with all claims and all findings, in the site's folder. */
export const LISTS: Readonly<Record<RecordKind, string>> = { claim: "claims.html", finding: "findings.html" };

const TITLES: Readonly<Record<RecordKind, string>> = {
  claim: "This claim among all claims",
  finding: "This finding among all findings",
};

/**
 * The anchor of a claim or finding. No heading has an underscore in its own, so that they never collide.
 *
 * @example recordAnchor("claim", "optimal-plasticity/fig5/sweet-spot") // "claim_optimal-plasticity_fig5_sweet-spot"
 */
export function recordAnchor(kind: RecordKind, id: string): string {
  return pageId(`${kind}_${id.replaceAll("/", "_")}`);
}

/**
 * Gives the claims and findings in an output their anchors, and makes the name of the place that each speaks of a link to
 * its entry in the list of all. What isn't a record of ours is left as it is.
 *
 * @param tree an output whose other ids are settled
 * @param ids the page's ids
 * @param root the site's folder as seen from the page: "" or "../"
 * @example anchorRecords(tree, ids, "../");
 */
export function anchorRecords(tree: HtmlTree, ids: PageIds, root: string): void {
  for (const element of [...elementsIn(tree)]) {
    for (const kind of ["claim", "finding"] as const) {
      const id = hasClass(element, `plasticity-${kind}`) ? idOf(attributeOf(element, `data-${kind}`)) : undefined;
      if (id === undefined || attributeOf(element, "id") !== undefined) continue;
      const anchor = recordAnchor(kind, id);
      setAttribute(element, "id", ids.claim(anchor));
      const place = elementIn(element, ({ tagName }) => tagName === "b");
      if (place !== undefined) linkContent(place, `${root}${LISTS[kind]}#${anchor}`, TITLES[kind]);
    }
  }
}

function idOf(json: string | undefined): string | undefined {
  try {
    const { id } = JSON.parse(json ?? "null") as { id?: unknown };
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined; // damaged: `claimsIn` says so
  }
}

function linkContent(element: HtmlElement, href: string, title: string): void {
  if (elementIn(element, ({ tagName }) => tagName === "a") !== undefined) return;
  const link = defaultTreeAdapter.createElement("a", html.NS.HTML, [
    { name: "href", value: href },
    { name: "title", value: title },
  ]);
  for (const child of [...element.childNodes]) {
    defaultTreeAdapter.detachNode(child);
    defaultTreeAdapter.appendChild(link, child);
  }
  defaultTreeAdapter.appendChild(element, link);
}
