import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { figuresDeck } from "plasticity/present/chosenDeck";
import { notebooksDeck } from "plasticity/present/deck";
import { deckHtml } from "plasticity/present/deckHtml";
import { explorableOf } from "plasticity/explorables/catalogue";
import { exploreHtml } from "plasticity/explorables/exploreHtml";
import { Results } from "plasticity/explorables/results";
import { initialSettings } from "plasticity/explorables/settings";
import { explorableScript } from "plasticity/publish/explorableScript";
import { FigureNames } from "plasticity/present/figureNames";
import { notebookSlides } from "plasticity/present/notebookSlides";
import { revealFiles } from "plasticity/present/revealFiles";
import { claim, figure, HEADER, home, html, notebook } from "./notebooks.js";
import { findingHtml } from "./plots.js";

const finding = html(
  findingHtml({
    id: "paper/fig1/sign",
    kind: "misprint",
    where: "Eq 2",
    printed: "a plus",
    correct: "a minus",
    use: "the minus",
    wouldChange: "an erratum",
    asked: false,
    evidence: "the numbers",
  }),
);
writeFileSync(join(home, "README.md"), "");
const whole = notebook(
  "paper/fig1",
  HEADER,
  "## Claim\n\nLong ago. **It grows, and it never stops [growing](fig2.ipynb).**\n\n## Equation\n\nThe error is\n\n$$F = t^2.$$",
  { outputs: [figure({ id: "fig1" })] },
  { outputs: [claim({}), finding] },
  { markdown: "Tell them **slowly**.", metadata: { tags: ["notes"] } },
);
const request = { asked: "paper", home };
const documentOf = (text: string): Document => new JSDOM(text).window.document;
const deckOf = (...files: (typeof whole)[]): string => deckHtml(notebooksDeck(files, request));

test("a notebook's deck: question, equation, the whole figure, its panels, claims, findings, sources, how to run it", () => {
  const page = documentOf(deckOf(whole));
  const stacks = [...page.querySelectorAll(".slides > section")].map((one) =>
    one.id === "" ? [...one.children].map(({ id }) => id) : [one.id],
  );
  assert.deepEqual(stacks, [
    ["title"],
    ["fig1-question", "fig1-equation"],
    ["fig1", "fig1-a", "fig1-b"],
    ["claims", "claims-1"],
    ["findings"],
    ["sources"],
    ["run-again"],
  ]);
  const title = (id: string): string => page.querySelector(`#${id} h2`)!.textContent;
  assert.equal(title("fig1-question"), "Does it grow?");
  assert.match(
    page.querySelector("#fig1-question .body")!.textContent,
    /^\s*It grows, and it never stops growing\.\s*$/,
  );
  // the page that this link leads to isn't in the deck
  assert.equal(page.querySelectorAll("#fig1-question a[href]").length, 0);
  assert.ok(page.querySelector("#fig1-equation .katex-display"));
  assert.equal(title("fig1-a"), "The error grows with time");
  assert.equal(title("fig1-b"), "Fig 1b: part b");
  const footer = page.querySelector("#fig1-a footer")!.textContent;
  assert.match(footer, /✓ reproduced.*Author & Other 2021 · Fig 1a · Results, p\. 7/);
  assert.equal(page.querySelector("#fig1-a")!.getAttribute("data-name"), "Fig 1a");
  assert.match(page.querySelector("#fig1-a .numbers")!.textContent, /2 \[1\.5, 2\.5\].*≥ 1.*Student t, 8 networks/);
});

test("notes are the tagged cell's where there is one, else the numbers and the question someone will ask", () => {
  const page = documentOf(deckOf(whole));
  assert.equal(page.querySelector("#fig1 aside.notes")!.innerHTML.trim(), "<p>Tell them <strong>slowly</strong>.</p>");
  const notes = page.querySelector("#fig1-a aside.notes")!.textContent;
  assert.match(notes, /Expected ≥ 1.*Measured 2 \[1\.5, 2\.5\]: reproduced.*Someone will ask:.*8/s);
  assert.match(page.querySelector("#findings aside.notes")!.textContent, /Would change our mind: an erratum/);
});

test("the same notebooks give the same bytes, each id once, and only scripts that the policy names", () => {
  const text = deckOf(whole);
  assert.equal(deckOf(whole), text);
  const page = documentOf(text);
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const policy = page.querySelector("meta[http-equiv]")!.getAttribute("content")!;
  const hash = (script: string): string => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  const scripts = [...page.querySelectorAll("script")].map((one) => one.textContent);
  assert.equal(scripts.length, 3);
  for (const script of [...scripts, revealFiles().speakerScript]) assert.ok(policy.includes(hash(script)));
  assert.match(
    policy,
    /^default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; script-src 'sha256-/,
  );
  assert.doesNotMatch(text.replace(/<script>[\s\S]*?<\/script>/g, ""), /(?:src|href)="(?:https?:)?\/\/(?!doi)/);
});

test("an explorable is a slide of its own with the one script of explorables, allowed by its hash; no other deck has it", () => {
  const explorable = explorableOf("natural-gradient");
  const start = { settings: initialSettings(explorable), results: new Results(), data: {} };
  const words = { id: "live", label: "Explore", caption: "What is to be seen.", alt: "A drawing." };
  const output = html(exploreHtml(explorable, start, words) + "<script>window.stolen = true</script>");
  const file = notebook("paper/explore", "# Explore · Which way is down?", { outputs: [output] });
  const text = deckOf(file);
  assert.equal(deckOf(file), text);
  const page = documentOf(text);
  const slide = page.querySelector("#live.kind-figure")!;
  assert.equal(slide.querySelector("h2")!.textContent, "Which way is down?");
  assert.match(slide.querySelector("aside.notes")!.textContent, /What is to be seen\..*Esc/s);
  const element = slide.querySelector(".body > .plasticity-explorable[data-start][data-prevent-swipe]")!;
  assert.equal(element.querySelectorAll("figcaption").length, 0);
  const svg = element.querySelector("figure.plasticity-figure > svg")!;
  const scale = Number(svg.getAttribute("width")) / Number(svg.getAttribute("viewBox")!.split(" ")[2]);
  assert.ok(Number(svg.getAttribute("font-size")) * scale >= 15.9);
  const policy = (one: Document): string => one.querySelector("meta[http-equiv]")!.getAttribute("content")!;
  const { script, hash } = explorableScript();
  // beside the slides, so that it takes the page's address for the deck's
  assert.equal(page.querySelector(".reveal > script")!.textContent, script);
  for (const part of [hash, "'wasm-unsafe-eval'", "worker-src blob:"]) assert.ok(policy(page).includes(part), part);
  assert.doesNotMatch(text, /window\.stolen/);
  const plain = deckOf(whole);
  assert.doesNotMatch(plain, /explorable/);
  assert.doesNotMatch(policy(documentOf(plain)), /worker|wasm/);
});

test("nothing that a notebook says runs or loads", () => {
  const evil = notebook(
    "paper/evil",
    "# Evil <img src=x onerror=alert(1)> · <script>alert(1)</script>",
    {
      outputs: [
        html(
          `<figure class="plasticity-figure" id="e" data-figure="Fig 1" data-caption="<b onclick=x>"><svg viewBox="0 0 9 9"><script>alert(1)</script><g></g><svg x="0" y="0" width="9" height="9"><image href="https://evil.org/x.png" onload="alert(1)"/></svg></svg></figure>`,
        ),
      ],
    },
    { markdown: "<script>alert(1)</script><iframe src='//evil.org'></iframe>", metadata: { tags: ["notes"] } },
  );
  const page = documentOf(deckOf(evil));
  assert.equal(page.querySelectorAll("script").length, 3);
  assert.equal(page.querySelectorAll("iframe, [onerror], [onload], [onclick], image[href]").length, 0);
});

test("a notebook that says itself where slides begin gets those, as nbconvert reads them", () => {
  const type = (slide_type: string): Record<string, unknown> => ({ slideshow: { slide_type } });
  const own = notebook(
    "paper/talk",
    { markdown: "# Start" },
    { markdown: "goes on" },
    { markdown: "left out", metadata: type("skip") },
    { markdown: "below", metadata: type("subslide") },
    { outputs: [figure({ id: "drawn" })], metadata: type("fragment") },
    { markdown: "with it" },
    { markdown: "said", metadata: type("notes") },
    { markdown: "next", metadata: type("slide") },
  );
  const { stacks } = notebookSlides(own);
  assert.deepEqual(
    stacks.map((stack) => stack.map(({ id }) => id)),
    [["talk-slide-1", "drawn"], ["talk-slide-3"]],
  );
  const [first, second] = stacks[0]!;
  assert.match(first!.body, /Start[\s\S]*goes on/);
  assert.match(
    second!.body,
    /^<p>below<\/p>\s*<div class="fragment">[\s\S]*<figure[\s\S]*<div class="fragment"><p>with it/,
  );
  assert.match(second!.notes, /said/);
  assert.doesNotMatch(JSON.stringify(stacks), /left out/);
  assert.match(deckOf(own), /<section id="drawn"/);
});

test("a notebook that wasn't executed from its first cell to its last is refused with what to do", () => {
  const stale = notebook("paper/stale", HEADER, { outputs: [figure({ id: "fig1" })] });
  const text = JSON.parse(JSON.stringify(stale)) as typeof stale;
  writeFileSync(
    text.file,
    `{"cells":[{"cell_type":"code","metadata":{},"source":"a","outputs":[],"execution_count":4}],"metadata":{},"nbformat":4,"nbformat_minor":5}`,
  );
  assert.throws(
    () => notebookSlides(stale),
    /paper\/stale: expected a notebook that was executed .*plasticity execute paper\/stale/,
  );
});

test("figures and panels are found by id, label or both, however they are written", () => {
  const other = notebook("other/fig1", HEADER, {
    outputs: [figure({ id: "fig1", label: "Fig 1" }), figure({ id: "fig1-more", label: "Fig 1, more" })],
  });
  const names = new FigureNames([whole, other]);
  const ids = (name: string): string =>
    names
      .find(name)
      .slides.map(({ id }) => id)
      .join(" ");
  for (const name of ["paper/fig1", "paper/Fig 1", "paper/fig1/fig1"])
    assert.equal(ids(name), "fig1 fig1-a fig1-b", name);
  for (const name of ["paper/fig1-a", "paper/Fig 1a", "paper/FIG 1 (a)"]) assert.equal(ids(name), "fig1-a", name);
  assert.equal(ids("fig1-more"), "fig1-more fig1-more-a fig1-more-b");
  assert.throws(
    () => names.find("fig1"),
    /expected the name of one figure \(paper\/fig1\/fig1, other\/fig1\/fig1\), got "fig1"/,
  );
  assert.throws(() => names.find("paper/fig9"), /expected a figure such as "paper\/fig1", got "paper\/fig9"/);
  assert.throws(() => names.find("constructor"), /got "constructor"/);
  assert.throws(() => names.find(""), /got ""/);
});

test("a deck of chosen figures keeps their order, with own titles and notes", () => {
  const names = new FigureNames([whole]);
  const chosen = [{ ...names.find("paper/fig1-b"), title: "Look here", notes: "*Wait.*" }, names.find("paper/fig1-a")];
  const page = documentOf(deckHtml(figuresDeck(chosen, "Club", request)));
  const ids = [...page.querySelectorAll(".slides > section")].map(({ id }) => id);
  assert.deepEqual(ids, ["title", "fig1-b", "fig1-a", "sources", "run-again"]);
  assert.equal(page.querySelector("#fig1-b h2")!.textContent, "Look here");
  assert.equal(page.querySelector("#fig1-b aside")!.textContent.trim(), "Wait.");
});
