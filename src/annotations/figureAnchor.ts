/** Places in a figure: how a note remembers one, and where it is when the figure was drawn anew. */
import type { Axis, Box, DrawnPanel } from "./drawing.js";
import type { Coordinate, DataSelector, FragmentSelector, Place } from "./model.js";
import type { AnchorState } from "./textAnchor.js";

/** A figure's drawing on the page. */
export interface DrawnFigure {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly DrawnPanel[];
}

/** What was pointed at, in the figure's coordinates: which axes count, and from where to where. */
export interface Pointed {
  readonly x?: readonly [number, number];
  readonly y?: readonly [number, number];
}

/** Where a place is now; an orphaned one is nowhere. */
export interface FoundPlace {
  readonly state: AnchorState;
  /** Why it isn't exact, for a person; empty when it is. */
  readonly reason: string;
  readonly box: Box;
}

/** Percent of a figure by which a place may be drawn elsewhere and count as unmoved. */
const UNMOVED = 3;
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/**
 * What was pointed at as selectors: in the coordinates of the panel's data where it has axes, and as a part of the
 * drawing. A point has x and y of no length; a range has one axis only.
 *
 * @example describePlace("fig5", drawing, { x: [120, 120], y: [80, 80] })
 */
export function describePlace(
  figure: string,
  drawing: DrawnFigure,
  pointed: Pointed,
): [DataSelector, FragmentSelector] {
  const { x = [0, drawing.width], y = [0, drawing.height] } = pointed;
  const panel = panelAt(drawing, middle(x), middle(y));
  const box = { x: x[0], y: y[0], width: x[1] - x[0], height: y[1] - y[0] };
  if (panel === undefined) return [{ type: "DataSelector", figure }, fragmentOf(box, drawing)];
  const place = {
    ...along("x", panel.axes.x, pointed.x),
    ...along("y", panel.axes.y, pointed.y),
  };
  const selector = withContext({ type: "DataSelector", figure, panel: panel.key, ...place }, panel);
  const isPlaced = place.x !== undefined || place.y !== undefined;
  return [selector, fragmentOf(isPlaced ? (boxOf(selector, panel) ?? box) : box, drawing)];
}

/** A selector by values, as somebody typed them: what the figure says of its axes and data is added. */
export function describeValues(selector: DataSelector, drawing: DrawnFigure): [DataSelector, ...FragmentSelector[]] {
  const panel = drawing.panels.find(({ key }) => key === selector.panel);
  if (panel === undefined) return [selector];
  const box = boxOf(selector, panel);
  return box === undefined ? [selector] : [withContext(selector, panel), fragmentOf(box, drawing)];
}

/**
 * Finds a place again.
 *
 * @param drawing of its figure now; undefined when the figure isn't there
 * @param fragment the part of the drawing where it was
 * @example findPlace({ type: "DataSelector", figure: "fig5", panel: "a", x: 1 }, drawing).state // "exact"
 */
export function findPlace(
  selector: DataSelector,
  drawing: DrawnFigure | undefined,
  fragment?: FragmentSelector,
): FoundPlace {
  const orphaned = (reason: string): FoundPlace => ({ state: "orphaned", reason, box: NOWHERE });
  if (drawing === undefined) return orphaned(`there is no figure ${selector.figure} any more`);
  const before = fragment === undefined ? undefined : boxIn(fragment, drawing);
  const panel = drawing.panels.find(({ key }) => key === selector.panel);
  if (selector.x === undefined && selector.y === undefined) {
    if (selector.panel !== undefined && panel === undefined)
      return orphaned(`there is no panel ${selector.panel} any more`);
    const whole = panel?.box ?? { x: 0, y: 0, width: drawing.width, height: drawing.height };
    return { ...judged(selector, panel), box: before ?? whole };
  }
  if (panel === undefined) {
    return orphaned(
      selector.panel === undefined ? "the note names no panel" : `there is no panel ${selector.panel} any more`,
    );
  }
  const box = boxOf(selector, panel);
  if (box === undefined) return orphaned("the panel has no such axis or value any more");
  const found = judged(selector, panel);
  if (found.state !== "exact" || before === undefined || isNear(before, box, drawing)) return { ...found, box };
  return { state: "moved", reason: "the axes were drawn anew", box };
}

/** Whether the place means what it meant. */
function judged(selector: DataSelector, panel: DrawnPanel | undefined): Omit<FoundPlace, "box"> {
  const changed = (reason: string): Omit<FoundPlace, "box"> => ({ state: "changed", reason });
  for (const name of ["x", "y"] as const) {
    const axis = panel?.axes[name];
    const place = selector[name];
    if (axis === undefined || place === undefined) continue;
    const label = selector.units?.[name];
    if (label !== undefined && label !== axis.label)
      return changed(`${name} was “${label}”, now it is “${axis.label}”`);
    if (!ends(place).every((value) => axis.scale.isWithin(value)))
      return changed("it lies outside of what is drawn now");
  }
  const isOther = selector.digest !== undefined && panel !== undefined && panel.digest !== selector.digest;
  return isOther ? changed("the data have changed") : { state: "exact", reason: "" };
}

function ends(place: Place): readonly Coordinate[] {
  return typeof place === "object" ? place : [place, place];
}

function middle([from, to]: readonly [number, number]): number {
  return (from + to) / 2;
}

/** The panel at a point, or the one that is nearest to it within a few pixels. */
export function panelAt(drawing: DrawnFigure, x: number, y: number): DrawnPanel | undefined {
  const away = ({ box }: DrawnPanel): number =>
    Math.max(box.x - x, x - box.x - box.width, 0) + Math.max(box.y - y, y - box.y - box.height, 0);
  const nearest = [...drawing.panels].sort((a, b) => away(a) - away(b))[0];
  return nearest !== undefined && away(nearest) < 12 ? nearest : undefined;
}

function along(
  name: "x" | "y",
  axis: Axis | undefined,
  pointed: readonly [number, number] | undefined,
): { x?: Place; y?: Place } {
  if (axis === undefined || pointed === undefined) return {};
  const [from, to] = pointed.map((pixel) => axis.scale.value(pixel));
  if (from === undefined || to === undefined) return {};
  if (from === to) return { [name]: from };
  const isTurned = typeof from === "number" && typeof to === "number" && from > to;
  return { [name]: isTurned ? [to, from] : [from, to] };
}

function withContext(selector: DataSelector, panel: DrawnPanel): DataSelector {
  const { units, digest, ...place } = selector;
  void [units, digest];
  const labels = Object.fromEntries(
    (["x", "y"] as const).flatMap((name) => {
      const label = panel.axes[name]?.label ?? "";
      return place[name] === undefined || label === "" ? [] : [[name, label]];
    }),
  );
  return {
    ...place,
    ...(Object.keys(labels).length === 0 ? {} : { units: labels }),
    ...(panel.digest === "" ? {} : { digest: panel.digest }),
  };
}

/** Where a selector's values are in a panel, held within its frame; undefined when it has no such axis or category. */
function boxOf(selector: DataSelector, panel: DrawnPanel): Box | undefined {
  const side = (name: "x" | "y"): [number, number] | undefined => {
    const axis = panel.axes[name];
    const place = selector[name];
    if (place === undefined) {
      const { box } = panel;
      const [from, length] = name === "x" ? [box.x, box.width] : [box.y, box.height];
      return axis === undefined ? [from, from + length] : [...axis.range];
    }
    const pixels = ends(place).map((value) => axis?.scale.pixel(value));
    if (axis === undefined || pixels.some((pixel) => pixel === undefined)) return undefined;
    const held = pixels.map((pixel) => Math.min(axis.range[1], Math.max(axis.range[0], pixel!)));
    return [Math.min(...held), Math.max(...held)];
  };
  const [x, y] = [side("x"), side("y")];
  if (x === undefined || y === undefined) return undefined;
  return { x: x[0], y: y[0], width: x[1] - x[0], height: y[1] - y[0] };
}

function fragmentOf(box: Box, drawing: DrawnFigure): FragmentSelector {
  const percent = (value: number, of: number): number => Math.round((10_000 * value) / of) / 100;
  const numbers = [
    percent(box.x, drawing.width),
    percent(box.y, drawing.height),
    percent(box.width, drawing.width),
    percent(box.height, drawing.height),
  ];
  return {
    type: "FragmentSelector",
    conformsTo: "http://www.w3.org/TR/media-frags/",
    value: `xywh=percent:${numbers.join(",")}`,
  };
}

function boxIn({ value }: FragmentSelector, drawing: DrawnFigure): Box | undefined {
  const [, list] = /^xywh=percent:([\d.,]+)$/.exec(value) ?? [];
  const [x, y, width, height, ...rest] = (list ?? "")
    .split(",")
    .map((part) => (part === "" ? NaN : Number(part) / 100));
  if (height === undefined || rest.length > 0 || ![x, y, width, height].every(Number.isFinite)) return undefined;
  return {
    x: x! * drawing.width,
    y: y! * drawing.height,
    width: width! * drawing.width,
    height: height * drawing.height,
  };
}

function isNear(a: Box, b: Box, { width, height }: DrawnFigure): boolean {
  const differences = [
    (a.x - b.x) / width,
    (a.y - b.y) / height,
    (a.width - b.width) / width,
    (a.height - b.height) / height,
  ];
  return differences.every((share) => 100 * Math.abs(share) < UNMOVED);
}
