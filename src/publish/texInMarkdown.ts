import type MarkdownIt from "markdown-it";
import type StateBlock from "markdown-it/lib/rules_block/state_block.mjs";
import type StateInline from "markdown-it/lib/rules_inline/state_inline.mjs";

/** Index just after the closing delimiter, skipping what a backslash escapes; -1 when there is none. */
function closing(text: string, delimiter: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith(delimiter, at)) return at;
    if (text[at] === "\\") at++;
  }
  return -1;
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
  const end = closing(src, delimiter, begin);
  if (end <= begin) return false;
  const content = src.slice(begin, end);
  if (delimiter === "$" && (/^\s|\s$/.test(content) || /\d/.test(src[end + 1] ?? ""))) return false;
  if (!silent) pushFormula(state, content, delimiter === "$$");
  state.pos = end + delimiter.length;
  return true;
}

/** `\(…\)` and `\[…\]`, with one or two backslashes as Jupyter takes them, and `\begin{…}…\end{…}`, in a line of text. */
function commands(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== "\\") return false;
  const rest = src.slice(pos);
  const open = /^\\{1,2}([([])/.exec(rest);
  if (open !== null) {
    const close = open[0].replace("(", ")").replace("[", "]");
    const end = rest.indexOf(close, open[0].length);
    if (end <= open[0].length) return false;
    if (!silent) pushFormula(state, rest.slice(open[0].length, end), open[1] === "[");
    state.pos = pos + end + close.length;
    return true;
  }
  const environment = /^\\begin\{([a-z]+\*?)\}[\s\S]*?\\end\{\1\}/.exec(rest);
  if (environment === null) return false;
  if (!silent) pushFormula(state, environment[0], true);
  state.pos = pos + environment[0].length;
  return true;
}

/** A formula that begins a line with `$$`, `\[` or `\begin{…}` and may hold anything, blank lines excepted. */
function block(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const begin = state.bMarks[startLine]! + state.tShift[startLine]!;
  const text = state.src.slice(begin, state.eMarks[endLine - 1]!);
  const open = /^(?:\$\$|\\{1,2}\[|\\begin\{([a-z]+\*?)\})/.exec(text);
  if (open === null) return false;
  const name = open[1];
  const close = name !== undefined ? `\\end{${name}}` : open[0] === "$$" ? "$$" : open[0].replace("[", "]");
  const end = text.indexOf(close, open[0].length);
  if (end < 0 || /\n\s*\n/.test(text.slice(0, end))) return false;
  // Something after the formula on its last line: then it is part of a paragraph.
  const after = text.slice(end + close.length);
  if (!/^[ \t]*(?:\n|$)/.test(after)) return false;
  if (silent) return true;
  const token = state.push("formula", "math", 0);
  token.block = true;
  token.content = (name === undefined ? text.slice(open[0].length, end) : text.slice(0, end + close.length)).trim();
  token.meta = { display: true };
  state.line = startLine + text.slice(0, end + close.length).split("\n").length;
  return true;
}

/**
 * A markdown-it plugin for TeX as Jupyter notebooks write it: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and environments. It
 * makes tokens of type `formula`; how they look is the renderer's affair.
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
