/**
 * Figures of a notebook: one plot, or a composite of lettered panels, as one self-contained piece of HTML with an
 * inline SVG. Plots are written in the cell, as Plot's own options; this file gives them the theme, margins that fit,
 * a place in the composite, a caption and a description for screen readers.
 */
import * as Plot from "@observablehq/plot";
import { documentForPlot, type DomElement } from "./document.js";
import { colourBar, type ColourBar } from "./colourBar.js";
import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { legend, type Drawn, type LegendItem } from "./legend.js";
import { axesSeen, type AxesSeen, type Margins } from "./margins.js";
import { svgText } from "./svgText.js";
import { textWidth, wrapText } from "./textWidth.js";
import { logarithmicTick, themed, theme, type PlotSpec } from "./theme.js";

/** One panel: a plot, or a diagram that is SVG already. */
export interface PanelSpec {
  /** Letter shown in bold at the top left, e.g. "a". */
  readonly letter?: string;
  /** Title beside the letter. */
  readonly title?: string;
  /** Plot's options; `document`, `className`, margins and fonts are taken care of. */
  readonly plot?: PlotSpec;
  /** A diagram as SVG text `<svg …>…</svg>` with a `viewBox`, instead of a plot. Trusted: it is not escaped. */
  readonly svg?: string;
  /** Width in pixels. Default: an equal share of the row. */
  readonly width?: number;
  /** Height in pixels, without the title. Default: from the width. */
  readonly height?: number;
  /** Number of columns that it covers. Default 1. */
  readonly span?: number;
}

/** A figure: `plot` (or `svg`) for one panel, `panels` for several. */
export interface FigureSpec extends Omit<PanelSpec, "letter" | "span"> {
  /** Identifier, unique in its notebook: letters, digits, `-`, `_`. All ids inside begin with it. */
  readonly id: string;
  /** The figure's name in the paper, e.g. "Fig 5" or "Fig 5—figure supplement 1". */
  readonly label: string;
  /** What the figure shows, below it. */
  readonly caption: string;
  /** What a reader who can't see the figure should know: the course of the curves, not the colours. */
  readonly alt: string;
  /** Letter(s) of the paper's panel when the figure is a part of one, e.g. "a". Default: the letters of the panels. */
  readonly panel?: string;
  readonly panels?: readonly PanelSpec[];
  /** Number of columns of the composite. Default: all panels in one row, at most 3. */
  readonly columns?: number;
  /** Pixels between panels. Default 14. */
  readonly gap?: number;
  /** Writes the label of y only in the first column and that of x only in the last row. Default false. */
  readonly sharedLabels?: boolean;
  /** Swatches above the panels. */
  readonly legend?: readonly LegendItem[];
  /** The key to a continuous colour scale, above the panels. */
  readonly colourBar?: ColourBar;
}

interface Placed {
  readonly panel: PanelSpec;
  readonly key: string;
  readonly column: number;
  readonly span: number;
  width: number;
  plot: PlotSpec | undefined;
  seen: AxesSeen | undefined;
}

const HEADER = 22;
const TITLE_LINE = 16;
/** Bold letters are wider than the estimate for regular ones. */
const BOLD = 1.12;
const DEFAULT_GAP = 14;
/** Three times the width: a page, not a scroll. */
const MAXIMAL_HEIGHT = 3 * theme.maximalWidth;

/**
 * Shows a figure as the output of the running cell (nothing happens outside a kernel; see `figureHtml`).
 *
 * Several panels are arranged in rows of `columns`; the frames of a column line up and, unless a panel has a `width` or
 * a `span`, all frames are equally wide. Legends of Plot itself (`color: { legend: true }`) are dropped, because the
 * continuous ones need a canvas: use `legend` and `colourBar`.
 *
 * @throws {RangeError | TypeError} on a missing caption, a width above 640, two panels with one letter, …
 * @example
 * figure({
 *   id: "fig5", label: "Fig 5", caption: "Steady-state error …", alt: "Nine panels; in each the error falls, then rises.",
 *   columns: 3,
 *   legend: [{ label: "simulation", colour: colour.simulation }],
 *   panels: cells.map((rows, i) => ({
 *     letter: "abcdefghi"[i],
 *     plot: { x: { label: "ρ" }, y: { label: "F" }, marks: [Plot.line(rows, { ...theme.line, x: "rho", y: "error" })] },
 *   })),
 * });
 */
export function figure(spec: FigureSpec): void {
  display(figureHtml(spec));
}

/**
 * The figure as HTML text: `<figure class="plasticity-figure" …><svg …>…</svg><figcaption>…</figcaption></figure>`. The
 * same specification gives the same bytes.
 *
 * @throws as `figure`
 * @example const html = figureHtml({ id: "fig1", label: "Fig 1", caption: "…", alt: "…", plot: { marks: [] } });
 */
export function figureHtml(spec: FigureSpec): string {
  const panels = checked(spec);
  const svg = composite(spec, panels);
  const letters = spec.panel ?? panels.flatMap((panel) => panel.letter ?? []).join(",");
  const root = [
    `class="plasticity-figure"`,
    `id="${spec.id}"`,
    `data-figure="${escapeHtml(spec.label)}"`,
    ...(letters === "" ? [] : [`data-panel="${escapeHtml(letters)}"`]),
    `data-caption="${escapeHtml(spec.caption)}"`,
    `role="group"`,
    `aria-label="${escapeHtml(`${spec.label}: ${spec.alt}`)}"`,
    `style="margin:12px 0;max-width:${theme.maximalWidth}px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)}"`,
  ];
  const caption = `<figcaption style="margin-top:8px;font-size:14px;line-height:1.45;color:${colour.ink};text-align:left"><b>${escapeHtml(spec.label)}.</b> ${escapeHtml(spec.caption)}</figcaption>`;
  return `<figure ${root.join(" ")}>${svg}${caption}</figure>`;
}

/** The panels of a valid specification. */
function checked(spec: FigureSpec): readonly PanelSpec[] {
  if (!/^[A-Za-z][\w-]*$/.test(spec.id)) {
    throw new RangeError(`figure: expected an id of letters, digits, "-" and "_", got ${JSON.stringify(spec.id)}`);
  }
  for (const name of ["label", "caption", "alt"] as const) {
    if (typeof spec[name] !== "string" || spec[name].trim() === "") {
      throw new TypeError(`figure ${spec.id}: expected ${name} to be a text, got ${JSON.stringify(spec[name])}`);
    }
  }
  const single = spec.plot !== undefined || spec.svg !== undefined;
  if (single === (spec.panels !== undefined)) {
    throw new TypeError(`figure ${spec.id}: expected either plot, svg or panels, got ${single ? "both" : "none"}`);
  }
  const { plot, svg, title, height } = spec;
  const panels = spec.panels ?? [{ plot, svg, title, height } as PanelSpec];
  if (panels.length === 0) throw new RangeError(`figure ${spec.id}: expected at least one panel, got 0`);
  const letters = new Set<string>();
  panels.forEach((panel, index) => {
    const name = `figure ${spec.id}, panel ${panel.letter ?? index + 1}`;
    if ((panel.plot === undefined) === (panel.svg === undefined)) {
      throw new TypeError(`${name}: expected either plot or svg, got ${panel.plot === undefined ? "none" : "both"}`);
    }
    if (panel.letter !== undefined && letters.has(panel.letter)) throw new RangeError(`${name}: letter used twice`);
    if (panel.letter !== undefined) letters.add(panel.letter);
    for (const size of ["width", "height", "span"] as const) {
      const value = panel[size];
      if (value !== undefined && !(value > 0 && Number.isFinite(value))) {
        throw new RangeError(`${name}: expected ${size} > 0, got ${value}`);
      }
    }
  });
  const width = spec.width ?? theme.maximalWidth;
  if (!(width >= 100 && width <= theme.maximalWidth)) {
    throw new RangeError(`figure ${spec.id}: expected a width of 100 to ${theme.maximalWidth}, got ${width}`);
  }
  if (spec.columns !== undefined && !(Number.isInteger(spec.columns) && spec.columns > 0)) {
    throw new RangeError(`figure ${spec.id}: expected columns ≥ 1, got ${spec.columns}`);
  }
  return panels;
}

/** The whole drawing as one SVG with a nested one per panel. */
function composite(spec: FigureSpec, panels: readonly PanelSpec[]): string {
  const width = spec.width ?? theme.maximalWidth;
  const gap = spec.gap ?? DEFAULT_GAP;
  const columns = spec.columns ?? Math.min(3, panels.length);
  const rows = rowsOf(spec.id, panels, columns);
  for (const placed of rows.flat()) {
    const { height } = placed.panel;
    if (placed.panel.plot === undefined) continue;
    const plot = spec.sharedLabels === true ? withOuterLabels(placed, rows) : placed.panel.plot;
    const share = (width - gap * (columns - 1)) / columns;
    // For the first drawing only the axes matter; the true aspect may need a height that isn't known yet.
    const measured = height ?? plot.height ?? defaultHeight(share);
    const drawn = draw(plot, share, measured);
    placed.plot = withWrappedLabels(withTicksBetween(plot, drawn), drawn, axesSeen(drawn));
    placed.seen = axesSeen(placed.plot === plot ? drawn : draw(placed.plot, share, measured));
  }
  const margins = alignedMargins(rows);
  setWidths(spec, rows, margins, columns, width, gap);

  let y = 2;
  let content = "";
  const place = (drawn: Drawn, x = 0): void => {
    if (drawn.height === 0) return;
    content += `<g transform="translate(${x},${y})">${drawn.svg}</g>`;
    y += drawn.height + 6;
  };
  if (spec.legend !== undefined) place(legend(spec.legend, width));
  if (spec.colourBar !== undefined) place(colourBar(spec.colourBar));
  rows.forEach((row, r) => {
    const headers = row.map((placed) => panelHeader(placed.panel, placed.width));
    const header = Math.max(...headers.map(({ height }) => height));
    const usualHeight = defaultHeight(row.reduce((sum, placed) => sum + placed.width, 0) / row.length);
    let rowHeight = 0;
    let x = 0;
    row.forEach((placed, index) => {
      const { panel, key } = placed;
      const drawn =
        panel.svg !== undefined
          ? diagram(panel.svg, placed.width, panel.height, `${spec.id}-${key}`)
          : plotted(placed, margins.get(placed)!, usualHeight, `${spec.id}-${key}`);
      content += `<g transform="translate(${round(x)},${round(y)})">${headers[index]!.svg}</g>`;
      content += `<svg x="${round(x)}" y="${round(y + header)}" width="${round(placed.width)}" height="${round(drawn.height)}" overflow="visible">${drawn.svg}</svg>`;
      rowHeight = Math.max(rowHeight, drawn.height);
      x += placed.width + gap;
    });
    y += header + rowHeight + (r < rows.length - 1 ? gap : 0);
  });
  const height = Math.ceil(y + 2);
  const ids = `${spec.id}-title ${spec.id}-desc`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="img" aria-labelledby="${ids}" fill="currentColor" color="${colour.ink}" font-family="${escapeHtml(theme.fontFamily)}" font-size="${theme.tickFontSize}" text-anchor="middle" ` +
    `style="display:block;max-width:100%;height:auto;background:${colour.paper}">` +
    `<title id="${spec.id}-title">${escapeHtml(spec.label)}</title><desc id="${spec.id}-desc">${escapeHtml(spec.alt)}</desc>${content}</svg>`
  );
}

/** Letter and title of a panel; a long title is broken into lines. */
function panelHeader(panel: PanelSpec, width: number): Drawn {
  if (panel.letter === undefined && panel.title === undefined) return { svg: "", height: 0 };
  let svg = "";
  let lines = 1;
  if (panel.letter !== undefined) {
    svg += `<text x="0" y="14" font-size="${theme.letterFontSize}" font-weight="700" text-anchor="start">${escapeHtml(panel.letter)}</text>`;
  }
  if (panel.title !== undefined) {
    const x = panel.letter === undefined ? 0 : 18;
    const wrapped = wrapText(panel.title, theme.titleFontSize * BOLD, width - x);
    wrapped.forEach((line, index) => {
      svg += `<text x="${x}" y="${14 + index * TITLE_LINE}" font-size="${theme.titleFontSize}" font-weight="600" text-anchor="start">${escapeHtml(line)}</text>`;
    });
    lines = wrapped.length;
  }
  return { svg, height: HEADER + (lines - 1) * TITLE_LINE };
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
    rows.at(-1)!.push({ panel, key, column, span, width: 0, plot: undefined, seen: undefined });
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
  const hasAxes = ({ seen }: Placed): boolean =>
    seen !== undefined && (seen.hasLeftAxis || seen.hasRightAxis || seen.hasBottomAxis);
  const most = (placed: readonly Placed[], side: keyof Margins): number =>
    Math.max(0, ...placed.filter(hasAxes).map(({ seen }) => seen![side]));
  const none: Margins = { left: 0, right: 0, top: 0, bottom: 0 };
  return new Map(
    rows.flatMap((row) =>
      row.map((placed): [Placed, Margins] => {
        if (!hasAxes(placed)) return [placed, placed.seen ?? none];
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

/** The final drawing of a plot panel. */
function plotted(placed: Placed, margins: Margins, usualHeight: number, prefix: string): Drawn {
  const { seen } = placed;
  const plot = placed.plot!;
  const frames = [
    seen?.hasLeftAxis === true ? Plot.frame({ anchor: "left", stroke: colour.axis }) : null,
    seen?.hasRightAxis === true ? Plot.frame({ anchor: "right", stroke: colour.axis }) : null,
    seen?.hasBottomAxis === true ? Plot.frame({ anchor: "bottom", stroke: colour.axis }) : null,
  ];
  const svg = draw(
    {
      marginLeft: margins.left,
      marginRight: margins.right,
      marginTop: margins.top,
      marginBottom: margins.bottom,
      ...plot,
      // Under the marks: a curve that runs along an axis stays visible.
      marks: [...frames, ...(plot.marks ?? [])],
    },
    placed.width,
    placed.panel.height ?? aspectHeight(plot, placed, margins),
    usualHeight,
  );
  for (const group of svg.querySelectorAll('[aria-label$="-axis tick"]')) group.setAttribute("stroke", colour.axis);
  for (const group of svg.querySelectorAll('[aria-label$="-axis label"]')) {
    group.setAttribute("font-size", String(theme.labelFontSize));
  }
  return { svg: svgText(svg, prefix), height: Number(svg.getAttribute("height")) };
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

/** A logarithmic axis on which fewer than two powers of ten fall gets labels at 2 and 5 times those too. */
function withTicksBetween(plot: PlotSpec, drawn: DomElement): PlotSpec {
  const { scale } = drawn as unknown as { scale(name: string): { type?: string; domain?: number[] } | undefined };
  let result = plot;
  for (const name of ["x", "y"] as const) {
    const { type, domain } = scale(name) ?? {};
    const own = plot[name]?.tickFormat;
    if (type !== "log" || domain === undefined || own !== undefined) continue;
    const [low, high] = [Math.min(...domain), Math.max(...domain)].map((end) => Math.log10(end)) as [number, number];
    if (Math.floor(high + 1e-9) - Math.ceil(low - 1e-9) >= 1) continue;
    const ticks = plot[name]?.ticks ?? ticksBetween(low, high);
    result = {
      ...result,
      [name]: { ...plot[name], ticks, tickFormat: (value: number) => logarithmicTick(value, true) },
    };
  }
  return result;
}

/** 1, 2 and 5 times powers of ten from 10^low to 10^high. */
function ticksBetween(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let exponent = Math.floor(low); exponent <= high; exponent++) {
    for (const mantissa of [1, 2, 5]) {
      const position = exponent + Math.log10(mantissa);
      // Written as a decimal, so that 5·10⁻² is 0.05 and not the next number to it.
      if (position >= low - 1e-9 && position <= high + 1e-9) ticks.push(Number(`${mantissa}e${exponent}`));
    }
  }
  return ticks;
}

/** A label that is longer than its axis is broken into lines, so that it neither overlaps a neighbour nor gets cut. */
function withWrappedLabels(plot: PlotSpec, drawn: DomElement, seen: AxesSeen): PlotSpec {
  const room = {
    x: Number(drawn.getAttribute("width")) - seen.left - seen.right,
    y: Number(drawn.getAttribute("height")) - seen.top - seen.bottom,
  };
  let result = plot;
  for (const name of ["x", "y"] as const) {
    const label = drawn.querySelector(`[aria-label="${name}-axis label"]`)?.textContent ?? "";
    if (textWidth(label, theme.labelFontSize) <= room[name] + 6) continue;
    const wrapped = wrapText(label, theme.labelFontSize, room[name]);
    if (wrapped.length > 1) result = { ...result, [name]: { ...result[name], label: wrapped.join("\n") } };
  }
  return result;
}

/**
 * The height that gives a plot its `aspectRatio`. Plot's own is only right with its own margins.
 */
function aspectHeight(plot: PlotSpec, { seen, width }: Placed, margins: Margins): number | undefined {
  if (typeof plot.aspectRatio !== "number" || plot.height !== undefined || seen?.domainRatio === undefined)
    return undefined;
  const inset = plot.inset ?? 0;
  const { insetLeft = inset, insetRight = inset, insetTop = inset, insetBottom = inset } = plot;
  const {
    marginLeft = margins.left,
    marginRight = margins.right,
    marginTop = margins.top,
    marginBottom = margins.bottom,
  } = plot;
  const across = width - marginLeft - marginRight - insetLeft - insetRight;
  const upwards = (across * seen.domainRatio) / plot.aspectRatio;
  if (upwards > MAXIMAL_HEIGHT) {
    throw new RangeError(
      `figure: expected an aspectRatio with a height ≤ ${MAXIMAL_HEIGHT}, got ${plot.aspectRatio} with a height of ${Math.round(upwards)}`,
    );
  }
  return Math.round((upwards + marginTop + marginBottom + insetTop + insetBottom) * 100) / 100;
}

/** Draws with Plot and gives back the SVG alone. */
function draw(
  plot: PlotSpec,
  width: number,
  height: number | undefined,
  usualHeight = defaultHeight(width),
): DomElement {
  const { title, subtitle, caption, ...options } = themed(plot);
  void [title, subtitle, caption];
  const color = options.color === undefined ? undefined : { ...options.color, legend: false };
  const ownHeight = height ?? options.height ?? (options.aspectRatio === undefined ? usualHeight : undefined);
  return Plot.plot({
    ...options,
    ...(color === undefined ? {} : { color }),
    style: { ...(typeof options.style === "object" ? options.style : {}), fontSize: `${theme.tickFontSize}px` },
    className: "plot",
    document: documentForPlot() as never,
    figure: false,
    width: Math.round(width * 100) / 100,
    ...(ownHeight === undefined ? {} : { height: ownHeight }),
  } as Plot.PlotOptions) as unknown as DomElement;
}

/** Wide plots are flat, small multiples nearly square. */
function defaultHeight(width: number): number {
  return Math.round(Math.min(340, Math.max(150, width * 0.72)));
}

/** A diagram that is SVG text: scaled to the panel's width, its ids prefixed. */
function diagram(text: string, width: number, height: number | undefined, prefix: string): Drawn {
  const opening = /^\s*<svg\b[^>]*>/.exec(text);
  const box =
    opening === null
      ? null
      : /viewBox="\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE+-]+)[\s,]+([\d.eE+-]+)\s*"/.exec(opening[0]);
  if (opening === null || box === null) {
    throw new TypeError(
      `${prefix}: expected svg to be a text "<svg viewBox=…>…</svg>", got ${JSON.stringify(text.slice(0, 40))}`,
    );
  }
  const [boxWidth, boxHeight] = [Number(box[1]), Number(box[2])];
  const drawnHeight = height ?? (width * boxHeight) / boxWidth;
  const inner = text
    .trim()
    .replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replace(/\bhref="#([^"]+)"/g, `href="#${prefix}-$1"`)
    .replace(
      /^<svg\b[^>]*>/,
      (tag) =>
        `${tag.slice(0, -1).replace(/\s(?:width|height|x|y)="[^"]*"/g, "")} width="${round(width)}" height="${round(drawnHeight)}">`,
    );
  return { svg: inner, height: drawnHeight };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
