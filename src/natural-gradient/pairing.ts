/**
 * The stimulation experiments of Figs 4 and 5: afferents with Poisson spikes, paired with teacher spikes at the soma, and
 * what the synapses do meanwhile. Few synapses, anywhere on a dendrite, in any of the rules' parametrisations.
 */
import { requireCount, requireNumber, requirePositive, requireVector } from "../numerics/check.js";
import type { Parametrisation } from "./parametrisation.js";
import { coefficientsAt, naturalTerms } from "./learningRules.js";
import { requireSounding } from "./fisherInformation.js";
import { KERNEL, TIME_STEP, kernelConstant, kernelStep } from "./synapticKernel.js";
import type { SynapticKernel } from "./synapticKernel.js";
import { sigmoid } from "./transferFunction.js";
import type { TransferFunction } from "./transferFunction.js";
import {
  aBuffer,
  aCount,
  aFlag,
  aNonNegative,
  aNumber,
  aPositive,
  aVector,
  either,
  having,
  listOf,
  oneOf,
  optional,
  optionsOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aSynapticKernel } from "./synapticKernel.js";
import { aTransferFunction } from "./transferFunction.js";
import { aParametrisation } from "./parametrisation.js";

/** One stimulated synapse. */
export interface StimulatedSynapse {
  readonly dendrite: Parametrisation;
  /** wˢ(0): its amplitude at the soma. */
  readonly somatic: number;
  /** r, Hz: the rate that the rule reckons with. */
  readonly rate: number;
  /** Its spikes in each bin. */
  readonly train: ArrayLike<number>;
}

/** What a stimulated synapse has to have. */
export const aStimulatedSynapse = having<StimulatedSynapse>({
  dendrite: aParametrisation,
  somatic: aNumber,
  rate: aNonNegative,
  train: aBuffer,
});

/** How the synapses are stimulated and learn. */
export interface PairingOptions {
  /** "natural": Eq 13, Δw = Δwˢ/f′. "euclidean": gradient in the dendritic amplitude, Δw = f′ Δwˢ (Eq 3). */
  readonly rule: "natural" | "euclidean";
  /** η. */
  readonly learningRate: number;
  /** The teacher's rate in Hz, or somatic weights w* of a teacher that sees the same input. */
  readonly teacher: number | ArrayLike<number>;
  /** One number on (0, 1) per bin: the teacher spikes where it is below its probability. */
  readonly teacherDraws: ArrayLike<number>;
  /** What is left of a teacher's spike where the synapse is, as a factor of Y*; default 1 (Discussion: attenuated backpropagation). */
  readonly teacherScale?: number;
  readonly kernel?: SynapticKernel;
  /** The kernel that the rule reckons with where it is not that of the synapse (Fig 5, correlated spikes). */
  readonly ruleKernel?: SynapticKernel;
  readonly transfer?: TransferFunction;
  readonly timeStep?: number;
  /** Whether V follows the weights; the released code of Fig 4 leaves it at wˢ(0) x. Default true. */
  readonly updatePotential?: boolean;
  /** Bins between two computations of γ_s, g₁ … g₄; Infinity (default, the released code): once, at the start. */
  readonly coefficientsEvery?: number;
  /** Number of times after the start at which weights are kept; default 100. */
  readonly samples?: number;
}

/** What the options have to be. */
export const pairingOptions = optionsOf<PairingOptions>({
  rule: oneOf("euclidean", "natural"),
  learningRate: aNonNegative,
  teacher: either(aNumber, aVector),
  teacherDraws: aVector,
  teacherScale: optional(aNumber),
  kernel: optional(aSynapticKernel),
  ruleKernel: optional(aSynapticKernel),
  transfer: optional(aTransferFunction),
  timeStep: optional(aPositive),
  updatePotential: optional(aFlag),
  coefficientsEvery: optional(either(oneOf(Infinity), aCount)),
  samples: optional(aCount),
});

/** What became of the synapses. Rows are times, columns synapses. */
export interface Pairing {
  /** s, with 0. */
  readonly times: Float64Array;
  readonly dendritic: Float64Array;
  readonly somatic: Float64Array;
  /** Change of each synapse's somatic amplitude by the homosynaptic, uniform and proportional term (Eqs 21–23), to first order. */
  readonly homosynaptic: Float64Array;
  readonly uniform: Float64Array;
  readonly proportional: Float64Array;
  /** Hz: the neuron's rate φ(V) and the teacher's, means over the bins between one kept time and the next. */
  readonly outputRate: Float64Array;
  readonly teacherRate: Float64Array;
  /** Hz: root of the mean squared difference of the two, over the same bins. */
  readonly rateError: Float64Array;
}

/**
 * Runs the pairing, one update a bin.
 *
 * @throws {RangeError} on trains that aren't as long as the teacher's draws, a silent afferent, no synapse, or a bad number
 * @example pairWithTeacher([{ dendrite, somatic: 0.05, rate: 5, train }], { rule: "natural", learningRate: 0.017, teacher: 20, teacherDraws })
 */
export function pairWithTeacher(synapses: readonly StimulatedSynapse[], options: PairingOptions): Pairing {
  requireInput("pairWithTeacher: synapses", synapses, listOf(aStimulatedSynapse, 1));
  requireInput("pairWithTeacher: options", options, pairingOptions);

  const { rule, learningRate, teacher, teacherDraws, kernel = KERNEL, transfer = sigmoid() } = options;
  const { ruleKernel = kernel, timeStep = TIME_STEP, updatePotential = true, samples = 100 } = options;
  const { coefficientsEvery = Infinity, teacherScale = 1 } = options;
  const n = synapses.length;
  const bins = teacherDraws.length;
  check();
  const rates = Float64Array.from(synapses, ({ rate }) => rate);
  const start = Float64Array.from(synapses, ({ somatic }) => somatic);
  const somatic = start.slice();
  const dendritic = Float64Array.from(synapses, ({ dendrite, somatic }) => dendrite.weight(somatic));
  const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, timeStep);
  const constant = kernelConstant(ruleKernel);
  const membrane = new Float64Array(n);
  const synapse = new Float64Array(n);
  const x = new Float64Array(n);
  const out = {
    times: Float64Array.from({ length: samples + 1 }, (_, k) => Math.round((k * bins) / samples) * timeStep),
    dendritic: new Float64Array((samples + 1) * n),
    somatic: new Float64Array((samples + 1) * n),
    homosynaptic: new Float64Array(n),
    uniform: new Float64Array(n),
    proportional: new Float64Array(n),
    outputRate: new Float64Array(samples),
    teacherRate: new Float64Array(samples),
    rateError: new Float64Array(samples),
  };
  let [binsSince, rateSum, teacherSum, squares] = [0, 0, 0, 0];
  let kept = 0;
  const frozen = { kernel: ruleKernel, transfer };
  let coefficients = coefficientsAt(somatic, rates, frozen);

  for (let bin = 0; bin < bins; bin++) {
    if (bin === Math.round((kept * bins) / samples)) keep();
    if (bin > 0 && bin % coefficientsEvery === 0) coefficients = coefficientsAt(somatic, rates, frozen);
    let potential = 0;
    let target = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      x[i] = scale * (membrane[i]! - synapse[i]!);
      potential += (updatePotential ? somatic[i]! : start[i]!) * x[i]!;
      if (typeof teacher !== "number") target += teacher[i]! * x[i]!;
      sum += x[i]!;
    }
    const wanted = typeof teacher === "number" ? teacher : transfer.rate(target);
    const own = transfer.rate(potential);
    binsSince++;
    rateSum += own;
    teacherSum += wanted;
    squares += (own - wanted) * (own - wanted);
    const error = (teacherDraws[bin]! < wanted * timeStep ? teacherScale : 0) - own * timeStep;
    const drive = learningRate * error * transfer.relativeSlope(potential);
    if (rule === "natural") natural(drive, sum, potential);
    else euclidean(drive);
    for (let i = 0; i < n; i++) {
      somatic[i] = synapses[i]!.dendrite.somatic(dendritic[i]!);
      const spikes = synapses[i]!.train[bin]!;
      membrane[i] = (membrane[i]! + spikes) * membraneDecay;
      synapse[i] = (synapse[i]! + spikes) * synapseDecay;
    }
  }
  keep();
  return out;

  function natural(drive: number, sum: number, potential: number): void {
    const terms = naturalTerms(coefficients, sum, potential, ruleKernel);
    const factor = drive * terms.scale;
    for (let i = 0; i < n; i++) {
      const homosynaptic = (factor * constant * x[i]!) / rates[i]!;
      const uniform = -factor * terms.uniform;
      const proportional = factor * terms.proportional * somatic[i]!;
      out.homosynaptic[i]! += homosynaptic;
      out.uniform[i]! += uniform;
      out.proportional[i]! += proportional;
      dendritic[i]! += (homosynaptic + uniform + proportional) / synapses[i]!.dendrite.slope(dendritic[i]!);
    }
  }

  function euclidean(drive: number): void {
    for (let i = 0; i < n; i++) dendritic[i]! += drive * x[i]! * synapses[i]!.dendrite.slope(dendritic[i]!);
  }

  function keep(): void {
    out.dendritic.set(dendritic, kept * n);
    out.somatic.set(somatic, kept * n);
    if (kept > 0) {
      out.outputRate[kept - 1] = rateSum / binsSince;
      out.teacherRate[kept - 1] = teacherSum / binsSince;
      out.rateError[kept - 1] = Math.sqrt(squares / binsSince);
    }
    [binsSince, rateSum, teacherSum, squares] = [0, 0, 0, 0];
    kept++;
  }

  function check(): void {
    requireCount("pairWithTeacher: synapses", n);
    requireCount("pairWithTeacher: teacherDraws: bins", bins);
    requireCount("pairWithTeacher: samples", samples);
    if (samples > bins)
      throw new RangeError(`pairWithTeacher: samples: expected at most one per bin (${bins}), got ${samples}`);
    requirePositive("pairWithTeacher: learningRate", learningRate);
    requireNumber("pairWithTeacher: teacherScale", teacherScale, { min: 0 });
    if (coefficientsEvery !== Infinity) requireCount("pairWithTeacher: coefficientsEvery", coefficientsEvery);
    if (typeof teacher === "number") requireNumber("pairWithTeacher: teacher", teacher, { min: 0, max: 1 / timeStep });
    else requireVector("pairWithTeacher: teacher", teacher, n);
    requireSounding(
      synapses.map(({ rate }) => rate),
      "pairWithTeacher: rates",
    );
    synapses.forEach(({ train, somatic }, i) => {
      requireNumber(`pairWithTeacher: synapses[${i}].somatic`, somatic);
      if (train.length !== bins) {
        throw new RangeError(`pairWithTeacher: synapses[${i}].train: expected ${bins} bins, got ${train.length}`);
      }
    });
  }
}
