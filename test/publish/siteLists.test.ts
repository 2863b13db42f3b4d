import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Script } from "node:vm";
import { JSDOM } from "jsdom";
import { parseTree, treeText } from "plasticity/publish/htmlTree";
import { PageIds } from "plasticity/publish/pageIds";
import { placeRecords, speaksOf } from "plasticity/publish/placedRecords";
import { anchorRecords, recordAnchor } from "plasticity/publish/recordAnchors";
import { verifySite } from "plasticity/publish/verifySite";
import { buildScene, claimHtml, findingHtml } from "./siteScene.js";

const site = buildScene();
const read = (name: string): string => readFileSync(join(site, name), "utf8");
const parsed = (name: string): Document => new JSDOM(read(name)).window.document;
const words = (element: Element | null | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

test("every claim has a row with all that is known of it, in the order of the papers", () => {
  const document = parsed("claims.html");
  const rows = [...document.querySelectorAll("table.claims tbody tr")];
  assert.deepEqual(
    rows.map((row) => row.querySelector("th a")?.getAttribute("href")),
    ["low", "high", "ours"]
      .map((id) => `first-paper/fig2.html#claim_first-paper_fig2_${id}`)
      .concat("second-part/a.html#claim_second-part_a_one"),
  );
  assert.equal(
    words(rows[0]),
    "Fig 2, left First paperA <statement> of first-paper/fig2/lowtext Results, p. 7≤ 1 mV" +
      "0.2 [0.1, 0.3] mV 95 %, Student t16 networks paper profile✓ reproduced",
  );
  assert.match(words(rows[2]), /derived here .*◐ partly$/);
  assert.match(
    words(document.querySelector(".introduction")),
    /Of the papers: 3 claims · ✓ 2 reproduced · ✗ 1 not repr/,
  );
  assert.match(words(document.querySelector(".introduction")), /Derived here, counted apart: 1, ◐ 1 partly\./);
});

test("every finding has an entry with what would change our mind, and that nobody was asked", () => {
  const document = parsed("findings.html");
  const [first, second] = [...document.querySelectorAll("article")];
  assert.equal(
    words(first),
    "Eq 3First paper · Fig 2 · two misprint" +
      "Printeda <b>CorrectbEvidencec in the notebookUsed heredWould change our mindeAuthors askedno",
  );
  assert.equal(second?.id, "finding_second-part_a_wide");
  assert.match(words(document.querySelector(".introduction")), /2 findings: misprint 1 · over-broad 1\./);
  assert.match(words(document.querySelector(".introduction")), /authors have not been asked about any of them/);
});

test("links between lists and notebooks lead somewhere, both ways", () => {
  for (const from of ["claims.html", "findings.html", "first-paper/fig2.html", "second-part/a.html", "index.html"]) {
    for (const link of parsed(from).querySelectorAll("a[href]")) {
      const { pathname, hash } = new URL(link.getAttribute("href")!, `file://${join(site, from)}`);
      if (link.getAttribute("href")!.startsWith("https:")) continue;
      assert.ok(existsSync(pathname), `${from}: ${link.outerHTML}`);
      if (hash === "" || hash.includes("=")) continue;
      assert.ok(
        parsed(pathname.slice(site.length + 1)).getElementById(decodeURIComponent(hash.slice(1))),
        link.outerHTML,
      );
    }
  }
  const back = parsed("first-paper/fig2.html").querySelector("#claim_first-paper_fig2_low b a");
  assert.equal(back?.getAttribute("href"), "../claims.html#claim_first-paper_fig2_low");
});

test("without JavaScript the lists have no control that does nothing", () => {
  for (const name of ["claims.html", "findings.html"]) {
    const page = parsed(name);
    // the switch for dark pages is hidden until a script says that there are scripts
    assert.equal(page.querySelectorAll(":not(.theme) > input, select, button").length, 0);
    assert.match(page.head.innerHTML, /:root:not\(\[data-script\]\) \.switch \{ display: none; \}/);
  }
});

test("records of other programs, and damaged ones, get no anchor; an id that is taken stays", () => {
  const anchored = (html: string): string => {
    const tree = parseTree(html);
    anchorRecords(tree, new PageIds(), "../");
    return treeText(tree);
  };
  for (const html of [
    `<div class="plasticity-claim" data-claim="{">a</div>`,
    `<div class="plasticity-claim" data-claim="[]">a</div>`,
    `<div class="plasticity-claim">a</div>`,
    `<div class="other" data-claim="{&quot;id&quot;:&quot;a/b&quot;}"><b>a</b></div>`,
    `<div class="plasticity-claim" data-claim="{&quot;id&quot;:&quot;a/b&quot;}" id="mine"><b>a</b></div>`,
  ]) {
    assert.equal(anchored(html), html);
  }
  assert.match(anchored(findingHtml("p/a/x")), /id="finding_p_a_x"><b><a href="\.\.\/findings\.html#finding_p_a_x"/);
  const twice = anchored(`<table><tbody>${claimHtml("p/a/x").repeat(2)}</tbody></table>`);
  assert.match(twice, /id="claim_p_a_x"[\s\S]*id="claim_p_a_x-2"/);
  assert.equal(recordAnchor("claim", `a/"><b>`), "claim_a_-b");
});

test("a record's figure is the one that it names, else the one above it", () => {
  for (const [where, figure, expected] of [
    ["Eq 88, first form", "Eqs 88–105", true],
    ["Eq 106", "Eqs 88–105", false],
    ["Eq 90", "Eqs 24, 77–82", false],
    ["Eq 80", "Eqs 24, 77–82", true],
    ["Fig 5, top row", "Fig 5", true],
    ["Fig 5", "Fig 51", false],
    ["Fig 2", "Eq 2", false],
    ["Discussion", "Fig 5", false],
  ] as const) {
    assert.equal(speaksOf(where, figure), expected, `${where} | ${figure}`);
  }
  const { records } = JSON.parse(read("claims.json")) as { records: { id: string; figure: { name: string } }[] };
  assert.deepEqual(
    records.map(({ figure }) => figure.name),
    ["Fig 2, more", "Fig 2, more", "Fig 2, more", "Eqs 2–4"],
  );
});

test("a finding's figure is the one whose panels it names, the whole one or the only one; else it has none", () => {
  const names = ["Fig 3D–E", "Fig 3F", "Fig 4", "Fig 4, ten synapses", "Eq 81", "Eq 82", "Fig 7B–D", "Fig 7E–G"];
  const figures = names.map((name, k) => ({
    figure: { id: `f${k}` },
    thumbnail: { name, caption: "", href: `p.html#f${k}`, image: "" },
  }));
  const html = names.map((_, k) => `<figure id="f${k}"></figure>`).join("");
  const page = { name: "p/a", title: "A", address: "p.html", paper: { id: "p", title: "P", short: "P" } };
  const where = ["Results; Fig 3E", "Fig 3", "Fig 4C", "Eqs 82, 90", "Eq 5", "Fig 7C, colours", "Discussion", "Fig 7"];
  const findings = where.map((one, k) => ({ id: `p/a/${k}`, where: one }));
  assert.deepEqual(
    placeRecords("finding", findings, page, html, figures).map(({ figure }) => figure?.name),
    ["Fig 3D–E", undefined, "Fig 4", "Eq 82", undefined, "Fig 7B–D", undefined, undefined],
  );
});

test("the lists for programs hold the same records, with the address that shows each", () => {
  const { format, records } = JSON.parse(read("findings.json")) as {
    format: string;
    records: Record<string, unknown>[];
  };
  assert.equal(format, "plasticity-findings/1");
  assert.equal(records[0]!["printed"], "a <b>");
  assert.equal(records[0]!["page"], "first-paper/fig2.html#finding_first-paper_fig2_slip");
  for (const name of ["index.html", "claims.html", "findings.html"]) {
    const data = parsed(name).querySelector(`script[type="application/ld+json"]`)?.textContent ?? "";
    assert.equal((JSON.parse(data) as { "@context": string })["@context"], "https://schema.org");
    assert.doesNotMatch(data, /</, "nothing that ends the element");
  }
  assert.match(read("claims.html"), /"@type":"ScholarlyArticle","@id":"https:\/\/doi\.org\/10\.1000\/1"/);
});

test("previews know figures, claims, findings and pages by where links lead", () => {
  const text = read("previews.js");
  const [, argument = ""] = /\n\((\{"pictures".*\})\);\n$/.exec(text) ?? [];
  const data = JSON.parse(argument) as Record<"byAddress" | "byAnchor", Record<string, unknown[]>> & {
    pictures: string[];
  };
  assert.deepEqual(Object.keys(data.byAddress), [
    ...["first-paper/fig2.html", "second-part/a.html"],
    ...["first-paper/fig2.html#fig2", "first-paper/fig2.html#fig2-more", "second-part/a.html#eqs"],
  ]);
  assert.deepEqual(data.byAnchor["claim_second-part_a_one"], [
    "Eq 3 · Second part · ✓ reproduced",
    "Needle in hay",
    data.pictures.indexOf("thumbnails/second-part-a-eqs.png"),
  ]);
  assert.doesNotThrow(() => new Script(text), "it is a script");
});

test("the index tells at a glance what holds, how long it took, and where each paper is", () => {
  const document = parsed("index.html");
  assert.match(
    words(document.querySelector(".tiles")),
    /3 claims of the papers, measured✓ 2 reproduced · ✗ 1 not repr/,
  );
  assert.match(words(document.querySelector(".tiles")), /2 min of computing1 stored result, paper profile/);
  const card = document.querySelector(".sources li");
  assert.match(words(card), /^First paperDoe & O'Roe 2020, Journal/);
  assert.equal(card?.querySelector("img")?.getAttribute("src"), "thumbnails/first-paper-fig2-fig2.png");
  const partly = [...document.querySelectorAll(".verdicts a")].find((link) => words(link) === "◐ 1 partly");
  assert.equal(partly?.getAttribute("href"), "claims.html#paper=first-paper&of=here&verdict=partly");
});

test("the site's own files are in its manifest", () => {
  assert.deepEqual(
    verifySite(site)?.problems.filter((problem) => !problem.includes("stale")),
    [],
  );
});
