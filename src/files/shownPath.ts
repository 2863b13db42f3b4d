/** Paths as people see them. */
import { relative } from "node:path";

/** A path from the present folder on when it lies in there, else the whole. `shownPath("/a/b/c.json")  // "c.json" in /a/b` */
export function shownPath(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere === "" || fromHere.startsWith("..") ? file : fromHere;
}
