/** A formula of a notebook with the words that lead to it, both as Markdown. */
export interface MarkedEquation {
  lead: string;
  /** TeX of its lines. */
  lines: string[];
}

const DISPLAY = /\$\$([\s\S]+?)\$\$/g;
const LONGEST_LEAD = 170;

/**
 * The display formulas of a notebook's section *Equation*, each with the sentence before it. Formulas that stand beside one
 * another with `\qquad` between them come one below the other.
 *
 * @param markdown the section
 * @example markedEquations("The best ratio is\n\n$$a, \\qquad b$$") // [{ lead: "The best ratio is", lines: ["a,", "b"] }]
 */
export function markedEquations(markdown: string): MarkedEquation[] {
  const equations: MarkedEquation[] = [];
  let end = 0;
  for (const match of markdown.matchAll(DISPLAY)) {
    const before =
      markdown
        .slice(end, match.index)
        .trim()
        .split(/\n\s*\n/)
        .at(-1) ?? "";
    end = match.index + match[0].length;
    const lines = linesOf(
      match[1]!
        .trim()
        .replace(/\\tag\*?\{[^{}]*\}/g, "")
        .trim(),
    );
    equations.push({ lead: lastSentence(before.replace(/^#+ .*$/gm, "").trim()), lines });
  }
  return equations;
}

/** Only the last sentence, when it is short enough to stand on a slide. */
function lastSentence(text: string): string {
  const [last = ""] = /(?:[^.?!]|[.?!](?!\s))+[.?!:,]?\s*$/.exec(text) ?? [];
  const sentence = last.trim();
  return sentence.length <= LONGEST_LEAD ? sentence : "";
}

function linesOf(tex: string): string[] {
  if (tex.includes("\\begin")) return [tex];
  const lines: string[] = [];
  let depth = 0;
  let line = "";
  for (const [piece] of tex.matchAll(/\\[A-Za-z]+|\\[\s\S]|[{}]|[^\\{}]+/g)) {
    if (piece === "{" || piece === "\\left") depth++;
    else if (piece === "}" || piece === "\\right") depth--;
    if (piece === "\\qquad" && depth === 0) {
      lines.push(line.trim());
      line = "";
    } else line += piece;
  }
  return [...lines, line.trim()].filter(Boolean);
}
