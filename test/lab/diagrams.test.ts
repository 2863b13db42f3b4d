import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { circuitDiagram, figureHtml, networkDiagram, surface, type PlotSpec } from "plasticity/lab";

function drawn(plot: PlotSpec, height?: number): Document {
  const html = figureHtml({ id: "fig1", label: "Fig 1", caption: "c", alt: "a", plot, ...(height && { height }) });
  assert.doesNotMatch(html, /NaN|undefined|Infinity/);
  return new JSDOM(html).window.document;
}

test("a network diagram has a line per visible weight, as wide as the weight is large", () => {
  const weights = [Float64Array.of(1, -2, 0.5, 0.01, 0, 4)]; // 3 post × 2 pre
  const page = drawn(networkDiagram({ layers: [2, 3], weights, maximalWidth: 4, hideBelow: 0.1 }));
  const widths = [...page.querySelectorAll('[aria-label="link"] path')].map((path) =>
    Number(path.getAttribute("stroke-width")),
  );
  assert.deepEqual(widths, [0.5, 1, 2, 4]); // 0.01 and 0 are left out, the largest is on top
  assert.equal(page.querySelectorAll('[aria-label="dot"] circle').length, 5);
});

test("a network diagram refuses weights that don't fit", () => {
  assert.throws(
    () => networkDiagram({ layers: [3], weights: [] }),
    /expected at least two layers of neurons, got \[3\]/,
  );
  assert.throws(() => networkDiagram({ layers: [2, 2], weights: [] }), /expected 1 weight matrices, got 0/);
  assert.throws(
    () => networkDiagram({ layers: [2, 2], weights: [[1]] }),
    /expected 2 × 2 = 4 weights from layer 0, got 1/,
  );
});

const circuit = {
  nodes: [
    { id: "1", x: 0, y: 1, label: "1" },
    { id: "2", x: 0, y: -1, label: "2" },
    { id: "y", x: 3, y: 0, label: "y <out>", shape: "none" as const },
  ],
  edges: [
    { from: "1", to: "2", weight: 2, label: "two" },
    { from: "2", to: "1", weight: -8 },
    { from: "2", to: "y", weight: 0 },
    { from: "1", to: "1", weight: 4 },
  ],
};

test("a circuit has an arrow per edge; its width grows linearly with the magnitude of the weight", () => {
  const page = drawn(circuitDiagram({ ...circuit, widths: [1, 5] }));
  const edges = [...page.querySelectorAll('[aria-label="circuit"] > g')];
  assert.deepEqual(
    edges.map((edge) => [
      edge.getAttribute("aria-label"),
      Number(edge.querySelector("path")!.getAttribute("stroke-width")),
    ]),
    [
      ["1 to 2", 2],
      ["2 to 1", 5],
      ["2 to y", 1],
      ["1 to 1", 3],
    ],
  );
  for (const edge of edges) assert.equal(edge.querySelectorAll("path").length, 2);
});

test("reciprocal edges take different ways, and a circuit isn't stretched by its panel", () => {
  for (const height of [undefined, 150, 600]) {
    const page = drawn(circuitDiagram(circuit), height);
    const [there, back] = [...page.querySelectorAll('[aria-label="circuit"] > g > path[fill="none"]')];
    assert.notEqual(there!.getAttribute("d"), back!.getAttribute("d"));
    const [first, second] = [...page.querySelectorAll("circle")];
    const output = [...page.querySelectorAll("text")].find(({ textContent }) => textContent === "y <out>")!;
    const across = Number(output.getAttribute("x")) - Number(first!.getAttribute("cx"));
    const upwards = Number(second!.getAttribute("cy")) - Number(first!.getAttribute("cy"));
    assert.ok(Math.abs(across / upwards - 1.5) < 0.01, `${across} : ${upwards}`);
  }
});

test("a circuit refuses unknown nodes and numbers that aren't", () => {
  const { nodes } = circuit;
  assert.throws(
    () => circuitDiagram({ nodes, edges: [{ from: "1", to: "9", weight: 1 }] }),
    /between known nodes, got "9"/,
  );
  assert.throws(
    () => circuitDiagram({ nodes, edges: [{ from: "1", to: "2", weight: NaN }] }),
    /finite weight 1 → 2, got NaN/,
  );
  assert.throws(
    () => circuitDiagram({ nodes: [...nodes, nodes[0]!], edges: [] }),
    /expected each node once, got "1" twice/,
  );
  assert.throws(() => circuitDiagram({ nodes: [], edges: [] }), /expected at least one node, got 0/);
  assert.throws(() => circuitDiagram({ nodes: [{ id: "1", x: NaN, y: 0 }], edges: [] }), /finite position of node 1/);
});

test("a surface has a polygon per cell, drawn from back to front", () => {
  const n = 5;
  const z = Array.from({ length: n * n }, (_, k) => (k % n) + Math.floor(k / n));
  const { plot, project } = surface(z, { rows: n, columns: n, azimuth: 0 });
  const page = drawn(plot);
  const paths = [...page.querySelectorAll('[aria-label="line"]')][1]!.querySelectorAll("path");
  assert.equal(paths.length, (n - 1) ** 2);
  // Without a turn the depth is y alone: the first polygon belongs to the last row, further up in the picture.
  const height = (path: Element): number => Number(/^M[-\d.]+,([-\d.]+)/.exec(path.getAttribute("d")!)![1]);
  assert.ok(height(paths[0]!) < height(paths[paths.length - 1]!));
  // Seen from 30 degrees above: a step up moves a point up by cos 30°, a step back by sin 30°.
  const origin = project(0, 0, 0);
  assert.ok(Math.abs(project(0, 0, 8).y - origin.y - Math.cos(Math.PI / 6)) < 1e-12);
  assert.ok(Math.abs(project(0, 1, 0).y - origin.y - 0.5) < 1e-12);
  assert.ok(Math.abs(project(1, 0, 0).x - origin.x - 1) < 1e-12);
});

test("a surface refuses grids that are too small and values that aren't finite", () => {
  assert.throws(() => surface([1, 2], { rows: 1, columns: 2 }), /expected at least 2 rows and 2 columns, got 1 × 2/);
  assert.throws(() => surface([1, 2, 3], { rows: 2, columns: 2 }), /expected 2 × 2 = 4 values, got 3/);
  assert.throws(() => surface([1, 2, 3, NaN], { rows: 2, columns: 2 }), /expected finite values, got NaN at index 3/);
});
