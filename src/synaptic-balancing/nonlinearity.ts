import { square, tanh } from "../numerics/elementary.js";
import { aFunction, aNumber, aText, having, optional } from "../numerics/inputKinds.js";

/**
 * Activation functions φ with their gain φ′. `degree` is the k of φ(s x) = sᵏ φ(x) for every s > 0; the
 * task-preserving transform exists only for functions that have one.
 */
export interface Nonlinearity {
  name: string;
  /** k, or undefined when φ is not positively homogeneous. */
  degree: number | undefined;
  value: (x: number) => number;
  /** φ′(x). */
  gain: (x: number) => number;
}

/** What a nonlinearity has to have. */
export const aNonlinearity = having<Nonlinearity>({
  name: aText,
  degree: optional(aNumber),
  value: aFunction,
  gain: aFunction,
});

/** max(0, x); the gain at 0 is 0. */
export const relu: Nonlinearity = {
  name: "relu",
  degree: 1,
  value: (x) => (x > 0 ? x : 0),
  gain: (x) => (x > 0 ? 1 : 0),
};

/** x: the linear network. */
export const linear: Nonlinearity = { name: "linear", degree: 1, value: (x) => x, gain: () => 1 };

/** max(0, x)², homogeneous of degree 2 (S1 Appendix 4). */
export const squaredRelu: Nonlinearity = {
  name: "squared relu",
  degree: 2,
  value: (x) => (x > 0 ? x * x : 0),
  gain: (x) => (x > 0 ? 2 * x : 0),
};

/** tanh x: not homogeneous, so no transform preserves its map exactly. Mean gain and second moment of the gain differ. */
export const hyperbolicTangent: Nonlinearity = {
  name: "tanh",
  degree: undefined,
  value: tanh,
  gain: (x) => 1 - square(tanh(x)),
};
