/** Result files: validated when read, replaced whole when written, one line per observable. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { checkAxes, pointCount } from "./axes.js";
import type { Experiment, ProfileName } from "./define.js";
import { decodeNumber, encodeNumber } from "./numbers.js";
import type { Result } from "./result.js";

const FORMAT = "plasticity-result/1";

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
  format: z.literal(FORMAT),
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
    renewed: z
      .array(z.object({ code: z.string(), date: z.string(), points: z.array(z.int().min(0)), node: z.string() }))
      .optional(),
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

/**
 * Reads and validates a result file.
 *
 * `readResult("data/results/optimal-plasticity/fig5-nonlinear.paper.json")`
 *
 * Throws `ResultFileError` (one line, naming the file and what is wrong) for a file that isn't JSON, isn't a result or
 * whose values don't fill its axes; the system's error when it can't be read.
 */
export function readResult(file: string): Result {
  const text = readFileSync(file, "utf8");
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ResultFileError(`${file}: expected a result file (JSON), got ${text.length} characters that aren't JSON`);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new ResultFileError(`${file}: not a result file: ${path.join(".") || "whole file"}: ${message}`);
  }
  const { values, ...described } = parsed.data;
  const rest: Omit<typeof described, "format"> & { format?: string } = described;
  delete rest.format;
  const decoded: Record<string, number[]> = {};
  try {
    checkAxes("axes", rest.axes);
    for (const [name, { axes = [] }] of Object.entries(rest.observables)) {
      checkAxes(name, axes);
      const expected = pointCount(rest.axes) * pointCount(axes);
      const got = values[name]?.length ?? 0;
      if (got !== expected) throw new RangeError(`${name}: expected ${expected} values, got ${got}`);
      decoded[name] = values[name]!.map(decodeNumber);
    }
  } catch (error) {
    throw new ResultFileError(`${file}: damaged result file: ${(error as Error).message}`);
  }
  return { ...rest, values: decoded } as Result;
}

/**
 * Writes a result file whole: a reader sees the old file or the new one, never a half. Makes the folder if needed.
 *
 * `writeResult("data/results/optimal-plasticity/fig5-nonlinear.quick.json", result)`
 */
export function writeResult(file: string, result: Result<object>): void {
  writeFileWhole(file, formatResult(result));
}

/** The text of a result file: compact, but one line per parameter, axis and observable, so that a diff can be read. */
export function formatResult(result: Result<object>): string {
  const values = Object.fromEntries(
    Object.entries(result.values).map(([name, numbers]) => [name, numbers.map(encodeNumber)]),
  );
  const fields = [
    `"format": ${JSON.stringify(FORMAT)}`,
    `"experiment": ${JSON.stringify(result.experiment)}`,
    `"title": ${JSON.stringify(result.title)}`,
    `"profile": ${JSON.stringify(result.profile)}`,
    `"parameters": ${lines(result.parameters)}`,
    `"seed": ${result.seed}`,
    `"axes": ${list(result.axes)}`,
    `"observables": ${lines(result.observables)}`,
    `"values": ${lines(values)}`,
    `"provenance": ${lines(result.provenance)}`,
  ];
  return `{\n  ${fields.join(",\n  ")}\n}\n`;
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
