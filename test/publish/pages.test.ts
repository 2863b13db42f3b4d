import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import fc from "../property.js";
import { ClaimError, claimsIn } from "plasticity/publish/claims";
import { findingsIn } from "plasticity/publish/findings";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { cleanFragment, cleanText } from "plasticity/publish/cleanHtml";
import { renderMarkdown } from "plasticity/publish/markdown";
import { type Cell, type Notebook, type Output, writeNotebook } from "plasticity/publish/notebook";
import { isExecuted, notebookContent, notebookPage } from "plasticity/publish/notebookPage";
import { figureName } from "plasticity/publish/figures";
import { PageIds } from "plasticity/publish/pageIds";
import { buildSite } from "plasticity/publish/site";
import { thumbnail } from "plasticity/publish/thumbnail";

const temporary = mkdtempSync(join(tmpdir(), "plasticity-pages-"));

function notebookOf(...cells: (string | { code: string; outputs: Output[] })[]): Notebook {
  let count = 0;
  return {
    cells: cells.map((cell, index): Cell => {
      const base = { id: `cell-${index}`, metadata: {} };
      if (typeof cell === "string") return { ...base, cell_type: "markdown", source: cell };
      return { ...base, cell_type: "code", source: cell.code, outputs: cell.outputs, execution_count: ++count };
    }),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
}

const html = (text: string): Output => ({ output_type: "display_data", data: { "text/html": text }, metadata: {} });
const printed = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const figure = (id: string) =>
  `<figure class="plasticity-figure" id="${id}" data-figure="Fig 1" data-panel="a" data-caption="A &lt; B" role="group" aria-label="x">` +
  `<svg viewBox="0 0 320 100" width="320" height="100"><defs><clipPath id="${id}-clip"><rect width="10" height="10"/></clipPath></defs>` +
  `<rect width="320" height="100" fill="#f00" clip-path="url(#${id}-clip)"/></svg><figcaption>A</figcaption></figure>`;
const claim = (id: string, verdict = "reproduced") => {
  const record = {
    id,
    paper: "p",
    where: "Fig 1",
    source: id.endsWith("derived") ? "derived" : "text",
    place: null,
    statement: `a "quoted" <statement>`,
    expected: { max: 1 },
    unit: null,
    measured: 0.5,
    interval: [0.4, 0.6],
    kind: "bootstrap",
    units: { count: 8, of: "networks" },
    exact: false,
    verdict,
    profile: "quick",
    note: null,
  };
  const json = JSON.stringify(record).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<div class="plasticity-claim" data-claim="${json}">text</div>`;
};
const finding = (id: string) => {
  const words = { printed: "a", correct: "b", evidence: "c", use: "d", wouldChange: "e" };
  const record = { id, paper: "p", kind: "misprint", where: "Eq 1", ...words, asked: false };
  return `<div class="plasticity-finding" data-finding="${JSON.stringify(record).replaceAll('"', "&quot;")}">text</div>`;
};
const around = {
  home: { title: "Home", href: "../index.html" },
  paper: { title: "P", href: "../index.html#p" },
  previous: undefined,
  next: undefined,
};
const pageOf = (notebook: Notebook): string => notebookPage(notebookContent(notebook, "p/n", temporary), around).html;
const parseHtml = (text: string): DocumentFragment => JSDOM.fragment(text);

test("formulas are typeset, in every notation that notebooks use, and money is left alone", () => {
  const render = (source: string) => renderMarkdown(source, { ids: new PageIds(), directory: temporary });
  const tex = (source: string) =>
    [...render(source).html.matchAll(/<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/g)].map(
      ([, t]) => t,
    );
  assert.deepEqual(tex("so $a_b * c_d$ is"), ["a_b * c_d"]);
  assert.deepEqual(tex("$$\n\\rho = 1\n$$\n"), ["\\rho = 1"]);
  assert.deepEqual(tex("at $$x$$ there"), ["x"]);
  assert.deepEqual(tex("\\(x\\) and \\\\[y\\\\]"), ["x", "y"]);
  assert.deepEqual(tex("\\begin{align}a &= b\\end{align}"), ["\\begin{align}a &amp;= b\\end{align}"]);
  assert.deepEqual(tex("- a list:\n  $$z$$"), ["z"]);
  assert.deepEqual(tex("from $5 to $10 and $ z $"), []);
  assert.deepEqual(tex("`$x$` and \\$y\\$"), []);
  assert.deepEqual(tex("```ts\nconst a = `$x$`;\n```"), []);
  assert.match(render("$$x$$").html, /katex-display/);
  const faulty = render("$\\nosuch$");
  assert.match(faulty.html, /<code class="faulty"[^>]*>\\nosuch<\/code>/);
  assert.match(faulty.warnings[0] ?? "", /formula "\\nosuch": Undefined control sequence/);
});

test("panel letters stay letters, quotes are set, links lead to pages, unknown images are named", () => {
  const { html, headings, warnings } = renderMarkdown(
    `# Fig 1 (c) "quoted"\n\n[next](../b/fig2.ipynb#figure) [doi](https://doi.org/10.1/x.ipynb) ![a *curve*](https://example.org/x.png)`,
    { ids: new PageIds(), directory: temporary },
  );
  assert.match(html, /Fig 1 \(c\) “quoted”/);
  assert.match(html, /href="\.\.\/b\/fig2\.html#figure"/);
  assert.match(html, /href="https:\/\/doi\.org\/10\.1\/x\.ipynb"/);
  assert.match(html, /<span class="missing-image">a curve<\/span>/);
  assert.match(warnings[0] ?? "", /image "https:\/\/example\.org\/x\.png"/);
  assert.deepEqual(
    headings.map(({ level, id }) => [level, id]),
    [[1, "fig-1-c-quoted"]],
  );
});

test("a heading of a table without words is a cell", () => {
  const { html } = renderMarkdown("| | b |\n|--:|---|\n| | 2 |", { ids: new PageIds(), directory: temporary });
  assert.match(html, /<tr>\n<td style="text-align:right"><\/td>\n<th>b<\/th>\n<\/tr>/);
});

test("an image beside the notebook is embedded", () => {
  const folder = join(temporary, "images");
  mkdirSync(folder);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"/>`;
  writeFileSync(join(folder, "a b.svg"), svg);
  const { html, warnings } = renderMarkdown("![alt](a%20b.svg)", { ids: new PageIds(), directory: folder });
  assert.equal(html, `<p><img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="alt"></p>\n`);
  assert.deepEqual(warnings, []);
});

test("text outputs are escaped, whatever they hold", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", "script", "/", "\n", "=") }),
      (text) => {
        const page = notebookContent(notebookOf({ code: "x", outputs: [printed(`|${text}|`)] }), "n", temporary);
        const shown = parseHtml(page.introduction).querySelector("pre.output");
        assert.equal(shown?.textContent, `|${text}|`.replace(/\n$/, ""));
        assert.equal(shown?.children.length, 0);
      },
    ),
  );
  const coloured = notebookContent(
    notebookOf({ code: "x", outputs: [printed("\u001b[31mred\u001b[39m")] }),
    "n",
    temporary,
  );
  assert.equal(parseHtml(coloured.introduction).querySelector("pre.output")?.textContent, "red");
});

test("HTML outputs of an executed notebook are shown without what runs or loads", () => {
  const hostile =
    `<b id="kept" onclick="steal()" style="color:red;background:url(https://x.org/a.png)">bold</b><script>steal()</script>` +
    `<img src="https://x.org/a.png" onerror="steal()"><img src="data:image/png;base64,AAAA">` +
    `<a href="java&#10;script:steal()">x</a><a href="https://doi.org/1">doi</a><iframe src="https://x.org"></iframe>` +
    `<style>@import "https://x.org/a.css"; b { background: url('//x.org/a.png'); fill: url(#ok) }</style>` +
    `<svg><script>steal()</script><a xlink:href="javascript:steal()"><animate attributeName="href" to="javascript:steal()"/></a>` +
    `<use href="https://x.org/a.svg#b"/><use href="#kept"/></svg><form action="https://x.org"><button formaction="javascript:1">b</button></form>`;
  const clean = cleanText(cleanFragment(hostile));
  assert.doesNotMatch(clean, /steal|x\.org|script|<iframe|formaction|<style|animate|<form|<button/);
  assert.match(clean, /<b id="kept" style="color:red">bold<\/b>/);
  assert.match(clean, /<img src="data:image\/png;base64,AAAA">/);
  assert.match(clean, /href="https:\/\/doi\.org\/1"/);
  assert.match(clean, /<use href="#kept"><\/use>/);

  const page = pageOf(
    notebookOf(`text <script>steal()</script> <b onclick="steal()">b</b>`, { code: "x", outputs: [html(hostile)] }),
  );
  assert.doesNotMatch(page, /steal|x\.org/);
  assert.equal(page.match(/<script/g)?.length, 3, "only the page's own scripts, and what it is");
});

test("HTML outputs of a notebook that wasn't executed in one go are shown as text", () => {
  const notebook = notebookOf({ code: "a", outputs: [] }, { code: "b", outputs: [html("<b>bold</b>")] });
  assert.equal(isExecuted(notebook), true);
  const second = notebook.cells[1];
  assert.ok(second?.cell_type === "code");
  for (const count of [null, 1, 3]) {
    second.execution_count = count;
    assert.equal(isExecuted(notebook), false);
    const { introduction: shown, warnings } = notebookContent(notebook, "n", temporary);
    assert.match(shown, /&lt;b&gt;bold&lt;\/b&gt;/);
    assert.match(warnings[0] ?? "", /isn't freshly executed/);
  }
});

test("ids are unique on a page, and what refers to them follows", () => {
  const outputs = [html(figure("fig")), html(figure("fig")), html(`<label for="fig">x</label>`)];
  const page = parseHtml(pageOf(notebookOf("# Fig\n## Fig\n## Content", { code: "x", outputs })));
  const ids = [...page.querySelectorAll("[id]")].map((element) => element.id);
  assert.equal(new Set(ids).size, ids.length);
  const targets = [...page.querySelectorAll("figure")].map((one) => [
    one.id,
    one.querySelector("[clip-path]")?.getAttribute("clip-path"),
    one.querySelector("clipPath")?.id,
  ]);
  assert.deepEqual(targets, [
    ["fig-3", "url(#fig-clip)", "fig-clip"],
    ["fig-4", "url(#fig-clip-2)", "fig-clip-2"],
  ]);
  for (const link of page.querySelectorAll<HTMLAnchorElement>(".side li a")) {
    assert.ok(ids.includes(decodeURIComponent(link.hash.slice(1))), link.hash);
  }
});

test("a cell tagged remove-cell isn't on the page; a figure under its own heading is listed once", () => {
  const notebook = notebookOf("# T", "for Jupyter only", "## Figure\n### a", {
    code: "x",
    outputs: [html(figure("fig"))],
  });
  notebook.cells[1]!.metadata = { tags: ["remove-cell"] };
  const { introduction, body, contents } = notebookContent(notebook, "n", temporary);
  assert.doesNotMatch(introduction + body, /for Jupyter only/);
  assert.match(introduction, /<h1[^>]*>T/);
  assert.match(body, /id="fig"/);
  assert.deepEqual(
    contents.map(({ kind }) => kind),
    ["level-2", "level-3"],
  );
});

test("a page is one file: nothing in it is loaded from anywhere", () => {
  const page = pageOf(notebookOf("# T\n\n$x$ and α", { code: "const a = 1;", outputs: [html(figure("fig"))] }));
  for (const [address] of page.matchAll(/(?:src|href)="[^"]*"|url\([^)]*\)/g)) {
    assert.match(address, /="(?:#|data:|\.\.\/index\.html)|url\(["']?(?:#|data:)/, address.slice(0, 80));
  }
  assert.match(page, /<details class="code" id="code-1"><summary>Code<span> · 1 line<\/span>/);
  assert.match(page, /hljs-keyword/);
  assert.match(page, /default-src 'none'/);
});

test("only fonts in use are embedded", () => {
  const faces = (source: string) =>
    [...pageOf(notebookOf(source)).matchAll(/@font-face\s*\{[^}]*?font-family:\s*["']?([\w -]+)/g)].map(
      ([, name]) => name,
    );
  assert.deepEqual(faces("# Plain"), ["Source Serif 4", "Source Serif 4", "Source Serif 4"]);
  assert.equal(faces("# Greek α").length, 6);
  assert.deepEqual(faces("$1$").slice(3), ["KaTeX_Main"]);
  assert.deepEqual(faces("$x$").slice(3), ["KaTeX_Main", "KaTeX_Math"]);
  assert.ok(faces("$\\mathbb R$").includes("KaTeX_AMS"));
  assert.ok(faces("$$\\sum_i \\left(\\frac{\\frac ab}{c}\\right)$$").includes("KaTeX_Size2"));
});

test("claims are read back from saved outputs", () => {
  const notebook = notebookOf({ code: "x", outputs: [html(claim("p/a/b") + claim("p/a/c", "partly"))] });
  const claims = claimsIn(notebook);
  assert.deepEqual(
    claims.map(({ id, verdict }) => [id, verdict]),
    [
      ["p/a/b", "reproduced"],
      ["p/a/c", "partly"],
    ],
  );
  assert.equal(claims[0]?.statement, `a "quoted" <statement>`);
  const bad: [string, RegExp][] = [
    [`<div class="plasticity-claim" data-claim="{">`, /n\.ipynb: claim: data-claim of a saved output is not JSON/],
    [`<div class="plasticity-claim" data-claim="[]">`, /n\.ipynb: claim: whole record: .*object/],
    [claim("p/a/b", "proven"), /claim: verdict: .*"reproduced"\|"partly"\|"not reproduced"/],
    [claim("p/a/b").replace("0.5", "null"), /claim: measured: /],
    [claim("p/a/b").replace("[0.4,0.6]", "[0.4]"), /claim: interval/],
  ];
  for (const [text, message] of bad) {
    assert.throws(
      () => claimsIn(notebookOf({ code: "x", outputs: [html(text)] }), "n.ipynb"),
      (error) => error instanceof ClaimError && message.test(error.message),
    );
  }
});

test("a figure is called by its label, and by its panel where the label ends with the number", () => {
  const names: [string, string, string][] = [
    ["Fig 5", "", "Fig 5"],
    ["Fig 5", "a", "Fig 5a"],
    ["Fig 5a", "a", "Fig 5a"],
    ["Fig 4c, continued", "c", "Fig 4c, continued"],
    ["Fig 1", "a, b", "Fig 1"],
  ];
  for (const [label, panel, name] of names) assert.equal(figureName({ label, panel }), name);
});

test("findings are read back from saved outputs", () => {
  const read = (text: string) => findingsIn(notebookOf({ code: "x", outputs: [html(text)] }), "n.ipynb");
  assert.deepEqual(
    read(finding("p/a/one") + claim("p/a/b") + finding("p/a/two")).map(({ id, evidence }) => [id, evidence]),
    [
      ["p/a/one", "c"],
      ["p/a/two", "c"],
    ],
  );
  assert.throws(() => read(finding("p/a/one").replace("false", "1")), /n\.ipynb: finding: asked: /);
});

test("a site: a page per notebook, an index by paper, a thumbnail per figure, the same bytes each time", () => {
  const home = join(temporary, "notebooks");
  writeNotebook(join(home, "index.ipynb"), notebookOf("# All of it\n\nWelcome.\n\n## How to read"));
  for (const name of ["fig10", "fig2"]) {
    const outputs = [
      html(figure("fig")),
      html(claim(`p/${name}/x`) + claim(`p/${name}/derived`, "partly") + finding(`p/${name}/y`)),
    ];
    writeNotebook(join(home, "paper-one", `${name}.ipynb`), notebookOf(`# ${name}\n\n<&>`, { code: "x", outputs }));
  }
  writeFileSync(join(home, "paper-one", "README.md"), "# The first *paper*\n\nBy somebody, $x$.\n\n## More\n\nno");
  writeNotebook(join(home, "paper-two", "a.ipynb"), notebookOf("no heading"));
  const files = findNotebooks([], home);
  assert.deepEqual(
    files.map(({ name }) => name),
    ["index", "paper-one/fig2", "paper-one/fig10", "paper-two/a"],
  );
  const output = join(temporary, "site");
  const site = buildSite(files, { output, home, title: "unused" });
  assert.equal(site.figures, 2);
  assert.deepEqual(readdirSync(output).sort(), [
    ...["claims.html", "claims.json", "findings.html", "findings.json", "fonts", "index.html", "notes.js"],
    ...["pages.json", "paper-one", "paper-two", "previews.js", "thumbnails"],
  ]);
  const index = readFileSync(site.index, "utf8");
  assert.match(index, /<title>All of it<\/title>/);
  assert.match(index, /Welcome\.[\s\S]*The first[\s\S]*How to read/, "papers come after the introduction");
  assert.match(index, /The first \*paper\*/);
  assert.match(index, /By somebody/);
  assert.doesNotMatch(index, />More</);
  assert.match(index, /Paper two/);
  assert.match(index, /href="paper-one\/fig2\.html#fig"/);
  assert.match(
    index.replace(/<\/?a\b[^>]*>/g, ""),
    /<span>1 claim<\/span><span>✓ 1 reproduced<\/span><span>1 derived here<\/span><span>◐ 1 partly<\/span><span>1 finding</,
  );
  assert.match(index, /<b>Fig 1a<\/b> A &lt; B/);
  const png = readFileSync(join(output, "thumbnails", "paper-one-fig2-fig.png"));
  assert.deepEqual([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(""), "PNG");
  const page = readFileSync(join(output, "paper-one", "fig10.html"), "utf8");
  assert.match(page, /rel="prev" href="\.\.\/paper-one\/fig2\.html"/);
  assert.match(page, /rel="next" href="\.\.\/paper-two\/a\.html"/);
  const before = [index, page];
  buildSite(files, { output, home, title: "unused" });
  assert.deepEqual(
    [readFileSync(site.index, "utf8"), readFileSync(join(output, "paper-one", "fig10.html"), "utf8")],
    before,
  );
});

test("the pages of a notebook that is gone are removed, and nothing else is", () => {
  const home = join(temporary, "moving");
  const output = join(temporary, "moving-site");
  for (const name of ["one", "two"]) {
    writeNotebook(
      join(home, "p", `${name}.ipynb`),
      notebookOf(`# ${name}`, { code: "x", outputs: [html(figure("fig"))] }),
    );
  }
  buildSite(findNotebooks([], home), { output, home, title: "t" });
  writeFileSync(join(output, "p", "mine.html"), "mine");
  writeFileSync(join(temporary, "outside.html"), "outside");
  buildSite(findNotebooks([join(home, "p", "two.ipynb")], home), { output, home, title: "t" });
  assert.deepEqual(readdirSync(join(output, "p")).sort(), ["mine.html", "two", "two.html"]);
  assert.deepEqual(readdirSync(join(output, "thumbnails")), ["p-two-fig.png"]);
  for (const name of ["../outside.html", "p/../../outside.html", join(temporary, "outside.html")]) {
    const files = { "index.html": "0".repeat(64), [name]: createHash("sha256").update("outside").digest("hex") };
    writeFileSync(join(output, "pages.json"), JSON.stringify({ format: "plasticity-pages/1", files }));
    assert.throws(() => buildSite(findNotebooks([], home), { output, home, title: "t" }), /pages\.json: damaged/);
  }
  assert.equal(readFileSync(join(temporary, "outside.html"), "utf8"), "outside");
});

test("a drawing that can't be rendered is named, and nothing is written", () => {
  const home = join(temporary, "broken");
  const outputs = [
    html(figure("fig").replace(`viewBox="0 0 320 100" width="320" height="100"`, `width="0" height="0"`)),
  ];
  writeNotebook(join(home, "p", "bad.ipynb"), notebookOf({ code: "x", outputs }));
  const output = join(temporary, "broken-site");
  assert.throws(
    () => buildSite(findNotebooks([], home), { output, home, title: "t" }),
    /^RangeError: p\/bad: figure fig: /,
  );
  assert.throws(() => readdirSync(output));
  assert.throws(() => thumbnail("<p>", 10), /thumbnail/);
});
