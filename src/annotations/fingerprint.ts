/**
 * A value as JSON with its properties in the order of their names: the same value gives the same text.
 *
 * @example stableJson({ b: 1, a: 2 }) // '{"a":2,"b":1}'
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (one === null || typeof one !== "object" || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}

/**
 * 16 hexadecimal digits that tell one text from another. It works in a page, too, where SHA-256 can't be had at once; it
 * isn't made to stand against somebody who looks for two texts with the same one.
 *
 * @example fingerprint("a note") // 16 digits
 */
export function fingerprint(text: string): string {
  return [0x9e3779b9, 0x85ebca6b].map((seed) => murmur(text, seed).toString(16).padStart(8, "0")).join("");
}

/** MurmurHash3 for 32 bits, over the text's UTF-16 units. */
function murmur(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    let unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    unit = (unit << 15) | (unit >>> 17);
    hash ^= Math.imul(unit, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
