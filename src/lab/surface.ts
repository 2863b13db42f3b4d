import * as Plot from "@observablehq/plot";
import { colour, sequential } from "./colour.js";
import { withGrid } from "./grids.js";
import { theme, type PlotSpec } from "./theme.js";

export interface SurfaceOptions {
  /** Number of rows: samples along y. At least 2. */
  readonly rows: number;
  /** Number of columns: samples along x. At least 2. */
  readonly columns: number;
  /** x of the first and the last column. Default [−1, 1]. */
  readonly x?: readonly [number, number];
  /** y of the first and the last row. Default [−1, 1]. */
  readonly y?: readonly [number, number];
  /** Values at the floor and at full height. Default: smallest and largest value. */
  readonly domain?: readonly [number, number];
  /** Colour of t in [0, 1], by height. Default `sequential`. */
  readonly colours?: (t: number) => string;
  /** Height of the surface in units of half the floor's side. Default 1. */
  readonly height?: number;
  /** Turn of the floor about the vertical, in degrees. Default 35. */
  readonly azimuth?: number;
  /** Angle of view above the floor, in degrees. Default 30. */
  readonly elevation?: number;
  /** Names of the axes, written along the front edges of the floor. */
  readonly labels?: { readonly x?: string; readonly y?: string; readonly z?: string };
}

/** A point of the drawing plane. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/** A surface to be put into a figure, and the projection for what is drawn on it. */
export interface Surface {
  /** Plot's options with the surface's marks; add your own marks behind `plot.marks`. */
  readonly plot: PlotSpec & { readonly marks: Plot.Markish[] };
  /** Where the point (x, y, z) of the data lies in the drawing. */
  readonly project: (x: number, y: number, z: number) => DrawnPoint;
}

/**
 * A surface z(x, y) seen in parallel projection: one polygon per cell of the grid, drawn from back to front.
 *
 * A grid of 30 × 30 takes about 80 kB of SVG. What lies on the surface is drawn over it, also where the surface would
 * hide it.
 *
 * @param z values, row-major (row = y, column = x), length rows × columns, finite
 * @throws {RangeError} when the grid is smaller than 2 × 2, the length doesn't fit or a value isn't finite
 * @example
 * const { plot, project } = surface(loss, { rows: 30, columns: 30 });
 * figure({ …, plot: { ...plot, marks: [...plot.marks, Plot.line(path.map((p) => project(p.u, p.v, p.loss)), { x: "x", y: "y" })] } });
 */
export function surface(z: ArrayLike<number>, options: SurfaceOptions): Surface {
  const { rows, columns, colours = sequential, height = 1, labels = {} } = options;
  if (!(Number.isInteger(rows) && Number.isInteger(columns) && rows >= 2 && columns >= 2)) {
    throw new RangeError(`surface: expected at least 2 rows and 2 columns, got ${rows} × ${columns}`);
  }
  if (z.length !== rows * columns) {
    throw new RangeError(`surface: expected ${rows} × ${columns} = ${rows * columns} values, got ${z.length}`);
  }
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < z.length; i++) {
    if (!Number.isFinite(z[i])) throw new RangeError(`surface: expected finite values, got ${z[i]} at index ${i}`);
    low = Math.min(low, z[i]!);
    high = Math.max(high, z[i]!);
  }
  if (options.domain !== undefined) [low, high] = options.domain;
  const [x0, x1] = options.x ?? [-1, 1];
  const [y0, y1] = options.y ?? [-1, 1];
  const azimuth = ((options.azimuth ?? 35) * Math.PI) / 180;
  const elevation = ((options.elevation ?? 30) * Math.PI) / 180;
  const [cosA, sinA, cosE, sinE] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  const relative = (value: number): number => (high === low ? 0 : (value - low) / (high - low));

  /** Floor coordinates u, v in [−1, 1] and height w in [0, 1] to the drawing plane; depth grows away from the viewer. */
  const view = (u: number, v: number, w: number): DrawnPoint & { depth: number } => {
    const depth = u * sinA + v * cosA;
    return { x: u * cosA - v * sinA, y: depth * sinE + w * height * cosE, depth };
  };
  const floor = (x: number, y: number): [number, number] => [
    (2 * (x - x0)) / (x1 - x0) - 1,
    (2 * (y - y0)) / (y1 - y0) - 1,
  ];
  const project = (x: number, y: number, value: number): DrawnPoint => {
    const { x: drawnX, y: drawnY } = view(...floor(x, y), relative(value));
    return { x: drawnX, y: drawnY };
  };

  const polygons: { depth: number; fill: string; points: DrawnPoint[] }[] = [];
  const corner = (row: number, column: number): DrawnPoint & { depth: number } =>
    view((2 * column) / (columns - 1) - 1, (2 * row) / (rows - 1) - 1, relative(z[row * columns + column]!));
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const points = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ];
      const i = row * columns + column;
      const mean = (z[i]! + z[i + 1]! + z[i + columns]! + z[i + columns + 1]!) / 4;
      const depth = points.reduce((sum, point) => sum + point.depth, 0) / 4;
      polygons.push({ depth, fill: colours(Math.min(1, Math.max(0, relative(mean)))), points });
    }
  }
  polygons.sort((a, b) => b.depth - a.depth);
  const outline = polygons.flatMap(({ points, fill }, polygon) => points.map(({ x, y }) => ({ x, y, polygon, fill })));
  const ground = (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([u, v]) => view(u, v, 0));

  const marks: Plot.Markish[] = [
    Plot.line(ground, { x: "x", y: "y", curve: "linear-closed", stroke: colour.axis, strokeWidth: 1, fill: "#f6f8fa" }),
    withGrid(
      Plot.line(outline, {
        x: "x",
        y: "y",
        z: "polygon",
        fill: "fill",
        stroke: colour.paper,
        strokeOpacity: 0.45,
        strokeWidth: 0.5,
        curve: "linear-closed",
      }),
      { kind: "surface", rows, columns, values: z, x: [x0, x1], y: [y0, y1], isAtEdges: true, domain: [low, high] },
    ),
  ];
  // The two edges of the floor that face the viewer, and the corner furthest to the left, for any turn.
  const [nearU, nearV] = [sinA >= 0 ? -1 : 1, cosA >= 0 ? -1 : 1];
  const along = (text: string | undefined, middle: DrawnPoint): void => {
    if (text === undefined) return;
    const side = middle.x >= 0 ? 1 : -1;
    const textAnchor = side > 0 ? "start" : "end";
    marks.push(Plot.text([middle], { ...theme.text, x: "x", y: "y", text: [text], textAnchor, dx: 8 * side, dy: 12 }));
  };
  along(labels.x, view(0, nearV, 0));
  along(labels.y, view(nearU, 0, 0));
  if (labels.z !== undefined) {
    const [leftU, leftV] = [cosA >= 0 ? -1 : 1, sinA >= 0 ? 1 : -1];
    const [foot, top] = [view(leftU, leftV, 0), view(leftU, leftV, 1)];
    marks.push(
      Plot.arrow([0], {
        x1: [foot.x],
        y1: [foot.y],
        x2: [top.x],
        y2: [top.y],
        stroke: colour.axis,
        headLength: 6,
        strokeWidth: 1.2,
      }),
      Plot.text([top], { ...theme.text, x: "x", y: "y", text: [labels.z], textAnchor: "end", dx: -6 }),
    );
  }
  const plot = { x: { axis: null }, y: { axis: null }, aspectRatio: 1, inset: 14, marks } as const;
  return { plot: plot as unknown as Surface["plot"], project };
}
