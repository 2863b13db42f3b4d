/** The printed inverse and its misprints over random neurons: how far G times each is from the identity. */
import { choleskyFactor, matrixProduct } from "../numerics/linear.js";
import { randomStream } from "../numerics/random.js";
import { uniformWeights } from "./drawnAfferents.js";
import { fisherInformation, inverseFisherInformation, inverseFrom } from "./fisherInformation.js";
import { MISPRINTS, printedCoefficients } from "./printedCoefficients.js";
import { aCount, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

export type InverseForm = "closed" | "printed" | (typeof MISPRINTS)[number];

export interface InverseError {
  /** Which weight vector. */
  readonly vector: number;
  readonly afferents: number;
  readonly form: InverseForm;
  /** max |G G⁻¹ − I|. */
  readonly distance: number;
  /** |g₂ − g₃|/|g₂| of that form. */
  readonly asymmetry: number;
  /** Whether G is positive definite. */
  readonly positiveDefinite: boolean;
}

const inverseErrorsOptions = optionsOf({ vectors: aCount, seed: optional(aWhole) });

/**
 * One row for each weight vector and form: n from 2 to 60, w ~ U(±5/n), rates from 1 to 60 Hz.
 *
 * @example inverseErrors({ vectors: 100 }).filter(({ form }) => form === "89")
 */
export function inverseErrors(options: { readonly vectors: number; readonly seed?: number }): InverseError[] {
  requireInput("inverseErrors: options", options, inverseErrorsOptions);
  const { vectors, seed = 1 } = options;

  return Array.from({ length: vectors }, (_, k) => k + 1).flatMap((vector) => {
    const stream = randomStream(seed, "natural-gradient/inverse-errors", vector);
    const n = 2 + stream.integer(59);
    const weights = uniformWeights(n, 5, stream);
    const rates = stream.fillUniform(new Float64Array(n)).map((u) => 1 + 59 * u);
    const matrix = fisherInformation(weights, rates);
    const definite = isPositiveDefinite(matrix, n);
    return (["closed", "printed", ...MISPRINTS] as const).map((form): InverseError => {
      const misprint = form === "closed" || form === "printed" ? {} : { misprint: form };
      const coefficients = printedCoefficients(weights, rates, misprint);
      const inverse =
        form === "closed" ? inverseFisherInformation(weights, rates) : inverseFrom(coefficients, weights, rates);
      return {
        vector,
        afferents: n,
        form,
        distance: fromIdentity(matrixProduct(matrix, inverse, n, n, n), n),
        asymmetry: form === "closed" ? 0 : Math.abs(coefficients.g3 / coefficients.g2 - 1),
        positiveDefinite: definite,
      };
    });
  });
}

function fromIdentity(product: Float64Array, n: number): number {
  let largest = 0;
  product.forEach((value, k) => (largest = Math.max(largest, Math.abs(value - (k % (n + 1) === 0 ? 1 : 0)))));
  return largest;
}

function isPositiveDefinite(matrix: Float64Array, n: number): boolean {
  try {
    choleskyFactor(matrix, n);
    return true;
  } catch {
    return false;
  }
}
