/** Fig 7 as a plain loop over synapses: the specification that `interplayRun` is held against, and the slow path for a change of the rule. */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import { coefficientsAt, naturalRule } from "./learningRules.js";
import {
  inhibitedThreshold,
  interplayAfferents,
  interplayBins,
  interplaySettings,
  interplaySpikes,
  requireStart,
} from "./interplaySettings.js";
import type { InterplaySettings, InterplayStart } from "./interplaySettings.js";
import { TIME_STEP, kernelStep } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import { anInterplayStart, INTERPLAY_CHANGES } from "./interplaySettings.js";
import { aCount, aNumber, aStream, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** What `interplayCourse` takes beside the settings. */
export interface CourseOptions extends Partial<InterplaySettings> {
  /** Bins between two computations of γ_s, g₁ … g₄ from the present weights (the code of Fig 7E–G: 1); 0 (default) keeps those of the start. */
  readonly refresh?: number;
  /** Bins between two samples of the weights. Default 1000, 0.5 s. */
  readonly every?: number;
}

/** What the options have to be. */
export const courseOptions = optionsOf<CourseOptions>({
  refresh: optional(aNumber),
  every: optional(aCount),
  ...INTERPLAY_CHANGES,
});

/** Mean weight of each group over its start, sampled; entry 0 is 1. */
export interface InterplayCourse {
  readonly stimulated: Float64Array;
  readonly unstimulated: Float64Array;
  /** Weights at the end, stimulated afferents first. */
  readonly weights: Float64Array;
}

/**
 * One run from equal weights within each group: a spike in a bin decays with the kernel, the natural rule changes all
 * weights in every bin.
 *
 * @throws {RangeError} on settings out of range
 * @example interplayCourse({ stimulated: 1.6, unstimulated: 1.6 }, randomStream(1, "try")).stimulated.at(-1)
 */
export function interplayCourse(
  start: InterplayStart,
  stream: RandomStream,
  options: CourseOptions = {},
): InterplayCourse {
  requireInput("interplayCourse: start", start, anInterplayStart);
  requireInput("interplayCourse: stream", stream, aStream);
  requireInput("interplayCourse: options", options, courseOptions);
  const { refresh = 0, every = 1000, ...changes } = options;

  const settings = interplaySettings(changes);
  requireStart(start);
  requireCount("interplayCourse: refresh", refresh, 0);
  requireCount("interplayCourse: every", every);
  const bins = interplayBins(settings);
  const spikes = interplaySpikes(settings, stream);
  const transfer = sigmoid({ threshold: inhibitedThreshold(settings) });
  const { weights, rates } = interplayAfferents(start, settings);
  const m = settings.stimulated;
  const { membraneDecay, synapseDecay, scale } = kernelStep();
  const membrane = new Float64Array(2 * m);
  const synapse = new Float64Array(2 * m);
  const potentials = new Float64Array(2 * m);
  const change = new Float64Array(2 * m);
  const relative = { stimulated: [1], unstimulated: [1] };
  let rule = naturalRule({ coefficients: coefficientsAt(weights, rates, { transfer }) });
  let [nextInput, nextTeacher] = [0, 0];
  for (let bin = 0; bin < bins; bin++) {
    if (refresh > 0 && bin > 0 && bin % refresh === 0) {
      rule = naturalRule({ coefficients: coefficientsAt(weights, rates, { transfer }) });
    }
    for (let i = 0; i < m; i++) {
      membrane[i]! *= membraneDecay;
      synapse[i]! *= synapseDecay;
    }
    for (; nextInput < spikes.input.length && spikes.input[nextInput]! < (bin + 1) * m; nextInput++) {
      const afferent = spikes.input[nextInput]! - bin * m;
      membrane[afferent]! += 1;
      synapse[afferent]! += 1;
    }
    let potential = 0;
    for (let i = 0; i < m; i++) {
      potentials[i] = scale * (membrane[i]! - synapse[i]!);
      potential += weights[i]! * potentials[i]!;
    }
    const fires = spikes.teacher[nextTeacher] === bin;
    if (fires) nextTeacher++;
    const drive = ((fires ? 1 : 0) - transfer.rate(potential) * TIME_STEP) * transfer.relativeSlope(potential);
    rule({ weights, rates, potentials, potential, drive }, change);
    for (let i = 0; i < 2 * m; i++) weights[i]! += settings.learningRate * change[i]!;
    if ((bin + 1) % every === 0) {
      relative.stimulated.push(meanOf(weights, 0, m) / (start.stimulated / (2 * m)));
      relative.unstimulated.push(meanOf(weights, m, 2 * m) / (start.unstimulated / (2 * m)));
    }
  }
  return {
    stimulated: Float64Array.from(relative.stimulated),
    unstimulated: Float64Array.from(relative.unstimulated),
    weights,
  };
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}
