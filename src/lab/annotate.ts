/**
 * Notes that people leave on figures: text, arrows, brackets, threshold lines and bands in data coordinates, each with
 * its author and the date that the author gave (never the clock's).
 */
import { shownValue } from "../files/oneLine.js";
import * as Plot from "@observablehq/plot";
import { colour } from "./colour.js";
import { theme } from "./theme.js";

/** A place on an axis: a number, or a category. */
export type Coordinate = number | string;

interface Note {
  /** Who wrote it. */
  readonly author: string;
  /** When, as YYYY-MM-DD. */
  readonly date: string;
  readonly text?: string;
  /** Colour. Default: the theme's muted ink. */
  readonly colour?: string;
  /** Id of the figure it belongs to; used by `annotations`. */
  readonly figure?: string;
  /** Letter of the panel it belongs to; used by `annotations`. */
  readonly panel?: string;
}

/** One annotation, as it stands in `data/annotations/<notebook>.json`. */
export type Annotation =
  /** Text at a point. */
  | (Note & { readonly kind: "text"; readonly text: string; readonly x: Coordinate; readonly y: Coordinate })
  /** Arrow from (x1, y1), where the text stands, to (x2, y2). */
  | (Note & {
      readonly kind: "arrow";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    })
  /** Bracket over from … to along x at height `at` (or along y at the abscissa `at`). */
  | (Note & {
      readonly kind: "bracket";
      readonly axis: "x" | "y";
      readonly from: number;
      readonly to: number;
      readonly at: number;
    })
  /** Threshold line at a value of an axis, across the figure. */
  | (Note & { readonly kind: "line"; readonly axis: "x" | "y"; readonly value: Coordinate })
  /** Band between two values of an axis, across the figure. */
  | (Note & { readonly kind: "band"; readonly axis: "x" | "y"; readonly from: number; readonly to: number });

const TEXT = { ...theme.text, fontStyle: "italic", lineWidth: 20 } as const;

/**
 * Annotations as marks, to be put behind a plot's own. Author and date show when the pointer rests on one.
 *
 * @throws as `checkAnnotation`
 * @example
 * figure({ …, plot: { marks: [...own, ...annotate([
 *   { kind: "arrow", x1: 1.6, y1: 0.02, x2: 1, y2: 0.011, text: "sweet spot", author: "A. Reader", date: "2024-03-01" },
 * ])] } })
 */
export function annotate(list: readonly Annotation[]): Plot.Markish[] {
  return list.flatMap((annotation, index) => marksOf(checkAnnotation(annotation, `annotation ${index + 1}`)));
}

/**
 * The annotation, when it is one.
 *
 * @param where it stands, for the message
 * @throws {TypeError} on an unknown kind, a missing author, a date that isn't YYYY-MM-DD or a coordinate that is missing
 * @example checkAnnotation(JSON.parse(text), "notes.json, annotation 1")
 */
export function checkAnnotation(value: unknown, where: string): Annotation {
  const fail = (name: string, expected: string, got: unknown): never => {
    throw new TypeError(`${where}: expected ${name} to be ${expected}, got ${shownValue(got)}`);
  };
  if (value === null || typeof value !== "object") return fail("it", "a record", value);
  const record = value as Record<string, unknown>;
  const number = (name: string): void => {
    if (typeof record[name] !== "number" || !Number.isFinite(record[name])) fail(name, "a number", record[name]);
  };
  const coordinate = (name: string): void => {
    if (typeof record[name] !== "string") number(name);
  };
  const text = (name: string): void => {
    if (typeof record[name] !== "string" || record[name] === "") fail(name, "a text", record[name]);
  };
  const axis = (): void => {
    if (record["axis"] !== "x" && record["axis"] !== "y") fail("axis", '"x" or "y"', record["axis"]);
  };
  text("author");
  const date = record["date"];
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    fail("date", "a date YYYY-MM-DD", date);
  }
  for (const name of ["text", "colour", "figure", "panel"]) if (record[name] !== undefined) text(name);
  switch (record["kind"]) {
    case "text":
      text("text");
      coordinate("x");
      coordinate("y");
      break;
    case "arrow":
      for (const name of ["x1", "y1", "x2", "y2"]) number(name);
      break;
    case "bracket":
      axis();
      for (const name of ["from", "to", "at"]) number(name);
      break;
    case "line":
      axis();
      coordinate("value");
      break;
    case "band":
      axis();
      for (const name of ["from", "to"]) number(name);
      break;
    default:
      fail("kind", '"text", "arrow", "bracket", "line" or "band"', record["kind"]);
  }
  return value as Annotation;
}

function marksOf(annotation: Annotation): Plot.Markish[] {
  const shade = annotation.colour ?? colour.muted;
  const title = [
    `${annotation.text === undefined ? "" : `${annotation.text} – `}${annotation.author}, ${annotation.date}`,
  ];
  const words = annotation.text === undefined ? [] : [annotation.text];
  const style = { ...TEXT, fill: shade, text: words, title };
  switch (annotation.kind) {
    case "text":
      return [Plot.text(words, { ...style, x: [annotation.x], y: [annotation.y] })];
    case "arrow": {
      const { x1, y1, x2, y2 } = annotation;
      // The text stands on the side of the tail that is away from the head.
      const above = y1 >= y2;
      return [
        Plot.arrow([0], {
          x1: [x1],
          y1: [y1],
          x2: [x2],
          y2: [y2],
          stroke: shade,
          strokeWidth: 1.25,
          headLength: 7,
          insetEnd: 4,
          title,
        }),
        Plot.text(words, { ...style, x: [x1], y: [y1], dy: above ? -5 : 5, lineAnchor: above ? "bottom" : "top" }),
      ];
    }
    case "bracket": {
      const { axis, from, to, at } = annotation;
      const along = axis === "x";
      const ends = [from, to];
      const ticks = { stroke: shade, strokeWidth: 1.25, length: 6, anchor: "start", shape: TICK } as const;
      return [
        along
          ? Plot.ruleY([at], { x1: [from], x2: [to], stroke: shade, strokeWidth: 1.25, title })
          : Plot.ruleX([at], { y1: [from], y2: [to], stroke: shade, strokeWidth: 1.25, title }),
        Plot.vector(
          ends,
          along ? { ...ticks, x: ends, y: [at, at], rotate: 180 } : { ...ticks, x: [at, at], y: ends, rotate: -90 },
        ),
        along
          ? Plot.text(words, { ...style, x: [(from + to) / 2], y: [at], dy: -5, lineAnchor: "bottom" })
          : Plot.text(words, { ...style, x: [at], y: [(from + to) / 2], dx: 6, textAnchor: "start" }),
      ];
    }
    case "line": {
      const { axis, value } = annotation;
      const line = { stroke: shade, strokeWidth: 1.25, strokeDasharray: "4,3", title };
      return axis === "x"
        ? [
            Plot.ruleX([value], line),
            Plot.text(words, {
              ...style,
              x: [value],
              frameAnchor: "top",
              textAnchor: "start",
              lineAnchor: "top",
              dx: 4,
              dy: 2,
            }),
          ]
        : [
            Plot.ruleY([value], line),
            Plot.text(words, {
              ...style,
              y: [value],
              frameAnchor: "right",
              textAnchor: "end",
              lineAnchor: "bottom",
              dy: -3,
              dx: -2,
              lineWidth: 40,
            }),
          ];
    }
    case "band": {
      const { axis, from, to } = annotation;
      const band = { fill: shade, fillOpacity: 0.13, title };
      return axis === "x"
        ? [
            Plot.rectX([0], { x1: [from], x2: [to], ...band }),
            Plot.text(words, { ...style, x: [(from + to) / 2], frameAnchor: "top", lineAnchor: "top", dy: 3 }),
          ]
        : [
            Plot.rectY([0], { y1: [from], y2: [to], ...band }),
            Plot.text(words, {
              ...style,
              y: [(from + to) / 2],
              frameAnchor: "right",
              textAnchor: "end",
              dx: -4,
              lineWidth: 40,
            }),
          ];
    }
  }
}

/** A plain stroke for the ends of a bracket. */
const TICK: Plot.VectorShape = {
  draw(context, length) {
    context.moveTo(0, 0);
    context.lineTo(0, -length);
  },
};
