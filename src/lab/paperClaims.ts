/**
 * What the papers say: `data/claims/<paper>/<figure>.json`, one file a notebook. The statements stand apart from the
 * notebooks that measure them, so that an expectation is on record before its number is, and so that a claim that no
 * notebook measures is noticed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { oneLine } from "../files/oneLine.js";
import { projectRoot } from "../files/project.js";
import { SOURCES, type Statement } from "./claim.js";

const id = z.string().regex(/^[a-z0-9-]+$/, "expected lower-case words joined by hyphens");
const text = z.string().min(1);
const expected = z.union([
  z.strictObject({ holds: z.boolean() }),
  z.strictObject({ value: z.number(), tolerance: z.number().min(0) }),
  z
    .strictObject({ min: z.number().optional(), max: z.number().optional() })
    .refine(({ min, max }) => min !== undefined || max !== undefined, "expected at least one end"),
]);
const statement = z.strictObject({
  id,
  where: text,
  source: z.enum(SOURCES),
  place: text.optional(),
  statement: text,
  expected,
  unit: text.optional(),
});

/** How a text can be at fault. */
export const FINDING_KINDS = [
  "misprint",
  "text and data differ",
  "text and code differ",
  "text and equation differ",
  "text and measurement differ",
  "over-broad",
  "undisclosed",
] as const;

const findingText = z.strictObject({
  id,
  kind: z.enum(FINDING_KINDS),
  /** The smallest part of the paper, e.g. "Eq 29". */
  where: text,
  /** What the paper says. */
  printed: text,
  /** What holds instead. */
  correct: text,
  /** What this project uses. */
  use: text,
  /** What would change our mind. */
  wouldChange: text,
  /** Whether the authors were asked. */
  asked: z.boolean(),
});
const schema = z.strictObject({
  /** The paper, for a reader of the file. */
  paper: text,
  claims: z.array(statement),
  findings: z.array(findingText).default([]),
});

/** A finding as the file of claims has it; its evidence comes from the notebook. */
export type FindingText = z.infer<typeof findingText>;

/** The claims and findings of one notebook, in the order of the file. */
export interface PaperClaims {
  readonly claims: ReadonlyMap<string, Statement>;
  readonly findings: ReadonlyMap<string, FindingText>;
}

/**
 * Reads `data/claims/<name>.json`.
 *
 * `paperClaims("optimal-plasticity/fig5").claims.get("sweet-spot-top-row")`
 *
 * @throws {Error} naming the file and the field when it isn't there or isn't as it should be, or has an id twice
 */
export function paperClaims(name: string, root = projectRoot()): PaperClaims {
  if (root === undefined) throw new Error(`claims: expected to run inside the project, got ${process.cwd()}`);
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(name)) {
    throw new RangeError(`claims: expected a name like "optimal-plasticity/fig5", got ${JSON.stringify(name)}`);
  }
  const file = `data/claims/${name}.json`;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    throw new Error(`${file}: expected a file of claims (JSON): ${oneLine((error as Error).message)}`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new Error(`${file}: ${oneLine(path.join("."), 100) || "whole file"}: ${oneLine(message)}`);
  }
  const claims = new Map<string, Statement>();
  for (const { id, place, unit, expected, ...rest } of parsed.data.claims) {
    if (claims.has(id)) throw new Error(`${file}: expected each id once, got "${id}" twice`);
    claims.set(id, {
      ...rest,
      id: `${name}/${id}`,
      expected: expected as Statement["expected"],
      ...(place === undefined ? {} : { place }),
      ...(unit === undefined ? {} : { unit }),
    });
  }
  const findings = new Map<string, FindingText>();
  for (const finding of parsed.data.findings) {
    if (findings.has(finding.id)) throw new Error(`${file}: expected each id once, got "${finding.id}" twice`);
    findings.set(finding.id, { ...finding, id: `${name}/${finding.id}` });
  }
  return { claims, findings };
}
