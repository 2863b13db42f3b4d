import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapText } from "plasticity/lab/textWidth";
import { markedEquations } from "plasticity/present/equations";
import type { PanelDrawing } from "plasticity/present/figureParts";
import { letteredFigure, namesPanel, paperFigure } from "plasticity/present/panelClaims";
import { claimTitle, fittedTitle, leadingClaim } from "plasticity/present/slideTitle";
import fc from "../property.js";

const said = (statement: string, verdict: "reproduced" | "partly" | "not reproduced" = "reproduced"): string =>
  claimTitle({ statement, verdict });

test("a claim's title says what is claimed, without how it was measured, and what came of it", () => {
  assert.equal(
    said("The best ratio is below one, everywhere: the largest of three."),
    "The best ratio is below one, everywhere",
  );
  assert.equal(
    said("The pair ends with equal costs (c₁₂ : c₂₁, at the end)."),
    "The pair ends with equal costs (c₁₂ : c₂₁, at the end)",
  );
  assert.equal(
    said("The rate is lower than that of the noise (in every network)."),
    "The rate is lower than that of the noise",
  );
  assert.equal(
    said("Where it is high, the best ratio is one (s = 0.05)."),
    "Where it is high, the best ratio is one (s = 0.05)",
  );
  assert.equal(
    said("The ratio is at most one, whatever the rule.", "partly"),
    "Partly: the ratio is at most one, whatever the rule",
  );
  assert.equal(
    said("Eq 9a gives the best of all ratios.", "not reproduced"),
    "Not reproduced: Eq 9a gives the best of all ratios",
  );
});

test("the leading claim is the first that stands by itself", () => {
  const claims = ["The same with weaker noise.", "Noise moves the weights."].map((statement) => ({ statement }));
  assert.equal(leadingClaim(claims as never[])?.statement, "Noise moves the weights.");
  assert.equal(leadingClaim(claims.slice(0, 1) as never[])?.statement, "The same with weaker noise.");
  assert.equal(leadingClaim([]), undefined);
});

test("a title takes two lines at most, and loses no word while it fits", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1, maxLength: 12 }).filter((word) => !/\s/.test(word)),
        { minLength: 1, maxLength: 60 },
      ),
      (words) => {
        const title = words.join(" ");
        const { text, size } = fittedTitle(title);
        const letters = [38, 33, 28][size]!;
        assert.ok(wrapText(text, letters * 0.93, 1192).length <= 2, text);
        if (text !== title) assert.ok(text.endsWith(" …") && size === 2, text);
      },
    ),
  );
});

const grid: PanelDrawing[] = [..."abcdefghi"].map((letter, k) => ({
  letter,
  title: "",
  x: (k % 3) * 200,
  y: Math.floor(k / 3) * 150,
  width: 190,
  height: 140,
  drawing: undefined as never,
}));
const named = (where: string, figure = "Fig 5"): string =>
  grid
    .filter((panel) => namesPanel(where, figure, panel, grid))
    .map(({ letter }) => letter)
    .join("");

test("a place in the paper names panels by letters, ranges, rows and columns", () => {
  assert.equal(named("Fig 5b"), "b");
  assert.equal(named("Fig 5B–D; Results"), "bcd");
  assert.equal(named("Fig 5e, f"), "ef");
  assert.equal(named("Eq 9a; Fig 5, top row"), "abc");
  assert.equal(named("Fig 5, bottom row, centre"), "h");
  assert.equal(named("Fig 5, middle row, left"), "d");
  assert.equal(named("Fig 5, top to middle row"), "");
  for (const where of ["Fig 5", "Fig 15b", "Fig 5, caption", "Results, top row", "Eq 5b"])
    assert.equal(named(where), "", where);
});

test("letters are the paper's only where the label is the paper's own", () => {
  assert.equal(paperFigure("Fig 5—figure supplement 1, inputs"), "Fig 5—figure supplement 1");
  assert.equal(letteredFigure("Fig 5", ["a", "b"]), "Fig 5");
  assert.equal(letteredFigure("Fig 12A, B", ["A", "B"]), "Fig 12");
  assert.equal(letteredFigure("Fig 1c", ["i", "ii"]), undefined);
  assert.equal(letteredFigure("Fig 5, inputs", ["a", "b"]), undefined);
  assert.equal(letteredFigure("Eq 14", ["a"]), undefined);
});

test("formulas come with the sentence before them, side by side ones below one another", () => {
  const section =
    "Long story. The best ratio is\n\n$$\\rho \\leftarrow \\left(a \\qquad b\\right), \\qquad \\frac{c \\qquad d}{e} \\tag{1}$$\n\nand $$x.$$";
  assert.deepEqual(markedEquations(section), [
    { lead: "The best ratio is", lines: ["\\rho \\leftarrow \\left(a \\qquad b\\right),", "\\frac{c \\qquad d}{e}"] },
    { lead: "and", lines: ["x."] },
  ]);
  assert.deepEqual(markedEquations("$$\\begin{pmatrix} a \\qquad b \\end{pmatrix}$$")[0]!.lines.length, 1);
  assert.deepEqual(markedEquations("none, not even $x$"), []);
});
