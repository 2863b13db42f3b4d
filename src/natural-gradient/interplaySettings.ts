/** The experiment of Fig 7: five afferents are stimulated, five are silent, and a teacher fires regardless of both. */
import { requireCount, requireNumber, requirePositive } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { TIME_STEP } from "./synapticKernel.js";
import { SIGMOID } from "./transferFunction.js";
import { successes } from "./successes.js";
import {
  aCount,
  aNonNegative,
  aNumber,
  aPositive,
  aStream,
  having,
  optional,
  optionsOf,
  requireInput,
  type Shape,
} from "../numerics/inputKinds.js";

/** Settings of Fig 7. Rates in Hz, times in seconds, potentials in mV. */
export interface InterplaySettings {
  /** Stimulated afferents; as many are silent. */
  readonly stimulated: number;
  /** Rate of a stimulated afferent. */
  readonly rate: number;
  /** What the rule takes for the rate of a silent one ("infinitesimal"). */
  readonly silentRate: number;
  /** Rate of the teacher. */
  readonly teacher: number;
  /** Tonic inhibition: a shift of the resting potential, which is the same as a threshold that much higher. */
  readonly inhibition: number;
  readonly duration: number;
  /** η. The text prints 0.01; the released code, and the colour range of Fig 7B–C, have 0.001. */
  readonly learningRate: number;
  /** How unequal stimulated weights are: they start evenly spaced from 1 − spread to 1 + spread of their mean. */
  readonly spread: number;
}

/** What an interplay settings has to have. */
export const anInterplaySettings = having<InterplaySettings>({
  stimulated: aCount,
  rate: aNumber,
  silentRate: aNumber,
  teacher: aNumber,
  inhibition: aNumber,
  duration: aPositive,
  learningRate: aNonNegative,
  spread: aNonNegative,
});

/** Fig 7 as its code has it. */
export const INTERPLAY: InterplaySettings = Object.freeze({
  stimulated: 5,
  rate: 5,
  silentRate: 1e-4,
  teacher: 20,
  inhibition: -5,
  duration: 60,
  learningRate: 0.001,
  spread: 0,
});

/** Weights of the two groups at the start, each times n (the paper's axes): mean of the stimulated ones, all silent alike. */
export interface InterplayStart {
  /** n w_st(t₀). */
  readonly stimulated: number;
  /** n w_ust(t₀). */
  readonly unstimulated: number;
}

/** What an interplay start has to have. */
export const anInterplayStart = having<InterplayStart>({ stimulated: aNumber, unstimulated: aNumber });

/** θ, mV: the sigmoid's threshold, raised by the tonic inhibition. */
export function inhibitedThreshold({ inhibition }: Pick<InterplaySettings, "inhibition">): number {
  return SIGMOID.threshold - inhibition;
}

/** Number of time bins. */
export function interplayBins({ duration }: Pick<InterplaySettings, "duration">): number {
  return Math.round(duration / TIME_STEP);
}

/** Spikes of a run. */
export interface InterplaySpikes {
  /** Of the stimulated afferents, in order: bin · (number of stimulated) + afferent. */
  readonly input: Float64Array;
  /** Bins in which the teacher fires, in order. */
  readonly teacher: Float64Array;
}

/** Draws the spikes of a run: independent Bernoulli in every bin. */
export function interplaySpikes(settings: InterplaySettings, stream: RandomStream): InterplaySpikes {
  requireInput("interplaySpikes: settings", settings, anInterplaySettings);
  requireInput("interplaySpikes: stream", stream, aStream);

  const bins = interplayBins(settings);
  return {
    input: successes(bins * settings.stimulated, settings.rate * TIME_STEP, stream),
    teacher: successes(bins, settings.teacher * TIME_STEP, stream),
  };
}

/** Weights and rates of all afferents, stimulated ones first. */
export function interplayAfferents(
  start: InterplayStart,
  { stimulated, rate, silentRate, spread }: InterplaySettings,
): { weights: Float64Array; rates: Float64Array } {
  const n = 2 * stimulated;
  const group = (first: number, second: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => (i < stimulated ? first : second));
  const weights = group(start.stimulated / n, start.unstimulated / n);
  if (spread !== 0 && stimulated > 1) {
    for (let i = 0; i < stimulated; i++) weights[i]! *= 1 + spread * ((2 * i) / (stimulated - 1) - 1);
  }
  return { weights, rates: group(rate, silentRate) };
}

/** What changes of the settings have to be. */
export const INTERPLAY_CHANGES: Shape<InterplaySettings> = {
  stimulated: optional(aCount),
  rate: optional(aNumber),
  silentRate: optional(aNumber),
  teacher: optional(aNumber),
  inhibition: optional(aNumber),
  duration: optional(aPositive),
  learningRate: optional(aNonNegative),
  spread: optional(aNonNegative),
};
const interplaySettingsChanges = optionsOf(INTERPLAY_CHANGES);

/** Settings, checked. @throws {RangeError} naming what is out of range */
export function interplaySettings(changes: Partial<InterplaySettings> = {}): InterplaySettings {
  requireInput("interplaySettings: changes", changes, interplaySettingsChanges);

  const settings = { ...INTERPLAY, ...changes };
  requireCount("interplaySettings: stimulated", settings.stimulated);
  for (const name of ["rate", "silentRate", "teacher", "duration", "learningRate"] as const) {
    requirePositive(name, settings[name]);
  }
  requireNumber("interplaySettings: inhibition", settings.inhibition);
  requireNumber("interplaySettings: spread", settings.spread);
  return settings;
}

/** Starts, checked. */
export function requireStart({ stimulated, unstimulated }: InterplayStart): void {
  requireNumber("start.stimulated", stimulated);
  requireNumber("start.unstimulated", unstimulated);
}
