// Notes on a page from file://, in Chromium and in Firefox: written, stored, exported, imported, found again after the page
// has changed; nothing in them runs; usable by keyboard, without violations that axe finds.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as Plot from "@observablehq/plot";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { formatAnnotations, parseAnnotations, selectorOf, textOf, type Annotation } from "plasticity/annotations";
import { bodyOf, targetIn } from "plasticity/annotations/makeNote";
import type { Selector } from "plasticity/annotations/model";
import { figureHtml } from "plasticity/lab";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { writeNotebook } from "plasticity/publish/notebook";
import { buildSite } from "plasticity/publish/site";
import { program as chromium } from "./browser.js";

const firefox = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
const folder = mkdtempSync(join(tmpdir(), "notes-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const PASSAGE = "compensatory plasticity below that of the fluctuations";
const HOSTILE = `<img src=x onerror="window.ran=1"><script>window.ran=1</script>`;
const PAGE = `The task error is smallest at a rate of ${PASSAGE}, as the paper says. Single weights wander away.`;

function noteOf(id: string, text: string, selectors: readonly Selector[]): Annotation {
  const by = { type: "Person", name: `<b onclick="window.ran=1">A. Reader</b>` };
  const made = { id: `urn:uuid:${id}`, type: "Annotation" as const, creator: by, created: "2024-03-01T00:00:00Z" };
  return { ...made, ...bodyOf(text, ["idea"]), target: targetIn("paper/fig", selectors) };
}
const quote = (exact: string): Selector => ({ type: "TextQuoteSelector", exact });
const BUILT = [
  noteOf("exact", "an exact one", [quote("Single weights wander away")]),
  noteOf("changed", "a changed one", [quote(PASSAGE.replace("below", "well below"))]),
  noteOf("orphaned", HOSTILE, [{ type: "DataSelector", figure: "gone", x: 1 }]),
  noteOf("figure", "in the figure", [{ type: "DataSelector", figure: "fig1", panel: "b", x: 3, y: 1 }]),
];

/** The page of a notebook with a passage and a figure; its address. */
function built(name: string, notes: readonly Annotation[], text = PAGE, domain = [0, 12]): string {
  const plot = {
    x: { label: "ratio ρ", domain },
    y: { domain: [0, 3] },
    marks: [
      Plot.dot([
        [1, 1],
        [3, 2],
      ]),
    ],
  };
  const panels = ["a", "b"].map((letter) => ({ letter, plot }));
  const html = figureHtml({ id: "fig1", label: "Fig 1", caption: "Two panels.", alt: "Two dots each.", panels });
  const outputs = [{ output_type: "display_data" as const, data: { "text/html": html }, metadata: {} }];
  writeNotebook(join(folder, name, "notebooks", "paper", "fig.ipynb"), {
    cells: [
      { cell_type: "markdown", id: "a", metadata: {}, source: `# Title\n\n## Claim\n\n${text}` },
      { cell_type: "code", id: "b", metadata: {}, source: "figure(…)", execution_count: 1, outputs },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  const home = join(folder, name, "notebooks");
  const options = { output: join(folder, name, "site"), home, title: "Site", notes: () => notes };
  return pathToFileURL(buildSite(findNotebooks([], home), options).pages[0]!).href;
}

const first = built("first", BUILT);

/** What a reader of the list sees of each note. */
const seen = (page: Page) =>
  page.$$eval(".note-thread", (entries) =>
    Object.fromEntries(
      entries.map((entry) => {
        const state = ["moved", "changed", "orphaned", "exact"].find((one) => entry.classList.contains(one));
        return [entry.querySelector(".note-text")!.textContent!, state];
      }),
    ),
  );
const press = (page: Page, selector: string, text = "") =>
  page.evaluate(
    (wanted, words) => {
      const found = [...document.querySelectorAll<HTMLElement>(wanted)].find((one) => one.textContent!.includes(words));
      if (found === undefined) throw new Error(`there is no ${wanted} with "${words}"`);
      found.click();
    },
    selector,
    text,
  );
/** The file that "Export" saves. */
async function exported(page: Page): Promise<string> {
  await page.evaluate(() => {
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { exported: blob.text() });
      return "#";
    };
  });
  await press(page, ".notes button", "Export");
  return page.evaluate(() => (window as unknown as { exported: Promise<string> }).exported);
}
async function imported(page: Page, text: string): Promise<string> {
  const file = join(folder, "theirs.json");
  writeFileSync(file, text);
  const input = (await page.$(".notes input[type=file]"))!;
  await page.evaluate(() => (document.querySelector(".note-said")!.textContent = ""));
  await input.uploadFile(file);
  await page.evaluate(() => document.querySelector(".notes input[type=file]")!.dispatchEvent(new Event("change")));
  await page.waitForFunction(() => document.querySelector(".note-said")!.textContent !== "");
  return page.$eval(".note-said", (said) => said.textContent!);
}

for (const [kind, program] of [
  ["chrome", chromium],
  ["firefox", firefox],
] as const) {
  const isThere = existsSync(program);
  const skip = !isThere && process.env["CI"] === undefined ? `no ${kind} at ${program}` : false;

  test(`notes in ${kind}`, { skip, timeout: 120_000 }, async (t) => {
    const args = kind === "chrome" ? ["--no-sandbox", "--disable-gpu"] : [];
    const browser: Browser = await puppeteer.launch({ browser: kind, executablePath: program, args });
    t.after(() => browser.close());
    const faults: string[] = [];
    const open = async (address: string, width = 1440): Promise<Page> => {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      await page.goto(address);
      return page;
    };
    const page = await open(first);

    // what the page was built with
    assert.match(readFileSync(join(folder, "first", "site", "index.html"), "utf8"), /<span>4 open notes<\/span>/);
    assert.deepEqual(await seen(page), {
      "an exact one": "exact",
      "a changed one": "changed",
      "in the figure": "exact",
      [HOSTILE]: "orphaned",
    });
    assert.equal(await page.$eval(".note-count", (count) => count.textContent), "4 open");
    const was = await page.$eval(".note-state del", (old) => old.textContent);
    const now = await page.$eval(".note-state ins", (words) => words.textContent);
    assert.deepEqual([was, now], [PASSAGE.replace("below", "well below"), PASSAGE]);

    // a passage, selected
    await page.evaluate((passage) => {
      const node = [...document.querySelectorAll("main p")].find((p) => p.textContent!.includes(passage))!.firstChild!;
      const at = node.textContent!.indexOf(passage);
      getSelection()!.setBaseAndExtent(node, at, node, at + passage.length);
    }, PASSAGE);
    await page.waitForSelector(".note-selection:not([hidden])");
    await page.click(".note-selection");
    await page.type(".note-form textarea", "on a passage");
    await page.type(".note-form input[autocomplete=name]", "B. Writer");
    await page.click(".note-form button[type=submit]");
    assert.equal((await seen(page))["on a passage"], "exact");
    const drawn = await page.evaluate(() =>
      "highlights" in CSS
        ? [...CSS.highlights.keys()].sort()
        : [...document.querySelectorAll("mark")].map((m) => m.className),
    );
    assert.ok(drawn.includes("note-active") && drawn.includes("note-changed"), drawn.join());

    // a range in a figure, dragged
    await press(page, ".note-figure");
    const area = (await (await page.waitForSelector(".note-pick"))!.boundingBox())!;
    await page.mouse.move(area.x + area.width * 0.2, area.y + area.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width * 0.3, area.y + area.height * 0.5, { steps: 3 });
    await page.mouse.up();
    await page.type(".note-form textarea", "on a range");
    await page.click(".note-form button[type=submit]");

    // a place by its numbers, with the keyboard alone
    await page.focus(".notes button.main");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".note-form select");
    const choice = await page.$$eval(".note-form option", (all) =>
      all.findIndex((one) => one.textContent!.includes("panel b")),
    );
    await page.select(".note-form select", String(choice));
    await page.type(".note-form input[name=x-from]", "6");
    await page.focus(".note-form textarea");
    await page.keyboard.type("by keyboard");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await page.waitForFunction(() => document.querySelector(".note-form") === null);

    // resolved, with a word why
    await page.evaluate(() => {
      const entry = [...document.querySelectorAll(".note-thread")].find((one) =>
        one.textContent!.includes("in the figure"),
      )!;
      [...entry.querySelectorAll("button")].find((one) => one.textContent === "Resolve")!.click();
    });
    await page.type(".note-form textarea", "settled");
    await page.click(".note-form button[type=submit]");
    assert.equal((await seen(page))["in the figure"], undefined);

    // stored at once: the next visit has it all
    await page.reload();
    assert.equal(await page.$eval(".note-count", (count) => count.textContent), "6 open");
    const file = await exported(page);
    const notes = parseAnnotations(file, "exported.json");
    const place = (text: string) => selectorOf(notes.find((one) => textOf(one) === text)!, "DataSelector")!;
    const { panel, x, y, units, digest } = place("on a range");
    assert.ok(
      Array.isArray(x) && x.every((one) => typeof one === "number" && one >= 0 && one <= 12),
      JSON.stringify(x),
    );
    assert.deepEqual([panel, y, units], ["a", undefined, { x: "ratio ρ" }]);
    assert.deepEqual(
      [place("by keyboard").panel, place("by keyboard").x, place("by keyboard").digest],
      ["b", 6, digest],
    );

    // files of others
    const theirs = noteOf("theirs", HOSTILE + HOSTILE, [quote(PASSAGE)]);
    assert.match(await imported(page, formatAnnotations([theirs], "paper/fig")), /^1 new notes from theirs\.json/);
    assert.equal((await seen(page))[HOSTILE + HOSTILE], "exact");
    for (const [text, message] of [
      ["{", /expected JSON/],
      ["[".repeat(100_000), /expected JSON/],
      [`{"a":${"[".repeat(500)}${"]".repeat(500)}}`, /at most 30 deep/],
      [
        '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[{"id":7}]}',
        /note 1: expected id/,
      ],
    ] as const) {
      assert.match(await imported(page, text), new RegExp(`${message.source}.*Nothing was changed`));
    }
    assert.equal(await page.evaluate(() => (window as unknown as { ran?: number }).ran), undefined);
    if (kind === "chrome") {
      await accessible(page, "the list");
      await press(page, ".notes button.main");
      await accessible(page, "the form");
      await page.setViewport({ width: 390, height: 844 });
      await accessible(page, "on a phone");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    await page.evaluate(() => localStorage.clear());
    await page.close();

    // the page is built anew with these notes, other words and other axes
    const second = built(
      `second-${kind}`,
      notes,
      PAGE.replace("as the paper says", "as was said").replace("away", "off"),
      [-10, 40],
    );
    const again = await open(second);
    const states = await seen(again);
    assert.deepEqual(
      ["on a passage", "on a range", "by keyboard", "an exact one", HOSTILE].map((text) => states[text]),
      ["moved", "moved", "moved", "changed", "orphaned"],
    );
    await again.evaluate(() => {
      const entry = [...document.querySelectorAll(".note-thread")].find((one) =>
        one.textContent!.includes("an exact one"),
      )!;
      [...entry.querySelectorAll("button")].find((one) => one.textContent === "It belongs here")!.click();
    });
    assert.equal((await seen(again))["an exact one"], "exact");
    await again.close();

    // a browser without highlights, and one that stores nothing
    const plain = await browser.newPage();
    // as text: what compiles the tests would put a helper of its own into a function
    const blocked = 'Object.defineProperty(window, "localStorage", { get() { throw new Error("blocked"); } });';
    await plain.evaluateOnNewDocument(`delete globalThis.Highlight; ${blocked}`);
    await plain.goto(first);
    await press(plain, ".notes-toggle").catch(() => undefined);
    assert.equal(
      await plain.$$eval("mark.note", (marks) => marks.map((one) => one.textContent).join("")),
      "Single weights wander away",
    );
    assert.match(await plain.$eval(".note-said", (said) => said.textContent!), /export your notes/);
    assert.deepEqual(faults, []);
  });
}

/** No violation that axe finds in the notes and what they add to the page. */
async function accessible(page: Page, where: string): Promise<void> {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(where: object, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const parts = [".notes", ".notes-toggle", ".note-tools", ".note-marks"];
    const found = await axe.run(
      { include: parts.filter((one) => document.querySelector(one) !== null) },
      { preload: false }, // it would load style sheets anew, which the page's policy forbids
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 150)}`);
  });
  assert.deepEqual(violations, [], where);
}
