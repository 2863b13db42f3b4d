import type { ColourBar } from "./colourBar.js";
import type { LegendItem } from "./legend.js";
import { theme, type PlotSpec } from "./theme.js";

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
  /**
   * Writes the label of y only in the first column and that of x only in the last row, which gets higher by the
   * label's room: panels of one `height` have equally high frames. Default false.
   */
  readonly sharedLabels?: boolean;
  /** Swatches above the panels. */
  readonly legend?: readonly LegendItem[];
  /** The key to a continuous colour scale, above the panels; several: one below the other. */
  readonly colourBar?: ColourBar | readonly ColourBar[];
}

/**
 * The panels of a valid specification.
 *
 * @throws {RangeError | TypeError} naming the figure, the panel, what was expected and what came
 * @example const panels = checkedPanels(spec);
 */
export function checkedPanels(spec: FigureSpec): readonly PanelSpec[] {
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
