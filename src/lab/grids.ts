/** A grid of values behind a mark that draws it as a picture or as polygons. */
export interface Grid {
  readonly kind: "heat map" | "surface";
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: ArrayLike<number>;
  /** Extent of the columns in data coordinates, in their order; `y` that of the rows. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether the first and the last value lie on the ends of the extent; else cells fill it. */
  readonly isAtEdges: boolean;
  /** Values of the first and the last colour. */
  readonly domain: readonly [number, number];
}

const grids = new WeakMap<object, Grid>();

/** Remembers the grid that a mark draws, and gives the mark back. `withGrid(Plot.rect(…), grid)` */
export function withGrid<Mark>(mark: Mark, grid: Grid): Mark {
  grids.set(mark as object, grid);
  return mark;
}

/** The grid that a mark draws. `gridOf(heatmap([1, 2], { rows: 1, columns: 2 }))?.columns  // 2` */
export function gridOf(mark: object): Grid | undefined {
  return grids.get(mark);
}
