// The pages with all claims and findings, and previews, in headless Chromium from a file: filters, sorting, the address,
// the keyboard, and what axe finds.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { buildScene } from "../publish/siteScene.js";
import { violationsOn } from "./axe.js";
import { browser, skip } from "./browser.js";

let site: string | undefined;

/** Opens a page of the scene's site and fails on what its console complains of. */
async function onPage(
  name: string,
  look: (page: Page) => Promise<void>,
  options?: BrowserContextOptions,
): Promise<void> {
  site ??= buildScene();
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("requestfailed", (request) => faults.push(request.url()));
  try {
    await page.goto(pathToFileURL(join(site, name.split("#")[0]!)).href + name.slice(name.split("#")[0]!.length));
    await look(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const hashOf = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);
const shown = (page: Page): Promise<string[]> => page.locator("tbody tr:visible th a").allTextContents();

test("claims are filtered by paper, figure, verdict, source and words; the address keeps it", { skip }, () =>
  onPage("claims.html", async (page) => {
    assert.equal((await shown(page)).length, 4);
    await page.getByRole("combobox", { name: "Verdict", exact: true }).selectOption("not reproduced");
    assert.deepEqual(await shown(page), ["Fig 2"]);
    assert.match((await page.getByRole("status").textContent())!, /^1 of 4 claims · ✗ 1 not reproduced$/);
    await page.getByRole("combobox", { name: "Source", exact: true }).selectOption("text");
    assert.match((await page.getByRole("status").textContent())!, /0 of 4 claims: nothing fits/);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("searchbox", { name: "Text" }).fill("hay NEEDLE");
    assert.deepEqual(await shown(page), ["Eq 3"]);
    assert.equal(hashOf(page), "#text=hay+NEEDLE");
    await page.getByRole("searchbox", { name: "Text" }).fill("");
    await page.getByRole("combobox", { name: "Paper", exact: true }).selectOption({ label: "First paper" });
    assert.deepEqual(
      await page.getByRole("combobox", { name: "Figure or part", exact: true }).locator("option").allTextContents(),
      ["all", "Fig 2 · two"],
    );
    await page.getByRole("combobox", { name: "Claim of", exact: true }).selectOption("here");
    await page.reload();
    assert.deepEqual([await shown(page), hashOf(page)], [["Eq 3"], "#paper=first-paper&of=here"]);
    await page.evaluate(() => (location.hash = "#claim_second-part_a_one"));
    await page.waitForFunction(() => document.querySelectorAll("tbody tr:not([hidden])").length === 4);
    assert.equal(await page.locator("tr:target th a").textContent(), "Eq 3");
  }),
);

test("claims are sorted by the keyboard: up, down, and back to the papers' order", { skip }, () =>
  onPage("claims.html#of=paper", async (page) => {
    const measured = page.getByRole("columnheader", { name: "Measured" });
    await measured.getByRole("button").focus();
    const order: string[][] = [];
    for (let k = 0; k < 3; k++) {
      await page.keyboard.press("Enter");
      order.push([(await measured.getAttribute("aria-sort")) ?? "none", ...(await shown(page))]);
    }
    assert.deepEqual(order, [
      ["ascending", "Fig 2, left", "Eq 3", "Fig 2"],
      ["descending", "Fig 2", "Eq 3", "Fig 2, left"],
      ["none", "Fig 2, left", "Fig 2", "Eq 3"],
    ]);
    await page.getByRole("columnheader", { name: "Verdict" }).getByRole("button").click();
    assert.equal((await shown(page))[0], "Fig 2", "what isn't reproduced comes first");
    assert.equal(hashOf(page), "#of=paper&sort=rank");
  }),
);

test("without JavaScript all claims are there, and the links of the index lead to them", { skip }, () =>
  onPage(
    "claims.html#verdict=partly",
    async (page) => {
      assert.equal((await shown(page)).length, 4);
      assert.equal(await page.locator(":is(select, input, button):visible").count(), 0);
      await page.locator("tbody th a").first().click();
      assert.match(page.url(), /first-paper\/fig2\.html#claim_first-paper_fig2_low$/);
    },
    { javaScriptEnabled: false },
  ),
);

test("a link that the mouse rests on has a preview, which can be reached and closed", { skip }, () =>
  onPage("second-part/a.html", async (page) => {
    const link = page.getByRole("link", { name: "Fig 2", exact: true });
    const preview = page.getByRole("tooltip");
    await link.hover();
    await preview.waitFor();
    assert.equal(await preview.textContent(), "Fig 2Caption of Fig 2");
    assert.ok(
      await preview.locator("img").evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    );
    await preview.hover();
    await page.waitForTimeout(400);
    assert.equal(await preview.count(), 1, "it stays while the mouse is on it");
    await page.keyboard.press("Escape");
    assert.equal(await preview.count(), 0);
    await page.mouse.move(0, 0);
    await page.getByRole("link", { name: "Eq 3" }).hover();
    await preview.waitFor();
    assert.match((await preview.textContent())!, /^Eq 3 · Second part · ✓ reproducedNeedle in hay$/);
  }),
);

test("the keyboard gets previews too, as the link's description; a finger gets none", { skip }, async () => {
  await onPage("findings.html", async (page) => {
    await page.locator("article h2 a").first().focus();
    await page.keyboard.press("Tab");
    const link = page.locator("a:focus");
    const described = await link.getAttribute("aria-describedby");
    assert.match((await page.locator(`#${described}`).textContent())!, /^Eq 3 · First paper · misprintPrinted: a <b>/);
    await page.keyboard.press("Tab");
    assert.equal(await page.getByRole("tooltip").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[aria-describedby]").count(), 0, "nothing is left behind");
  });
  await onPage(
    "claims.html",
    async (page) => {
      await page.locator("tbody th a").first().tap();
      await page.waitForURL(/fig2\.html#claim_/);
      assert.equal(await page.getByRole("tooltip").count(), 0);
    },
    { hasTouch: true, viewport: { width: 390, height: 844 } },
  );
});

test(
  "axe finds nothing on the index, the claims, the findings, with a preview too, wide and narrow",
  { skip },
  async () => {
    for (const [name, width] of [
      ["index.html", 1440],
      ["claims.html", 1440],
      ["claims.html", 390],
      ["findings.html", 390],
    ] as const) {
      const look = async (page: Page): Promise<void> => {
        if (name !== "index.html") {
          await page.locator(".records a").first().focus();
          await page.keyboard.press("Shift+Tab");
          await page.keyboard.press("Tab");
          await page.getByRole("tooltip").waitFor();
        }
        assert.deepEqual(await violationsOn(page), [], `${name} ${width}`);
      };
      await onPage(name, look, { viewport: { width, height: 844 } });
    }
  },
);
