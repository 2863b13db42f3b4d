import { makeAccessible } from "../publish/accessible.js";
import { HtmlLimitError, parseTree, treeText } from "../publish/htmlTree.js";
import { followTheme } from "../publish/palette.js";
import { bringOwnScript } from "./ownScript.js";

/**
 * An output's HTML as the lab shows it, as pages do: its colours follow the theme, its labels don't stop a screen reader,
 * an explorable has this build's script. What is saved stays as it is; so does what is too large or too deep to be looked
 * at.
 *
 * @param script of this build's explorables
 * @example shownOutput(`<b style="color:#0072b2">b</b>`, "") // `<b style="color:var(--fig-blue,#0072b2)">b</b>`
 */
export function shownOutput(html: string, script: string): string {
  try {
    const tree = parseTree(html);
    bringOwnScript(tree, script);
    followTheme(tree);
    makeAccessible(tree);
    return treeText(tree);
  } catch (error) {
    if (error instanceof HtmlLimitError) return html;
    throw error;
  }
}
