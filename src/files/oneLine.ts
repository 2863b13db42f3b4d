/** Foreign text in a message: on one line, and not more than a person reads. */

/** A text with its line breaks as blanks, cut when it is longer. `oneLine("a\nb")  // "a b"` */
export function oneLine(text: string, most = 300): string {
  const line = text.replace(/[\s\u0000-\u001f\u2028\u2029]+/g, " ");
  return line.length > most ? `${line.slice(0, most - 3)}...` : line;
}

/** A value as JSON, cut when it is long; "nothing" for undefined. `shownValue([1, "a"])  // '[1,"a"]'` */
export function shownValue(value: unknown, most = 60): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    text = "something nested too deep";
  }
  return oneLine(text ?? "nothing", most);
}
