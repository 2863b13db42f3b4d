/** The divergence of a student from its teacher to second order in the difference of their weights. */
import { requireCount } from "../numerics/check.js";
import { aPositive, aVector, optional, optionsOf, requireInput, vectorOf } from "../numerics/inputKinds.js";
import { TIME_STEP } from "./synapticKernel.js";
import { sigmoid, type SigmoidOptions, sigmoidOptions } from "./transferFunction.js";

/** What the divergence may be of, other than the paper's. */
export interface SecondOrderOptions {
  readonly transfer?: SigmoidOptions;
  /** Length of the bin, s. */
  readonly timeStep?: number;
}

const secondOrderOptions = optionsOf<SecondOrderOptions>({
  transfer: optional(sigmoidOptions),
  timeStep: optional(aPositive),
});

/**
 * ½ (w − w*)ᵀ G (w − w*) with the Fisher matrix G of one bin over samples of the input, at the teacher's weights:
 *
 * ⟨ ½ dt h(V*) (V − V*)² / (1 − φ* dt) ⟩, h = φ′²/φ
 *
 * (the expansion of the Bernoulli divergence). It is what the divergence would be if the output depended linearly on the
 * weights: what differs between the two is the neuron's non-linearity.
 *
 * @param potentials unweighted potentials x, samples × n, row-major, mV
 * @param teacher w*, n entries
 * @param weights w, n entries
 * @returns mean over the samples, per bin, without unit
 * @throws {RangeError} on weights that aren't finite or of other lengths, or potentials that aren't whole rows
 * @example secondOrderDivergence(potentials, teacher, teacher) // 0
 */
export function secondOrderDivergence(
  potentials: ArrayLike<number>,
  teacher: ArrayLike<number>,
  weights: ArrayLike<number>,
  options: SecondOrderOptions = {},
): number {
  requireInput("secondOrderDivergence: potentials", potentials, aVector);
  requireInput("secondOrderDivergence: teacher", teacher, aVector);
  requireInput("secondOrderDivergence: weights", weights, vectorOf(teacher.length));
  requireInput("secondOrderDivergence: options", options, secondOrderOptions);
  const { transfer, timeStep = TIME_STEP } = options;

  const n = teacher.length;
  const samples = potentials.length / n;
  requireCount("secondOrderDivergence: potentials: samples", samples);
  const { rate, information } = sigmoid(transfer);
  let sum = 0;
  for (let sample = 0; sample < samples; sample++) {
    let target = 0;
    let difference = 0;
    for (let i = 0; i < n; i++) {
      const x = potentials[sample * n + i]!;
      target += teacher[i]! * x;
      difference += (weights[i]! - teacher[i]!) * x;
    }
    sum += (timeStep * information(target) * difference * difference) / (2 * (1 - timeStep * rate(target)));
  }
  return sum / samples;
}
