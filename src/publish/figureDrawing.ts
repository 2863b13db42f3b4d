/**
 * What a figure's panels show, as its saved output says in the attribute `data-drawing` (`plasticity/lab` writes it):
 * places, scales, and the rows of each mark. Outputs may come from anybody, so nothing of it is believed.
 */
import { z } from "zod";
import { oneLine } from "../files/oneLine.js";
import { attributeOf, elementsIn, hasClass, HtmlLimitError, parseTree } from "./htmlTree.js";
import type { Notebook } from "./notebook.js";

/** Characters of a record; one with all the rows it may have has some 400 000. */
const LONGEST = 2_000_000;

const text = (most: number) => z.string().max(most);
const finite = z.number();
const place = z.union([finite, text(500)]);
const count = z.int().min(0);

const scale = z.object({
  type: text(40),
  domain: z.array(place).max(200),
  range: z.array(place).max(200).optional(),
  label: text(500).optional(),
  base: finite.optional(),
  exponent: finite.optional(),
  constant: finite.optional(),
  bandwidth: finite.optional(),
});

const mark = z.object({
  mark: text(60),
  series: text(500),
  rows: count,
  columns: z.array(text(100)).max(10_000),
  fields: z.array(text(200)).max(10_000).optional(),
  y: z.array(finite).max(10_000).optional(),
  csv: z.string(),
  left: count.optional(),
});

const panel = z.object({
  id: z.string().regex(/^[\p{L}\p{N}_-]{1,100}$/u),
  letter: text(40),
  title: text(1000),
  box: z.tuple([finite, finite, finite, finite]),
  scales: z.record(text(20), scale),
  marks: z.array(mark).max(500),
});

const schema = z.object({ panels: z.array(panel).min(1).max(100) });

/** A scale of a panel: from values to pixels of the figure (x, y), colours, radii. */
export type FigureScale = z.infer<typeof scale>;
/** A mark of a panel and the rows that it draws, as CSV without a header (a grid's as a matrix). */
export type FigureMark = z.infer<typeof mark>;
/** A panel of a figure. */
export type FigurePanel = z.infer<typeof panel>;
/** What a figure's panels show. */
export type FigureDrawing = z.infer<typeof schema>;

/** The drawing in an attribute's text, or in one sentence why it isn't one. */
export function drawingOf(json: string): FigureDrawing | string {
  if (json.length > LONGEST) return `data-drawing has ${json.length} characters, expected at most ${LONGEST}`;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return "data-drawing of a saved output is not JSON";
  }
  const { data, error } = schema.safeParse(value);
  if (data === undefined) {
    const { path, message } = error.issues[0]!;
    return `data-drawing: ${oneLine(path.join("."), 100) || "whole record"}: ${oneLine(message)}`;
  }
  const ids = data.panels.map(({ id }) => id.toLowerCase());
  return new Set(ids).size === ids.length ? data : "data-drawing: two panels have one id";
}

/**
 * The drawings of a notebook's figures by the figures' ids, from its saved outputs. Figures without one, or with a
 * damaged one, aren't listed.
 *
 * @example drawingsIn(readNotebook(file)).get("fig5")?.panels[0]?.scales["x"]
 */
export function drawingsIn(notebook: Notebook): Map<string, FigureDrawing> {
  const drawings = new Map<string, FigureDrawing>();
  for (const cell of notebook.cells) {
    for (const output of cell.cell_type === "code" ? cell.outputs : []) {
      if (output.output_type !== "display_data" && output.output_type !== "execute_result") continue;
      const html = output.data["text/html"];
      if (typeof html !== "string" || !html.includes("data-drawing")) continue;
      for (const [id, json] of carried(html)) {
        const drawing = drawingOf(json);
        if (typeof drawing !== "string") drawings.set(id, drawing);
      }
    }
  }
  return drawings;
}

function carried(html: string): [string, string][] {
  try {
    return [...elementsIn(parseTree(html))].flatMap((element): [string, string][] => {
      const [id, json] = [attributeOf(element, "id"), attributeOf(element, "data-drawing")];
      const isFigure = element.tagName === "figure" && hasClass(element, "plasticity-figure");
      return isFigure && id !== undefined && json !== undefined ? [[id, json]] : [];
    });
  } catch (error) {
    if (error instanceof HtmlLimitError) return [];
    throw error;
  }
}
