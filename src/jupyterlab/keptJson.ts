import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../files/sha256.js";
import { writeFileWhole } from "../files/writeFileWhole.js";

/** JSON values that outlive the lab, by name: a file each, in a folder of the person's. */
export class KeptJson {
  constructor(private readonly folder: string) {}

  /** The value; undefined when there is none, or its file can't be read. */
  get(name: string): unknown {
    return this.read(this.file(name))?.value;
  }

  set(name: string, value: unknown): void {
    writeFileWhole(this.file(name), `${JSON.stringify({ name, value })}\n`);
  }

  remove(name: string): void {
    rmSync(this.file(name), { force: true });
  }

  get names(): string[] {
    let files: string[];
    try {
      files = readdirSync(this.folder);
    } catch {
      return []; // nothing has been kept yet
    }
    return files.flatMap((file) => this.read(join(this.folder, file))?.name ?? []).sort();
  }

  private read(file: string): { name: string; value: unknown } | undefined {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as { name: string; value: unknown };
    } catch {
      return undefined;
    }
  }

  /** Names come from the front end, and from notebooks: they never become a path. */
  private file(name: string): string {
    return join(this.folder, `${sha256(name, 32)}.json`);
  }
}
