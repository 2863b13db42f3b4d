import assert from "node:assert/strict";
import { test } from "node:test";
import { colour, categorical, parseColour } from "plasticity/lab";
import { parseTree, treeText } from "plasticity/publish/htmlTree";
import { FIGURE_COLOURS, followTheme, PAGE_COLOURS, PALETTE_STYLE, withoutVariables } from "plasticity/publish/palette";

/** Contrast of two colours by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => {
    const [r, g, blue] = parseColour(text).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const themed = (html: string): string => {
  const tree = parseTree(html);
  followTheme(tree);
  return treeText(tree);
};

test("text stands out from the page 4.5 : 1, marks 3 : 1, in light and dark", () => {
  assert.ok(Math.abs(contrast("#ffffff", "#000000") - 21) < 1e-9);
  for (const kind of ["light", "dark"] as const) {
    const grounds = [PAGE_COLOURS["ground"]!, PAGE_COLOURS["tint"]!, FIGURE_COLOURS["fig-paper"]!].map(
      (one) => one[kind],
    );
    for (const [name, one] of Object.entries({ ...PAGE_COLOURS, ...FIGURE_COLOURS })) {
      if (one.use === "ground") continue;
      // figures lie on the page itself, or on the ground of a notebook in JupyterLab's dark theme
      const figureGrounds = kind === "dark" ? [grounds[2]!, "#111111"] : [grounds[2]!];
      for (const ground of one.use === "text" ? [...grounds, ...figureGrounds] : figureGrounds) {
        const [is, least] = [contrast(one[kind], ground), one.use === "text" ? 4.5 : 3];
        assert.ok(is >= least, `${name}, ${kind}: ${is.toFixed(2)} : 1 on ${ground}, expected ${least}`);
      }
    }
  }
});

test("each colour of the figures has one for the dark, and all are in the style", () => {
  const known = new Set(Object.values(FIGURE_COLOURS).map(({ light }) => light));
  for (const [name, hex] of [...Object.entries(colour), ...categorical.entries()])
    assert.ok(known.has(hex), `${name}: ${hex}`);
  for (const name of Object.keys({ ...PAGE_COLOURS, ...FIGURE_COLOURS })) {
    assert.equal(PALETTE_STYLE.split(`--${name}:`).length, 4, name);
  }
  assert.match(PALETTE_STYLE, /@media screen and \(prefers-color-scheme:dark\)/, "what is printed is light");
});

test("colours in attributes and styles become variables with the colour behind them, and back", () => {
  const html = `<svg fill="#0072b2" stroke="white" style="background:#ffffff;font:12px 'Arial Black'"><path d="M0 0" fill="rgb(1, 2, 3)"></path></svg>`;
  const shown = themed(html);
  assert.match(shown, /fill="var\(--fig-blue,#0072b2\)"/);
  assert.match(shown, /stroke="var\(--fig-paper,white\)"/);
  assert.match(shown, /background:var\(--fig-paper,#ffffff\);font:12px 'Arial Black'/);
  assert.match(shown, /fill="rgb\(1, 2, 3\)"/);
  assert.equal(withoutVariables(shown), html);
  const kept = `<p style="color:var(--x,#ffffff)" title="#ffffff">#ffffff</p><path fill="url(#ffffff)"></path>`;
  assert.equal(themed(kept), kept);
});

test("what lies on a picture keeps its colours; words and axes around it don't", () => {
  const line = `<g aria-label="line" stroke="#1f2328"></g>`;
  const drawing = (before: string): string =>
    themed(
      `<svg>${before}${line}<g aria-label="text" fill="#1f2328"></g><g aria-label="x-axis tick" stroke="#8c959f"></g></svg>`,
    );
  const dark = (shown: string): boolean[] =>
    ["line", "text", "x-axis tick"].map((label) => {
      return new RegExp(`<g aria-label="${label}" (?:stroke|fill)="var`).test(shown);
    });
  assert.deepEqual(dark(drawing("")), [true, true, true]);
  assert.deepEqual(dark(drawing("<image href='#'/>")), [false, true, true]);
  assert.deepEqual(dark(drawing(`<g>${`<path fill="rgb(1, 2, 3)"></path>`.repeat(9)}</g>`)), [false, true, true]);
  assert.deepEqual(dark(drawing(`<g>${`<path fill="rgb(1, 2, 3)"></path>`.repeat(8)}</g>`)), [true, true, true]);
});
