// A deck in Firefox, from a file: the presenter's view with both slides, and an explorable in it.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { notebooksDeck } from "plasticity/present/deck";
import { deckHtml } from "plasticity/present/deckHtml";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { firefox, skip } from "./firefox.ts";

test("S opens the presenter's view; an explorable answers there, too", { skip, timeout: 60_000 }, async () => {
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
});
