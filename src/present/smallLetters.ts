import { attributeOf, elementsIn, type HtmlTree } from "../publish/htmlTree.js";

/** From this size on a figure's own letters are large enough, or nearly so. */
export const LEGIBLE = 1.1;

/** Takes out the letters of a drawing but its axes' labels, when they had to be made much larger to be read. */
export function withoutSmallLetters(scale: number): (tree: HtmlTree) => void {
  return (tree) => {
    for (const element of elementsIn(tree)) {
      element.childNodes = element.childNodes.filter((node) => {
        if (!("tagName" in node)) return true;
        const label = attributeOf(node, "aria-label") ?? "";
        if (/axis tick label$/.test(label)) return false;
        const isHead = Number(attributeOf(node, "font-weight")) >= 600;
        const isText =
          label === "text" || (node.tagName === "text" && !/axis label$/.test(labelOf(element)) && !isHead);
        return !isText || scale >= LEGIBLE;
      });
    }
  };
}

function labelOf(element: { attrs: { name: string; value: string }[] }): string {
  return element.attrs.find(({ name }) => name === "aria-label")?.value ?? "";
}
