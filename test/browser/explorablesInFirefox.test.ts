// An explorable in Firefox, from a file: alive, without an error, with the numbers that Node has.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { settingsOf } from "plasticity/explorables/address";
import { explorableOf } from "plasticity/explorables/catalogue";
import { exploreHtml } from "plasticity/explorables/exploreHtml";
import { computedResults } from "plasticity/explorables/firstResults";
import { initialSettings } from "plasticity/explorables/settings";
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
