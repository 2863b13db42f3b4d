/**
 * The points of an unfinished sweep: `<result file>.partial.jsonl`, a header line that says which sweep it is, then one
 * line per finished point, appended as it finishes. A process killed at any moment leaves at worst half a last line,
 * which is cut off and computed again.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { decodeNumber, encodeNumber } from "./numbers.js";
import { ResultFileError } from "./resultFile.js";

const FORMAT = "plasticity-partial/1";

/** Which sweep a partial file belongs to. */
export interface PartialHeader {
  experiment: string;
  fingerprint: string;
  code: string;
}

/** Values of one point: observable → numbers, row-major over its own axes. */
export type PointValues = Record<string, number[]>;

const header = z.object({
  format: z.literal(FORMAT),
  experiment: z.string(),
  fingerprint: z.string(),
  code: z.string(),
});
const line = z.object({
  index: z.int().min(0),
  values: z.record(z.string(), z.array(z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]))),
});

/** An open partial file. */
export interface PartialFile {
  /** Points that were already there. */
  readonly done: Map<number, PointValues>;
  /** Where the partial file of another sweep was moved to, if there was one. */
  readonly keptAside: string | undefined;
  append(index: number, values: PointValues): void;
  close(): void;
  /** Closes and deletes it, once the result is written. */
  remove(): void;
}

/**
 * Opens or creates the partial file beside a result file. One that belongs to another sweep (other parameters, seed or
 * code) isn't thrown away: it is moved aside under a name with its fingerprint, and found there again when that sweep is
 * run the next time.
 *
 * Throws `ResultFileError` when the file there is no partial file at all.
 */
export function openPartial(resultFile: string, wanted: PartialHeader): PartialFile {
  mkdirSync(dirname(resultFile), { recursive: true });
  const file = `${resultFile}.partial.jsonl`;
  let keptAside: string | undefined;
  const found = existsSync(file) ? readHeader(file) : undefined;
  if (found && !same(found, wanted)) {
    keptAside = asideName(resultFile, found);
    renameSync(file, keptAside);
  }
  if (!existsSync(file) && existsSync(asideName(resultFile, wanted))) renameSync(asideName(resultFile, wanted), file);

  const done = existsSync(file) && readHeader(file) ? readPoints(file) : new Map<number, PointValues>();
  const isNew = !existsSync(file) || !readHeader(file);
  const descriptor = openSync(file, isNew ? "w" : "a");
  if (isNew) writeSync(descriptor, `${JSON.stringify({ format: FORMAT, ...wanted })}\n`);
  const close = (): void => closeSync(descriptor);
  return {
    done,
    keptAside,
    append(index, values) {
      const encoded = Object.fromEntries(
        Object.entries(values).map(([name, numbers]) => [name, numbers.map(encodeNumber)]),
      );
      writeSync(descriptor, `${JSON.stringify({ index, values: encoded })}\n`);
    },
    close,
    remove() {
      close();
      rmSync(file, { force: true });
    },
  };
}

/** Deletes this sweep's partial file, which a process killed right after writing the result may have left. */
export function removeLeftover(resultFile: string, wanted: PartialHeader): void {
  const file = `${resultFile}.partial.jsonl`;
  const found = existsSync(file) ? readHeader(file) : undefined;
  if (found && same(found, wanted)) rmSync(file);
}

function same(a: PartialHeader, b: PartialHeader): boolean {
  return a.experiment === b.experiment && a.fingerprint === b.fingerprint && a.code === b.code;
}

function asideName(resultFile: string, { fingerprint, code }: PartialHeader): string {
  return `${resultFile}.${fingerprint}-${code}.partial.jsonl`;
}

/** The header; undefined when the process was killed while it wrote it (no complete line yet). */
function readHeader(file: string): PartialHeader | undefined {
  const text = readFileSync(file, "utf8");
  const end = text.indexOf("\n");
  const first = end < 0 ? text : text.slice(0, end);
  const parsed = header.safeParse(parseJson(first));
  if (parsed.success && end >= 0) return parsed.data;
  if (end < 0 && `{"format":"${FORMAT}"`.startsWith(first.slice(0, FORMAT.length + 12))) return undefined;
  throw new ResultFileError(`${file}: expected an unfinished sweep, got something else; move it away and run again`);
}

/** The points of the complete lines; cuts off half a last line, so that the next one starts on its own. */
function readPoints(file: string): Map<number, PointValues> {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(file, end);
  const points = new Map<number, PointValues>();
  for (const text of bytes.toString("utf8", 0, end).split("\n").slice(1, -1)) {
    const parsed = line.safeParse(parseJson(text));
    if (!parsed.success) continue; // computed again
    const { index, values } = parsed.data;
    points.set(
      index,
      Object.fromEntries(Object.entries(values).map(([name, numbers]) => [name, numbers.map(decodeNumber)])),
    );
  }
  return points;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
