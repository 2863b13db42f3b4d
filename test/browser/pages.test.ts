// Every page in headless Chromium: no console error, no request but for the page, its fonts and thumbnails and the site's
// script, every figure visible, nothing wider than the window on a laptop, a projector and a phone.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { writeNotebook } from "plasticity/publish/notebook";
import { buildSite } from "plasticity/publish/site";
import { browser, missing, program, skip } from "./browser.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const SIZES = [
  { name: "laptop", width: 1280, height: 800 },
  { name: "projector", width: 1920, height: 1080 },
  { name: "phone", width: 390, height: 844 },
];

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return entry.name.endsWith(".html") ? [path] : [];
  });
}

/** A site with what pages can hold at its widest, so that the test doesn't depend on what was built before. */
function fixtureSite(): string {
  const folder = mkdtempSync(join(tmpdir(), "plasticity-browser-"));
  const home = join(folder, "notebooks");
  const svg = `<svg viewBox="0 0 640 200" width="640" height="200"><rect width="640" height="200" fill="#0072b2"/></svg>`;
  const text = (id: string, source: string) => ({ cell_type: "markdown" as const, id, metadata: {}, source });
  const long = "word ".repeat(80);
  const columns = Array.from({ length: 20 }, (_, k) => `column${k}`).join(" | ");
  const terms = Array.from({ length: 30 }, (_, k) => `x_{${k}}`).join(" + ");
  const html = `<figure class="plasticity-figure" id="fig1" data-figure="Fig 1" data-caption="${long}" style="max-width:640px">${svg}<figcaption>${long}</figcaption></figure>`;
  writeNotebook(join(home, "paper", "wide.ipynb"), {
    cells: [
      text("a", `# ${"Unbreakable".repeat(9)}\n\n$$\n${terms}\n$$\n\nInline $${terms}$ too, \`${"x".repeat(200)}\`.`),
      text("b", `## Table\n\n| ${columns} |\n|${"--|".repeat(20)}\n| ${columns} |\n\n- $$${terms}$$\n\n> $$${terms}$$`),
      {
        cell_type: "code",
        id: "c",
        metadata: {},
        source: `const long = "${"y".repeat(300)}";`,
        execution_count: 1,
        outputs: [
          { output_type: "stream", name: "stdout", text: `${"z".repeat(400)}\n` },
          { output_type: "display_data", data: { "text/html": html }, metadata: {} },
          {
            output_type: "display_data",
            data: { "text/html": `<table><tr>${"<td>wide</td>".repeat(60)}</tr></table>` },
            metadata: {},
          },
        ],
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  buildSite(findNotebooks([], home), { output: join(folder, "site"), home, title: "A site" });
  return join(folder, "site");
}

async function check(file: string, site: string): Promise<void> {
  const page = await (await browser()).newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url().slice(0, 100)}`));
  page.on("request", (request) => {
    const url = request.url();
    const shared = ["notes.js", "previews.js"].map((name) => pathToFileURL(join(site, name)).href);
    const own = url.startsWith("data:") || url === pathToFileURL(file).href || shared.includes(url);
    const isBeside = ["thumbnails", "fonts"].some((folder) =>
      url.startsWith(`${pathToFileURL(join(site, folder)).href}/`),
    );
    if (!own && !isBeside) faults.push(`request: ${url}`);
  });
  try {
    for (const { name, width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(() => document.fonts.ready);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${name}: ${wide} px wider than the window`);
      for (const figure of await page.locator(".plasticity-figure, .thumbnails img").all()) {
        assert.ok(await figure.isVisible(), `${name}: a figure is hidden`);
        await figure.scrollIntoViewIfNeeded();
        const box = await figure.boundingBox();
        assert.ok(
          box !== null && box.width > 100 && box.height > 50,
          `${name}: a figure is ${box?.width} × ${box?.height}`,
        );
      }
      const empty = await page.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).length);
      assert.equal(empty, 0, `${name}: images that don't show`);
    }
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
    );
    assert.deepEqual(links, [], "links to parts that aren't there");
    const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((element) => element.id));
    assert.equal(new Set(ids).size, ids.length, "ids are unique");
    const toggle = page.locator(".switch:not(.theme) input");
    if ((await toggle.count()) > 0) {
      await toggle.check();
      assert.equal(await page.locator("details.code:not([open])").count(), 0, "all code is shown");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `with code: ${wide} px wider than the window`);
    }
    assert.deepEqual(faults, []);
  } finally {
    await page.close();
  }
}

test("a page with everything at its widest", { skip }, async () => {
  assert.ok(!missing, `no Chromium at ${program}`);
  const site = fixtureSite();
  const pages = pagesBelow(site);
  assert.equal(pages.length, 4, "the notebook's, the index, claims and findings");
  for (const file of pages) await check(file, site);
});

const site = join(root, "site");
const built = existsSync(join(site, "index.html")) ? pagesBelow(site) : [];
test(
  "the site was built",
  { skip: built.length === 0 && process.env["CI"] === undefined ? "no site/: run npm start first" : false },
  () => assert.ok(built.length > 0, "no site/index.html"),
);
for (const file of built) {
  test(`site/${relative(site, file)}`, { skip }, () => check(file, site));
}
