/** Level sets of a quadratic bowl over two weights: the ellipses of Fig 4. */
import { requireCount, requireNumber } from "../numerics/check.js";
import { cos, sin } from "../numerics/elementary.js";
import { requireInput, vectorOf } from "../numerics/inputKinds.js";

/**
 * The ellipse {w : ½ (λ₁ w₁² + λ₂ w₂²) = F} as a closed polygon with `points` corners. λ > 0, F ≥ 0.
 *
 * `levelSet([1, 5], 2)` → 96 × { x, y }
 */
export function levelSet(
  eigenvalues: readonly [number, number],
  taskError: number,
  points = 96,
): { x: number; y: number }[] {
  requireInput("levelSet: eigenvalues", eigenvalues, vectorOf(2));
  for (const lambda of eigenvalues) requireNumber("levelSet: eigenvalues", lambda, { min: Number.MIN_VALUE });
  requireNumber("levelSet: taskError", taskError, { min: 0 });
  requireCount("levelSet: points", points, 3);
  const [a, b] = eigenvalues.map((lambda) => Math.sqrt((2 * taskError) / lambda)) as [number, number];
  return Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    return { x: a * cos(angle), y: b * sin(angle) };
  });
}
