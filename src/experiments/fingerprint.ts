/** What makes two sweeps the same sweep. */
import { sha256 } from "../files/sha256.js";

/** The part of a sweep that determines its values, given the code. */
export interface SweepIdentity {
  readonly experiment: string;
  readonly parameters: unknown;
  readonly seed: number;
  readonly axes: unknown;
  readonly observables: unknown;
}

/** SHA-256 of a sweep's identity, 16 hexadecimal digits; the order of keys doesn't matter. */
export function fingerprint({ experiment, parameters, seed, axes, observables }: SweepIdentity): string {
  return sha256(canonical({ experiment, parameters, seed, axes, observables }), 16);
}

/** JSON with sorted keys. `canonical({ b: 1, a: 2 })  // '{"a":2,"b":1}'` */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
