/**
 * Zero-order rules: no gradient, only the observed change of the task error along random directions ("Dependence of
 * the optimal magnitude … on the mechanism"; REINFORCE, Williams 1992).
 */
import { requireCount, requireNumber } from "../numerics/check.js";
import { addScaled, rescale } from "../numerics/vector.js";
import type { CompensatoryRule } from "./compensatoryPlasticity.js";

/**
 * Keep or oppose: try a random direction d, Δc = −sign(F[w + η d] − F[w]) m d. `probe` is the length η of the trial
 * step; it should be short against the scale on which F curves.
 */
export function keepOrOppose(probe = 1e-3): CompensatoryRule {
  requireNumber("keepOrOppose: probe", probe, { min: Number.MIN_VALUE });
  let trial = new Float64Array(0);
  return ({ landscape, w, taskError }, m, stream, out) => {
    if (trial.length !== w.length) trial = new Float64Array(w.length);
    rescale(stream.fillNormal(out));
    trial.set(w);
    const change = landscape.taskError(addScaled(trial, probe, out)) - taskError;
    rescale(out, change > 0 ? -m : m);
  };
}

/**
 * Weight perturbation: the average over K probes of the observed change times the direction,
 * Δc ∝ −Σ_k (F[w + η d_k] − F[w − η d_k]) d_k, rescaled to m. It tends to the gradient (first order) as K grows:
 * the expected cosine with −∇F is about √(K/(K + N)).
 */
export function perturbationAverage(probes: number, probe = 1e-3): CompensatoryRule {
  requireCount("perturbationAverage: probes", probes);
  requireNumber("perturbationAverage: probe", probe, { min: Number.MIN_VALUE });
  let trial = new Float64Array(0);
  let direction = new Float64Array(0);
  return ({ landscape, w }, m, stream, out) => {
    if (trial.length !== w.length) {
      trial = new Float64Array(w.length);
      direction = new Float64Array(w.length);
    }
    out.fill(0);
    for (let k = 0; k < probes; k++) {
      rescale(stream.fillNormal(direction));
      trial.set(w);
      const up = landscape.taskError(addScaled(trial, probe, direction));
      trial.set(w);
      const down = landscape.taskError(addScaled(trial, -probe, direction));
      addScaled(out, down - up, direction);
    }
    rescale(out, m);
  };
}
