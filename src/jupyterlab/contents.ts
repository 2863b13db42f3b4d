/** The files of the lab's folder as JupyterLab's front end asks for them (Jupyter Server's contents API). */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, type Stats, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { sha256 } from "../files/sha256.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { NotebookFormatError, notebookText, parseNotebook } from "../publish/notebook.js";
import { freeName, nameOfCopy, nameOfNew } from "./freeName.js";
import { HttpFailure } from "./httpFailure.js";
import { newNotebook } from "../publish/newNotebook.js";
import type { ServedFolder } from "./servedFolder.js";
import { withTrust, withoutTrust } from "./trust.js";

/** A file, notebook or folder; `content` only when asked for. */
export interface ContentsModel {
  name: string;
  path: string;
  type: "file" | "notebook" | "directory";
  format: "json" | "text" | "base64" | null;
  mimetype: string | null;
  content: unknown;
  created: string;
  last_modified: string;
  writable: boolean;
  size: number | null;
  /** SHA-256 of the bytes: by it the front end sees that a file has changed on disk since it was opened. */
  hash: string | null;
  hash_algorithm: "sha256" | null;
}

/** What `Contents.get` is asked for, beside the path. */
export interface ContentsRequest {
  /** Default true. */
  content?: boolean;
  type?: string | undefined;
  format?: string | undefined;
}

/** What a file is saved from. */
export interface ContentsToSave {
  type?: string;
  format?: string | null;
  content?: unknown;
}

/** Reads and writes what lies in the lab's folder. */
export class Contents {
  constructor(private readonly folder: ServedFolder) {}

  /**
   * A file, a notebook or a folder with its entries.
   *
   * @throws HttpFailure 404 when it isn't there, 400 when it isn't what was asked for
   */
  get(path: string, { content = true, type, format }: ContentsRequest = {}): ContentsModel {
    const file = this.folder.file(path);
    const stat = this.statOf(file, path);
    const model = this.modelOf(file, stat);
    if (stat.isDirectory()) {
      if (type !== undefined && type !== "directory") throw new HttpFailure(400, `${path}: a folder, not a ${type}`);
      const entries = content ? this.entriesOf(file) : null;
      return { ...model, type: "directory", size: null, format: content ? "json" : null, content: entries };
    }
    if (type === "directory") throw new HttpFailure(400, `${path}: a file, not a folder`);
    const bytes = readFileSync(file);
    const hashed = { ...model, hash: sha256(bytes), hash_algorithm: "sha256" as const };
    if (type === "notebook" || (type === undefined && isNotebook(file))) {
      if (!content) return { ...hashed, type: "notebook" };
      const notebook = withTrust(this.notebookIn(bytes.toString("utf8"), path));
      return { ...hashed, type: "notebook", format: "json", content: notebook };
    }
    if (!content) return hashed;
    return { ...hashed, ...textOrBytes(bytes, path, format) };
  }

  /**
   * Writes a file or notebook whole or not at all, or makes a folder. What the front end adds to a notebook for itself is
   * left out, so that git shows what a person changed and no more.
   *
   * @throws HttpFailure 400 for what isn't a notebook; FileFailure when the disk refuses it
   */
  save(path: string, { type, format, content }: ContentsToSave): ContentsModel {
    const file = this.folder.file(path);
    this.refuseRoot(file, "written");
    if (type === "directory") mkdirSync(file, { recursive: true });
    else if (type === "notebook") {
      writeFileWhole(file, notebookText(withoutTrust(this.notebookIn(JSON.stringify(content ?? null), path))));
    } else if (typeof content !== "string") {
      throw new HttpFailure(400, `${path}: expected content as text or base64`);
    } else writeFileWhole(file, format === "base64" ? Buffer.from(content, "base64") : content);
    return this.get(path, { content: false });
  }

  /** Makes a new notebook, file or folder in a folder, or a copy of one, under a name that is still free. */
  create(path: string, { type, ext = ".txt", from }: { type?: string; ext?: string; from?: string }): ContentsModel {
    const folder = this.folder.file(path);
    if (!this.statOf(folder, path).isDirectory()) throw new HttpFailure(400, `${path}: not a folder`);
    if (from !== undefined) {
      const original = this.folder.file(from);
      const isFolder = this.statOf(original, from).isDirectory();
      if (isFolder) throw new HttpFailure(400, `${from}: folders aren't copied`);
      const copy = freeName(folder, nameOfCopy(basename(original)));
      cpSync(original, copy, { errorOnExist: true, force: false });
      return this.get(this.folder.path(copy), { content: false });
    }
    if (/[/\\\0]/.test(ext)) throw new HttpFailure(400, `ext: expected an ending such as .ts, got ${ext}`);
    const file = freeName(folder, nameOfNew(type, ext));
    if (type === "directory") mkdirSync(file);
    else writeFileWhole(file, type === "notebook" ? notebookText(newNotebook(basename(file, ".ipynb"))) : "");
    return this.get(this.folder.path(file), { content: false });
  }

  /**
   * Gives a file another name or place.
   *
   * @throws HttpFailure 409 when there is something already
   */
  rename(path: string, to: string): ContentsModel {
    const file = this.folder.file(path);
    const target = this.folder.file(to);
    this.statOf(file, path);
    this.refuseRoot(file, "renamed");
    const isThere = statSync(target, { throwIfNoEntry: false }) !== undefined;
    if (isThere) throw new HttpFailure(409, `${to}: there is a file of this name already`);
    renameSync(file, target);
    return this.get(to, { content: false });
  }

  /** Deletes a file, or a folder with what is in it. */
  remove(path: string): void {
    const file = this.folder.file(path);
    this.statOf(file, path);
    this.refuseRoot(file, "deleted");
    rmSync(file, { recursive: true });
  }

  private statOf(file: string, path: string): Stats {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) throw new HttpFailure(404, `${path}: no such file or folder`);
    return stat;
  }

  private refuseRoot(file: string, what: string): void {
    if (file === this.folder.root) throw new HttpFailure(400, `the lab's own folder can't be ${what}`);
  }

  private modelOf(file: string, stat: Stats): ContentsModel {
    const path = this.folder.path(file);
    return {
      name: path === "" ? "" : basename(file),
      path,
      type: "file",
      format: null,
      mimetype: null,
      content: null,
      created: stat.birthtime.toISOString(),
      last_modified: stat.mtime.toISOString(),
      writable: (stat.mode & 0o222) !== 0,
      size: stat.size,
      hash: null,
      hash_algorithm: null,
    };
  }

  /** What can't be looked at (a link that leads out, a socket) isn't listed. */
  private entriesOf(folder: string): ContentsModel[] {
    return readdirSync(folder).flatMap((name): ContentsModel[] => {
      try {
        const file = this.folder.file(this.folder.path(join(folder, name)));
        const stat = statSync(file);
        if (stat.isDirectory()) return [{ ...this.modelOf(file, stat), type: "directory", size: null }];
        if (!stat.isFile()) return [];
        return [{ ...this.modelOf(file, stat), type: isNotebook(file) ? "notebook" : "file" }];
      } catch {
        return [];
      }
    });
  }

  private notebookIn(text: string, path: string): ReturnType<typeof parseNotebook> {
    try {
      return parseNotebook(text, path);
    } catch (error) {
      if (error instanceof NotebookFormatError) throw new HttpFailure(400, error.message);
      throw error;
    }
  }
}

function isNotebook(file: string): boolean {
  return extname(file) === ".ipynb";
}

function textOrBytes(bytes: Buffer, path: string, format: string | undefined): Partial<ContentsModel> {
  const text = format === "base64" ? undefined : textIn(bytes);
  if (text !== undefined) return { format: "text", mimetype: "text/plain", content: text };
  if (format === "text") throw new HttpFailure(400, `${path}: not text (UTF-8)`);
  return { format: "base64", mimetype: "application/octet-stream", content: bytes.toString("base64") };
}

/** Bytes as text; undefined for what isn't UTF-8, which would not be saved as it was. */
function textIn(bytes: Buffer): string | undefined {
  try {
    return bytes.includes(0) ? undefined : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
