import { pathToFileURL } from "node:url";

/**
 * Text with the project's folder taken out of its paths, so that a saved stack trace is the same wherever the project
 * lies.
 *
 * @param text what a cell printed
 * @param root the project's folder
 * @example withoutPaths("at run (/home/me/project/src/dist/x.js:1:2)", "/home/me/project"); // "at run (src/dist/x.js:1:2)"
 */
export function withoutPaths(text: string, root: string): string {
  const folder = root.endsWith("/") ? root : `${root}/`;
  return text.replaceAll(pathToFileURL(folder).href, "").replaceAll(folder, "");
}
