/** Width of a character in units of the font size: averages of common sans-serif fonts, rounded up. */
function characterWidth(character: string): number {
  if ("iljI.,:;'|!".includes(character)) return 0.32;
  if ("frt()[]{}/- ".includes(character)) return 0.37;
  if ("mwMW%@∞".includes(character)) return 0.9;
  if ("=+−±×÷<>≤≥≈√∑".includes(character)) return 0.84;
  if (/[0-9]/.test(character)) return 0.64;
  if (/\p{M}/u.test(character)) return 0;
  if (/\p{Lu}/u.test(character)) return 0.7;
  if (/[₀-₉⁰-⁹⁻₋ᵢⱼᵀ¹²³]/u.test(character)) return 0.4;
  return 0.58;
}

/**
 * Estimated width in pixels of a line of text, on the generous side. There is no font engine in the kernel, and the
 * reader's font isn't known, so margins are planned with this.
 *
 * @example textWidth("0.001", 12)
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * fontSize;
}

/**
 * Text broken at spaces into lines of at most `width` pixels; a word that is wider stays whole.
 *
 * @example wrapText("signal to noise 0.05", 13, 90) // ["signal to", "noise 0.05"]
 */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}
