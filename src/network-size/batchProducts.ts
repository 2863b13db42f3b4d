/**
 * Products with a batch, the inner loops of the sigmoid network. A batch is units × samples, samples contiguous. Four
 * units at a time, so that each entry of the result is loaded and stored a quarter as often.
 */

/** A weight matrix inside a flat vector: entry (r, c) at `at` + r · rowStride + c · columnStride. */
export interface WeightBlock {
  readonly w: Float64Array;
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** out (rows × samples) += W (rows × columns) · x (columns × samples). */
export function addProduct(block: WeightBlock, x: Float64Array, out: Float64Array, samples: number): void {
  const { w, at, rows, columns, rowStride, columnStride } = block;
  const whole = columns - (columns % 4);
  for (let r = 0; r < rows; r++) {
    const to = r * samples;
    const row = at + r * rowStride;
    for (let c = 0; c < whole; c += 4) {
      const entry = row + c * columnStride;
      const w0 = w[entry]!;
      const w1 = w[entry + columnStride]!;
      const w2 = w[entry + 2 * columnStride]!;
      const w3 = w[entry + 3 * columnStride]!;
      const x0 = c * samples;
      const x1 = x0 + samples;
      const x2 = x1 + samples;
      const x3 = x2 + samples;
      for (let t = 0; t < samples; t++) {
        out[to + t] = out[to + t]! + (w0 * x[x0 + t]! + w1 * x[x1 + t]! + (w2 * x[x2 + t]! + w3 * x[x3 + t]!));
      }
    }
    for (let c = whole; c < columns; c++) {
      const entry = w[row + c * columnStride]!;
      const from = c * samples;
      for (let t = 0; t < samples; t++) out[to + t] = out[to + t]! + entry * x[from + t]!;
    }
  }
}

/** out[at …] (rows × columns, row-major) += x (rows × samples) · yᵀ (samples × columns). */
export function addOuter(
  x: Float64Array,
  rows: number,
  y: Float64Array,
  columns: number,
  out: Float64Array,
  at: number,
  samples: number,
): void {
  const whole = columns - (columns % 4);
  for (let r = 0; r < rows; r++) {
    const from = r * samples;
    const to = at + r * columns;
    for (let c = 0; c < whole; c += 4) {
      const y0 = c * samples;
      const y1 = y0 + samples;
      const y2 = y1 + samples;
      const y3 = y2 + samples;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let t = 0; t < samples; t++) {
        const value = x[from + t]!;
        s0 += value * y[y0 + t]!;
        s1 += value * y[y1 + t]!;
        s2 += value * y[y2 + t]!;
        s3 += value * y[y3 + t]!;
      }
      out[to + c] = out[to + c]! + s0;
      out[to + c + 1] = out[to + c + 1]! + s1;
      out[to + c + 2] = out[to + c + 2]! + s2;
      out[to + c + 3] = out[to + c + 3]! + s3;
    }
    for (let c = whole; c < columns; c++) {
      const other = c * samples;
      let sum = 0;
      for (let t = 0; t < samples; t++) sum += x[from + t]! * y[other + t]!;
      out[to + c] = out[to + c]! + sum;
    }
  }
}
