/**
 * Notes that people leave on figures, as marks in data coordinates: text, arrows, brackets, threshold lines, bands and
 * regions, each with its author and the date that the author gave (never the clock's).
 */
import * as Plot from "@observablehq/plot";
import { checkAnnotation } from "../annotations/checkAnnotation.js";
import type { Annotation, Coordinate, DataSelector } from "../annotations/model.js";
import { selectorOf, signedText, textOf } from "../annotations/readNote.js";
import { colour } from "./colour.js";
import { theme } from "./theme.js";

const TEXT = { ...theme.text, fontStyle: "italic", lineWidth: 20 } as const;
/** Characters of a note that are written into a figure; the whole stands in its title. */
const LONGEST_TEXT = 120;

/**
 * Notes as marks, to be put behind a plot's own. Author and date show when the pointer rests on one. What is drawn
 * follows from the place: x and y a text there, with `labelAt` an arrow to it; x or y alone a line across the figure, or a
 * band when it is a range; a range and a value a bracket; two ranges a region. Notes on passages of text aren't drawn.
 *
 * @param list from `annotations`, or made by `note`
 * @throws {AnnotationError} for what isn't a note
 * @example
 * figure({ …, plot: { marks: [...own, ...annotate([
 *   note({ x: 1, y: 0.011, labelAt: [1.6, 0.02], text: "sweet spot", author: "A. Reader", date: "2024-03-01" }),
 * ])] } })
 */
export function annotate(list: readonly Annotation[]): Plot.Markish[] {
  return list.flatMap((one, index) => {
    const note = checkAnnotation(one, `annotation ${index + 1}`);
    const place = selectorOf(note, "DataSelector");
    return place === undefined ? [] : marksOf(note, place);
  });
}

/** How a note is drawn: its marks differ by the place only. */
interface Look {
  readonly shade: string;
  readonly title: string[];
  readonly words: string[];
}

function marksOf(note: Annotation, place: DataSelector): Plot.Markish[] {
  const text = textOf(note).replace(/\s+/g, " ").trim();
  const shade = place.colour ?? colour.muted;
  const title = [signedText(note)];
  const words = text === "" ? [] : [text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text];
  const look = { shade, title, words };
  const { x, y, labelAt } = place;
  if (x === undefined && y === undefined) return [];
  if (y === undefined) return isRange(x) ? bandX(x, look) : lineX(x as Coordinate, look);
  if (x === undefined) return isRange(y) ? bandY(y, look) : lineY(y as Coordinate, look);
  if (isRange(x)) return isRange(y) ? region(x, y, look) : bracketX(x, y as Coordinate, look);
  if (isRange(y)) return bracketY(x as Coordinate, y, look);
  return labelAt === undefined ? point(x as Coordinate, y as Coordinate, look) : arrow(labelAt, place, look);
}

type Range = readonly [Coordinate, Coordinate];

function isRange(place: unknown): place is Range {
  return Array.isArray(place);
}

function styleOf({ shade, title, words }: Look): Plot.TextOptions {
  return { ...TEXT, fill: shade, text: words, title };
}

/** The middle of a range: of numbers their mean, of categories the first. */
function middle([from, to]: Range): Coordinate {
  return typeof from === "number" && typeof to === "number" ? (from + to) / 2 : from;
}

function point(x: Coordinate, y: Coordinate, look: Look): Plot.Markish[] {
  return [Plot.text(look.words, { ...styleOf(look), x: [x], y: [y] })];
}

function arrow([x1, y1]: readonly [number, number], place: DataSelector, look: Look): Plot.Markish[] {
  const [x2, y2] = [place.x as number, place.y as number];
  // The text stands on the side of the tail that is away from the head.
  const above = y1 >= y2;
  const line = { stroke: look.shade, strokeWidth: 1.25, headLength: 7, insetEnd: 4, title: look.title };
  return [
    Plot.arrow([0], { x1: [x1], y1: [y1], x2: [x2], y2: [y2], ...line }),
    Plot.text(look.words, {
      ...styleOf(look),
      x: [x1],
      y: [y1],
      dy: above ? -5 : 5,
      lineAnchor: above ? "bottom" : "top",
    }),
  ];
}

function bracketX(x: Range, at: Coordinate, look: Look): Plot.Markish[] {
  const line = { stroke: look.shade, strokeWidth: 1.25, title: look.title };
  return [
    Plot.ruleY([at], { x1: [x[0]], x2: [x[1]], ...line }),
    Plot.vector(x, { ...ticksOf(look), x: [...x], y: [at, at], rotate: 180 }),
    Plot.text(look.words, { ...styleOf(look), x: [middle(x)], y: [at], dy: -5, lineAnchor: "bottom" }),
  ];
}

function bracketY(at: Coordinate, y: Range, look: Look): Plot.Markish[] {
  const line = { stroke: look.shade, strokeWidth: 1.25, title: look.title };
  return [
    Plot.ruleX([at], { y1: [y[0]], y2: [y[1]], ...line }),
    Plot.vector(y, { ...ticksOf(look), x: [at, at], y: [...y], rotate: -90 }),
    Plot.text(look.words, { ...styleOf(look), x: [at], y: [middle(y)], dx: 6, textAnchor: "start" }),
  ];
}

function lineX(x: Coordinate, look: Look): Plot.Markish[] {
  const top = { frameAnchor: "top", textAnchor: "start", lineAnchor: "top", dx: 4, dy: 2 } as const;
  return [Plot.ruleX([x], dashedOf(look)), Plot.text(look.words, { ...styleOf(look), x: [x], ...top })];
}

function lineY(y: Coordinate, look: Look): Plot.Markish[] {
  const right = { frameAnchor: "right", textAnchor: "end", lineAnchor: "bottom", dy: -3, dx: -2 } as const;
  return [
    Plot.ruleY([y], dashedOf(look)),
    Plot.text(look.words, { ...styleOf(look), y: [y], ...right, lineWidth: 40 }),
  ];
}

function bandX(x: Range, look: Look): Plot.Markish[] {
  const top = { frameAnchor: "top", lineAnchor: "top", dy: 3 } as const;
  return [
    Plot.rectX([0], { x1: [x[0]], x2: [x[1]], ...tintOf(look) }),
    Plot.text(look.words, { ...styleOf(look), x: [middle(x)], ...top }),
  ];
}

function bandY(y: Range, look: Look): Plot.Markish[] {
  const right = { frameAnchor: "right", textAnchor: "end", dx: -4, lineWidth: 40 } as const;
  return [
    Plot.rectY([0], { y1: [y[0]], y2: [y[1]], ...tintOf(look) }),
    Plot.text(look.words, { ...styleOf(look), y: [middle(y)], ...right }),
  ];
}

function region(x: Range, y: Range, look: Look): Plot.Markish[] {
  const sides = { x1: [x[0]], x2: [x[1]], y1: [y[0]], y2: [y[1]] };
  const outline = { stroke: look.shade, strokeDasharray: "4,3" };
  return [
    Plot.rect([0], { ...sides, ...tintOf(look), ...outline }),
    Plot.text(look.words, { ...styleOf(look), x: [middle(x)], y: [y[1]], dy: -5, lineAnchor: "bottom" }),
  ];
}

function dashedOf({ shade, title }: Look): {
  stroke: string;
  strokeWidth: number;
  strokeDasharray: string;
  title: string[];
} {
  return { stroke: shade, strokeWidth: 1.25, strokeDasharray: "4,3", title };
}

function tintOf({ shade, title }: Look): { fill: string; fillOpacity: number; title: string[] } {
  return { fill: shade, fillOpacity: 0.13, title };
}

function ticksOf({ shade }: Look): Plot.VectorOptions {
  return { stroke: shade, strokeWidth: 1.25, length: 6, anchor: "start", shape: TICK };
}

/** A plain stroke for the ends of a bracket. */
const TICK: Plot.VectorShape = {
  draw(context, length) {
    context.moveTo(0, 0);
    context.lineTo(0, -length);
  },
};
