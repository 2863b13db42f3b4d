/**
 * The pages' colours, light and dark. Figures are saved with the light ones of `plasticity/lab`; on a page each of them
 * becomes a CSS variable with the light one behind it, so that a figure follows the page and a copy of it stands alone.
 */
import { attributeOf, elementsIn, type HtmlElement, type HtmlTree } from "./htmlTree.js";

/** A colour by its name: on white, and on the dark ground. */
export interface PaletteColour {
  readonly light: string;
  readonly dark: string;
  /** What it has to stand out as: 4.5 : 1 for text, 3 : 1 for marks; nothing for grounds and guides. */
  readonly use: "text" | "mark" | "ground";
}

const text = (light: string, dark: string): PaletteColour => ({ light, dark, use: "text" });
const mark = (light: string, dark: string): PaletteColour => ({ light, dark, use: "mark" });
const ground = (light: string, dark: string): PaletteColour => ({ light, dark, use: "ground" });

/** The page around figures. */
export const PAGE_COLOURS: Readonly<Record<string, PaletteColour>> = {
  ground: ground("#ffffff", "#16181b"),
  tint: ground("#f7f5f1", "#1f2226"),
  rule: ground("#dedad3", "#3a3e44"),
  ink: text("#1c1b19", "#e8e6e1"),
  second: text("#3c3934", "#c9c5bd"),
  soft: text("#5b5853", "#aaa69e"),
  link: text("#174f86", "#8dbbee"),
  alarm: text("#a02c1c", "#f2948a"),
  "code-comment": text("#69665f", "#a09c93"),
  "code-keyword": text("#8a2a5b", "#ea9cc5"),
  "code-string": text("#2d6a35", "#8fcf98"),
  "code-number": text("#94490c", "#eaa873"),
  "code-name": text("#35322d", "#d6d2ca"),
};

/** The figures' colours, named by what they look like: several things in `plasticity/lab` may share one. */
export const FIGURE_COLOURS: Readonly<Record<string, PaletteColour>> = {
  "fig-paper": ground("#ffffff", "#16181b"),
  "fig-floor": ground("#f6f8fa", "#1e2227"),
  "fig-guide": ground("#d0d7de", "#353b42"),
  "fig-ink": text("#1f2328", "#e6e8eb"),
  "fig-muted": text("#57606a", "#a5adb7"),
  "fig-axis": mark("#8c959f", "#7b848e"),
  "fig-grey": mark("#8e8e8e", "#979797"),
  "fig-vermilion": mark("#c44601", "#f0763a"),
  "fig-blue": mark("#0072b2", "#4fa8e0"),
  "fig-orchid": mark("#cc5fa0", "#e48fc4"),
  "fig-pink": mark("#d76ca9", "#eb9cc9"),
  "fig-green": mark("#00664b", "#34b58f"),
  "fig-jade": text("#00785a", "#3cc79b"),
  "fig-brown": mark("#5f2b33", "#cc8f99"),
  "fig-tan": mark("#9d7f5a", "#c7a981"),
  "fig-ochre": mark("#b07c00", "#d9a93c"),
  "fig-amber": text("#8f6400", "#e0b24e"),
  "fig-orange": mark("#c98200", "#eaa63b"),
  "fig-teal": mark("#00808a", "#2fb3bd"),
  "fig-red": mark("#c1272d", "#f26d6d"),
  "fig-brick": text("#b3261e", "#ff8a7d"),
  "fig-rose": mark("#a8323a", "#e5707a"),
  "fig-violet": mark("#5b2a86", "#ab8fe3"),
  "fig-navy": mark("#00008b", "#8f9bff"),
  "fig-indigo": mark("#243ed2", "#7d90ff"),
  // darker than their neighbours where several steps are drawn: on the dark ground lighter than them
  "fig-rust": mark("#9c3500", "#ff9d66"),
  "fig-rust-deep": mark("#4d1800", "#ffc9a8"),
  "fig-rust-mid": mark("#7a2600", "#ffb488"),
  "fig-rose-deep": mark("#701f26", "#f0a0a6"),
  "fig-rose-deepest": mark("#38090e", "#f8d0d3"),
  "fig-blue-deep": mark("#08406f", "#9fd0f2"),
  "fig-blue-deepest": mark("#08306b", "#d6e6f5"),
};

/** The variables of the figures' colours, for a page that has colours of its own. */
export function figureColours(kind: "light" | "dark"): string {
  return declarations(kind, FIGURE_COLOURS);
}

const pageColours = (kind: "light" | "dark"): string => declarations(kind, PAGE_COLOURS, FIGURE_COLOURS);

function declarations(kind: "light" | "dark", ...palettes: Readonly<Record<string, PaletteColour>>[]): string {
  return palettes
    .flatMap((colours) => Object.entries(colours).map(([name, colour]) => `--${name}:${colour[kind]}`))
    .join(";");
}

/**
 * The variables: light, and dark on a screen whose owner prefers it, or who chose it here (`data-theme` of the root).
 * What is printed is light.
 */
export const PALETTE_STYLE = `
:root{color-scheme:light;${pageColours("light")}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){color-scheme:dark;${pageColours("dark")}}}
@media screen{:root[data-theme="dark"]{color-scheme:dark;${pageColours("dark")}}}
`;

const NAMES = new Map(Object.entries(FIGURE_COLOURS).map(([name, { light }]) => [light, name]));
NAMES.set("#fff", "fig-paper").set("white", "fig-paper").set("#000", "fig-ink").set("black", "fig-ink");
const COLOUR = /#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![\w-])|\b(?:white|black)\b(?!-)/gi;
const PAINTS = new Set(["fill", "stroke", "stop-color", "color"]);

/** `themed("#0072b2") // "var(--fig-blue,#0072b2)"`; what isn't in the palette stays. */
function themed(value: string): string {
  return value.replace(COLOUR, (colour) => {
    const name = NAMES.get(colour.toLowerCase());
    return name === undefined ? colour : `var(--${name},${colour})`;
  });
}

/**
 * Puts the palette's variables in place of its colours in an output: in the attributes and styles of its drawings, tables
 * and boxes. What lies on a heat map or a surface, which look the same on any ground, keeps its colours; words there have
 * a halo, and change with it.
 */
export function followTheme(tree: HtmlTree | HtmlElement): void {
  let isCovered = false;
  for (const child of tree.childNodes) {
    if (!("tagName" in child)) continue;
    const label = attributeOf(child, "aria-label") ?? "";
    const isWords = child.tagName === "text" || label === "text" || label.includes("-axis");
    if (isCovered && !isWords) continue;
    if ("tagName" in tree && tree.tagName === "svg" && isPicture(child)) isCovered = true;
    for (const attribute of child.attrs) attribute.value = followed(attribute);
    followTheme(child);
  }
}

/** Whether a part of a drawing is a picture, or many patches of colours that aren't the palette's. */
function isPicture(part: HtmlElement): boolean {
  let patches = 0;
  for (const element of [part, ...elementsIn(part)]) {
    if (element.tagName === "image") return true;
    if (element.tagName === "svg") return false;
    if (/^rgb\(/.test(attributeOf(element, "fill") ?? "") && ++patches > 8) return true;
  }
  return false;
}

function followed({ name, value }: { name: string; value: string }): string {
  // a style may already have a variable, and an address is none of ours
  if ((name !== "style" && !PAINTS.has(name)) || value.length > 10_000 || /var\(|url\(/.test(value)) return value;
  return name === "style" ? themedStyle(value) : themed(value);
}

/** The colours in the declarations that set some; a name of a font may have "black" in it. */
function themedStyle(style: string): string {
  return style.replace(
    /((?:^|;)\s*(?:[a-z-]*color|background|border[a-z-]*|fill|stroke)\s*:)([^;]*)/gi,
    (_, name, value) => {
      return `${String(name)}${themed(String(value))}`;
    },
  );
}

/** A drawing with its light colours in place of the variables, for what knows no CSS variables. */
export function withoutVariables(svg: string): string {
  return svg.replace(/var\(--fig-[a-z-]+,\s*(#[0-9a-f]{3,6}|white|black)\)/gi, "$1");
}
