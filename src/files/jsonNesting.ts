/** Levels of lists and objects that a notebook may hold; what is nested some thousand deep can't be written again. */
export const DEEPEST_JSON = 200;

/**
 * How deep lists and objects are inside one another in a value read from JSON: 0 for a number, 2 for `[[]]`. It doesn't
 * call itself, as what writes or compares such values does.
 *
 * @example jsonNesting({ a: ["]"] }) // 2
 */
export function jsonNesting(value: unknown): number {
  const isNested = (one: unknown): one is object => typeof one === "object" && one !== null;
  let depth = 0;
  for (let level = [value].filter(isNested); level.length > 0; depth++) {
    level = level.flatMap((one) => (Object.values(one) as unknown[]).filter(isNested));
  }
  return depth;
}
