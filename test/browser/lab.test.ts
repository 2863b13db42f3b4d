// A day in the lab, in Chromium: two of the project's notebooks and files of one's own.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { WebSocket } from "ws";
import { ownProject } from "../../src/dist/files/project.js";
import { frontEnd } from "../../src/dist/jupyterlab/frontEnd.js";
import { type Lab, startLab } from "../../src/dist/jupyterlab/labServer.js";
import { FIGURE_COLOURS } from "../../src/dist/publish/palette.js";
import { violationsOn } from "./axe.ts";
import { LabPage } from "./labPage.ts";

const program = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const missing = !existsSync(program);
const skip =
  missing && process.env["CI"] === undefined ? `no Chromium at ${program} (set CHROMIUM to its path)` : false;

const NOTEBOOKS = ["fig5.ipynb", "table1.ipynb"];
// Below the project, so that notebooks find its package and its data; git ignores it.
const folder = join(ownProject(), "lab-day.tmp");
const home = mkdtempSync(join(tmpdir(), "plasticity-lab-home-"));
const original = (name: string): string => join(ownProject(), "notebooks", "optimal-plasticity", name);
const bytesOf = (name: string): string => readFileSync(join(folder, name), "utf8");
/** The lines that a file has and the other hasn't. */
const changed = (after: string, before: string): string[] => {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line));
};

/** The project's outputs in the notebook in front. */
const VISIBLE_OUTPUTS = '.jp-NotebookPanel:not(.lm-mod-hidden) [class^="plasticity-"]';

/** A colour as a browser tells it. */
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

/** Waits until a file is there, or isn't any more. */
async function isThere(name: string, expected = true): Promise<void> {
  for (let wait = 0; wait < 200 && existsSync(join(folder, name)) !== expected; wait++) await sleep(100);
  assert.equal(existsSync(join(folder, name)), expected, name);
}

let browser: Browser;
let lab: Lab;
let day: LabPage;
before(
  async () => {
    if (skip !== false) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const name of NOTEBOOKS) copyFileSync(original(name), join(folder, name));
    const bundle = await frontEnd((line) => process.stderr.write(`${line}\n`));
    lab = await startLab({ folder, bundle, home, report: (line) => process.stderr.write(`${line}\n`) });
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
    day = await LabPage.open(lab, browser, "fig5.ipynb");
  },
  { timeout: 600_000 },
);
after(async () => {
  if (skip !== false) return;
  await browser.close();
  await lab.close();
  for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
});

test("the address without the token shows nothing of the lab", { skip }, async () => {
  const page = await (await browser.newContext()).newPage();
  const response = await page.goto(`${lab.address}/lab`);
  assert.equal(response?.status(), 403);
  assert.match(await page.locator("body").innerText(), /token is missing or wrong/);
  await page.close();
});

test(
  "a notebook opens with its figures, before anything is run; the token has left the address",
  { skip },
  async () => {
    assert.equal(day.page.url(), `${lab.address}/lab/tree/fig5.ipynb`);
    await day.ask("(panel.content.scrollToItem(9), 0)");
    const figure = day.page.locator("figure.plasticity-figure svg:visible").first();
    await figure.waitFor({ timeout: 30_000 });
    assert.ok((await figure.boundingBox())!.width > 500);
    await day.idle();
  },
);

for (const name of NOTEBOOKS) {
  test(`${name}: all cells run, and saving leaves the committed bytes`, { skip, timeout: 240_000 }, async () => {
    await day.command("docmanager:open", { path: name });
    await day.idle();
    await day.runAll();
    assert.equal(await day.ask("panel.context.path"), name);
    assert.equal(await day.isDirty(), true);
    await day.save();
    assert.deepEqual(changed(bytesOf(name), readFileSync(original(name), "utf8")), []);
    assert.ok(bytesOf(name) === readFileSync(original(name), "utf8"), `${name} was changed`);
  });
}

test("an edited cell is saved, and git would show that line alone", { skip }, async () => {
  const before = bytesOf("table1.ipynb");
  const first = JSON.parse(before).cells[0].source.join("") as string;
  await day.setCell(0, `${first}\n\nA line of mine.`);
  await day.save();
  const lines = changed(bytesOf("table1.ipynb"), before).map((line) => line.trim());
  assert.ok(lines.length <= 2 && lines.includes('"A line of mine."'), lines.join("\n"));
});

test("an interrupt is one line; nothing of this machine is saved", { skip, timeout: 120_000 }, async () => {
  const index = await day.append("for (;;) {}");
  const outputs = await day.interrupt(index);
  assert.deepEqual(outputs, [{ output_type: "stream", name: "stderr", text: "Interrupted.\n" }]);
  await day.save();
  assert.ok(!bytesOf("table1.ipynb").includes(ownProject()));
  await sleep(300);
});

test("what is typed is completed and explained", { skip, timeout: 120_000 }, async () => {
  const index = await day.append('import { mean } from "plasticity/numerics";');
  await day.run(index);
  const ask = (
    type: string,
    code: string,
    at = code.length,
  ): Promise<any> => // eslint-disable-line @typescript-eslint/no-explicit-any
    day.ask(`panel.sessionContext.session.kernel.request${type}({ code: ${JSON.stringify(code)}, cursor_pos: ${at}, detail_level: 0 })
      .then(({ content }) => content)`);
  assert.ok((await ask("Complete", "mea")).matches.includes("mean"));
  const paths = await ask("Complete", 'import { x } from "plasticity/op');
  assert.deepEqual([paths.matches, paths.cursor_start], [["plasticity/optimal-plasticity"], 19]);
  for (const code of ["mean", "mean(", "mean([1, 2], "]) {
    const { found, data } = await ask("Inspect", code);
    assert.ok(found, code);
    assert.match(data["text/markdown"], /```typescript\n[^`]*\bmean\(/, code);
  }
});

test("50 MB of output leave the page and the notebook usable", { skip, timeout: 180_000 }, async () => {
  const code = 'for (let k = 0; k < 50; k++) console.log((k + " ").repeat(330_000));';
  const index = await day.append(code);
  const outputs = await day.run(index);
  const text = outputs.map((output) => output.text ?? "").join("");
  assert.ok(text.length > 1.9e6 && text.length < 2.1e6, `${text.length}`);
  assert.match(text, /the rest is left out: of a cell's outputs 2000000 characters are kept\]\n$/);
  await day.setCell(index, "'after'");
  assert.equal((await day.run(index))[0]?.text, "after\n");
});

test("what is saved while a cell runs is whole, and the run goes on", { skip, timeout: 120_000 }, async () => {
  const code = "for (let k = 0; k < 20; k++) { console.log(k); await new Promise((done) => setTimeout(done, 100)); }";
  const index = await day.append(code);
  await day.ask(`(panel.content.activeCellIndex = ${index}, 0)`);
  await day.begin("notebook:run-cell");
  for (let saves = 0; saves < 5; saves++) {
    await sleep(250);
    await day.save();
    const { cells } = JSON.parse(bytesOf("table1.ipynb")) as { cells: { source: string[] }[] };
    assert.equal(cells[index]?.source.join(""), code);
  }
  await day.idle();
  assert.equal((await day.outputs(index))[0]?.text, `${Array.from({ length: 20 }, (_, k) => k).join("\n")}\n`);
});

test("a restart forgets, a reload keeps the kernel", { skip, timeout: 180_000 }, async () => {
  const index = await day.append("var kept = 41 + 1; kept");
  assert.equal((await day.run(index))[0]?.text, "42\n");
  await day.save();
  await day.page.reload();
  await day.ready();
  await day.idle();
  await day.setCell(index, "kept");
  assert.equal((await day.run(index))[0]?.text, "42\n");
  await day.ask("panel.sessionContext.session.kernel.restart()");
  await day.idle();
  assert.match((await day.run(index))[0]?.text ?? "", /Cannot find name 'kept'/);
  await day.save();
});

test(
  "a file that changed on disk meanwhile isn't overwritten without a question",
  { skip, timeout: 60_000 },
  async () => {
    const theirs = bytesOf("table1.ipynb").replace("A line of mine.", "A line of theirs.");
    writeFileSync(join(folder, "table1.ipynb"), theirs);
    await day.setCell(0, "# Mine");
    await day.begin("docmanager:save");
    assert.equal(await day.dialog(), "File Changed");
    await day.press("Cancel");
    assert.equal(bytesOf("table1.ipynb"), theirs);
    assert.equal(await day.ask("panel.content.widgets[0].model.sharedModel.getSource()"), "# Mine");
    await day.begin("docmanager:save");
    await day.dialog();
    await day.press("Revert");
    assert.match(await day.ask("panel.content.widgets[0].model.sharedModel.getSource()"), /A line of theirs/);
  },
);

test("two pages on one notebook: the second to save is asked", { skip, timeout: 120_000 }, async () => {
  const second = await LabPage.open(lab, day, "table1.ipynb");
  await second.idle();
  await day.setCell(0, "# First");
  await day.save();
  await second.setCell(0, "# Second");
  await second.begin("docmanager:save");
  assert.equal(await second.dialog(), "File Changed");
  assert.match(bytesOf("table1.ipynb"), /# First/);
  await second.press("Overwrite");
  await second.page.waitForFunction("!jupyterapp.shell.currentWidget.model.dirty");
  assert.match(bytesOf("table1.ipynb"), /# Second/);
  await day.begin("docmanager:save");
  assert.equal(await day.dialog(), "File Changed");
  await day.press("Revert");
  assert.deepEqual(second.faults, []);
  await second.page.close();
});

test("new, renamed, duplicated, uploaded, downloaded, deleted", { skip, timeout: 120_000 }, async () => {
  const { page } = day;
  await day.command("notebook:create-new", { kernelName: "plasticity-tslab" });
  assert.ok(existsSync(join(folder, "Untitled.ipynb")));
  await day.idle();
  await day.ask("panel.context.rename('mine.ipynb')");
  assert.ok(existsSync(join(folder, "mine.ipynb")) && !existsSync(join(folder, "Untitled.ipynb")));
  const index = await day.append("1 + 1");
  assert.equal((await day.run(index))[0]?.text, "2\n", "the kernel came along");
  await day.save();
  await page.locator(".jp-DirListing-item", { hasText: "mine.ipynb" }).click({ button: "right" });
  await page.locator(".lm-Menu-item", { hasText: "Duplicate" }).click();
  await isThere("mine-Copy1.ipynb");
  assert.equal(bytesOf("mine-Copy1.ipynb"), bytesOf("mine.ipynb"));

  const chooser = page.waitForEvent("filechooser");
  await page.locator('jp-button[data-command="filebrowser:upload"], [title="Upload Files"]').first().click();
  await (await chooser).setFiles({ name: "up.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await isThere("up.csv");
  assert.equal(bytesOf("up.csv"), "a,b\n1,2\n");

  await day.command("docmanager:open", { path: "mine.ipynb" });
  const download = page.waitForEvent("download");
  await day.begin("docmanager:download");
  assert.equal(readFileSync((await (await download).path())!, "utf8"), bytesOf("mine.ipynb"));

  await page.locator(".jp-DirListing-item", { hasText: "mine-Copy1.ipynb" }).click({ button: "right" });
  await page.locator(".lm-Menu-item", { hasText: "Delete" }).click();
  await day.press("Delete");
  await isThere("mine-Copy1.ipynb", false);
});

test(
  "hostile outputs do nothing when they are opened, nor when a cell puts them out",
  { skip, timeout: 120_000 },
  async () => {
    const html = `<img src="x" onerror="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1">x</a>
    <svg onload="window.ran=1"></svg><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><iframe srcdoc="<script>parent.ran=1</script>"></iframe>`;
    const output = { output_type: "display_data", data: { "text/html": html, "text/plain": "kept" }, metadata: {} };
    const cell = {
      cell_type: "code",
      id: "a",
      metadata: { trusted: true },
      source: "",
      execution_count: 1,
      outputs: [output],
    };
    const text = { cell_type: "markdown", id: "b", metadata: { trusted: true }, source: html };
    const metadata = { kernelspec: { name: "plasticity-tslab", display_name: "x", language: "typescript" } };
    const notebook = { cells: [cell, text], metadata, nbformat: 4, nbformat_minor: 5 };
    writeFileSync(join(folder, "hostile.ipynb"), JSON.stringify(notebook));
    await day.command("docmanager:open", { path: "hostile.ipynb" });
    await day.idle();
    await sleep(1000);
    assert.equal(await day.page.evaluate("window.ran"), undefined);
    assert.match(day.page.url(), /\/lab\//);
    const faults = day.faults.splice(0);
    const index = await day.append(`require("tslab").display.html(${JSON.stringify(html.replace(/<meta[^>]*>/, ""))})`);
    await day.run(index);
    await sleep(1000);
    assert.equal(await day.page.evaluate("window.ran"), undefined);
    assert.ok(
      day.faults
        .splice(0)
        .concat(faults)
        .every((fault) => /Content Security Policy|404|srcdoc/.test(fault)),
      faults.join("\n"),
    );
  },
);

test(
  "JupyterLab's own client, which VS Code uses, works with the token alone",
  { skip, timeout: 120_000 },
  async () => {
    const require = createRequire(join(ownProject(), "src", "jupyterlab", "front", "package.json"));
    // Not installed where types are checked.
    const services = require("@jupyterlab/services") as any; // eslint-disable-line @typescript-eslint/no-explicit-any
    const { address, token } = lab;
    const serverSettings = services.ServerConnection.makeSettings({
      ...{ baseUrl: `${address}/`, wsUrl: `${address.replace("http", "ws")}/`, token, appendToken: true },
      ...{ WebSocket, fetch, Request, Headers },
    });
    const contents = new services.ContentsManager({ serverSettings });
    const kernelManager = new services.KernelManager({ serverSettings });
    const sessions = new services.SessionManager({ kernelManager, serverSettings });
    const { path, name } = await contents.newUntitled({ path: "", type: "notebook" });
    const session = await sessions.startNew({ path, name, type: "notebook", kernel: { name: "plasticity-tslab" } });
    let printed = "";
    const future = session.kernel.requestExecute({ code: "6 * 7" });
    future.onIOPub = ({ content }: { content: { text?: string } }) => (printed += content.text ?? "");
    assert.equal((await future.done).content.status, "ok");
    assert.equal(printed, "42\n");
    await session.shutdown();
    await contents.delete(path);
    for (const made of [session, sessions, kernelManager, contents]) made.dispose();
  },
);

test(
  "in the dark theme too outputs are readable, the project's own faultless; no error, no request to another host",
  { skip, timeout: 60_000 },
  async () => {
    copyFileSync(original("explore.ipynb"), join(folder, "explore.ipynb"));
    await day.command("apputils:change-theme", { theme: "JupyterLab Dark" });
    await day.page.waitForFunction("document.body.dataset.jpThemeLight === 'false'");
    const places = [
      ["fig5.ipynb", 9, "figure.plasticity-figure svg"],
      // its saved script may be another build's
      ["explore.ipynb", 5, ".plasticity-explorable .explorable-panel"],
      ["table1.ipynb", 7, ".plasticity-table td"],
    ] as const;
    for (const [path, cell, what] of places) {
      await day.command("docmanager:open", { path });
      await day.ask(`(panel.content.scrollToItem(${cell}), 0)`);
      await day.page.locator(`${what}:visible`).first().waitFor();
      // claims and a finding are in it, too; the others are looked at on their pages
      if (path === "fig5.ipynb") assert.deepEqual(await violationsOn(day.page, VISIBLE_OUTPUTS), []);
    }
    const entry = day.page.locator(".plasticity-table td:visible").first();
    assert.equal(await entry.evaluate((node) => getComputedStyle(node).color), rgb(FIGURE_COLOURS["fig-ink"]!.dark));
    assert.equal(await day.isDirty(), false, "what is saved is as it was");
    assert.deepEqual(day.faults, []);
  },
);
