/**
 * Fig 7B–D without a loop over synapses: between two input spikes all potentials decay alike, so that the weights stay in
 * the span of where they were, a, b and 1, and the potential follows from sums that are advanced as numbers. Same
 * result as `interplayCourse` with frozen coefficients, to rounding.
 */
import { requireCount } from "../numerics/check.js";
import type { RandomStream } from "../numerics/random.js";
import {
  inhibitedThreshold,
  interplayAfferents,
  interplayBins,
  interplaySettings,
  interplaySpikes,
  requireStart,
} from "./interplaySettings.js";
import type { InterplaySettings, InterplayStart } from "./interplaySettings.js";
import type { InverseCoefficients } from "./inverseCoefficients.js";
import { coefficientsAt } from "./learningRules.js";
import { tabulatedLogistic } from "./logisticTable.js";
import { KERNEL, TIME_STEP, kernelConstant, kernelStep } from "./synapticKernel.js";
import { SIGMOID, sigmoid } from "./transferFunction.js";
import { anInterplayStart, INTERPLAY_CHANGES } from "./interplaySettings.js";
import { aCount, aNumber, aStream, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** What `interplayRun` takes beside the settings. */
export interface InterplayOptions extends Partial<InterplaySettings> {
  /** Bins between two computations of γ_s, g₁ … g₄ from the present weights; 0 (default) keeps those of the start. */
  readonly refresh?: number;
  /** Bins between two samples of the weights; default: none but start and end. */
  readonly every?: number;
}

/** What the options have to be. */
export const interplayOptions = optionsOf<InterplayOptions>({
  refresh: optional(aNumber),
  every: optional(aCount),
  ...INTERPLAY_CHANGES,
});

/** What a run did. Weights as on the paper's axes, times n. */
export interface InterplayOutcome {
  /** Mean change of a stimulated weight, n Δw_st. */
  readonly stimulated: number;
  /** Its three terms (Eqs 21–23): what the homosynaptic, the uniform and the proportional one added. */
  readonly homosynaptic: number;
  readonly uniform: number;
  readonly proportional: number;
  /** Change of an unstimulated weight, n Δw_ust = (growth − 1) n w_ust(t₀) + offset. */
  readonly unstimulated: number;
  readonly growth: number;
  readonly offset: number;
  /** Mean output φ, Hz: over time, and over the input (each bin weighted with Σx φ′/φ, as the homosynaptic term does). */
  readonly output: number;
  readonly weightedOutput: number;
  /** n times the stimulated weights at the end. */
  readonly weights: Float64Array;
  /** Mean stimulated weight, and unstimulated weight, over their starts: at the start, at each sample, and at the end. */
  readonly stimulatedCourse: Float64Array;
  readonly unstimulatedCourse: Float64Array;
}

/**
 * One run from equal weights within each group, by default with γ_s and g₁ … g₄ of the start.
 *
 * @throws {RangeError} on settings out of range
 * @example interplayRun({ stimulated: 4.5, unstimulated: 4.5 }, randomStream(1, "try")).unstimulated
 */
export function interplayRun(
  start: InterplayStart,
  stream: RandomStream,
  options: InterplayOptions = {},
): InterplayOutcome {
  requireInput("interplayRun: start", start, anInterplayStart);
  requireInput("interplayRun: stream", stream, aStream);
  requireInput("interplayRun: options", options, interplayOptions);
  const { refresh = 0, every, ...changes } = options;

  const settings = interplaySettings(changes);
  requireStart(start);
  const bins = interplayBins(settings);
  const sample = every ?? bins;
  requireCount("interplayRun: refresh", refresh, 0);
  requireCount("interplayRun: every", sample);
  const { input, teacher } = interplaySpikes(settings, stream);
  const { weights: all, rates } = interplayAfferents(start, settings);
  const m = settings.stimulated;
  const n = 2 * m;
  const threshold = inhibitedThreshold(settings);
  const transfer = sigmoid({ threshold });
  const { maximum, steepness } = SIGMOID;
  const { membraneDecay, synapseDecay, scale: kappa } = kernelStep();
  const unit = kernelConstant(KERNEL) * KERNEL.area;
  const perInput = (kappa * kernelConstant(KERNEL)) / settings.rate;
  const course = { stimulated: [1], unstimulated: [1] };

  const weights = all.slice(0, m);
  const a = new Float64Array(m);
  const b = new Float64Array(m);
  // since the last gathering: a = A a₀, b = B b₀, w = ω w₀ + α a₀ − β b₀ + δ
  let [A, B, omega, alpha, beta, delta] = [1, 1, 1, 0, 0, 0];
  // Σw₀a₀, Σw₀b₀, Σa₀, Σb₀, Σa₀a₀, Σa₀b₀, Σb₀b₀: constant until the next
  let [wa, wb, sa, sb, saa, sab, sbb] = [0, 0, 0, 0, 0, 0, 0];
  // since the start: an unstimulated weight is growth · w₀ + offset
  let [growth, offset] = [1, 0];
  let [gain, u1, u3, p2, p4] = factors(coefficientsAt(all, rates, { transfer }));
  let [homosynaptic, uniform, output, weighted, weight] = [0, 0, 0, 0, 0];
  let nextInput = 0;
  let nextTeacher = 0;
  let inputBin = input.length > 0 ? Math.floor(input[0]! / m) : bins;
  let teacherBin = teacher.length > 0 ? teacher[0]! : bins;
  let stopBin = stopAfter(0);
  for (let bin = 0; bin <= bins; bin++) {
    A *= membraneDecay;
    B *= synapseDecay;
    // a gathering: at every input spike, where the course is sampled or the coefficients are renewed, and at the end
    if (bin === inputBin || bin === stopBin) {
      for (let k = 0; k < m; k++) {
        weights[k] = omega * weights[k]! + alpha * a[k]! - beta * b[k]! + delta;
        a[k]! *= A;
        b[k]! *= B;
      }
      growth *= omega;
      offset = omega * offset + delta;
      A = B = omega = 1;
      alpha = beta = delta = 0;
      if (bin === stopBin) {
        if (bin % sample === 0 || bin === bins) {
          course.stimulated.push((n * meanOf(weights)) / start.stimulated);
          course.unstimulated.push(growth + (n * offset) / start.unstimulated);
        }
        if (bin === bins) break;
        if (refresh > 0 && bin % refresh === 0) {
          all.set(weights);
          all.fill((growth * start.unstimulated) / n + offset, m);
          [gain, u1, u3, p2, p4] = factors(coefficientsAt(all, rates, { transfer }));
        }
        stopBin = stopAfter(bin);
      }
      if (bin === inputBin) {
        for (; input[nextInput]! < (bin + 1) * m; nextInput++) {
          const k = input[nextInput]! - bin * m;
          a[k]! += 1;
          b[k]! += 1;
        }
        inputBin = nextInput < input.length ? Math.floor(input[nextInput]! / m) : bins;
      }
      wa = wb = sa = sb = saa = sab = sbb = 0;
      for (let k = 0; k < m; k++) {
        const w = weights[k]!;
        const x = a[k]!;
        const y = b[k]!;
        wa += w * x;
        wb += w * y;
        sa += x;
        sb += y;
        saa += x * x;
        sab += x * y;
        sbb += y * y;
      }
    }
    const total = kappa * (A * sa - B * sb);
    const potential =
      delta * total + kappa * (omega * (A * wa - B * wb) + alpha * (A * saa - B * sab) - beta * (A * sab - B * sbb));
    const s = tabulatedLogistic(steepness * (potential - threshold));
    let error = -maximum * TIME_STEP * s;
    if (bin === teacherBin) {
      error += 1;
      nextTeacher++;
      teacherBin = nextTeacher < teacher.length ? teacher[nextTeacher]! : bins;
    }
    const f = gain * error * (1 - s);
    const d = f * (u1 * total + u3 * potential);
    const g = 1 + f * (p2 * total + p4 * potential);
    const h = f * perInput;
    omega *= g;
    alpha = g * alpha + h * A;
    beta = g * beta + h * B;
    delta = g * delta + d;
    homosynaptic += h * total;
    uniform += d;
    output += s;
    weighted += s * total * (1 - s);
    weight += total * (1 - s);
  }
  const stimulated = n * meanOf(weights) - start.stimulated;
  const fromInput = (n * homosynaptic) / (m * kappa);
  return {
    stimulated,
    homosynaptic: fromInput,
    uniform: n * uniform,
    proportional: stimulated - fromInput - n * uniform,
    unstimulated: (growth - 1) * start.unstimulated + n * offset,
    growth,
    offset: n * offset,
    output: (maximum * output) / bins,
    weightedOutput: weight > 0 ? (maximum * weighted) / weight : 0,
    weights: weights.map((w) => n * w),
    stimulatedCourse: Float64Array.from(course.stimulated),
    unstimulatedCourse: Float64Array.from(course.unstimulated),
  };

  /** ηγ_s β, and what γ_u and γ_w take from Σx and V. */
  function factors({ scale, g1, g2, g3, g4 }: InverseCoefficients): [number, number, number, number, number] {
    return [settings.learningRate * scale * steepness, unit * unit * g1, unit * g3, unit * g2, g4];
  }

  /** The next bin in which the course is sampled or the coefficients are renewed. */
  function stopAfter(bin: number): number {
    const next = (period: number): number => (period > 0 ? (Math.floor(bin / period) + 1) * period : bins);
    return Math.min(bins, next(sample), next(refresh));
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
