// An explorable in Firefox, from a file, on a page and in a slide: alive, without an error, with the numbers that Node has.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { settingsOf } from "plasticity/explorables/address";
import { explorableOf } from "plasticity/explorables/catalogue";
import { exploreHtml } from "plasticity/explorables/exploreHtml";
import { computedResults } from "plasticity/explorables/firstResults";
import { initialSettings } from "plasticity/explorables/settings";
import { notebooksDeck } from "plasticity/present/deck";
import { deckHtml } from "plasticity/present/deckHtml";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { writeNotebook } from "plasticity/publish/notebook";
import { buildSite } from "plasticity/publish/site";
import { firefox, skip } from "./firefox.ts";

test("a slider by keyboard; the numbers that Node has", { skip, timeout: 120_000 }, async () => {
  const explorable = explorableOf("synaptic-balancing");
  const settings = initialSettings(explorable);
  const results = await computedResults(explorable, settings);
  const figure = { id: "live", label: "Explore", caption: "A caption.", alt: "A drawing." };
  const html = exploreHtml(explorable, { settings, results, data: {} }, figure);
  const folder = mkdtempSync(join(tmpdir(), "plasticity-firefox-"));
  const home = join(folder, "notebooks");
  writeNotebook(join(home, "paper", "live.ipynb"), {
    cells: [
      {
        cell_type: "code",
        id: "a",
        metadata: {},
        source: "await explore()",
        execution_count: 1,
        outputs: [{ output_type: "display_data", data: { "text/html": html }, metadata: {} }],
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  buildSite(findNotebooks([], home), { output: join(folder, "site"), home, title: "A site" });

  const page = await (await firefox()).newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(pathToFileURL(join(folder, "site", "paper", "live.html")).href);
  await page.waitForSelector(".explorable-panel");
  await page.focus("#live-explorable-factor");
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
  const moved = settingsOf(explorable, new URL(page.url()).hash);
  assert.ok(moved !== undefined && moved["factor"] !== settings["factor"], page.url());
  const expected = explorable.draw(moved, await computedResults(explorable, moved), {});
  await page.waitForFunction(
    (text) => document.querySelector(".explorable-state output")?.textContent === text,
    { timeout: 60_000 },
    expected.summary,
  );
  assert.deepEqual(faults, []);
  await page.close();
});

test(
  "in a slide: a slider by keyboard; S opens the presenter's view, with it and the next slide",
  { skip, timeout: 60_000 },
  async () => {
    const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "notebooks");
    const file = join(mkdtempSync(join(tmpdir(), "plasticity-firefox-")), "deck.html");
    const files = findNotebooks([join(home, "natural-gradient", "explore.ipynb")], home);
    writeFileSync(file, deckHtml(notebooksDeck(files, { asked: "natural-gradient/explore", home })));
    const page = await (await firefox()).newPage();
    const faults: string[] = [];
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(`${pathToFileURL(file).href}#/explore-paths`);
    await page.waitForSelector(".explorable-panel");
    const before = await page.$eval(".explorable-state output", (one) => one.textContent);
    await page.focus(".explorable-slider:last-child input");
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      (text) => document.querySelector(".explorable-state output")?.textContent !== text,
      {},
      before,
    );
    assert.equal(new URL(page.url()).hash, "#/explore-paths");
    await page.keyboard.press("Escape");
    const opened = new Promise<NonNullable<typeof page>>((done) => page.once("popup", (view) => done(view!)));
    await page.keyboard.press("s");
    const view = await opened;
    await view.waitForSelector("iframe");
    await view.waitForFunction(() => document.querySelectorAll("iframe").length === 2);
    await view.waitForFunction(() =>
      document.querySelector(".speaker-controls-notes .value")?.textContent?.includes("To be seen"),
    );
    const frames = view.frames().filter((frame) => frame !== view.mainFrame());
    assert.equal(frames.length, 2);
    // this slide, and the next one
    await frames[0]!.waitForSelector("#explore-paths.present .explorable-panel");
    await frames[1]!.waitForSelector("#explore-paths.past .explorable-panel");
    assert.deepEqual(faults, []);
    await view.close();
    await page.close();
  },
);
