// What is too long, too deep or too much: time in proportion to the text, or a clear message; the page shows a part.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "../property.js";
import { CellOutputs } from "plasticity/publish/cellOutputs";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { Finder } from "plasticity/publish/finder";
import { formula } from "plasticity/publish/formula";
import { HtmlLimitError, parseTree, treeText } from "plasticity/publish/htmlTree";
import { jsonNesting } from "plasticity/files/jsonNesting";
import { excerpt } from "plasticity/publish/limits";
import { renderMarkdown } from "plasticity/publish/markdown";
import {
  type Notebook,
  NotebookFormatError,
  notebookText,
  type Output,
  parseNotebook,
} from "plasticity/publish/notebook";
import { notebookContent, notebookPage } from "plasticity/publish/notebookPage";
import { PageIds } from "plasticity/publish/pageIds";
import { buildSite, SamePageError } from "plasticity/publish/site";

const temporary = mkdtempSync(join(tmpdir(), "plasticity-limits-"));
const render = (source: string, directory = temporary) => renderMarkdown(source, { ids: new PageIds(), directory });

function notebookOf(...outputs: Output[]): Notebook {
  const base = { cell_type: "code" as const, id: "a", metadata: {} };
  const cell = { ...base, source: "x", execution_count: 1, outputs };
  return { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
}
const shows = (data: Record<string, unknown>): Output => ({ output_type: "display_data", data, metadata: {} });
const around = {
  home: { title: "H", href: "h" },
  paper: { title: "P", href: "p" },
  previous: undefined,
  next: undefined,
};

/** A page and its warnings; processor time, since the machine may be busy, at most two seconds. */
function pageOf(...outputs: Output[]): { html: string; warnings: string[] } {
  return inTime("page", () => {
    const content = notebookContent(notebookOf(...outputs), "p/n", temporary);
    return { html: notebookPage(content, around).html, warnings: content.warnings };
  });
}

function inTime<T>(what: string, run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 2e6, `${what.slice(0, 40)}: ${((user + system) / 1e6).toFixed(1)} s`);
  return result;
}

test("Markdown of 200 000 characters takes at most two seconds, whatever is repeated in it", () => {
  render("$x$");
  const pieces = ["\\(", "\\[", "\\\\(", "$", "$a ", "\\begin{a}", "\\begin{a}\\end{b}", "\n\\[", "\n\\begin{a}", "\\"];
  pieces.push(
    "[",
    "![",
    "*",
    "**a ",
    "_a ",
    "> ",
    "- ",
    "<",
    "<a ",
    "<b>",
    "`",
    "[a](",
    "|a\n|-\n",
    "<!--",
    "&",
    "(",
    '"',
  );
  for (const piece of pieces) {
    const source = piece.repeat(Math.floor(199_999 / piece.length));
    inTime(JSON.stringify(piece), () => render(source));
  }
  const names = Array.from({ length: 15_000 }, (_, k) => `\\begin{${"abcdefgh".slice(0, 1 + (k % 8))}}`);
  inTime("begins", () => render(names.join("")));
  inTime("a formula with something after it", () => render(`${"\\[\n".repeat(60_000)}\\] x`));
});

test("Markdown that is longer, or nested deeper, is shown as it was written, and named", () => {
  const long = render("word ".repeat(100_000));
  assert.match(long.html, /^<p class="left-out">Text shown as it was written: it is 500 kB long\.<\/p>/);
  assert.match(long.html, /<p class="left-out">400 kB left out here; the notebook has them\.<\/p>/);
  assert.match(long.warnings[0]!, /text shown as it was written: it is 500 kB long/);
  const deep = inTime("<b>", () => render("<b>".repeat(20_000)));
  assert.match(deep.warnings[0]!, /as it was written: HTML nested more than 200 levels deep/);
  assert.match(deep.html, /<pre>&lt;b&gt;&lt;b&gt;/);
});

test("a search for delimiters finds what a plain search finds", () => {
  const text = fc.string({
    unit: fc.constantFrom("$", "\\", ")", "a", "\n", " ", "\\end{a}", "\\end{b}"),
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 60 }), { maxLength: 12 }), (source, places) => {
      const finder = new Finder(source);
      for (const from of places) {
        assert.equal(finder.plain("\\)", from), source.indexOf("\\)", from));
        const end = from > source.length ? -1 : source.indexOf("\\end{b}", from);
        assert.equal(finder.environmentEnd("b", from), end);
        const blank = /\n[^\S\n]*\n/g;
        blank.lastIndex = from;
        assert.equal(finder.blankLine(from), blank.exec(source)?.index ?? -1);
      }
    }),
  );
  assert.equal(new Finder("a\\$b$").unescaped("$", 0), 4);
});

test("TeX that multiplies itself, asks for a huge size or is too long is shown as its source", () => {
  const doubling = "\\edef\\a{xx}" + "\\edef\\a{\\a\\a}".repeat(30) + "\\a";
  const faulty: [string, RegExp][] = [
    ["\\def\\a{\\a\\a}\\a", /Too many expansions/],
    ["\\def\\a#1{\\a{#1#1}}\\a{x}", /stack|expansions/],
    [doubling, /Too many expansions/],
    [`\\def\\a{${"x".repeat(4000)}}${"\\a".repeat(2000)}`, /Too many expansions/],
    [`\\def\\a#1{${"#1".repeat(400)}}\\a{\\a{${"x".repeat(400)}}}`, /expansions|stack/],
    ["x".repeat(20_000), /it is 20 kB long/],
    [`${"{".repeat(40)}${"}".repeat(40)}`, /nested more than 30 deep/],
    ["\\left(".repeat(1500), /stack|Expected/],
  ];
  for (const [tex, message] of faulty) {
    const { html, error } = inTime(tex, () => formula(tex, true));
    assert.match(error ?? "", message);
    assert.match(html, /^<code class="faulty"/);
    assert.ok(html.length < 10_000);
  }
  assert.match(formula("\\rule{9999em}{9999em}", true).html, /border-right-width:50em/);
  assert.equal(formula("\\newcommand{\\w}[1]{\\mathbf{#1}}\\w{a}\\w{b}", false).error, undefined);
});

test("HTML that is too deep or too much is named and left out", () => {
  const much: [string, RegExp][] = [
    ["<b>".repeat(20_000), /nested more than 200 levels deep/],
    ["<div>".repeat(20_000), /nested more than 200 levels deep/],
    ["<i></i>".repeat(100_000), /more than 50000 elements/],
    [`<b ${Array.from({ length: 100_000 }, (_, k) => `a${k}`).join(" ")}>`, /more than 256 attributes/],
    [`<p>${Array.from({ length: 100 }, (_, k) => `<b a=${k}>`).join("")}</p>${"<p>x".repeat(2000)}`, /more than 50000/],
    ["<x-y>".repeat(100) + "<i></i>".repeat(10_000), /elements that pages don't show, 5 deep/],
  ];
  for (const [html, message] of much) {
    const { html: page, warnings } = pageOf(shows({ "text/html": html }), shows({ "text/plain": "after" }));
    assert.match(warnings.join("\n"), new RegExp(`^code cell 1: an output left out here: .*${message.source}`));
    assert.match(page, /<p class="left-out">An output left out here: .*; the notebook has it\.<\/p>/);
    assert.match(page, /after/);
    assert.throws(() => parseTree(html), HtmlLimitError);
  }
  assert.equal(treeText(parseTree("<pre>\n\nx")), "<pre>\n\nx</pre>", "a line break stays");
});

test("outputs of 100 MB are on the page in part", () => {
  const size = 100_000_000;
  const text = `first ${"line\n".repeat(size / 5)} last`;
  const stream: Output = { output_type: "stream", name: "stdout", text };
  const printed = pageOf(stream, shows({ "text/plain": text }), shows({ "text/markdown": text }));
  assert.match(printed.html, /first line/);
  assert.match(printed.html, / last<\/pre>/);
  assert.match(
    printed.html,
    /<p class="left-out">100 MB of 100 MB of text left out here; the notebook has them\.<\/p>/,
  );
  assert.equal(printed.warnings.length, 3);
  const html = pageOf(shows({ "text/html": text }), shows({ "image/png": "A".repeat(size) }));
  assert.match(html.html, /An output of 100 MB of HTML left out here; the notebook has it\./);
  assert.match(html.html, /A picture of 100 MB left out here; the notebook has it\./);
  const much: Output = { ...stream, text: text.slice(0, 90_000) };
  const many = notebookContent(notebookOf(...Array.from({ length: 20_000 }, () => much)), "n", temporary);
  assert.ok(many.introduction.length < 11e6);
  assert.match(many.introduction, /outputs left out here; the notebook has what didn't fit\./);
  for (const page of [printed.html, html.html]) assert.ok(page.length < 2e6, `${page.length} characters`);
  const { begin, end, out } = excerpt("😀".repeat(100), 51);
  assert.equal(begin.length + end.length + out, 200);
  for (const half of [begin, end]) assert.equal(Buffer.from(half).toString(), half, "no half characters");
});

test("JSON that is nested too deeply is refused by name", () => {
  assert.deepEqual([{ a: ["]"] }, [[], [[1], {}]], 1, null, "[["].map(jsonNesting), [2, 3, 0, 0, 0]);
  const text = JSON.stringify(notebookOf(shows({ "application/json": "DEEP" })));
  const deep = text.replace('"DEEP"', "[".repeat(20_000) + "]".repeat(20_000));
  assert.throws(
    () => inTime("deep", () => parseNotebook(deep, "n.ipynb")),
    (error) =>
      error instanceof NotebookFormatError &&
      /^n\.ipynb: expected .* at most 200 deep .*, got 2000\d;/.test(error.message),
  );
  assert.ok(parseNotebook(text.replace('"DEEP"', "[".repeat(100) + "]".repeat(100))));
});

test("images that can't be shown are named with the reason", () => {
  const project = join(temporary, "project");
  const folder = join(project, "notebooks", "paper");
  mkdirSync(join(folder, "pictures.png"), { recursive: true });
  mkdirSync(join(project, "src"));
  writeFileSync(join(project, "package.json"), `{"workspaces":["src"]}`);
  writeFileSync(join(project, "src", "package.json"), "{}");
  writeFileSync(join(project, "inside.png"), "png");
  writeFileSync(join(temporary, "outside.png"), "secret");
  symlinkSync(join(temporary, "outside.png"), join(folder, "link.png"));
  const reasons: [string, RegExp][] = [
    ["%E0%A4", /image "%E0%A4": its address isn't valid percent-encoded text/],
    ["pictures.png", /image "pictures.png": a folder, not a file/],
    ["../../../outside.png", /outside the notebook's project/],
    ["link.png", /outside the notebook's project/],
    ["gone.png", /not a file beside the notebook/],
    ["a%00.png", /not a file beside the notebook/],
    ["https://x.org/a.png", /not a file beside the notebook/],
    ["attachment:gone.png", /no such image is attached/],
    ["attachment:%E0%A4", /no such image is attached/],
    ["data:image/png,x%22y", /^$/],
    ["../../package.json", /not a file beside the notebook that is a PNG/],
  ];
  for (const [address, message] of reasons) {
    const { html, warnings } = render(`![words](${address})`, folder);
    assert.match(warnings.join("\n"), message);
    if (warnings.length > 0) assert.match(html, /<span class="missing-image">words<\/span>/);
  }
  assert.match(render("![in](../../inside.png)", folder).html, /src="data:image\/png;base64,cG5n"/);
  const attachments = {
    "a.png": { "image/png": `AAAA"><script>` },
    "b.png": { [`image/png"><script>`]: "AAAA" },
    "c d.png": { "image/png": "AA\nAA" },
  };
  const place = { ids: new PageIds(), directory: folder, attachments };
  const { html, warnings } = renderMarkdown(
    "![a](attachment:a.png) ![b](attachment:b.png) ![c](attachment:c%20d.png)",
    place,
  );
  assert.equal(warnings.length, 2);
  assert.doesNotMatch(html, /script/);
  assert.match(html, /src="data:image\/png;base64,AAAA"/);
});

test("an output of a kernel that is nested too deeply doesn't cost the notebook", () => {
  const outputs = new CellOutputs();
  const collected = outputs.begin("1");
  const deep = JSON.parse("[".repeat(20_000) + "]".repeat(20_000)) as unknown;
  const header = { msg_id: "2", session: "s", username: "u", date: "", msg_type: "display_data", version: "5.3" };
  const content = { data: { "application/json": deep, "image/png": "AAAA" }, metadata: { deep } };
  outputs.receive({ header, parent: { msg_id: "1" }, metadata: {}, content });
  const note = "application/json: nested more than 200 levels deep, left out";
  assert.deepEqual(collected, [shows({ "text/plain": note, "image/png": "AAAA" })]);
  assert.ok(parseNotebook(notebookText(notebookOf(...collected))));
});

const saved = (file: string, html: string): void => {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, JSON.stringify(notebookOf(shows({ "text/html": html }))));
};
const figure = (id: string): string =>
  `<figure class="plasticity-figure" id="${id}" data-figure="Fig 1"><svg viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg></figure>`;

test("two notebooks with the same page are refused, and both are named", () => {
  const home = join(temporary, "same");
  for (const folder of ["a", "b"]) saved(join(home, folder, "x", "n.ipynb"), figure("fig"));
  const files = findNotebooks([join(home, "a", "x", "n.ipynb"), join(home, "b", "x", "n.ipynb")], temporary + "-none");
  const output = join(home, "site");
  assert.throws(
    () => buildSite(files, { output, home, title: "t" }),
    (error) =>
      error instanceof SamePageError &&
      error.message.startsWith(
        `${join(home, "a", "x", "n.ipynb")} and ${join(home, "b", "x", "n.ipynb")} would both become`,
      ),
  );
  assert.throws(() => readdirSync(output), /ENOENT/);
});

test("ids and names of notebooks never lead out of the site; addresses of pages are encoded", () => {
  const home = join(temporary, "names");
  const names = ["javascript:alert(1)", "a#b?c%20d"];
  const ids = ["../../../../victim/photo", "..", "fig", "fig", "a/b"];
  for (const name of names) saved(join(home, "my paper", `${name}.ipynb`), ids.map(figure).join(""));
  // the same name for a picture of two notebooks, when slashes become hyphens
  saved(join(home, "my", "paper-x.ipynb"), figure("fig"));
  saved(join(home, "my-paper", "x.ipynb"), figure("fig"));
  const output = join(home, "site");
  const { index, figures } = buildSite(findNotebooks([], home), { output, home, title: "t" });
  assert.equal(figures, 12);
  const pictures = readdirSync(join(output, "thumbnails"));
  assert.equal(pictures.length, 12);
  for (const picture of pictures) assert.match(picture, /^[\w-]+\.png$/);
  assert.deepEqual(readdirSync(output).sort(), [
    "claims.html",
    "claims.json",
    "findings.html",
    "findings.json",
    "fonts",
    "index.html",
    "my",
    "my paper",
    "my-paper",
    "notes.js",
    "pages.json",
    "previews.js",
    "thumbnails",
  ]);
  const text = readFileSync(index, "utf8");
  assert.match(text, /href="my%20paper\/javascript%3Aalert\(1\)\.html"/);
  assert.match(text, /href="my%20paper\/a%23b%3Fc%2520d\.html#victim-photo"/);
  assert.match(text, /<img src="thumbnails\/my-paper-x-fig-2\.png"/);
  const page = readFileSync(join(output, "my paper", `${names[0]!}.html`), "utf8");
  assert.match(page, /img-src data: 'self'; script-src ('sha256-[^']+' ){2}'self';/);
  assert.match(text, /img-src data: 'self';/);
  assert.doesNotMatch(page, /id="[^"]*[./]/);
});
