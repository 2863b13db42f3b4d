/** The rows that a panel's marks draw, as one table for people and programs. */
import { csvLine, csvRows } from "../files/csv.js";
import type { FigureMark, FigurePanel } from "./figureDrawing.js";

/** A table of a panel: a header, and rows as long as it. */
export interface PanelTable {
  /** "" for the panel's marks; "-grid" (then "-grid-2", …) for a grid of its own: added to the panel's id in a file name. */
  readonly suffix: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the rows are a matrix, with y in the first column and x in the header. */
  readonly isGrid: boolean;
}

/** Values of all rows of a panel, where marks have different columns. */
const MOST_VALUES = 1_000_000;

const isGrid = ({ y }: FigureMark): boolean => y !== undefined;

/**
 * The tables of a panel: one of all its marks, one row for each row that is drawn, with the mark (and its series, where
 * the legend names one) in front; and one for each heat map or surface, as a matrix. More than a million values are none.
 *
 * @example panelTables(panel)[0]?.header // ["mark", "series", "x", "y"]
 */
export function panelTables(panel: FigurePanel): PanelTable[] {
  const marks = panel.marks.filter((mark) => !isGrid(mark) && mark.csv !== "");
  const hasSeries = marks.some(({ series }) => series !== "");
  const columns = [...new Set(marks.flatMap(columnsOf))].sort((a, b) => rank(a) - rank(b) || placeOf(a, b));
  const count = marks.reduce((sum, { csv }) => sum + csv.split("\n").length, 0);
  const rows = (count * columns.length > MOST_VALUES ? [] : marks).flatMap((mark) => {
    const name = nameOf(mark, marks);
    const places = columns.map((column) => columnsOf(mark).indexOf(column));
    return csvRows(mark.csv).map((row) => [
      name,
      ...(hasSeries ? [mark.series] : []),
      ...places.map((at) => row[at] ?? ""),
    ]);
  });
  const header = ["mark", ...(hasSeries ? ["series"] : []), ...columns];
  const grids = panel.marks.filter((mark) => isGrid(mark) && mark.csv !== "");
  return [
    ...(rows.length === 0 ? [] : [{ suffix: "", header, rows, isGrid: false }]),
    ...grids.map((mark, k) => {
      const values = csvRows(mark.csv).map((row, r) => [String(mark.y![r] ?? ""), ...row]);
      return {
        suffix: k === 0 ? "-grid" : `-grid-${k + 1}`,
        header: ["y \\ x", ...mark.columns],
        rows: values,
        isGrid: true,
      };
    }),
  ];
}

/** A mark's columns; an end without another one, as bands over x have it, is the place itself. */
function columnsOf({ columns }: FigureMark): string[] {
  return columns.map((column) => {
    const [, axis] = /^([xy])1$/.exec(column) ?? [];
    return axis === undefined || columns.includes(`${axis}2`) || columns.includes(axis) ? column : axis;
  });
}

/** x, x1, x2; what is no place stays in its order. */
function placeOf(a: string, b: string): number {
  return rank(a) < 3 ? (a < b ? -1 : 1) : 0;
}

/** x before y before what else there is; equals keep their order. */
function rank(column: string): number {
  return column.startsWith("fx") || column.startsWith("fy")
    ? 0
    : /^x\d?$/.test(column)
      ? 1
      : /^y\d?$/.test(column)
        ? 2
        : 3;
}

/** "line", or "line 2" when there are several. */
function nameOf(mark: FigureMark, marks: readonly FigureMark[]): string {
  const same = marks.filter((other) => other.mark === mark.mark);
  return same.length === 1 ? mark.mark : `${mark.mark} ${same.indexOf(mark) + 1}`;
}

/** A table as CSV. `tableCsv(panelTables(panel)[0]!)` */
export function tableCsv({ header, rows }: PanelTable): string {
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join("");
}
