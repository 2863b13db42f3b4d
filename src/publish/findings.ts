import { z } from "zod";
import type { Notebook } from "./notebook.js";
import { recordsIn } from "./recordsIn.js";

const schema = z.object({
  id: z.string(),
  paper: z.string(),
  kind: z.string(),
  where: z.string(),
  printed: z.string(),
  correct: z.string(),
  evidence: z.string(),
  use: z.string(),
  wouldChange: z.string(),
  asked: z.boolean(),
});

/** A finding as a notebook's saved output holds it. */
export type Finding = z.infer<typeof schema>;

/** Thrown for a finding in a saved output that isn't what `plasticity/lab` writes. */
export class FindingError extends Error {
  override name = "FindingError";
}

/**
 * The findings in a notebook's saved outputs (`class="plasticity-finding" data-finding="…"`), in their order.
 *
 * @param notebook an executed notebook
 * @param place what to call it in an error message
 * @throws FindingError when a finding's JSON is damaged or a field has the wrong type
 * @example const findings = findingsIn(readNotebook(file), file);
 */
export function findingsIn(notebook: Notebook, place = "notebook"): Finding[] {
  return recordsIn(notebook, "finding", schema, (problem) => new FindingError(`${place}: ${problem}`));
}
