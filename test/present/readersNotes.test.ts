// What readers noted stands in the presenter's notes of the slide that it is about.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { annotate } from "plasticity/lab";
import { type Annotation, note, writeAnnotations } from "plasticity/annotations";
import { figuresDeck } from "plasticity/present/chosenDeck";
import { deckHtml } from "plasticity/present/deckHtml";
import { FigureNames } from "plasticity/present/figureNames";
import { notebookSlides } from "plasticity/present/notebookSlides";
import { figure, HEADER, home, notebook, panel } from "./notebooks.js";

/** A project around the notebooks, so that its notes are found. */
function writeNotes(name: string, notes: readonly Annotation[]): void {
  for (const [file, content] of [
    ["package.json", `{"workspaces":["src"]}`],
    ["src/package.json", "{}"],
  ] as const) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), content);
  }
  mkdirSync(join(home, "data", "annotations", dirname(name)), { recursive: true });
  writeAnnotations(join(home, "data", "annotations", `${name}.json`), notes, name);
}

test("a note goes to its panel's slide, else its figure's, else the first; what is drawn isn't said again", () => {
  const by = { author: "A. Reader", date: "2024-03-01", notebook: "noted/fig1", figure: "fig1" };
  const drawn = note({ ...by, panel: "a", x: 2, y: 4, text: "drawn here" });
  const onPanel = note({ ...by, panel: "b", x: 2, text: "why <b>two</b>?", tags: ["question"] });
  const onFigure = note({ ...by, panel: "z", x: 1, text: "no such panel" });
  const lost = note({ ...by, figure: "gone", x: 1, text: "its figure is gone" });
  const onText: Annotation = {
    ...note({ ...by, text: "about a passage" }),
    id: "urn:x-plasticity:note:passage",
    target: {
      type: "SpecificResource",
      source: "urn:x-plasticity:notebook:noted/fig1",
      selector: [{ type: "TextQuoteSelector", exact: "It grows" }],
    },
  };
  const reply: Annotation = {
    ...note({ ...by, text: "because" }),
    id: "urn:x-plasticity:note:reply",
    target: onPanel.id,
    motivation: "replying",
    status: "resolved",
  };
  writeNotes("noted/fig1", [drawn, onPanel, onFigure, lost, onText, reply]);
  const [first, second] = [panel("a"), panel("b")];
  const marks = [...(first.plot?.marks ?? []), ...annotate([drawn])];
  const panels = [{ ...first, plot: { ...first.plot, marks } }, second];
  const file = notebook("noted/fig1", HEADER, { outputs: [figure({ id: "fig1", panels })] });
  const { opening, stacks } = notebookSlides(file);
  const slides = [...opening, ...stacks.flat()];
  const notes = (id: string): string => slides.find((slide) => slide.id === id)!.readersNotes ?? "";
  assert.doesNotMatch(slides.map((slide) => slide.readersNotes).join(), /drawn here/);
  assert.match(slides.map(({ body }) => body).join(), /<title>drawn here – A\. Reader, 2024-03-01<\/title>/);
  assert.match(
    notes("fig1-b"),
    /A reader's note<\/b> \(fig1, panel b, x = 2, question, resolved\): why &lt;b&gt;two&lt;\/b&gt;\? – A\. Reader, 2024-03-01.*<li>because – A\. Reader/,
  );
  assert.match(notes("fig1"), /no such panel/);
  for (const words of ["its figure is gone", "“It grows”, open): about a passage"]) {
    assert.ok(slides[0]!.readersNotes!.includes(words), words);
  }
  const names = new FigureNames([file]);
  const chosen = [{ ...names.find("noted/fig1-b"), notes: "My own." }];
  const deck = deckHtml(figuresDeck(chosen, "Club", { asked: "noted/fig1-b", home }));
  assert.match(deck, /<p>My own\.<\/p>\s*<p><b>A reader's note<\/b> \(fig1, panel b/);
});

test("a damaged file of notes is named", () => {
  writeNotes("noted/damaged", []);
  writeFileSync(join(home, "data", "annotations", "noted", "damaged.json"), "{");
  const file = notebook("noted/damaged", HEADER, { outputs: [figure({ id: "fig1" })] });
  assert.throws(() => notebookSlides(file), /data\/annotations\/noted\/damaged\.json/);
});
