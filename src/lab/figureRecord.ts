/**
 * What a figure shows, for programs: each panel's place, scales and rows, in the figure's attribute `data-drawing`. It is
 * JSON on a few lines, one per mark, so that a change of a saved notebook can be read.
 */
import type { DrawnMark } from "./drawnMarks.js";
import type { DrawnScale } from "./drawnScales.js";

/** Characters of one mark's rows, and of all of a figure: beyond them the record only counts. */
const MOST_OF_MARK = 120_000;
const MOST_OF_FIGURE = 300_000;

/** A panel of a drawn figure. */
export interface PanelRecord {
  /** Unique in the notebook: the figure's id and the panel's letter, such as `fig5-a`. */
  readonly id: string;
  /** Empty when it has none. */
  readonly letter: string;
  readonly title: string;
  /** x, y, width and height in the figure's coordinates, the header included. */
  readonly box: readonly [number, number, number, number];
  /** Scales by their names ("x", "y", "color", …); x and y lead to the figure's coordinates. */
  readonly scales: Readonly<Record<string, DrawnScale>>;
  /** The marks that show data, in the order in which they were drawn; none for a diagram. */
  readonly marks: readonly DrawnMark[];
}

/**
 * The record's text. Rows beyond the limits are left out, and `left` says so; their number stays.
 *
 * @example figureRecord([{ id: "fig1-a", letter: "a", title: "", box: [0, 0, 640, 340], scales: {}, marks: [] }])
 */
export function figureRecord(panels: readonly PanelRecord[]): string {
  let room = MOST_OF_FIGURE;
  const texts = panels.map(({ marks, ...panel }) => {
    const lines = marks.map((mark) => {
      const isTooLong = mark.csv.length > Math.min(room, MOST_OF_MARK);
      if (!isTooLong) room -= mark.csv.length;
      return JSON.stringify(isTooLong ? { ...mark, csv: "", left: mark.csv.length } : mark);
    });
    return `${JSON.stringify(panel).slice(0, -1)},"marks":[${lines.map((line) => `\n${line}`).join(",")}]}`;
  });
  return `{"panels":[\n${texts.join(",\n")}]}`;
}
