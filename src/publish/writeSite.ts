/** The files of a site: made in a fresh folder that is swapped in as a whole, with what others keep in the site. */
import { lstatSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, normalize, sep } from "node:path";
import { entriesBelow } from "../files/carryOver.js";
import { fileFailure } from "../files/fileFailure.js";
import { linkTarget } from "../files/linkTarget.js";
import { lockFile } from "../files/lock.js";
import { replaceFolder, restoreFolder } from "../files/replaceFolder.js";
import { sha256 } from "../files/sha256.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { MANIFEST, manifestText, type PageSource, readManifest, type SiteManifest } from "./siteManifest.js";

/** There is something in the folder that no earlier build wrote. Nothing was written over it. */
export class ForeignFileError extends Error {
  override name = "ForeignFileError";
}

/**
 * Writes a site's files: into a fresh folder beside the old one, which then takes its place as a whole. What others have
 * put into the old one goes along; what an earlier build wrote and this one doesn't stays away, unless somebody has
 * changed it since. A folder that is no site is only made one when there is nothing but notebooks in it.
 *
 * @param output the site's folder
 * @param files names from there, with slashes, and contents
 * @param pages the notebooks that they were made from, by the page's name
 * @throws ForeignFileError for a folder of somebody else, or a file where one would go; RangeError for a name twice or
 * outside the folder; SiteManifestError for a damaged list of what is there; LockedError while another build writes it;
 * FileFailure naming the folder
 * @example writeSite("site", [["index.html", html], ["thumbnails/fig1.png", png]]);
 */
export function writeSite(
  output: string,
  files: readonly (readonly [string, string | Uint8Array])[],
  pages: Readonly<Record<string, PageSource>> = {},
): void {
  checkNames(files.map(([name]) => name));
  const lock = lockFile(output);
  try {
    const site = placeOf(output);
    restoreFolder(site, replaced);
    refuseForeign(site, readManifest(site), [...files.map(([name]) => name), MANIFEST]);
    const digests = Object.fromEntries(files.map(([name, content]) => [name, sha256(content)]));
    const fill = (fresh: string): void => {
      for (const [name, content] of files) writeFileWhole(join(fresh, name), content);
      writeFileWhole(join(fresh, MANIFEST), manifestText({ files: digests, pages: { ...pages } }));
    };
    replaceFolder(site, fill, replaced);
  } catch (error) {
    const isOfSystem = error instanceof Error && "errno" in error;
    throw isOfSystem ? fileFailure(output, "the pages can't be written there", error, "nothing was changed") : error;
  } finally {
    lock.release();
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

/** Where the site really is; refused when it is no folder or a read-only one. */
function placeOf(output: string): string {
  const site = linkTarget(output);
  const found = statSync(site, { throwIfNoEntry: false });
  if (found === undefined) return site;
  const code = !found.isDirectory() ? "ENOTDIR" : (found.mode & 0o222) === 0 ? "EACCES" : undefined;
  if (code === undefined) return site;
  throw fileFailure(output, "the pages can't be written there", { code }, "nothing was changed");
}

function refuseForeign(site: string, before: SiteManifest | undefined, names: readonly string[]): void {
  const cure = "nothing was changed: move it away, or give another --output";
  if (before === undefined) {
    const entries = statSync(site, { throwIfNoEntry: false }) === undefined ? [] : entriesBelow(site);
    const other = entries.find(({ name, kind }) => !kind.endsWith("folder") && !/\.ipynb(\.\d+\.tmp)?$/.test(name));
    if (other === undefined) return;
    throw new ForeignFileError(
      `${join(site, other.name)}: not written by plasticity pages, and the folder is no site of it; ${cure}`,
    );
  }
  for (const name of names) {
    if (name === MANIFEST || Object.hasOwn(before.files, name)) continue;
    const steps = name.split("/").map((_, k, parts) => parts.slice(0, k + 1).join("/"));
    const inTheWay = steps.find((step) => {
      const found = lstatSync(join(site, step), { throwIfNoEntry: false });
      return found !== undefined && (step === name || !found.isDirectory());
    });
    if (inTheWay === undefined) continue;
    throw new ForeignFileError(`${join(site, inTheWay)}: not written by plasticity pages; ${cure}`);
  }
}

/** What a build wrote needn't be kept when it is written anew, or is as it was written. */
function replaced(from: string, to: string): (name: string) => boolean {
  const manifest = readManifest(from);
  return (name) => {
    if (name === MANIFEST) return true;
    if (manifest === undefined || !Object.hasOwn(manifest.files, name)) return false;
    const isAnew = lstatSync(join(to, name), { throwIfNoEntry: false }) !== undefined;
    return isAnew || sha256(readFileSync(join(from, name))) === manifest.files[name];
  };
}
