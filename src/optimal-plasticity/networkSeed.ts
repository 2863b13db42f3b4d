/**
 * Inputs are named by the seed of a task and shared by its repeats, as in the paper's sweeps. Where networks shall be
 * independent units, each needs inputs of its own: give its task this seed (and repeat 1).
 *
 * `nonlinearTask({ seed: networkSeed(1, 3), repeat: 1 })` is network 3 of seed 1.
 */
import { requireCount } from "../numerics/check.js";
import { aWhole, requireInput } from "../numerics/inputKinds.js";

export function networkSeed(seed: number, repeat: number): number {
  requireInput("networkSeed: seed", seed, aWhole);

  requireCount("networkSeed: repeat", repeat);
  return 1000 * seed + repeat;
}
