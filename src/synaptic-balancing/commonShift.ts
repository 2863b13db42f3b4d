import { randomStream } from "../numerics/random.js";
import { finiteNoiseSensitivity } from "./finiteNoiseSensitivity.js";
import type { RateNetwork } from "./network.js";
import { noiseDeviation } from "./noiseDeviation.js";
import { simulate } from "./simulate.js";
import { taskPreservingTransform } from "./taskPreservingTransform.js";
import { aRateNetwork } from "./network.js";
import {
  aCount,
  aNonNegative,
  aPositive,
  aVector,
  aWhole,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";

/** What all h shifted by one b do to the answers to noise, for one draw of the noise. */
export interface ShiftRow {
  draw: number;
  /** b, the shift of every h. */
  shift: number;
  /** Deviation of the output for noise in the hidden units, S^{x→y}. */
  hiddenToOutput: number;
  /** Deviation of the hidden units for noise in the input, S^{u→x}. */
  inputToHidden: number;
  /** Deviation of the output for noise in the input, S^{u→y}. */
  inputToOutput: number;
  /** Answer of the recurrent dynamics to a small finite perturbation (ε = 0.001) of the states visited: S, measured. */
  sensitivity: number;
}

const commonShiftOptions = optionsOf({
  timeStep: aPositive,
  shifts: aVector,
  draws: aCount,
  noise: aNonNegative,
  seed: optional(aWhole),
});

/**
 * The trade-off between S^{x→y} and S^{u→x} ("Other notions of robustness"): h = b·1 makes the output weights large and
 * the input weights small or the other way round and leaves J alone. One row a draw of the noise and shift; the same
 * noise at every shift.
 *
 * `commonShift(network, input, { timeStep: 0.02, shifts: [-1, 0, 1], draws: 8, noise: 0.1 })`
 *
 * Throws `RangeError` as `noiseDeviation`.
 */
export function commonShift(
  network: RateNetwork,
  input: ArrayLike<number>,
  options: { timeStep: number; shifts: readonly number[]; draws: number; noise: number; seed?: number },
): ShiftRow[] {
  requireInput("commonShift: network", network, aRateNetwork);
  requireInput("commonShift: input", input, aVector);
  requireInput("commonShift: options", options, commonShiftOptions);

  const { timeStep, shifts, draws, noise, seed = 1 } = options;
  return shifts.flatMap((shift) => {
    const shifted = taskPreservingTransform(network, new Float64Array(network.neurons).fill(shift));
    const states = simulate(shifted, input, { timeStep }).states.subarray(shifted.neurons); // all but x(0) = 0
    return Array.from({ length: draws }, (_, draw) => {
      const stream = (trial: number) => randomStream(seed, "synaptic-balancing/common-shift", draw, trial);
      const fromHidden = noiseDeviation(shifted, input, { timeStep, hidden: noise, stream });
      const fromInput = noiseDeviation(shifted, input, { timeStep, input: noise, stream });
      return {
        draw: draw + 1,
        shift,
        hiddenToOutput: fromHidden.output,
        inputToHidden: fromInput.hidden,
        inputToOutput: fromInput.output,
        sensitivity: finiteNoiseSensitivity(shifted.recurrent, states, {
          magnitude: 0.001,
          draws: 100,
          stream: randomStream(seed, "synaptic-balancing/common-shift", "perturbation", shift, draw),
        }),
      };
    });
  });
}
