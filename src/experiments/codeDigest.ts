/**
 * Which code made a result: a digest of the experiment's module and of everything of this package that it imports
 * (WebAssembly beside those modules included), so that a change in `publish` doesn't make a sweep stale but a change
 * in a kernel does. Packages from outside aren't read; the lock file pins them.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** 16 hexadecimal digits for the module at this URL and its local imports; "unknown" when it isn't a file. */
export function codeDigest(module: string): string {
  if (!module.startsWith("file:")) return "unknown";
  const seen = new Map<string, string>();
  const waiting = [fileURLToPath(module)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    seen.set(file, hash(text));
    const folder = dirname(file);
    for (const match of text.matchAll(IMPORT)) waiting.push(join(folder, match[1]!));
    for (const name of readdirSync(folder)) {
      if (name.endsWith(".wasm")) seen.set(join(folder, name), hash(readFileSync(join(folder, name))));
    }
  }
  // Contents and last names only: the same checkout elsewhere has the same digest.
  const parts = [...seen].map(([file, digest]) => `${basename(file)} ${digest}`).sort();
  return hash(parts.join("\n")).slice(0, 16);
}

function hash(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
