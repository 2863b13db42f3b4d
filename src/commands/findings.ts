/** `plasticity findings`: where texts, formulas, data and code disagree, from the notebooks' saved outputs. */
import { parseArgs } from "node:util";
import { type Finding, findingsIn } from "../publish/findings.js";
import type { Command } from "./command.js";
import { savedRecords } from "./savedRecords.js";

const help = `Usage: plasticity findings [options]

Lists the findings in the notebooks' saved outputs: where a paper's text, its formulas, its released data or code
disagree, what is printed, what holds instead, on what evidence, what is used here and what would change our mind.

  --json       an array of {id, paper, kind, where, printed, correct, evidence, use, wouldChange, asked}
  --from DIR   a folder of notebooks or one notebook (default: notebooks/)`;

export const command: Command = {
  name: "findings",
  summary: "list where texts, formulas, data and code disagree",
  help,
  run(args) {
    const { values } = parseArgs({
      args,
      options: { json: { type: "boolean", default: false }, from: { type: "string" } },
    });
    const findings = savedRecords("findings", values.from, findingsIn);
    console.log(values.json ? JSON.stringify(findings, null, 2) : list(findings));
    return Promise.resolve(0);
  },
};

function list(findings: readonly Finding[]): string {
  if (findings.length === 0) return "no findings in the saved outputs; plasticity execute --in-place makes them";
  const entries = findings.map((finding) =>
    [
      `${finding.paper} · ${finding.where} · ${finding.kind}`,
      `  printed   ${finding.printed}`,
      `  correct   ${finding.correct}`,
      `  evidence  ${finding.evidence}`,
      `  used here ${finding.use}`,
      `  would change our mind: ${finding.wouldChange} · authors asked: ${finding.asked ? "yes" : "no"} · ${finding.id}`,
    ].join("\n"),
  );
  return [...entries, `${findings.length} findings`].join("\n\n");
}
