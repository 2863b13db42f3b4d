/**
 * A coordinate in pixels to hundredths, as all coordinates are written.
 *
 * @example round(1.23456) // 1.23
 */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
