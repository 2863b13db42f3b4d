/** Spikes of many afferents of one rate without a draw per afferent and bin. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { log1p } from "../numerics/elementary.js";
import { exponentialVariate } from "../numerics/exponentialVariate.js";
import type { RandomStream } from "../numerics/random.js";
import { aNumber, aStream, requireInput } from "../numerics/inputKinds.js";

/** A gap longer than this many trials is as good as none: whole numbers stay exact. */
export const LONGEST_GAP = 1125899906842624;

/** 1/(−ln(1 − p)): mean gap of the exponential whose floor is the number of failures before a success; 0 for p = 1, ∞ for p = 0. */
export function meanGap(probability: number): number {
  requireInput("meanGap: probability", probability, aNumber);

  return -1 / log1p(-probability);
}

/**
 * Independent Bernoulli trials, laid out in rows of `length`, one row per time bin: the afferents of one rate. It jumps
 * from success to success by gaps ⌊E/(−ln(1 − p))⌋ with E standard exponential, which are geometrically distributed as
 * the number of failures between two successes: exactly the law of one draw per afferent and bin, at the cost of the
 * spikes alone. Successes come sorted, and no position is ever divided by the length of a row.
 *
 * @throws {RangeError} on a length that is no whole number ≥ 1, or a probability outside [0, 1]
 * @example
 * const row = new BernoulliRow(stream, 50, 0.005);
 * for (let k = row.next(); k >= 0; k = row.next()) spikes.push(k); // those of one bin
 */
export class BernoulliRow {
  private readonly gap: number;
  /** The next success, counted from the start of the present row. */
  private position: number;

  constructor(
    private readonly stream: RandomStream,
    private readonly length: number,
    probability: number,
  ) {
    requireInput("BernoulliRow: stream", stream, aStream);

    requireCount("BernoulliRow: length", length);
    requireNumber("BernoulliRow: probability", probability, { min: 0, max: 1 });
    this.gap = meanGap(probability);
    this.position = probability === 0 ? Infinity : this.drawGap();
  }

  /** The next success in the present row, or −1 when it has no more; the next call then starts the next row. */
  next(): number {
    const at = this.position;
    if (at >= this.length) {
      this.position = at - this.length;
      return -1;
    }
    this.position = at + 1 + this.drawGap();
    return at;
  }

  private drawGap(): number {
    return Math.min(Math.floor(exponentialVariate(this.stream) * this.gap), LONGEST_GAP);
  }
}
