/** How many dimensions a matrix uses. */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { squareOrder } from "../numerics/linear.js";

/**
 * Participation rank of a square matrix, (Σ s²)²/Σ s⁴ over its singular values s: N for an orthogonal matrix, 1 for a
 * rank-one matrix. `participationRank(network.recurrent)`
 */
export function participationRank(matrix: ArrayLike<number>): number {
  const n = squareOrder(matrix, "matrix");
  const { diagonal } = new SingularValueDecomposition(Matrix.from1DArray(n, n, Array.from(matrix)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  });
  let squares = 0;
  let fourths = 0;
  for (const s of diagonal) {
    squares += s ** 2;
    fourths += s ** 4;
  }
  return squares ** 2 / fourths;
}
