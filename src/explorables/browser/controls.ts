/** The controls below a drawing: native elements, each with its label. */
import { formatNumber } from "../../lab/formatNumber.js";
import type { Control, Settings, SettingValue } from "../explorable.js";

/** Controls on the page, and how they follow settings. */
export interface Controls {
  readonly root: HTMLElement;
  readonly show: (settings: Settings) => void;
}

/** An element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function words({ unit, words: names }: Control, value: SettingValue): string {
  if (typeof value === "string") return names?.[value] ?? value;
  return formatNumber(value) + (unit === undefined ? "" : ` ${unit}`);
}

/**
 * A slider for each numeric setting, a choice for each named one.
 *
 * @param prefix makes the ids of this explorable the page's only ones
 * @param set is told what the reader changed
 */
export function makeControls(
  controls: readonly Control[],
  prefix: string,
  set: (change: Record<string, SettingValue>) => void,
): Controls {
  const root = make("div", { class: "explorable-controls" });
  const followers = controls.map((control) => {
    const id = `${prefix}-${control.key}`;
    const label = make("label", { for: id }, control.label);
    if (typeof control.initial === "string") {
      const select = make("select", { id });
      for (const value of control.values) {
        select.append(make("option", { value: String(value) }, words(control, value)));
      }
      select.addEventListener("change", () => set({ [control.key]: select.value }));
      root.append(make("div", { class: "explorable-choice" }, label, select));
      return (settings: Settings): void => void (select.value = String(settings[control.key]));
    }
    const last = String(control.values.length - 1);
    const input = make("input", { id, type: "range", min: "0", max: last, step: "1" });
    const output = make("output", { for: id });
    input.addEventListener("input", () => set({ [control.key]: control.values[Number(input.value)]! }));
    root.append(make("div", { class: "explorable-slider" }, label, input, output));
    return (settings: Settings): void => {
      const value = settings[control.key]!;
      input.value = String(control.values.indexOf(value));
      input.setAttribute("aria-valuetext", words(control, value));
      output.value = words(control, value);
    };
  });
  return { root, show: (settings) => followers.forEach((follow) => follow(settings)) };
}
