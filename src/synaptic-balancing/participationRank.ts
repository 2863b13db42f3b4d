/** How many dimensions a matrix uses. */
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { square } from "../numerics/elementary.js";
import { squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/**
 * Participation rank of a square matrix, (Σ s²)²/Σ s⁴ over its singular values s: N for an orthogonal matrix, 1 for a
 * rank-one matrix. `participationRank(network.recurrent)`
 */
export function participationRank(matrix: MatrixLike): number {
  requireInput("participationRank: matrix", matrix, aSquareMatrix);
  matrix = rowMajor(matrix, "participationRank: matrix");
  const n = squareOrder(matrix, "participationRank: matrix");
  const { diagonal } = new SingularValueDecomposition(Matrix.from1DArray(n, n, Array.from(matrix)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  });
  let squares = 0;
  let fourths = 0;
  for (const s of diagonal) {
    squares += square(s);
    fourths += square(square(s));
  }
  return square(squares) / fourths;
}
