/** The state of an explorable in an address's hash: `#explore=optimal-plasticity&ratio=0.4`. */
import type { Explorable, Settings } from "./explorable.js";
import { checkedSettings, initialSettings } from "./settings.js";

/** The hash of these settings: only what differs from the paper's values; without that, empty. */
export function hashOf(explorable: Explorable, settings: Settings): string {
  const initial = initialSettings(explorable);
  const changed = Object.entries(settings).filter(([key, value]) => value !== initial[key]);
  if (changed.length === 0) return "";
  const pairs = changed.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `#explore=${explorable.name}&${pairs.join("&")}`;
}

/**
 * The settings that a hash asks for; undefined where it is about something else.
 *
 * @throws {RangeError} as `checkedSettings`
 */
export function settingsOf(explorable: Explorable, hash: string): Settings | undefined {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  if (words.get("explore") !== explorable.name) return undefined;
  words.delete("explore");
  const given = [...words].map(([key, text]) => {
    const control = explorable.controls.find((one) => one.key === key);
    return [key, typeof control?.initial === "number" ? Number(text) : text] as const;
  });
  return checkedSettings(explorable, Object.fromEntries(given));
}
