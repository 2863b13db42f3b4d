/** The closed form beside the simulations of the linear network. */
import { hessianSpectrum } from "../optimal-plasticity/hessian.js";
import type { CompensatorRow } from "./compensatorSpots.js";
import { compensatorTask } from "./compensatorTask.js";
import { type DampedSteadyState, dampedSteadyState } from "./dampedSteadyState.js";
import { COMPENSATOR_LANDSCAPES, COMPENSATOR_RULES } from "./experiments/compensatorSweep.js";
import { aFlag, aWhole, anIndex, listOf, requireInput } from "../numerics/inputKinds.js";
import { aCompensatorRow } from "./compensatorSpots.js";

/** One simulation of the linear network and what `dampedSteadyState` says of it. */
export interface LinearPrediction {
  readonly row: CompensatorRow;
  readonly predicted: DampedSteadyState;
}

/**
 * The simulations of the linear network among `rows`, each with its prediction from the spectrum of its own Hessian.
 *
 * `linearPredictions(rows(result), result.seed)`
 */
export function linearPredictions(rows: readonly CompensatorRow[], seed: number): LinearPrediction[] {
  requireInput("linearPredictions: rows", rows, listOf(aCompensatorRow));
  requireInput("linearPredictions: seed", seed, aWhole);

  const { name, magnitude } = COMPENSATOR_LANDSCAPES[0];
  const spectra = new Map<number, Float64Array>();
  return rows
    .filter((row) => row.landscape === name)
    .map((row) => {
      let eigenvalues = spectra.get(row.repeat);
      if (eigenvalues === undefined) {
        const { landscape, teacher } = compensatorTask(true, seed, row.repeat);
        spectra.set(row.repeat, (eigenvalues = hessianSpectrum(landscape, teacher).eigenvalues));
      }
      const rule = COMPENSATOR_RULES.find((one) => one.name === row.rule);
      if (rule === undefined) throw new RangeError(`linearPredictions: expected a known rule, got "${row.rule}"`);
      const fluctuation = magnitude * Math.sqrt(eigenvalues.length);
      return {
        row,
        predicted: dampedSteadyState(eigenvalues, { ratio: row.ratio, fluctuation, damping: rule.damping }),
      };
    });
}

/**
 * The eigenvalues of ∇²F at the teacher, largest first, over their mean, of network `repeat`: what damping is measured
 * against. At the teacher the Fisher matrix is the Hessian.
 *
 * `compensatorSpectrum(false, 1, 1)[0]`
 */
export function compensatorSpectrum(linear: boolean, seed: number, repeat: number): Float64Array {
  requireInput("compensatorSpectrum: linear", linear, aFlag);
  requireInput("compensatorSpectrum: seed", seed, aWhole);
  requireInput("compensatorSpectrum: repeat", repeat, anIndex);

  const { landscape, teacher } = compensatorTask(linear, seed, repeat);
  const { eigenvalues } = hessianSpectrum(landscape, teacher);
  const average = eigenvalues.reduce((sum, value) => sum + value, 0) / eigenvalues.length;
  return eigenvalues.map((value) => value / average).reverse();
}
