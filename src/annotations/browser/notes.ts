/** The notes of a page: the list beside the text, the marks in text and figures, and all that one can do with them. */
import { describePlace, type Pointed } from "../figureAnchor.js";
import { bodyOf, targetIn } from "../makeNote.js";
import type { Annotation, Selector } from "../model.js";
import { authorOf, panelInWords, selectorOf, tagsOf, textOf } from "../readNote.js";
import { revised } from "../revisions.js";
import { describePassage } from "../textAnchor.js";
import { threadsOf } from "../threads.js";
import { newId, now, rememberAuthor, rememberedAuthor } from "./author.js";
import { button, element } from "./element.js";
import { markFigures } from "./figureMarks.js";
import { noteForm, type Written } from "./noteForm.js";
import { builtNotes, NoteStore } from "./noteStore.js";
import { PageText } from "./pageText.js";
import { markPassages, unmarkPassages } from "./passageMarks.js";
import { pickPlace } from "./pickPlace.js";
import { type Choice, placeChooser } from "./placeChooser.js";
import { drawingOf, placeOf, type PlaceOnPage } from "./places.js";
import { type ThreadOnPage, threadView } from "./threadView.js";

const OPENED = "plasticity-notes-opened";

/** Sets the page's notes up: `startNotes(document.getElementById("notes"))` */
export function startNotes(aside: HTMLElement): void {
  new Notes(aside);
}

class Notes {
  private readonly main = document.querySelector("main")!;
  private readonly store: NoteStore;
  private readonly said = element("p", { class: "note-said", role: "status" });
  private readonly editor = element("div");
  private readonly list = element("ol", { class: "note-list" });
  private readonly count = element("span", { class: "note-count" });
  private readonly withResolved = element("input", { type: "checkbox" });
  private readonly toggle = button("", () => this.open(!this.isOpen), { class: "notes-toggle", "data-notes": "" });
  private readonly selectionButton = button("Write a note", () => this.writeOnSelection(), {
    class: "note-selection",
    "data-notes": "",
  });
  private text = new PageText(this.main);
  private threads: ThreadOnPage[] = [];
  private active: string | undefined;
  private selected: { start: number; end: number } | undefined;

  constructor(private readonly aside: HTMLElement) {
    const { notebook = "", notes } = aside.dataset;
    this.store = new NoteStore(
      notebook,
      builtNotes(notes, (message) => this.say(message)),
      (message) => this.say(message),
      () => this.draw(),
    );
    this.buildList();
    this.buildFigureButtons();
    document.body.append(this.toggle, this.selectionButton);
    this.selectionButton.hidden = true;
    this.selectionButton.addEventListener("pointerdown", (event) => event.preventDefault());
    document.addEventListener("selectionchange", () => this.onSelection());
    this.main.addEventListener("click", (event) => this.onClick(event));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen && this.aside.contains(document.activeElement)) this.open(false);
    });
    this.draw();
    this.open(this.threads.some(({ isOpen }) => isOpen) && innerWidth >= 1400 && this.remembered() !== "closed", false);
  }

  private get isOpen(): boolean {
    return document.documentElement.classList.contains("notes-open");
  }

  private remembered(): string | null {
    try {
      return localStorage.getItem(OPENED);
    } catch {
      return null;
    }
  }

  private open(isOpen: boolean, byReader = true): void {
    document.documentElement.classList.toggle("notes-open", isOpen);
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    this.toggle.hidden = isOpen;
    if (!byReader) return;
    try {
      localStorage.setItem(OPENED, isOpen ? "open" : "closed");
    } catch {
      // then it isn't remembered
    }
    (isOpen ? this.aside.querySelector("h2")! : this.toggle).focus();
  }

  private say(message: string): void {
    this.said.textContent = message;
  }

  private buildList(): void {
    const file = element("input", {
      type: "file",
      accept: ".json,application/json",
      hidden: true,
      "aria-label": "A file of notes",
    });
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      file.value = "";
      if (chosen !== undefined) void this.importFile(chosen);
    });
    this.withResolved.addEventListener("change", () => this.draw());
    this.aside.replaceChildren(
      element(
        "div",
        { class: "note-title" },
        element("h2", { tabindex: -1 }, "Notes ", this.count),
        button("Close", () => this.open(false), { "aria-label": "Close the notes" }),
      ),
      element(
        "div",
        { class: "note-actions" },
        button("New note", () => this.write(this.choiceOfSelection()), { class: "main" }),
        button("Import", () => file.click()),
        button("Export", () => this.exportFile()),
        file,
      ),
      element("label", { class: "note-filter" }, this.withResolved, " resolved ones, too"),
      this.said,
      this.editor,
      this.list,
    );
    this.aside.classList.add("live");
    this.toggle.setAttribute("aria-controls", this.aside.id);
  }

  /** The way to a place in a figure. */
  private buildFigureButtons(): void {
    for (const figure of document.querySelectorAll<HTMLElement>("figure.plasticity-figure[id]")) {
      if (drawingOf(figure) === undefined) continue;
      const name = figure.dataset["figure"] ?? figure.id;
      const start = button("Note on this figure", () => this.point(figure), {
        class: "note-figure",
        "aria-label": `Note on this figure: ${name}`,
      });
      const caption = figure.querySelector(":scope > figcaption");
      const line = element("div", { class: "note-tools", "data-notes": "" }, start);
      if (caption === null) figure.append(line);
      else caption.before(line);
    }
  }

  private draw(): void {
    unmarkPassages();
    this.text = new PageText(this.main);
    const threads = threadsOf(this.store.notes)
      .filter(({ isOpen }) => isOpen || this.withResolved.checked)
      .map((thread) => ({ ...thread, place: placeOf(thread.note, this.text) }));
    threads.sort((a, b) => placeOnPage(a.place) - placeOnPage(b.place));
    this.threads = threads.map((thread, k) => ({
      ...thread,
      number: k + 1,
      isActive: thread.note.id === this.active,
      isOwn: (note) => this.store.isOwn(note),
      wordsNow: thread.place.passage && this.text.text.slice(thread.place.passage.start, thread.place.passage.end),
    }));
    const all = threadsOf(this.store.notes);
    const open = all.filter(({ isOpen }) => isOpen).length;
    this.count.textContent = all.length === 0 ? "" : `${open} open`;
    this.toggle.textContent = open === 0 ? "Notes" : `Notes · ${open} open`;
    this.list.replaceChildren(...this.threads.map((thread) => threadView(thread, this.actions)));
    if (this.threads.length === 0) {
      const resolved = all.length - open;
      const others = resolved === 0 ? "" : ` ${resolved} resolved.`;
      this.list.append(
        element(
          "li",
          { class: "note-none" },
          `No open notes.${others} Select a passage, or press “Note on this figure”.`,
        ),
      );
    }
    this.mark();
  }

  private mark(): void {
    const active = this.threads.find(({ note }) => note.id === this.active)?.place;
    markPassages(
      this.threads.map(({ place }) => place),
      active,
    );
    markFigures(
      this.threads.flatMap(({ note, place, number }) => {
        if (place.figure === undefined) return [];
        const label = `${textOf(note).slice(0, 80)}, ${authorOf(note)}`;
        const open = (): void => this.focus(note.id);
        return [{ ...place.figure, number, label, state: place.state, isActive: place === active, open }];
      }),
    );
  }

  /** Opens the list at a note. */
  private focus(id: string): void {
    this.active = id;
    if (!this.isOpen) this.open(true);
    this.draw();
    const entry = this.entry(id);
    entry?.focus();
    entry?.scrollIntoView({ block: "nearest" });
  }

  private entry(id: string): HTMLElement | undefined {
    return [...this.list.querySelectorAll<HTMLElement>("[data-id]")].find((one) => one.dataset["id"] === id);
  }

  private onSelection(): void {
    const selection = getSelection();
    const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    // A press on the list's buttons takes the selection away, not what was selected.
    if (this.aside.contains(document.activeElement) && (range === undefined || range.collapsed)) return;
    const isInside = range !== undefined && !range.collapsed && this.main.contains(range.commonAncestorContainer);
    this.selected = isInside ? this.text.passageOf(range) : undefined;
    this.selectionButton.hidden = this.selected === undefined;
    if (this.selected === undefined) return;
    const box = range!.getBoundingClientRect();
    const left = Math.min(innerWidth - 140, Math.max(8, box.right - 60));
    this.selectionButton.style.cssText = `left:${left + scrollX}px;top:${box.bottom + scrollY + 6}px`;
  }

  private onClick({ clientX, clientY, target }: MouseEvent): void {
    if (getSelection()?.isCollapsed === false || (target as Element).closest("a, button, input, summary") !== null)
      return;
    const hit = this.threads.find(({ place }) =>
      [...(place.passage?.range.getClientRects() ?? [])].some(
        (box) => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom,
      ),
    );
    if (hit !== undefined) this.focus(hit.note.id);
  }

  private choiceOfSelection(): Choice[] {
    if (this.selected === undefined) return [];
    const { start, end } = this.selected;
    const words = this.text.text.slice(start, end);
    const label = `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”`;
    return [{ label, selectors: describePassage(this.text.text, start, end) }];
  }

  private writeOnSelection(): void {
    const choices = this.choiceOfSelection();
    this.selectionButton.hidden = true;
    getSelection()?.removeAllRanges();
    this.write(choices);
  }

  private point(figure: HTMLElement): void {
    pickPlace(figure, (pointed) => {
      if (pointed !== undefined) this.write(this.choiceOfPlace(figure, pointed));
    });
  }

  private choiceOfPlace(figure: HTMLElement, pointed: Pointed): Choice[] {
    const selectors = describePlace(figure.id, drawingOf(figure)!, pointed);
    const [{ panel }] = selectors;
    const name = figure.dataset["figure"] ?? figure.id;
    return [{ label: `the place in ${name}${panel === undefined ? "" : `, ${panelInWords(panel)}`}`, selectors }];
  }

  private write(choices: readonly Choice[]): void {
    const chooser = placeChooser(choices);
    this.showForm({
      title: "New note",
      place: chooser.node,
      withTags: true,
      save: ({ text, tags, author }) => {
        const target = targetIn(this.store.notebook, chooser.selectors());
        return { ...this.made(author), ...bodyOf(text, tags), target };
      },
    });
  }

  /** The parts that all notes have. */
  private made(author: string): Pick<Annotation, "id" | "type" | "creator" | "created"> {
    return { id: newId(), type: "Annotation", creator: { type: "Person", name: author }, created: now() };
  }

  private showForm(form: {
    title: string;
    place?: Node;
    text?: string;
    tags?: ReturnType<typeof tagsOf>;
    author?: string;
    withTags: boolean;
    save: (written: Written) => Annotation;
  }): void {
    const before = document.activeElement;
    const end = (): void => {
      this.editor.replaceChildren();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else this.aside.querySelector("h2")!.focus();
    };
    if (!this.isOpen) this.open(true);
    const node = noteForm({
      ...form,
      author: form.author ?? rememberedAuthor(),
      cancel: end,
      save: (written) => {
        rememberAuthor(written.author);
        const note = form.save(written);
        this.editor.replaceChildren();
        this.selected = undefined;
        this.say("");
        this.store.put(note);
        this.focus(note.id);
      },
    });
    this.editor.replaceChildren(node);
    node.querySelector("textarea")!.focus();
    node.scrollIntoView({ block: "nearest" });
  }

  private readonly actions = {
    show: (note: Annotation): void => {
      this.active = note.id;
      const thread = this.threads.find((one) => one.note.id === note.id);
      const { passage, figure } = thread?.place ?? {};
      const target = figure?.figure ?? passage?.range.startContainer.parentElement;
      target?.closest("details")?.setAttribute("open", "");
      target?.scrollIntoView({ block: "center", behavior: "instant" });
      this.draw();
      this.entry(note.id)?.querySelector<HTMLElement>("button.note-place")?.focus({ preventScroll: true });
    },
    reply: (note: Annotation, status?: "open" | "resolved"): void => {
      const title = status === undefined ? "Reply" : status === "resolved" ? "Resolve: why?" : "Open again: why?";
      this.showForm({
        title,
        withTags: false,
        save: ({ text, author }) => ({
          ...this.made(author),
          ...bodyOf(text, []),
          motivation: "replying",
          target: note.id,
          ...(status === undefined ? {} : { status }),
        }),
      });
    },
    edit: (note: Annotation): void => {
      const isReply = selectorsOf(note) === undefined;
      this.showForm({
        title: "Edit",
        text: textOf(note),
        tags: tagsOf(note),
        author: authorOf(note),
        withTags: !isReply,
        save: ({ text, tags, author }) => {
          const { motivation, body } = bodyOf(text, tags);
          const creator = author === authorOf(note) ? note.creator : { type: "Person", name: author };
          return revised(note, { body, bodyValue: undefined, creator, ...(isReply ? {} : { motivation }) }, now());
        },
      });
    },
    withdraw: (note: Annotation): void => {
      if (
        !confirm("Delete this note? Its text goes; that there was a note stays, so that a merge doesn't bring it back.")
      )
        return;
      this.store.put(revised(note, { body: undefined, bodyValue: undefined, status: "withdrawn" }, now()));
    },
    confirm: (note: Annotation): void => {
      const place = this.threads.find((one) => one.note.id === note.id)?.place;
      if (place === undefined) return;
      this.store.put(revised(note, { target: targetIn(this.store.notebook, this.selectorsNow(note, place)) }, now()));
    },
    settle: (note: Annotation, version: Annotation | undefined): void => {
      const { body, bodyValue, status, motivation, target } = version ?? note;
      this.store.put(revised(note, { body, bodyValue, status, motivation, target }, now()));
    },
  };

  /** A note's place as it is now, in place of how it was. */
  private selectorsNow(note: Annotation, place: PlaceOnPage): readonly Selector[] {
    if (place.passage !== undefined) return describePassage(this.text.text, place.passage.start, place.passage.end);
    const data = selectorOf(note, "DataSelector");
    if (data === undefined || place.figure === undefined) return selectorsOf(note) ?? [];
    const { box, figure } = place.figure;
    const pointed: Pointed = {
      ...(data.x === undefined && data.y !== undefined ? {} : { x: [box.x, box.x + box.width] }),
      ...(data.y === undefined && data.x !== undefined ? {} : { y: [box.y, box.y + box.height] }),
    };
    const [now, fragment] = describePlace(figure.id, drawingOf(figure)!, pointed);
    const { colour, labelAt } = data;
    const isInside = place.reason !== "it lies outside of what is drawn now";
    const values = isInside ? { x: data.x, y: data.y } : {};
    const kept = { ...values, colour, labelAt };
    const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
    return [{ ...now, ...given }, fragment];
  }

  private async importFile(file: File): Promise<void> {
    try {
      const { added, conflicts, elsewhere } = this.store.importFile(await file.text(), file.name);
      const parts = [
        `${added} new notes from ${file.name}`,
        ...(conflicts === 0 ? [] : [`${conflicts} changed on both sides: both versions are shown`]),
        ...(elsewhere === 0 ? [] : [`${elsewhere} on other pages left out here`]),
      ];
      this.say(`${parts.join("; ")}.`);
    } catch (error) {
      this.say(`${(error as Error).message}. Nothing was changed.`);
    }
  }

  private exportFile(): void {
    const address = URL.createObjectURL(new Blob([this.store.file], { type: "application/json" }));
    const name = `${this.store.notebook.replaceAll("/", "-")}.notes.json`;
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.say(`All notes of this page as ${name}. “plasticity annotations merge” takes it into the project.`);
  }
}

function selectorsOf(note: Annotation): readonly Selector[] | undefined {
  const target = note.target as { selector?: Selector | readonly Selector[] } | string;
  if (typeof target === "string") return undefined;
  const { selector = [] } = target;
  return Array.isArray(selector) ? (selector as Selector[]) : [selector as Selector];
}

/** Pixels from the top of the page, for the order of the list; what has no place comes last. */
function placeOnPage({ passage, figure }: PlaceOnPage): number {
  if (passage !== undefined) return passage.range.getBoundingClientRect().top + scrollY;
  if (figure === undefined) return Infinity;
  const { top, height } = figure.figure.getBoundingClientRect();
  return top + scrollY + Math.min(height, figure.box.y);
}
