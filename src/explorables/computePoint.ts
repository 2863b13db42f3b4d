import type { Experiment } from "../experiments/define.js";
import { rounded } from "../experiments/numbers.js";
import { exploredExperiments } from "./exploredExperiments.js";
import type { SweepPoint } from "./explorable.js";
import type { PointResult } from "./results.js";

/** The seed of `plasticity run` where none is given. */
const SEED = 1;

/** One point to compute, as it goes to a worker. */
export interface PointTask {
  readonly experiment: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly point: SweepPoint;
  /** Observables that are wanted. */
  readonly observables: readonly string[];
}

/**
 * Runs one point by the experiment's own `run`, and rounds as its result file does: the numbers are those of
 * `plasticity run` to the last bit.
 *
 * @throws {RangeError} for an experiment that no explorable has; what the experiment throws
 */
export async function computePoint({ experiment, parameters, point, observables }: PointTask): Promise<PointResult> {
  const found = exploredExperiments.find(({ name }) => name === experiment) as Experiment | undefined;
  if (found === undefined) throw new RangeError(`experiment: expected one of the explorables', got ${experiment}`);
  const measured = await found.run({ parameters: { ...parameters }, point, index: 0, seed: SEED } as Parameters<
    typeof found.run
  >[0]);
  const declared = found.observables({ ...parameters });
  return Object.fromEntries(
    observables.map((name) => {
      const value = measured[name]!;
      const numbers = typeof value === "number" ? [value] : Array.from(value);
      return [name, numbers.map((number) => rounded(number, declared[name]?.digits))];
    }),
  );
}
