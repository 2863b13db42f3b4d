/**
 * Small dense linear algebra on typed arrays. A matrix is a flat row-major `Float64Array`: entry (i, j) of a matrix
 * with `columns` columns stands at `i * columns + j`. Functions that fill a matrix take the output as their last
 * argument when the caller wants to keep the memory.
 *
 * Only what the models need more than once lives here; inverses and exponentials of small
 * matrices come from mathjs, eigenvalues and singular values from ml-matrix, at the place where they are used.
 */

/**
 * The matrix with these rows, flat and row-major.
 *
 * `matrixFromRows([[0, 8], [0.1, 0]], "recurrent")`
 *
 * Throws `RangeError` when the rows differ in length, are empty, or hold something that is not a finite number.
 */
export function matrixFromRows(rows: readonly ArrayLike<number>[], name = "matrix"): Float64Array {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new RangeError(`${name}: expected at least one row and one column, got none`);
  const out = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    if (row.length !== columns) {
      throw new RangeError(`${name}: expected rows of ${columns} numbers, got ${row.length} in row ${i}`);
    }
    out.set(row, i * columns);
  });
  requireFinite(out, name, columns);
  return out;
}

/** The rows of a flat row-major matrix with `columns` columns, as plain nested arrays (what mathjs and tables take). */
export function matrixRows(matrix: ArrayLike<number>, columns: number): number[][] {
  if (!(columns >= 1) || matrix.length % columns !== 0) {
    throw new RangeError(`matrixRows: expected a multiple of ${columns} entries, got ${matrix.length}`);
  }
  return Array.from({ length: matrix.length / columns }, (_, i) =>
    Array.from({ length: columns }, (_, j) => matrix[i * columns + j]!),
  );
}

/**
 * The number n of rows of a square matrix given flat; also checks that every entry is finite.
 *
 * `squareOrder(Float64Array.of(0, 8, 0.1, 0)) // 2`
 *
 * Throws `RangeError` when the number of entries is not a square ≥ 1 or an entry is NaN or infinite.
 */
export function squareOrder(matrix: ArrayLike<number>, name = "matrix"): number {
  const n = Math.round(Math.sqrt(matrix.length));
  if (n === 0 || n * n !== matrix.length) {
    throw new RangeError(`${name}: expected a square matrix (n × n entries), got ${matrix.length} entries`);
  }
  requireFinite(matrix, name, n);
  return n;
}

/** Throws `RangeError` naming the first entry (of a vector, or of a matrix with `columns` columns) that isn't finite. */
export function requireFinite(values: ArrayLike<number>, name: string, columns?: number): void {
  for (let k = 0; k < values.length; k++) {
    if (!Number.isFinite(values[k])) {
      const place = columns === undefined ? `[${k}]` : `[${Math.floor(k / columns)}][${k % columns}]`;
      throw new RangeError(`${name}${place}: expected a finite number, got ${values[k]}`);
    }
  }
}

/** The n × n identity. */
export function identity(n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

/** The transpose (columns × rows) of a rows × columns matrix. */
export function transpose(
  a: ArrayLike<number>,
  rows: number,
  columns: number,
  out: Float64Array = new Float64Array(rows * columns),
): Float64Array {
  requireEntries("transpose", a, rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j]!;
  return out;
}

/**
 * The product A B of a rows × inner and an inner × columns matrix.
 *
 * `matrixProduct(J, x, N, N, 1)` is the matrix–vector product J x.
 *
 * Throws `RangeError` when a length doesn't fit its shape.
 */
export function matrixProduct(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rows: number,
  inner: number,
  columns: number,
  out: Float64Array = new Float64Array(rows * columns),
): Float64Array {
  requireEntries("matrixProduct (left)", a, rows * inner);
  requireEntries("matrixProduct (right)", b, inner * columns);
  out.fill(0);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++) out[i * columns + j]! += factor * b[k * columns + j]!;
    }
  }
  return out;
}

/** max |aₖ|, 0 for an empty vector. NaN anywhere gives NaN. */
export function maximumMagnitude(a: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < a.length; k++) largest = Math.max(largest, Math.abs(a[k]!));
  return largest;
}

/**
 * The lower triangle of the Cholesky factor R of a symmetric positive definite n × n matrix A = R Rᵀ. Reads the lower
 * triangle of A only; the upper triangle of the result is 0. n³/6 multiplications. `out` may be `a` itself.
 *
 * Throws `RangeError` when A is not positive definite (to rounding).
 */
export function choleskyFactor(
  a: ArrayLike<number>,
  n: number,
  out: Float64Array = new Float64Array(n * n),
): Float64Array {
  requireEntries("choleskyFactor", a, n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      const rowI = i * n;
      const rowJ = j * n;
      for (let k = 0; k < j; k++) sum -= out[rowI + k]! * out[rowJ + k]!;
      if (i === j) {
        if (!(sum > 0)) {
          throw new RangeError(`choleskyFactor: expected a positive definite matrix, got pivot ${sum} in row ${i}`);
        }
        out[rowI + i] = Math.sqrt(sum);
      } else {
        out[rowI + j] = sum / out[rowJ + j]!;
      }
    }
    for (let j = i + 1; j < n; j++) out[i * n + j] = 0;
  }
  return out;
}

/**
 * Solves R Rᵀ x = b for one right-hand side, R from `choleskyFactor`. `out` may be `b` itself.
 *
 * `choleskySolve(choleskyFactor(A, n), b)`
 */
export function choleskySolve(
  factor: Float64Array,
  b: ArrayLike<number>,
  out: Float64Array = new Float64Array(b.length),
): Float64Array {
  const n = b.length;
  requireEntries("choleskySolve", factor, n * n);
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * out[k]!;
    out[i] = sum / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = out[i]!;
    for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * out[k]!;
    out[i] = sum / factor[i * n + i]!;
  }
  return out;
}

function requireEntries(name: string, values: ArrayLike<number>, expected: number): void {
  if (values.length !== expected) throw new RangeError(`${name}: expected ${expected} entries, got ${values.length}`);
}
