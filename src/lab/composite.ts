/** The layout of a figure: legend, then panels in rows and columns whose frames line up. */
import { colour } from "./colour.js";
import { colourBar } from "./colourBar.js";
import { diagram } from "./diagram.js";
import { finishPlot, measurePlot, usualHeight, type MeasuredPlot } from "./drawPlot.js";
import { escapeHtml } from "./escape.js";
import type { PanelRecord } from "./figureRecord.js";
import type { FigureSpec, PanelSpec } from "./figureSpec.js";
import { legend, type Drawn } from "./legend.js";
import type { AxesSeen, Margins } from "./margins.js";
import { panelHeader } from "./panelHeader.js";
import { round } from "./round.js";
import { theme, type PlotSpec } from "./theme.js";

/** A panel and its place. */
interface Placed {
  readonly panel: PanelSpec;
  readonly key: string;
  readonly column: number;
  readonly span: number;
  width: number;
  measured: MeasuredPlot | undefined;
}

const DEFAULT_GAP = 14;

/** A figure's drawing, and what its panels show. */
export interface Composite {
  readonly svg: string;
  readonly panels: readonly PanelRecord[];
}

/**
 * The whole drawing as one SVG with a nested one per panel.
 *
 * @param panels of the specification, checked
 * @throws {RangeError} when panels don't fit into a row
 * @example const { svg } = composite(spec, checkedPanels(spec));
 */
export function composite(spec: FigureSpec, panels: readonly PanelSpec[]): Composite {
  const width = spec.width ?? theme.maximalWidth;
  const gap = spec.gap ?? DEFAULT_GAP;
  const columns = spec.columns ?? Math.min(3, panels.length);
  const rows = rowsOf(spec.id, panels, columns);
  const share = (width - gap * (columns - 1)) / columns;
  for (const placed of rows.flat()) {
    if (placed.panel.plot === undefined) continue;
    const plot = spec.sharedLabels === true ? withOuterLabels(placed, rows) : placed.panel.plot;
    placed.measured = measurePlot(plot, share, placed.panel.height);
  }
  const margins = alignedMargins(rows);
  setWidths(spec, rows, margins, columns, width, gap);

  let y = 2;
  let content = "";
  const records: PanelRecord[] = [];
  const place = (drawn: Drawn, x = 0): void => {
    if (drawn.height === 0) return;
    content += `<g transform="translate(${x},${y})">${drawn.svg}</g>`;
    y += drawn.height + 6;
  };
  if (spec.legend !== undefined) place(legend(spec.legend, width));
  for (const bar of [spec.colourBar ?? []].flat()) place(colourBar(bar));
  const leastSurroundings = Math.min(...rows.map((row) => surroundings(row, margins)));
  rows.forEach((row, r) => {
    const headers = row.map((placed) => panelHeader(placed.panel, placed.width));
    const header = Math.max(...headers.map(({ height }) => height));
    const usual = usualHeight(row.reduce((sum, placed) => sum + placed.width, 0) / row.length);
    // The row with the shared label is higher by what the label takes, so that all frames are equally high.
    const extra = spec.sharedLabels === true ? surroundings(row, margins) - leastSurroundings : 0;
    let rowHeight = 0;
    let x = 0;
    row.forEach((placed, index) => {
      const { panel, key } = placed;
      const plot =
        placed.measured &&
        finishPlot(placed.measured, {
          width: placed.width,
          height: extra === 0 ? panel.height : (panel.height ?? usual) + extra,
          usualHeight: usual,
          margins: margins.get(placed)!,
          prefix: `${spec.id}-${key}`,
          legend: spec.legend ?? [],
        });
      const drawn: Drawn = plot ?? diagram(panel.svg!, placed.width, panel.height, `${spec.id}-${key}`);
      content += `<g transform="translate(${round(x)},${round(y)})">${headers[index]!.svg}</g>`;
      content += `<svg data-panel="${escapeHtml(key)}" x="${round(x)}" y="${round(y + header)}" width="${round(placed.width)}" height="${round(drawn.height)}" overflow="visible">${drawn.svg}</svg>`;
      records.push({
        id: `${spec.id}-${key}`,
        letter: panel.letter ?? "",
        title: panel.title ?? "",
        box: [round(x), round(y), round(placed.width), round(header + drawn.height)],
        scales: plot?.scalesAt(x, y + header) ?? {},
        marks: plot?.marks ?? [],
      });
      rowHeight = Math.max(rowHeight, drawn.height);
      x += placed.width + gap;
    });
    y += header + rowHeight + (r < rows.length - 1 ? gap : 0);
  });
  const height = Math.ceil(y + 2);
  const ids = `${spec.id}-title ${spec.id}-desc`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="img" aria-labelledby="${ids}" fill="currentColor" color="${colour.ink}" font-family="${escapeHtml(theme.fontFamily)}" font-size="${theme.tickFontSize}" text-anchor="middle" ` +
    `style="display:block;max-width:100%;height:auto;background:${colour.paper}">` +
    `<title id="${spec.id}-title">${escapeHtml(spec.label)}</title><desc id="${spec.id}-desc">${escapeHtml(spec.alt)}</desc>${content}</svg>`;
  return { svg, panels: records };
}

/** The plot without the labels that a neighbour to its left or below shows. */
function withOuterLabels(placed: Placed, rows: readonly (readonly Placed[])[]): PlotSpec {
  const plot = placed.panel.plot!;
  const below = rows.slice(rows.findIndex((row) => row.includes(placed)) + 1).flat();
  const isLast = below.every(({ column }) => column !== placed.column);
  return {
    ...plot,
    x: isLast ? plot.x : { ...plot.x, label: null },
    y: placed.column === 0 ? plot.y : { ...plot.y, label: null },
  } as PlotSpec;
}

/** Panels into rows, left to right, as far as their spans go. */
function rowsOf(id: string, panels: readonly PanelSpec[], columns: number): Placed[][] {
  const rows: Placed[][] = [];
  let column = columns;
  panels.forEach((panel, index) => {
    const span = panel.span ?? 1;
    if (!Number.isInteger(span) || span > columns) {
      throw new RangeError(
        `figure ${id}, panel ${panel.letter ?? index + 1}: expected a span of 1 to ${columns}, got ${span}`,
      );
    }
    if (column + span > columns) {
      rows.push([]);
      column = 0;
    }
    const key = panel.letter !== undefined && /^[\w-]+$/.test(panel.letter) ? panel.letter : `panel${index + 1}`;
    rows.at(-1)!.push({ panel, key, column, span, width: 0, measured: undefined });
    column += span;
  });
  return rows;
}

/**
 * Margins that line up: left and right within a column, top and bottom within a row. A drawing without axes has no
 * frame to line up, and keeps its own.
 */
function alignedMargins(rows: readonly (readonly Placed[])[]): Map<Placed, Margins> {
  const all = rows.flat();
  const hasAxes = ({ measured }: Placed): boolean => measured !== undefined && anyAxis(measured.seen);
  const most = (placed: readonly Placed[], side: keyof Margins): number =>
    Math.max(0, ...placed.filter(hasAxes).map(({ measured }) => measured!.seen[side]));
  const none: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
  return new Map(
    rows.flatMap((row) =>
      row.map((placed): [Placed, Margins] => {
        if (!hasAxes(placed)) return [placed, placed.measured?.seen ?? none];
        const column = all.filter((other) => other.column === placed.column && other.span === placed.span);
        return [
          placed,
          {
            left: most(column, "left"),
            right: most(column, "right"),
            top: most(row, "top"),
            bottom: most(row, "bottom"),
          },
        ];
      }),
    ),
  );
}

/** Widths of the panels: what they ask for, the rest in equal shares, such that frames are equally wide. */
function setWidths(
  spec: FigureSpec,
  rows: readonly Placed[][],
  margins: ReadonlyMap<Placed, Margins>,
  columns: number,
  width: number,
  gap: number,
): void {
  const plain = rows
    .flat()
    .every(({ panel, span }) => panel.width === undefined && span === 1 && panel.plot !== undefined);
  const room = width - gap * (columns - 1);
  if (plain && columns > 1) {
    const side = Array.from({ length: columns }, (_, column) => {
      const placed = rows.flat().filter((other) => other.column === column);
      return Math.max(0, ...placed.map((each) => margins.get(each)!.left + margins.get(each)!.right));
    });
    const frame = (room - side.reduce((sum, each) => sum + each, 0)) / columns;
    for (const placed of rows.flat()) placed.width = frame + side[placed.column]!;
    return;
  }
  for (const row of rows) {
    const fixed = row.reduce((sum, { panel }) => sum + (panel.width ?? 0), 0);
    const shares = row.reduce((sum, { panel, span }) => sum + (panel.width === undefined ? span : 0), 0);
    // Without fixed widths an unfilled row keeps the grid; with them, what is left goes to the panels without one.
    const share = fixed === 0 ? room / columns : (width - gap * (row.length - 1) - fixed) / Math.max(1, shares);
    if (fixed + gap * (row.length - 1) > width + 0.5 || (shares > 0 && share < 40)) {
      throw new RangeError(
        `figure ${spec.id}: expected panels of a row to fit into ${width} px, got ${fixed} px for ${row.length} panels`,
      );
    }
    for (const placed of row) {
      placed.width = placed.panel.width ?? share * placed.span + (fixed === 0 ? gap * (placed.span - 1) : 0);
    }
  }
}

function anyAxis({ hasLeftAxis, hasRightAxis, hasBottomAxis }: AxesSeen): boolean {
  return hasLeftAxis || hasRightAxis || hasBottomAxis;
}

/** The room above and below the frames of a row. */
function surroundings(row: readonly Placed[], margins: ReadonlyMap<Placed, Margins>): number {
  return Math.max(...row.map((placed) => margins.get(placed)!.top + margins.get(placed)!.bottom));
}
