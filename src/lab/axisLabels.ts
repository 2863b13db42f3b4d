/** What the ticks and labels of an axis should be, once a first drawing has shown how long the axis is. */
import type { DomElement } from "./document.js";
import type { AxesSeen } from "./margins.js";
import { textWidth, wrapText } from "./textWidth.js";
import { logarithmicTick, theme, type PlotSpec } from "./theme.js";

/**
 * A logarithmic axis on which fewer than two powers of ten fall gets labels at 2 and 5 times those too.
 *
 * @param drawn the plot, drawn
 * @returns the same plot when there is nothing to do
 * @example const better = withTicksBetween(plot, drawn);
 */
export function withTicksBetween(plot: PlotSpec, drawn: DomElement): PlotSpec {
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

/**
 * A label that is longer than its axis is broken into lines, so that it neither overlaps a neighbour nor gets cut.
 *
 * @param drawn the plot, drawn
 * @param seen its axes
 * @returns the same plot when there is nothing to do
 * @example const better = withWrappedLabels(plot, drawn, axesSeen(drawn));
 */
export function withWrappedLabels(plot: PlotSpec, drawn: DomElement, seen: AxesSeen): PlotSpec {
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
