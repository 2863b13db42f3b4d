import { z } from "zod";
import type { Notebook } from "./notebook.js";
import { recordsIn } from "./recordsIn.js";

/** A claim's verdict, as `plasticity/lab` computes it. */
export type Verdict = "reproduced" | "partly" | "not reproduced";

const pair = z.tuple([z.number(), z.number()]);
const schema = z.object({
  id: z.string(),
  paper: z.string(),
  /** The smallest part of the paper it speaks of. */
  where: z.string(),
  /** Where the expectation comes from; "derived" is ours, everything else the paper's. */
  source: z.enum(["text", "caption", "equation", "table", "data", "code", "derived"]),
  place: z.string().nullable(),
  statement: z.string(),
  expected: z.record(z.string(), z.unknown()),
  unit: z.string().nullable(),
  measured: z.union([z.number(), z.boolean()]),
  /** 95 % interval of the measured number, or null for an exact one. */
  interval: pair.nullable(),
  kind: z.string().nullable(),
  /** The independent units that it rests on, or null where nothing is drawn. */
  units: z.object({ count: z.int(), of: z.string() }).nullable(),
  exact: z.boolean(),
  verdict: z.enum(["reproduced", "partly", "not reproduced"]),
  profile: z.string(),
  note: z.string().nullable(),
});

/** A claim as a notebook's saved output holds it. */
export type Claim = z.infer<typeof schema>;

/** Thrown for a claim in a saved output that isn't what `plasticity/lab` writes. */
export class ClaimError extends Error {
  override name = "ClaimError";
}

/** The paper's own claims, and those that were derived here. */
export function bySource(claims: readonly Claim[]): { paper: Claim[]; derived: Claim[] } {
  return {
    paper: claims.filter(({ source }) => source !== "derived"),
    derived: claims.filter(({ source }) => source === "derived"),
  };
}

/**
 * The claims in a notebook's saved outputs (`class="plasticity-claim" data-claim="…"`), in their order.
 *
 * @param notebook an executed notebook
 * @param place what to call it in an error message
 * @throws ClaimError when a claim's JSON is damaged or a field has the wrong type
 * @example const claims = claimsIn(readNotebook(file), file);
 */
export function claimsIn(notebook: Notebook, place = "notebook"): Claim[] {
  return recordsIn(notebook, "claim", schema, (problem) => new ClaimError(`${place}: ${problem}`));
}
