// Every call to the file system that the building of a site makes, counted, fails once, in each way; the process is killed
// at each that changes something. Then the message names the site; the old site is there or the new one, whole, with what
// others keep in it; built again, it is the new one, and nothing else is left or touched.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { faultyRuns, folderInMemory, killedRuns } from "../experiments/faultyRuns.js";
import { OLD, OTHERS, PAGES, run, siteIn } from "./fixtures/siteScene.mjs";

const module = fileURLToPath(new URL("./fixtures/siteScene.mjs", import.meta.url));

/** Files below a folder with their contents, links with their targets. */
function contents(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const isLink = (path: string): boolean => path.endsWith("link");
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), isLink(path) ? readlinkSync(path) : readFileSync(path, "utf8")]),
  );
}

function ofOthers(scene: string): Record<string, string> {
  return scene === "fresh" ? {} : { ...OTHERS, link: "notes" };
}

/** Which of the two sites a folder is. */
function siteOf(folder: string, scene: string, where: string): "old" | "new" {
  const { "pages.json": manifest, ...rest } = contents(folder);
  assert.ok(manifest !== undefined, where);
  const isNew = rest["index.html"] === "new index";
  const pages = isNew ? Object.fromEntries(PAGES) : OLD;
  assert.deepEqual(rest, { ...pages, ...ofOthers(scene) }, where);
  return isNew ? "new" : "old";
}

/** What must hold after a fault or a kill, and after the build that follows. Returns whether the site was away. */
function recovers(folder: string, scene: string, where: string): boolean {
  const site = siteIn(folder, scene);
  const isThere = existsSync(site);
  if (isThere) siteOf(site, scene, where);
  else if (scene === "again") assert.equal(siteOf(`${site}.plasticity-old.tmp`, scene, where), "old");
  run(site);
  assert.equal(siteOf(site, scene, where), "new");
  if (scene === "again") assert.ok(existsSync(join(site, "empty")), where);
  const beside = Object.keys(contents(folder)).filter((name) => !join(folder, name).startsWith(`${site}/`));
  assert.deepEqual(beside, ["beside.txt"], where);
  return !isThere;
}

describe("a build of a site in which a call to the file system fails", { concurrency: 2 }, () => {
  for (const scene of ["fresh", "again"]) {
    for (const kind of ["ENOSPC", "EIO", "EACCES", "half", "short"]) {
      test(`${scene}, ${kind}`, async () => {
        const folder = folderInMemory("site-faults-");
        const outcomes = await faultyRuns(module, folder, scene, kind);
        assert.ok(outcomes.length > (kind.startsWith("E") ? 30 : 3), `only ${outcomes.length} calls were counted`);
        for (const { k, call, fired, message, code } of outcomes) {
          const where = `${scene}, ${kind} at call ${k} (${call})`;
          const place = join(folder, String(k));
          if (message !== null) {
            assert.notEqual(kind, "short", where);
            const site = siteIn(place, scene);
            const isNamed = [": ", "/pages.json: "].some((end) => message.startsWith(`${site}${end}`));
            assert.ok(isNamed, `${where}: ${message}`);
            assert.match(message, /: .*can't be .*\((ENOSPC|EIO|EACCES)\); [^\n]+$/, where);
            assert.equal(code, kind === "half" ? "ENOSPC" : kind, where);
            const state = existsSync(site) ? siteOf(site, scene, where) : "nothing";
            const kept = /everything in it is as it was|nothing was changed/.test(message);
            if (kept) assert.notEqual(state, "new", `${where}: ${message}`);
            if (message.includes("the new files are in their place")) assert.equal(state, "new", where);
          } else assert.equal(siteOf(siteIn(place, scene), scene, where), "new");
          if (fired) recovers(place, scene, where);
        }
        rmSync(folder, { recursive: true });
      });
    }
  }
});

describe("a build of a site that is killed at a call to the file system", { concurrency: 1 }, () => {
  for (const scene of ["fresh", "again"]) {
    test(scene, async () => {
      const folder = folderInMemory("site-kills-");
      let away = 0;
      const count = await killedRuns(module, folder, scene, (place, where) => {
        if (recovers(place, scene, where)) away++;
      });
      assert.ok(count > 25, `only ${count} calls were counted`);
      // between the two renamings, and nowhere else
      if (scene === "again") assert.equal(away, 1);
      rmSync(folder, { recursive: true });
    });
  }
});
