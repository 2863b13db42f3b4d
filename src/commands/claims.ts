/** `plasticity claims`: what the papers say and what came out here, from the notebooks' saved outputs. */
import { parseArgs } from "node:util";
import { type Claim, claimsIn } from "../publish/claims.js";
import { readNotebook } from "../publish/notebook.js";
import { verdictCounts } from "../publish/verdictCounts.js";
import type { Command } from "./command.js";
import { namedNotebooks } from "./notebookHome.js";

const help = `Usage: plasticity claims [options]

Lists the claims in the notebooks' saved outputs: what a paper says about a figure, what was expected and measured, and
the verdict that follows. The notebooks are not executed.

  --json       an array of {id, paper, figure, statement, expected, measured, interval, verdict, profile}
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
    const claims: Claim[] = [];
    const places = new Map<string, string>();
    for (const { file, name } of namedNotebooks(values.from === undefined ? [] : [values.from])) {
      for (const claim of claimsIn(readNotebook(file), name)) {
        const before = places.get(claim.id);
        if (before !== undefined) {
          const where = before === name ? `twice in ${name}` : `in ${before} and in ${name}`;
          throw new Error(`claims: expected each id once, got "${claim.id}" ${where}`);
        }
        places.set(claim.id, name);
        claims.push(claim);
      }
    }
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
    const place = `${claim.paper} · ${claim.figure}`;
    if (place !== heading) lines.push(...(heading === "" ? [] : [""]), place);
    heading = place;
    const unit = typeof claim.expected["unit"] === "string" ? ` ${claim.expected["unit"]}` : "";
    const interval = claim.interval === null ? "" : ` [${claim.interval.map(number).join(", ")}]`;
    const measured =
      typeof claim.measured === "boolean" ? (claim.measured ? "holds" : "does not hold") : number(claim.measured);
    lines.push(
      `  ${SIGNS[claim.verdict]} ${claim.statement}`,
      `      expected ${expected(claim.expected)}${unit} · measured ${measured}${interval}${unit} · ${claim.profile} · ${claim.id}`,
    );
  }
  return [...lines, "", verdictCounts(claims).join(" · ")].join("\n");
}

function number(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function expected(range: Record<string, unknown>): string {
  const { holds, value, tolerance, min, max } = range;
  if (typeof holds === "boolean") return holds ? "holds" : "does not hold";
  if (typeof value === "number") return typeof tolerance === "number" ? `${value} ± ${tolerance}` : String(value);
  if (typeof min === "number" && typeof max === "number") return `${min} to ${max}`;
  return typeof min === "number" ? `≥ ${min}` : `≤ ${String(max)}`;
}
