/**
 * fast-check for the property tests, all of which import it from here. They draw from one fixed seed, so that a test
 * fails by what changed and never by chance; `npm run test:fuzz` draws from fresh seeds, many rounds of them. A failure
 * names its seed: `PLASTICITY_FUZZ_SEED=<seed> npm run test:unit` draws the same again.
 */
import * as fastCheck from "fast-check";

const seed = Number(process.env["PLASTICITY_FUZZ_SEED"] ?? 1);
const rounds = Number(process.env["PLASTICITY_FUZZ_ROUNDS"] ?? 1);

/** `fc.assert` in each round anew, with the next seed. */
function assert<Ts>(property: fastCheck.IProperty<Ts>, parameters: fastCheck.Parameters<Ts> = {}): void {
  for (let round = 0; round < rounds; round++) {
    fastCheck.assert(property, { seed: (seed + round) | 0, ...parameters });
  }
}

const fc: Omit<typeof fastCheck, "assert"> & { assert: typeof assert } = { ...fastCheck, assert };
export default fc;
