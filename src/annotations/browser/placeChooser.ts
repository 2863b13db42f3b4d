/** What a new note is about, chosen without pointing: the page, a passage, or a place in a figure by its numbers. */
import { describeValues } from "../figureAnchor.js";
import type { Coordinate, DataSelector, Place, Selector } from "../model.js";
import { panelInWords } from "../readNote.js";
import { element } from "./element.js";
import { drawingOf } from "./places.js";

/** A choice of the list. */
export interface Choice {
  readonly label: string;
  readonly selectors: readonly Selector[];
}

/** The chooser, and what is chosen. */
export interface PlaceChooser {
  readonly node: HTMLElement;
  selectors(): readonly Selector[];
}

/**
 * The list of places, with fields for the numbers of a place in a figure.
 *
 * @param first what was selected or pointed at; it comes first
 */
export function placeChooser(first: readonly Choice[]): PlaceChooser {
  const choices = [...first, ...allPlaces()];
  const list = element("select", {}, ...choices.map(({ label }, k) => element("option", { value: k }, label)));
  const fields = element("div", { class: "note-coordinates" });
  const chosen = (): Choice => choices[Number(list.value)]!;
  const show = (): void => {
    const data = dataIn(chosen());
    const axes = data === undefined ? [] : (["x", "y"] as const).filter((axis) => labelOf(data, axis) !== undefined);
    fields.replaceChildren(...axes.flatMap((axis) => coordinateFields(axis, data!)));
  };
  list.addEventListener("change", show);
  show();
  return {
    node: element("div", {}, element("label", {}, "About", list), fields),
    selectors() {
      const choice = chosen();
      const data = dataIn(choice);
      if (data === undefined || fields.childElementCount === 0) return choice.selectors;
      const { x, y, ...rest } = data;
      const typed = { ...placeIn(fields, "x"), ...placeIn(fields, "y") };
      if (JSON.stringify([x, y]) === JSON.stringify([typed.x, typed.y])) return choice.selectors;
      const drawing = drawingOf(document.getElementById(data.figure)!);
      const selector: DataSelector = { ...rest, ...typed };
      return drawing === undefined ? [selector] : describeValues(selector, drawing);
    },
  };
}

function dataIn({ selectors }: Choice): DataSelector | undefined {
  return selectors.find((one): one is DataSelector => one.type === "DataSelector");
}

/** An axis' label; undefined when the panel has no such axis. */
function labelOf({ figure, panel }: DataSelector, axis: "x" | "y"): string | undefined {
  const found = document.getElementById(figure);
  const drawing = found === null ? undefined : drawingOf(found);
  const drawn = drawing?.panels.find(({ key }) => key === panel)?.axes[axis];
  return drawn === undefined ? undefined : drawn.label === "" ? axis : `${axis}: ${drawn.label}`;
}

function coordinateFields(axis: "x" | "y", data: DataSelector): HTMLElement[] {
  const place = data[axis];
  const [from, to] = typeof place === "object" ? place : [place, undefined];
  const field = (name: string, value: Coordinate | undefined, label: string): HTMLElement => {
    const input = element("input", { name: `${axis}-${name}`, autocomplete: "off" });
    input.value = value === undefined ? "" : String(value);
    return element("label", {}, label, input);
  };
  return [field("from", from, labelOf(data, axis)!), field("to", to, "to (of a range)")];
}

/** What the fields say; an empty one says nothing. */
function placeIn(fields: HTMLElement, axis: "x" | "y"): { x?: Place; y?: Place } {
  const value = (name: string): Coordinate | undefined => {
    const text = fields.querySelector<HTMLInputElement>(`[name="${axis}-${name}"]`)?.value.trim() ?? "";
    if (text === "") return undefined;
    const number = Number(text.replace("−", "-"));
    return Number.isFinite(number) ? number : text;
  };
  const [from, to] = [value("from"), value("to")];
  if (from === undefined) return {};
  return { [axis]: to === undefined || to === from ? from : [from, to] };
}

/** The page, and each panel of its figures. */
function allPlaces(): Choice[] {
  const figures = [...document.querySelectorAll<HTMLElement>("figure.plasticity-figure[id]")];
  return [
    { label: "the whole page", selectors: [] },
    ...figures.flatMap((figure): Choice[] => {
      const name = figure.dataset["figure"] ?? figure.id;
      const panels = drawingOf(figure)?.panels ?? [];
      const whole: Choice = { label: name, selectors: [{ type: "DataSelector", figure: figure.id }] };
      if (panels.length < 1) return [whole];
      return [
        whole,
        ...panels.map(({ key, title }): Choice => {
          const label =
            panels.length === 1
              ? `a place in ${name}`
              : `${name}, ${panelInWords(key)}${title === "" ? "" : ` (${title})`}`;
          return { label, selectors: [{ type: "DataSelector", figure: figure.id, panel: key }] };
        }),
      ];
    }),
  ];
}
