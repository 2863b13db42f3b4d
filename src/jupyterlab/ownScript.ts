import { type HtmlElement, type HtmlTree, setText } from "../publish/htmlTree.js";
import { isExplorable } from "../publish/isExplorable.js";

/**
 * Puts this build's script for explorables in place of the one that an explorable was saved with, so that it lives after
 * a build, too, and no other script is run for it.
 */
export function bringOwnScript(tree: HtmlTree, script: string): void {
  const [explorable, saved] = tree.childNodes.filter((node): node is HtmlElement => "tagName" in node).slice(-2);
  if (explorable === undefined || saved?.tagName !== "script" || saved.attrs.length > 0) return;
  if (isExplorable(explorable)) setText(saved, script);
}
