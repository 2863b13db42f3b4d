/** The files of a site: all of them written before the first is put in its place, and nobody else's touched. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, sep } from "node:path";
import { z } from "zod";
import { fileFailure } from "../files/fileFailure.js";
import { makeFolder, syncFolder } from "../files/makeFolder.js";
import { isPidAlive } from "../files/processOwner.js";
import { sha256 } from "../files/sha256.js";
import { writeFileWhole } from "../files/writeFileWhole.js";

/** What the last build wrote, so that the pages of renamed notebooks don't stay. */
const MANIFEST = "pages.json";
const FORMAT = "plasticity-pages/1";
const manifestSchema = z.object({ format: z.literal(FORMAT), files: z.record(z.string(), z.string()) });

/** How pages began before the manifest named its format. */
const OLDER_PAGE = `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"`;

/** There is something in the folder that no earlier build wrote. Nothing was written over it. */
export class ForeignFileError extends Error {
  override name = "ForeignFileError";
}

/**
 * Writes a site's files into a folder. They are made in a fresh folder first; only when all are on disk are they moved
 * into place, so that a full disk leaves the site as it was. What an earlier build wrote and this one doesn't is removed,
 * unless somebody has changed it since.
 *
 * @param output the site's folder
 * @param files names from there, with slashes, and contents
 * @throws ForeignFileError when a file of somebody else is where one would go; RangeError for a name twice or outside the
 * folder; FileFailure naming the folder
 * @example writeSite("site", [["index.html", html], ["thumbnails/fig1.png", png]]);
 */
export function writeSite(output: string, files: readonly (readonly [string, string | Uint8Array])[]): void {
  checkNames(files.map(([name]) => name));
  const before = filesBefore(output);
  for (const name of [...files.map(([name]) => name), MANIFEST]) {
    if (before.has(name) || (name === MANIFEST && before.size > 0) || !existsSync(join(output, name))) continue;
    throw new ForeignFileError(
      `${join(output, name)}: not written by plasticity pages; nothing was changed: move it away, or give another --output`,
    );
  }
  try {
    sweepFresh(output);
    const fresh = freshFolder(output);
    try {
      for (const [name, content] of files) writeFileWhole(join(fresh, name), content);
      const manifest = {
        format: FORMAT,
        files: Object.fromEntries(files.map(([name, content]) => [name, sha256(content)])),
      };
      writeFileWhole(join(fresh, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
      putInPlace(fresh, output, [...files.map(([name]) => name), MANIFEST]);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    for (const [name, digest] of before) {
      if (files.some(([written]) => written === name) || !isUnchanged(join(output, name), digest)) continue;
      rmSync(join(output, name), { force: true });
    }
  } catch (error) {
    throw fileFailure(output, "the pages can't be written", error);
  }
}

function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (isAbsolute(name) || normalize(name).split(sep)[0] === ".." || name === "") {
      throw new RangeError(`pages: expected files in the site's own folder, got "${name}"`);
    }
    if (seen.has(normalize(name))) throw new RangeError(`pages: expected each file once, got "${name}" twice`);
    seen.add(normalize(name));
  }
}

/** A sibling of a site that isn't there yet; else inside it, so that moving stays within one file system. */
function freshFolder(output: string): string {
  const fresh = existsSync(output) ? join(output, `.pages.${process.pid}.tmp`) : `${output}.${process.pid}.tmp`;
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(fresh);
  return fresh;
}

/** Deletes what builds that were killed left. */
function sweepFresh(output: string): void {
  if (!existsSync(output)) return;
  for (const name of readdirSync(output)) {
    const [, pid] = /^\.pages\.([1-9]\d*)\.tmp$/.exec(name) ?? [];
    if (pid === undefined || isPidAlive(Number(pid))) continue;
    rmSync(join(output, name), { recursive: true, force: true });
  }
}

function putInPlace(fresh: string, output: string, names: readonly string[]): void {
  if (!existsSync(output)) {
    renameSync(fresh, output);
  } else {
    for (const name of names) {
      mkdirSync(dirname(join(output, name)), { recursive: true });
      renameSync(join(fresh, name), join(output, name));
    }
  }
  syncFolder(dirname(output));
}

/** What an earlier build wrote, with digests (empty ones where it didn't say); nothing by somebody else's list. */
function filesBefore(output: string): Map<string, string> {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(join(output, MANIFEST), "utf8"));
  } catch {
    return new Map(); // a first build, or somebody else's file, which is refused
  }
  const isInside = (name: string): boolean => /^(?!.*\.\.)[^/].*\.(?:html|png)$/.test(name);
  const parsed = manifestSchema.safeParse(list);
  if (parsed.success) return new Map(Object.entries(parsed.data.files).filter(([name]) => isInside(name)));
  if (!Array.isArray(list) || !list.includes("index.html") || !isOlderPage(join(output, "index.html")))
    return new Map();
  const names = (list as unknown[]).filter((name): name is string => typeof name === "string" && isInside(name));
  const ours = names.filter((name) => name.startsWith("thumbnails/") || isOlderPage(join(output, name)));
  return new Map(ours.map((name) => [name, ""]));
}

function isOlderPage(file: string): boolean {
  try {
    return readFileSync(file, "utf8").startsWith(OLDER_PAGE);
  } catch {
    return false;
  }
}

function isUnchanged(file: string, digest: string): boolean {
  try {
    return digest === "" || sha256(readFileSync(file)) === digest;
  } catch {
    return false; // it is gone already
  }
}
