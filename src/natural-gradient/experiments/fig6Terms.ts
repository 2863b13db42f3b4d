/**
 * Fig 6 in numbers: signs, sizes and dependences of the three terms, for many weight vectors in three settings. One
 * repeat: a weight vector of its own with input samples of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { correlation, mean, standardDeviation } from "../../numerics/statistics.js";
import { norm } from "../../numerics/vector.js";
import { potentialSamples } from "../finalPotentials.js";
import { coefficientsAt, naturalTerms } from "../learningRules.js";
import { separateDirection } from "../plasticityTerms.js";
import { KERNEL, kernelConstant } from "../synapticKernel.js";
import { sigmoid } from "../transferFunction.js";

/** The settings: those of Figs 7, 3 and 11. */
export const TERM_SETTINGS = [
  "ten, half of them silent",
  "a hundred, small weights",
  "a hundred, large weights",
] as const;

export const fig6Terms = defineExperiment({
  name: "natural-gradient/fig6-terms",
  title: "Fig 6: signs and dependences of the three terms over many weight vectors",
  module: import.meta.url,
  exportName: "fig6Terms",
  parameters: z.object({
    samples: z.int().min(10).max(100_000).default(1000).meta({ description: "input samples of each weight vector" }),
    vectors: z.int().min(2).max(10_000).default(200).meta({ description: "weight vectors in each setting" }),
  }),
  profiles: { quick: { samples: 200, vectors: 24 }, paper: {} },
  axes: ({ vectors }) => [
    { name: "setting", values: [...TERM_SETTINGS] },
    { name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) },
  ],
  observables: () => ({
    /** Share of inputs with γ_u > 0: the uniform term has the sign opposite to the homosynaptic one. */
    uniformOpposes: {},
    /** Share of (input, stimulated synapse) in which both heterosynaptic terms together do. */
    heterosynapticOpposes: {},
    /** Length of the mean update, errors of a teacher of its own included, over what it is without the uniform term. */
    updateKept: {},
    /** Spread of γ_u over inputs, sd/mean. */
    uniformVariation: {},
    proportionalWithPotential: {},
    /** The potential at which a fitted line γ_w(V) crosses 0, mV. */
    potentialOffset: { unit: "mV" },
    /** Mean of c_ε ε₀ g₂ Σx, the part of γ_w that Eq 23 drops, and RMS of g₄ V, the part it keeps. */
    droppedPart: { unit: "1/mV" },
    keptPart: { unit: "1/mV" },
    /** Share of inputs with γ_w > 0: the proportional term adds to the homosynaptic one at excitatory synapses. */
    proportionalPositive: {},
    /** RMS over inputs of the uniform over that of the proportional term of a synapse of typical (RMS) weight. */
    uniformOverProportional: {},
  }),
  run: ({ parameters: { samples }, point, seed }) => {
    const stream = (part: string) =>
      randomStream(seed, "natural-gradient/fig6-terms", point.setting, point.vector, part);
    const setting = TERM_SETTINGS.indexOf(point.setting as (typeof TERM_SETTINGS)[number]);
    const n = setting === 0 ? 10 : 100;
    const half = n / 2;
    // Fig 7: five of ten at 5 Hz, the others at an infinitesimal rate, tonic inhibition of 5 mV
    const rates = Float64Array.from({ length: n }, (_, i) =>
      setting === 0 ? (i < half ? 5 : 1e-4) : setting === 1 ? (i < half ? 10 : 50) : 20,
    );
    const transfer = setting === 0 ? sigmoid({ threshold: 15 }) : sigmoid();
    const [low, high] = [
      [1, 5],
      [-1, 1],
      [-5, 5],
    ][setting]! as [number, number];
    const draw = stream("weights");
    const weights = () => Float64Array.from({ length: n }, () => (low + (high - low) * draw.uniform()) / n);
    const w = weights();
    const teacher = weights();
    const x = potentialSamples(rates, stream("input"), { samples, bins: 250 });
    if (setting === 0) for (let k = 0; k < x.length; k++) if (k % n >= half) x[k] = 0;

    const coefficients = coefficientsAt(w, rates, { transfer });
    const rows = Array.from({ length: samples }, (_, k) => {
      const now = x.slice(k * n, (k + 1) * n);
      const total = now.reduce((sum, value) => sum + value, 0);
      const at = (v: Float64Array) => now.reduce((sum, value, i) => sum + value * v[i]!, 0);
      const potential = at(w);
      const drive = (transfer.rate(at(teacher)) - transfer.rate(potential)) * transfer.relativeSlope(potential);
      const terms = naturalTerms(coefficients, total, potential);
      return { total, potential, drive, ...terms, parts: separateDirection(w, rates, now, terms) };
    }).filter(({ total }) => total > 0); // without a spike in 125 ms all three terms are zero
    const column = (of: (row: (typeof rows)[number]) => number): number[] => rows.map(of);
    const share = (holds: boolean[]): number => holds.filter(Boolean).length / holds.length;
    const stimulated = Array.from({ length: setting === 0 ? half : n }, (_, i) => i);
    const gammaW = column((row) => row.proportional);
    const potentials = column((row) => row.potential);
    const covariance = correlation(gammaW, potentials) * standardDeviation(gammaW) * standardDeviation(potentials);
    const slope = covariance / (standardDeviation(potentials) * standardDeviation(potentials));
    const uniforms = column((row) => row.uniform);
    /** Length of the update averaged over the inputs. */
    const update = (withUniform: boolean): number =>
      norm(
        w.map((_, i) =>
          mean(
            rows.map(
              ({ drive, parts }) =>
                drive * (parts.homosynaptic[i]! + parts.proportional[i]! + (withUniform ? parts.uniform[i]! : 0)),
            ),
          ),
        ),
      );
    const dropped = kernelConstant(KERNEL) * KERNEL.area * coefficients.g2;
    return {
      uniformOpposes: share(uniforms.map((value) => value > 0)),
      heterosynapticOpposes: mean(
        stimulated.map((i) => share(rows.map((row) => row.proportional * w[i]! - row.uniform < 0))),
      ),
      updateKept: update(true) / update(false),
      uniformVariation: standardDeviation(uniforms) / mean(uniforms),
      proportionalWithPotential: correlation(gammaW, potentials),
      potentialOffset: mean(potentials) - mean(gammaW) / slope,
      droppedPart: dropped * mean(column((row) => row.total)),
      keptPart: Math.abs(coefficients.g4) * rootMeanSquare(potentials),
      proportionalPositive: share(gammaW.map((value) => value > 0)),
      uniformOverProportional: rootMeanSquare(uniforms) / (rootMeanSquare(gammaW) * rootMeanSquare(Array.from(w))),
    };
  },
});

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value * value)));
}
