import assert from "node:assert/strict";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { csvLine, csvRows } from "plasticity/files/csv";
import { colour, figureHtml, heatmap, surface, theme, type FigureSpec, type PlotSpec } from "plasticity/lab";
import type { PanelRecord } from "plasticity/lab/figureRecord";
import fc from "../property.js";

const texts = { id: "fig1", label: "Fig 1", caption: "Error against ρ.", alt: "It falls." };

function recordOf(spec: Omit<FigureSpec, keyof typeof texts>): { panels: PanelRecord[]; svg: SVGElement } {
  const { document } = new JSDOM(figureHtml({ ...texts, ...spec })).window;
  const figure = document.querySelector<HTMLElement>("figure")!;
  const { panels } = JSON.parse(figure.dataset["drawing"]!) as { panels: PanelRecord[] };
  return { panels, svg: figure.querySelector("svg")! };
}
const only = (plot: PlotSpec): PanelRecord => recordOf({ plot }).panels[0]!;

const rows = [
  { rho: 0.1, error: 0.5, kind: "a, b" },
  { rho: 1, error: 0.25, kind: 'the "other"' },
  { rho: 2.5, error: NaN, kind: "not drawn" },
  { rho: 2, error: 1 / 3, kind: "c" },
];

test("the rows are those that are drawn, and the columns say what they are", () => {
  const { marks } = only({
    marks: [Plot.dot(rows, { x: "rho", y: "error" }), Plot.text(rows, { x: "rho", y: "error", text: "kind" })],
  });
  assert.deepEqual(
    marks.map(({ mark, rows: count }) => [mark, count]),
    [
      ["dot", 3],
      ["text", 3],
    ],
  );
  assert.deepEqual(marks[0]!.columns, ["x", "y"]);
  assert.deepEqual(marks[0]!.fields, ["rho", "error"]);
  assert.deepEqual(csvRows(marks[0]!.csv), [
    ["0.1", "0.5"],
    ["1", "0.25"],
    ["2", "0.3333333"],
  ]);
  assert.deepEqual(
    csvRows(marks[1]!.csv).map((row) => row[2]),
    ["a, b", 'the "other"', "c"],
  );
});

test("transforms are behind it: bars of counts, and stacked areas", () => {
  const groups = [{ kind: "a" }, { kind: "b" }, { kind: "a" }];
  const { marks } = only({ marks: [Plot.barY(groups, Plot.groupX({ y: "count" }, { x: "kind" }))] });
  assert.deepEqual(marks[0]!.columns.toSorted(), ["x", "y1", "y2"]);
  const [x, y2] = ["x", "y2"].map((name) => marks[0]!.columns.indexOf(name)) as [number, number];
  assert.deepEqual(
    csvRows(marks[0]!.csv).map((row) => [row[x], row[y2]]),
    [
      ["a", "2"],
      ["b", "1"],
    ],
  );
});

test("axes, grids and frames are no data; colours are what the legend says of them", () => {
  const { panels } = recordOf({
    legend: [
      { label: "simulation", colour: colour.simulation },
      { label: "published", colour: colour.published, symbol: "dot", hollow: true },
    ],
    plot: {
      grid: true,
      marks: [
        Plot.frame(),
        Plot.axisX({ ticks: 3 }),
        Plot.line(rows, { ...theme.line, x: "rho", y: "error", stroke: colour.simulation }),
        Plot.dot(rows, { ...theme.publishedDot, x: "rho", y: "error" }),
        Plot.dot(rows, { x: "rho", y: "error", fill: () => colour.simulation }),
      ],
    },
  });
  assert.deepEqual(
    panels[0]!.marks.map(({ mark, series }) => [mark, series]),
    [
      ["line", "simulation"],
      ["dot", "published"],
      ["dot", ""],
    ],
  );
  const last = panels[0]!.marks[2]!;
  assert.deepEqual(csvRows(last.csv)[0]![last.columns.indexOf("fill")], "simulation");
});

test("scales lead from values to where the marks are in the figure", () => {
  const { panels, svg } = recordOf({
    columns: 2,
    panels: ["a", "b"].map((letter) => ({
      letter,
      title: "a title",
      plot: { x: { label: "ρ" }, y: { type: "log", label: "F" }, marks: [Plot.dot(rows, { x: "rho", y: "error" })] },
    })),
  });
  const panel = panels[1]!;
  const { x, y } = panel.scales as Record<
    "x" | "y",
    { type: string; domain: number[]; range: number[]; label: string }
  >;
  assert.deepEqual([x.type, x.label, y.type, y.label], ["linear", "ρ", "log", "F"]);
  const inner = svg.querySelector('svg[data-panel="b"]')!;
  const [left, top] = [Number(inner.getAttribute("x")), Number(inner.getAttribute("y"))];
  const dot = inner.querySelector("circle")!;
  const along = (value: number): number =>
    x.range[0]! + ((value - x.domain[0]!) / (x.domain[1]! - x.domain[0]!)) * (x.range[1]! - x.range[0]!);
  const up = (value: number): number =>
    y.range[0]! +
    (Math.log(value / y.domain[0]!) / Math.log(y.domain[1]! / y.domain[0]!)) * (y.range[1]! - y.range[0]!);
  assert.ok(Math.abs(along(0.1) - left - Number(dot.getAttribute("cx"))) < 0.02);
  assert.ok(Math.abs(up(0.5) - top - Number(dot.getAttribute("cy"))) < 0.02);
  const [boxX, boxY, width, height] = panel.box;
  assert.ok(boxX === left && boxY < top && boxY + height <= Number(svg.getAttribute("height")));
  assert.ok(boxX + width <= 640.01);
});

test("heat maps and surfaces have their grid", () => {
  const map = only({ marks: [heatmap([0, 1, 2, NaN, 4, 5], { rows: 2, columns: 3, x: [0, 3], y: [-1, 1] })] })
    .marks[0]!;
  assert.deepEqual([map.mark, map.rows, map.columns, map.y], ["heat map", 2, ["0.5", "1.5", "2.5"], [-0.5, 0.5]]);
  assert.equal(map.csv, "0,1,2\n,4,5\n");
  const { plot } = surface([0, 1, 2, 3], { rows: 2, columns: 2 });
  const drawn = only(plot).marks.find(({ mark }) => mark === "surface")!;
  assert.deepEqual([drawn.columns, drawn.y, drawn.csv], [["-1", "1"], [-1, 1], "0,1\n2,3\n"]);
});

test("what is very large is counted, not kept", () => {
  const many = new Float64Array(400 * 400).map((_, k) => k / 7);
  const map = only({ marks: [heatmap(many, { rows: 400, columns: 400 })] }).marks[0]!;
  assert.equal(map.rows, 400);
  assert.equal(map.csv, "");
  assert.ok(map.left! > 100_000);
});

test("rounding rests, which differ between engines, are not in the rows", () => {
  const noisy = [
    { x: 0, y: 1e-16 },
    { x: 1, y: 0.1 + 0.2 },
    { x: 2, y: -0 },
  ];
  const { marks } = only({ marks: [Plot.line(noisy, { x: "x", y: "y" })] });
  assert.equal(marks[0]!.csv, "0,0\n1,0.3\n2,0\n");
});

test("a diagram has a box and no rows", () => {
  const [panel] = recordOf({ svg: '<svg viewBox="0 0 10 5"><rect width="1" height="1"/></svg>' }).panels;
  assert.deepEqual(panel!.marks, []);
  assert.equal(panel!.box[3], 320);
});

test("tables as text come back as they were", () => {
  const cell = fc.string({ maxLength: 8, unit: fc.constantFrom("a", ",", '"', "\n", "ρ", " ") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (table) => {
      assert.deepEqual(csvRows(table.map((row) => `${csvLine(row)}\n`).join("")), table);
    }),
  );
});
