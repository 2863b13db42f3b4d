/** `plasticity claims`: what the papers say and what came out here, from the notebooks' saved outputs. */
import { parseArgs } from "node:util";
import { expectedText, intervalText, measuredText, sourceText } from "../lab/claimText.js";
import type { Expected } from "../lab/claim.js";
import { bySource, type Claim, claimsIn } from "../publish/claims.js";
import { verdictCounts } from "../publish/verdictCounts.js";
import type { Command } from "./command.js";
import { savedRecords } from "./savedRecords.js";

const help = `Usage: plasticity claims [options]

Lists the claims in the notebooks' saved outputs: what a paper says, where, on what source, what was expected and
measured, on how many independent units, and the verdict that follows. The notebooks are not executed. Claims whose
source is "derived" are ours (theorems, closed forms) and are counted apart.

  --json       an array of {id, paper, where, source, place, statement, expected, unit, measured, interval, kind,
               units, exact, verdict, profile, note}
  --from DIR   a folder of notebooks or one notebook (default: notebooks/)`;

export const command: Command = {
  name: "claims",
  summary: "list the papers' claims with what was measured",
  help,
  run(args) {
    const { values } = parseArgs({
      args,
      options: { json: { type: "boolean", default: false }, from: { type: "string" } },
    });
    const claims = savedRecords("claims", values.from, claimsIn);
    console.log(values.json ? JSON.stringify(claims, null, 2) : table(claims));
    return Promise.resolve(0);
  },
};

const SIGNS = { reproduced: "✓", partly: "◐", "not reproduced": "✗" } as const;

function table(claims: readonly Claim[]): string {
  if (claims.length === 0) return "no claims in the saved outputs; plasticity execute --in-place makes them";
  const lines: string[] = [];
  let heading = "";
  for (const claim of claims) {
    const place = `${claim.paper} · ${claim.where}`;
    if (place !== heading) lines.push(...(heading === "" ? [] : [""]), place);
    heading = place;
    const words = { ...claim, expected: claim.expected as Expected };
    lines.push(
      `  ${SIGNS[claim.verdict]} ${claim.statement}`,
      `      ${sourceText(words)} · expected ${expectedText(words)} · measured ${measuredText(words)} · ${intervalText(words)} · ${claim.profile} · ${claim.id}`,
    );
  }
  const { paper, derived } = bySource(claims);
  lines.push("", `the papers' claims: ${paper.length} · ${verdictCounts(paper).join(" · ")}`);
  if (derived.length > 0) lines.push(`derived here: ${derived.length} · ${verdictCounts(derived).join(" · ")}`);
  return lines.join("\n");
}
