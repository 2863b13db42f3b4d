import { escapeHtml } from "./escape.js";
import { textWidth } from "./textWidth.js";
import { theme } from "./theme.js";
import type { Drawn } from "./legend.js";

/** The key to a continuous colour scale. */
export interface ColourBar {
  readonly label: string;
  /** Values at the two ends. */
  readonly domain: readonly [number, number];
  /** Colour of t in [0, 1]; e.g. `sequential`, or `(t) => diverging(2 * t - 1)`. */
  readonly colours: (t: number) => string;
  /** How a value is written. Default: three significant digits. */
  readonly format?: (value: number) => string;
  /** Values to write under the bar. Default: both ends and the middle. */
  readonly ticks?: readonly number[];
}

const LENGTH = 180;
const THICKNESS = 10;
const STEPS = 48;

/**
 * A colour bar as SVG text: the label, then the bar with its ticks below. Plain rectangles, because Plot's own
 * continuous legend needs a canvas.
 *
 * @throws {RangeError} when the domain isn't two different finite numbers
 * @example colourBar({ label: "cost c", domain: [0, 3], colours: sequential })
 */
export function colourBar(bar: ColourBar): Drawn {
  const [low, high] = bar.domain;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) {
    throw new RangeError(`colourBar: expected a domain of two different numbers, got [${low}, ${high}]`);
  }
  const format = bar.format ?? ((value: number) => String(Number(value.toPrecision(3))).replace("-", "−"));
  const offset = Math.ceil(textWidth(bar.label, theme.legendFontSize)) + 10;
  let svg = `<text x="0" y="13" font-size="${theme.legendFontSize}" text-anchor="start">${escapeHtml(bar.label)}</text>`;
  for (let step = 0; step < STEPS; step++) {
    const x = offset + (step * LENGTH) / STEPS;
    // Half a pixel of overlap hides the seams between neighbours.
    svg += `<rect x="${Math.round(x * 100) / 100}" y="3" width="${LENGTH / STEPS + (step < STEPS - 1 ? 0.5 : 0)}" height="${THICKNESS}" fill="${escapeHtml(bar.colours((step + 0.5) / STEPS))}"/>`;
  }
  for (const tick of bar.ticks ?? [low, (low + high) / 2, high]) {
    const x = Math.round((offset + ((tick - low) / (high - low)) * LENGTH) * 100) / 100;
    svg += `<text x="${x}" y="${THICKNESS + 15}" font-size="11" text-anchor="middle">${escapeHtml(format(tick))}</text>`;
  }
  return { svg: `<g aria-label="colour scale">${svg}</g>`, height: THICKNESS + 22 };
}
