/**
 * Which code made a result: a digest of the experiment's module and of everything of this package that it imports
 * (WebAssembly beside those modules and named in them included), so that a change in `publish` doesn't make a sweep
 * stale but a change in its kernel does; nor does a change of comments alone. Packages from outside aren't read; the lock
 * file pins them.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../files/sha256.js";
import type { Experiment } from "./define.js";
import type { Result } from "./result.js";
import { withoutComments } from "./withoutComments.js";

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** 16 hexadecimal digits for the module at this URL and its local imports; "unknown" when it isn't a file. */
export function codeDigest(module: string): string {
  if (!module.startsWith("file:")) return "unknown";
  const texts = new Map<string, string>();
  const waiting = [fileURLToPath(module)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file) || !existsSync(file)) continue;
    const text = withoutComments(readFileSync(file, "utf8"));
    texts.set(file, text);
    for (const match of text.matchAll(IMPORT)) waiting.push(join(dirname(file), match[1]!));
  }
  const digests = new Map([...texts].map(([file, text]) => [file, sha256(text)]));
  for (const folder of new Set([...texts.keys()].map(dirname))) {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".wasm"))) {
      const stem = name.slice(0, -".wasm".length);
      const isNamed = [...texts.values()].some((text) => text.includes(name) || text.includes(`"${stem}"`));
      if (isNamed) digests.set(join(folder, name), sha256(readFileSync(join(folder, name))));
    }
  }
  // Contents and last names only: the same checkout elsewhere has the same digest.
  const parts = [...digests].map(([file, digest]) => `${basename(file)} ${digest}`).sort();
  return sha256(parts.join("\n"), 16);
}

/** Whether a stored result is of the code that is here now: made by it, or renewed with it (see `renewResult`). */
export function isOfPresentCode(
  { provenance }: Pick<Result, "provenance">,
  experiment: Pick<Experiment, "module">,
): boolean {
  return provenance.code === codeDigest(experiment.module);
}
