/** A page's notes: those that it was built with, and this browser's own, which are stored with each change. */
import { byNotebook } from "../byNotebook.js";
import { formatAnnotations } from "../formatAnnotations.js";
import { mergeAnnotations } from "../merge.js";
import type { Annotation } from "../model.js";
import { annotationsIn, parseAnnotations } from "../parseAnnotations.js";
import { revisionOf, versionsOf } from "../revisions.js";

/** What `importFile` found. */
export interface Imported {
  readonly added: number;
  readonly conflicts: number;
  /** Notes on other pages: they are not taken. */
  readonly elsewhere: number;
}

export class NoteStore {
  private own: Annotation[] = [];
  private merged: Annotation[] = [];
  private readonly key: string;
  private readonly isBuilt: ReadonlySet<string>;

  /**
   * @param notebook that the page shows
   * @param built the notes that the page was built with
   * @param tell says to the reader what can't be stored or read
   * @param changed is called after each change
   */
  constructor(
    readonly notebook: string,
    private readonly built: readonly Annotation[],
    private readonly tell: (message: string) => void,
    private readonly changed: () => void,
  ) {
    this.key = `plasticity-notes:${notebook}`;
    this.isBuilt = new Set(built.flatMap((note) => versionsOf(note).map((one) => note.id + revisionOf(one))));
    this.load();
    // another tab of the same page
    addEventListener("storage", ({ key }) => {
      if (key !== this.key) return;
      this.load();
      this.changed();
    });
  }

  /** All notes, in the order of their making. */
  get notes(): readonly Annotation[] {
    return this.merged;
  }

  /** Whether a note, as it is, is in this browser only. */
  isOwn(note: Annotation): boolean {
    return versionsOf(note).some((one) => !this.isBuilt.has(note.id + revisionOf(one)));
  }

  /** Adds a note, or puts it in the place of its earlier version. */
  put(note: Annotation): void {
    this.own = [...this.own.filter(({ id }) => id !== note.id), note];
    this.merge();
    this.save();
    this.changed();
  }

  /** Takes a file's notes on this page. Throws `AnnotationError` for one that isn't of the model; nothing is changed then. */
  importFile(text: string, name: string): Imported {
    const read = parseAnnotations(text, name);
    const before = new Set(this.merged.map(({ id }) => id));
    const groups = byNotebook([...this.merged.filter(({ id }) => !read.some((one) => one.id === id)), ...read]);
    const here = new Set((groups.get(this.notebook) ?? []).map(({ id }) => id));
    const taken = read.filter(({ id }) => here.has(id));
    this.own = mergeAnnotations(this.own, taken).items;
    this.merge();
    this.save();
    this.changed();
    return {
      added: taken.filter(({ id }) => !before.has(id)).length,
      conflicts: this.merged.filter(({ id, otherVersions }) => here.has(id) && otherVersions !== undefined).length,
      elsewhere: read.length - taken.length,
    };
  }

  /** All notes as a file. */
  get file(): string {
    return formatAnnotations(this.merged, this.notebook);
  }

  private load(): void {
    let text: string | null = null;
    try {
      text = localStorage.getItem(this.key);
      const own = text === null ? [] : parseAnnotations(text, "the notes in this browser");
      // what has come into the project's file since needs no second copy
      this.own = own.filter((note) => this.isOwn(note));
    } catch (error) {
      if (text === null) this.tell("This browser stores nothing for this page: export your notes before you leave it.");
      else this.setAside(text, error as Error);
    }
    this.merge();
  }

  /** Keeps what can't be read, for a person to look at. */
  private setAside(text: string, error: Error): void {
    this.tell(`${error.message}. They were set aside as ${this.key}:damaged in this browser's storage.`);
    try {
      localStorage.setItem(`${this.key}:damaged`, text);
      localStorage.removeItem(this.key);
    } catch {
      // then they stay where they are
    }
  }

  private merge(): void {
    this.merged = mergeAnnotations(this.built, this.own).items;
  }

  private save(): void {
    try {
      localStorage.setItem(this.key, formatAnnotations(this.own, this.notebook));
    } catch {
      this.tell("This note can't be stored in this browser: export your notes before you leave the page.");
    }
  }
}

/** The notes that a page was built with; when they are damaged, none, and the reader is told. */
export function builtNotes(json: string | undefined, tell: (message: string) => void): Annotation[] {
  try {
    return annotationsIn(JSON.parse(json ?? ""), "the notes of this page");
  } catch (error) {
    tell(`The page can't show the notes it was built with: ${(error as Error).message}`);
    return [];
  }
}
