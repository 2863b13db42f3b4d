/** What an explorable is: an experiment's own points, a few settings, and a drawing of both. Nothing here needs a browser. */
import type { Results } from "./results.js";

/** What a setting may be: one of a list, so that whatever comes from outside is easily checked. */
export type SettingValue = number | string;

/** The values of all settings of an explorable, by key. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** One setting: a slider over its values where they are numbers, a choice where they are names. */
export interface Control {
  readonly key: string;
  /** What is set, with the paper's symbol: "ratio ρ = ‖Δc‖/‖Δε‖". */
  readonly label: string;
  /** All that it may be, in the slider's order. */
  readonly values: readonly SettingValue[];
  /** The value that the paper has, and that *Reset* brings back. */
  readonly initial: SettingValue;
  /** Unit behind the number. */
  readonly unit?: string;
  /** Words for the names of a choice. */
  readonly words?: Readonly<Record<string, string>>;
}

/** Settings that show a claim, under the claim's name. */
export interface Preset {
  readonly label: string;
  readonly settings: Settings;
}

/** One point of a sweep. */
export type SweepPoint = Readonly<Record<string, SettingValue>>;

/** What the settings ask an experiment for. */
export interface Sweep {
  /** Name of one of the catalogue's experiments. */
  readonly experiment: string;
  /** All parameters of the experiment. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Those that differ from the paper profile's: what `--set` says. */
  readonly set: Readonly<Record<string, unknown>>;
  /** What is to be computed, in this order. */
  readonly points: readonly SweepPoint[];
  /** Names the numbers of a point among the results: the same name, the same numbers. */
  readonly key: (point: SweepPoint) => string;
}

/** A drawing in pixels of a figure 640 wide, as the inside of an `<svg>`. */
export interface Drawing {
  readonly svg: string;
  readonly height: number;
  /** What it shows, in a sentence or two: numbers with n and interval. */
  readonly summary: string;
  /** The settings that dragging the handle `name` to (x, y) asks for; the nearest values are taken. */
  readonly drag?: Readonly<Record<string, (x: number, y: number) => Record<string, number>>>;
  /** The handle that a click anywhere in the drawing moves; none by default. */
  readonly click?: string;
}

/** Published numbers to draw, and other numbers that a figure stands on: rows of numbers by name. */
export type Data = Readonly<Record<string, readonly (readonly number[])[]>>;

/** An interactive figure. */
export interface Explorable {
  /** The paper's folder; also the name in addresses. */
  readonly name: string;
  readonly title: string;
  readonly controls: readonly Control[];
  readonly presets: readonly Preset[];
  /** Observables of the experiment that the drawing uses: nothing else is kept. */
  readonly observables: readonly string[];
  /** Whether a drawing of a part of the points makes sense; otherwise the last whole one stays until the next. */
  readonly partial: boolean;
  sweep(settings: Settings): Sweep;
  draw(settings: Settings, results: Results, data: Data): Drawing;
}
