/** Which panels a text names. */

/** The letters of "a,b", "A–C" or "B, C"; none of what has other words in it. */
export function lettersIn(text: string): Set<string> {
  const letters = new Set<string>();
  for (const part of text.split(/,\s*/)) {
    const [, first, last = first] = /^([A-Za-z])(?:[–-]([A-Za-z]))?$/.exec(part) ?? [];
    if (first === undefined) continue;
    for (let code = first.charCodeAt(0); code <= last!.charCodeAt(0); code++) letters.add(String.fromCharCode(code));
  }
  return letters;
}

/**
 * The letters after a figure's name wherever a text has it, in lower case.
 *
 * @example panelLetters("Results; Fig 3D–E", "Fig 3") // d, e
 */
export function panelLetters(text: string, figure: string): Set<string> {
  const letters = new Set<string>();
  for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) {
    const list = /^[A-Za-z](?![A-Za-z])(?:(?:–|-|, ?)[A-Za-z](?![A-Za-z]))*/.exec(text.slice(at + figure.length))?.[0];
    for (const letter of lettersIn(list?.toLowerCase() ?? "")) letters.add(letter);
  }
  return letters;
}
