import { atan } from "./elementary.js";
import { requireCount } from "./check.js";

/**
 * Quantile of Student's t distribution with ν degrees of freedom (a whole number), found by bisection of its
 * distribution function, which for whole ν is a finite sum (Abramowitz & Stegun 26.7.3 and 26.7.4).
 *
 * `studentQuantile(0.975, 7) // 2.3646`
 *
 * @throws {RangeError} unless 0 < p < 1 and ν is a whole number ≥ 1
 */
export function studentQuantile(p: number, degrees: number): number {
  requireCount("studentQuantile: degrees of freedom", degrees);
  if (!(p > 0 && p < 1)) throw new RangeError(`studentQuantile: expected p between 0 and 1, got ${p}`);
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  let high = 1;
  while (cumulative(high, degrees) < p) high *= 2;
  let low = 0;
  // Sixty halvings leave less than one unit in the last place.
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (cumulative(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T ≤ t) for t ≥ 0. With θ = arctan(t/√ν) the sums run over powers of cos²θ. */
function cumulative(t: number, degrees: number): number {
  const cosineSquared = degrees / (degrees + t * t);
  const sine = t / Math.sqrt(degrees + t * t);
  const odd = degrees % 2 === 1;
  let term = odd ? Math.sqrt(cosineSquared) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cosineSquared * (k - 1)) / k;
    sum += term;
  }
  const within = odd ? (2 / Math.PI) * (atan(t / Math.sqrt(degrees)) + sine * sum) : sine * sum;
  return (1 + within) / 2;
}
