import MarkdownIt from "markdown-it";
import type { Expected } from "../lab/claim.js";
import { expectedText, intervalText, measuredText, sourceText } from "../lab/claimText.js";
import type { Claim } from "../publish/claims.js";
import type { Finding } from "../publish/findings.js";

const { escapeHtml } = new MarkdownIt().utils;

/** Notes on so many claims; what is beyond is on the table at the end. */
const MOST_CLAIMS = 4;

/** What a slide is about, for its notes. */
export interface NotesSubject {
  claims: readonly Claim[];
  findings: readonly Finding[];
  caption: string;
}

/**
 * Notes from a panel's numbers: what was expected and measured, how sure that is, what is to be said against it, and
 * the question that someone will ask.
 *
 * @returns HTML
 * @example speakerNotes({ claims, findings, caption })
 */
export function speakerNotes({ claims, findings, caption }: NotesSubject): string {
  const parts = claims.slice(0, MOST_CLAIMS).map(claimNotes);
  if (claims.length > MOST_CLAIMS) parts.push(`<p>${claims.length - MOST_CLAIMS} more claims: table at the end.</p>`);
  if (caption !== "") parts.push(`<p><b>To be seen:</b> ${escapeHtml(caption)}</p>`);
  for (const finding of findings) {
    parts.push(`<p><b>Caveat</b> (${escapeHtml(finding.where)}): ${escapeHtml(finding.correct)}</p>`);
  }
  const question = questionAbout(claims, findings);
  if (question !== undefined) parts.push(`<p><b>Someone will ask:</b> ${escapeHtml(question)}</p>`);
  return parts.join("\n");
}

function claimNotes(claim: Claim): string {
  const words = { ...claim, expected: claim.expected as Expected };
  const items = [
    `<b>Expected</b> ${escapeHtml(expectedText(words))} (${escapeHtml(sourceText(words))})`,
    `<b>Measured</b> ${escapeHtml(measuredText(words))}: ${escapeHtml(claim.verdict)}`,
    `<b>Interval</b> ${escapeHtml(intervalText(words))}, ${escapeHtml(claim.profile)} profile`,
    ...(claim.note === null ? [] : [`<b>Caveat</b> ${escapeHtml(claim.note)}`]),
  ];
  const list = items.map((item) => `<li>${item}</li>`).join("");
  return `<p><b>${escapeHtml(claim.where)}.</b> ${escapeHtml(claim.statement)}</p><ul>${list}</ul>`;
}

/** The weakest point first: what failed, what is undecided, what a finding would need, how many units there are. */
function questionAbout(claims: readonly Claim[], findings: readonly Finding[]): string | undefined {
  const words = (claim: Claim): string => {
    const { expected, ...rest } = claim;
    return `expected ${expectedText({ ...rest, expected: expected as Expected })}, got ${measuredText({ ...rest, expected: expected as Expected })}`;
  };
  const [finding] = findings;
  const failed = claims.find(({ verdict }) => verdict === "not reproduced");
  if (failed !== undefined) {
    return `Is that the paper or our re-run? ${failed.where}: ${words(failed)}. ${finding === undefined ? (failed.note ?? "") : `What would change our mind: ${finding.wouldChange}`}`.trim();
  }
  const partly = claims.find(({ verdict }) => verdict === "partly");
  if (partly !== undefined) {
    return `Would more data decide it? ${partly.where}: ${words(partly)}; the interval (${intervalText(partly)}) reaches across the end of what was expected.`;
  }
  if (finding !== undefined) return `What would change our mind? ${finding.wouldChange}`;
  const sampled = claims.find(({ units, exact }) => units !== null && !exact);
  if (sampled !== undefined) {
    return `On how many independent ${sampled.units!.of} does it rest? ${sampled.units!.count}; ${words(sampled)}.`;
  }
  const exact = claims.find((claim) => claim.exact);
  return exact === undefined ? undefined : `Where is the error bar? Nothing is drawn at random here: ${words(exact)}.`;
}
