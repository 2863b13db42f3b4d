import { readFileSync } from "node:fs";
import { elementIn, type HtmlTree } from "./htmlTree.js";
import { isExplorable } from "./isExplorable.js";
import { scriptHash } from "./scriptHash.js";

/** What a page adds for its explorables: their script, and what its policy has to allow for it. */
export interface ExplorableScript {
  readonly script: string;
  /** `sha256-…` of the script, for `script-src`. */
  readonly hash: string;
}

/**
 * The script that brings the explorables of this package to life: always this build's own, whatever a notebook brings.
 * Read each time, because a lab goes on while the package is built.
 *
 * @throws {Error} when the package hasn't been built
 * @example explorableScript().hash // for a content security policy
 */
export function explorableScript(): ExplorableScript {
  let script: string;
  try {
    script = readFileSync(new URL("../explorables/bundle.js", import.meta.url), "utf8");
  } catch (cause) {
    throw new Error("explorables: expected their script beside the package's code; run npm run build", { cause });
  }
  return { script, hash: scriptHash(script) };
}

/** An output's HTML without this build's own script for its explorables; any other script stays where it is. */
export function withoutOwnScript(html: string): string {
  // most outputs have none, and the script needn't be read for them
  if (!html.includes("<script>")) return html;
  return html.replace(`<script>${explorableScript().script}</script>`, "");
}

/** Whether there is an explorable on a page, or something that says it is one. */
export function hasExplorable(page: HtmlTree): boolean {
  return elementIn(page, isExplorable) !== undefined;
}
