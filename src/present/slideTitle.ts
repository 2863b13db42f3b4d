import type { Claim } from "../publish/claims.js";
import { wrapText } from "../lab/textWidth.js";
import { bodyWidth, slideArea } from "./slideArea.js";

/** What a verdict makes of the paper's sentence: a title must be true. */
const BEFORE = { reproduced: "", partly: "Partly: ", "not reproduced": "Not reproduced: " } as const;

/** Statements that lean on the one before them in the table. */
const LEANS =
  /^(?:the same|and |once more|of the same|likewise|so (?:do|does|are|is) |its? |they |their |there |in such |\S+ = )/i;

/**
 * A claim as the title of a slide: what is said, without how it was measured, and what came of it.
 *
 * @example claimTitle({ statement: "The best ratio is below one: the largest of three, …", verdict: "partly" })
 * // "Partly: the best ratio is below one"
 */
export function claimTitle({ statement, verdict }: Pick<Claim, "statement" | "verdict">): string {
  const before = BEFORE[verdict];
  const said = sentence(statement);
  return before === "" ? said : before + lowered(said);
}

/** The claim that says most by itself: the first that doesn't lean on another one. */
export function leadingClaim(claims: readonly Claim[]): Claim | undefined {
  return claims.find((claim) => !leans(claim)) ?? claims[0];
}

/** Whether a claim says something only after another one: "The same with ten times weaker fluctuations." */
export function leans({ statement }: Pick<Claim, "statement">): boolean {
  return LEANS.test(statement);
}

/** What a claim says, without how it was measured: up to its colon. */
export function statementText(statement: string): string {
  const [cut] = /^.{24,}?\S(?=: )/.exec(statement) ?? [statement];
  // A colon inside brackets is a part of what they say.
  const head = cut.split("(").length === cut.split(")").length ? cut : statement;
  return head.replace(/\s*\.$/, "");
}

/** How something was measured, in brackets at the end. */
const MEASURED =
  / \((?:largest|smallest|least|mean|median|ratio|difference|fraction|share|exponent|relative|in every|every|the interval)\b[^()]*\)$/;

function sentence(statement: string): string {
  const without = statementText(statement).replace(MEASURED, "");
  return lines(without, slideArea.titleSizes[1]) <= 2 ? without : without.replace(/ \([^()]*\)$/, "");
}

/** A first word in lower case, unless it is a name or a symbol. */
function lowered(text: string): string {
  return /^(?:[A-Z][a-z]+ [a-z(]|A |It )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Lines of a bold text across a slide; letters of the titles' font are narrower than the estimate. */
function lines(text: string, size: number): number {
  return wrapText(text, size * 0.93, bodyWidth).length;
}

/** A title, and the size of its letters such that it takes two lines at most. */
export interface FittedTitle {
  text: string;
  /** Index into `slideArea.titleSizes`. */
  size: number;
}

/**
 * A title with the largest letters that keep it within two lines; what doesn't even fit with the smallest ones is cut
 * after a word.
 *
 * @example fittedTitle("Balancing leaves the output as it is") // { text: "…", size: 0 }
 */
export function fittedTitle(text: string): FittedTitle {
  const size = slideArea.titleSizes.findIndex((letters) => lines(text, letters) <= 2);
  if (size >= 0) return { text, size };
  const last = slideArea.titleSizes.length - 1;
  const words = text.split(" ");
  while (words.length > 1 && lines(`${words.join(" ")} …`, slideArea.titleSizes[last]!) > 2) words.pop();
  return { text: `${words.join(" ").replace(/[,;:–(]+$/, "")} …`, size: last };
}

/** Margins, gaps and footer of a slide, and the share of its letters' size that a title's line is high: `deckStyle`'s. */
const AROUND_BODY = 96;
const TITLE_LINE = 1.18;

/** Height of a slide's body below a title; a title of two lines leaves 535. `heightBelow("Which way is down?")` */
export function heightBelow(title: string): number {
  const { text, size } = fittedTitle(title);
  const letters = slideArea.titleSizes[size]!;
  return Math.floor(slideArea.height - AROUND_BODY - lines(text, letters) * letters * TITLE_LINE);
}
