/** Where the page's notes stand now. */
import type { DrawnFigure } from "../figureAnchor.js";
import { findPlace } from "../figureAnchor.js";
import { panelsIn, type Box } from "../drawing.js";
import { ANY_FIGURE, type Annotation } from "../model.js";
import { selectorOf } from "../readNote.js";
import { type AnchorState, findPassage } from "../textAnchor.js";
import type { PageText } from "./pageText.js";

/** A note's place on the page. */
export interface PlaceOnPage {
  readonly state: AnchorState;
  /** Why it isn't exact; empty when it is. */
  readonly reason: string;
  /** Of a passage. */
  readonly passage?: { readonly start: number; readonly end: number; readonly range: Range };
  /** Of a place in a figure. */
  readonly figure?: { readonly figure: HTMLElement; readonly box: Box };
}

/** A figure of the page by its id. */
export function figureNamed(id: string): HTMLElement | undefined {
  const found = document.getElementById(id);
  return found?.matches("figure.plasticity-figure") === true ? found : undefined;
}

/** A figure's drawing, when it has one. */
export function drawingOf(figure: HTMLElement): DrawnFigure | undefined {
  const svg = svgOf(figure);
  if (svg === undefined) return undefined;
  const { width, height } = svg.viewBox.baseVal;
  return width > 0 && height > 0 ? { width, height, panels: panelsIn(figure.dataset["panels"]) } : undefined;
}

/** A figure's own drawing: not a part of it. */
export function svgOf(figure: HTMLElement): SVGSVGElement | undefined {
  return figure.querySelector<SVGSVGElement>(":scope > svg, :scope > .drawing > svg") ?? undefined;
}

/** Finds a note's place; a note on the whole page is exact everywhere. */
export function placeOf(note: Annotation, text: PageText): PlaceOnPage {
  const data = selectorOf(note, "DataSelector");
  if (data !== undefined && data.figure !== ANY_FIGURE) {
    const figure = figureNamed(data.figure);
    const drawing = figure === undefined ? undefined : drawingOf(figure);
    const { state, reason, box } = findPlace(data, drawing, selectorOf(note, "FragmentSelector"));
    return { state, reason, ...(figure === undefined || state === "orphaned" ? {} : { figure: { figure, box } }) };
  }
  const quote = selectorOf(note, "TextQuoteSelector");
  if (quote === undefined) return { state: "exact", reason: "" };
  const found = findPassage(text.text, quote, selectorOf(note, "TextPositionSelector"));
  const range = found.state === "orphaned" ? undefined : text.rangeOf(found.start, found.end);
  if (range === undefined) return { state: "orphaned", reason: "the passage isn't there any more" };
  const reasons = {
    exact: "",
    moved: "the same words stand elsewhere",
    changed: "the words have changed",
    orphaned: "",
  };
  return { state: found.state, reason: reasons[found.state], passage: { ...found, range } };
}
