/**
 * How deep lists and objects of a JSON text are inside one another: 2 for `[[]]`. It takes time in proportion to the text
 * and doesn't call itself, as what writes or compares such values does.
 *
 * @param text JSON; of any other text it counts the brackets outside strings
 * @example jsonNesting('{"a": ["]"]}') // 2
 */
export function jsonNesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return deepest;
}

/** Index of the quote that ends the string which begins at `begin`; the text's length when none does. */
function stringEnd(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
