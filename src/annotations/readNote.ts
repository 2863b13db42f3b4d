/** What a note says, whichever of the model's forms it has. All of it is plain text, never HTML. */
import {
  notebookOf,
  TAGS,
  type Annotation,
  type DataSelector,
  type Selector,
  type Tag,
  type TextualBody,
} from "./model.js";

function list(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
}

function bodies(note: Annotation): TextualBody[] {
  return list(note.body).filter(
    (body): body is TextualBody =>
      body !== null && typeof body === "object" && (body as TextualBody).type === "TextualBody",
  );
}

/** The text of a note: `textOf(note)` */
export function textOf(note: Annotation): string {
  const texts = bodies(note).filter(({ purpose }) => purpose !== "tagging");
  return [...texts.map(({ value }) => value), ...(note.bodyValue === undefined ? [] : [note.bodyValue])].join("\n\n");
}

/** Its tags, in the order of `TAGS`; a motivation "questioning" is a question, too. */
export function tagsOf(note: Annotation): Tag[] {
  const words = new Set(bodies(note).flatMap(({ purpose, value }) => (purpose === "tagging" ? [value] : [])));
  if (list(note.motivation).includes("questioning")) words.add("question");
  return TAGS.filter((tag) => words.has(tag));
}

/** Who wrote it: `authorOf(note)  // "A. Reader"` */
export function authorOf(note: Annotation): string {
  for (const creator of list(note.creator)) {
    if (typeof creator === "string") return creator;
    const { name, nickname, id } = creator as Record<string, unknown>;
    const known = [...list(name), nickname, id].find((one) => typeof one === "string" && one !== "");
    if (known !== undefined) return known as string;
  }
  return "unknown";
}

/** The day of its making, YYYY-MM-DD; empty when the note doesn't say. */
export function dayOf(note: Annotation): string {
  return note.created?.slice(0, 10) ?? "";
}

/** The note in one line with who wrote it when, as a figure's mark says it: `signedText(note)  // "Why? – A. Reader, 2026-11-30"` */
export function signedText(note: Annotation): string {
  const text = textOf(note).replace(/\s+/g, " ").trim();
  return `${text === "" ? "" : `${text} – `}${authorOf(note)}, ${dayOf(note)}`;
}

/** The addresses that it is about; a reply's is the id of another note. */
export function targetsOf(note: Annotation): string[] {
  return list(note.target).flatMap((target) => {
    if (typeof target === "string") return [target];
    const { source, id } = target as { source?: unknown; id?: unknown };
    return typeof source === "string" ? [source] : typeof id === "string" ? [id] : [];
  });
}

/** The notebook that it is about; undefined for a reply, or a note on something else. */
export function notebookOfNote(note: Annotation): string | undefined {
  return targetsOf(note)
    .map(notebookOf)
    .find((name) => name !== undefined);
}

/** Where in the notebook: its first selector of a type. `selectorOf(note, "DataSelector")?.figure` */
export function selectorOf<Type extends Selector["type"]>(
  note: Annotation,
  type: Type,
): Extract<Selector, { type: Type }> | undefined {
  for (const target of list(note.target)) {
    if (target === null || typeof target !== "object") continue;
    for (const selector of list((target as { selector?: unknown }).selector)) {
      if (selector !== null && typeof selector === "object" && (selector as Selector).type === type) {
        return selector as Extract<Selector, { type: Type }>;
      }
    }
  }
  return undefined;
}

/** What a person reads of the place: "Fig 1c, panel i, x = 1500" or the passage itself. */
export function placeInWords(note: Annotation): string {
  const data = selectorOf(note, "DataSelector");
  if (data !== undefined) return dataInWords(data);
  const quote = selectorOf(note, "TextQuoteSelector");
  return quote === undefined ? "the whole page" : `“${quote.exact}”`;
}

/** A place in a figure in words: `dataInWords({ …, figure: "fig1", panel: "a", x: [1, 2] })  // "fig1, panel a, x 1 to 2"` */
export function dataInWords(data: DataSelector): string {
  const parts = [data.figure, ...(data.panel === undefined ? [] : [panelInWords(data.panel)])];
  for (const axis of ["x", "y"] as const) {
    const place = data[axis];
    if (place === undefined) continue;
    const name = data.units?.[axis] ?? axis;
    parts.push(Array.isArray(place) ? `${name} from ${place[0]} to ${place[1]}` : `${name} = ${place as number}`);
  }
  return parts.join(", ");
}

/** A panel's name: `panelInWords("a")  // "panel a"`, `panelInWords("panel2")  // "panel 2"` */
export function panelInWords(key: string): string {
  return `panel ${key.replace(/^panel(?=\d+$)/, "")}`;
}
