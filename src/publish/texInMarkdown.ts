import type MarkdownIt from "markdown-it";
import type StateBlock from "markdown-it/lib/rules_block/state_block.mjs";
import type StateInline from "markdown-it/lib/rules_inline/state_inline.mjs";
import { Finder } from "./finder.js";

/** One search for all rules on the same text. */
const finders = new WeakMap<StateInline | StateBlock, Finder>();

function finderOf(state: StateInline | StateBlock): Finder {
  let finder = finders.get(state);
  if (finder === undefined || finder.text !== state.src) finders.set(state, (finder = new Finder(state.src)));
  return finder;
}

function pushFormula(state: StateInline, content: string, display: boolean): void {
  const token = state.push("formula", "math", 0);
  token.content = content.trim();
  token.meta = { display };
}

/**
 * `$…$` in a line of text, by Pandoc's rule, which leaves sums of money alone: no space after the opening dollar, none
 * before the closing one, and no digit after it. Also `$$…$$`.
 */
function dollars(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== "$") return false;
  const delimiter = src[pos + 1] === "$" ? "$$" : "$";
  const begin = pos + delimiter.length;
  const end = finderOf(state).unescaped(delimiter, begin);
  if (end <= begin) return false;
  const content = src.slice(begin, end);
  if (delimiter === "$" && (/^\s|\s$/.test(content) || /\d/.test(src[end + 1] ?? ""))) return false;
  if (!silent) pushFormula(state, content, delimiter === "$$");
  state.pos = end + delimiter.length;
  return true;
}

const OPENING = /\\{1,2}([([])/y;
const ENVIRONMENT = /\\begin\{([a-z]+\*?)\}/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `\(…\)` and `\[…\]`, with one or two backslashes as Jupyter takes them, and `\begin{…}…\end{…}`, in a line of text. */
function commands(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== "\\") return false;
  const open = matchAt(OPENING, src, pos);
  if (open !== null) {
    const close = open[0].replace("(", ")").replace("[", "]");
    const begin = pos + open[0].length;
    const end = finderOf(state).plain(close, begin);
    if (end <= begin) return false;
    if (!silent) pushFormula(state, src.slice(begin, end), open[1] === "[");
    state.pos = end + close.length;
    return true;
  }
  const environment = matchAt(ENVIRONMENT, src, pos);
  if (environment === null) return false;
  const close = `\\end{${environment[1]!}}`;
  const end = finderOf(state).environmentEnd(environment[1]!, pos + environment[0].length);
  if (end < 0) return false;
  if (!silent) pushFormula(state, src.slice(pos, end + close.length), true);
  state.pos = end + close.length;
  return true;
}

const BLOCK = /\$\$|\\{1,2}\[|\\begin\{([a-z]+\*?)\}/y;

/** A formula that begins a line with `$$`, `\[` or `\begin{…}` and may hold anything, blank lines excepted. */
function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const { src } = state;
  const begin = state.bMarks[startLine]! + state.tShift[startLine]!;
  const open = matchAt(BLOCK, src, begin);
  if (open === null) return false;
  const name = open[1];
  const close = name !== undefined ? `\\end{${name}}` : open[0] === "$$" ? "$$" : open[0].replace("[", "]");
  const inside = begin + open[0].length;
  const finder = finderOf(state);
  const end = name === undefined ? finder.plain(close, inside) : finder.environmentEnd(name, inside);
  const after = end + close.length;
  if (end < 0 || after > state.eMarks[endLine - 1]!) return false;
  const blank = finder.blankLine(begin);
  if (blank >= 0 && blank < end) return false;
  // Something after the formula on its last line: then it is part of a paragraph.
  if (matchAt(/[ \t]*(?:\n|$)/y, src, after) === null) return false;
  if (silent) return true;
  const token = state.push("formula", "math", 0);
  token.block = true;
  token.content = (name === undefined ? src.slice(inside, end) : src.slice(begin, after)).trim();
  token.meta = { display: true };
  state.line = startLine + src.slice(begin, after).split("\n").length;
  return true;
}

/**
 * A markdown-it plugin for TeX as Jupyter notebooks write it: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and environments. It
 * makes tokens of type `formula`; how they look is the renderer's affair. It takes time in proportion to the text,
 * whatever is in it.
 *
 * @example new MarkdownIt().use(texInMarkdown);
 */
export function texInMarkdown(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("escape", "formula_dollars", dollars);
  markdown.inline.ruler.before("escape", "formula_commands", commands);
  markdown.block.ruler.before("fence", "formula_block", block, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}
