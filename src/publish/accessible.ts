/** Mends in saved outputs what would stop a screen reader, or what a checker of accessibility finds. */
import { attributeOf, elementsIn, type HtmlTree, removeAttribute } from "./htmlTree.js";

const LABELS = ["aria-label", "aria-description", "aria-roledescription"];

/**
 * Labels of a drawing's parts go, where the parts have no role (the drawing as a whole is described, and Plot's "line"
 * and "dot" say nothing of it); a figure with a caption is no group besides; a heading of a table without words is a cell.
 *
 * @example makeAccessible(parseTree(output))
 */
export function makeAccessible(tree: HtmlTree): void {
  for (const element of elementsIn(tree)) {
    if (element.tagName === "svg") {
      for (const part of elementsIn(element)) {
        if (attributeOf(part, "role") !== undefined) continue;
        for (const name of LABELS) removeAttribute(part, name);
      }
    } else if (element.tagName === "figure" && attributeOf(element, "role") === "group") {
      const hasCaption = element.childNodes.some((child) => "tagName" in child && child.tagName === "figcaption");
      if (hasCaption) removeAttribute(element, "role");
    } else if (element.tagName === "th" && element.childNodes.length === 0) {
      element.tagName = element.nodeName = "td";
      removeAttribute(element, "scope");
    }
  }
}
