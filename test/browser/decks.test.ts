// Decks in headless Chromium, from files, with no network: all slides of the four papers, the presenter's view, the box
// that finds figures, a phone, the PDF.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import { notebooksDeck } from "plasticity/present/deck";
import { deckHtml } from "plasticity/present/deckHtml";
import { printDeck } from "plasticity/present/printDeck";
import { textSlide } from "plasticity/present/slide";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { violationsOn } from "./axe.js";
import { browser, program, skip } from "./browser.js";
import { measureDeck } from "./deckMeasure.js";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "notebooks");
const folder = mkdtempSync(join(tmpdir(), "plasticity-decks-"));
const PAPERS = ["optimal-plasticity", "synaptic-balancing", "natural-gradient", "network-size"];

/** Writes the deck of a paper or a notebook, once; gives its file. */
const written = new Map<string, string>();
function deckOf(name: string, path = join(home, name)): string {
  const file = written.get(name) ?? join(folder, `${name.replaceAll("/", "-")}.html`);
  if (!written.has(name))
    writeFileSync(file, deckHtml(notebooksDeck(findNotebooks([path], home), { asked: name, home })));
  written.set(name, file);
  return file;
}
const small = (): string => deckOf("optimal-plasticity/fig5", join(home, "optimal-plasticity", "fig5.ipynb"));

/** A page with an open deck, and what went wrong on it. */
async function open(
  file: string,
  size: { width: number; height: number },
  hash = "",
): Promise<{ page: Page; errors: string[] }> {
  const context = await (await browser()).newContext({ viewport: size, offline: true });
  const page = await context.newPage();
  const errors: string[] = [];
  context.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  context.on("weberror", (error) => errors.push(error.error().message));
  await page.goto(pathToFileURL(file).href + hash);
  await until(page, "globalThis.Reveal?.isReady()");
  // names that the test's compiler gives to functions inside functions
  await page.evaluate("globalThis.__name = (one) => one");
  return { page, errors };
}
/** Waits until an expression holds; the deck's policy forbids what Playwright's own waiting does. */
async function until(place: Page | Frame, expression: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await place.evaluate<boolean>(`Boolean(${expression})`))) {
    assert.ok(Date.now() < end, `never came true: ${expression}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
const current = (page: Page): Promise<string> => page.evaluate("Reveal.getCurrentSlide().id");

for (const paper of PAPERS) {
  test(`nothing sticks out of a slide of ${paper}, and all letters can be read`, { skip }, async () => {
    const file = deckOf(paper);
    const bytes = readFileSync(file).length;
    assert.ok(bytes < 5_000_000, `${bytes} bytes`);
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1920, height: 1080 },
    ]) {
      const { page, errors } = await open(file, size);
      const count = await page.evaluate<number>("Reveal.getTotalSlides()");
      assert.ok(count > 60, `${count} slides`);
      assert.deepEqual(await page.evaluate(measureDeck), [], `${size.width} × ${size.height}`);
      assert.deepEqual(errors, []);
      await page.context().close();
    }
  });
}

test("what would stick out or be too small is seen", { skip }, async () => {
  const file = join(folder, "wrong.html");
  const svg = (font: number, x: number): string =>
    `<div class="drawing"><svg viewBox="0 0 640 280"><text x="${x}" y="50" font-size="${font}">words</text></svg></div>`;
  const figure = (id: string, body: string, title = "t"): ReturnType<typeof textSlide> =>
    textSlide({ id, kind: "figure", title, body });
  const slides = [
    figure("small", svg(6, 100)),
    figure("outside", svg(20, 700)),
    textSlide({ id: "long", title: "t", body: `<p>${"word ".repeat(900)}</p>` }),
    figure("right", svg(12, 100)),
  ];
  writeFileSync(file, deckHtml({ title: "t", description: "t", stacks: slides.map((one) => [one]) }));
  const { page } = await open(file, { width: 1280, height: 720 });
  const problems = await page.evaluate(measureDeck);
  assert.match(problems.find((one) => one.startsWith("small"))!, /letters of [\d.]+ px in a drawing/);
  assert.match(problems.find((one) => one.startsWith("outside"))!, /sticks out by/);
  assert.match(problems.find((one) => one.startsWith("long"))!, /letters of [\d.]+ px/);
  assert.equal(problems.filter((one) => one.startsWith("right")).length, 0, problems.join("\n"));
  await page.context().close();
});

test("S opens the presenter's view from a file: notes, timer, this slide and the next step", { skip }, async () => {
  const { page, errors } = await open(small(), { width: 1280, height: 720 }, "#/fig5-d");
  assert.equal(await current(page), "fig5-d");
  const [view] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("s")]);
  await until(view, `document.querySelectorAll("iframe").length === 2`);
  await until(
    view,
    `document.querySelector(".speaker-controls-notes .value")?.textContent.includes("Someone will ask")`,
  );
  await until(view, `/:\\d\\d/.test(document.querySelector(".timer").textContent)`);
  const frames = view.frames().filter((frame) => frame.url().startsWith("file:"));
  assert.equal(frames.length, 2);
  for (const [frame, shown] of [
    [frames[0]!, 0],
    [frames[1]!, 1],
  ] as const) {
    await until(frame, `globalThis.Reveal?.isReady() && Reveal.getCurrentSlide().id === "fig5-d"`);
    await until(frame, `document.querySelectorAll("#fig5-d .fragment.visible").length === ${shown}`);
  }
  assert.deepEqual(errors, []);
  await page.context().close();
});

test(
  "fragments appear one after the other; G goes to a figure by its name; the address names the slide",
  { skip },
  async () => {
    const { page } = await open(small(), { width: 1280, height: 720 }, "#/fig5-a");
    const visible = (): Promise<string[]> =>
      page.evaluate(
        `[...document.querySelectorAll("#fig5-a .fragment.visible > g > :last-child")].map(({ localName }) => localName).sort()`,
      );
    assert.deepEqual(await visible(), []);
    // the published circles, our line, its ribbon
    for (const shown of [["circle"], ["circle", "path"], ["circle", "path", "path"]]) {
      await page.keyboard.press("ArrowRight");
      assert.deepEqual(await visible(), shown);
    }
    assert.deepEqual(await violationsOn(page), []);
    for (const [words, id] of [
      ["fig 5 (h)", "fig5-h"],
      ["5c", "fig5-c"],
      ["sweet", "fig5-sweet-spots"],
    ] as const) {
      await page.keyboard.press("g");
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
      assert.equal(await current(page), id);
    }
    await until(page, `location.hash === "#/fig5-sweet-spots"`);
    await page.keyboard.press("g");
    await page.keyboard.type("fig 99");
    await page.keyboard.press("Enter");
    assert.equal(await page.textContent(".jump output"), "no such figure");
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible(".jump"), false);
    await page.context().close();
  },
);

test(
  "an explorable in a slide: moved by keyboard and by hand, without a request; its keys are its own",
  { skip },
  async () => {
    const file = deckOf("natural-gradient/explore", join(home, "natural-gradient", "explore.ipynb"));
    const { page, errors } = await open(file, { width: 1280, height: 720 }, "#/explore-paths");
    page.on("request", (request) => !request.url().startsWith("blob:") && errors.push(request.url()));
    const said = (): Promise<string | null> => page.textContent(".explorable-state output");
    const distance = page.locator(".explorable-slider input").last();
    const first = await said();
    assert.match(first!, /\d/);
    await distance.focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    await until(page, `document.querySelector(".explorable-state output").textContent !== ${JSON.stringify(first)}`);
    assert.equal(await page.evaluate("location.hash"), "#/explore-paths");
    assert.deepEqual(await violationsOn(page), []);
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await current(page), "explore-paths");
    // what isn't shown doesn't compute: it has no place
    assert.equal(await page.evaluate(`document.querySelector(".plasticity-explorable").getClientRects().length`), 0);
    await page.keyboard.press("ArrowLeft");
    const start = page.locator(".explorable-slider input").first();
    const value = await start.inputValue();
    const { x, y, width, height } = (await page.locator("[data-handle]").first().boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 80, y + height / 2, { steps: 2 });
    await page.mouse.up();
    assert.ok(Number(await start.inputValue()) > Number(value));
    await page.getByRole("button", { name: "Reset" }).click();
    // the pointer has let go of its button: arrows are the slides' again
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await current(page), "explore-paths");
    assert.deepEqual(errors, []);
    await page.context().close();
  },
);

test("on a phone the slides scroll, as wide as the window", { skip }, async () => {
  const { page } = await open(small(), { width: 390, height: 844 });
  const state = await page.evaluate<{ pages: number; wide: number }>(`({
    pages: document.querySelectorAll(".scroll-page").length,
    wide: document.querySelector(".reveal-viewport").scrollWidth,
  })`);
  assert.ok(state.pages > 20, `${state.pages} pages`);
  assert.ok(state.wide <= 391, `${state.wide} px wide`);
  await page.context().close();
});

test("the PDF has a page for each slide", { skip }, async () => {
  const pdf = join(folder, "deck.pdf");
  const pages = await printDeck(small(), pdf, program);
  const slides = readFileSync(small(), "utf8").match(/<div class="frame/g)!.length;
  assert.equal(pages, slides);
  const boxes = readFileSync(pdf)
    .toString("latin1")
    .match(/\/MediaBox ?\[[^\]]*\]/g);
  assert.deepEqual([boxes?.length, new Set(boxes).size], [slides, 1]);
});
