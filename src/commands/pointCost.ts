/** Processor time of one point of a sweep. */
import { existsSync } from "node:fs";
import { computePoints } from "../experiments/computePoints.js";
import { readResult } from "../experiments/index.js";
import { fits } from "../experiments/runExperiment.js";
import type { AskedSweep } from "./sweepOptions.js";
import { UsageError } from "./usageError.js";

/** How long a point takes on one processor, and where that is known from. */
export interface PointCost {
  seconds: number;
  source: string;
}

/**
 * What a person said, else what the stored result with these settings took, else what a point of the middle takes now.
 *
 * @param tell what is going on, while a point is timed
 * @throws UsageError when `said` isn't a positive number
 */
export async function pointCost(
  asked: AskedSweep,
  said: string | undefined,
  tell: (text: string) => void,
): Promise<PointCost> {
  if (said !== undefined) {
    const seconds = Number(said);
    if (said.trim() === "" || !(seconds > 0 && seconds < Infinity)) {
      throw new UsageError(`--seconds: expected a positive number, got "${said}"`);
    }
    return { seconds, source: "as given" };
  }
  return storedCost(asked) ?? (await measuredCost(asked, tell));
}

function storedCost({ resultFile, sweep }: AskedSweep): PointCost | undefined {
  if (!existsSync(resultFile)) return undefined;
  const result = readResult(resultFile);
  const { wallSeconds, workers, pointsComputed } = result.provenance;
  if (!fits(result, sweep) || pointsComputed === 0 || wallSeconds === 0) return undefined;
  return {
    seconds: (wallSeconds * workers) / pointsComputed,
    source: `mean of the ${pointsComputed} points of the stored result, computed on ${workers} processors`,
  };
}

async function measuredCost(asked: AskedSweep, tell: (text: string) => void): Promise<PointCost> {
  const { experiment, sweep, seed } = asked;
  const index = Math.floor(sweep.points / 2);
  tell(`${experiment.name} · timing one point (--seconds says it without)`);
  const start = performance.now();
  await computePoints(experiment, sweep, { seed, workers: 1, signal: undefined, points: [index] }, () => undefined);
  return { seconds: (performance.now() - start) / 1000, source: `point ${index}, computed now; others may differ` };
}
