/**
 * Looks for delimiters in one text, again and again from later places: what was found stays known until the place is
 * past it, so that all searches together take time in proportion to the text.
 *
 * @example new Finder("a $b$").plain("$", 3) // 4
 */
export class Finder {
  private readonly found = new Map<string, { from: number; at: number }>();
  private ends: Map<string, number[]> | undefined;

  constructor(readonly text: string) {}

  /** Index of the first `delimiter` at or after `from`; -1 when there is none. */
  plain(delimiter: string, from: number): number {
    return this.search(`plain ${delimiter}`, from, () => this.text.indexOf(delimiter, from));
  }

  /** The same for one that no backslash escapes, when `from` isn't escaped itself. */
  unescaped(delimiter: string, from: number): number {
    return this.search(`unescaped ${delimiter}`, from, () => {
      for (let at = from; at < this.text.length; at++) {
        if (this.text.startsWith(delimiter, at)) return at;
        if (this.text[at] === "\\") at++;
      }
      return -1;
    });
  }

  /** Index of the line break after which the first blank line at or after `from` comes; -1 when there is none. */
  blankLine(from: number): number {
    return this.search("blank", from, () => {
      const blank = /\n[^\S\n]*\n/g;
      blank.lastIndex = from;
      return blank.exec(this.text)?.index ?? -1;
    });
  }

  /** Index of the first `\end{name}` at or after `from`; -1 when there is none. */
  environmentEnd(name: string, from: number): number {
    if (this.ends === undefined) {
      this.ends = new Map();
      for (const { 1: ended, index } of this.text.matchAll(/\\end\{([a-z]+\*?)\}/g)) {
        const places = this.ends.get(ended!);
        if (places === undefined) this.ends.set(ended!, [index]);
        else places.push(index);
      }
    }
    const places = this.ends.get(name) ?? [];
    return this.search(`end ${name}`, from, () => places[firstAtLeast(places, from)] ?? -1);
  }

  private search(kind: string, from: number, find: () => number): number {
    const known = this.found.get(kind);
    if (known !== undefined && known.from <= from && (known.at < 0 || from <= known.at)) return known.at;
    const at = find();
    this.found.set(kind, { from, at });
    return at;
  }
}

/** Index of the first number that is at least `least`, in a rising list. */
function firstAtLeast(rising: readonly number[], least: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
