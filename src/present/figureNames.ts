import { attributeOf, elementsIn, HtmlLimitError, parseTree } from "../publish/htmlTree.js";
import type { NotebookFile } from "../publish/findNotebooks.js";
import { readNotebook } from "../publish/notebook.js";
import { type NotebookSlides, notebookSlides } from "./notebookSlides.js";
import { folderOf } from "./paperAbout.js";
import type { Stack } from "./slide.js";

/** A figure of some notebook, by its names. */
interface KnownFigure {
  notebook: NotebookFile;
  id: string;
  label: string;
}

/** Thrown for a name that no figure has, or several. */
export class FigureNameError extends Error {
  override name = "FigureNameError";
  /** @param known names that would have been understood */
  constructor(
    message: string,
    readonly known: readonly string[],
  ) {
    super(message);
  }
}

/** Only letters and digits count: "Fig 5b", "fig5-b" and "FIG 5 (b)" are the same. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Figures and panels of notebooks, found by name: `optimal-plasticity/fig5`, `fig5-sweet-spots`, `synaptic-balancing/Fig 3c`. */
export class FigureNames {
  private readonly figures: readonly KnownFigure[];
  private readonly slides = new Map<string, NotebookSlides>();

  /**
   * @param files from `findNotebooks`
   * @throws NotebookFormatError naming the notebook at fault
   */
  constructor(files: readonly NotebookFile[]) {
    this.figures = files.flatMap(knownFigures);
  }

  /**
   * The slides of a figure, or of one panel of it, and the notebook that they are from.
   *
   * @throws FigureNameError; as `notebookSlides`
   * @example const { slides } = new FigureNames(files).find("optimal-plasticity/fig5-b");
   */
  find(name: string): { slides: Stack; notebook: NotebookSlides } {
    const cut = name.lastIndexOf("/");
    const [home, wanted] = [name.slice(0, Math.max(0, cut)), plain(name.slice(cut + 1))];
    const near = this.figures.filter(
      ({ notebook }) => home === "" || [notebook.name, folderOf([notebook])].includes(home),
    );
    const whole = near.filter(({ id, label }) => [id, label].some((one) => plain(one) === wanted));
    // An id says more than a label, which two figures of a notebook may share.
    const byId = whole.filter(({ id }) => plain(id) === wanted);
    const figure = this.only(name, byId.length > 0 ? byId : whole);
    if (figure !== undefined) return this.stackOf(figure);
    const longer = near.filter(
      ({ id, label }) => wanted !== "" && [id, label].some((one) => wanted.startsWith(plain(one))),
    );
    const panels = longer.flatMap((one) => {
      const { slides, notebook } = this.stackOf(one);
      const panel = slides.find((slide) => [slide.id, slide.name].some((own) => plain(own) === wanted));
      return panel === undefined ? [] : [{ ...one, found: { slides: [panel], notebook } }];
    });
    const panel = this.only(name, panels);
    if (panel !== undefined) return panel.found;
    throw new FigureNameError(
      `expected a figure such as "${this.known().find((one) => one.includes("/")) ?? "fig1"}", got "${name}"`,
      this.known(),
    );
  }

  private only<T extends KnownFigure>(name: string, list: readonly T[]): T | undefined {
    if (list.length < 2) return list[0];
    const names = [...new Set(list.map(({ notebook, id }) => `${notebook.name}/${id}`))];
    if (names.length < 2) return list[0];
    throw new FigureNameError(`expected the name of one figure (${names.join(", ")}), got "${name}"`, []);
  }

  private known(): string[] {
    return this.figures.map(({ notebook, id }) => [folderOf([notebook]), id].filter(Boolean).join("/"));
  }

  private stackOf({ notebook: file, id }: KnownFigure): { slides: Stack; notebook: NotebookSlides } {
    const notebook = this.notebook(file);
    const slides = notebook.stacks.find((stack) => stack.some((slide) => slide.id === id));
    if (slides === undefined)
      throw new FigureNameError(`expected a figure that is on a slide, got "${file.name}/${id}"`, []);
    return { slides, notebook };
  }

  /** The slides of a notebook, made once. */
  notebook(file: NotebookFile): NotebookSlides {
    const made = this.slides.get(file.file) ?? notebookSlides(file);
    this.slides.set(file.file, made);
    return made;
  }
}

function knownFigures(notebook: NotebookFile): KnownFigure[] {
  const figures: KnownFigure[] = [];
  for (const cell of readNotebook(notebook.file).cells) {
    if (cell.cell_type !== "code") continue;
    for (const output of cell.outputs) {
      const html = "data" in output ? output.data["text/html"] : undefined;
      if (typeof html !== "string") continue;
      for (const [tag] of html.matchAll(/<figure\b[^>]*plasticity-figure[^>]*>/g))
        figures.push(...figureOf(tag, notebook));
    }
  }
  return figures;
}

function figureOf(tag: string, notebook: NotebookFile): KnownFigure[] {
  try {
    const [element] = elementsIn(parseTree(tag));
    const id = element && attributeOf(element, "id");
    if (element === undefined || id === undefined) return [];
    return [{ notebook, id, label: attributeOf(element, "data-figure") ?? id }];
  } catch (error) {
    if (error instanceof HtmlLimitError) return [];
    throw error;
  }
}
