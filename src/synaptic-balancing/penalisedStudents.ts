/** Students that learn from teachers under the penalty λ Σ J², down to a minimum: Proposition 4 on examples. */
import { requireCount } from "../numerics/check.js";
import { randomStream } from "../numerics/random.js";
import { norm } from "../numerics/vector.js";
import { initialNetwork } from "./network.js";
import type { RateNetwork } from "./network.js";
import { linear } from "./nonlinearity.js";
import { penalisedMinimum } from "./penalisedMinimum.js";
import type { DescentRow } from "./penalisedMinimum.js";
import { teacherBatch } from "./teacherBatch.js";
import { aCount, aNonNegative, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** One student's way down. */
export interface PenalisedStudent {
  student: number;
  /** About sixty moments of the descent and its end. */
  path: DescentRow[];
  end: DescentRow;
  /** ‖(W_in, W_out)‖ at the end relative to the start: the penalty doesn't hold these. */
  growth: number;
}

const penalisedStudentsSettings = optionsOf({ penalty: optional(aNonNegative), iterations: optional(aCount) });

/**
 * `count` linear students of three neurons, each with a teacher of the same size, by L-BFGS to ‖∇L_reg‖ < 10⁻⁸ or
 * `iterations` steps.
 *
 * `penalisedStudents(10).map(({ end }) => end.imbalance)`
 *
 * @throws {RangeError} on a count below 1
 */
export function penalisedStudents(
  count: number,
  settings: { penalty?: number | undefined; iterations?: number | undefined } = {},
): PenalisedStudent[] {
  requireInput("penalisedStudents: count", count, aCount);
  requireInput("penalisedStudents: settings", settings, penalisedStudentsSettings);
  const { penalty = 0.05, iterations = 1500 } = settings;

  requireCount("penalisedStudents: count", count);
  return Array.from({ length: count }, (_, student) => {
    const network = (role: string): RateNetwork =>
      initialNetwork({ neurons: 3, inputs: 2, outputs: 2 }, randomStream(student, "student", role));
    const options = { samples: 8, conditions: 8, nonlinearity: linear };
    const task = teacherBatch(network("teacher"), randomStream(student, "task"), options);
    const { rows, network: learned } = penalisedMinimum(network("student"), task, {
      iterations,
      penalty,
      loss: "mean",
      subSteps: 1,
      tolerance: 1e-8,
      nonlinearity: linear,
    });
    const every = Math.ceil(rows.length / 60);
    const size = ({ input, output }: RateNetwork): number => norm(Float64Array.of(norm(input), norm(output)));
    return {
      student,
      path: rows.filter((_, k) => k % every === 0 || k === rows.length - 1),
      end: rows.at(-1)!,
      growth: size(learned) / size(network("student")),
    };
  });
}
