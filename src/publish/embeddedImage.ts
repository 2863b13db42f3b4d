/** Images that Markdown shows: attached to the cell, or a file of the project, put inside the page. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import { projectRoot } from "../files/project.js";
import { MOST_HTML } from "./limits.js";
import type { MarkdownPlace } from "./markdown.js";

const TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** An image's data address, or why it can't be shown. */
export type EmbeddedImage = { data: string } | { why: string };

/**
 * An image of a Markdown text as a data address. Files are taken from the notebook's folder and, in a project, from
 * anywhere in it; what lies elsewhere on the disk doesn't get onto a page.
 *
 * @param source the address that Markdown has, percent-encoded
 * @param place the notebook's folder, and the cell's attachments
 * @example embeddedImage("curve.png", { ids, directory: "notebooks/paper" }) // { data: "data:image/png;base64,…" }
 */
export function embeddedImage(source: string, place: MarkdownPlace): EmbeddedImage {
  if (/^data:/i.test(source)) return inText(source);
  if (/^attachment:/i.test(source)) return attached(source.slice("attachment:".length), place);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(source)) return { why: "not a file beside the notebook" };
  return onDisk(source, place.directory);
}

function inText(source: string): EmbeddedImage {
  const isImage = /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)(?:;[\w=-]+)*,[\w+/=%.~!*'()-]*$/i.test(source);
  if (!isImage) return { why: "not the data of a PNG, JPEG, GIF, WebP or SVG image" };
  return source.length > MOST_HTML ? { why: "too large for a page" } : { data: source };
}

function attached(name: string, place: MarkdownPlace): EmbeddedImage {
  const bundle =
    decoded(name) === undefined ? undefined : (place.attachments?.[name] ?? place.attachments?.[decoded(name)!]);
  for (const type of new Set(Object.values(TYPES))) {
    const data = bundle?.[type];
    if (typeof data !== "string") continue;
    if (data.length > MOST_HTML) return { why: "too large for a page" };
    const base64 = data.replace(/\s/g, "");
    return /^[A-Za-z0-9+/]+=*$/.test(base64)
      ? { data: `data:${type};base64,${base64}` }
      : { why: "the attachment's data isn't base64" };
  }
  return { why: "no such image is attached to the cell" };
}

function onDisk(source: string, directory: string): EmbeddedImage {
  const path = decoded(source);
  if (path === undefined) return { why: "its address isn't valid percent-encoded text" };
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined) return { why: "not a file beside the notebook that is a PNG, JPEG, GIF, WebP or SVG image" };
  try {
    const file = realpathSync(resolve(directory, path));
    const folder = realpathSync(projectRoot(resolve(directory)) ?? directory);
    if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep))
      return { why: "outside the notebook's project" };
    const { size } = statSync(file);
    if (!statSync(file).isFile()) return { why: "a folder, not a file" };
    if (size > (MOST_HTML * 3) / 4) return { why: "too large for a page" };
    return { data: `data:${type};base64,${readFileSync(file).toString("base64")}` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isMissing = code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE";
    return { why: isMissing ? "not a file beside the notebook" : `can't be read (${code})` };
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
