/** One explorable on a page: its settings, its drawing, what is being computed. */
import { hashOf, settingsOf } from "../address.js";
import { explorableOf } from "../catalogue.js";
import { commandOf } from "../command.js";
import type { Drawing, Settings, SettingValue } from "../explorable.js";
import { initialSettings, nearestValue } from "../settings.js";
import { checkedStart } from "../start.js";
import { make, makeControls } from "./controls.js";
import { copyCommand } from "./copyCommand.js";
import { followPointer } from "./dragging.js";
import { PointWorker } from "./pointWorker.js";

/** Where an explorable may be. */
export interface MountOptions {
  /** The text of this script, which workers are made of. */
  readonly source: string;
  /** Whether the page's address shows the state. */
  readonly useAddress: boolean;
}

/**
 * Brings the explorable of this element to life.
 *
 * @throws {RangeError} for a name or a start that isn't one of ours: an output may come from anybody
 */
export function mount(element: HTMLElement, { source, useAddress }: MountOptions): void {
  const explorable = explorableOf(element.dataset["explorable"] ?? "");
  const svg = element.querySelector<SVGSVGElement>("figure.plasticity-figure > svg");
  const canvas = [...(svg?.querySelectorAll("svg") ?? [])].at(-1);
  if (svg === null || canvas === undefined)
    throw new RangeError("explorable: expected a figure with its drawing, got none");
  const start = checkedStart(explorable, element.dataset["start"] ?? "{}");
  const { results, data } = start;
  let settings: Settings = (useAddress ? settingsOf(explorable, location.hash) : undefined) ?? start.settings;
  let shownSettings = start.settings;
  let drawing: Drawing = explorable.draw(shownSettings, results, data);
  // colours that a page has made to follow its theme do so in later frames, too
  const themed = new Map(
    [...svg.innerHTML.matchAll(/var\(--[\w-]+,\s*(#[0-9a-f]{6})\)/gi)].map(([variable, colour]) => [colour!, variable]),
  );
  let frame = 0;
  let inView = true;
  let isRead = false;
  const failures = new Set<string>();

  const prefix = `${svg.parentElement!.id || explorable.name}-explorable`;
  const controls = makeControls(explorable.controls, prefix, change);
  const command = copyCommand(prefix);
  const summary = make("output", { role: "status" });
  const count = make("span");
  const note = make("p", { class: "explorable-note", role: "alert" });
  const presets = make("div", { class: "explorable-row", role: "group", "aria-label": "Claims to try" });
  for (const { label, settings: wanted } of explorable.presets) {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", () => change({ ...initialSettings(explorable), ...wanted }));
    presets.append(button);
  }
  const reset = make("button", { type: "button" }, "Reset");
  reset.addEventListener("click", () => change(start.settings));
  presets.append(reset);
  const state = make("div", { class: "explorable-state" }, summary, count);
  svg.after(make("div", { class: "explorable-panel" }, controls.root, state, presets, command.row, note));

  const worker = new PointWorker(source, {
    answer: (answer) => {
      if ("result" in answer) results.set(answer.name, answer.result);
      else {
        failures.add(answer.name);
        note.textContent = `Not computed: ${answer.error}`;
      }
      redraw();
    },
    failed: (reason) => {
      note.textContent = `Nothing new can be computed here (${reason}); the figure stays as it is.`;
    },
  });

  function change(wanted: Readonly<Record<string, SettingValue>>): void {
    const next = { ...settings };
    for (const control of explorable.controls) {
      const value = wanted[control.key];
      if (value === undefined) continue;
      next[control.key] = typeof value === "number" ? nearestValue(control, value) : value;
    }
    if (Object.keys(next).every((key) => next[key] === settings[key])) return;
    settings = next;
    note.textContent = "";
    follow();
  }

  /** Everything after the settings: controls, address, what is to be computed, the drawing. */
  function follow(): void {
    controls.show(settings);
    command.show(commandOf(explorable.sweep(settings)));
    if (useAddress) history.replaceState(null, "", hashOf(explorable, settings) || location.pathname + location.search);
    ask();
    redraw();
  }

  function ask(): void {
    const sweep = explorable.sweep(settings);
    const names = new Map(results.missing(sweep).map((point) => [sweep.key(point), point]));
    for (const name of failures) names.delete(name);
    const { experiment, parameters } = sweep;
    const { observables } = explorable;
    worker.want(inView ? [...names.keys()] : [], (name) => ({
      experiment,
      parameters,
      observables,
      point: names.get(name)!,
    }));
  }

  function redraw(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function draw(): void {
    frame = 0;
    const sweep = explorable.sweep(settings);
    const missing = results.missing(sweep).length;
    const total = sweep.points.length;
    if (explorable.partial || missing === 0) shownSettings = settings;
    const next = explorable.draw(shownSettings, results, data);
    // before its first result there is nothing to draw: the frame before stays, and a drag that goes on in it
    if (next.svg !== "") drawing = next;
    canvas!.innerHTML = drawing.svg.replace(/#[0-9a-f]{6}/g, (colour) => themed.get(colour) ?? colour);
    count.textContent = missing === 0 ? "" : `${total - missing} of ${total} points computed.`;
    element.dataset["missing"] = String(missing);
    // spoken once all is there, not with every point
    summary.setAttribute("aria-live", missing === 0 && isRead ? "polite" : "off");
    summary.value = drawing.summary;
    isRead = true;
    // for programs on the page: the numbers, once all are there
    if (missing === 0) element.dispatchEvent(new CustomEvent("explored", { detail: results.of(sweep), bubbles: true }));
  }

  followPointer(svg, canvas, () => drawing, change);
  new IntersectionObserver((entries) => {
    inView = entries.at(-1)!.isIntersecting;
    ask();
  }).observe(element);
  if (useAddress) {
    addEventListener("hashchange", () => {
      const asked = settingsOf(explorable, location.hash);
      if (asked !== undefined) change(asked);
    });
  }
  follow();
}
