import { EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
import { matrixProduct, matrixRows, maximumMagnitude, squareOrder } from "../numerics/linear.js";
import type { RateNetwork } from "./network.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { aRateNetwork } from "./network.js";
import { aVector, having, requireInput, withLengths } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/** J = T D T⁻¹ with a real normal D. */
export interface NormalForm {
  /** T, N × N. */
  transform: Float64Array;
  /** T⁻¹, N × N. */
  inverse: Float64Array;
  /** D = T⁻¹ J T, block-diagonal: λ, or [[a, b], [−b, a]] for a ± ib. */
  normal: Float64Array;
}

/** What a normal form has to have. */
export const aNormalForm = withLengths<NormalForm>(
  having<NormalForm>({ transform: aVector, inverse: aVector, normal: aVector }),
  ({ transform }) => ({ inverse: transform.length, normal: transform.length }),
);

/**
 * The similarity that makes a weight matrix normal: among all matrices similar to J, those have the smallest Σ J_ij²,
 * which is Σ |λ|² (Schur's inequality, ‖J‖² ≥ Σ |λ|²). It mixes neurons, so only linear networks allow it.
 *
 * `normalForm(J).normal`
 *
 * Throws `RangeError` when J isn't square or not finite, or has no basis of eigenvectors.
 */
export function normalForm(weights: MatrixLike): NormalForm {
  requireInput("normalForm: weights", weights, aSquareMatrix);
  weights = rowMajor(weights, "normalForm: weights");
  const n = squareOrder(weights, "normalForm: weights");
  const { eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(matrixRows(weights, n)));
  const transform = Float64Array.from(eigenvectorMatrix.to1DArray());
  const inverted = Float64Array.from(inverse(eigenvectorMatrix).to1DArray());
  const condition = maximumMagnitude(transform) * maximumMagnitude(inverted);
  if (!(condition < 1e12)) {
    throw new RangeError(
      `normalForm: weights: expected a basis of eigenvectors, got a defective matrix (condition ${condition})`,
    );
  }
  const right = matrixProduct(Float64Array.from(weights), transform, n, n, n);
  return { transform, inverse: inverted, normal: matrixProduct(inverted, right, n, n, n) };
}

/**
 * The network in other coordinates of its state space, x → T⁻¹ x: W_in → T⁻¹ W_in, J → T⁻¹ J T, W_out → W_out T,
 * b → T⁻¹ b. The same map when it is linear, another one when it isn't.
 *
 * `similarNetwork(network, normalForm(network.recurrent))`
 */
export function similarNetwork(network: RateNetwork, form: NormalForm): RateNetwork {
  requireInput("similarNetwork: network", network, aRateNetwork);
  requireInput("similarNetwork: form", form, aNormalForm);

  const { neurons: n, inputs, outputs } = network;
  return {
    ...network,
    recurrent: form.normal,
    input: matrixProduct(form.inverse, network.input, n, n, inputs),
    output: matrixProduct(network.output, form.transform, outputs, n, n),
    bias: matrixProduct(form.inverse, network.bias, n, n, 1),
  };
}
