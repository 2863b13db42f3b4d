/** Random matrices with orthonormal columns: what embeds inputs and rotates outputs in the linear expansion. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { aStream, requireInput } from "../numerics/inputKinds.js";

/**
 * A uniformly random rows × columns matrix B with BᵀB = I, row-major: the thin QR factor of a Gaussian matrix, with R's
 * diagonal positive (modified Gram–Schmidt, each column orthogonalised twice against rounding).
 *
 * `semiOrthogonal(12, 6, stream)`
 *
 * Throws `RangeError` for counts that are no whole numbers ≥ 1 and for fewer rows than columns.
 */
export function semiOrthogonal(rows: number, columns: number, stream: RandomStream): Float64Array {
  requireInput("semiOrthogonal: stream", stream, aStream);

  requireCount("semiOrthogonal: columns", columns);
  requireCount("semiOrthogonal: rows", rows, columns);
  const out = stream.fillNormal(new Float64Array(rows * columns));
  const product = (a: number, b: number): number => {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += out[r * columns + a]! * out[r * columns + b]!;
    return sum;
  };
  for (let c = 0; c < columns; c++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let before = 0; before < c; before++) {
        const overlap = product(before, c);
        for (let r = 0; r < rows; r++) {
          out[r * columns + c] = out[r * columns + c]! - overlap * out[r * columns + before]!;
        }
      }
    }
    const size = Math.sqrt(product(c, c));
    for (let r = 0; r < rows; r++) out[r * columns + c] = out[r * columns + c]! / size;
  }
  return out;
}
