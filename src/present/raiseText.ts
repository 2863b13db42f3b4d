import { attributeOf, type HtmlElement, type HtmlTree, setAttribute } from "../publish/htmlTree.js";
import { scaleIn } from "./scaleIn.js";
import { slideArea } from "./slideArea.js";

/**
 * Makes the letters of a drawing at least as large as a slide's may be.
 *
 * @param scale pixels of the slide for one of the drawing
 * @example raiseText(tree, 1.5)
 */
export function raiseText(tree: HtmlTree, scale: number): void {
  const least = slideArea.drawnText / scale;
  const walk = (node: HtmlTree | HtmlElement, inherited: number, factor: number): void => {
    for (const child of node.childNodes) {
      if (!("tagName" in child)) continue;
      const own = Number.parseFloat(attributeOf(child, "font-size") ?? "");
      const size = own > 0 ? own : inherited;
      const inner = factor * ownScale(child);
      const isText = child.tagName === "text" || child.tagName === "tspan";
      if ((own > 0 || isText) && size * inner < least - 1e-9) {
        setAttribute(child, "font-size", String(Math.round((least / inner) * 100) / 100));
      }
      walk(child, own > 0 ? Math.max(own, least / inner) : inherited, inner);
    }
  };
  const [root] = tree.childNodes;
  if (root === undefined || !("tagName" in root)) return;
  walk(root, Number.parseFloat(attributeOf(root, "font-size") ?? "12"), 1);
}

/** What a nested drawing with a view box of its own does to what is in it. */
function ownScale(element: HtmlElement): number {
  if (element.tagName !== "svg") return 1;
  const [, , width = NaN, height = NaN] = (attributeOf(element, "viewBox") ?? "").split(/[\s,]+/).map(Number);
  const own = { width: Number(attributeOf(element, "width")), height: Number(attributeOf(element, "height")) };
  const scale = scaleIn(own, { width, height });
  return scale > 0 ? scale : 1;
}
