import { attributeOf, hasClass, type HtmlElement } from "./htmlTree.js";

/** Whether an element is one that explorables' script brings to life, or says that it is. */
export function isExplorable(element: HtmlElement): boolean {
  return hasClass(element, "plasticity-explorable") && attributeOf(element, "data-explorable") !== undefined;
}
