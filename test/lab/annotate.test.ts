import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { annotate, annotations, figureHtml, type Annotation } from "plasticity/lab";

const who = { author: "A. Reader", date: "2024-03-01" };
const all: Annotation[] = [
  { kind: "text", x: 1, y: 1, text: "a <note>", ...who },
  { kind: "arrow", x1: 3, y1: 3, x2: 2, y2: 2, text: "sweet spot", ...who },
  { kind: "bracket", axis: "x", from: 1, to: 2, at: 4, text: "a unit", ...who },
  { kind: "bracket", axis: "y", from: 1, to: 2, at: 4, ...who },
  { kind: "line", axis: "x", value: 2.5, text: "threshold", ...who },
  { kind: "line", axis: "y", value: 2.5, ...who },
  { kind: "band", axis: "x", from: 3, to: 4, text: "window", ...who },
  { kind: "band", axis: "y", from: 3, to: 4, ...who },
];

function drawn(list: Annotation[]): Document {
  const html = figureHtml({
    id: "fig1",
    label: "Fig 1",
    caption: "c",
    alt: "a",
    plot: { x: { domain: [0, 5] }, y: { domain: [0, 5] }, marks: [Plot.dot([[1, 1]]), ...annotate(list)] },
  });
  return new JSDOM(html).window.document;
}

test("each kind is drawn, with its text, author and date", () => {
  const page = drawn(all);
  for (const annotation of all) {
    const single = drawn([annotation]);
    const titles = [...single.querySelectorAll("title")].map(({ textContent }) => textContent!);
    assert.ok(
      titles.some((title) => title.endsWith("A. Reader, 2024-03-01")),
      annotation.kind,
    );
    if (annotation.text !== undefined) {
      assert.ok([...page.querySelectorAll("text")].some((text) => text.firstChild?.textContent === annotation.text));
    }
  }
});

test("a threshold stands at its place in data coordinates", () => {
  const line = drawn([{ kind: "line", axis: "x", value: 2.5, ...who }]).querySelector('[aria-label="rule"] line')!;
  const frame = [...drawn([]).querySelectorAll('[aria-label="frame"]')].find(
    (f) => f.getAttribute("y1") === f.getAttribute("y2"),
  )!;
  const [left, right] = [Number(frame.getAttribute("x1")), Number(frame.getAttribute("x2"))];
  assert.ok(Math.abs(Number(line.getAttribute("x1")) - (left + right) / 2) < 0.6);
});

test("an annotation that isn't complete is refused", () => {
  const cases: [unknown, RegExp][] = [
    [
      { kind: "text", x: 1, y: 1, text: "t", date: "2024-03-01" },
      /annotation 1: expected author to be a text, got nothing/,
    ],
    [
      { kind: "text", x: 1, y: 1, text: "t", author: "A", date: "1 March" },
      /expected date to be a date YYYY-MM-DD, got "1 March"/,
    ],
    [{ kind: "text", x: 1, y: 1, text: "t", author: "A", date: "2024-13-01" }, /expected date/],
    [{ kind: "circle", ...who }, /expected kind to be "text", "arrow", "bracket", "line" or "band", got "circle"/],
    [{ kind: "arrow", x1: 1, y1: NaN, x2: 0, y2: 0, ...who }, /expected y1 to be a number/],
    [{ kind: "band", axis: "z", from: 1, to: 2, ...who }, /expected axis to be "x" or "y", got "z"/],
    [7, /expected it to be a record, got 7/],
  ];
  for (const [value, message] of cases) assert.throws(() => annotate([value as Annotation]), message);
});

test("notes are read from their notebook's file, and chosen by figure and panel", (t) => {
  const root = mkdtempSync(join(tmpdir(), "annotations-"));
  t.after(() => rmSync(root, { recursive: true }));
  const folder = join(root, "data", "annotations", "optimal-plasticity");
  mkdirSync(folder, { recursive: true });
  assert.deepEqual(annotations("optimal-plasticity/fig5", {}, root), []);
  const notes = [all[0]!, { ...all[1]!, figure: "fig5", panel: "a" }, { ...all[2]!, figure: "fig6" }];
  writeFileSync(join(folder, "fig5.json"), JSON.stringify(notes));
  assert.deepEqual(annotations("optimal-plasticity/fig5", {}, root), notes);
  assert.deepEqual(annotations("optimal-plasticity/fig5", { figure: "fig5", panel: "b" }, root), [all[0]]);
  assert.deepEqual(annotations("optimal-plasticity/fig5", { figure: "fig5", panel: "a" }, root), notes.slice(0, 2));

  writeFileSync(join(folder, "fig5.json"), "{");
  assert.throws(
    () => annotations("optimal-plasticity/fig5", {}, root),
    /^Error: data\/annotations\/optimal-plasticity\/fig5.json: expected JSON/,
  );
  writeFileSync(join(folder, "fig5.json"), "{}");
  assert.throws(() => annotations("optimal-plasticity/fig5", {}, root), /expected an array of annotations, got object/);
  writeFileSync(join(folder, "fig5.json"), JSON.stringify([all[0], { kind: "line" }]));
  assert.throws(() => annotations("optimal-plasticity/fig5", {}, root), /fig5.json, annotation 2: expected author/);
  assert.throws(
    () => annotations("../secrets", {}, root),
    /expected a notebook like "optimal-plasticity\/fig5", got "..\/secrets"/,
  );
});
