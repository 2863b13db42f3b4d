import { dirname, join } from "node:path";
import MarkdownIt from "markdown-it";
import type { NotebookFile } from "../publish/findNotebooks.js";
import { renderMarkdown } from "../publish/markdown.js";
import { PageIds } from "../publish/pageIds.js";
import { claimsStack, findingsStack } from "./closingSlides.js";
import type { Deck } from "./deckHtml.js";
import { type NotebookSlides, notebookSlides } from "./notebookSlides.js";
import { type PaperAbout, paperAbout } from "./paperAbout.js";
import { plainText } from "./plainText.js";
import { type Stack, textSlide } from "./slide.js";

const { escapeHtml } = new MarkdownIt().utils;

/** What a deck is made of. */
export interface DeckRequest {
  /** What was asked for, for the commands on the last slide: `optimal-plasticity`, `--from figures.txt`. */
  asked: string;
  /** The project's folder of notebooks. */
  home: string;
}

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

/** The paper's folder below the notebooks' when all are from one, else "". */
function folderOf(files: readonly NotebookFile[]): string {
  const folders = new Set(files.map(({ name }) => (name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "")));
  return folders.size === 1 ? [...folders][0]! : "";
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

/** A figure or a panel of one that was asked for, with what its presenter wrote. */
export interface ChosenSlides {
  slides: Stack;
  notebook: NotebookSlides;
  title?: string | undefined;
  notes?: string | undefined;
}

/**
 * The deck of figures of any papers, in the order given.
 *
 * @param title on the first slide
 * @example const deck = figuresDeck(chosen, "Journal club", { asked: "--from figures.txt", home: "notebooks" });
 */
export function figuresDeck(chosen: readonly ChosenSlides[], title: string, request: DeckRequest): FinishedDeck {
  const notebooks = [...new Set(chosen.map(({ notebook }) => notebook))];
  const papers = [...new Set(notebooks.map((one) => folderOf([one])))].map((folder) =>
    paperAbout(request.home, folder),
  );
  const list = papers.map((paper) => `- ${paper.title}`).join("\n");
  const stacks = chosen.map(({ slides, title: own, notes, notebook }): Stack => {
    const [first, ...others] = slides;
    const html = notes === undefined ? undefined : rendered(notes, dirname(notebook.file));
    return [
      { ...first!, ...(own === undefined ? {} : { title: own }), ...(html === undefined ? {} : { notes: html }) },
      ...others,
    ];
  });
  return {
    title,
    description: title,
    stacks: [[titleSlide(title, "", list, request.home)], ...stacks, ...endSlides(papers, notebooks, request)],
    warnings: [],
  };
}

function rendered(markdown: string, directory: string): string {
  return renderMarkdown(markdown, { ids: new PageIds(), directory }).html;
}

function titleSlide(title: string, citation: string, sentence: string, home: string): Stack[number] {
  const by = citation === "" ? "" : `<div class="by">${rendered(citation, home)}</div>`;
  const body = rendered(sentence, home) + by;
  const notes =
    "<p>S opens this view, G finds a figure by its name, Esc shows all slides. Right goes to the next figure, down to its panels.</p>";
  return textSlide({ id: "title", kind: "title", title, body, notes });
}

/** Sources, and how to run it again. */
function endSlides(
  papers: readonly PaperAbout[],
  notebooks: readonly NotebookSlides[],
  { asked, home }: DeckRequest,
): Stack[] {
  const cited = papers.filter(({ citation }) => citation !== "").map((one) => `- *${one.title}.* ${one.citation}`);
  const names = notebooks.map(({ name }) => name);
  const folders = [
    ...new Set(names.map((name) => join("notebooks", name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : ""))),
  ];
  const sources = [
    ...cited,
    `- Figures and numbers: ${names.length === 1 ? "the notebook" : `${names.length} notebooks`} in ${folders.map((one) => `\`${one}\``).join(", ")}, with the results in \`data/results\``,
    "- Published values drawn over ours: `data/published`, each file with its source",
    "- Which figure rests on which result: `npx plasticity verify`",
  ];
  const target = names.length === 1 ? `notebooks/${names[0]!}.ipynb` : folders.join(" ");
  const commands = `npm start\nnpx plasticity execute ${target}\nnpx plasticity present ${asked}`;
  const body = `<pre>${escapeHtml(commands)}</pre><p>The first runs everything and makes the pages; the second runs these notebooks again, from stored results where they are; the third makes this file.</p>`;
  return [
    [textSlide({ id: "sources", name: "Sources", title: "Sources", body: rendered(sources.join("\n"), home) })],
    [
      textSlide({
        id: "run-again",
        name: "Run again",
        title: "All of this can be run again",
        body,
        notes: "<p>These notes are in the file: whoever has it can read them.</p>",
      }),
    ],
  ];
}
