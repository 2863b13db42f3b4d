import type { z } from "zod";
import { oneLine } from "../files/oneLine.js";
import { attributeOf, elementsIn, hasClass, HtmlLimitError, type HtmlTree, parseTree } from "./htmlTree.js";
import type { Notebook } from "./notebook.js";

/** The outputs that carry records: a result's stands in the line that says how far it was computed. */
const CARRIER = { claim: "claim", finding: "finding", result: "progress" } as const;

/**
 * The records that a notebook's saved outputs carry in elements `class="plasticity-<kind>" data-<kind>="<JSON>"` (a
 * result's in `class="plasticity-progress"`), in their order.
 *
 * @throws what `problem` makes of a sentence, when a record's JSON is damaged or a field is not as it should be
 * @example recordsIn(notebook, "claim", schema, (problem) => new ClaimError(problem))
 */
export function recordsIn<T>(
  notebook: Notebook,
  kind: keyof typeof CARRIER,
  schema: z.ZodType<T>,
  problem: (sentence: string) => Error,
): T[] {
  const records: T[] = [];
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    for (const output of cell.outputs) {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
      const html = output.data["text/html"];
      // Figures are large: only outputs with such a record are worth parsing.
      if (typeof html !== "string" || !html.includes(`data-${kind}`)) continue;
      for (const json of carried(html, kind, problem)) {
        let value: unknown;
        try {
          value = JSON.parse(json);
        } catch {
          throw problem(`${kind}: data-${kind} of a saved output is not JSON`);
        }
        const parsed = schema.safeParse(value);
        if (!parsed.success) {
          const { path, message } = parsed.error.issues[0]!;
          throw problem(`${kind}: ${oneLine(path.join("."), 100) || "whole record"}: ${oneLine(message)}`);
        }
        records.push(parsed.data);
      }
    }
  }
  return records;
}

/** The JSON in an output's elements of one kind. */
function carried(html: string, kind: keyof typeof CARRIER, problem: (sentence: string) => Error): string[] {
  let tree: HtmlTree;
  try {
    tree = parseTree(html);
  } catch (error) {
    if (error instanceof HtmlLimitError) throw problem(`${kind}: in an output with ${error.message}`);
    throw error;
  }
  return [...elementsIn(tree)]
    .filter((element) => hasClass(element, `plasticity-${CARRIER[kind]}`))
    .flatMap((element) => attributeOf(element, `data-${kind}`) ?? []);
}
