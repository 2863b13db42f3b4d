import type { Notebook } from "../publish/notebook.js";
import { readNotebook } from "../publish/notebook.js";
import { namedNotebooks } from "./notebookHome.js";

/**
 * What `read` finds in the saved outputs of all notebooks, or of those below `from`, each id once.
 *
 * @throws {Error} naming both notebooks when an id occurs twice; UsageError as `namedNotebooks`
 * @example savedRecords("claims", undefined, claimsIn)
 */
export function savedRecords<T extends { id: string }>(
  command: string,
  from: string | undefined,
  read: (notebook: Notebook, place: string) => T[],
): T[] {
  const places = new Map<string, string>();
  return namedNotebooks(from === undefined ? [] : [from]).flatMap(({ file, name }) => {
    const records = read(readNotebook(file), name);
    for (const { id } of records) {
      const before = places.get(id);
      if (before !== undefined) {
        const where = before === name ? `twice in ${name}` : `in ${before} and in ${name}`;
        throw new Error(`${command}: expected each id once, got "${id}" ${where}`);
      }
      places.set(id, name);
    }
    return records;
  });
}
