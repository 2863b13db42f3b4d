/**
 * Notes in the W3C's Web Annotation model (https://www.w3.org/TR/annotation-model/), with one selector of our own: a
 * place in a figure in the coordinates of its data. A note is kept as the JSON that it was read as, so that what other
 * programs wrote into it outlives ours.
 */

/** The W3C's context, and the meaning of the words that are ours. */
export const CONTEXT: readonly unknown[] = [
  "http://www.w3.org/ns/anno.jsonld",
  {
    plasticity: "urn:x-plasticity:annotation:",
    DataSelector: "plasticity:DataSelector",
    figure: "plasticity:figure",
    panel: "plasticity:panel",
    x: { "@id": "plasticity:x", "@container": "@list" },
    y: { "@id": "plasticity:y", "@container": "@list" },
    units: "plasticity:units",
    digest: "plasticity:digest",
    labelAt: { "@id": "plasticity:labelAt", "@container": "@list" },
    colour: "plasticity:colour",
    status: "plasticity:status",
    revises: { "@id": "plasticity:revises", "@container": "@set" },
    otherVersions: { "@id": "plasticity:otherVersions", "@container": "@set" },
  },
];

/** A value on an axis: a number, or a category. */
export type Coordinate = number | string;

/** A place on an axis: one value, or from one to another. */
export type Place = Coordinate | readonly [Coordinate, Coordinate];

/** A place in a figure: a point (x and y), a line or range across it (x or y alone), a region (two ranges). */
export interface DataSelector {
  readonly type: "DataSelector";
  /** Id of the figure, or `*` for any. */
  readonly figure: string;
  /** The panel's letter, or `panel2` for the second of a figure without letters. */
  readonly panel?: string;
  readonly x?: Place;
  readonly y?: Place;
  /** The axes' labels, with their units. */
  readonly units?: { readonly x?: string; readonly y?: string };
  /** Fingerprint of the data that the figure showed when the note was written. */
  readonly digest?: string;
  /** Where the text stands when an arrow leads from it to the place. */
  readonly labelAt?: readonly [number, number];
  readonly colour?: string;
}

/** A passage: what it says, and what stands before and after it. */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The same passage by its place in the page's text. */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** A rectangle of the figure's drawing, for programs that don't know its data. */
export interface FragmentSelector {
  readonly type: "FragmentSelector";
  readonly conformsTo?: string;
  readonly value: string;
}

/** A selector; kinds that aren't listed are kept and not used. */
export type Selector = DataSelector | TextQuoteSelector | TextPositionSelector | FragmentSelector;

/** Text of a note, or with `purpose: "tagging"` one of its tags. */
export interface TextualBody {
  readonly type: "TextualBody";
  readonly value: string;
  readonly format?: string;
  readonly purpose?: string;
}

/** What a note is about: a notebook, and where in it. */
export interface SpecificResource {
  readonly type?: "SpecificResource";
  readonly source: string;
  readonly selector?: Selector | readonly Selector[];
}

/** A note, or a reply to one (its target is then the other's id). */
export interface Annotation {
  readonly id: string;
  readonly type: "Annotation" | readonly string[];
  readonly motivation?: string | readonly string[];
  readonly creator?: unknown;
  readonly created?: string;
  readonly modified?: string;
  readonly body?: unknown;
  readonly bodyValue?: string;
  readonly target: unknown;
  /** Of a reply: what it makes of the thread. Of any note: "withdrawn" when its author has deleted it. */
  readonly status?: "open" | "resolved" | "withdrawn";
  /** Fingerprints of the versions that this one was made from. */
  readonly revises?: readonly string[];
  /** Versions that others made at the same time: none of the two is lost. */
  readonly otherVersions?: readonly Annotation[];
}

/** Stands for any figure of a notebook. */
export const ANY_FIGURE = "*";

/** The tags that a note may have. */
export const TAGS = ["question", "error", "idea"] as const;
export type Tag = (typeof TAGS)[number];

const NOTEBOOK = "urn:x-plasticity:notebook:";

/** The address that stands for a notebook: `sourceOf("optimal-plasticity/fig5")` */
export function sourceOf(notebook: string): string {
  return NOTEBOOK + notebook.split("/").map(encodeURIComponent).join("/");
}

/** The notebook that an address stands for; undefined for another's, and for what would lead out of a folder. */
export function notebookOf(source: string): string | undefined {
  if (!source.startsWith(NOTEBOOK)) return undefined;
  try {
    const name = decodeURIComponent(source.slice(NOTEBOOK.length));
    return isNotebookName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a notebook's name is one that may be a part of a path: `isNotebookName("a/b")  // true` */
export function isNotebookName(name: string): boolean {
  return name.length <= 200 && /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*(\/[\p{L}\p{N}_][\p{L}\p{N}_ .-]*)*$/u.test(name);
}
