// The lab's day in Firefox, in short: what a browser could do otherwise than Chromium, where the whole day is tried.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ownProject } from "../../src/dist/files/project.js";
import { frontEnd } from "../../src/dist/jupyterlab/frontEnd.js";
import { type Lab, startLab } from "../../src/dist/jupyterlab/labServer.js";
import { firefox, skip } from "./firefox.ts";
import { LabInFirefox } from "./labInFirefox.ts";

const folder = join(ownProject(), "lab-firefox.tmp");
const home = mkdtempSync(join(tmpdir(), "plasticity-lab-home-"));
const original = join(ownProject(), "notebooks", "optimal-plasticity", "table1.ipynb");
const saved = (): string => readFileSync(join(folder, "table1.ipynb"), "utf8");

let lab: Lab;
let day: LabInFirefox;
before(
  async () => {
    if (skip !== false) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    copyFileSync(original, join(folder, "table1.ipynb"));
    const report = (line: string): void => void process.stderr.write(`${line}\n`);
    lab = await startLab({ folder, bundle: await frontEnd(report), home, report });
    day = await LabInFirefox.open(lab, await firefox(), "table1.ipynb");
  },
  { timeout: 600_000 },
);
after(async () => {
  if (skip !== false) return;
  await day.page.close();
  await lab.close();
  for (const made of [folder, home]) rmSync(made, { recursive: true, force: true });
});

test("all cells run, and saving leaves the committed bytes", { skip, timeout: 240_000 }, async () => {
  assert.equal(await day.evaluate("location.href"), `${lab.address}/lab/tree/table1.ipynb`);
  await day.idle();
  await day.runAll();
  assert.equal(await day.isDirty(), true);
  await day.save();
  assert.ok(saved() === readFileSync(original, "utf8"), "table1.ipynb was changed");
});

test("a cell is written, run and interrupted; a reload keeps the kernel", { skip, timeout: 240_000 }, async () => {
  const index = await day.append("var kept = 41 + 1; kept");
  assert.equal((await day.run(index))[0]?.text, "42\n");
  const endless = await day.append("for (;;) {}");
  const interrupted = [{ output_type: "stream", name: "stderr", text: "Interrupted.\n" }];
  assert.deepEqual(await day.interrupt(endless), interrupted);
  await day.save();
  assert.ok(!saved().includes(ownProject()));
  await day.page.reload();
  await day.opened();
  await day.idle();
  await day.setCell(endless, "kept");
  assert.equal((await day.run(endless))[0]?.text, "42\n");
  await day.save();
});

test("a file that changed on disk meanwhile isn't overwritten without a question", { skip }, async () => {
  const theirs = saved().replace("kept = 41", "kept = 40");
  writeFileSync(join(folder, "table1.ipynb"), theirs);
  await day.setCell(0, "# Mine");
  await day.begin("docmanager:save");
  assert.equal(await day.dialog(), "File Changed");
  await day.press("Cancel");
  assert.equal(saved(), theirs);
});

test("in the dark theme too, and in all that no error and no request to another host", { skip }, async () => {
  await day.command("apputils:change-theme", { theme: "JupyterLab Dark" });
  await day.until("document.body.dataset.jpThemeLight === 'false'");
  await day.ask("(panel.content.scrollToItem(7), 0)");
  await day.until("document.querySelector('.plasticity-table td')?.checkVisibility()");
  assert.deepEqual(day.faults, []);
});
