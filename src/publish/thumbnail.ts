import { Resvg } from "@resvg/resvg-js";
import { withoutVariables } from "./palette.js";

/**
 * A figure's SVG as a small PNG on white.
 *
 * @param svg the drawing; `xmlns` is added when it is missing, as it is in HTML
 * @param width width in pixels
 * @throws RangeError when the drawing can't be rendered
 * @example const png = thumbnail(figure.svg, 560);
 */
export function thumbnail(svg: string, width: number): Uint8Array {
  const opening = /^<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  let tag = opening;
  for (const [name, space] of [
    ["xmlns", "http://www.w3.org/2000/svg"],
    ["xmlns:xlink", "http://www.w3.org/1999/xlink"],
  ] as const) {
    if (!new RegExp(`\\s${name}=`).test(tag)) tag = tag.replace("<svg", `<svg ${name}="${space}"`);
  }
  // The renderer takes a style's percentage for its own: the attributes say the size.
  tag = tag.replace(/\sstyle="[^"]*"/, "");
  try {
    const drawing = new Resvg(withoutVariables(tag + svg.slice(opening.length)), {
      fitTo: { mode: "width", value: width },
      background: "#ffffff",
      // Has the mathematical signs that axis labels use; where it is missing, the figure's other families serve.
      font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" },
    });
    return drawing.render().asPng();
  } catch (error) {
    throw new RangeError(`thumbnail: ${(error as Error).message}`);
  }
}
