import assert from "node:assert/strict";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { figureHtml, heatmap } from "plasticity/lab";
import { csvRows } from "plasticity/files/csv";
import { makeAccessible } from "plasticity/publish/accessible";
import { chartWords } from "plasticity/publish/chartWords";
import { drawingOf, drawingsIn, type FigureDrawing } from "plasticity/publish/figureDrawing";
import { figureTools } from "plasticity/publish/figureTools";
import { parseTree, treeText } from "plasticity/publish/htmlTree";
import type { Notebook } from "plasticity/publish/notebook";
import { PageData } from "plasticity/publish/pageData";
import { panelTables, tableCsv } from "plasticity/publish/panelRows";
import { madeBy } from "plasticity/publish/storedResult";
import { dataFile, jsonLd } from "plasticity/publish/structuredData";

const rows = Array.from({ length: 60 }, (_, k) => ({ rho: k / 10, error: 1 + k * k }));
const html = figureHtml({
  id: "fig1",
  label: "Fig 1",
  caption: "c",
  alt: "It rises.",
  legend: [{ label: "theory", colour: "#0072b2" }],
  panels: [
    {
      letter: "a",
      title: "a < b",
      plot: {
        x: { label: "ρ" },
        y: { label: "F", type: "log" },
        marks: [Plot.line(rows, { x: "rho", y: "error", stroke: "#0072b2" }), Plot.ruleX([3]), Plot.ruleX([4])],
      },
    },
    { letter: "b", plot: { marks: [heatmap([1, 2, 3, 4, 5, 6], { rows: 2, columns: 3 })] } },
  ],
});
const notebook: Notebook = {
  cells: [
    {
      cell_type: "code",
      id: "a",
      metadata: {},
      source: "x",
      execution_count: 1,
      outputs: [{ output_type: "display_data", data: { "text/html": html }, metadata: {} }],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};
const drawing = drawingsIn(notebook).get("fig1")!;
const [a, b] = drawing.panels as [FigureDrawing["panels"][0], FigureDrawing["panels"][0]];

test("what the lab writes is read back", () => {
  assert.deepEqual(
    drawing.panels.map(({ id, marks }) => [id, marks.length]),
    [
      ["fig1-a", 3],
      ["fig1-b", 1],
    ],
  );
  assert.equal(a.scales["y"]?.type, "log");
});

test("the CSV of a panel has exactly the rows that the notebook drew", () => {
  const [table] = panelTables(a);
  const [header, ...lines] = csvRows(tableCsv(table!));
  assert.deepEqual(header, ["mark", "series", "x", "y"]);
  assert.deepEqual(lines, [
    ...rows.map(({ rho, error }) => ["line", "theory", String(rho), String(error)]),
    ["rule 1", "", "3", ""],
    ["rule 2", "", "4", ""],
  ]);
});

test("a grid is a matrix of its own, with x above and y in front", () => {
  const [grid, other] = panelTables(b);
  assert.equal(other, undefined);
  assert.equal(tableCsv(grid!), "y \\ x,0.5,1.5,2.5\n0.5,1,2,3\n1.5,4,5,6\n");
});

test("a chart in words", () => {
  assert.equal(chartWords(a, drawing), "Chart of F (logarithmic, 1 to 3480) against ρ (0 to 5.9): lines, rules.");
  assert.equal(chartWords({ ...a, marks: [] }, drawing), "Diagram.");
  // two rows whose right panels leave their label to the left ones
  const unlabelled = { ...a.scales["y"]! };
  delete unlabelled.label;
  const at = (y: number, left: typeof unlabelled & { label?: string }, x = 0) => ({
    ...{ ...a, box: [x, y, 100, 50] as typeof a.box },
    scales: { ...a.scales, y: left },
  });
  const below = at(80, unlabelled, 120);
  const grid = [at(0, { ...unlabelled, label: "rate" }), at(80, { ...unlabelled, label: "V (mV)" }), below];
  assert.match(chartWords(below, { panels: grid }), /^Chart of V \(mV\) \(/);
});

test("damaged records are refused in one sentence, and don't reach a page", () => {
  const text = JSON.stringify(drawing);
  for (const [wrong, named] of [
    ["{", /not JSON/],
    ["{}", /panels/],
    [text.replace('"fig1-a"', '"../x"'), /panels\.0\.id/],
    [text.replace('"fig1-b"', '"FIG1-A"'), /two panels have one id/],
    [text.replace('"rows":60', '"rows":-1'), /rows/],
    [`"${"x".repeat(2_000_001)}"`, /2000003 characters/],
  ] as const) {
    const said = drawingOf(wrong);
    assert.ok(typeof said === "string" && named.test(said), String(said));
  }
  assert.equal(typeof drawingOf(text), "object");
  const hostile = { ...drawing, panels: [{ ...a, title: "<b onclick=x>" }] };
  const tools = { id: "f", name: "<i>", alternative: "<u>", code: { id: "code-1", number: 1 }, madeBy: [] };
  const shown = figureTools({ ...tools, drawing: hostile }, (name) => name).html;
  assert.doesNotMatch(shown, /<[biu][ >](?!a<)/);
});

test("bands have their x in the column of the lines'", () => {
  const band = { ...a.marks[0]!, mark: "area", columns: ["x1", "y1", "y2"], csv: "1,2,3\n" };
  const [table] = panelTables({ ...a, marks: [band, { ...a.marks[0]!, csv: "4,5\n" }] });
  assert.deepEqual(table!.header, ["mark", "series", "x", "y", "y1", "y2"]);
  assert.deepEqual(
    table!.rows.map((row) => row.slice(2)),
    [
      ["1", "", "2", "3"],
      ["4", "5", "", ""],
    ],
  );
});

test("rows that would be too many together have no table", () => {
  const wide = Array.from({ length: 100 }, (_, k) => ({
    ...a.marks[0]!,
    columns: Array.from({ length: 100 }, (_, c) => `c${k}-${c}`),
    csv: "1\n".repeat(1000),
  }));
  assert.deepEqual(panelTables({ ...a, marks: wide }), []);
});

test("files of a page are each there once, in small letters", () => {
  const data = new PageData("fig%205/", new Map());
  assert.deepEqual(
    ["Fig1-A.csv", "fig1-a.csv", "../../x.csv", "page.json"].map((name) => data.file(name, "")),
    ["fig%205/fig1-a.csv", "fig%205/fig1-a-2.csv", "fig%205/x.csv", "fig%205/page-2.json"],
  );
});

test("a figure says which stored result it shows, or how to make one", () => {
  const shown = { experiment: "p/fig1", profile: "paper", digest: "d" } as const;
  const stored = {
    file: "data/results/p/fig1.paper.json",
    command: "plasticity run p/fig1 --profile paper",
    commit: "c0",
  };
  assert.equal(madeBy(shown, () => [{ ...stored, digest: "d" }]).commit, "c0");
  const other = madeBy(shown, () => [{ ...stored, digest: "another" }]);
  assert.deepEqual(other, { ...shown, command: "plasticity run p/fig1 --profile paper" });
});

test("outputs are mended for screen readers", () => {
  const tree = parseTree(
    `<figure role="group" aria-label="F"><svg role="img" aria-label="S"><g aria-label="dot"><path role="img" aria-label="kept"></path></g></svg><figcaption>c</figcaption></figure><table><tbody><tr><th scope="col"></th><th>x</th></tr></tbody></table>`,
  );
  makeAccessible(tree);
  assert.equal(
    treeText(tree),
    `<figure aria-label="F"><svg role="img" aria-label="S"><g><path role="img" aria-label="kept"></path></g></svg><figcaption>c</figcaption></figure><table><tbody><tr><td></td><th>x</th></tr></tbody></table>`,
  );
});

test("data for programs can't end the script that holds it", () => {
  const text = jsonLd({ "@type": "WebPage", name: "</script><script>steal()\u2028" });
  assert.equal(text.match(/<\/?script/g)?.length, 2);
  const json = /<script[^>]*>(.*)<\/script>/s.exec(text)![1]!;
  assert.equal((JSON.parse(json) as { name: string }).name, "</script><script>steal()\u2028");
  assert.deepEqual(JSON.parse(dataFile("x/1", { a: [1] })), { format: "x/1", a: [1] });
});
