import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { renderMarkdown } from "../publish/markdown.js";
import { PageIds } from "../publish/pageIds.js";
import type { NotebookSlides } from "./notebookSlides.js";
import type { PaperAbout } from "./paperAbout.js";
import { type Slide, type Stack, textSlide } from "./slide.js";

const { escapeHtml } = new MarkdownIt().utils;

/** What a deck is made of. */
export interface DeckRequest {
  /** What was asked for, for the commands on the last slide: `optimal-plasticity`, `--from figures.txt`. */
  asked: string;
  /** The project's folder of notebooks. */
  home: string;
}

/** Markdown of a presenter or a paper as HTML; its links lead from `directory`. */
export function rendered(markdown: string, directory: string): string {
  return renderMarkdown(markdown, { ids: new PageIds(), directory }).html;
}

/** The first slide: what it is about, whose it is, how one moves. */
export function titleSlide(title: string, citation: string, sentence: string, home: string): Slide {
  const by = citation === "" ? "" : `<div class="by">${rendered(citation, home)}</div>`;
  const body = rendered(sentence, home) + by;
  const notes =
    "<p>S opens this view, G finds a figure by its name, Esc shows all slides. Right goes to the next figure, down to its panels.</p>";
  return textSlide({ id: "title", kind: "title", title, body, notes });
}

/** Sources, and how to run it again. */
export function endSlides(
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
