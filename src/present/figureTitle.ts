/** A caption's first sentence, when that is about the whole. */
export function firstSentence(caption: string): string | undefined {
  const sentence = (/^.*?[.?!](?=\s+(?:[A-Z(]|paper profile|quick profile)|$)/.exec(caption)?.[0] ?? caption).replace(
    /\.$/,
    "",
  );
  return sentence === "" || /^\(?[A-Za-z]{1,3}(?:[–,] ?[A-Za-z]{1,3})*\)?: /.test(sentence) ? undefined : sentence;
}

/** A heading above a figure, without the panel's letter or the like before its dot. */
export function headingText(heading: string | undefined): string | undefined {
  return heading?.replace(/^[^·]{1,30} · /, "");
}
