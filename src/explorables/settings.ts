/** Settings that come from outside, held against what an explorable has. */
import type { Control, Explorable, Settings, SettingValue } from "./explorable.js";

/** The paper's values. */
export function initialSettings({ controls }: Pick<Explorable, "controls">): Settings {
  return Object.fromEntries(controls.map(({ key, initial }) => [key, initial]));
}

/**
 * The explorable's own settings with these in their place.
 *
 * @throws {RangeError} naming the setting that isn't there, or whose value isn't one of its values
 * @example checkedSettings(optimalPlasticity, { ratio: 0.4 })
 */
export function checkedSettings(explorable: Explorable, given: unknown): Settings {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new RangeError(`settings: expected an object, got ${shown(given)}`);
  }
  const settings: Record<string, SettingValue> = { ...initialSettings(explorable) };
  for (const [key, value] of Object.entries(given)) {
    const control = explorable.controls.find((one) => one.key === key);
    if (control === undefined) {
      throw new RangeError(
        `settings: expected ${explorable.controls.map((one) => one.key).join(", ")}, got ${shown(key)}`,
      );
    }
    const own = control.values.find((one) => one === value);
    if (own === undefined) {
      throw new RangeError(`${key}: expected one of ${control.values.join(", ")}, got ${shown(value)}`);
    }
    settings[key] = own;
  }
  return settings;
}

/** The setting's value that is nearest to a number. */
export function nearestValue({ values }: Pick<Control, "values">, wanted: number): SettingValue {
  return values.reduce((best, one) => (Math.abs(Number(one) - wanted) < Math.abs(Number(best) - wanted) ? one : best));
}

/** A value from outside, as an error may show it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
