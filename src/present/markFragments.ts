import { colour } from "../lab/colour.js";
import { attributeOf, elementsIn, type HtmlElement, type HtmlTree, setAttribute } from "../publish/htmlTree.js";

/** In which order the marks of a panel appear: first what was published, then ours, then how sure we are. */
export const APPEARANCE = { published: 0, ours: 1, interval: 2, annotation: 3 } as const;

/** Colours of what only guides the eye, or what a formula says: they are there from the beginning. */
const BACKGROUND: ReadonlySet<string> = new Set([
  colour.muted,
  colour.guide,
  colour.axis,
  colour.prediction,
  colour.baseline,
]);
/** What the title of a note ends with: "…, 2024-03-01". */
const SIGNED = /, \d{4}-\d{2}-\d{2}$/;

/**
 * Makes fragments of a drawing's marks, where they can be told apart: notes by their author and date; published points
 * by their colours, and where there are any, ours, and the ribbons or rules of our colours. A drawing without published
 * points stays as it is, but for the notes.
 *
 * @param drawing a figure or panel; it is changed
 * @example markFragments(tree);
 */
export function markFragments(drawing: HtmlTree): void {
  const marks = [...elementsIn(drawing)].filter(
    (element) => element.tagName === "g" && attributeOf(element, "aria-label") !== undefined,
  );
  for (const mark of marks) if (isNote(mark)) wrap(mark, APPEARANCE.annotation);
  const plots = new Set(marks.map(({ parentNode }) => parentNode));
  for (const plot of plots) {
    const own = marks.filter((mark) => mark.parentNode === plot);
    const published = own.filter(isPublished);
    const colours = new Set(own.filter((mark) => isOurs(mark) && !isPublished(mark)).flatMap(coloursOf));
    const ours = own.filter((mark) => isOurs(mark) && !isPublished(mark));
    if (published.length === 0 || ours.length === 0) continue;
    for (const mark of published) wrap(mark, APPEARANCE.published);
    for (const mark of ours) wrap(mark, APPEARANCE.ours);
    for (const mark of own) {
      const [shade] = coloursOf(mark);
      if (/^(?:area|rule|link)$/.test(kindOf(mark)) && shade !== undefined && colours.has(shade)) {
        wrap(mark, APPEARANCE.interval);
      }
    }
  }
}

const kindOf = (mark: HtmlElement): string => attributeOf(mark, "aria-label") ?? "";

function coloursOf(mark: HtmlElement): string[] {
  return ["stroke", "fill"].flatMap((name) => {
    const value = attributeOf(mark, name);
    return value === undefined || value === "none" || value === colour.paper ? [] : [value];
  });
}

/** As `theme.publishedDot` draws them: hollow. */
function isPublished(mark: HtmlElement): boolean {
  const filled = attributeOf(mark, "fill");
  return kindOf(mark) === "dot" && attributeOf(mark, "stroke") === colour.published && filled === colour.paper;
}

function isOurs(mark: HtmlElement): boolean {
  const colours = coloursOf(mark);
  return /^(?:line|dot)$/.test(kindOf(mark)) && !colours.some((one) => BACKGROUND.has(one));
}

function isNote(mark: HtmlElement): boolean {
  const titles = [...elementsIn(mark)].filter(({ tagName }) => tagName === "title");
  return (
    titles.length > 0 &&
    titles.every(({ childNodes }) => {
      const text = childNodes.map((node) => ("value" in node ? node.value : "")).join("");
      return SIGNED.test(text);
    })
  );
}

/** Puts a group around a mark: the class would change the mark's own opacity. */
function wrap(mark: HtmlElement, index: number): void {
  const parent = mark.parentNode!;
  const group: HtmlElement = {
    ...mark,
    tagName: "g",
    nodeName: "g",
    attrs: [],
    childNodes: [mark],
    parentNode: parent,
  };
  parent.childNodes[parent.childNodes.indexOf(mark)] = group;
  mark.parentNode = group;
  setAttribute(group, "class", "fragment");
  setAttribute(group, "data-fragment-index", String(index));
}
