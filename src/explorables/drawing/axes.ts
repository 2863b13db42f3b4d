/** The frame of a panel: axes with ticks and labels, after the figures' theme. */
import { theme } from "../../lab/theme.js";
import { paint } from "./paint.js";
import { line, text } from "./svg.js";

/** A scale from values to pixels. */
export interface Scale {
  (value: number): number;
  range(): number[];
}

/** Ticks of an axis: values and what is written there. */
export interface Axis {
  readonly scale: Scale;
  readonly label: string;
  readonly ticks: readonly number[];
  readonly format?: (value: number) => string;
}

/** Axes below and on the left of the rectangle that the scales' ranges span. */
export function axes(x: Axis, y: Axis, title = ""): string {
  const [left, right] = x.scale.range() as [number, number];
  const [bottom, top] = y.scale.range() as [number, number];
  const stroke = { stroke: paint("axis") };
  const small = { "font-size": theme.tickFontSize, fill: paint("ink"), stroke: undefined };
  const label = { "font-size": theme.labelFontSize, "text-anchor": "middle", stroke: undefined };
  const parts = [line(left, bottom, right, bottom, stroke), line(left, bottom, left, top, stroke)];
  for (const tick of x.ticks) {
    const at = x.scale(tick);
    parts.push(line(at, bottom, at, bottom + theme.tickSize, stroke));
    parts.push(text(at, bottom + 17, (x.format ?? String)(tick), { ...small, "text-anchor": "middle" }));
  }
  for (const tick of y.ticks) {
    const at = y.scale(tick);
    parts.push(line(left - theme.tickSize, at, left, at, stroke));
    parts.push(text(left - 7, at + 4, (y.format ?? String)(tick), { ...small, "text-anchor": "end" }));
  }
  parts.push(text((left + right) / 2, bottom + 35, x.label, label));
  const middle = (top + bottom) / 2;
  parts.push(text(left - 46, middle, y.label, { ...label, transform: `rotate(-90 ${left - 46} ${middle})` }));
  if (title !== "") {
    parts.push(
      text(left - 50, top - 10, title, { "font-size": theme.titleFontSize, "font-weight": 600, stroke: undefined }),
    );
  }
  return parts.join("");
}

/** Ticks of a logarithmic axis from `low` to `high`: powers of ten, 2 and 5 times those where there are few. */
export function logarithmicTicks(low: number, high: number): number[] {
  const all: number[] = [];
  for (let exponent = -12; exponent <= 6; exponent++) for (const m of [1, 2, 5]) all.push(Number(`${m}e${exponent}`));
  const inside = all.filter((value) => value >= low * 0.999 && value <= high * 1.001);
  const powers = inside.filter((value) => /^1(?:0*$|e)|^0\.0*1$/.test(String(value)));
  return powers.length >= 3 ? powers : inside;
}
