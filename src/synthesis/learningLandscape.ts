/** The error function of a 2019 network (Raman, Perez Rotondo & O'Leary) as a landscape of Raman & O'Leary 2021. */
import { anErrorFunction, type ErrorFunction } from "../network-size/errorFunction.js";
import { requireInput } from "../numerics/inputKinds.js";
import type { Landscape } from "../optimal-plasticity/landscape.js";

/**
 * The same F under the names of 2021, so that its rules and loops run in networks of 2019. The scale stays that of 2019,
 * F = 1/(2P) Σ ‖y* − y‖²: 2021's mean over outputs is 2/outputs times as large.
 *
 * `learningLandscape(sigmoidNetwork([10, 5, 10], batch, targets)).taskError(w)`
 */
export function learningLandscape(errorFunction: ErrorFunction): Landscape {
  requireInput("learningLandscape: errorFunction", errorFunction, anErrorFunction);

  return {
    dimension: errorFunction.dimension,
    taskError: (w) => errorFunction.error(w),
    gradient: (w, out) => errorFunction.gradient(w, out),
    hessianVector: (w, v, out) => {
      errorFunction.hessianVector(w, v, out);
    },
    hessianTrace: (w) => errorFunction.hessianTrace(w),
  };
}
