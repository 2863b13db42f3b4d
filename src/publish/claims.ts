import { parseHtml } from "./html.js";
import type { Notebook } from "./notebook.js";

/** A claim's verdict, as `plasticity/lab` computes it. */
export type Verdict = "reproduced" | "partly" | "not reproduced";

const VERDICTS: readonly string[] = ["reproduced", "partly", "not reproduced"] satisfies Verdict[];

/** A claim as a notebook's saved output holds it. */
export interface Claim {
  id: string;
  paper: string;
  figure: string;
  statement: string;
  expected: Record<string, unknown>;
  measured: number | boolean;
  /** 95 % interval of the measured number, or null for an exact one. */
  interval: [number, number] | null;
  verdict: Verdict;
  profile: string;
}

/** Thrown for a claim in a saved output that isn't what `plasticity/lab` writes. */
export class ClaimError extends Error {
  override name = "ClaimError";
}

function checked(value: unknown, place: string): Claim {
  const fail = (what: string, came: unknown): never => {
    throw new ClaimError(`${place}: claim: expected ${what}, got ${JSON.stringify(came) ?? "nothing"}`);
  };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail("an object", value);
  const record = value as Record<string, unknown>;
  const text = (name: string): string => {
    const field = record[name];
    return typeof field === "string" ? field : fail(`${name} to be text`, field);
  };
  const { measured, verdict, expected } = record;
  const interval = record["interval"] ?? null;
  if (typeof measured !== "number" && typeof measured !== "boolean") {
    return fail("measured to be a number, true or false", measured);
  }
  if (!VERDICTS.includes(verdict as string)) return fail(`verdict to be ${VERDICTS.join(", ")}`, verdict);
  if (typeof expected !== "object" || expected === null) return fail("expected to be an object", expected);
  const pair = Array.isArray(interval) && interval.length === 2 && interval.every((end) => typeof end === "number");
  if (interval !== null && !pair) return fail("interval to be [low, high] or null", interval);
  return {
    id: text("id"),
    paper: text("paper"),
    figure: text("figure"),
    statement: text("statement"),
    expected: expected as Record<string, unknown>,
    measured,
    interval: interval as [number, number] | null,
    verdict: verdict as Verdict,
    profile: text("profile"),
  };
}

/**
 * The claims in a notebook's saved outputs (`<div class="plasticity-claim" data-claim="…">`), in their order.
 *
 * @param notebook an executed notebook
 * @param place what to call it in an error message
 * @throws ClaimError when a claim's JSON is damaged or a field has the wrong type
 * @example const claims = claimsIn(readNotebook(file), file);
 */
export function claimsIn(notebook: Notebook, place = "notebook"): Claim[] {
  const claims: Claim[] = [];
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    for (const output of cell.outputs) {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
      const html = output.data["text/html"];
      // Figures are large: only outputs with a claim are worth parsing.
      if (typeof html !== "string" || !html.includes("data-claim")) continue;
      for (const element of parseHtml(html).querySelectorAll(".plasticity-claim[data-claim]")) {
        let value: unknown;
        try {
          value = JSON.parse(element.getAttribute("data-claim")!);
        } catch {
          throw new ClaimError(`${place}: claim: data-claim of a saved output is not JSON`);
        }
        claims.push(checked(value, place));
      }
    }
  }
  return claims;
}
