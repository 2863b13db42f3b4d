/** What a page has beside it: a folder with its data, for people's spreadsheets and for programs. */
import type { FigureName } from "./figures.js";
import type { PanelFiles } from "./figureTools.js";
import { pageId } from "./pageIds.js";
import type { MadeBy } from "./storedResult.js";

/** A figure for `page.json`. */
export interface FigureData extends FigureName {
  readonly caption: string;
  readonly alternative: string;
  /** Number of its code cell. */
  readonly cell: number;
  readonly panels: readonly PanelFiles[];
  readonly madeBy: readonly MadeBy[];
}

/** The data of one page, as its cells are rendered. */
export class PageData {
  /** Names from the page's folder of data, and contents. */
  readonly files: [string, string][] = [];
  readonly figures: FigureData[] = [];
  private readonly taken = new Set<string>(["page.json"]);

  /**
   * @param folder address of the folder, from the page, such as "fig5/"
   * @param sources what made the figures, by the ids in their code
   */
  constructor(
    readonly folder: string,
    private readonly sources: ReadonlyMap<string, readonly MadeBy[]>,
  ) {}

  /**
   * Adds a file and gives its address from the page. Names are in small letters, for file systems that don't tell them
   * from capitals, and each is there once.
   */
  file(wanted: string, content: string): string {
    const [, stem = "data", ending = ""] = /^(.*?)(\.[a-z]+)?$/s.exec(wanted.toLowerCase()) ?? [];
    const base = pageId(stem);
    let name = `${base}${ending}`;
    for (let n = 2; this.taken.has(name); n++) name = `${base}-${n}${ending}`;
    this.taken.add(name);
    this.files.push([name, content]);
    return `${this.folder}${encodeURIComponent(name)}`;
  }

  /** What made a figure, by its id in the code. */
  madeBy(figure: string): readonly MadeBy[] {
    return this.sources.get(figure) ?? [];
  }
}
