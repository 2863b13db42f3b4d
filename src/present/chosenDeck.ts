import { dirname } from "node:path";
import type { FinishedDeck } from "./deck.js";
import type { NotebookSlides } from "./notebookSlides.js";
import { type DeckRequest, endSlides, rendered, titleSlide } from "./outerSlides.js";
import { folderOf, paperAbout } from "./paperAbout.js";
import type { Stack } from "./slide.js";

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
