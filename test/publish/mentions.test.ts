// Mentions of figures in a text: which become links, and to what.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderMarkdown } from "plasticity/publish/markdown";
import { linkMentions, mentionedFigures } from "plasticity/publish/mentions";
import { PageIds } from "plasticity/publish/pageIds";

const addressOf = mentionedFigures([
  { address: "", figures: [{ id: "fig1", label: "Fig 1", panel: "a,b" }] },
  {
    address: "fig2.html",
    figures: [
      { id: "fig2a", label: "Fig 2A", panel: "A" },
      { id: "fig2bc", label: "Fig 2B, C", panel: "B,C" },
      { id: "fig2-more", label: "Fig 2B, C as courses", panel: "" },
    ],
  },
  {
    address: "fig5.html",
    figures: [
      { id: "fig5", label: "Fig 5", panel: "a,b,c" },
      { id: "fig5s1", label: "Fig 5—figure supplement 1", panel: "" },
      { id: "table1", label: "Table 1", panel: "" },
    ],
  },
  { address: "a.html", figures: [{ id: "x", label: "Fig 6", panel: "" }] },
  { address: "b.html", figures: [{ id: "y", label: "Fig 6", panel: "" }] },
]);

function linked(markdown: string): string[] {
  const { html } = renderMarkdown(markdown, { ids: new PageIds(), directory: ".", mentions: true });
  const shown = linkMentions(html, addressOf);
  assert.doesNotMatch(shown, /data-mention/);
  assert.equal(
    linkMentions(html, () => undefined),
    renderMarkdown(markdown, { ids: new PageIds(), directory: "." }).html,
  );
  return [...shown.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => `${text} → ${href}`);
}

test("a mention of a figure that the paper's notebooks hold is a link to it", () => {
  assert.deepEqual(linked("As in Fig 5, and (*Fig. 5b*), Fig 1's, Figure 5a–c."), [
    "Fig 5 → fig5.html#fig5",
    "Fig. 5b → fig5.html#fig5",
    "Fig 1 → #fig1",
    "Figure 5a–c → fig5.html#fig5",
  ]);
  assert.deepEqual(linked("Fig 2 and Fig 2A, a course; Fig 2B, C; Fig 2A–C."), [
    "Fig 2 → fig2.html",
    "Fig 2A → fig2.html#fig2a",
    "Fig 2B, C → fig2.html#fig2bc",
    "Fig 2A–C → fig2.html",
  ]);
  assert.deepEqual(linked("| a |\n|---|\n| Fig 5—figure supplement 1, Table 1 |"), [
    "Fig 5—figure supplement 1 → fig5.html#fig5s1",
    "Table 1 → fig5.html#table1",
  ]);
});

test("no link where it is something else, or could be", () => {
  const none = [
    "# Fig 5",
    "`Fig 5` and $x_{\\text{Fig 5}}$",
    "```\nFig 5\n```",
    "the paper's Fig 5, the paper’s *Fig 5*, S1 Appendix, Fig 5, Raman et al. Fig 5, (2021, Fig 5)",
    "Fig 5 of the paper, Fig 5 of 2021",
    "Fig 6, Fig 7, Table 2, Fig 5.2, Fig 51, Fig 5x2, Prefig 5",
  ];
  for (const markdown of none) assert.deepEqual(linked(markdown), [], markdown);
  for (const own of ["[see Fig 5](x.html)", "<a href='x.html'>Fig 5</a>"]) {
    const { html } = renderMarkdown(own, { ids: new PageIds(), directory: ".", mentions: true });
    assert.doesNotMatch(html, /data-mention/, own);
  }
});
