/** The papers that a project re-runs, as `data/papers.json` cites them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { oneLine } from "../files/oneLine.js";

const text = z.string().min(1);
const schema = z.array(
  z.strictObject({
    /** Its folder below `notebooks/`. */
    folder: text,
    /** "Raman & O'Leary 2021" */
    short: text,
    /** The notebook whose first figure stands for it on the index. */
    figure: text.optional(),
    title: text,
    authors: z.array(z.strictObject({ given: text, family: text })).min(1),
    journal: text,
    volume: text,
    issue: text.optional(),
    /** First page, or the article's number. */
    start: text,
    end: text.optional(),
    year: z.int(),
    doi: z.string().regex(/^10\.\d+\/\S+$/),
  }),
);

/** A paper. */
export type Paper = z.infer<typeof schema>[number];

/**
 * The papers of a project, in the order in which they are shown; none when it has no `data/papers.json`.
 *
 * @param root the project's folder
 * @throws {Error} naming the file and the field when it isn't as it should be
 * @example papersOf(ownProject())[0].doi
 */
export function papersOf(root: string): Paper[] {
  const file = join(root, "data", "papers.json");
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new Error(`${file}: expected a list of papers (JSON): ${oneLine((error as Error).message)}`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new Error(`${file}: ${path.join(".") || "whole file"}: ${oneLine(message)}`);
}

/** A paper's address. `doiAddress("10.7554/eLife.62912")` */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi}`;
}
