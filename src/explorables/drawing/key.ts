import type { ColourName } from "../../lab/colour.js";
import { textWidth } from "../../lab/textWidth.js";
import { paint } from "./paint.js";
import { element, line, text } from "./svg.js";

/** One entry of a key: what a mark means. */
export interface KeyItem {
  readonly label: string;
  readonly colour: ColourName;
  readonly symbol: "line" | "ribbon" | "dash" | "dots" | "circle" | "disc" | "bar";
}

const SIZE = 12.5;
const SYMBOL = 26;
const GAP = 18;

/** The entries one after the other at the top of a drawing, in as many rows as they need. */
export function key(items: readonly KeyItem[], { x = 10, y = 18, width = 620 } = {}): string {
  let [left, top] = [x, y];
  return items
    .map((item) => {
      const needed = SYMBOL + 6 + textWidth(item.label, SIZE);
      if (left > x && left + needed > x + width) [left, top] = [x, top + 20];
      const drawn =
        symbol(item, left, top - 4) +
        text(left + SYMBOL + 6, top, item.label, { "font-size": SIZE, stroke: undefined });
      left += needed + GAP;
      return drawn;
    })
    .join("");
}

function symbol({ colour, symbol: kind }: KeyItem, x: number, y: number): string {
  const ink = paint(colour);
  const middle = x + SYMBOL / 2;
  const drawn = (dash?: string): string =>
    line(x, y, x + SYMBOL, y, { stroke: ink, "stroke-width": 2, "stroke-dasharray": dash });
  switch (kind) {
    case "line":
      return drawn();
    case "dash":
      return drawn("5,3");
    case "dots":
      return drawn("2,3");
    case "bar":
      return line(x, y, x + SYMBOL, y, { stroke: ink, "stroke-width": 5 });
    case "ribbon":
      return element("rect", { x, y: y - 5, width: SYMBOL, height: 10, fill: ink, "fill-opacity": 0.22 }) + drawn();
    case "circle":
      return element("circle", { cx: middle, cy: y, r: 3, fill: paint("paper"), stroke: ink, "stroke-width": 1.25 });
    case "disc":
      return element("circle", { cx: middle, cy: y, r: 4, fill: ink });
  }
}
