/**
 * A recurrent network of Stock et al. 2022 as a landscape of Raman & O'Leary 2021: a student of its own initial state,
 * F[w] = 1/(rows · outputs) Σ ‖y(t) − y₀(t)‖² over the times of one given input. The weights w are J, W_in and W_out one
 * after the other (row-major, post × pre); the bias stays 0.
 */
import { requireVector } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import type { Landscape } from "../optimal-plasticity/landscape.js";
import type { RateNetwork } from "../synaptic-balancing/network.js";
import { simulate } from "../synaptic-balancing/simulate.js";
import { aBuffer, aPositive, aVector, requireInput } from "../numerics/inputKinds.js";
import { aRateNetwork } from "../synaptic-balancing/network.js";

/** J, W_in and W_out of a network in one vector. `weightsOf(network).length // N² + N M + O N` */
export function weightsOf(rateNetwork: RateNetwork): Float64Array {
  requireInput("weightsOf: rateNetwork", rateNetwork, aRateNetwork);
  const { recurrent, input, output } = rateNetwork;

  const w = new Float64Array(recurrent.length + input.length + output.length);
  w.set(recurrent);
  w.set(input, recurrent.length);
  w.set(output, recurrent.length + input.length);
  return w;
}

/** A network of the shape of `like` with these weights (copied); throws `RangeError` when their number doesn't fit. */
export function networkOf(w: Float64Array, like: RateNetwork): RateNetwork {
  requireInput("networkOf: w", w, aBuffer);
  requireInput("networkOf: like", like, aRateNetwork);

  const first = like.recurrent.length;
  const second = first + like.input.length;
  requireVector("networkOf: w", w, second + like.output.length);
  return { ...like, recurrent: w.slice(0, first), input: w.slice(first, second), output: w.slice(second) };
}

/** The landscape of one teacher and one input (steps × channels, row-major), by Euler's method with ReLU neurons. */
export interface RateNetworkLandscape extends Landscape {
  readonly teacher: RateNetwork;
  /** y at all times, rows × outputs. */
  outputs(w: Float64Array): Float64Array;
}

/**
 * The gradient is that of the discretised dynamics, by back-propagation through time; the Hessian–vector product a central
 * difference of gradients (F has kinks where a neuron falls silent).
 *
 * `rateNetworkLandscape(initialNetwork({ … }, stream), input, 0.2)`; throws as `simulate`.
 */
export function rateNetworkLandscape(
  teacher: RateNetwork,
  input: Float64Array,
  timeStep: number,
): RateNetworkLandscape {
  requireInput("rateNetworkLandscape: teacher", teacher, aRateNetwork);
  requireInput("rateNetworkLandscape: input", input, aVector);
  requireInput("rateNetworkLandscape: timeStep", timeStep, aPositive);

  const { neurons: n, inputs, outputs } = teacher;
  const target = simulate(teacher, input, { timeStep }).outputs;
  const dimension = n * (n + inputs + outputs);
  const outputsOf = (w: Float64Array) => simulate(networkOf(w, teacher), input, { timeStep }).outputs;
  const gradient = (w: Float64Array, out: Float64Array): number => {
    const network = networkOf(w, teacher);
    const { states, steps, outputs: y } = simulate(network, input, { timeStep });
    const scale = 2 / y.length;
    const [ofInput, ofOutput] = [n * n, n * (n + inputs)];
    out.fill(0);
    let error = 0;
    let adjoint = new Float64Array(n);
    let next = new Float64Array(n);
    for (let k = steps; k >= 0; k--) {
      const at = k * n;
      if (k < steps) {
        // from the state after step k to the one before it
        for (let i = 0; i < n; i++) {
          const pull = timeStep * next[i]!;
          for (let j = 0; j < n; j++) {
            const x = states[at + j]!;
            if (x > 0) out[i * n + j] = out[i * n + j]! + pull * x;
          }
          for (let m = 0; m < inputs; m++) {
            out[ofInput + i * inputs + m] = out[ofInput + i * inputs + m]! + pull * input[k * inputs + m]!;
          }
        }
        for (let j = 0; j < n; j++) {
          let sum = 0;
          if (states[at + j]! > 0) for (let i = 0; i < n; i++) sum += network.recurrent[i * n + j]! * next[i]!;
          adjoint[j] = (1 - timeStep) * next[j]! + timeStep * sum;
        }
      }
      for (let o = 0; o < outputs; o++) {
        const residual = y[k * outputs + o]! - target[k * outputs + o]!;
        error += square(residual);
        for (let j = 0; j < n; j++) {
          adjoint[j] = adjoint[j]! + scale * residual * network.output[o * n + j]!;
          out[ofOutput + o * n + j] = out[ofOutput + o * n + j]! + scale * residual * states[at + j]!;
        }
      }
      [adjoint, next] = [next, adjoint];
    }
    return error / y.length;
  };
  return {
    teacher,
    dimension,
    gradient,
    taskError: (w) => mean(outputsOf(w).map((y, k) => square(y - target[k]!))),
    outputs: outputsOf,
    hessianVector(w, v, out) {
      const size = Math.sqrt(v.reduce((sum, value) => sum + square(value), 0));
      const step = 1e-5 / size;
      const after = new Float64Array(dimension);
      gradient(
        w.map((value, k) => value + step * v[k]!),
        after,
      );
      gradient(
        w.map((value, k) => value - step * v[k]!),
        out,
      );
      for (let k = 0; k < dimension; k++) out[k] = (after[k]! - out[k]!) / (2 * step);
    },
  };
}
