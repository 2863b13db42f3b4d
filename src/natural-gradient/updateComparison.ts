/** How far the approximated and the Euclidean update are from the natural one (Fig 12A–B): at one weight vector, over inputs. */
import { requireCount } from "../numerics/check.js";
import { ln } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { mean, standardDeviation } from "../numerics/statistics.js";
import { angle, euclideanProduct, fisherProduct } from "./fisherProduct.js";
import type { InnerProduct } from "./fisherProduct.js";
import { APPROXIMATION, approximatedRule, coefficientsAt, euclideanRule, naturalRule } from "./learningRules.js";
import { finalPotentials } from "./finalPotentials.js";
import { aNumber, aStream, aVector, having, listOf, requireInput, vectorOf } from "../numerics/inputKinds.js";

/** Another update beside the natural one, in one metric; means over input samples. */
export interface Deviation {
  /** Mean angle to the natural update, degrees. */
  readonly angle: number;
  /** Mean length over that of the natural update; for the Euclidean rule it hangs on the unit of η. */
  readonly length: number;
  /** Standard deviation of the logarithm of that ratio over samples: 0 where both grow and shrink together. */
  readonly lengthSpread: number;
}

/** A variant of the approximation: c_u and c_w. */
export interface Constants {
  readonly uniform: number;
  readonly proportional: number;
}

/** What a constants has to have. */
export const aConstants = having<Constants>({ uniform: aNumber, proportional: aNumber });

export type Metric = "fisher" | "euclidean";

/** The Euclidean update, the approximated one, and variants of it, in both metrics. */
export interface UpdateComparison {
  readonly euclidean: Record<Metric, Deviation>;
  readonly approximated: Record<Metric, Deviation>;
  readonly variants: readonly Record<Metric, Deviation>[];
}

/**
 * Compares the updates for `samples` inputs at the end of one-second traces. The error is a factor common to all rules, so
 * that target and teacher don't matter.
 *
 * @throws {RangeError} on a silent afferent, weights that aren't as many as the rates, or no samples
 * @example compareUpdates(weights, rates, 100, randomStream(1, "input"))
 */
export function compareUpdates(
  weights: Float64Array,
  rates: Float64Array,
  samples: number,
  stream: RandomStream,
  variants: readonly Constants[] = [],
): UpdateComparison {
  requireInput("compareUpdates: weights", weights, aVector);
  requireInput("compareUpdates: rates", rates, vectorOf(weights.length));
  requireInput("compareUpdates: stream", stream, aStream);
  requireInput("compareUpdates: variants", variants, listOf(aConstants));

  requireCount("compareUpdates: samples", samples);
  const coefficients = coefficientsAt(weights, rates);
  const natural = naturalRule({ coefficients });
  const others = [
    euclideanRule,
    ...[APPROXIMATION, ...variants].map((constants) => approximatedRule({ ...constants, coefficients })),
  ];
  const metrics: Record<Metric, InnerProduct> = {
    fisher: fisherProduct(weights, rates),
    euclidean: euclideanProduct,
  };
  const seen = others.map(() => ({ fisher: table(samples), euclidean: table(samples) }));
  const sample = finalPotentials(rates);
  const potentials = new Float64Array(weights.length);
  const truth = new Float64Array(weights.length);
  const other = new Float64Array(weights.length);
  for (let k = 0; k < samples; k++) {
    sample(stream, potentials);
    const now = { weights, rates, potentials, potential: euclideanProduct(weights, potentials), drive: 1 };
    natural(now, truth);
    others.forEach((rule, which) => {
      rule(now, other);
      for (const name of ["fisher", "euclidean"] as const) {
        const product = metrics[name];
        seen[which]![name].angle[k] = angle(product, truth, other);
        seen[which]![name].length[k] = Math.sqrt(product(other, other) / product(truth, truth));
      }
    });
  }
  const summaries = seen.map(({ fisher, euclidean }) => ({
    fisher: summary(fisher),
    euclidean: summary(euclidean),
  }));
  return { euclidean: summaries[0]!, approximated: summaries[1]!, variants: summaries.slice(2) };
}

function table(samples: number): { angle: Float64Array; length: Float64Array } {
  return { angle: new Float64Array(samples), length: new Float64Array(samples) };
}

function summary({ angle: angles, length }: { angle: Float64Array; length: Float64Array }): Deviation {
  return {
    angle: mean(angles),
    length: mean(length),
    lengthSpread: length.length < 2 ? 0 : standardDeviation(length.map((value) => ln(value))),
  };
}
