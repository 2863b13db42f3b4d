// What the sanitiser keeps and what it takes out; whether a browser sees the same is asked in test/browser/hostile.test.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cleanDeclarations, cleanStyleSheet, isPlainValue } from "plasticity/publish/cleanCss";
import { cleanFragment, cleanHtml, cleanText } from "plasticity/publish/cleanHtml";
import { formula } from "plasticity/publish/formula";
import { parseTree, treeText } from "plasticity/publish/htmlTree";
import { isPageId, PageIds } from "plasticity/publish/pageIds";
import { plainHtml } from "plasticity/publish/plainHtml";
import { hostilePayloads } from "../browser/hostile/mutate.js";

const purified = (html: string): string => cleanText(cleanFragment(html));

/** As pages are cleaned; where DOMPurify isn't asked, it would have changed nothing. */
function clean(html: string): string {
  const result = cleanHtml(html);
  assert.equal(purified(result.html), result.html, html);
  assert.equal(treeText(result.tree), result.html);
  return result.html.replaceAll("&nbsp;", "\u00a0");
}

test("formulas, figures, tables and what the frame of a page is made of come through unchanged", () => {
  const kept = [
    formula("\\frac{a}{b} \\text{ if } x < 1 \\begin{pmatrix}1 & 2\\end{pmatrix}", true).html,
    `<nav class="side" aria-label="Contents"><label class="switch"><input type="checkbox"> Show</label></nav>`,
    `<main id="content"><details open=""><summary>S</summary><pre tabindex="0">\n\n  x</pre></details></main>`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" font-family="system-ui, sans-serif"><defs>` +
      `<linearGradient id="g"><stop offset="0" stop-color="rgb(1, 2, 3)"></stop></linearGradient>` +
      `<clipPath id="c"><rect width="1" height="1"></rect></clipPath></defs>` +
      `<g clip-path="url(#c)" fill="url(#g)" transform="translate(1,2) rotate(3)"><title>t</title><desc>d</desc>` +
      `<use href="#c"></use><image href="data:image/png;base64,AAAA" width="1"></image></g></svg>`,
    `<table style="border-collapse:collapse;font:13px 'Segoe UI', sans-serif"><tbody><tr data-claim="{}"><td>1</td></tr></tbody></table>`,
    `<a href="../a%20b/c.html#links">x</a><a href="mailto:a@b.org">y</a><h2 id="links">Links</h2>`,
  ];
  for (const html of kept) assert.equal(clean(html), html);
});

test("addresses: the web, mail, DOIs, other pages and parts of this one", () => {
  const gone = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "javascript&#58;alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "blob:null/1",
    "file:///etc/passwd",
    "//x.org",
    "/\\x.org",
    "\\\\x.org",
    "ftp://x.org",
  ];
  for (const address of gone) assert.equal(clean(`<a href="${address}">a</a>`), "<a>a</a>", address);
  assert.equal(clean(`<a href="a/b:c.html">a</a>`), `<a href="a/b:c.html">a</a>`);
  const images = ["https://x.org/a.png", "a.png", "file:///a.png", "data:text/html,x", "data:image/x,y", "//x.org"];
  for (const address of images) assert.equal(clean(`<img src="${address}">`), "<img>", address);
  assert.equal(
    cleanText(cleanFragment(`<img src="a.png"><img src="b.png">`, new Set(["a.png"]))),
    `<img src="a.png"><img>`,
  );
  const svg = ["x.svg#a", "data:image/svg+xml,x", "//x.org#a"];
  for (const address of svg) {
    assert.doesNotMatch(clean(`<svg><use href="${address}"/><image xlink:href="${address}"/></svg>`), /href/, address);
  }
});

test("styles: plain properties with plain values", () => {
  const gone = [
    "background:url(//x.org)",
    "background:URL('a.png')",
    "background:\\75rl(a.png)",
    "background:u\\rl(a.png)",
    `background:image-set("a.png" 1x)`,
    `background:-webkit-image-set("a.png" 1x)`,
    "background:url(#a) , url(b)",
    "background:url(/**/a)",
    "list-style:url(data:image/png,x)",
    "position:fixed",
    "position:absolute",
    "behavior:url(#a)",
    "-moz-binding:url(#a)",
    "content:'x'",
    "animation:x 1s",
    "cursor:url(a),auto",
    "width:expression(alert(1))",
    "color:red}*{color:blue",
    "@import 'a'",
    `font-family:"a`,
    "--x:url(a)",
    "src:local(a)",
  ];
  for (const style of gone) {
    assert.equal(cleanDeclarations(style), "", style);
    assert.equal(cleanDeclarations(`color:red;${style};margin:0`), "color:red;margin:0", style);
  }
  const kept = `color:rgb(1 2 3 / 50%);font:13px/1.4 "Segoe UI", sans-serif;width:calc(100% - 2px);fill:url(#a);position:relative`;
  assert.equal(cleanDeclarations(kept), kept);
  assert.ok(isPlainValue("url('#a-b')") && !isPlainValue("url('#a') url(b)") && !isPlainValue("image(a)"));
  assert.equal(
    clean(`<svg><rect fill="url(//x.org#a)" mask="\\75rl(a)" filter="url(#f)"/></svg>`),
    "<svg><rect></rect></svg>",
  );
});

test("a style sheet stays in a drawing, for what is inside it; none anywhere else", () => {
  const plot =
    ":where(.plot-d6a7b5) {\n  --plot-background: white;\n  display: block;\n}\n:where(.plot-d6a7b5 text),\n:where(.plot-d6a7b5 tspan) {\n  white-space: pre;\n}";
  const sheet = cleanStyleSheet(plot);
  assert.equal(sheet?.replace(/\s/g, ""), plot.replace(/\s/g, ""));
  assert.match(clean(`<svg class="plot-d6a7b5"><style>${plot}</style></svg>`), /<style>:where\(.plot-d6a7b5\)\{/);
  assert.doesNotMatch(clean(`<style>${plot}</style>`), /style/);
  const gone = [
    "body{display:none}",
    ".plot-a{color:red} *{color:red}",
    ".plot-a, body{color:red}",
    ".plot-a ~ main{color:red}",
    ".plot-a:has(x){color:red}",
    `@import "a";`,
    "@font-face{src:url(a)}",
    ".plot-a{}}body{color:red}",
    ".plot-a{color:red}<b>",
    ".plot-\\61{color:red}",
    "/*.plot-a{*/body{color:red}",
  ];
  for (const one of gone) assert.equal(cleanStyleSheet(one), undefined, one);
  assert.equal(cleanStyleSheet(".plot-a{background:url(b);color:red}"), ".plot-a{color:red}");
});

test("ids are letters, digits, _ and -, each once; what refers to a renamed one follows", () => {
  const ids = new PageIds();
  assert.deepEqual(
    ["fig", "fig", "../../etc/passwd", "a b", "", "..", "ρ_1"].map((id) => ids.claim(id)),
    ["fig", "fig-2", "etc-passwd", "a-b", "section", "section-2", "ρ_1"],
  );
  const tree = parseTree(
    `<p id="../x" aria-labelledby="../x q"></p><a href="#../x"></a><svg><g fill="url(#../x)" xlink:href="#../x"/></svg>`,
  );
  new PageIds().claimAll(tree);
  assert.equal(
    treeText(tree),
    `<p id="x" aria-labelledby="x q"></p><a href="#x"></a><svg><g fill="url(#x)" xlink:href="#x"></g></svg>`,
  );
  assert.ok(!isPageId("a/b") && !isPageId("") && !isPageId("a".repeat(200)) && isPageId("fig-2"));
  assert.equal(clean(`<b id="a/b" name="fonts">b</b>`), "<b>b</b>");
});

test("what is clean stays as it is", () => {
  const hostile = [
    `<form><math><mtext></form><form><mglyph><style></math><meta http-equiv=refresh content='0;url=x'>`,
    `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
    `<math><annotation-xml encoding="text/html"><style><img title="</style><img src onerror=alert(1)>">`,
    `<table><a href="#a"><table><a href="#b">x`,
    `<frameset><frame src=x><noframes><meta charset=x>`,
    `<html><head><base href=x></head><body onload=x onerror=x>b</body>`,
    ` <!doctype html> \n<p>`,
    "",
    `<svg><desc><b>x</b></desc><title><style></title><img src=x onerror=1></style></title>`,
    `<p>a<b>c<p>d</b>e<pre>\n\nx</pre><select><option><style></option></select><img src=x onerror=1></style>`,
  ];
  for (const html of hostile) {
    const once = clean(html);
    assert.equal(clean(once), once, html);
    assert.doesNotMatch(once, /onerror|<meta|<form|<select/, html);
  }
});

test("where DOMPurify isn't asked, it would have changed nothing: of pieces put together from what attackers use", () => {
  const names =
    "a b p pre table td svg g title desc style use image math mtext mi annotation input label img span".split(" ");
  const attributes = [
    ["id", "x", "a/b"],
    ["class", "plot-a", " x"],
    ["href", "#a", "https://a.org", "javascript:1", "java\nscript:1", "doi:1", "data:text/html,x", "//a.org", "x.html"],
    ["xlink:href", "#a", "data:image/png;base64,AA", "x.svg#a"],
    ["src", "data:image/png;base64,AA", "x.png"],
    ["style", "color:red", "position:fixed", "background:url(//a.org)", "color:red; margin:0"],
    ["fill", "url(#a)", "url(//a.org)", "javascript:1", "red"],
    ["title", "a: b", "</style><img onerror=1>", "-->", "x"],
    ["data-x", "{}", "javascript:1", "]>"],
    ["onclick", "1"],
    ["type", "checkbox", "text"],
    ["for", "x"],
    ["xmlns:xlink", "http://www.w3.org/1999/xlink"],
    ["encoding", "text/html"],
    ["alt", "javascript:1", "x "],
  ].map(([name, ...values]) => fc.constantFrom(...values).map((value) => ` ${name}="${value}"`));
  const texts = ["x", "\n", "<!-- c -->", "<br>", "&lt;b>", "<script>1</script>", ".plot-a{color:red}", "</p>", "]]>"];
  const { piece } = fc.letrec<{ piece: string; element: string }>((tie) => ({
    piece: fc.oneof({ depthSize: "small" }, fc.constantFrom(...texts), tie("element"), tie("element")),
    element: fc
      .tuple(
        fc.constantFrom(...names),
        fc.array(fc.oneof(...attributes), { maxLength: 2 }),
        fc.array(tie("piece"), { maxLength: 3 }),
        fc.constantFrom(true, true, true, false),
      )
      .map(
        ([name, own, inside, isClosed]) => `<${name}${own.join("")}>${inside.join("")}${isClosed ? `</${name}>` : ""}`,
      ),
  }));
  let plain = 0;
  const unchanged = (html: string): void => {
    const found = plainHtml(html, new Set(["x.png"]));
    if (found === undefined) return;
    plain++;
    assert.equal(cleanText(cleanFragment(found.html, new Set(["x.png"]))), found.html, html);
  };
  fc.assert(fc.property(piece, unchanged), { numRuns: 3000, seed: 1 });
  for (const payload of hostilePayloads(2000)) {
    for (const html of [payload, `<div>${payload}</div>`, `<svg><g>${payload}</g></svg>`]) unchanged(html);
  }
  for (const html of [
    "<svg><title><b>x</b></title></svg>",
    "<svg><style>body{color:red}</style></svg>",
    "<!-- c -->",
  ]) {
    assert.equal(plainHtml(html, new Set()), undefined, html);
  }
  assert.ok(plain > 300, `only ${plain} were plain`);
});
