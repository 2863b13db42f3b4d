// Explorables on a page, opened from a file: what they compute is what Node computes, to the last bit; by keyboard and
// by hand; without a request, an error or a violation of axe; and nothing for an output that isn't one of ours.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { settingsOf } from "plasticity/explorables/address";
import { explorableOf, explorables } from "plasticity/explorables/catalogue";
import type { Settings } from "plasticity/explorables/explorable";
import { computedResults } from "plasticity/explorables/firstResults";
import { exploreHtml } from "plasticity/explorables/exploreHtml";
import { Results } from "plasticity/explorables/results";
import { checkedSettings } from "plasticity/explorables/settings";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { writeNotebook } from "plasticity/publish/notebook";
import { buildSite } from "plasticity/publish/site";
import type { Page } from "playwright-core";
import { browser, skip } from "./browser.ts";
import { violationsOn } from "./axe.ts";

const START: Readonly<Record<string, Settings>> = { "optimal-plasticity": { steps: 500, noise: 0.05 } };
/** A slider for each explorable, and how often its arrow is pressed. */
const SLIDERS: readonly [string, string, string, number][] = [
  ["optimal-plasticity", "quality", "ArrowLeft", 4],
  ["synaptic-balancing", "factor", "ArrowRight", 3],
  ["natural-gradient", "distance", "ArrowRight", 5],
  ["network-size", "noise", "ArrowRight", 2],
];

const folder = mkdtempSync(join(tmpdir(), "plasticity-explorables-"));
const home = join(folder, "notebooks");
const site = `${pathToFileURL(join(folder, "site")).href}/`;

function startHtml(name: string, settings: Settings): string {
  const explorable = explorableOf(name);
  const start = { settings: checkedSettings(explorable, settings), results: new Results(), data: {} };
  return exploreHtml(explorable, start, { id: "live", label: "Explore", caption: "A caption.", alt: "A drawing." });
}

/** Pages with these outputs, and the address of each. */
function addressesOf(outputs: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, html] of Object.entries(outputs)) {
    writeNotebook(join(home, "paper", `${name}.ipynb`), {
      cells: [
        { cell_type: "markdown", id: "a", metadata: {}, source: `# ${name}\n\nText.\n\n## Figure` },
        {
          cell_type: "code",
          id: "b",
          metadata: {},
          source: `await explore("${name}")`,
          execution_count: 1,
          outputs: [{ output_type: "display_data", data: { "text/html": html }, metadata: {} }],
        },
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });
  }
  buildSite(findNotebooks([], home), { output: join(folder, "site"), home, title: "A site" });
  return Object.fromEntries(Object.keys(outputs).map((name) => [name, `${site}paper/${name}.html`]));
}

const addresses =
  skip === false
    ? addressesOf({
        ...Object.fromEntries(explorables.map(({ name }) => [name, startHtml(name, START[name] ?? {})])),
        hostile: [
          `<div class="plasticity-explorable" data-explorable="&lt;img src=x onerror=steal()&gt;"></div>`,
          startHtml("network-size", {}).replace("&quot;noise&quot;:0.05", "&quot;noise&quot;:&quot;&lt;b&gt;&quot;"),
          startHtml("network-size", {}).replace(/data-start="[^"]*"/, `data-start="${"[".repeat(5000)}"`),
          `<div class="plasticity-explorable" data-explorable="network-size">no figure</div>`,
          `<script>document.title = "stolen"</script>`,
        ].join(""),
        plain: "<p>Nothing to explore.</p>",
      })
    : {};

async function open(name: string): Promise<{ page: Page; faults: string[] }> {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    // a page's fonts and scripts lie beside it
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(site)) faults.push(request.url());
  });
  await page.goto(addresses[name]!);
  return { page, faults };
}

for (const [name, key, arrow, times] of SLIDERS) {
  test(`${name}: a slider by keyboard; the numbers that Node has`, { skip, timeout: 120_000 }, async () => {
    const { page, faults } = await open(name);
    const explorable = explorableOf(name);
    await page.waitForSelector(".explorable-panel");
    await page.evaluate(() => {
      document.addEventListener("explored", (event) => {
        document.documentElement.dataset["explored"] = JSON.stringify((event as CustomEvent<unknown>).detail);
      });
    });
    const before = await page.locator(".explorable-state output").innerText();
    const reset = await page.locator(`#live-explorable-${key}`).getAttribute("aria-valuetext");
    await page.focus(`#live-explorable-${key}`);
    for (let press = 0; press < times; press++) await page.keyboard.press(arrow);
    const settings = settingsOf(explorable, new URL(page.url()).hash);
    assert.ok(settings !== undefined, page.url());
    const expected = await computedResults(explorable, settings);
    const sweep = explorable.sweep(settings);
    const names = Object.keys(expected.of(sweep));
    await page.waitForFunction(
      (wanted) => {
        const there = Object.keys(JSON.parse(document.documentElement.dataset["explored"] ?? "{}") as object);
        return there.join() === wanted;
      },
      names.join(),
      { timeout: 90_000 },
    );
    const live = JSON.parse((await page.getAttribute("html", "data-explored"))!) as object;
    assert.deepEqual(live, expected.of(sweep));
    const { summary } = explorable.draw(settings, expected, {});
    assert.equal(await page.locator(".explorable-state output").innerText(), summary);
    assert.notEqual(summary, before);
    assert.match(
      await page.inputValue("#live-explorable-command"),
      new RegExp(`^npx plasticity run ${sweep.experiment} `),
    );

    await page.getByRole("button", { name: "Reset" }).click();
    assert.equal(await page.locator(`#live-explorable-${key}`).getAttribute("aria-valuetext"), reset);
    assert.deepEqual(await violationsOn(page), []);
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test("a handle follows the mouse, and its slider with it", { skip }, async () => {
  const { page, faults } = await open("natural-gradient");
  const drawing = page.locator(".plasticity-explorable figure > svg");
  await drawing.scrollIntoViewIfNeeded();
  const { x, y, width } = (await drawing.boundingBox())!;
  const at = (px: number, py: number): [number, number] => [x + (px * width) / 640, y + (py * width) / 640];
  const grip = page.locator("[data-handle=start]").last();
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(...at(300, 300), { steps: 5 });
  await page.mouse.up();
  const { first, second } = settingsOf(explorableOf("natural-gradient"), new URL(page.url()).hash)!;
  assert.ok(Math.abs(Number(first) - 0.42) < 0.03 && Math.abs(Number(second) + 0.23) < 0.03, `${first}, ${second}`);
  assert.equal(await page.getAttribute("#live-explorable-first", "aria-valuetext"), String(first));
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("an output that says it is one and isn't gets a line, and nothing runs", { skip }, async () => {
  const { page, faults } = await open("hostile");
  const notes = await page.locator(".explorable-note").allInnerTexts();
  assert.equal(notes.length, 4);
  for (const note of notes) assert.match(note, /^This figure can't be explored here: /);
  assert.match(notes[0]!, /expected optimal-plasticity, .*, got "<img src=x onerror=steal\(\)>"/);
  assert.match(notes[1]!, /noise: expected one of .*, got "<b>"/);
  assert.equal(await page.locator(".plasticity-explorable b, .plasticity-explorable img").count(), 2);
  assert.match(await page.title(), /^hostile/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test(
  "a page without an explorable has no script for them, and a policy that is as strict as it was",
  { skip },
  async () => {
    const { page } = await open("plain");
    const policy = (await page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content"))!;
    assert.doesNotMatch(policy, /worker-src|wasm/);
    assert.doesNotMatch(await page.content(), /explorable-controls/);
    await page.context().close();
  },
);
