import { shownValue } from "../files/oneLine.js";
import { AnnotationError, checkAnnotation } from "./checkAnnotation.js";
import { fingerprint, stableJson } from "./fingerprint.js";
import { ANY_FIGURE, sourceOf, type Annotation, type DataSelector, type Selector, type Tag } from "./model.js";

/** A note on a place in a figure, in short. */
export interface NoteSpec extends Omit<DataSelector, "type" | "figure"> {
  /** Who wrote it. */
  readonly author: string;
  /** When, as YYYY-MM-DD: the author's date, never the clock's. */
  readonly date: string;
  readonly text?: string;
  readonly tags?: readonly Tag[];
  /** Id of the figure. Default: any. */
  readonly figure?: string;
  /** The notebook that it belongs to, as "optimal-plasticity/fig5". */
  readonly notebook?: string;
}

/**
 * A note as the model has it, from its short form. The same note always gets the same id.
 *
 * @throws {AnnotationError} on a date that isn't YYYY-MM-DD, a missing author, a coordinate that is neither number nor text
 * @example annotate([note({ x: [1, 2], text: "the sweet spot", author: "A. Reader", date: "2024-03-01" })])
 */
export function note(spec: NoteSpec): Annotation {
  const { author, date, text, tags = [], notebook = "notebook", figure = ANY_FIGURE, ...place } = spec;
  if (typeof author !== "string" || author === "") {
    throw new AnnotationError(`note: expected author to be a text, got ${shownValue(author)}`);
  }
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    throw new AnnotationError(`note: expected date to be a date YYYY-MM-DD, got ${shownValue(date)}`);
  }
  const parts = {
    creator: { type: "Person", name: author },
    created: `${date}T00:00:00Z`,
    ...bodyOf(text, tags),
    target: targetIn(notebook, [{ type: "DataSelector", figure, ...place }]),
  };
  const made = { id: `urn:x-plasticity:note:${fingerprint(stableJson(parts))}`, type: "Annotation", ...parts };
  return checkAnnotation(made, "note");
}

/** A note's text and tags, with the motivation that goes with them. */
export function bodyOf(text: string | undefined, tags: readonly Tag[]): Pick<Annotation, "motivation" | "body"> {
  const body = [
    ...(text === undefined || text === ""
      ? []
      : [{ type: "TextualBody", value: text, format: "text/plain", purpose: "commenting" }]),
    ...tags.map((tag) => ({ type: "TextualBody", value: tag, purpose: "tagging" })),
  ];
  const motivation = tags.includes("question") ? "questioning" : tags.includes("error") ? "assessing" : "commenting";
  return { motivation, ...(body.length === 0 ? {} : { body }) };
}

/** A place in a notebook as a note's target. */
export function targetIn(notebook: string, selector: readonly Selector[]): Annotation["target"] {
  return { type: "SpecificResource", source: sourceOf(notebook), ...(selector.length === 0 ? {} : { selector }) };
}
