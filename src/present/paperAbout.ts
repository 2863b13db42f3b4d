import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a paper's folder says of itself. */
export interface PaperAbout {
  title: string;
  /** Markdown: authors, journal, DOI; may be empty. */
  citation: string;
  /** Markdown: the paper in a sentence or three; may be empty. */
  sentence: string;
}

/**
 * A paper's title, citation and description: the heading of `<folder>/README.md`, and the paragraph below it, whose first
 * line has the DOI.
 *
 * @example paperAbout("notebooks", "optimal-plasticity").title
 */
export function paperAbout(home: string, folder: string): PaperAbout {
  const words = folder.split("/").at(-1)!.replaceAll("-", " ");
  const file = join(home, folder, "README.md");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, title, rest = ""] = /^#\s+(.+)\n([\s\S]*?)(?=\n#|$(?![\s\S]))/m.exec(text) ?? [];
  const lines = rest.trim().split("\n");
  const isCited = /doi\.org/.test(lines[0] ?? "");
  return {
    title: title?.trim() ?? (words === "" ? "Notebooks" : words.charAt(0).toUpperCase() + words.slice(1)),
    citation: isCited ? lines[0]! : "",
    sentence: lines
      .slice(isCited ? 1 : 0)
      .join("\n")
      .trim(),
  };
}

/** The paper's folder below the notebooks' when all are from one, else "". */
export function folderOf(files: readonly { name: string }[]): string {
  const folders = new Set(files.map(({ name }) => (name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "")));
  return folders.size === 1 ? [...folders][0]! : "";
}
