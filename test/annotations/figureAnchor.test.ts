// Places in figures that are drawn anew: other sizes, other domains, other data.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { panelsIn } from "plasticity/annotations/drawing";
import { describePlace, describeValues, type DrawnFigure, findPlace } from "plasticity/annotations/figureAnchor";
import { formatAnnotations } from "plasticity/annotations/formatAnnotations";
import { bodyOf, targetIn } from "plasticity/annotations/makeNote";
import type { Annotation, DataSelector } from "plasticity/annotations/model";
import { parseAnnotations } from "plasticity/annotations/parseAnnotations";
import { selectorOf, textOf } from "plasticity/annotations/readNote";
import { annotate, figureHtml } from "plasticity/lab";
import { notePanels } from "plasticity/publish/notePanels";
import fc from "../property.js";

interface Look {
  width?: number;
  x?: Plot.ScaleOptions;
  y?: Plot.ScaleOptions;
  rows?: readonly (readonly number[])[];
  letters?: readonly string[];
  extra?: Plot.Markish[];
}
const rows = Array.from({ length: 20 }, (_, k) => [1 + k / 2, 0.1 * (k + 1)] as const);

function html({ width = 640, x = {}, y = {}, rows: data = rows, letters = ["a", "b"], extra = [] }: Look = {}): string {
  const plot = {
    x: { label: "ratio ρ", domain: [0, 12], ...x },
    y: { label: "error F", domain: [0, 3], ...y },
    marks: [Plot.dot(data, { x: "0", y: "1" }), ...extra],
  };
  return figureHtml({
    ...{ id: "fig5", label: "Fig 5", caption: "c", alt: "a", width },
    panels: letters.map((letter) => ({ letter, plot })),
  });
}

/** A figure as the page's script sees it. */
function drawn(look: Look = {}): DrawnFigure {
  const figure = new JSDOM(html(look)).window.document.querySelector("figure")!;
  const [, , width, height] = figure.querySelector("svg")!.getAttribute("viewBox")!.split(" ").map(Number);
  return { width: width!, height: height!, panels: panelsIn(notePanels(figure.dataset["drawing"])) };
}

const before = drawn();
/** A place of panel b, by its data. */
const inB = (place: Partial<DataSelector>) =>
  describeValues({ type: "DataSelector", figure: "fig5", panel: "b", ...place }, before);

test("a point, a range and a region become coordinates of the panel's data, and a part of the drawing", () => {
  const [, panel] = before.panels;
  const x = (value: number): number => panel!.axes.x!.scale.pixel(value)!;
  const y = (value: number): number => panel!.axes.y!.scale.pixel(value)!;
  const about = { figure: "fig5", panel: "b", digest: panel!.digest };
  const labels = { x: "ratio ρ", y: "error F" };
  const [point, fragment] = describePlace("fig5", before, { x: [x(3), x(3)], y: [y(1), y(1)] });
  assert.deepEqual(point, { type: "DataSelector", ...about, x: 3, y: 1, units: labels });
  assert.match(fragment.value, /^xywh=percent:[\d.]+,[\d.]+,0,0$/);
  const [range] = describePlace("fig5", before, { x: [x(3), x(6)] });
  assert.deepEqual(range, { type: "DataSelector", ...about, x: [3, 6], units: { x: labels.x } });
  const [region] = describePlace("fig5", before, { x: [x(3), x(6)], y: [y(2), y(1)] });
  assert.deepEqual(
    [region.x, region.y],
    [
      [3, 6],
      [1, 2],
    ],
    "values rise, whichever way the axis goes",
  );
});

test("as it was, or in another size: exact; with other axes: moved, at the same data; other data or units, or outside: changed", () => {
  const [selector, fragment] = inB({ x: 3, y: [1, 2] });
  assert.equal(findPlace(selector, before, fragment).state, "exact");
  for (const look of [
    { width: 560 },
    { x: { domain: [-20, 30] } },
    { x: { type: "log" as const, domain: [0.5, 20] } },
  ]) {
    const now = drawn(look);
    const found = findPlace(selector, now, fragment);
    const panel = now.panels[1]!;
    const isRescaled = look.width === undefined;
    assert.equal(found.reason, isRescaled ? "the axes were drawn anew" : "");
    assert.ok(Math.abs(found.box.x - panel.axes.x!.scale.pixel(3)!) < 0.01);
    assert.ok(Math.abs(found.box.y - panel.axes.y!.scale.pixel(2)!) < 0.01);
  }
  const state = (look: Look) => findPlace(selector, drawn(look), fragment);
  assert.equal(state({ rows: rows.map(([x, y]) => [x, y + 0.1]) }).reason, "the data have changed");
  assert.equal(state({ x: { label: "ratio in %" } }).reason, "x was “ratio ρ”, now it is “ratio in %”");
  const outside = state({ x: { domain: [5, 12] } });
  assert.deepEqual([outside.state, outside.reason], ["changed", "it lies outside of what is drawn now"]);
});

test("notes drawn into the figure aren't changed data", () => {
  const [selector, fragment] = inB({ x: 3, y: 1 });
  const made = { id: "urn:uuid:1", type: "Annotation" as const, target: targetIn("n", [selector]) };
  assert.equal(
    findPlace(selector, drawn({ extra: annotate([{ ...made, ...bodyOf("here", []) }]) }), fragment).state,
    "exact",
  );
});

test("without its figure, panel, axis or category a note has lost its place", () => {
  const [selector, fragment] = inB({ x: 3, y: 1 });
  assert.equal(findPlace(selector, undefined, fragment).reason, "there is no figure fig5 any more");
  assert.equal(findPlace(selector, drawn({ letters: ["a", "c"] }), fragment).reason, "there is no panel b any more");
  const named: DataSelector = { type: "DataSelector", figure: "fig5", panel: "b", x: "linear" };
  assert.equal(findPlace(named, before).state, "orphaned");
  const categories = drawn({ x: { type: "band", domain: ["linear", "sigmoid"] }, rows: [] });
  assert.equal(findPlace(named, categories).state, "exact");
  assert.equal(findPlace({ ...named, x: "tanh" }, categories).state, "orphaned");
});

test("a figure without a record, or with a damaged one, keeps its notes by the part of the drawing", () => {
  for (const record of [undefined, "", "{", "null", '{"panels":3}', '{"panels":[null,{"box":"a"}]}']) {
    const figure: DrawnFigure = { width: 640, height: 400, panels: panelsIn(notePanels(record)) };
    const [selector, fragment] = describePlace("fig5", figure, { x: [64, 128], y: [40, 80] });
    assert.deepEqual(selector, { type: "DataSelector", figure: "fig5" });
    assert.deepEqual(findPlace(selector, figure, fragment).box, { x: 64, y: 40, width: 64, height: 40 });
  }
});

test("100 notes: page → file → page with the figure drawn anew → notebook, each at its data", () => {
  const axes: Look[] = [
    {},
    { x: { type: "log", domain: [0.5, 20] }, y: { type: "sqrt", domain: [0, 5] } },
    { x: { type: "symlog", domain: [-10, 40] } },
  ];
  const looks = axes.map(drawn);
  const after = axes.map((axis) => drawn({ ...axis, width: 430, letters: ["a", "b", "c"] }));
  const share = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  const pointing = fc.record({
    look: fc.nat(2),
    panel: fc.nat(1),
    x: fc.option(share),
    y: fc.option(share),
    isPoint: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(pointing, { minLength: 100, maxLength: 100 }), (pointed) => {
      const notes = pointed.map(({ look, panel, x, y, isPoint }, k): Annotation => {
        const drawing = looks[look]!;
        const within = (axis: "x" | "y", at: readonly [number, number]): [number, number] => {
          const [from, to] = drawing.panels[panel]!.axes[axis]!.range;
          const ends = at.map((one) => from + one * (to - from)).sort((a, b) => a - b) as [number, number];
          return isPoint ? [ends[0], ends[0]] : ends;
        };
        const sides = {
          ...(x === null ? {} : { x: within("x", x) }),
          ...(y === null ? {} : { y: within("y", y) }),
        };
        const selectors = describePlace("fig5", drawing, sides);
        return {
          id: `urn:uuid:${k}`,
          type: "Annotation",
          ...bodyOf(`note ${k}`, []),
          target: targetIn("p/n", selectors),
        };
      });
      const read = parseAnnotations(formatAnnotations(notes, "p/n"), "n.json");
      assert.equal(read.length, 100);
      for (const note of read) {
        const k = Number(note.id.slice("urn:uuid:".length));
        const { look, panel } = pointed[k]!;
        const selector = selectorOf(note, "DataSelector")!;
        assert.deepEqual(selector, selectorOf(notes[k]!, "DataSelector"));
        assert.equal(textOf(note), `note ${k}`);
        const { axes: axesNow } = after[look]!.panels.find(({ key }) => key === "ab"[panel])!;
        const found = findPlace(selector, after[look], selectorOf(note, "FragmentSelector"));
        if (selector.x === undefined && selector.y === undefined) continue;
        assert.ok(found.state === "exact" || found.state === "moved", found.reason);
        for (const name of ["x", "y"] as const) {
          const place = selector[name];
          if (place === undefined) continue;
          const values = (typeof place === "object" ? place : [place, place]) as [number, number];
          const pixels = values.map((value) => axesNow[name]!.scale.pixel(value)!).sort((a, b) => a - b);
          const length = name === "x" ? found.box.width : found.box.height;
          assert.ok(Math.abs(found.box[name] - pixels[0]!) < 0.01);
          assert.ok(Math.abs(length - (pixels[1]! - pixels[0]!)) < 0.01);
        }
      }
      const marks = annotate(read).length;
      assert.ok(marks >= read.filter((note) => "x" in selectorOf(note, "DataSelector")!).length);
    }),
    { numRuns: 20 },
  );
});

test("coordinates are as short as the pixel allows, and lead back to it", () => {
  const [panel] = before.panels;
  const [from, to] = panel!.axes.x!.range;
  fc.assert(
    fc.property(fc.double({ min: from, max: to, noNaN: true }), (pixel) => {
      const value = panel!.axes.x!.scale.value(pixel) as number;
      assert.ok(Math.abs(panel!.axes.x!.scale.pixel(value)! - pixel) < 0.5);
      assert.ok(String(value).length <= 6, String(value));
    }),
  );
});
