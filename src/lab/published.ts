/** Numbers that were published, to draw over ours: `data/published/*.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { pointAt, pointCount } from "../experiments/axes.js";
import { projectRoot } from "../files/project.js";

const schema = z.object({
  source: z.string().min(1),
  axes: z
    .array(
      z.object({ name: z.string(), unit: z.string().optional(), values: z.array(z.union([z.number(), z.string()])) }),
    )
    .min(1),
  values: z.array(z.unknown()),
});

/** A published table of numbers as tidy records, with where it comes from. */
export interface Published {
  /** Where the numbers come from, for a caption. */
  readonly source: string;
  /** One record per value: its coordinates, and itself as `value`. */
  readonly rows: Record<string, number | string>[];
}

/**
 * Reads `data/published/<name>.json`: `{ source, axes: [{ name, unit?, values }], values: nested arrays }`.
 *
 * `published("optimal-plasticity-fig5-nonlinear").rows // [{ signalToNoise: 10, …, value: 0.037 }, …]`
 *
 * Throws `Error` naming the file when it isn't there, isn't such a table, or has the wrong shape.
 */
export function published(name: string, root = projectRoot()): Published {
  if (root === undefined) throw new Error(`published: expected to run inside the project, got ${process.cwd()}`);
  const file = join("data", "published", `${name}.json`);
  let content: z.infer<typeof schema>;
  try {
    content = schema.parse(JSON.parse(readFileSync(join(root, file), "utf8")));
  } catch (error) {
    throw new Error(`${file}: expected published values with source, axes and values`, { cause: error });
  }
  const flat = (content.values as unknown[]).flat(Infinity) as number[];
  const count = pointCount(content.axes);
  if (flat.length !== count || !flat.every((value) => Number.isFinite(value))) {
    throw new Error(`${file}: expected ${count} finite values, got ${flat.length}`);
  }
  return { source: content.source, rows: flat.map((value, k) => ({ ...pointAt(content.axes, k), value })) };
}
