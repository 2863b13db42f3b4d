/** A note with its replies, as it stands in the list beside the text. */
import type { Annotation } from "../model.js";
import { authorOf, dayOf, placeInWords, selectorOf, tagsOf, textOf } from "../readNote.js";
import type { Thread } from "../threads.js";
import { button, element } from "./element.js";
import type { PlaceOnPage } from "./places.js";

/** What can be done with a note. */
export interface NoteActions {
  show(note: Annotation): void;
  reply(note: Annotation, status?: "open" | "resolved"): void;
  edit(note: Annotation): void;
  withdraw(note: Annotation): void;
  /** Says that a changed place is still the note's. */
  confirm(note: Annotation): void;
  /** Takes another version in the place of the one that counts; undefined: settles it as it is. */
  settle(note: Annotation, version: Annotation | undefined): void;
}

/** A thread to show. */
export interface ThreadOnPage extends Thread {
  readonly number: number;
  readonly place: PlaceOnPage;
  /** The passage's words now, when they have changed. */
  readonly wordsNow: string | undefined;
  readonly isActive: boolean;
  readonly isOwn: (note: Annotation) => boolean;
}

/** The thread as an entry of the list. */
export function threadView(thread: ThreadOnPage, actions: NoteActions): HTMLLIElement {
  const { note, number, place, isOpen } = thread;
  const head = element(
    "div",
    { class: "note-head" },
    element("span", { class: `note-number ${place.state}` }, String(number)),
    place.state === "orphaned" || (place.figure === undefined && place.passage === undefined)
      ? element("span", { class: "note-place" }, placeLabel(note))
      : button(placeLabel(note), () => actions.show(note), { class: "note-place" }),
  );
  return element(
    "li",
    {
      class: `note-thread ${place.state}${isOpen ? "" : " resolved"}${thread.isActive ? " active" : ""}`,
      "data-id": note.id,
      tabindex: -1,
    },
    head,
    stateView(thread, actions),
    ...noteView(note, thread, actions),
    ...thread.replies.map((reply) =>
      element("div", { class: "note-reply", "data-id": reply.id }, ...noteView(reply, thread, actions)),
    ),
    element(
      "div",
      { class: "note-line" },
      button("Reply", () => actions.reply(note)),
      isOpen
        ? button("Resolve", () => actions.reply(note, "resolved"))
        : button("Open again", () => actions.reply(note, "open")),
      ...ownActions(note, actions),
    ),
  );
}

/** Where the note stands, short; the figure by its name on the page. */
export function placeLabel(note: Annotation): string {
  const data = selectorOf(note, "DataSelector");
  const name = data === undefined ? undefined : document.getElementById(data.figure)?.dataset["figure"];
  const words = name === undefined ? placeInWords(note) : placeInWords(note).replace(data!.figure, name);
  return words.length > 160 ? `${words.slice(0, 120)} … ${words.slice(-30)}` : words;
}

function stateView({ note, place, wordsNow }: ThreadOnPage, actions: NoteActions): HTMLElement | undefined {
  if (place.state === "exact") return undefined;
  const words = { moved: "Moved", changed: "Changed", orphaned: "Lost its place" }[place.state];
  const box = element("div", { class: "note-state" }, element("b", {}, words), `: ${place.reason}.`);
  const quote = selectorOf(note, "TextQuoteSelector");
  if (place.state === "changed" && quote !== undefined && wordsNow !== undefined) {
    box.append(
      element("p", {}, element("span", {}, "Was: "), element("del", {}, quote.exact)),
      element("p", {}, element("span", {}, "Now: "), element("ins", {}, wordsNow)),
    );
  }
  if (place.state !== "orphaned") {
    box.append(
      element(
        "div",
        { class: "note-actions" },
        button("It belongs here", () => actions.confirm(note)),
      ),
    );
  }
  return box;
}

function noteView(note: Annotation, thread: ThreadOnPage, actions: NoteActions): HTMLElement[] {
  const tags = tagsOf(note);
  const isReply = note !== thread.note;
  const status =
    isReply && note.status !== undefined ? ({ resolved: "resolved it", open: "opened it again" } as const) : undefined;
  const settled = status === undefined || note.status === "withdrawn" ? "" : ` ${status[note.status as "open"]}`;
  const text = note.status === "withdrawn" ? "(withdrawn by its author)" : textOf(note);
  const by = element(
    "span",
    { class: "note-by" },
    `${authorOf(note)}${settled}`,
    dayOf(note) === "" ? "" : `, ${dayOf(note)}`,
  );
  if (thread.isOwn(note)) by.append(element("span", { class: "note-own" }, " · in this browser only"));
  return [
    ...(tags.length === 0
      ? []
      : [element("div", { class: "note-tags" }, ...tags.map((tag) => element("span", { class: tag }, tag)))]),
    ...(text === "" ? [] : [element("p", { class: "note-text" }, text)]),
    ...(note.otherVersions ?? []).map((version) => otherVersion(note, version, actions)),
    element("div", { class: "note-line" }, by, ...(isReply ? ownActions(note, actions) : [])),
  ];
}

/** What only its author should do; a merge shows whoever did. */
function ownActions(note: Annotation, actions: NoteActions): HTMLElement[] {
  if (note.status === "withdrawn") return [];
  return [
    button("Edit", () => actions.edit(note), { "aria-label": `Edit the note by ${authorOf(note)}` }),
    button("Delete", () => actions.withdraw(note), { "aria-label": `Delete the note by ${authorOf(note)}` }),
  ];
}

/** What somebody else made of the note at the same time. */
function otherVersion(note: Annotation, version: Annotation, actions: NoteActions): HTMLElement {
  return element(
    "div",
    { class: "note-state" },
    element("b", {}, "Another version"),
    `, ${version.modified?.slice(0, 10) ?? dayOf(version)}: `,
    version.status === "withdrawn" ? "(withdrawn)" : textOf(version),
    element(
      "div",
      { class: "note-actions" },
      button("Take this one", () => actions.settle(note, version)),
      button("Keep the one above", () => actions.settle(note, undefined)),
    ),
  );
}
