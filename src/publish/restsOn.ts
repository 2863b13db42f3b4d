/** Which stored results the figures of a notebook rest on, by the variables that their code uses. */
import { z } from "zod";
import type { CodeCell, Notebook } from "./notebook.js";
import { recordsIn } from "./recordsIn.js";

const schema = z.object({ experiment: z.string(), profile: z.enum(["quick", "paper"]), digest: z.string() });

/** A result that a notebook obtained, as its saved output records it. */
export type ObtainedResult = z.infer<typeof schema>;

/** A figure of a notebook and the results that it is drawn from. */
export interface FigureSources {
  /** The figure's id. */
  figure: string;
  results: ObtainedResult[];
}

/** Thrown for a record of a result in a saved output that isn't what `plasticity/lab` writes. */
export class ResultRecordError extends Error {
  override name = "ResultRecordError";
}

/**
 * The results that a notebook obtained, each once, in their order.
 *
 * @param notebook an executed notebook
 * @param place what to call it in an error message
 * @throws ResultRecordError when a record is damaged
 * @example obtainedIn(readNotebook(file), file)
 */
export function obtainedIn(notebook: Notebook, place = "notebook"): ObtainedResult[] {
  const records = recordsIn(notebook, "result", schema, (problem) => new ResultRecordError(`${place}: ${problem}`));
  const seen = new Map(records.map((record) => [JSON.stringify(record), record]));
  return [...seen.values()];
}

interface Statement {
  text: string;
  declares: string[];
  uses: Set<string>;
  results: ObtainedResult[];
}

/**
 * For each figure (a statement that calls `figure`), the results that reach it through the notebook's variables. Names
 * are taken from the text of the statements, so that a result may be listed that only shares a name with one in use; none
 * is left out.
 *
 * @throws as `obtainedIn`
 * @example figureSources(readNotebook(file), file) // [{ figure: "fig5", results: [{ experiment: …, digest: … }] }]
 */
export function figureSources(notebook: Notebook, place = "notebook"): FigureSources[] {
  const statements = notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? statementsOf(cell, place) : []));
  return statements.flatMap((statement, at) => {
    const [, figure] = /^figure\(\{[\s\S]*?\bid: "([^"]+)"/.exec(statement.text) ?? [];
    if (figure === undefined) return [];
    const results = new Map<string, ObtainedResult>();
    const wanted = new Set(statement.uses);
    for (let before = at; before >= 0; before--) {
      const { declares, uses, results: own } = statements[before]!;
      if (before < at && !declares.some((name) => wanted.has(name))) continue;
      for (const name of uses) wanted.add(name);
      for (const result of [...own].reverse()) results.set(JSON.stringify(result), result);
    }
    return [{ figure, results: [...results.values()].reverse() }];
  });
}

/** The statements of a cell, each with the results that its calls of `obtain` showed. */
function statementsOf(cell: CodeCell, place: string): Statement[] {
  const shown = obtainedIn({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, place);
  // A statement begins at a line that isn't indented and starts with a word (cells are formatted).
  const texts = cell.source.split(/\n(?=[A-Za-z_$])/);
  const calls = texts.map((text) => [...text.matchAll(/\bobtain\(/g)].length);
  const isClear = calls.reduce((sum, count) => sum + count, 0) === shown.length;
  let next = 0;
  return texts.map((text, k) => {
    const results = calls[k] === 0 ? [] : isClear ? shown.slice(next, (next += calls[k]!)) : shown;
    return { text, declares: declaredIn(text), uses: wordsIn(text), results };
  });
}

function declaredIn(text: string): string[] {
  const [, name, pattern] =
    /^(?:async )?(?:const|let|var|function\*?|class) (?:([A-Za-z_$][\w$]*)|([[{][^=]*[\]}])\s*=)/.exec(text) ?? [];
  if (name !== undefined) return [name];
  return pattern === undefined ? [] : [...wordsIn(pattern.replace(/[\w$]+:/g, ""))];
}

/** Words that may be variables: no properties (`a.b`), no keys (`b: …`). */
function wordsIn(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/(?<![\w$.]|\?\.)([A-Za-z_$][\w$]*)(?!\s*:(?!:))|\.\.\.([A-Za-z_$][\w$]*)/g)].map(
      (match) => match[1] ?? match[2]!,
    ),
  );
}
