import type { Annotation } from "./model.js";

/** The order of notes: by when they were made, then by id. For `sort`. */
export function byTime(a: Annotation, b: Annotation): number {
  const order = Date.parse(a.created ?? "1970-01-01") - Date.parse(b.created ?? "1970-01-01");
  if (order !== 0) return order;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
