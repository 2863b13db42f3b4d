/** Lengths and angles of weight changes, measured by what they do to the output. */
import { atan } from "../numerics/elementary.js";
import type { FisherOptions } from "./fisherInformation.js";
import { fisherMoments } from "./fisherMoments.js";
import { inputStatistics } from "./inputStatistics.js";
import { KERNEL, kernelConstant } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import { aFunction, aVector, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { fisherOptions } from "./fisherInformation.js";

/** ⟨a, b⟩ of two weight changes. */
export type InnerProduct = (a: ArrayLike<number>, b: ArrayLike<number>) => number;

/** aᵀb: the synapse's own units taken for distances. */
export const euclideanProduct: InnerProduct = (a, b) => {
  requireInput("euclideanProduct: a", a, aVector);
  requireInput("euclideanProduct: b", b, vectorOf(a.length));

  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/**
 * aᵀ G b with the Fisher matrix of Eq 81, from its structure: a diagonal and two vectors, r and Σw, so that a product takes
 * O(n) instead of O(n²) steps.
 *
 * @throws {RangeError} as `fisherInformation`
 * @example angle(fisherProduct(weights, rates), natural, euclidean)
 */
export function fisherProduct(
  weights: ArrayLike<number>,
  rates: ArrayLike<number>,
  options: FisherOptions = {},
): InnerProduct {
  requireInput("fisherProduct: weights", weights, aVector);
  requireInput("fisherProduct: rates", rates, vectorOf(weights.length));
  requireInput("fisherProduct: options", options, fisherOptions);
  const { kernel = KERNEL, transfer = sigmoid(), moments } = options;

  const { mean, variance } = inputStatistics(weights, rates, kernel);
  const { c1, c2, c3 } = moments ?? fisherMoments(mean, variance, transfer);
  const constant = kernelConstant(kernel);
  const expected = Float64Array.from(rates, (rate) => kernel.area * rate);
  const spread = Float64Array.from(rates, (rate) => rate / constant);
  const weighted = spread.map((value, i) => value * weights[i]!);
  return (a, b) => {
    let diagonal = 0;
    let [expectedA, expectedB, weightedA, weightedB] = [0, 0, 0, 0];
    for (let i = 0; i < spread.length; i++) {
      diagonal += spread[i]! * a[i]! * b[i]!;
      expectedA += expected[i]! * a[i]!;
      expectedB += expected[i]! * b[i]!;
      weightedA += weighted[i]! * a[i]!;
      weightedB += weighted[i]! * b[i]!;
    }
    return (
      c1 * (diagonal + expectedA * expectedB) +
      c2 * (weightedA * expectedB + expectedA * weightedB) +
      c3 * weightedA * weightedB
    );
  };
}

/** The angle between two changes, in degrees, in the metric of an inner product. NaN when one of them is 0. */
export function angle(product: InnerProduct, a: ArrayLike<number>, b: ArrayLike<number>): number {
  requireInput("angle: product", product, aFunction);
  requireInput("angle: a", a, aVector);
  requireInput("angle: b", b, vectorOf(a.length));

  const cosine = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  const within = Math.max(-1, Math.min(1, cosine));
  // arc cosine by the half angle
  return (360 / Math.PI) * atan(Math.sqrt((1 - within) / (1 + within)));
}
