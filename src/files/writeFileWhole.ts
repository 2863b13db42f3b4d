import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file whole or not at all: to a temporary file in the same folder, then renamed over the old one. Missing
 * folders are made.
 *
 * @param file where to write
 * @param content text or bytes
 * @throws the file system's error; the old file is then untouched
 * @example writeFileWhole("site/index.html", html);
 */
export function writeFileWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
