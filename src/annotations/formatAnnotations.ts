import { byTime } from "./byTime.js";
import { CONTEXT, type Annotation } from "./model.js";

/**
 * Notes as the text of a file: an AnnotationCollection with its one page inside, in the order of their making. The same
 * notes give the same bytes.
 *
 * @param items notes, in any order
 * @param about what they are on: the name of a notebook
 * @example writeFileWhole("notes.json", formatAnnotations(notes, "optimal-plasticity/fig5"));
 */
export function formatAnnotations(items: readonly Annotation[], about: string): string {
  const id = `urn:x-plasticity:annotations:${about.split("/").map(encodeURIComponent).join("/")}`;
  const sorted = [...items].sort(byTime);
  const collection = {
    "@context": CONTEXT,
    id,
    type: "AnnotationCollection",
    label: `Notes on ${about}`,
    total: sorted.length,
    first: { id: `${id}:all`, type: "AnnotationPage", startIndex: 0, items: sorted },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
