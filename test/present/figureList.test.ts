import assert from "node:assert/strict";
import { test } from "node:test";
import { FigureListError, figureList } from "plasticity/present/figureList";
import fc from "../property.js";

test("a plain list: figures in their order, title and notes after bars, comments left out", () => {
  const text =
    "# journal club\r\ntitle: Two rules\r\n\r\nfig5 | Below one | Ask *them*\r\noptimal-plasticity/fig1||only notes\r\n";
  assert.deepEqual(figureList(text, "figures.txt"), {
    title: "Two rules",
    figures: [
      { line: 4, figure: "fig5", title: "Below one", notes: "Ask *them*" },
      { line: 5, figure: "optimal-plasticity/fig1", notes: "only notes" },
    ],
  });
});

test("the same list as YAML, with the lines where figures stand", () => {
  const text =
    "title: Two rules\nfigures:\n  - figure: fig5\n    title: Below one\n    notes: |\n      Ask.\n      Wait.\n  - fig1\n";
  assert.deepEqual(figureList(text, "figures.yaml"), {
    title: "Two rules",
    figures: [
      { line: 3, figure: "fig5", title: "Below one", notes: "Ask.\nWait." },
      { line: 8, figure: "fig1" },
    ],
  });
  assert.deepEqual(figureList("- fig1\n", "a.yml").title, undefined);
});

test("a faulty line is named with what was expected and what came", () => {
  const wrong = (text: string, name: string, message: RegExp): void => {
    assert.throws(
      () => figureList(text, name),
      (error: Error) => {
        assert.ok(error instanceof FigureListError, error.stack);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  };
  wrong("", "a.txt", /^a\.txt: expected at least one figure, got none$/);
  wrong("fig1\n| title", "a.txt", /^a\.txt:2: expected a figure before "\|", got none$/);
  wrong("fig1 | a | b | c", "a.txt", /^a\.txt:1: expected "figure \| title \| notes", got 4 parts$/);
  wrong(
    "- figure: fig1\n- titel: x\n  figure: fig2",
    "a.yaml",
    /^a\.yaml:2: expected figure, title or notes, got "titel"$/,
  );
  wrong("- title: x", "a.yaml", /^a\.yaml:1: expected figure: …, got none$/);
  wrong("- fig1\n- 5", "a.yaml", /^a\.yaml:2: expected a figure's name, got 5$/);
  wrong("- fig1\n- [fig2]", "a.yaml", /^a\.yaml:2: expected a figure's name, got a list$/);
  wrong("- fig1\n- figure: fig2\n  title: [x]", "a.yaml", /^a\.yaml:3: expected title to be a text, got a list$/);
  wrong("fig1", "a.yaml", /^a\.yaml:1: expected a list of figures, or a title with figures, got "fig1"$/);
  wrong("- a: [", "a.yaml", /^a\.yaml:\d: expected YAML: /);
  wrong("x".repeat(1_000_001), "a.txt", /expected a list of at most 1000000 characters, got 1000001$/);
});

test("whatever stands in a list, it is read or refused in one line", () => {
  const pieces = fc.array(
    fc.constantFrom("- ", "figure", ": ", "title", "\n", "|", "&a ", "*a", "[", "{", "}", "'", "#", "  ", "%"),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((all) => all.join("")),
      ),
      fc.constantFrom("a.txt", "a.yaml"),
      (text, name) => {
        try {
          const { figures } = figureList(text, name);
          assert.ok(figures.every(({ figure, line }) => figure !== "" && line >= 1));
        } catch (error) {
          assert.ok(error instanceof FigureListError, (error as Error).stack);
          assert.doesNotMatch(error.message, /\n/);
        }
      },
    ),
  );
});
