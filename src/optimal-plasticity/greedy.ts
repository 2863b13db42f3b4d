/** A rule that takes the best next step, each time: what Eq 9a describes. */
import { dot, rescale } from "../numerics/vector.js";
import type { CompensatoryRule } from "./compensatoryPlasticity.js";
import { curvature } from "./curvature.js";
import { aFunction, requireInput } from "../numerics/inputKinds.js";

/**
 * The directions of another rule with the magnitude of Eq 6, ‖Δc‖* = −Δĉᵀ∇F/Q[Δc]: the step that lowers the task error
 * most from this state, to second order. Fluctuations of the same step don't matter for it, since they add ½ e² Q[Δε]
 * whatever the step is. No step where the direction goes uphill; where F doesn't curve upwards along it, the magnitude m
 * that the rule is called with.
 *
 * At the steady state of this rule 𝔼ΔF = 0 gives ½ m² Q[Δc] = ½ e² Q[Δε], which is Eq 9a.
 *
 * `maintain({ …, compensationMagnitude: e, rule: greedy(firstOrder(10)) })`
 */
export function greedy(direction: CompensatoryRule): CompensatoryRule {
  requireInput("greedy: direction", direction, aFunction);

  return (state, m, stream, out) => {
    direction(state, m, stream, out);
    const size = Math.sqrt(dot(out, out));
    if (size === 0) return;
    const q = curvature(state.landscape, state.w, out);
    rescale(out, q > 0 ? Math.max(0, -dot(out, state.gradient) / (size * q)) : m);
  };
}
