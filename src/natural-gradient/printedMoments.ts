/** c₁, c₂, c₃ by way of the moments of h that the paper takes (Eqs 77–79, 82). For comparison with `fisherMoments`. */
import { requirePositive } from "../numerics/check.js";
import { exp } from "../numerics/elementary.js";
import type { FisherMoments } from "./fisherMoments.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import { aNumber, requireInput } from "../numerics/inputKinds.js";
import { aTransferFunction } from "./transferFunction.js";

/** Half-width of the quadrature in standard deviations, and its step there and in mV, as in `fisherMoments`. */
const REACH = 9.5;

/**
 * I₁ = E[h], I₂ = E[h u], I₃ = E[h u²], and of them c₂ = (I₂ − I₁μ)/σ², c₃ = (I₃ − I₁(μ² + σ²) − 2c₂μσ²)/σ⁴. The
 * differences cancel: c₃ loses all its digits where σ² is small.
 *
 * @throws {RangeError} on a variance that isn't positive
 * @example printedMoments(5, 1e-4).c3
 */
export function printedMoments(mean: number, variance: number, transfer: TransferFunction = sigmoid()): FisherMoments {
  requireInput("printedMoments: mean", mean, aNumber);
  requireInput("printedMoments: transfer", transfer, aTransferFunction);

  requirePositive("printedMoments: variance", variance);
  const deviation = Math.sqrt(variance);
  const steps = Math.ceil(REACH / Math.min(0.1, 0.125 / deviation));
  const width = REACH / steps;
  let total = 0;
  let i1 = 0;
  let i2 = 0;
  let i3 = 0;
  for (let k = -steps; k <= steps; k++) {
    const t = k * width;
    const weight = exp(-0.5 * t * t);
    const potential = mean + deviation * t;
    const information = weight * transfer.information(potential);
    total += weight;
    i1 += information;
    i2 += information * potential;
    i3 += information * potential * potential;
  }
  i1 /= total;
  i2 /= total;
  i3 /= total;
  const c2 = (i2 - i1 * mean) / variance;
  const c3 = (i3 - i1 * (mean * mean + variance) - 2 * c2 * mean * variance) / (variance * variance);
  return { c1: i1, c2, c3 };
}
