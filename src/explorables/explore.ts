import { display } from "../lab/display.js";
import { explorableScript } from "../publish/explorableScript.js";
import { explorableOf } from "./catalogue.js";
import type { Data, Settings } from "./explorable.js";
import { type ExploreFigure, exploreHtml } from "./exploreHtml.js";
import { computedResults, resultsFrom } from "./firstResults.js";
import { checkedSettings } from "./settings.js";
import type { AnyResult } from "./storedResult.js";

/** How an explorable begins. */
export interface ExploreOptions extends ExploreFigure {
  /** Settings that differ from the paper's; none by default. */
  readonly settings?: Settings;
  /** A result of its experiment, so that nothing is computed again; without it all points are computed now. */
  readonly from?: AnyResult;
  /** Published numbers to draw. */
  readonly data?: Data;
}

/**
 * Shows an explorable as the output of the running cell: a figure that answers when touched, in a notebook and on its
 * page, without a kernel.
 *
 * @throws {RangeError} for another name, settings that it doesn't have, another experiment's result
 * @example await explore("optimal-plasticity", { id: "explore", label: "Explore Fig 5", caption, alt, from: await obtain(fig5Linear) })
 */
export async function explore(name: string, options: ExploreOptions): Promise<void> {
  display(`${await explorableHtml(name, options)}<script>${explorableScript().script}</script>`);
}

/** The same without its script, as text. */
export async function explorableHtml(name: string, options: ExploreOptions): Promise<string> {
  const explorable = explorableOf(name);
  const { from, data = {}, settings: asked = {}, ...figure } = options;
  const settings = checkedSettings(explorable, asked);
  const results =
    from === undefined ? await computedResults(explorable, settings) : resultsFrom(explorable, settings, from);
  return exploreHtml(explorable, { settings, results, data }, figure);
}
