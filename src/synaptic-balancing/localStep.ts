import { pow } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import { coefficientMatrix, requirePower } from "./synapticCosts.js";
import type { CostOptions } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aNumber, aPositive, aVector, either, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

const localBalancingStepOptions = optionsOf({
  power: optional(aPositive),
  coefficients: optional(either(aNumber, aVector)),
  timeStep: aPositive,
});

/**
 * One step of balancing as neurons and synapses would do it (Fig 2), with nothing but local quantities: each synapse
 * computes its cost α |w|^p and tells both its neurons; each neuron adds what its incoming synapses tell it and
 * subtracts what its outgoing ones do; each synapse is multiplied by 1 + Δt (g_pre − g_post). An Euler step of Eq 18, so
 * the spectrum is kept to order Δt² only (`balance` keeps it to rounding). Gives new weights, N × N.
 *
 * `localBalancingStep(J, { timeStep: 0.001, power: 2 })`
 *
 * Throws `RangeError` as `synapticCosts`, and for Δt ≤ 0.
 */
export function localBalancingStep(weights: MatrixLike, options: CostOptions & { timeStep: number }): Float64Array {
  requireInput("localBalancingStep: weights", weights, aSquareMatrix);
  requireInput("localBalancingStep: options", options, localBalancingStepOptions);
  const { timeStep, power = 2, coefficients = 1 } = options;

  weights = rowMajor(weights, "localBalancingStep: weights");
  const n = squareOrder(weights, "localBalancingStep: weights");
  requirePower(power);
  const alpha = coefficientMatrix(coefficients, n);
  const somata = new Float64Array(n);
  for (let neuron = 0; neuron < n; neuron++) {
    for (let other = 0; other < n; other++) {
      if (other === neuron) continue;
      const incoming = neuron * n + other;
      const outgoing = other * n + neuron;
      somata[neuron]! += alpha[incoming]! * pow(Math.abs(weights[incoming]!), power);
      somata[neuron]! -= alpha[outgoing]! * pow(Math.abs(weights[outgoing]!), power);
    }
  }
  const stepped = new Float64Array(n * n);
  for (let post = 0; post < n; post++) {
    for (let pre = 0; pre < n; pre++) {
      stepped[post * n + pre] = weights[post * n + pre]! * (1 + timeStep * (somata[pre]! - somata[post]!));
    }
  }
  return stepped;
}
