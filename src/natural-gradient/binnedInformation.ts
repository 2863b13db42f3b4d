/** What a finite time bin makes of the Fisher information (Eqs 53–67). */
import { requirePositive } from "../numerics/check.js";
import type { TransferFunction } from "./transferFunction.js";
import { aTransferFunction } from "./transferFunction.js";
import { aNumber, oneOf, requireInput } from "../numerics/inputKinds.js";

/**
 * Information per second about the potential u, relative to its limit h = φ′²/φ for short bins, of bins of length dt with
 * at most one spike each:
 * - "exact": 1/(1 − φ dt), with the score (y − φ dt) φ′/(φ (1 − φ dt)) of Eq 55;
 * - "printed": 1 − φ dt, with the simplified score (y − φ dt) φ′/φ of Eq 56, as in Eq 66.
 *
 * @throws {RangeError} on a time step that isn't positive, or a spike probability φ dt of 1 or more
 * @example binnedInformation(sigmoid(), 10, 5e-4, "exact") // 1.0256
 */
export function binnedInformation(
  transfer: TransferFunction,
  potential: number,
  timeStep: number,
  score: "exact" | "printed",
): number {
  requireInput("binnedInformation: transfer", transfer, aTransferFunction);
  requireInput("binnedInformation: potential", potential, aNumber);
  requireInput("binnedInformation: score", score, oneOf("printed", "exact"));

  requirePositive("binnedInformation: timeStep", timeStep);
  const p = transfer.rate(potential) * timeStep;
  if (p >= 1) throw new RangeError(`binnedInformation: timeStep: expected a spike probability below 1, got ${p}`);
  return score === "exact" ? 1 / (1 - p) : 1 - p;
}
