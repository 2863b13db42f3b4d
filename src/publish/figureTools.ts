/** What stands below a figure on its page: its cell, its data as tables and files, what it was made by. */
import MarkdownIt from "markdown-it";
import { sizeInWords } from "./limits.js";
import { chartWords } from "./chartWords.js";
import type { FigureDrawing, FigurePanel } from "./figureDrawing.js";
import { type PanelTable, panelTables, tableCsv } from "./panelRows.js";
import type { MadeBy } from "./storedResult.js";

const { escapeHtml } = new MarkdownIt().utils;

/** Rows of a table that a page shows; its file has all. */
const MOST_ROWS = 40;
/** Columns of a matrix that a page shows. */
const MOST_COLUMNS = 12;

/** A figure on its page. */
export interface ToolsOf {
  /** Its id on the page. */
  readonly id: string;
  /** Its name, such as "Fig 5a". */
  readonly name: string;
  /** What it shows, for people who can't see it. */
  readonly alternative: string;
  /** Id of its code on the page, and the cell's number. */
  readonly code: { readonly id: string; readonly number: number };
  readonly drawing: FigureDrawing | undefined;
  readonly madeBy: readonly MadeBy[];
}

/** The files of a panel, for `page.json`. */
export interface PanelFiles {
  readonly panel: FigurePanel;
  /** Addresses from the page. */
  readonly csv: readonly string[];
  readonly words: string;
}

/**
 * The tools as HTML, and the panels' files.
 *
 * @param file takes a file's wanted name and content and gives its address from the page
 * @example figureTools({ id: "fig5", … }, (name, content) => data.file(name, content))
 */
export function figureTools(
  figure: ToolsOf,
  file: (name: string, content: string) => string,
): { html: string; panels: PanelFiles[] } {
  const { id, name, alternative, code, drawing, madeBy } = figure;
  const panels: PanelFiles[] = [];
  const parts = (drawing?.panels ?? []).map((panel) => {
    const tables = panelTables(panel);
    const csv = tables.map((table) => file(`${panel.id}${table.suffix}.csv`, tableCsv(table)));
    const words = chartWords(panel, drawing!);
    panels.push({ panel, csv, words });
    return panelHtml(panel, figure, words, tables, csv, drawing!.panels.length > 1);
  });
  const html = `<div class="figure-tools" data-of="${escapeHtml(id)}">
<p><a class="figure-cell" href="#${encodeURIComponent(code.id)}">Code, cell ${code.number}</a> <span data-save="${escapeHtml(id)}" data-about="${escapeHtml(name)}"></span></p>
<details class="figure-data"><summary>Data of ${escapeHtml(name)}, and how it was made</summary>
${alternative === "" ? "" : `<p>${escapeHtml(alternative)}</p>\n`}${parts.join("\n")}
${madeBy.map(madeByHtml).join("\n")}
</details>
</div>`;
  return { html, panels };
}

function panelHtml(
  panel: FigurePanel,
  { id, name }: ToolsOf,
  words: string,
  tables: readonly PanelTable[],
  csv: readonly string[],
  hasOthers: boolean,
): string {
  const panelName = panel.letter === "" ? name : `${name}, panel ${panel.letter}`;
  const title = panel.title === "" ? "" : `${escapeHtml(panel.title)}.`;
  const heading = [panel.letter === "" ? "" : `<b>${escapeHtml(panel.letter)}</b>`, title];
  const links = tables.map(({ rows, isGrid }, k) => {
    const size = isGrid ? `${rows.length} × ${rows[0]!.length - 1} values` : `${rows.length} rows`;
    return `<a href="${escapeHtml(csv[k]!)}">CSV<span class="size"> · ${size}</span></a>`;
  });
  const save = `<span data-save="${escapeHtml(hasOthers ? panel.id : id)}" data-about="${escapeHtml(panelName)}" data-box="${panel.box.join(" ")}"></span>`;
  const left = panel.marks.filter((mark) => mark.left !== undefined);
  const missing = left.map(({ mark, rows, columns, y, left: size }) => {
    const count = y === undefined ? `${rows} rows` : `${rows} × ${columns.length} values`;
    return `<p class="left-out">${escapeHtml(mark)}: ${count}, ${sizeInWords(size!)}, are too many for here; they are in the result named below.</p>`;
  });
  const shown = tables.map((table) => tableHtml(table, panelName));
  return `<div class="panel-data">
<p>${heading.filter((part) => part !== "").join(" ")} ${escapeHtml(words)} <span class="panel-files">${links.join(" ")} ${hasOthers ? save : ""}</span></p>
${[...shown, ...missing].join("\n")}
</div>`;
}

function tableHtml({ header, rows, isGrid }: PanelTable, name: string): string {
  const width = isGrid ? MOST_COLUMNS : header.length;
  const cut = (row: readonly string[]): readonly string[] => row.slice(0, width);
  const head = cut(header).map((text) => `<th scope="col">${escapeHtml(text)}</th>`);
  const body = rows.slice(0, MOST_ROWS).map((row) => `<tr>${cut(row).map(cell).join("")}</tr>`);
  const isWhole = rows.length <= MOST_ROWS && header.length <= width;
  const note = isWhole ? "" : `<p class="left-out">A part of it; the CSV has all ${rows.length} rows.</p>\n`;
  return `<details class="rows"><summary>${isGrid ? "Grid" : "Table"} of ${escapeHtml(name)}</summary>
<div class="wide" tabindex="0"><table><thead><tr>${head.join("")}</tr></thead><tbody>
${body.join("\n")}
</tbody></table></div>
${note}</details>`;
}

/** A commit as Git shows it; "+changes", where there were some, stays. */
function shortCommit(commit: string): string {
  return commit.replace(/^([0-9a-f]{12})[0-9a-f]+/, "$1");
}

function cell(text: string): string {
  return `<td>${escapeHtml(text)}</td>`;
}

function madeByHtml({ experiment, command, file, commit }: MadeBy): string {
  const stored = file === undefined ? "computed when the notebook ran" : `stored in <code>${escapeHtml(file)}</code>`;
  const by = commit === undefined ? "" : `, made by the code of commit <code>${escapeHtml(shortCommit(commit))}</code>`;
  return `<p class="made-by">${escapeHtml(experiment)}: <code>npx ${escapeHtml(command)}</code> · ${stored}${by}.</p>`;
}
