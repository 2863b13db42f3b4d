import MarkdownIt from "markdown-it";
import type { Expected } from "../lab/claim.js";
import { expectedText, intervalText, measuredText } from "../lab/claimText.js";
import type { Claim } from "../publish/claims.js";

const { escapeHtml } = new MarkdownIt().utils;

/**
 * What was measured of a claim and what was expected, as a column beside a drawing that leaves room for it.
 *
 * @example claimNumbers(claim) // <dl class="numbers"><dt>measured</dt><dd …>0.44 [0.42, 0.46]</dd>…
 */
export function claimNumbers(claim: Claim): string {
  const words = { ...claim, expected: claim.expected as Expected };
  const rows = [
    ["measured", measuredText(words)],
    ["expected", expectedText(words)],
    [
      claim.exact || claim.units === null ? "" : "interval",
      claim.exact || claim.units === null ? "" : intervalText(words),
    ],
    ["", claim.profile === "quick" ? "quick profile" : ""],
  ] as const;
  const shown = rows.filter(([, value]) => value !== "");
  return `<dl class="numbers">${shown
    .map(([name, value]) => `<dt>${name}</dt><dd${name === "" ? "" : ` class="${name}"`}>${escapeHtml(value)}</dd>`)
    .join("")}</dl>`;
}
