// What the lab's page makes of an output before it shows it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LAB_THEME } from "plasticity/jupyterlab/labTheme";
import { shownOutput } from "plasticity/jupyterlab/shownOutput";
import { FIGURE_COLOURS } from "plasticity/publish/palette";

test("colours follow the theme, and labels of parts without a role go", () => {
  const svg = `<svg aria-label="all"><g aria-label="line" stroke="#0072b2"></g></svg>`;
  const shown = shownOutput(`<figure role="group">${svg}<figcaption>A caption</figcaption></figure>`, "");
  assert.equal(
    shown,
    `<figure><svg aria-label="all"><g stroke="var(--fig-blue,#0072b2)"></g></svg><figcaption>A caption</figcaption></figure>`,
  );
});

test("each colour has its light and its dark one in the lab; JupyterLab's ground is the figures'", () => {
  for (const [name, { light, dark }] of Object.entries(FIGURE_COLOURS)) {
    const [, first, second] = LAB_THEME.split(`--${name}:`);
    assert.ok(first?.startsWith(light) && second?.startsWith(dark), name);
  }
  assert.match(LAB_THEME, /--fig-paper:var\(--jp-layout-color0\)\}/);
});

test("what is too deep to be looked at stays as it is", () => {
  const deep = `${"<b>".repeat(300)}<i style="color:#0072b2">x`;
  assert.equal(shownOutput(deep, ""), deep);
});
