/** How much of a notebook a page shows: what is beyond stays in the notebook, and the page says so. */
import MarkdownIt from "markdown-it";

const { escapeHtml } = new MarkdownIt().utils;

/** Characters of one text output; a page is read, not searched. */
export const MOST_TEXT = 100_000;
/** Characters of one output of HTML or of one picture. */
export const MOST_HTML = 5_000_000;
/** Characters of all outputs of a page. */
export const MOST_OUTPUT = 10_000_000;
/** Outputs of one cell. */
export const MOST_OUTPUTS = 500;
/** Characters of one Markdown text or one cell's code; its parsers take long for what is much longer. */
export const MOST_SOURCE = 200_000;

/** Room on one page for outputs, so that many large ones don't make a page that no browser opens. */
export class PageRoom {
  private left = MOST_OUTPUT;

  /** Whether there is room for so many characters more; they are counted then. */
  take(characters: number): boolean {
    if (characters > this.left) return false;
    this.left -= characters;
    return true;
  }
}

/** A size in words: `sizeInWords(104857600) // "105 MB"` */
export function sizeInWords(characters: number): string {
  if (characters < 1000) return `${characters} characters`;
  return characters < 999_500 ? `${Math.round(characters / 1000)} kB` : `${Math.round(characters / 1e6)} MB`;
}

/** A line on the page where something isn't shown. */
export function leftOut(sentence: string): string {
  return `<p class="left-out">${escapeHtml(sentence)}</p>`;
}

/**
 * A text's beginning and end, when it is longer than a page shows, and how much is left out between them.
 *
 * @example const { begin, end, out } = excerpt("x".repeat(1e6)); // out: 900000
 */
export function excerpt(text: string, most = MOST_TEXT): { begin: string; end: string; out: number } {
  if (text.length <= most) return { begin: text, end: "", out: 0 };
  const last = Math.floor(most / 5);
  // never half of a pair of surrogates
  const whole = (piece: string): string => piece.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
  const begin = whole(text.slice(0, most - last));
  const end = whole(text.slice(-last));
  return { begin, end, out: text.length - begin.length - end.length };
}
