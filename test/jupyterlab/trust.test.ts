// What is trusted before a notebook is run: an explorable with the script in whose place the page puts its own, and no other script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explorableOf } from "plasticity/explorables/catalogue";
import { exploreHtml } from "plasticity/explorables/exploreHtml";
import { computedResults } from "plasticity/explorables/firstResults";
import { initialSettings } from "plasticity/explorables/settings";
import { withTrust } from "plasticity/jupyterlab/trust";
import { shownOutput } from "plasticity/jupyterlab/shownOutput";
import type { Notebook } from "plasticity/publish/notebook";
import { explorableScript } from "plasticity/publish/explorableScript";

function isTrusted(html: string): unknown {
  const notebook: Notebook = {
    cells: [
      {
        cell_type: "code",
        id: "a",
        metadata: {},
        source: "",
        execution_count: 1,
        outputs: [{ output_type: "display_data", data: { "text/html": html }, metadata: {} }],
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  return withTrust(notebook).cells[0]!.metadata["trusted"];
}

test("every explorable as it is saved, with its script or an older one; not with a second one", async () => {
  const { script } = explorableScript();
  for (const name of ["synaptic-balancing", "natural-gradient"]) {
    const explorable = explorableOf(name);
    const settings = initialSettings(explorable);
    const start = { settings, results: await computedResults(explorable, settings), data: {} };
    const html = exploreHtml(explorable, start, { id: "live", label: "Explore", caption: "A caption.", alt: "Alt." });
    assert.equal(isTrusted(html), true);
    assert.equal(isTrusted(`${html}<script>${script}</script>`), true);
    // whatever is in it, the page's own is run instead
    const other = `${html}<script>alert(1)</script>`;
    assert.equal(isTrusted(other), true);
    assert.equal(shownOutput(other, script).match(/<script>([^]*)<\/script>/)?.[1], script);
    assert.equal(isTrusted(`${html}<p></p><script>${script}</script>`), false);
    assert.equal(isTrusted(`<div class="plasticity-explorable"></div><script>${script}</script>`), false);
    assert.equal(isTrusted(`${html}<script>${script}</script><script>alert(1)</script>`), false);
    assert.equal(isTrusted(`${html}<script src="x.js">${script}</script>`), false);
  }
});
