/** Rare successes in a long row of independent trials, without a draw for each trial. */
import { requireCount, requireNumber } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { BernoulliRow } from "./bernoulliRow.js";
import { aStream, requireInput } from "../numerics/inputKinds.js";

/**
 * Where successes fall in a row of `trials` independent trials that succeed with probability p each: their places, in
 * order. A Poisson afferent of rate r in bins of dt is the row with p = r dt; m afferents alike are one row of bins × m
 * trials (bin = ⌊place/m⌋, afferent = place mod m).
 *
 * @throws {RangeError} on a number of trials that isn't whole, or a probability outside [0, 1]
 * @example successes(120_000, 0.01, stream) // bins of a minute in which a 20 Hz teacher fires
 */
export function successes(trials: number, probability: number, stream: RandomStream): Float64Array {
  requireInput("successes: stream", stream, aStream);

  requireCount("successes: trials", trials, 0);
  requireNumber("successes: probability", probability, { min: 0, max: 1 });
  const places: number[] = [];
  if (trials > 0) {
    const row = new BernoulliRow(stream, trials, probability);
    for (let place = row.next(); place >= 0; place = row.next()) places.push(place);
  }
  return Float64Array.from(places);
}
