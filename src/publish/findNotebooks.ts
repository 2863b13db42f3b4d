import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

/** A notebook's file with the name that it has among all: its path below the notebooks' folder, without `.ipynb`. */
export interface NotebookFile {
  file: string;
  /** Such as `optimal-plasticity/fig5`. */
  name: string;
}

/** Thrown for a path that doesn't exist, isn't a notebook or holds none. */
export class NoNotebookError extends Error {
  override name = "NoNotebookError";
}

const LEFT_OUT = new Set(["node_modules", "dist", ".ipynb_checkpoints", ".git"]);

function below(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) found.push(...below(path));
    else if (entry.isFile() && entry.name.endsWith(".ipynb")) found.push(path);
  }
  return found;
}

/** Figures in the order of their numbers: fig2 before fig10, `index` first. */
export function byName(a: NotebookFile, b: NotebookFile): number {
  const key = (name: string): string => name.replace(/(^|\/)index$/, "$1");
  return key(a.name).localeCompare(key(b.name), "en", { numeric: true });
}

function inside(folder: string, file: string): boolean {
  return !relative(folder, file).startsWith("..");
}

/**
 * The notebooks in files and folders, each once, in the order of their names.
 *
 * @param paths files or folders; for none, everything in `home`
 * @param home the project's folder of notebooks: names of files in it are relative to it, names of files elsewhere
 *   begin with their own folder
 * @throws NoNotebookError naming the path that doesn't exist, isn't an `.ipynb` file, or is a folder without any
 * @example const files = findNotebooks(["notebooks/optimal-plasticity"], "notebooks");
 */
export function findNotebooks(paths: readonly string[], home: string): NotebookFile[] {
  const found = new Map<string, NotebookFile>();
  const add = (file: string, base: string): void => {
    const whole = resolve(file);
    const from = inside(resolve(home), whole) ? resolve(home) : resolve(base);
    found.set(whole, {
      file: whole,
      name: relative(from, whole)
        .replaceAll("\\", "/")
        .replace(/\.ipynb$/, ""),
    });
  };
  for (const path of paths.length === 0 ? [home] : paths) {
    if (!existsSync(path)) throw new NoNotebookError(`${path}: no such file or folder`);
    if (statSync(path).isDirectory()) {
      const files = below(path);
      if (files.length === 0) throw new NoNotebookError(`${path}: no notebooks in this folder`);
      for (const file of files) add(file, path);
    } else {
      if (!basename(path).endsWith(".ipynb")) throw new NoNotebookError(`${path}: not a notebook (expected .ipynb)`);
      add(path, dirname(dirname(resolve(path))));
    }
  }
  return [...found.values()].sort(byName);
}
