import type { NotebookFile } from "../publish/findNotebooks.js";
import { claimsStack, findingsStack } from "./closingSlides.js";
import type { Deck } from "./deckHtml.js";
import { notebookSlides } from "./notebookSlides.js";
import { type DeckRequest, endSlides, titleSlide } from "./outerSlides.js";
import { folderOf, paperAbout } from "./paperAbout.js";
import { plainText } from "./plainText.js";

/** A deck with what a presenter should know of it. */
export interface FinishedDeck extends Deck {
  warnings: string[];
}

/** In a talk the paper's figures come first, then its tables, then what else there is. */
function talkOrder(files: readonly NotebookFile[]): NotebookFile[] {
  const rank = ({ name }: NotebookFile): number => {
    const base = name.split("/").at(-1)!;
    return base.startsWith("fig") ? 0 : base.startsWith("table") ? 1 : 2;
  };
  return [...files].sort((a, b) => rank(a) - rank(b));
}

/**
 * The deck of whole notebooks, such as those of a paper: what the paper says in a sentence; each notebook's question,
 * equations and figures; the claims, the findings, sources, and how to run it again.
 *
 * @param files from `findNotebooks`
 * @throws as `notebookSlides`
 * @example const deck = notebooksDeck(files, { asked: "optimal-plasticity", home: "notebooks" });
 */
export function notebooksDeck(files: readonly NotebookFile[], request: DeckRequest): FinishedDeck {
  const notebooks = talkOrder(files).map(notebookSlides);
  const folder = folderOf(files);
  const about = paperAbout(request.home, folder);
  const single = notebooks.length === 1 ? notebooks[0]! : undefined;
  const title = single === undefined ? about.title : plainText(single.title);
  const citation = notebooks.find((one) => one.citation !== "")?.citation ?? "";
  const claims = notebooks.flatMap((one) => one.claims);
  const findings = notebooks.flatMap((one) => one.findings);
  const first = titleSlide(title, about.citation, single === undefined ? about.sentence : "", request.home);
  return {
    title,
    description: plainText(about.sentence) || title,
    stacks: [
      [first],
      ...notebooks.flatMap(({ opening, stacks }) => (opening.length === 0 ? stacks : [opening, ...stacks])),
      ...(claims.length === 0 ? [] : [claimsStack(claims, citation)]),
      ...(findings.length === 0 ? [] : [findingsStack(findings, citation)]),
      ...endSlides([about], notebooks, request),
    ],
    warnings: notebooks.flatMap(({ name, warnings }) => warnings.map((warning) => `${name}: ${warning}`)),
  };
}
