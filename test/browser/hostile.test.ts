// Thousands of hostile payloads in every place of a notebook, on pages as the project builds them, in Chromium without
// the pages' content security policy: no script runs, nothing is requested, nothing leads away.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContext } from "playwright-core";
import { browser, missing, program, skip } from "./browser.js";
import { CORPUS } from "./hostile/corpus.js";
import { hostilePayloads } from "./hostile/mutate.js";
import { hostileClaims, hostileFindings, hostileIndex, hostilePage, PLACES } from "./hostile/pages.js";

const COUNT = 5000;
const PER_PAGE = 100;
const HOME = "https://pages.test/";

/** A context in which pages have no policy and no network, and whose scripts have the payloads' `X`. */
async function openContext(): Promise<BrowserContext> {
  const context = await (await browser()).newContext({ bypassCSP: true, serviceWorkers: "block" });
  await context.addInitScript({ content: `window.X = () => console.log("payload ran")` });
  return context;
}

/** What a page does that it mustn't, as lines. */
async function misdeeds(context: BrowserContext, html: string): Promise<string[]> {
  const seen = new Set<string>();
  const page = await context.newPage();
  page.on("console", (message) => void (message.text() === "payload ran" && seen.add("a script ran")));
  page.on("pageerror", (error) => seen.add(`the page's own script failed: ${error.message}`));
  page.on("dialog", (dialog) => void dialog.dismiss());
  // a list keeps its order in the address
  const stays = (url: string): boolean => url.startsWith(HOME) && /^(#(sort=\w+)?)?$/.test(url.slice(HOME.length));
  page.on("framenavigated", (frame) => void (!stays(frame.url()) && seen.add(`led to ${frame.url().slice(0, 80)}`)));
  page.on("request", (request) => {
    const url = request.url();
    if (url !== HOME && !url.startsWith("data:")) seen.add(`requested ${url.slice(0, 80)}`);
  });
  let served = false;
  await page.route("**/*", (route) => {
    if (served || route.request().url() !== HOME) return route.abort();
    served = true;
    const body = html
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace('<script defer src="previews.js"></script>', "");
    return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
  });
  await page.goto(HOME, { waitUntil: "load", timeout: 20_000 }).catch((error: Error) => seen.add(error.message));
  await page.waitForTimeout(40);
  try {
    for (const line of await page.evaluate(look)) seen.add(line);
    await page.waitForTimeout(20);
  } catch (error) {
    seen.add((error as Error).message.split("\n")[0]!); // it went elsewhere meanwhile
  }
  await page.close();
  return [...seen];
}

/** In the page: touches everything, and names what could do harm later. */
function look(): string[] {
  const lines: string[] = [];
  const own = document.body.querySelector(":scope > script:last-child");
  const plain =
    "a abbr b blockquote br code div em figure figcaption h1 h2 h3 i img input li main nav ol p pre span".split(" ");
  const controls = document.querySelector("body > main.list > .controls");
  for (const element of document.body.querySelectorAll("*")) {
    const name = element.localName.toLowerCase();
    if (element === own) continue; // the page's script
    // the page's script makes them, below a figure
    if (name === "button" && element.matches(".figure-tools .tool")) continue;
    // what a list's own script has made: nothing but it stands there
    if (controls !== null && (controls.contains(element) || element.matches("main.list > .records > thead button"))) {
      element.dispatchEvent(new Event("click"));
      continue;
    }
    const harmful =
      /^(script|iframe|frame|object|embed|meta|base|link|form|button|select|textarea|template|video|audio|source|track|animate.*|set|foreignobject|annotation-xml|noscript|xmp|plaintext|title|style)$/;
    const inSvg = element.namespaceURI === "http://www.w3.org/2000/svg";
    if (harmful.test(name) && !(inSvg && ["title", "style"].includes(name))) lines.push(`<${name}> is on the page`);
    if (element.shadowRoot !== null) lines.push(`<${name}> has a shadow tree`);
    if (inSvg && plain.includes(name) && name !== "a") lines.push(`<${name}> is in a drawing`);
    for (const attribute of element.attributes) {
      if (/^(on.*|srcdoc|name|action|formaction|ping|srcset|background|poster|is|slot)$/i.test(attribute.name)) {
        lines.push(`${attribute.name}="${attribute.value.slice(0, 40)}" is on <${name}>`);
      }
    }
    if (name === "a") {
      const link = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
      const { protocol, host } = new URL(link, document.baseURI);
      if (!["http:", "https:", "mailto:", "doi:"].includes(protocol)) lines.push(`a link leads to ${protocol}`);
      if (host === "evil.test" && !/^\s*https?:/i.test(link)) lines.push(`"${link}" leads to another host`);
    } else {
      for (const type of ["mouseover", "focus", "click", "toggle", "animationstart", "load", "error"]) {
        element.dispatchEvent(new Event(type));
      }
    }
  }
  return lines;
}

/** The payloads that do it, found by halves, for the message. */
async function culprits<T>(context: BrowserContext, all: readonly T[], pageOf: (some: T[]) => string): Promise<T[]> {
  let some = [...all];
  while (some.length > 1) {
    const half = some.slice(0, some.length >> 1);
    const isThere = (await misdeeds(context, pageOf(half))).length > 0;
    const rest = isThere ? half : some.slice(half.length);
    if (!isThere && (await misdeeds(context, pageOf(rest))).length === 0) break; // only together
    some = rest;
  }
  return some;
}

async function expectHarmless<T>(
  context: BrowserContext,
  all: readonly T[],
  pageOf: (some: readonly T[]) => string,
): Promise<void> {
  const found = await misdeeds(context, pageOf(all));
  if (found.length === 0) return;
  const guilty = await culprits(context, all, pageOf);
  assert.fail(`${found.join("; ")}\nby ${JSON.stringify(guilty.slice(0, 5), null, 1)}`);
}

/** One page is built while the browser looks at another. */
async function expectAllHarmless<T>(all: readonly T[], pageOf: (some: readonly T[]) => string): Promise<void> {
  const context = await openContext();
  const left = pieces(all, PER_PAGE);
  const lane = async (): Promise<void> => {
    for (let some = left.shift(); some !== undefined; some = left.shift()) await expectHarmless(context, some, pageOf);
  };
  await Promise.all([lane(), lane()]);
  await context.close();
}

const pieces = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, k) => all.slice(k * size, (k + 1) * size));

test("what isn't sanitised does harm, so that the tests below can fail", { skip }, async () => {
  assert.ok(!missing, `no Chromium at ${program}`);
  const context = await openContext();
  const raw = (body: string): string => `<!doctype html><body><main>${body}</main></body>`;
  const harmless: string[] = [];
  const sample = CORPUS.filter((_, index) => index % 20 === 0);
  for (const payload of sample) {
    if ((await misdeeds(context, raw(payload))).length === 0) harmless.push(payload);
  }
  assert.ok(harmless.length < sample.length / 2, `${harmless.length} of ${sample.length} do nothing`);
  await context.close();
});

test(`${COUNT} payloads in all places of a notebook`, { skip, timeout: 600_000 }, async () => {
  assert.ok(!missing, `no Chromium at ${program}`);
  // each of the corpus as Markdown, in a heading, as HTML output and in a figure; mutated ones in each place in turn
  const often = [0, 2, PLACES - 10, PLACES - 3].flatMap((place) => CORPUS.map((payload) => ({ payload, place })));
  const mutated = hostilePayloads(COUNT - often.length + CORPUS.length).slice(CORPUS.length);
  const payloads = [...often, ...mutated.map((payload, index) => ({ payload, place: index }))];
  assert.equal(payloads.length, COUNT);
  await expectAllHarmless(payloads, hostilePage);
});

test("payloads on the index", { skip, timeout: 600_000 }, async () => {
  const payloads = hostilePayloads(CORPUS.length + 300);
  await expectAllHarmless(payloads, hostileIndex);
});

test("payloads in the lists of claims and findings, and in their filters", { skip, timeout: 600_000 }, async () => {
  await expectAllHarmless(CORPUS, hostileClaims);
  await expectAllHarmless(CORPUS, hostileFindings);
});
