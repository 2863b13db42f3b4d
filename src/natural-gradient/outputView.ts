/** The manifold of outputs of a neuron with two weights and three input states, seen from straight above one point (Fig 2A). */
import type { SampledNeuron } from "./sampledNeuron.js";
import { aSampledNeuron } from "./sampledNeuron.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";

/** Where the output of these weights lies in the view, √(nats/s). */
export type OutputView = (weights: readonly [number, number]) => { readonly x: number; readonly y: number };

/**
 * Outputs lie at 2√(φ_k/K), where distances are Fisher distances; this projects them onto the tangent plane at `at`. Near
 * that point lengths and angles on the page are those between outputs. x points where the first weight leads.
 *
 * @throws {RangeError} where the output doesn't change with both weights
 * @example outputView(neuron, [0.05, 0.02])([0.06, 0.02]).y // 0, nearly
 */
export function outputView(neuron: SampledNeuron, at: readonly [number, number]): OutputView {
  requireInput("outputView: neuron", neuron, aSampledNeuron);
  requireInput("outputView: at", at, vectorOf(neuron.afferents));

  const origin = neuron.embedding(at);
  const step = 1e-5;
  const along = (w: [number, number]): Float64Array =>
    neuron.embedding(w).map((value, k) => (value - origin[k]!) / step);
  const first = along([at[0] + step, at[1]]);
  const second = along([at[0], at[1] + step]);
  const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
  const unit = (a: Float64Array): Float64Array => {
    const length = Math.sqrt(inner(a, a));
    if (!(length > 1e-9))
      throw new RangeError(`outputView: at: expected weights that both change the output, got ${at.join(", ")}`);
    return a.map((value) => value / length);
  };
  const e1 = unit(first);
  const across = inner(second, e1);
  const e2 = unit(second.map((value, k) => value - across * e1[k]!));
  return (weights) => {
    const moved = neuron.embedding(weights).map((value, k) => value - origin[k]!);
    return { x: inner(moved, e1), y: inner(moved, e2) };
  };
}
