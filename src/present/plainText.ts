/** A line of Markdown as words: `plainText("*One* [rule](a.ipynb)") // "One rule"`. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`$\\]/g, "")
    .trim();
}
