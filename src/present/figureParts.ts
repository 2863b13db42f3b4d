import { attributeOf, elementIn, elementsIn, hasClass, type HtmlElement, type HtmlTree } from "../publish/htmlTree.js";

/** One panel's drawing, with its place in the figure. */
export interface PanelDrawing {
  /** Empty for a panel without a letter. */
  letter: string;
  title: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** The nested `<svg>`. */
  drawing: HtmlElement;
}

/** A figure taken apart: what stands above its panels, and the panels. */
export interface FigureParts {
  /** The `<svg>` around all. */
  root: HtmlElement;
  width: number;
  height: number;
  /** Legends and colour bars, as they stand in the figure; they end at `keyHeight`. */
  key: HtmlElement[];
  keyHeight: number;
  panels: PanelDrawing[];
  /** What it shows, for those who can't see it. */
  alternative: string;
}

const isElement = (node: HtmlTree["childNodes"][number]): node is HtmlElement => "tagName" in node;
const numberOf = (element: HtmlElement, name: string): number => Number(attributeOf(element, name));

/**
 * The parts of a figure that `plasticity/lab` has drawn: an `<svg>` with a nested one for each panel, each after a group
 * with its letter and title. Undefined for a drawing that isn't built like that.
 *
 * @example const parts = figureParts(figureElement);
 */
export function figureParts(figure: HtmlElement): FigureParts | undefined {
  const root = elementIn(figure, ({ tagName }) => tagName === "svg");
  if (root === undefined) return undefined;
  const [, , width = NaN, height = NaN] = (attributeOf(root, "viewBox") ?? "").split(/[\s,]+/).map(Number);
  const panels: PanelDrawing[] = [];
  const key: HtmlElement[] = [];
  let before: HtmlElement[] = [];
  let alternative = "";
  for (const child of root.childNodes.filter(isElement)) {
    if (child.tagName === "desc") alternative = textOf(child);
    else if (child.tagName === "g") before.push(child);
    else if (child.tagName === "svg") {
      // The header belongs to the panel; what else came before the first one is the key to all.
      const header = before.pop();
      key.push(...before);
      before = [];
      const place = ["x", "y", "width", "height"].map((name) => numberOf(child, name));
      if (place.some(Number.isNaN)) return undefined;
      const [x, y, across, down] = place as [number, number, number, number];
      panels.push({ ...headerOf(header), x, y, width: across, height: down, drawing: child });
    }
  }
  if (!(width > 0 && height > 0) || panels.length === 0) return undefined;
  const keyHeight = key.length === 0 ? 0 : keyEnd(key, Math.min(...panels.map(({ y }) => y)));
  return { root, width, height, key, keyHeight, panels, alternative };
}

/** Where the key ends: at the first header, which stands some pixels above its panel. */
function keyEnd(key: readonly HtmlElement[], firstPanel: number): number {
  const tops = key.map((group) => offset(group));
  return Math.max(Math.max(...tops) + 22, firstPanel - 26);
}

function offset(group: HtmlElement): number {
  return Number(/translate\([^,]*,\s*([\d.]+)\)/.exec(attributeOf(group, "transform") ?? "")?.[1] ?? 0);
}

function headerOf(group: HtmlElement | undefined): { letter: string; title: string } {
  const texts = group === undefined ? [] : [...elementsIn(group)].filter(({ tagName }) => tagName === "text");
  const weight = (text: HtmlElement): string => attributeOf(text, "font-weight") ?? "";
  const letter = texts.filter((text) => weight(text) === "700").map(textOf);
  return {
    letter: letter[0] ?? "",
    title: texts
      .filter((text) => weight(text) !== "700")
      .map(textOf)
      .join(" "),
  };
}

/** The words inside an element. */
export function textOf(element: HtmlElement): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : isElement(node) ? textOf(node) : ""))
    .join("");
}

/** The figures in an output, as `plasticity/lab` makes them. */
export function figureElements(tree: HtmlTree): HtmlElement[] {
  return [...elementsIn(tree)].filter(
    (element) => element.tagName === "figure" && hasClass(element, "plasticity-figure"),
  );
}
