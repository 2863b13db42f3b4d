import { balance } from "./balance.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { eigenmodes } from "./eigenmodes.js";
import { heatCoordinates } from "./heatEquation.js";
import { neuralGradients } from "./neuralGradients.js";
import type { MatrixLike } from "./network.js";
import { aPositive, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

/** Projection of h on one eigenmode at one time. */
export interface ModeRow {
  time: number;
  /** Number of the mode, from 0 (which has λ = 0): the paper's v₃ is mode 2. */
  mode: number;
  /** λ of the mode. */
  eigenvalue: number;
  /** vᵀh of the flow itself. */
  exact: number;
  /** vᵀh with the Laplacian held at its initial value (Eq 39). */
  quadratic: number;
}

const modeCoursesOptions = optionsOf({ power: optional(aPositive) });

/**
 * The flow of balancing seen in the eigenmodes v_1, …, v_N of the Laplacian at its start (Fig 5d): vᵀh(t), exact and by
 * the heat equation (Eq 39), one record a time and mode; γp = 1. The sign of a mode that the start drives is such that
 * vᵀg⁰ > 0.
 *
 * `modeCourses(ring().perturbed, [0, 0.1, 1], { power: 2 })`
 *
 * Throws `RangeError` as `balance` and `eigenmodes`.
 */
export function modeCourses(costs: MatrixLike, times: ArrayLike<number>, options: { power?: number } = {}): ModeRow[] {
  requireInput("modeCourses: costs", costs, someCosts);
  requireInput("modeCourses: times", times, aVector);
  requireInput("modeCourses: options", options, modeCoursesOptions);
  const { power = 2 } = options;

  const { values, vectors } = eigenmodes(conductanceLaplacian(costs));
  const n = values.length;
  const flow = balance(costs, { times, power, relativeTolerance: 1e-12, absoluteTolerance: 1e-15 });
  const heat = heatCoordinates(costs, times, { power });
  const gradients = neuralGradients(costs);
  const project = (mode: number, source: Float64Array, row: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += vectors[mode * n + i]! * source[row * n + i]!;
    return sum;
  };
  const rows: ModeRow[] = [];
  for (let mode = 0; mode < n; mode++) {
    const sign = project(mode, gradients, 0) < 0 ? -1 : 1;
    for (let k = 0; k < times.length; k++) {
      rows.push({
        time: times[k]!,
        mode,
        eigenvalue: values[mode]!,
        exact: sign * project(mode, flow.coordinates, k),
        quadratic: sign * project(mode, heat, k),
      });
    }
  }
  return rows;
}
