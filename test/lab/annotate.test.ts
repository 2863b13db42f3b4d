import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { textOf, writeAnnotations } from "plasticity/annotations";
import { annotate, annotations, figureHtml, note, type Annotation } from "plasticity/lab";

const who = { author: "A. Reader", date: "2024-03-01" };
const all: Annotation[] = [
  note({ x: 1, y: 1, text: "a <note>", ...who }),
  note({ x: 2, y: 2, labelAt: [3, 3], text: "sweet spot", ...who }),
  note({ x: [1, 2], y: 4, text: "a unit", ...who }),
  note({ x: 4, y: [1, 2], text: "another", ...who }),
  note({ x: 2.5, text: "threshold", ...who }),
  note({ y: 2.5, text: "level", ...who }),
  note({ x: [3, 4], text: "window", ...who }),
  note({ y: [3, 4], text: "reach", ...who }),
  note({ x: [1, 2], y: [3, 4], text: "region", ...who }),
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

test("each kind of place is drawn, with its text, author and date", () => {
  const page = drawn(all);
  for (const annotation of all) {
    const single = drawn([annotation]);
    const titles = [...single.querySelectorAll("title")].map(({ textContent }) => textContent!);
    const words = textOf(annotation);
    assert.ok(
      titles.some((title) => title.endsWith("A. Reader, 2024-03-01")),
      words,
    );
    assert.ok([...page.querySelectorAll("text")].some((text) => text.firstChild?.textContent === words));
  }
});

test("a threshold stands at its place in data coordinates", () => {
  const line = drawn([note({ x: 2.5, ...who })]).querySelector('[aria-label="rule"] line')!;
  const frame = [...drawn([]).querySelectorAll('[aria-label="frame"]')].find(
    (f) => f.getAttribute("y1") === f.getAttribute("y2"),
  )!;
  const [left, right] = [Number(frame.getAttribute("x1")), Number(frame.getAttribute("x2"))];
  assert.ok(Math.abs(Number(line.getAttribute("x1")) - (left + right) / 2) < 0.6);
});

test("long texts are cut in the figure, notes on passages aren't drawn", () => {
  const long = note({ x: 1, y: 1, text: "word ".repeat(60), ...who });
  assert.ok(drawn([long]).querySelector("figure")!.textContent!.includes("…"));
  const passage = { ...long, target: { source: "urn:x:n", selector: { type: "TextQuoteSelector", exact: "q" } } };
  assert.equal(annotate([passage as Annotation]).length, 0);
});

test("what isn't a note is refused", () => {
  const old = { kind: "text", x: 1, y: 1, text: "t", ...who };
  assert.throws(() => annotate([old as unknown as Annotation]), /annotation 1: expected id to be a text/);
  assert.throws(() => annotate([7 as unknown as Annotation]), /annotation 1: expected it to be an Annotation, got 7/);
});

test("open notes are read from their notebook's file, and chosen by figure and panel", (t) => {
  const root = mkdtempSync(join(tmpdir(), "annotations-"));
  t.after(() => rmSync(root, { recursive: true }));
  const notebook = "optimal-plasticity/fig5";
  const file = join(root, "data", "annotations", "optimal-plasticity", "fig5.json");
  assert.deepEqual(annotations(notebook, {}, root), []);
  const [anywhere, inPanel, other, resolved] = [
    note({ notebook, x: 1, text: "anywhere", ...who }),
    note({ notebook, figure: "fig5", panel: "a", x: 2, text: "here", ...who, date: "2024-03-02" }),
    note({ notebook, figure: "fig6", x: 3, text: "there", ...who, date: "2024-03-03" }),
    note({ notebook, figure: "fig5", x: 4, text: "solved", ...who, date: "2024-03-04" }),
  ] as const;
  const reply: Annotation = { id: "urn:uuid:1", type: "Annotation", status: "resolved", target: resolved.id };
  writeAnnotations(file, [anywhere, inPanel, other, resolved, reply], notebook);
  assert.deepEqual(annotations(notebook, {}, root), [anywhere, inPanel, other]);
  assert.deepEqual(annotations(notebook, { figure: "fig5", panel: "b" }, root), [anywhere]);
  assert.deepEqual(annotations(notebook, { figure: "fig5", panel: "a" }, root), [anywhere, inPanel]);

  writeFileSync(file, "{");
  assert.throws(
    () => annotations(notebook, {}, root),
    /^AnnotationError: data\/annotations\/optimal-plasticity\/fig5.json: expected JSON/,
  );
  assert.throws(
    () => annotations("../secrets", {}, root),
    /expected a notebook like "optimal-plasticity\/fig5", got "..\/secrets"/,
  );
});
