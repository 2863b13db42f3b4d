/** Unweighted synaptic potentials of independent Poisson afferents, one time bin after the other (Eqs 26–28). */
import { ln, log1p } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { requireRates } from "./inputStatistics.js";
import { KERNEL, TIME_STEP, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { aPositive, aStream, aVector, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";

/** A population of afferents under way. */
export interface AfferentPotentials {
  /** x of the present bin, mV; rewritten by `next`. */
  readonly potentials: Float64Array;
  /** Which afferents spike in the present bin. */
  readonly spikes: Uint8Array;
  /** Goes to the next bin. */
  next(): void;
}

const afferentPotentialsOptions = optionsOf({ kernel: optional(aSynapticKernel), timeStep: optional(aPositive) });

/**
 * Afferents that spike with probability r dt in each bin, independently. A spike shows in x from the next bin on. The gap
 * to an afferent's next spike is drawn from its geometric distribution, so that only spikes cost a draw.
 *
 * @throws {RangeError} on rates that aren't finite and ≥ 0, or of a spike in every bin (r dt ≥ 1)
 * @example const input = afferentPotentials([10, 50], randomStream(1, "input")); input.next(); input.potentials[1]
 */
export function afferentPotentials(
  rates: ArrayLike<number>,
  stream: RandomStream,
  options: { kernel?: SynapticKernel; timeStep?: number } = {},
): AfferentPotentials {
  requireInput("afferentPotentials: rates", rates, aVector);
  requireInput("afferentPotentials: stream", stream, aStream);
  requireInput("afferentPotentials: options", options, afferentPotentialsOptions);
  const { kernel = KERNEL, timeStep = TIME_STEP } = options;

  const n = rates.length;
  requireRates(rates, n, "afferentPotentials: rates");
  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, timeStep);
  const silence = Float64Array.from(rates, (rate, i) => {
    if (rate * timeStep >= 1) {
      throw new RangeError(`afferentPotentials: rates[${i}]: expected less than one spike per bin, got ${rate} Hz`);
    }
    return log1p(-rate * timeStep); // ln of the probability of no spike in a bin
  });
  const gap = (i: number): number => (silence[i] === 0 ? Infinity : Math.floor(ln(stream.uniform()) / silence[i]!));
  const waiting = Float64Array.from({ length: n }, (_, i) => gap(i));
  const membrane = new Float64Array(n);
  const synapse = new Float64Array(n);
  const potentials = new Float64Array(n);
  const spikes = new Uint8Array(n);
  return {
    potentials,
    spikes,
    next() {
      for (let i = 0; i < n; i++) {
        let a = membrane[i]! * membraneDecay;
        let b = synapse[i]! * synapseDecay;
        if (waiting[i] === 0) {
          a += 1;
          b += 1;
          spikes[i] = 1;
          waiting[i] = gap(i);
        } else {
          spikes[i] = 0;
          waiting[i]! -= 1;
        }
        membrane[i] = a;
        synapse[i] = b;
        potentials[i] = scale * (a - b);
      }
    },
  };
}
