/**
 * The points of an unfinished sweep: `<result file>.partial.jsonl`, a header line that says which sweep it is, then one
 * line per finished point, appended as it finishes. Each line ends with a checksum of itself and of the sweep. A process
 * killed at any moment leaves at worst half a last line, which is cut off and computed again; a line that isn't what was
 * written is told of and computed again.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, truncateSync } from "node:fs";
import { z } from "zod";
import { fileFailure } from "../files/fileFailure.js";
import { isThere } from "../files/isThere.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { writeFully } from "../files/writeFully.js";
import { checkedLine, readChecked } from "./checkedLine.js";
import { decodeValues, encodeValues } from "./numbers.js";
import { ResultFileError } from "./resultFile.js";

/** 2: with a checksum in each line. */
const FORMAT = "plasticity-partial/2";

/** How often the disk is made to keep what was appended: a power cut costs at most the points of the last second. */
const SYNC_MILLISECONDS = 1000;

/** Which sweep a partial file belongs to. */
export interface PartialHeader {
  experiment: string;
  fingerprint: string;
  code: string;
  /** When it holds a share of the sweep: which ("3/40"), and of how many points, all shares together. */
  shard?: string | undefined;
  points?: number | undefined;
}

/** Values of one point: observable → numbers, row-major over its own axes. */
export type PointValues = Record<string, number[]>;

const header = z.object({
  format: z.literal(FORMAT),
  experiment: z.string(),
  fingerprint: z.string().regex(/^\w+$/),
  code: z.string().regex(/^\w+$/),
  shard: z
    .string()
    .regex(/^\d+\/\d+$/)
    .optional(),
  points: z.int().min(1).optional(),
});
const line = z.object({
  index: z.int().min(0),
  values: z.record(z.string(), z.array(z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]))),
});

/** An open partial file. */
export interface PartialFile {
  readonly file: string;
  /** Points that were already there. */
  readonly done: Map<number, PointValues>;
  /** Where the partial file of another sweep was moved to, if there was one. */
  readonly keptAside: string | undefined;
  /** Places of lines that were damaged, e.g. "line 4 (point 2)"; their points are not among those done. */
  readonly damaged: readonly string[];
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
 * Throws `ResultFileError` when the file there is no partial file, is one in an older format, or has a damaged header;
 * `FileFailure` when it can't be read or written.
 */
export function openPartial(resultFile: string, wanted: PartialHeader): PartialFile {
  const file = partialFileOf(resultFile);
  let keptAside: string | undefined;
  try {
    const found = headerOf(file);
    if (found !== undefined && !same(found, wanted)) {
      keptAside = asideName(resultFile, found);
      renameSync(file, keptAside);
    }
    if (!isThere(file) && isThere(asideName(resultFile, wanted))) renameSync(asideName(resultFile, wanted), file);
  } catch (error) {
    throw asFailure(file, "can't be moved aside", error, "nothing was changed");
  }

  const { done, damaged } = readPoints(file, wanted);
  let descriptor: number;
  try {
    descriptor = openSync(file, "a");
  } catch (error) {
    throw fileFailure(file, "can't be written", error, "nothing was changed");
  }
  let written = done.size;
  let synced = performance.now();
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };
  return {
    file,
    done,
    keptAside,
    damaged,
    append(index, values) {
      try {
        writeFully(descriptor, Buffer.from(pointLine(index, values, wanted)));
        if (performance.now() - synced >= SYNC_MILLISECONDS) {
          fsyncSync(descriptor);
          synced = performance.now();
        }
      } catch (error) {
        throw fileFailure(file, "can't be written", error, keptPoints(written));
      }
      written++;
    },
    close,
    remove() {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
      rmSync(file, { force: true });
    },
  };
}

function keptPoints(count: number): string {
  if (count === 0) return "no point was finished yet";
  return `${count === 1 ? "1 finished point is" : `${count} finished points are`} kept there: run it again to go on`;
}

/** `<result file>.partial.jsonl` */
export function partialFileOf(resultFile: string): string {
  return `${resultFile}.partial.jsonl`;
}

/** Whether this very sweep's partial file lies beside a result file; false too for one that can't be told. */
export function hasPartial(resultFile: string, wanted: PartialHeader): boolean {
  try {
    const found = headerOf(partialFileOf(resultFile));
    return found !== undefined && same(found, wanted);
  } catch {
    return false;
  }
}

/** The text of a partial file's header line, with its line end. */
export function headerLine({ experiment, fingerprint, code, shard, points }: PartialHeader): string {
  return `${checkedLine({ format: FORMAT, experiment, fingerprint, code, shard, points })}\n`;
}

/** The text of a point's line in the partial file of a sweep, with its line end. */
export function pointLine(index: number, values: PointValues, sweep: PartialHeader): string {
  return `${checkedLine({ index, values: encodeValues(values) }, headerLine(sweep))}\n`;
}

function same(a: PartialHeader, b: PartialHeader): boolean {
  return headerLine(a) === headerLine(b);
}

function asideName(resultFile: string, { fingerprint, code }: PartialHeader): string {
  return `${resultFile}.${fingerprint}-${code}.partial.jsonl`;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileFailure(file, "can't be read", error, "nothing was changed");
  }
}

/** The header; undefined when there is no file, or one that holds no complete line yet. */
function headerOf(file: string): PartialHeader | undefined {
  return isThere(file) ? headerIn(bytesOf(file), file) : undefined;
}

/**
 * The header in the bytes of a partial file, whose name is for the message; undefined when there is no complete line yet.
 *
 * Throws `ResultFileError` for anything else, a damaged header and the older format.
 */
export function headerIn(bytes: Buffer, file: string): PartialHeader | undefined {
  const end = bytes.indexOf(10);
  const first = bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
  if (end < 0 && isStartOfHeader(first)) return undefined;
  const parsed = header.safeParse(readChecked(first));
  if (parsed.success && end >= 0) return parsed.data;
  const cure = "move it away or delete it, and run again";
  if (first.startsWith('{"format":"plasticity-partial/1"')) {
    throw new ResultFileError(`${file}: an unfinished sweep in an older format, without checksums; ${cure}`);
  }
  if (first.includes("plasticity-partial")) {
    throw new ResultFileError(`${file}:1: damaged: its first line, which says of which sweep it is; ${cure}`);
  }
  throw new ResultFileError(`${file}: expected an unfinished sweep, got something else; ${cure}`);
}

function isStartOfHeader(text: string): boolean {
  const start = `{"format":"${FORMAT}"`;
  return start.startsWith(text.slice(0, start.length));
}

/** What the lines after the header say: the sweep's own, as they were written, and the places of the others. */
export function pointsIn(
  bytes: Buffer,
  sweep: PartialHeader,
): { done: Map<number, PointValues>; kept: string[]; damaged: string[] } {
  const done = new Map<number, PointValues>();
  const kept: string[] = [];
  const damaged: string[] = [];
  const start = headerLine(sweep);
  const lines = bytes.toString("utf8", 0, bytes.lastIndexOf(10) + 1).split("\n");
  lines.slice(1, -1).forEach((text, place) => {
    const parsed = line.safeParse(readChecked(text, start));
    if (!parsed.success) {
      const [, index] = /^\{"index":(\d+)/.exec(text) ?? [];
      damaged.push(`line ${place + 2}${index === undefined ? "" : ` (point ${index})`}`);
      return;
    }
    const { index, values } = parsed.data;
    kept.push(text);
    done.set(index, decodeValues(values));
  });
  return { done, kept, damaged };
}

/**
 * What a partial file holds, whichever sweep it is of; nothing is changed, so that it can be asked while the sweep runs.
 * The header is undefined when its line isn't complete yet.
 *
 * @throws ResultFileError for a file that is none, or whose header is damaged; FileFailure when it can't be read
 */
export function readPartial(file: string): {
  header: PartialHeader | undefined;
  done: Map<number, PointValues>;
  damaged: string[];
} {
  const bytes = bytesOf(file);
  const found = headerIn(bytes, file);
  return { header: found, ...(found === undefined ? { done: new Map(), damaged: [] } : pointsIn(bytes, found)) };
}

/** The points that are there. What isn't one of this sweep's lines goes, so that the next one starts on its own. */
function readPoints(file: string, sweep: PartialHeader): { done: Map<number, PointValues>; damaged: string[] } {
  const bytes = isThere(file) ? bytesOf(file) : undefined;
  if (bytes === undefined || headerIn(bytes, file) === undefined) {
    writeFileWhole(file, headerLine(sweep), "nothing was computed yet");
    return { done: new Map(), damaged: [] };
  }
  const end = bytes.lastIndexOf(10) + 1;
  const { done, kept, damaged } = pointsIn(bytes, sweep);
  if (damaged.length > 0) {
    writeFileWhole(file, headerLine(sweep) + kept.map((text) => `${text}\n`).join(""));
  } else if (end < bytes.length) {
    try {
      truncateSync(file, end);
    } catch (error) {
      throw fileFailure(file, "can't be written", error, "the finished points in it are kept");
    }
  }
  return { done, damaged };
}

function asFailure(file: string, cannot: string, error: unknown, kept: string): Error {
  return error instanceof ResultFileError ? error : fileFailure(file, cannot, error, kept);
}
