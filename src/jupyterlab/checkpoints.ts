/** One earlier state of each file, to which a person can go back ("Revert Notebook to Checkpoint"). */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../files/sha256.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { HttpFailure } from "./httpFailure.js";
import type { ServedFolder } from "./servedFolder.js";

export interface Checkpoint {
  id: string;
  last_modified: string;
}

const ID = "checkpoint";

/** Keeps checkpoints apart from the project, where they would be in the way of git. */
export class Checkpoints {
  /** @param home where they are kept, a file each */
  constructor(
    private readonly folder: ServedFolder,
    private readonly home: string,
  ) {}

  list(path: string): Checkpoint[] {
    const stat = statSync(this.kept(path), { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ id: ID, last_modified: stat.mtime.toISOString() }];
  }

  /** Keeps the file as it is now in the place of the earlier state. */
  create(path: string): Checkpoint {
    const file = this.folder.file(path);
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (!isFile) throw new HttpFailure(404, `${path}: no such file`);
    writeFileWhole(this.kept(path), readFileSync(file));
    return this.list(path)[0]!;
  }

  /** @throws HttpFailure 404 when there is none */
  restore(path: string): void {
    if (this.list(path).length === 0) throw new HttpFailure(404, `${path}: no checkpoint`);
    writeFileWhole(this.folder.file(path), readFileSync(this.kept(path)));
  }

  remove(path: string): void {
    rmSync(this.kept(path), { force: true });
  }

  private kept(path: string): string {
    return join(this.home, sha256(this.folder.file(path)));
  }
}
