/**
 * The landscapes of Table 2: networks small enough to form their Hessian. 6–10–5 neurons (N = 110) for the nonlinear
 * ones, 6–5 (N = 30) for the quadratic one, 100 correlated inputs. Each repeat has a teacher, inputs and a mixing matrix
 * of its own, so that repeats are independent of each other.
 */
import { randomStream } from "../../numerics/random.js";
import { glorotWeights } from "../glorot.js";
import { drawInputs, type Inputs, secondMoment } from "../inputs.js";
import type { Landscape } from "../landscape.js";
import { linearNetwork } from "../linearNetwork.js";
import { nonlinearNetwork, type OutputLayer } from "../nonlinearNetwork.js";
import { aCount, aNumber, aWhole, anIndex, oneOf, optionsOf, requireInput } from "../../numerics/inputKinds.js";

/** Neurons per layer. */
export const TABLE2_LAYERS = [6, 10, 5] as const;

/** One landscape with its teacher, and what an unrelated network does in it. */
export interface Table2Task {
  readonly landscape: Landscape;
  readonly teacher: Float64Array;
  readonly inputs: Inputs;
  /** F of an unrelated network with the same statistics: F₀, where nothing is left of what was learned. */
  readonly unrelatedError: number;
}

const table2TaskOptions = optionsOf({
  network: oneOf("linear", "sigmoid", "quadratic"),
  samples: aCount,
  seed: aWhole,
  repeat: anIndex,
});

/**
 * The task of one repeat; `network` is "quadratic" (no hidden layer) or the output layer of a nonlinear network.
 *
 * `table2Task({ network: "linear", samples: 100, seed: 1, repeat: 1 })`
 */
export function table2Task(options: {
  network: "quadratic" | OutputLayer;
  samples: number;
  seed: number;
  repeat: number;
}): Table2Task {
  requireInput("table2Task: options", options, table2TaskOptions);
  const { network, samples, seed, repeat } = options;

  const [components, hidden, outputs] = TABLE2_LAYERS;
  const layers = network === "quadratic" ? [components, outputs] : TABLE2_LAYERS;
  const stream = (part: string) => randomStream(seed, "optimal-plasticity/table2", part, layers.length, repeat);
  const inputs = drawInputs({ kind: "mixed", components, samples, seed: stream("inputs").uint32() });
  const teacher = glorotWeights(layers, stream("teacher"));
  const landscape =
    network === "quadratic"
      ? linearNetwork(teacher, secondMoment(inputs), outputs)
      : nonlinearNetwork({ inputs, teacher, hidden, outputs, outputLayer: network });
  return {
    landscape,
    teacher,
    inputs,
    unrelatedError: landscape.taskError(glorotWeights(layers, stream("unrelated"))),
  };
}

/**
 * Every how many steps a state is measured, so that `span` steps give about `states` of them and a rule that renews
 * something every `period` steps is met at each age of it: the spacing has no factor in common with the period.
 *
 * `spacingOfStates(2000, 400, 5)  // 4`
 */
export function spacingOfStates(span: number, states: number, period: number): number {
  requireInput("spacingOfStates: span", span, aNumber);
  requireInput("spacingOfStates: states", states, aNumber);
  requireInput("spacingOfStates: period", period, aNumber);

  let spacing = Math.max(1, Math.floor(span / states));
  while (commonFactor(spacing, period) > 1) spacing--;
  return spacing;
}

/** Euclid's algorithm. (mathjs has one; but every worker thread would load all of mathjs for it.) */
function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}
