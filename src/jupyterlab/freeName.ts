import { existsSync } from "node:fs";
import { extname, join } from "node:path";

/** The parts of a file's name between which a number goes. */
export interface NumberedName {
  stem: string;
  ending: string;
  /** The first number; 0 stands for none. */
  first: 0 | 1;
}

/** The name of something new, as Jupyter gives it: Untitled.ipynb, untitled.txt, Untitled Folder. */
export function nameOfNew(type: string | undefined, ending: string): NumberedName {
  if (type === "directory") return { stem: "Untitled Folder", ending: "", first: 0 };
  if (type === "notebook") return { stem: "Untitled", ending: ".ipynb", first: 0 };
  return { stem: "untitled", ending, first: 0 };
}

/** The name of a copy: `nameOfCopy("fig5-Copy1.ipynb")` leads to fig5-Copy2.ipynb, not to a copy's copy. */
export function nameOfCopy(name: string): NumberedName {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length).replace(/-Copy\d*$/, "");
  return { stem: `${stem}-Copy`, ending, first: 1 };
}

/** The first file of this name in a folder that isn't there yet. */
export function freeName(folder: string, { stem, ending, first }: NumberedName): string {
  for (let number = first as number; ; number++) {
    const file = join(folder, `${stem}${number === 0 ? "" : number}${ending}`);
    if (!existsSync(file)) return file;
  }
}
