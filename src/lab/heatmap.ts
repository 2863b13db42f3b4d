import * as Plot from "@observablehq/plot";
import { parseColour, sequential } from "./colour.js";
import type { DomElement } from "./document.js";
import { withGrid } from "./grids.js";
import { encodePng } from "./png.js";

export interface HeatmapOptions {
  /** Number of rows of the matrix. */
  readonly rows: number;
  /** Number of columns of the matrix. */
  readonly columns: number;
  /** Colour of t in [0, 1]. Default `sequential`. */
  readonly colours?: (t: number) => string;
  /** Values at t = 0 and t = 1. Default: smallest and largest finite value. */
  readonly domain?: readonly [number, number];
  /** Extent in data coordinates from the left edge of column 0 to the right edge of the last. Default [0, columns]. */
  readonly x?: readonly [number, number];
  /** Extent in data coordinates from the outer edge of row 0 to that of the last row. Default [0, rows]. */
  readonly y?: readonly [number, number];
}

/** Index of the transparent colour, for values that are not finite. */
const MISSING = 255;

/**
 * A dense heat map as one mark: a picture with a pixel per value, stretched over its extent in data coordinates. (As
 * one rectangle per value, 200 × 200 values take 4 MB of SVG; as a picture some 20 kB.)
 *
 * Row 0 lies at `y[0]`, the last row at `y[1]`: with the default extent and Plot's upward axis row 0 is at the bottom;
 * reverse the axis (`y: { reverse: true }`) or the extent to show a matrix as it is written.
 *
 * @param values row-major, length rows × columns; values that are not finite stay transparent
 * @throws {RangeError} when the length doesn't fit or the domain is empty
 * @example figure({ …, plot: { marks: [heatmap(loss, { rows: 200, columns: 200, x: [-1, 1], y: [-1, 1] })] } })
 */
export function heatmap(values: ArrayLike<number>, options: HeatmapOptions): Plot.Markish {
  const [x1, x2] = options.x ?? [0, options.columns];
  const [y1, y2] = options.y ?? [0, options.rows];
  const url = heatmapUrl(values, options);
  const { rows, columns, domain = extent(values) } = options;
  // The rectangle gives Plot the extent for its scales; what is drawn in its place is the picture.
  const mark = Plot.rect([0], {
    x1: [x1],
    x2: [x2],
    y1: [y1],
    y2: [y2],
    render: (_index, _scales, channels, _dimensions, context) => {
      const [left, right] = [channels.x1![0] as number, channels.x2![0] as number];
      const [bottom, top] = [channels.y1![0] as number, channels.y2![0] as number];
      const document = context.document as unknown as {
        createElementNS(space: string, name: string): DomElement;
      };
      const image = document.createElementNS("http://www.w3.org/2000/svg", "image");
      // The picture's first line is row 0; mirrored where the axes run the other way.
      const flipX = right < left ? -1 : 1;
      const flipY = bottom > top ? -1 : 1;
      image.setAttribute("width", String(Math.abs(right - left)));
      image.setAttribute("height", String(Math.abs(bottom - top)));
      image.setAttribute("preserveAspectRatio", "none");
      image.setAttribute("style", "image-rendering:pixelated");
      image.setAttribute("transform", `translate(${left},${bottom}) scale(${flipX},${flipY})`);
      image.setAttribute("href", url);
      return image as never;
    },
  });
  return withGrid(mark, {
    kind: "heat map",
    rows,
    columns,
    values,
    x: [x1, x2],
    y: [y1, y2],
    isAtEdges: false,
    domain,
  });
}

/**
 * A heat map as a PNG in a data URL, row 0 at the top.
 *
 * @throws as `heatmap`
 * @example heatmapUrl([0, 1, 2, 3], { rows: 2, columns: 2 })
 */
export function heatmapUrl(values: ArrayLike<number>, options: HeatmapOptions): string {
  const { rows, columns, colours = sequential } = options;
  if (!(Number.isInteger(rows) && rows > 0 && Number.isInteger(columns) && columns > 0)) {
    throw new RangeError(`heatmap: expected rows and columns ≥ 1, got ${rows} × ${columns}`);
  }
  if (values.length !== rows * columns) {
    throw new RangeError(`heatmap: expected ${rows} × ${columns} = ${rows * columns} values, got ${values.length}`);
  }
  const [low, high] = options.domain ?? extent(values);
  if (!(low < high || (options.domain === undefined && low === high))) {
    throw new RangeError(`heatmap: expected a domain [low, high] with low < high, got [${low}, ${high}]`);
  }
  const indices = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const t = high === low ? 0.5 : (value - low) / (high - low);
    indices[i] = Number.isFinite(value) ? Math.round(Math.min(1, Math.max(0, t)) * (MISSING - 1)) : MISSING;
  }
  const palette = Array.from({ length: 256 }, (_, index): [number, number, number, number] =>
    index === MISSING ? [0, 0, 0, 0] : [...parseColour(colours(index / (MISSING - 1))), 255],
  );
  return `data:image/png;base64,${encodePng(indices, columns, rows, palette).toString("base64")}`;
}

function extent(values: ArrayLike<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}
