import { requireCount, requireNumber } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import { choleskyFactor, choleskySolve, maximumMagnitude } from "../numerics/linear.js";
import { dot } from "../numerics/vector.js";
import { conductanceLaplacian } from "./conductanceLaplacian.js";
import { neuralGradients } from "./neuralGradients.js";
import { stronglyConnectedComponents } from "./stronglyConnectedComponents.js";
import { offDiagonalCost, requirePower, totalCost, transformedCosts } from "./synapticCosts.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  listOf,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { someCosts } from "./synapticCosts.js";

export interface EquilibriumOptions {
  /** p > 0; default 2. */
  power?: number;
  /**
   * What to do with a network that is not strongly connected: "refuse" (default) throws `NotStronglyConnectedError`;
   * "separately" balances each component by itself, with Σ h = 0 in each, and leaves what lies between as it falls.
   */
  components?: "refuse" | "separately";
  /** Stops when max |g| is below this multiple of the total cost without self-loops; default 1e-14. */
  tolerance?: number;
  /** Newton steps allowed in a component; default 1000 (each takes h about 1/p nearer when it is far). */
  maximumIterations?: number;
}

/** What the options have to be. */
export const equilibriumOptions = optionsOf<EquilibriumOptions>({
  power: optional(aPositive),
  components: optional(oneOf("refuse", "separately")),
  tolerance: optional(aNonNegative),
  maximumIterations: optional(aNumber),
});

export interface Equilibrium {
  /** h*, one entry a neuron, Σ h = 0. */
  coordinates: Float64Array;
  /** c* = c at h*, N × N. */
  costs: Float64Array;
  /** C⁰ and C*. */
  initialTotal: number;
  total: number;
  /** Newton steps, summed over the components. */
  iterations: number;
  /** max |g| within the components, over their total cost without self-loops: 0 is perfect balance. */
  residual: number;
  /** Strongly connected components; one for a network that has an equilibrium in the strict sense. */
  components: number[][];
}

/** Thrown by `equilibrium` for a network that has no equilibrium; `components` holds the neurons of each part. */
export class NotStronglyConnectedError extends Error {
  constructor(readonly components: number[][]) {
    requireInput("NotStronglyConnectedError: components", components, listOf(aVector));

    const shown = components.slice(0, 6).map((component) => {
      const more = component.length > 8 ? `, … ${component.length} neurons` : "";
      return `{${component.slice(0, 8).join(", ")}${more}}`;
    });
    if (components.length > 6) shown.push(`… ${components.length} components`);
    super(
      `equilibrium: expected a strongly connected network, got the components ${shown.join(" ")}; no equilibrium exists. ` +
        `Balance each by itself with { components: "separately" }, follow the flow to a fixed time with balance(), ` +
        `or, for silent neurons, raise their gains with the gainFloor of robustnessCosts()`,
    );
    this.name = "NotStronglyConnectedError";
  }
}

/**
 * The equilibrium of synaptic balancing: the minimiser h* of the convex C(h) = Σ c⁰_ij e^{p (h_j − h_i)} with Σ h = 0, at
 * which what comes in equals what goes out in every neuron (Eq 21). Damped Newton steps
 *
 *   Δh = (1/p) (L + (tr L/N²) 𝟏𝟏ᵀ)⁻¹ g   (γp = 1),
 *
 * with Armijo's rule for their length; one Cholesky factorisation (N³/6 multiplications) a step, usually 4–12 steps.
 * The descent rate does not matter for where the flow ends.
 *
 * `equilibrium(synapticCosts(J, { power: 2 }), { power: 2 }).coordinates`
 *
 * Throws `RangeError` for bad costs or p ≤ 0, `NotStronglyConnectedError` as said in the options, `Error` when Newton's
 * steps do not converge.
 */
export function equilibrium(costs: MatrixLike, options: EquilibriumOptions = {}): Equilibrium {
  requireInput("equilibrium: costs", costs, someCosts);
  requireInput("equilibrium: options", options, equilibriumOptions);

  costs = rowMajor(costs, "equilibrium: costs");
  const n = Math.sqrt(costs.length);
  const { power = 2, components: treatment = "refuse", tolerance = 1e-14, maximumIterations = 1000 } = options;
  requirePower(power);
  requireCount("equilibrium: maximumIterations", maximumIterations, 0);
  requireNumber("equilibrium: tolerance", tolerance, { min: 0 });
  const components = stronglyConnectedComponents(costs);
  if (components.length > 1 && treatment === "refuse") throw new NotStronglyConnectedError(components);
  const coordinates = new Float64Array(n);
  let iterations = 0;
  let residual = 0;
  for (const component of components) {
    if (component.length === 1) continue;
    const solution = minimise(part(costs, n, component), component.length, power, tolerance, maximumIterations);
    component.forEach((k, index) => (coordinates[k] = solution.coordinates[index]!));
    iterations += solution.iterations;
    residual = Math.max(residual, solution.residual);
  }
  const balanced = transformedCosts(costs, coordinates, power);
  return {
    coordinates,
    costs: balanced,
    initialTotal: totalCost(costs),
    total: totalCost(balanced),
    iterations,
    residual,
    components,
  };
}

/** The costs among the neurons of one component, self-loops left out. */
function part(costs: ArrayLike<number>, n: number, component: number[]): Float64Array {
  const m = component.length;
  const out = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) if (a !== b) out[a * m + b] = costs[component[a]! * n + component[b]!]!;
  }
  return out;
}

function minimise(
  initial: Float64Array,
  n: number,
  power: number,
  tolerance: number,
  maximumIterations: number,
): { coordinates: Float64Array; iterations: number; residual: number } {
  const h = new Float64Array(n);
  const trial = new Float64Array(n);
  const present = initial.slice();
  const laplacian = new Float64Array(n * n);
  const factor = new Float64Array(n * n);
  const direction = new Float64Array(n);
  let previous = Infinity;
  for (let iteration = 0; ; iteration++) {
    const g = neuralGradients(present);
    const total = offDiagonalCost(present);
    const residual = maximumMagnitude(g) / total;
    // below 1e-12 rounding may keep the residual from falling: then this is as near as numbers get
    if (residual <= tolerance || (residual < 1e-12 && residual >= previous / 2)) {
      return { coordinates: h, iterations: iteration, residual };
    }
    if (iteration === maximumIterations) {
      throw new Error(
        `equilibrium: no convergence in ${iteration} Newton steps, max |g| is ${residual} of the total cost`,
      );
    }
    previous = residual;
    conductanceLaplacian(present, laplacian);
    newtonDirection(laplacian, g, n, power, factor, direction);
    const slope = power * dot(g, direction);
    let step = 1;
    for (;;) {
      for (let k = 0; k < n; k++) trial[k] = h[k]! + step * direction[k]!;
      // near the minimum rounding defeats a comparison of totals; whole steps are safe there
      if (slope < 1e-10 * total || totalAt(initial, trial, n, power) <= total - 1e-4 * step * slope) break;
      step /= 2;
      if (step < 1e-12) {
        throw new Error(`equilibrium: no descent along Newton's direction at max |g| = ${residual} of the total cost`);
      }
    }
    centre(trial);
    h.set(trial);
    transformedCosts(initial, h, power, present);
  }
}

/** Solves (L + shift 𝟏𝟏ᵀ) Δh = g/p; a Laplacian that is singular to rounding gets as little on its diagonal as makes it definite. */
function newtonDirection(
  laplacian: Float64Array,
  g: Float64Array,
  n: number,
  power: number,
  factor: Float64Array,
  out: Float64Array,
): void {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += laplacian[i * n + i]!;
  const shift = trace / (n * n);
  for (let k = 0; k < laplacian.length; k++) laplacian[k]! += shift;
  let added = 0;
  for (;;) {
    try {
      choleskyFactor(laplacian, n, factor);
      break;
    } catch (error) {
      const more = added === 0 ? (1e-14 * trace) / n : 99 * added;
      if (!(more < trace)) throw error;
      for (let i = 0; i < n; i++) laplacian[i * n + i]! += more;
      added += more;
    }
  }
  choleskySolve(factor, g, out);
  for (let i = 0; i < n; i++) out[i]! /= power;
  centre(out);
}

/** C at h; Infinity where an exponent leaves the range of numbers, so that the line search steps back. */
function totalAt(costs: Float64Array, h: Float64Array, n: number, power: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const cost = costs[i * n + j]!;
      if (cost === 0) continue;
      const exponent = power * (h[j]! - h[i]!);
      if (Math.abs(exponent) > 700) return Infinity;
      sum += cost * exp(exponent);
    }
  }
  return sum;
}

function centre(h: Float64Array): void {
  let mean = 0;
  for (let k = 0; k < h.length; k++) mean += h[k]! / h.length;
  for (let k = 0; k < h.length; k++) h[k]! -= mean;
}
