import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { shownValue } from "../files/oneLine.js";

/** A line of a list: a figure, and what its presenter wrote for it. */
export interface ListedFigure {
  /** Number of its line, from 1. */
  line: number;
  figure: string;
  title?: string;
  /** Markdown. */
  notes?: string;
}

/** A list of figures, for a talk in one's own order. */
export interface FigureList {
  title: string | undefined;
  figures: ListedFigure[];
}

/** Thrown for a list that can't be read; the message says the line, what was expected, and what came. */
export class FigureListError extends Error {
  override name = "FigureListError";
}

const LONGEST_LIST = 1_000_000;

/**
 * The figures in a list. In a plain text each line is a figure, perhaps with a title and notes after `|`; lines that are
 * empty or begin with `#` are left out; a line `title: …` before the first figure is the talk's title. In YAML (`.yaml`,
 * `.yml`) it is a list of names or of `{ figure, title, notes }`, or `{ title, figures }` with such a list.
 *
 * @param text of the file
 * @param name of the file: its ending says what it is
 * @throws FigureListError
 * @example figureList("optimal-plasticity/fig5 | Below one | Who has seen drift?", "figures.txt").figures[0].title // "Below one"
 */
export function figureList(text: string, name: string): FigureList {
  if (text.length > LONGEST_LIST) {
    throw new FigureListError(`${name}: expected a list of at most ${LONGEST_LIST} characters, got ${text.length}`);
  }
  const list = /\.ya?ml$/i.test(name) ? fromYaml(text, name) : fromLines(text, name);
  if (list.figures.length === 0) throw new FigureListError(`${name}: expected at least one figure, got none`);
  return list;
}

function fromLines(text: string, name: string): FigureList {
  const list: FigureList = { title: undefined, figures: [] };
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    const line = index + 1;
    const [, title] = /^title:\s*(.+)$/i.exec(content) ?? [];
    if (title !== undefined && list.figures.length === 0) {
      list.title = title;
      continue;
    }
    const parts = content.split("|").map((part) => part.trim());
    if (parts.length > 3) {
      throw new FigureListError(`${name}:${line}: expected "figure | title | notes", got ${parts.length} parts`);
    }
    const [figure = "", own = "", notes = ""] = parts;
    if (figure === "") throw new FigureListError(`${name}:${line}: expected a figure before "|", got none`);
    list.figures.push({ line, figure, ...(own === "" ? {} : { title: own }), ...(notes === "" ? {} : { notes }) });
  }
  return list;
}

const KEYS: ReadonlySet<string> = new Set(["figure", "title", "notes"]);

function fromYaml(text: string, name: string): FigureList {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineOf = (node: unknown): number => counter.linePos((node as Node | null)?.range?.[0] ?? 0).line;
  const fail = (node: unknown, expected: string, got: string): never => {
    throw new FigureListError(`${name}:${lineOf(node)}: expected ${expected}, got ${got}`);
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line } = counter.linePos(error.pos[0]);
    throw new FigureListError(`${name}:${line}: expected YAML: ${error.message.replace(/\s+/g, " ")}`);
  }
  const words = (node: unknown, what: string): string => {
    const value: unknown = isScalar(node) ? node.value : undefined;
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    return fail(node, what, isScalar(node) ? shownValue(value) : kindOf(node));
  };
  const whole = document.contents;
  const list = isMap(whole) ? (whole.get("figures", true) as unknown) : whole;
  if (!isSeq(list)) return fail(whole, "a list of figures, or a title with figures", kindOf(list));
  const titleNode = isMap(whole) ? (whole.get("title", true) as unknown) : undefined;
  const figures = list.items.map((item): ListedFigure => {
    if (!isMap(item)) return { line: lineOf(item), figure: words(item, "a figure's name") };
    for (const { key } of item.items) {
      const word = isScalar(key) ? String(key.value) : kindOf(key);
      if (!KEYS.has(word)) fail(key, "figure, title or notes", `"${word}"`);
    }
    const text = (key: string): Record<string, string> =>
      item.has(key) ? { [key]: words(item.get(key, true), `${key} to be a text`) } : {};
    const figure = item.has("figure")
      ? words(item.get("figure", true), "a figure's name")
      : fail(item, "figure: …", "none");
    return { line: lineOf(item), figure, ...text("title"), ...text("notes") };
  });
  return { title: titleNode === undefined ? undefined : words(titleNode, "title to be a text"), figures };
}

function kindOf(node: unknown): string {
  if (node === null || node === undefined) return "nothing";
  return isSeq(node)
    ? "a list"
    : isMap(node)
      ? "keys with values"
      : isScalar(node)
        ? shownValue(node.value)
        : "a reference";
}
