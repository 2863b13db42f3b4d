import type { Claim } from "../publish/claims.js";
import { panelLetters } from "../publish/panelLetters.js";
import type { PanelDrawing } from "./figureParts.js";

/** The paper's own name of a figure, at the beginning of a label: "Fig 5" of "Fig 5, sweet spots". */
export function paperFigure(label: string): string | undefined {
  return /^(?:Fig|Table) \d+(?:—figure supplement \d+)?/.exec(label)?.[0];
}

/**
 * Whether a place in a paper names a panel of a figure: by its letter ("Fig 11B–C", "Fig 1e, f"), or by its row and column
 * ("Fig 5, bottom row, left").
 *
 * @param where a claim's place
 * @param figure as `paperFigure` gives it
 * @param panel the panel
 * @param panels all panels of the figure, for rows and columns
 * @example namesPanel("Fig 1e, f", "Fig 1", panelF, panels) // true
 */
export function namesPanel(
  where: string,
  figure: string,
  panel: PanelDrawing,
  panels: readonly PanelDrawing[],
): boolean {
  return (
    (panel.letter !== "" && panelLetters(where, figure).has(panel.letter.toLowerCase())) ||
    inGrid(where, figure, panel, panels)
  );
}

function inGrid(where: string, figure: string, panel: PanelDrawing, panels: readonly PanelDrawing[]): boolean {
  const named = where.indexOf(`${figure}, `);
  const [, row] = /\b(top|middle|bottom) row\b/.exec(where.slice(Math.max(0, named))) ?? [];
  if (named < 0 || row === undefined || / to (?:middle|bottom) row/.test(where)) return false;
  const ys = [...new Set(panels.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const xs = [...new Set(panels.map(({ x }) => Math.round(x)))].sort((a, b) => a - b);
  const [, column] = /row, (left|centre|right)\b/.exec(where) ?? [];
  const middle = (list: readonly number[]): number | undefined => (list.length === 3 ? list[1] : undefined);
  const y = row === "top" ? ys[0] : row === "bottom" ? ys.at(-1) : middle(ys);
  const x = column === "left" ? xs[0] : column === "right" ? xs.at(-1) : middle(xs);
  if (ys.length < 2 || Math.round(panel.y) !== y) return false;
  return column === undefined || Math.round(panel.x) === x;
}

/** A figure of a notebook with the claims that its cells are followed by. */
export interface ClaimsNear {
  /** Those that come after it, before the next figure. */
  after: readonly Claim[];
  /** All of the notebook. */
  all: readonly Claim[];
}

/** A label that is the paper's own name of a figure, or of panels of it, with nothing added. */
const OWN_LABEL = /^(?:Fig|Table) \d+(?:—figure supplement \d+)?(?:[A-Za-z](?:(?:–|, ?)[A-Za-z])*)?$/;

/**
 * The paper's figure whose panels have the letters of this drawing: undefined where the letters are ours, as in
 * "Fig 5, sweet spots", or in a drawing of "Fig 1c" with parts i and ii.
 *
 * @example letteredFigure("Fig 12A, B", ["A", "B"]) // "Fig 12"
 */
export function letteredFigure(label: string, letters: readonly string[]): string | undefined {
  const figure = OWN_LABEL.test(label) ? paperFigure(label) : undefined;
  if (figure === undefined) return undefined;
  const named = panelLetters(label, figure);
  const ours = letters.some(
    (letter) => letter.length > 1 || (named.size > 0 && letter !== "" && !named.has(letter.toLowerCase())),
  );
  return ours ? undefined : figure;
}

/** Claims that name the panel: those below its figure first, then others of the notebook. */
export function claimsOfPanel(
  { after, all }: ClaimsNear,
  figure: string | undefined,
  panel: PanelDrawing,
  panels: readonly PanelDrawing[],
): Claim[] {
  if (figure === undefined) return [];
  const named = (claim: Claim): boolean => namesPanel(claim.where, figure, panel, panels);
  return unique([...after.filter(named), ...all.filter(named)]);
}

/**
 * Claims of a figure, in the order of how much they are about it. A figure of the paper's own name has all that name it, and
 * those below it that name none. Another one has those below it, unless the table there is about other panels too: then it
 * can't be told which are its own.
 */
export function claimsOfFigure({ after, all }: ClaimsNear, label: string): Claim[] {
  const figure = paperFigure(label);
  if (figure === undefined) return [...after];
  const letters = panelLetters(label, figure);
  const isOwn = OWN_LABEL.test(label);
  const isAbout = ({ where }: Claim): boolean => {
    const at = where.indexOf(figure);
    if (at < 0 || /\d/.test(where.charAt(at + figure.length))) return false;
    const named = panelLetters(where, figure);
    if (letters.size === 0) return isOwn || named.size === 0;
    return named.size === 0 || [...named].some((letter) => letters.has(letter));
  };
  const isAboutNone = ({ where }: Claim): boolean => !/\b(?:Fig|Table) \d/.test(where);
  if (isOwn) return unique([...after.filter(isAbout), ...all.filter(isAbout), ...after.filter(isAboutNone)]);
  const others = after.filter((claim) => !isAbout(claim) && !isAboutNone(claim));
  return others.length > 0 ? [] : [...after.filter(isAbout), ...after.filter(isAboutNone)];
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
