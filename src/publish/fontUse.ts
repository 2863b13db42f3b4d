/** Which characters and classes pages have: what decides on the fonts that they need. */
export interface FontUse {
  readonly characters: Set<number>;
  readonly classes: Set<string>;
  hasFormulas: boolean;
}

/** Nothing yet. `noteFonts(noFonts(), html)` */
export function noFonts(): FontUse {
  return { characters: new Set(), classes: new Set(), hasFormulas: false };
}

/** Adds what a page has. */
export function noteFonts(use: FontUse, html: string): FontUse {
  for (const character of html) use.characters.add(character.codePointAt(0)!);
  if (!html.includes('class="katex')) return use;
  use.hasFormulas = true;
  for (const [, names] of html.matchAll(/class="([^"]*)"/g))
    for (const name of names!.split(" ")) use.classes.add(name);
  return use;
}
