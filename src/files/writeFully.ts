import { writeSync } from "node:fs";

/**
 * Writes all of the bytes: the system may take fewer in one call.
 *
 * @throws the file system's error; a part may then be written
 * @example writeFully(descriptor, Buffer.from("text\n"));
 */
export function writeFully(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at);
}
