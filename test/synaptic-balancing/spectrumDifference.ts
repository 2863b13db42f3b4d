import { spectrum } from "plasticity/synaptic-balancing";

/** Largest distance of paired eigenvalues, relative to the largest; pairs chosen nearest first. */
export function spectrumDifference(a: Float64Array, b: Float64Array): number {
  const left = spectrum(a);
  const right = spectrum(b);
  const size = Math.max(1, ...left.map((z) => Math.hypot(z.real, z.imaginary)));
  let largest = 0;
  for (const z of left) {
    const distances = right.map((w) => Math.hypot(w.real - z.real, w.imaginary - z.imaginary));
    const nearest = Math.min(...distances);
    right.splice(distances.indexOf(nearest), 1);
    largest = Math.max(largest, nearest / size);
  }
  return largest;
}
