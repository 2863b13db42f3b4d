import type { Experiment } from "../experiments/index.js";
import { oneLine } from "../files/oneLine.js";
import { nearest } from "./nearest.js";
import { UsageError } from "./usageError.js";

/**
 * What `--set key=value` says: numbers, true, false and lists as JSON, anything else as text.
 *
 * `assignment(experiment, "ratios=[0.1,1]")  // ["ratios", [0.1, 1]]`
 *
 * Throws `UsageError` without a key, or for one that isn't a parameter's name.
 */
export function assignment(experiment: Experiment, text: string): [string, unknown] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`--set: expected key=value, got "${oneLine(text, 60)}"`);
  const key = text.slice(0, at);
  const value = text.slice(at + 1);
  const known = Object.keys(experiment.parameters.shape);
  if (!known.includes(key)) {
    const near = nearest(key, known);
    const hint = near === undefined ? ` (${known.join(", ")})` : `, did you mean "${near}"?`;
    throw new UsageError(`${experiment.name}: got unknown parameter "${oneLine(key, 60)}"${hint}`);
  }
  if (/^[+-]?(nan|infinity)$/i.test(value)) return [key, Number(value)];
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}
