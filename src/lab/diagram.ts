import type { Drawn } from "./legend.js";
import { round } from "./round.js";

/**
 * A diagram that is SVG text: scaled to the panel's width, its ids prefixed.
 *
 * @throws {TypeError} when the text isn't an `<svg>` with a `viewBox`
 * @example diagram("<svg viewBox='0 0 10 10'>…</svg>", 200, undefined, "fig1-a")
 */
export function diagram(text: string, width: number, height: number | undefined, prefix: string): Drawn {
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
