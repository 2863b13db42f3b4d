import type { Verdict } from "../publish/claims.js";

/** A slide; the HTML in it is sanitised with its deck. */
export interface Slide {
  /** Its anchor: a figure's id, as on the pages, or that with a panel's letter. */
  id: string;
  /** What `G` finds it by, such as "Fig 5b"; empty for slides that nobody looks for. */
  name: string;
  /** How it is laid out. */
  kind: "title" | "question" | "figure" | "panel" | "list" | "cells";
  /** What it says, as plain text; two lines of it are shown. */
  title: string;
  /** HTML of what it shows. */
  body: string;
  /** Verdicts of its claims, the title's first; none where nothing is claimed. */
  verdicts: readonly Verdict[];
  /** Where it is from: paper, figure, page; plain text. */
  source: string;
  /** HTML of the presenter's notes. */
  notes: string;
  /** HTML of what readers noted, behind those: whatever takes the place of the presenter's own, it stays. */
  readersNotes?: string;
}

/** A column of the deck: one goes through the first ones to the right, and down to the others. */
export type Stack = readonly Slide[];

/** A slide that shows text: `textSlide({ id: "sources", title: "Sources", body })`. */
export function textSlide(parts: Pick<Slide, "id" | "title" | "body"> & Partial<Slide>): Slide {
  return { name: "", kind: "list", verdicts: [], source: "", notes: "", ...parts };
}
