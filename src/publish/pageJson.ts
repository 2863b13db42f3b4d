/** `page.json` beside a page: what the page says, for programs. */
import type { FigureData } from "./pageData.js";
import type { Notebook } from "./notebook.js";
import type { NotebookContent } from "./notebookPage.js";
import type { PanelFiles } from "./figureTools.js";
import type { PageSource } from "./siteManifest.js";
import { dataFile, type Json } from "./structuredData.js";

const FORMAT = "plasticity-page/1";

/** What the file needs besides the page's content. */
export interface PageJsonOptions {
  readonly notebook: Notebook;
  readonly source: PageSource;
  /** Title of the paper. */
  readonly paper: string;
  /** Address of the page from its folder of data. */
  readonly page: string;
}

/**
 * The file's text: title, headings, figures with their panels' scales, marks and CSV files and what made them, claims,
 * findings, and the cells in their order with what they print. Addresses are from the file's own folder, where the CSV
 * files are.
 *
 * @example pageJson(content, { notebook, source, paper: "Optimal plasticity", page: "../fig5.html" })
 */
export function pageJson(content: NotebookContent, { notebook, source, paper, page }: PageJsonOptions): string {
  const { title, headings, data, claims, findings } = content;
  let number = 0;
  return dataFile(FORMAT, {
    title,
    paper,
    page,
    notebook: { name: source.name, sha256: source.sha256 },
    headings: headings.map(({ level, id, text }) => ({ level, id, text })),
    figures: data.figures.map((figure) => figureJson(figure, page, data.folder)),
    claims: claims as unknown as Json,
    findings: findings as unknown as Json,
    cells: notebook.cells.map((cell) => {
      if (cell.cell_type !== "code") return { kind: cell.cell_type, text: cell.source };
      number++;
      const printed = cell.outputs.flatMap((output) => (output.output_type === "stream" ? output.text : []));
      return {
        kind: "code",
        number,
        text: cell.source,
        ...(printed.length === 0 ? {} : { printed: printed.join("") }),
      };
    }),
  });
}

function figureJson(figure: FigureData, page: string, folder: string): Json {
  const { id, label, caption, alternative, cell, panels, madeBy } = figure;
  const address = `${page}#${encodeURIComponent(id)}`;
  const made = madeBy as unknown as Json;
  return {
    id,
    label,
    address,
    caption,
    alternative,
    cell,
    panels: panels.map((one) => panelJson(one, folder)),
    madeBy: made,
  };
}

function panelJson({ panel, csv, words }: PanelFiles, folder: string): Json {
  const { id, letter, title, box, scales, marks } = panel;
  return {
    id,
    letter,
    title,
    words,
    box,
    scales: scales as unknown as Json,
    // the rows are in the CSV files
    marks: marks.map(({ mark, series, rows, columns, fields, y, left }) => ({
      mark,
      series,
      rows,
      columns: y === undefined ? columns : columns.length,
      fields: fields ?? [],
      ...(left === undefined ? {} : { left }),
    })),
    csv: csv.map((one) => one.slice(folder.length)),
  };
}
