/** `pages.json` of a site: which files `plasticity pages` wrote there, from which notebooks, with the digests of both. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { fileFailure } from "../files/fileFailure.js";
import { sha256 } from "../files/sha256.js";

/** The manifest's name in the site. */
export const MANIFEST = "pages.json";
/** 2: with the notebooks and a digest of its own. */
const FORMAT = "plasticity-pages/2";
const WITHOUT_NOTEBOOKS = "plasticity-pages/1";

/** The notebook that a page was made from. */
export interface PageSource {
  /** The notebook's name among all, such as `optimal-plasticity/fig5`. */
  name: string;
  /** Its file, from the site's folder, with slashes. */
  notebook: string;
  /** SHA-256 of the file. */
  sha256: string;
}

/** What a site's manifest says. */
export interface SiteManifest {
  /** SHA-256 of each file that was written, by its name from the site's folder. */
  files: Record<string, string>;
  /** The source of each page. */
  pages: Record<string, PageSource>;
}

/** A manifest that isn't as it was written. */
export class SiteManifestError extends Error {
  override name = "SiteManifestError";
}

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Pages, pictures, data, styles and scripts in the site's own folder. */
const inside = z.string().regex(/^(?!.*(?:\\|(?:^|\/)\.{0,2}\/))[^/].*\.(?:html|png|csv|css|js|json|yml)$/);
const schema = z.object({
  files: z.record(inside, digest),
  pages: z.record(inside, z.object({ name: z.string(), notebook: z.string(), sha256: digest })).default({}),
});

/** The manifest's text. `manifestText({ files: { "index.html": sha256(html) }, pages: {} })` */
export function manifestText({ files, pages }: SiteManifest): string {
  const own = digestOf({ files, pages });
  return `${JSON.stringify({ format: FORMAT, sha256: own, files, pages }, null, 1)}\n`;
}

/**
 * What the manifest in a site's folder says; undefined when there is none, or another program's `pages.json`.
 *
 * @throws SiteManifestError for one of ours that was changed; FileFailure when it can't be read
 * @example const { pages } = readManifest("site") ?? { pages: {} };
 */
export function readManifest(site: string): SiteManifest | undefined {
  const file = join(site, MANIFEST);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw fileFailure(file, "can't be read", error, "nothing was changed");
  }
  return parseManifest(text, file);
}

/** The manifest in a text; undefined when it isn't one. As `readManifest`. */
export function parseManifest(text: string, file: string = MANIFEST): SiteManifest | undefined {
  // by more than one mark, so that no damage makes it another program's
  if (!/plasticity-pages|"sha256":/.test(text.slice(0, 200))) return undefined;
  const cure = "move what is yours out of the folder and delete it, or give another --output";
  try {
    const data = JSON.parse(text) as { format?: unknown; sha256?: unknown };
    const manifest = schema.parse(data);
    if (data.format === WITHOUT_NOTEBOOKS) return manifest;
    if (data.format === FORMAT && data.sha256 === digestOf(manifest)) return manifest;
  } catch {
    // damaged
  }
  throw new SiteManifestError(`${file}: damaged: its content isn't what plasticity pages wrote; ${cure}`);
}

function digestOf({ files, pages }: SiteManifest): string {
  return sha256(JSON.stringify([files, pages]));
}
