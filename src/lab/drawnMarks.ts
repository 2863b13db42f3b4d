/** The rows that a plot's marks draw, noted while Plot draws them: after its transforms, without what it leaves out. */
import * as Plot from "@observablehq/plot";
import { csvLine } from "../files/csv.js";
import { gridOf } from "./grids.js";
import type { LegendItem } from "./legend.js";

/** A mark of a drawn plot. */
export interface DrawnMark {
  /** "line", "dot", "rule", …; "heat map" and "surface" have a grid. */
  readonly mark: string;
  /** What the legend says of its colour; empty without. */
  readonly series: string;
  readonly rows: number;
  /** Plot's channels, in data coordinates: "x", "y1", "stroke", …; those of a grid are its columns' x. */
  readonly columns: readonly string[];
  /** The data's name of each column where it has one, else "". */
  readonly fields?: readonly string[];
  /** y of each row of a grid. */
  readonly y?: readonly number[];
  /** The rows, without a header; numbers have seven digits, none finer than 1e−7 of a linear axis. */
  readonly csv: string;
  /** Characters of rows that were too many to keep. */
  readonly left?: number;
}

type Channels = Readonly<Record<string, { value?: ArrayLike<unknown>; scale?: string | null; label?: string }>>;
type Render = (
  index: (ArrayLike<number> & { fx?: unknown; fy?: unknown }) | null,
  scales: unknown,
  values: { channels: Channels },
  ...rest: unknown[]
) => unknown;
interface PlotMark {
  readonly ariaLabel?: string;
  readonly stroke?: string;
  readonly fill?: string;
  readonly symbol?: unknown;
  readonly render: Render;
}

/** Decoration, not data. */
const AXES = /-axis|-grid|^frame$/;
/** Channels that aren't drawn, or are a drawing's pieces. */
const LEFT_OUT = new Set(["ariaLabel", "href", "src", "geometry", "title", "key", "clip"]);
/** Marks whose rows are levels of a field: the samples behind them aren't drawn. */
const LEVELS = /^(?:contour|density)$/;
/** Marks whose colour is that of the text. */
const WORDS = /^(?:text|arrow)$/;

interface Noted {
  readonly mark: PlotMark;
  readonly pieces: { index: ArrayLike<number>; fx: unknown; fy: unknown; channels: Channels }[];
}

/** The marks of a plot, to be drawn in place of those given, and what was drawn by then. */
export interface NotedMarks {
  readonly marks: Plot.Markish[];
  /** After drawing. @param scale the plot's scales */
  drawn(scale: (name: string) => { type?: string; domain?: unknown } | undefined): DrawnMark[];
}

/**
 * Marks that draw as those given do and note what they draw.
 *
 * @param legend says what colours stand for
 * @example const noted = noteMarks(plot.marks, []); Plot.plot({ ...plot, marks: noted.marks }); noted.drawn(…);
 */
export function noteMarks(marks: readonly unknown[], legend: readonly LegendItem[]): NotedMarks {
  const all: Noted[] = [];
  const noting = (mark: unknown): unknown => {
    if (Array.isArray(mark)) return mark.map(noting);
    if (!(mark instanceof Plot.Mark)) return mark;
    const own = mark as unknown as PlotMark;
    if (AXES.test(own.ariaLabel ?? "")) return mark;
    const noted: Noted = { mark: own, pieces: [] };
    all.push(noted);
    const render: Render = function (this: unknown, index, scales, values, ...rest) {
      if (index !== null) noted.pieces.push({ index, fx: index.fx, fy: index.fy, channels: values.channels });
      return own.render.call(this, index, scales, values, ...rest);
    };
    return Object.create(own, { render: { value: render } }) as unknown;
  };
  return {
    marks: marks.map(noting) as Plot.Markish[],
    drawn: (scale) => all.flatMap(({ mark, pieces }) => drawnMark(mark, pieces, legend, scale)),
  };
}

function drawnMark(
  mark: PlotMark,
  pieces: Noted["pieces"],
  legend: readonly LegendItem[],
  scale: Parameters<NotedMarks["drawn"]>[0],
): DrawnMark[] {
  const series = legendOf(mark, legend);
  const grid = gridOf(mark);
  if (grid !== undefined) {
    const digits = decimalsOf(grid.domain, 4);
    const lines = Array.from({ length: grid.rows }, (_, row) => {
      const values = Array.from({ length: grid.columns }, (_, k) =>
        written(grid.values[row * grid.columns + k], digits),
      );
      return `${csvLine(values)}\n`;
    });
    const columns = middles(grid.x, grid.columns, grid.isAtEdges).map(String);
    const y = middles(grid.y, grid.rows, grid.isAtEdges);
    return [{ mark: grid.kind, series, rows: grid.rows, columns, y, csv: lines.join("") }];
  }
  const [first] = pieces;
  if (first === undefined) return [];
  const names = Object.entries(first.channels)
    .filter(([name, { value, scale: of }]) => !LEFT_OUT.has(name) && value !== undefined && !/^f[xy]$/.test(of ?? ""))
    .filter(([name]) => !(LEVELS.test(mark.ariaLabel ?? "") && /^[xy]/.test(name)))
    .map(([name]) => name);
  const facets = (["fx", "fy"] as const).filter((name) => first[name] !== undefined);
  const decimals = new Map(
    ["x", "y"].map((name) => {
      const { type, domain } = scale(name) ?? {};
      return [name, type === "linear" ? decimalsOf(domain, 7) : undefined];
    }),
  );
  let rows = 0;
  let csv = "";
  for (const { index, channels, ...facet } of pieces) {
    for (let k = 0; k < index.length; k++) {
      const values = names.map((name) => {
        const { value, scale: of } = channels[name]!;
        const one = value![index[k]!];
        return of === null && /^(?:stroke|fill)$/.test(name)
          ? colourName(one, legend)
          : written(one, decimals.get(of!));
      });
      csv += `${csvLine([...facets.map((name) => written(facet[name], undefined)), ...values])}\n`;
      rows++;
    }
  }
  const fields = [...facets.map(() => ""), ...names.map((name) => first.channels[name]!.label ?? "")];
  return [{ mark: mark.ariaLabel ?? "mark", series, rows, columns: [...facets, ...names], fields, csv }];
}

/** What the legend says of a mark's constant colour, by its shape where colours are shared. */
function legendOf(mark: PlotMark, legend: readonly LegendItem[]): string {
  if (WORDS.test(mark.ariaLabel ?? "")) return "";
  const same = legend.filter(({ colour }) => colour === mark.stroke || colour === mark.fill);
  const isPoint = mark.ariaLabel === "dot";
  const fitting = same.filter(({ symbol = "line" }) => isPoint === !/^(?:line|ribbon)$/.test(symbol));
  const [only, other] = fitting.length > 0 ? fitting : same;
  return only === undefined || other !== undefined ? "" : only.label;
}

/** A colour that stands in the data, by what the legend says of it. */
function colourName(value: unknown, legend: readonly LegendItem[]): string | number | null {
  const same = legend.filter(({ colour }) => colour === value);
  return same.length === 1 ? same[0]!.label : written(value, undefined);
}

/** Decimals that show a part 10^−digits of an axis. */
function decimalsOf(domain: unknown, digits: number): number | undefined {
  if (!Array.isArray(domain) || !domain.every((end) => typeof end === "number" && Number.isFinite(end)))
    return undefined;
  const extent = Math.max(...(domain as number[])) - Math.min(...(domain as number[]));
  return extent > 0 ? Math.min(100, Math.max(0, digits - Math.floor(Math.log10(extent)))) : undefined;
}

function written(value: unknown, decimals: number | undefined): string | number | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    const rounded = decimals === undefined ? value : Number(value.toFixed(decimals));
    // `+ 0` turns −0 into 0
    return Number(rounded.toPrecision(7)) + 0;
  }
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Places of the rows or columns of a grid over an extent: middles of cells, or samples from end to end. */
function middles([from, to]: readonly [number, number], count: number, isAtEdges: boolean): number[] {
  return Array.from({ length: count }, (_, k) => {
    const part = isAtEdges ? k / (count - 1) : (k + 0.5) / count;
    return Number((from + (to - from) * part).toPrecision(7)) + 0;
  });
}
