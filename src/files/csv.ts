/** Tables as text: values separated by commas, as RFC 4180 has it, with plain line feeds. */

/** One line without its end; texts with a comma, a quote or a line break are quoted. `csvLine(["a", 1])  // "a,1"` */
export function csvLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  return values
    .map((value) => {
      const text = value === null || value === undefined ? "" : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}

/** The rows of such a text; an unfinished quote ends with the text. `csvRows('a,"b,c"\n')  // [["a", "b,c"]]` */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)(?:"|$)|([^,\n]*))(,|\n|$)?/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [whole, quoted, plain, end] = field.exec(text)!;
    row.push(quoted === undefined ? plain!.replace(/\r$/, "") : quoted.replaceAll('""', '"'));
    if (end === ",") {
      // a comma at the very end: one more value, an empty one
      if (field.lastIndex < text.length) continue;
      row.push("");
    }
    // what follows a closing quote and is no separator begins a value of its own
    else if (end === undefined && at + whole.length < text.length) continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
