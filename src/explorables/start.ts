/**
 * What a notebook's output says about where an explorable starts. A notebook may come from anybody: everything is held
 * against what the explorable itself has, and sizes are bounded before anything is read.
 */
import type { Data, Explorable, Settings } from "./explorable.js";
import { type PointResult, Results } from "./results.js";
import { checkedSettings, shown } from "./settings.js";

/** Characters of a start; the largest of this project's has a sixth of them. */
const MOST_TEXT = 200_000;
const MOST_ROWS = 500;
const MOST_NUMBERS = 2000;

/** Settings, the numbers that are there already, and published numbers. */
export interface Start {
  readonly settings: Settings;
  readonly results: Results;
  readonly data: Data;
}

/** A start as text, for an attribute of the output. */
export function startText(explorable: Explorable, { settings, results, data }: Start): string {
  return JSON.stringify({ settings, results: results.of(explorable.sweep(settings)), data });
}

/**
 * A start that a notebook's output brings along.
 *
 * @throws {RangeError} on anything that isn't one: too long, no JSON, other fields, settings that the explorable
 * doesn't have, results of points that these settings don't have, what isn't a finite number
 * @example checkedStart(optimalPlasticity, element.dataset.start)
 */
export function checkedStart(explorable: Explorable, text: string): Start {
  if (text.length > MOST_TEXT) {
    throw new RangeError(`start: expected at most ${MOST_TEXT} characters, got ${text.length}`);
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new RangeError(`start: expected JSON, got ${shown(text)}`);
  }
  const { settings: asked = {}, results: brought = {}, data = {}, ...rest } = record("start", given);
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new RangeError(`start: expected settings, results and data, got ${shown(unknown)}`);
  const settings = checkedSettings(explorable, asked);
  const sweep = explorable.sweep(settings);
  const names = new Set(sweep.points.map((point) => sweep.key(point)));
  const results = new Results();
  for (const [name, values] of Object.entries(record("results", brought))) {
    if (!names.has(name)) throw new RangeError(`results: expected points of the settings' sweep, got ${shown(name)}`);
    results.set(name, checkedResult(explorable, values));
  }
  return { settings, results, data: checkedData(data) };
}

function checkedResult({ observables }: Explorable, given: unknown): PointResult {
  const values = record("results", given);
  if (Object.keys(values).sort().join() !== [...observables].sort().join()) {
    throw new RangeError(`results: expected ${observables.join(", ")}, got ${shown(Object.keys(values))}`);
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, list]) => [name, numbers(`results: ${name}`, list, MOST_NUMBERS)]),
  );
}

function checkedData(given: unknown): Data {
  return Object.fromEntries(
    Object.entries(record("data", given)).map(([name, rows]) => {
      if (!Array.isArray(rows) || rows.length > MOST_ROWS) {
        throw new RangeError(`data: expected at most ${MOST_ROWS} rows of numbers, got ${shown(rows)}`);
      }
      return [name, rows.map((row) => numbers("data", row, 8))];
    }),
  );
}

function record(what: string, given: unknown): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new RangeError(`${what}: expected an object, got ${shown(given)}`);
  }
  return given as Record<string, unknown>;
}

function numbers(what: string, given: unknown, most: number): number[] {
  const isList = Array.isArray(given) && given.length <= most;
  if (!isList || !given.every((value) => typeof value === "number" && Number.isFinite(value))) {
    throw new RangeError(`${what}: expected at most ${most} finite numbers, got ${shown(given)}`);
  }
  return given as number[];
}
