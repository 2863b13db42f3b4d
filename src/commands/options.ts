/** Options of the command line that several commands read. */
import { UsageError } from "./usageError.js";

/** The whole number that an option was given. Throws `UsageError` naming the option. `wholeNumber("--seed", "3")` */
export function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value)) {
    throw new UsageError(`${option}: expected a whole number, got "${text}"`);
  }
  return value;
}
