import { type ClaimRecord, evaluateClaim, type Measurement, verdictChip } from "./claim.js";
import { expectedText, intervalText, measuredText, sourceText } from "./claimText.js";
import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { paperClaims } from "./paperClaims.js";
import { theme } from "./theme.js";

export interface ClaimTableOptions {
  /** Profile of the results behind the table: `result.profile`, or "computed" where nothing is scaled. */
  readonly profile: string;
  readonly caption?: string;
  /** Folder of the project; default: found from the current folder upwards. */
  readonly root?: string;
}

/**
 * Shows claims of `data/claims/<name>.json` with what was measured of them, as one table: the output of the running
 * cell. The order is that of the measurements.
 *
 * @param name `<paper>/<figure>`, e.g. "optimal-plasticity/fig5"
 * @param measured id of a claim in that file → its measurement (`meanEstimate(…)`, `exactly(…)`, `everyOne(…)`)
 * @throws as `claimTableHtml`
 * @example
 * claims("optimal-plasticity/fig5", {
 *   "sweet-spot-top-row": rangeEstimate(spots, "columns", "max"),
 *   "error-grows-as-square": meanEstimate(exponents, "teachers"),
 * }, { profile: result.profile });
 */
export function claims(
  name: string,
  measured: Readonly<Record<string, Measurement>>,
  options: ClaimTableOptions,
): void {
  display(claimTableHtml(name, measured, options));
}

/**
 * The table as HTML text; each row is `<tr class="plasticity-claim" data-claim="<escaped JSON of the record>">`.
 *
 * @throws {Error} when the file of claims isn't as it should be; {RangeError} for a claim that it doesn't have, or as
 * `evaluateClaim`
 * @example const html = claimTableHtml("optimal-plasticity/fig4", { kiss: exactly(1e-9) }, { profile: "computed" });
 */
export function claimTableHtml(
  name: string,
  measured: Readonly<Record<string, Measurement>>,
  { profile, caption, root }: ClaimTableOptions,
): string {
  const statements = root === undefined ? paperClaims(name).claims : paperClaims(name, root).claims;
  const records = Object.entries(measured).map(([id, measurement]) => {
    const statement = statements.get(id);
    if (statement === undefined) {
      throw new RangeError(
        `claims: expected a claim of data/claims/${name}.json (${[...statements.keys()].join(", ")}), got "${id}"`,
      );
    }
    return evaluateClaim({ ...statement, ...measurement, profile });
  });
  const head = ["", "claim", "expected", "measured", "verdict"].map(
    (title) =>
      `<th scope="col" style="padding:4px 8px;text-align:left;vertical-align:bottom;border-bottom:1.5px solid ${colour.ink};background:${colour.paper}">${title}</th>`,
  );
  return (
    `<div class="plasticity-claims" style="max-width:${theme.maximalWidth + 160}px;overflow-x:auto;margin:8px 0;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)};font-size:13px;line-height:1.4">` +
    `<table style="border-collapse:collapse;border:none;font-size:13px">${captionHtml(caption, profile)}<thead><tr>${head.join("")}</tr></thead><tbody>${records.map(rowHtml).join("")}</tbody></table></div>`
  );
}

function captionHtml(caption: string | undefined, profile: string): string {
  const words = [caption, `${profile} profile`].filter(Boolean).join(" · ");
  return `<caption style="caption-side:top;padding:4px 8px;text-align:left;font-weight:600;color:${colour.ink};background:${colour.paper}">${escapeHtml(words)}</caption>`;
}

function rowHtml(record: ClaimRecord): string {
  const cell = (html: string, style = ""): string =>
    `<td style="padding:4px 8px;text-align:left;vertical-align:top;border-bottom:1px solid ${colour.guide};background:${colour.paper};${style}">${html}</td>`;
  const small = (text: string): string => `<div style="color:${colour.muted};font-size:12px">${escapeHtml(text)}</div>`;
  const numbers = "font-variant-numeric:tabular-nums";
  return (
    `<tr class="plasticity-claim" data-claim="${escapeHtml(JSON.stringify(record))}">` +
    cell(`<b>${escapeHtml(record.where)}</b>`, "min-width:56px;max-width:120px") +
    cell(escapeHtml(record.statement) + small(sourceText(record)), "min-width:180px") +
    cell(escapeHtml(expectedText(record)), numbers) +
    cell(
      escapeHtml(measuredText(record)) + small([intervalText(record), record.note].filter(Boolean).join("; ")),
      numbers,
    ) +
    cell(verdictChip(record.verdict)) +
    `</tr>`
  );
}
