/** Gauss–Legendre quadrature. */
import { requireCount } from "./check.js";
import { cos } from "./elementary.js";

/**
 * Nodes and weights on [from, to], exact for polynomials up to degree 2 n − 1 (Newton iteration on the Legendre
 * polynomial).
 *
 * `gaussLegendre(2, -1, 1)` → nodes ±1/√3, weights 1
 */
export function gaussLegendre(n: number, from: number, to: number): { node: number; weight: number }[] {
  requireCount("nodes", n);
  return Array.from({ length: n }, (_, k) => {
    let x = cos((Math.PI * (n - k - 0.25)) / (n + 0.5));
    let slope = 0;
    for (let iteration = 0; iteration < 100; iteration++) {
      let previous = 1;
      let p = x;
      for (let j = 2; j <= n; j++) [previous, p] = [p, ((2 * j - 1) * x * p - (j - 1) * previous) / j];
      slope = (n * (x * p - previous)) / (x * x - 1);
      const step = p / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    const half = (to - from) / 2;
    return { node: from + half * (1 + x), weight: (2 * half) / ((1 - x * x) * slope * slope) };
  });
}
