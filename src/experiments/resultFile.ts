/** Result files: checked when read, by their digest too; replaced whole when written, one line per observable. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { fileFailure } from "../files/fileFailure.js";
import { oneLine } from "../files/oneLine.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { checkAxes, pointCount } from "./axes.js";
import type { Experiment, ProfileName } from "./define.js";
import { digestOf, hasDigest, withDigest } from "./fileDigest.js";
import { decodeValues, encodeValues } from "./numbers.js";
import type { Result } from "./result.js";

/** 2: with a digest of its content. */
const FORMAT = "plasticity-result/2";
const WITHOUT_DIGEST = "plasticity-result/1";

const axis = z.object({
  name: z.string(),
  unit: z.string().optional(),
  symbol: z.string().optional(),
  values: z.array(z.union([z.number(), z.string()])),
});
const observable = z.object({
  unit: z.string().optional(),
  symbol: z.string().optional(),
  digits: z.int().optional(),
  axes: z.array(axis).optional(),
});
const schema = z.object({
  format: z.enum([FORMAT, WITHOUT_DIGEST]),
  digest: z.string().optional(),
  experiment: z.string(),
  title: z.string(),
  profile: z.enum(["quick", "paper"]),
  parameters: z.record(z.string(), z.unknown()),
  seed: z.int(),
  axes: z.array(axis),
  observables: z.record(z.string(), observable),
  values: z.record(z.string(), z.array(z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"])]))),
  provenance: z.object({
    version: z.string(),
    code: z.string(),
    commit: z.string().nullable(),
    node: z.string(),
    date: z.string(),
    wallSeconds: z.number(),
    pointsComputed: z.int(),
    workers: z.int(),
    command: z.string(),
    shards: z.int().min(1).optional(),
    renewed: z
      .array(z.object({ code: z.string(), date: z.string(), points: z.array(z.int().min(0)), node: z.string() }))
      .optional(),
    sealed: z.string().optional(),
  }),
});

/** A file that isn't a result file. Nothing is written over it. */
export class ResultFileError extends Error {
  override name = "ResultFileError";
}

/** The standard result file: `data/results/<paper>/<experiment>.<profile>.json`. */
export function resultFileOf(root: string, experiment: Pick<Experiment, "name">, profile: ProfileName): string {
  return join(root, "data", "results", ...`${experiment.name}.${profile}.json`.split("/"));
}

/** All result files in a project's `data/results`, quick ones too, in the order of their names. */
export function storedResults(root: string): string[] {
  const folder = join(root, "data", "results");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Reads and checks a result file: that it is whole and says what was written, by its digest.
 *
 * `readResult("data/results/optimal-plasticity/fig5-nonlinear.paper.json")`
 *
 * Throws `ResultFileError` (one line, naming the file, what is wrong and what to do) for a file that isn't JSON, isn't a
 * result, whose values don't fill its axes or whose content isn't that of its digest; `FileFailure` when it can't be read.
 */
export function readResult(file: string): Result {
  const bytes = bytesOf(file);
  const { format, result } = parseResult(file, bytes);
  if (format === WITHOUT_DIGEST) {
    throw new ResultFileError(
      `${file}: a result in an older format, without a digest: "plasticity renew --seal" gives it one`,
    );
  }
  if (!hasDigest(bytes)) {
    throw new ResultFileError(
      `${file}: damaged result file: its content isn't what was written (its digest differs); restore it from version ` +
        `control, or delete it and compute it again: ${oneLine(result.provenance.command, 200)}`,
    );
  }
  return result;
}

/**
 * Gives a result file of the older format its digest, and says so in its provenance. A file that has one is checked
 * instead. Returns whether it was given one.
 *
 * `sealResult("data/results/optimal-plasticity/fig5-nonlinear.paper.json")  // true`
 *
 * Throws as `readResult`; `FileFailure` when it can't be written.
 */
export function sealResult(file: string): boolean {
  const bytes = bytesOf(file);
  const { format, result } = parseResult(file, bytes);
  if (format === FORMAT) {
    readResult(file);
    return false;
  }
  if (digestOf(bytes) !== undefined) {
    throw new ResultFileError(`${file}: damaged result file: a digest in the older format, which has none`);
  }
  const sealed = new Date().toISOString();
  writeResult(file, { ...result, provenance: { ...result.provenance, sealed } });
  return true;
}

/** The digest that a result file carries, of everything else in it; undefined for one without. Nothing is checked. */
export function storedDigest(file: string): string | undefined {
  return digestOf(bytesOf(file));
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileFailure(file, "can't be read", error);
  }
}

/** What a result file says, whether or not its digest is right. */
function parseResult(file: string, bytes: Buffer): { format: string; result: Result } {
  const text = bytes.toString("utf8");
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ResultFileError(`${file}: expected a result file (JSON), got ${text.length} characters that aren't JSON`);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new ResultFileError(
      `${file}: not a result file: ${oneLine(path.join("."), 100) || "whole file"}: ${oneLine(message)}`,
    );
  }
  const { values, format, ...described } = parsed.data;
  const rest: Omit<typeof described, "digest"> & { digest?: string | undefined } = described;
  delete rest.digest;
  try {
    checkAxes("axes", rest.axes);
    for (const [name, { axes = [] }] of Object.entries(rest.observables)) {
      checkAxes(name, axes);
      const expected = pointCount(rest.axes) * pointCount(axes);
      const got = values[name]?.length ?? 0;
      if (got !== expected) throw new RangeError(`${name}: expected ${expected} values, got ${got}`);
    }
  } catch (error) {
    throw new ResultFileError(`${file}: damaged result file: ${oneLine((error as Error).message)}`);
  }
  const declared = Object.keys(rest.observables).map((name) => [name, values[name]!]);
  return { format, result: { ...rest, values: decodeValues(Object.fromEntries(declared)) } as Result };
}

/**
 * Writes a result file whole: a reader sees the old file or the new one, never a half. Makes the folder if needed.
 *
 * `writeResult("data/results/optimal-plasticity/fig5-nonlinear.quick.json", result)`
 *
 * Throws `FileFailure` naming the file (and what is `kept` otherwise) when it can't be written.
 */
export function writeResult(file: string, result: Result<object>, kept?: string): void {
  writeFileWhole(file, formatResult(result), kept);
}

/**
 * The text of a result file: compact, but one line per parameter, axis and observable, so that a diff can be read, with
 * the digest of all the rest in its third line.
 */
export function formatResult(result: Result<object>): string {
  const fields = [
    `"format": ${JSON.stringify(FORMAT)}`,
    `"experiment": ${JSON.stringify(result.experiment)}`,
    `"title": ${JSON.stringify(result.title)}`,
    `"profile": ${JSON.stringify(result.profile)}`,
    `"parameters": ${lines(result.parameters)}`,
    `"seed": ${result.seed}`,
    `"axes": ${list(result.axes)}`,
    `"observables": ${lines(result.observables)}`,
    `"values": ${lines(encodeValues(result.values))}`,
    `"provenance": ${lines(result.provenance)}`,
  ];
  return withDigest(`{\n  ${fields.join(",\n  ")}\n}\n`);
}

function lines(record: object): string {
  const entries = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return entries.length === 0 ? "{}" : `{\n${entries.join(",\n")}\n  }`;
}

function list(items: readonly unknown[]): string {
  return items.length === 0 ? "[]" : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}
