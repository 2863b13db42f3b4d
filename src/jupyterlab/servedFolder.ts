import { lstatSync, realpathSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { HttpFailure } from "./httpFailure.js";

/** Never shown and never touched by the lab: what git and npm keep, and what begins with a dot. */
const HIDDEN = new Set(["node_modules"]);

/** The folder whose files the lab shows. Nothing outside of it can be named, nor reached through a link. */
export class ServedFolder {
  /** Its real path. */
  readonly root: string;

  /** @throws the file system's error when there is no such folder */
  constructor(folder: string) {
    this.root = realpathSync(folder);
  }

  /**
   * The file that an address names ("notebooks/index.ipynb"; "" is the folder itself). It needn't be there.
   *
   * @throws HttpFailure 404 for what is hidden, 403 for what lies outside
   */
  file(path: string): string {
    const parts = path.split("/").filter((part) => part !== "");
    const isNone = parts.some((part) => isHidden(part) || /[\0\\]/.test(part));
    if (isNone) throw new HttpFailure(404, `${path}: no such file or folder`);
    const file = resolve(this.root, ...parts);
    const real = realPlaceOf(file);
    if (real === undefined || !this.holds(real)) throw new HttpFailure(403, `${path}: leads out of the lab's folder`);
    // A link inside of the folder doesn't open what is hidden there.
    const leadsToHidden = relative(this.root, real).split(sep).some(isHidden);
    if (leadsToHidden) throw new HttpFailure(404, `${path}: no such file or folder`);
    return file;
  }

  /** The address of a file: `path("/home/me/plasticity/src/cli.ts")  // "src/cli.ts"` */
  path(file: string): string {
    return relative(this.root, file).split(sep).join("/");
  }

  /** Whether a file lies in the folder. */
  holds(file: string): boolean {
    return file === this.root || file.startsWith(this.root + sep);
  }
}

function isHidden(name: string): boolean {
  return name.startsWith(".") || HIDDEN.has(name);
}

/** Where a file is, or would be, when links are followed; undefined for a link that leads nowhere. */
function realPlaceOf(file: string): string | undefined {
  let existing = file;
  while (lstatSync(existing, { throwIfNoEntry: false }) === undefined) existing = dirname(existing);
  try {
    return realpathSync(existing);
  } catch {
    return undefined;
  }
}
