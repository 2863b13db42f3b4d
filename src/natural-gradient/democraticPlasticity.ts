/** The setting of Fig 4: one synapse at a time, at ten distances from the soma, with the same spikes. */
import { requirePositive } from "../numerics/check.js";
import { ln } from "../numerics/elementary.js";
import type { RandomStream } from "../numerics/random.js";
import { type Parametrisation, passiveDendrite } from "./parametrisation.js";
import { fisherInformation } from "./fisherInformation.js";
import { type Pairing, type PairingOptions, pairWithTeacher } from "./pairing.js";
import { LENGTH_CONSTANT } from "./reparametrisation.js";
import { poissonTrain } from "./spikeTrain.js";
import { TIME_STEP } from "./synapticKernel.js";
import {
  aCount,
  aFlag,
  aFunction,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  either,
  having,
  oneOf,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";
import { aParametrisation } from "./parametrisation.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";

/** α⁻¹ of Fig 4: how many times larger a synapse's amplitude is at the dendrite than at the soma. */
export const AMPLIFICATIONS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Rates, amplitude, learning rate and duration of Fig 4; η stands in the released code only. */
export const DEMOCRACY = Object.freeze({ rate: 5, teacher: 20, somatic: 0.05, learningRate: 0.017, duration: 5 });

/**
 * d = λ ln α⁻¹, µm: where passive attenuation is α.
 *
 * @throws {RangeError} on an amplification that isn't positive
 * @example distanceOf(10) // 460
 */
export function distanceOf(amplification: number, lengthConstant = LENGTH_CONSTANT): number {
  requireInput("distanceOf: lengthConstant", lengthConstant, aPositive);

  requirePositive("distanceOf: amplification", amplification);
  return lengthConstant * ln(amplification);
}

/** The spikes of one run of Fig 4. */
export interface PairingSpikes {
  readonly train: Uint8Array;
  readonly teacherDraws: Float64Array;
}

/** What a pairing spikes has to have. */
export const aPairingSpikes = withLengths<PairingSpikes>(
  having<PairingSpikes>({ train: aVector, teacherDraws: aVector }),
  ({ train }) => ({ teacherDraws: train.length }),
);

const pairingSpikesOptions = optionsOf({ rate: optional(oneOf(5)), duration: optional(oneOf(5)) });

/** Spikes of one afferent and draws of the teacher, each from its own stream. */
export function pairingSpikes(
  stream: (name: string) => RandomStream,
  options: { rate?: 5 | undefined; duration?: 5 | undefined } = {},
): PairingSpikes {
  requireInput("pairingSpikes: stream", stream, aFunction);
  requireInput("pairingSpikes: options", options, pairingSpikesOptions);
  const { rate = DEMOCRACY.rate, duration = DEMOCRACY.duration } = options;

  const bins = Math.round(duration / TIME_STEP);
  return {
    train: poissonTrain(rate, bins, stream("input")),
    teacherDraws: stream("teacher").fillUniform(new Float64Array(bins)),
  };
}

/** What can be varied about a run of Fig 4. */
export interface DemocracyOptions extends Partial<PairingOptions> {
  readonly dendrite?: Parametrisation;
  /** wˢ(0); default 0.05. */
  readonly somatic?: number;
}

/** What the options have to be. */
export const democracyOptions = optionsOf<DemocracyOptions>({
  dendrite: optional(aParametrisation),
  somatic: optional(aNumber),
  rule: optional(oneOf("euclidean", "natural")),
  learningRate: optional(aNonNegative),
  teacher: optional(either(aNumber, aVector)),
  teacherDraws: optional(aVector),
  teacherScale: optional(aNumber),
  kernel: optional(aSynapticKernel),
  ruleKernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  timeStep: optional(aPositive),
  updatePotential: optional(aFlag),
  coefficientsEvery: optional(either(oneOf(Infinity), aCount)),
  samples: optional(aCount),
});

/**
 * One synapse of Fig 4 with given spikes: by default at the soma, natural gradient, V and coefficients frozen as in the
 * released code.
 *
 * @example pairOneSynapse(pairingSpikes(stream), { dendrite: passiveDendrite(1 / 7) })
 */
export function pairOneSynapse(spikes: PairingSpikes, options: DemocracyOptions = {}): Pairing {
  requireInput("pairOneSynapse: spikes", spikes, aPairingSpikes);
  requireInput("pairOneSynapse: options", options, democracyOptions);

  const { dendrite = passiveDendrite(1), somatic = DEMOCRACY.somatic, ...rest } = options;
  return pairWithTeacher([{ dendrite, somatic, rate: DEMOCRACY.rate, train: spikes.train }], {
    rule: "natural",
    learningRate: DEMOCRACY.learningRate,
    teacher: DEMOCRACY.teacher,
    teacherDraws: spikes.teacherDraws,
    updatePotential: false,
    samples: 1,
    ...rest,
  });
}

/**
 * η of the Euclidean rule with which a synapse at the soma learns exactly as with the natural one at the start: η/G, G
 * being a number for a single afferent.
 *
 * @example matchedLearningRate(0.017, 0.05, 5)
 */
export function matchedLearningRate(learningRate: number, somatic: number, rate: number): number {
  requireInput("matchedLearningRate: learningRate", learningRate, aNonNegative);
  requireInput("matchedLearningRate: somatic", somatic, aNumber);
  requireInput("matchedLearningRate: rate", rate, aNumber);

  const [information] = fisherInformation([somatic], [rate]);
  requirePositive("matchedLearningRate: information", information!);
  return learningRate / information!;
}
