/** Notebooks for the tests of slides, written into a folder of their own. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimHtml, type ClaimSpec, colour, figureHtml, type FigureSpec, Plot, theme } from "./plots.js";
import type { Cell, Output } from "plasticity/publish/notebook";
import { writeNotebook } from "plasticity/publish/notebook";

export const home = mkdtempSync(join(tmpdir(), "plasticity-present-"));

export const html = (text: string): Output => ({
  output_type: "display_data",
  data: { "text/html": text },
  metadata: {},
});

/** A cell: Markdown as a text, code by its outputs; with metadata. */
export interface CellSketch {
  markdown?: string;
  outputs?: Output[];
  metadata?: Record<string, unknown>;
}

/** Writes a notebook `<name>.ipynb`, executed from its first cell to its last; gives its file and name. */
export function notebook(name: string, ...cells: (string | CellSketch)[]): { file: string; name: string } {
  let count = 0;
  const file = join(home, `${name}.ipynb`);
  writeNotebook(file, {
    cells: cells.map((one, index): Cell => {
      const { markdown, outputs = [], metadata = {} } = typeof one === "string" ? { markdown: one } : one;
      const base = { id: `cell-${index}`, metadata };
      if (markdown !== undefined) return { ...base, cell_type: "markdown", source: markdown };
      return { ...base, cell_type: "code", source: "run();", outputs, execution_count: ++count };
    }),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  return { file, name };
}

const points = [1, 2, 3].map((x) => ({ x, y: x * x, low: x, high: 2 * x * x }));

/** A panel with a published value over ours and its interval. */
export function panel(letter: string, y: string | null = "error F"): NonNullable<FigureSpec["panels"]>[number] {
  return {
    letter,
    title: `part ${letter}`,
    height: 210,
    plot: {
      x: { label: "time" },
      y: { label: y },
      marks: [
        Plot.areaY(points, { ...theme.ribbon, fill: colour.simulation, x: "x", y1: "low", y2: "high" }),
        Plot.lineY(points, { ...theme.line, stroke: colour.simulation, x: "x", y: "y" }),
        Plot.dot(points, { ...theme.publishedDot, x: "x", y: "y" }),
      ],
    },
  };
}

/** A figure's output. */
export function figure(spec: Partial<FigureSpec> & { id: string }): Output {
  const rest = { label: "Fig 1", caption: "Error against time. More.", alt: "It grows.", ...spec };
  return html(figureHtml({ ...(spec.plot === undefined ? { panels: [panel("a"), panel("b", null)] } : {}), ...rest }));
}

/** A claim's output. */
export function claim(spec: Partial<ClaimSpec>): Output {
  return html(
    claimHtml({
      id: "paper/fig1/one",
      where: "Fig 1a",
      source: "text",
      place: "Results, p. 7",
      statement: "The error grows with time: the slope, in every network.",
      expected: { min: 1 },
      measured: 2,
      interval: [1.5, 2.5],
      kind: "Student t",
      units: { count: 8, of: "networks" },
      profile: "paper",
      ...spec,
    }),
  );
}

export const HEADER =
  "# Fig 1 · Does it grow?\n\n| | |\n|---|---|\n| **Paper** | Author & Other 2021, *Title*, Journal 1:2 |";
