// A notebook's page, opened as a file in Chromium and Firefox: its figures can be enlarged and saved, its data are those
// of the notebook, it is dark or light, axe finds nothing, and nothing is asked of the network.
import * as Plot from "@observablehq/plot";
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { csvRows } from "plasticity/files/csv";
import { claimHtml, colour, figureHtml, heatmap, panels, tableHtml } from "plasticity/lab";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { type Notebook, writeNotebook } from "plasticity/publish/notebook";
import { bodyOf, targetIn } from "plasticity/annotations/makeNote";
import { singlePage } from "plasticity/publish/singlePage";
import { buildSite } from "plasticity/publish/site";
import type { Page } from "playwright-core";
import { violationsOn } from "./axe.js";
import { browser, skip } from "./browser.js";
import { firefox, skip as withoutFirefox } from "./firefox.js";

const rows = [0, 1, 2].map((k) => Array.from({ length: 12 }, (_, i) => ({ rho: i / 4, error: (1 + k + i) / 7 })));
const fig = figureHtml({
  id: "fig5",
  label: "Fig 5",
  caption: "Error against ratio.",
  alt: "In each panel the error rises.",
  columns: 2,
  legend: [{ label: "simulation", colour: colour.simulation }],
  panels: [
    ...panels(rows, (own, k) => ({
      title: `s = ${k}`,
      plot: {
        x: { label: "ρ" },
        y: { label: "F" },
        marks: [Plot.lineY(own, { x: "rho", y: "error", stroke: colour.simulation, clip: true })],
      },
    })),
    { letter: "d", plot: { marks: [heatmap([1, 2, 3, 4], { rows: 2, columns: 2 }), Plot.dot([[1, 1]])] } },
  ],
});
const claim = claimHtml({
  id: "p/fig5/x",
  paper: "p",
  where: "Fig 5",
  source: "text",
  statement: "It rises.",
  expected: { value: 1, tolerance: 0.1 },
  measured: 1,
  exact: true,
  profile: "quick",
} as never);
const terms = Array.from({ length: 40 }, (_, k) => `x_{${k}}`).join(" + ");
const notebook: Notebook = {
  cells: [
    {
      cell_type: "markdown",
      id: "a",
      metadata: {},
      source: "# Fig 5\n\nSome $x^2$, *set*.\n\n## Figure\n\n```ts\nconst a = 1;\n```",
    },
    {
      cell_type: "code",
      id: "b",
      metadata: {},
      source: `// a comment\nfigure({ id: "fig5", label: 'x', n: 1 });`,
      execution_count: 1,
      outputs: [
        { output_type: "stream", name: "stdout", text: "printed\n" },
        ...[fig, claim, tableHtml([{ a: 1, b: "x" }])].map((html) => ({
          output_type: "display_data" as const,
          data: { "text/html": html },
          metadata: {},
        })),
      ],
    },
    {
      cell_type: "markdown",
      id: "c",
      metadata: {},
      source: `## Check\n\n$$\n${terms}\n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |`,
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};
const folder = mkdtempSync(join(tmpdir(), "plasticity-notebook-page-"));
const home = join(folder, "notebooks");
writeNotebook(join(home, "paper", "fig5.ipynb"), notebook);
const site = join(folder, "site");
const built = buildSite(findNotebooks([], home), { output: site, home, title: "A site" });
const address = pathToFileURL(built.pages[0]!).href;

/** A page in Chromium, and what it did that it mustn't. */
async function open(scheme: "light" | "dark" = "light"): Promise<{ page: Page; faults: string[] }> {
  const page = await (await browser()).newPage({ colorScheme: scheme, viewport: { width: 1280, height: 800 } });
  const faults: string[] = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    const beside = ["fonts/", "notes.js", "previews.js"].map((name) => `${pathToFileURL(site).href}/${name}`);
    const own = [address, ...beside].some((start) => url.startsWith(start));
    if (!own && !/^(?:data|blob):/.test(url)) faults.push(`request: ${url.slice(0, 200)}`);
  });
  await page.goto(address);
  return { page, faults };
}

test("the same notebook makes the same site; its fonts are there once, and its pages small", () => {
  const all = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  const again = join(folder, "again");
  buildSite(findNotebooks([], home), { output: again, home, title: "A site" });
  const [one, two] = [all(site), all(again)];
  assert.equal(one.length, two.length);
  one.forEach((file, k) => assert.deepEqual(readFileSync(file), readFileSync(two[k]!), file));
  const size = (name: string): number => statSync(join(site, name)).size;
  const fonts = size("fonts/text.css") + size("fonts/formulas.css");
  assert.ok(fonts > 100_000 && fonts < 400_000, `fonts: ${fonts} bytes`);
  assert.doesNotMatch(readFileSync(built.pages[0]!, "utf8"), /font\/woff2;base64/);
  // style and scripts have some 50 kB, the figure as much as in the notebook
  assert.ok(size("paper/fig5.html") < fig.length + 80_000, `page: ${size("paper/fig5.html")} bytes`);
});

test(
  "axe finds nothing on a notebook's page and the index, dark and light, with all folds open",
  { skip },
  async () => {
    for (const scheme of ["light", "dark"] as const) {
      for (const file of [address, pathToFileURL(built.index).href]) {
        const context = await (await browser()).newContext({ colorScheme: scheme });
        const page = await context.newPage();
        await page.goto(file);
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.deepEqual(await violationsOn(page), [], scheme);
        await context.close();
      }
    }
  },
);

test("the CSV below a panel has the rows of the notebook", { skip }, async () => {
  const { page, faults } = await open();
  const links = await page
    .locator(".panel-files a")
    .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  assert.equal(links.length, 5, "three panels, and dots and grid of the fourth");
  for (const [k, link] of links.slice(0, 3).entries()) {
    const [header, ...lines] = csvRows(readFileSync(fileURLToPath(link), "utf8"));
    assert.deepEqual(header, ["mark", "series", "x", "y"]);
    const drawn = rows[k]!.map(({ rho, error }) => [rho, Number(error.toPrecision(7))]);
    assert.deepEqual(
      lines.map(([mark, series, x, y]) => [mark, series, Number(x), Number(y)]),
      drawn.map((row) => ["line", "simulation", ...row]),
    );
  }
  const shown = await page.locator(".rows").first().locator("tbody tr").allTextContents();
  assert.equal(shown.length, 12);
  const { figures } = JSON.parse(readFileSync(join(site, "paper", "fig5", "page.json"), "utf8")) as {
    figures: { panels: { csv: string[] }[] }[];
  };
  const named = figures[0]!.panels.flatMap(({ csv }) =>
    csv.map((name) => pathToFileURL(join(site, "paper", "fig5", name)).href),
  );
  assert.deepEqual(named, links, "page.json names the same files");
  assert.deepEqual(faults, []);
  await page.close();
});

test("figures and panels are enlarged and saved, with the keyboard alone", { skip }, async () => {
  const { page, faults } = await open("dark");
  const large = page.locator("dialog.enlarged");
  const button = page.getByRole("button", { name: "Enlarge Fig 5", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  const [box, figure] = [
    await large.locator("svg").first().boundingBox(),
    await page.locator("#fig5 > svg").boundingBox(),
  ];
  assert.ok(box!.width * box!.height > figure!.width * figure!.height, "it is larger");
  await page.keyboard.press("Escape");
  assert.equal(await large.count(), 0);
  assert.equal(await button.evaluate((one) => one === document.activeElement), true, "the focus is where it was");
  await page.locator("#fig5 > svg").click();
  assert.equal(await large.count(), 1);
  await page.keyboard.press("Escape");

  await page.locator(".figure-data > summary").press("Enter");
  const saved = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).press("Enter"),
    ]);
    return readFileSync(await download.path());
  };
  const svg = (await saved("SVG Fig 5, panel b")).toString("utf8");
  assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /var\(/, "it needs no page");
  assert.match(svg, /stroke="#0072b2"/, "it is light");
  const png = await saved("PNG Fig 5, panel b");
  assert.equal(png.subarray(1, 4).toString("latin1"), "PNG");
  const viewBox = /viewBox="([^"]*)"/.exec(svg)![1]!.split(" ").map(Number);
  assert.equal(png.readUInt32BE(16), Math.round(viewBox[2]! * 3), "three times the panel's width");

  await page.locator(".figure-cell").press("Enter");
  assert.equal(await page.locator("details.code").evaluate((one) => (one as HTMLDetailsElement).open), true);
  assert.deepEqual(faults, []);
  await page.close();
});

/** In a page: colours of its ground, its text and a line of its figure. */
const colours = (): string[] => [
  getComputedStyle(document.body).backgroundColor,
  getComputedStyle(document.querySelector("h1")!).color,
  getComputedStyle(document.querySelector('#fig5 [stroke^="var(--fig-blue"]')!).stroke,
];
const LIGHT = ["rgb(255, 255, 255)", "rgb(28, 27, 25)", "rgb(0, 114, 178)"];
const DARK = ["rgb(22, 24, 27)", "rgb(232, 230, 225)", "rgb(79, 168, 224)"];

test(
  "dark or light as the system is, or as chosen, also on the next page; light in print, with all folds open",
  { skip },
  async () => {
    const { page, faults } = await open("dark");
    assert.deepEqual(await page.evaluate(colours), DARK);
    await page.emulateMedia({ colorScheme: "light" });
    assert.deepEqual(await page.evaluate(colours), LIGHT);
    await page.getByRole("checkbox", { name: "Dark" }).press("Space");
    assert.deepEqual(await page.evaluate(colours), DARK);
    await page.reload();
    assert.deepEqual(await page.evaluate(colours), DARK, "it is remembered");
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(colours), LIGHT);
    const folded = (): Promise<number> => page.locator("details:not([open])").count();
    const before = await folded();
    assert.ok(before > 3);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await folded(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await folded(), before);
    assert.deepEqual(faults, []);
    await page.close();
  },
);

test(
  "what scrolls sideways is reached with the keyboard; nothing moves for those who don't want it",
  { skip },
  async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(50);
    const unreached = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("main *")]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX))
        .filter((one) => one.tabIndex < 0 && one.querySelector("a, button, summary, [tabindex]") === null)
        .map((one) => one.outerHTML.slice(0, 100)),
    );
    assert.deepEqual(unreached, []);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
        }).length,
    );
    assert.equal(moving, 0);
    await page.close();
  },
);

test("a page as one file has its fonts, data and notes inside", { skip }, async () => {
  const [file] = findNotebooks([], home);
  const note = {
    ...{ id: "urn:uuid:one", type: "Annotation" as const, created: "2024-03-01T00:00:00Z" },
    ...bodyOf("why so?", []),
    target: targetIn(file!.name, [{ type: "DataSelector", figure: "gone", x: 1 }]),
  };
  const { html, warnings } = singlePage(file!, { title: "A site", notes: () => [note] });
  assert.deepEqual(warnings, []);
  const page = await (await browser()).newPage();
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().startsWith("data:") || asked.push(request.url())));
  await page.route("https://page.test/", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await page.goto("https://page.test/");
  assert.equal(
    await page.evaluate(() =>
      document.fonts.ready.then(() => [...document.fonts].some((one) => one.status === "loaded")),
    ),
    true,
  );
  const csv = await page.locator(".panel-files a").first().getAttribute("href");
  assert.match(Buffer.from(csv!.split("base64,")[1]!, "base64").toString(), /^mark,series,x,y\nline,simulation,0,/);
  await page.locator(".notes-toggle").click();
  assert.match(await page.locator(".notes").innerText(), /why so\?/);
  assert.ok((await page.locator(".notes button.main").count()) > 0, "and one can write some");
  assert.deepEqual(asked, ["https://page.test/"]);
  await page.close();
});

test(
  "Firefox: from a file, without an error or a request elsewhere; fonts, theme and enlarging work",
  { skip: withoutFirefox },
  async () => {
    const page = await (await firefox()).newPage();
    const faults: string[] = [];
    page.on("console", (message) => faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`script: ${String(error)}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${pathToFileURL(site).href}/`) && !url.startsWith("data:")) faults.push(`request: ${url}`);
    });
    for (const file of [pathToFileURL(built.index).href, address]) {
      await page.goto(file);
      const fonts = await page.evaluate(() =>
        document.fonts.ready.then(() => [...document.fonts].filter((one) => one.status === "loaded").length),
      );
      assert.ok(fonts > 0, "the site's fonts are used");
    }
    assert.deepEqual(await page.evaluate(colours), LIGHT);
    await page.click(".theme > input");
    assert.deepEqual(await page.evaluate(colours), DARK);
    await page.focus('button[aria-label="Enlarge Fig 5"]');
    await page.keyboard.press("Enter");
    assert.ok((await page.$("dialog[open] svg")) !== null);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("dialog") === null, { timeout: 5000 });
    assert.deepEqual(faults, []);
  },
);
