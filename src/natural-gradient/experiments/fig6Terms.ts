/**
 * Fig 6 in numbers: signs, sizes and dependences of the three terms, for many weight vectors in three settings. One
 * repeat: a weight vector of its own with input samples of its own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { choleskyFactor, choleskySolve, maximumMagnitude } from "../../numerics/linear.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { correlation, mean, standardDeviation } from "../../numerics/statistics.js";
import { potentialSamples } from "../afferentPotentials.js";
import { fisherInformation } from "../fisherInformation.js";
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
    /** Largest distance of the sum of the terms from G⁻¹ x, relative to the largest entry. */
    sumError: {},
    /** Share of samples with γ_u > 0: the uniform term has the sign opposite to the homosynaptic one. */
    uniformOpposes: {},
    /** Share of (sample, stimulated synapse) in which both heterosynaptic terms together do. */
    heterosynapticOpposes: {},
    /** −uniform over homosynaptic, each averaged over samples and stimulated synapses. */
    cancelled: {},
    /** Spread of γ_u over samples, sd/mean. */
    uniformVariation: {},
    uniformWithTotal: {},
    uniformWithOwn: {},
    proportionalWithPotential: {},
    /** The potential at which a fitted line γ_w(V) crosses 0, mV. */
    potentialOffset: { unit: "mV" },
    slope: { unit: "1/mV²" },
    g4: { unit: "1/mV²" },
    /** Share of samples with γ_w > 0: the proportional term adds to the homosynaptic one at excitatory synapses. */
    proportionalPositive: {},
    /** One spike more at the strongest synapse moves γ_w more than one at the weakest, by magnitude of weight. */
    strongMovesMore: {},
    /** Size of the total change of a synapse without input against its weight, over synapses. */
    sizeWithWeight: {},
    /** RMS over samples of the uniform over that of the proportional term of a synapse of typical (RMS) weight. */
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
    const w = Float64Array.from({ length: n }, () => (low + (high - low) * draw.uniform()) / n);
    const x = potentialSamples(rates, stream("input"), { samples, bins: 250 });
    if (setting === 0) for (let k = 0; k < x.length; k++) if (k % n >= half) x[k] = 0;

    const coefficients = coefficientsAt(w, rates, { transfer });
    const factor = choleskyFactor(fisherInformation(w, rates, { transfer }), n);
    const rows = Array.from({ length: samples }, (_, k) => {
      const now = x.slice(k * n, (k + 1) * n);
      const total = now.reduce((sum, value) => sum + value, 0);
      const potential = now.reduce((sum, value, i) => sum + value * w[i]!, 0);
      const terms = naturalTerms(coefficients, total, potential);
      const parts = separateDirection(w, rates, now, terms);
      const error =
        k < 20
          ? choleskySolve(factor, now).map(
              (solved, i) =>
                solved - terms.scale * (parts.homosynaptic[i]! + parts.uniform[i]! + parts.proportional[i]!),
            )
          : [0];
      return { now, total, potential, ...terms, parts, error: maximumMagnitude(error) };
    });
    const column = (of: (row: (typeof rows)[number]) => number): number[] => rows.map(of);
    const share = (holds: boolean[]): number => holds.filter(Boolean).length / holds.length;
    const stimulated = Array.from({ length: setting === 0 ? half : n }, (_, i) => i);
    const largest = Math.max(...rows.slice(0, 20).map(({ now }) => maximumMagnitude(choleskySolve(factor, now))));
    const gammaW = column((row) => row.proportional);
    const potentials = column((row) => row.potential);
    const covariance = correlation(gammaW, potentials) * standardDeviation(gammaW) * standardDeviation(potentials);
    const slope = covariance / (standardDeviation(potentials) * standardDeviation(potentials));
    const homosynaptic = mean(stimulated.map((i) => mean(column((row) => row.parts.homosynaptic[i]!))));
    const uniforms = column((row) => row.uniform);
    const unit = kernelConstant(KERNEL) * KERNEL.area;
    const moved = (i: number): number => Math.abs(unit * coefficients.g2 + coefficients.g4 * w[i]!);
    const bySize = Array.from(w.keys()).sort((i, j) => Math.abs(w[i]!) - Math.abs(w[j]!));
    // a synapse that is silent at the moment of the sample
    const strengths = w.map(Math.abs);
    const sizes = rows
      .filter((row) => row.total > 0)
      .map((row) =>
        correlation(
          strengths,
          w.map((v) => Math.abs(row.proportional * v - row.uniform)),
        ),
      );
    return {
      sumError: roundingBound(Math.max(...column((row) => row.error)) / largest, 1e-13),
      uniformOpposes: share(uniforms.map((value) => value > 0)),
      heterosynapticOpposes: mean(
        stimulated.map((i) => share(rows.map((row) => row.proportional * w[i]! - row.uniform < 0))),
      ),
      cancelled: mean(uniforms) / homosynaptic,
      uniformVariation: standardDeviation(uniforms) / mean(uniforms),
      uniformWithTotal: correlation(
        uniforms,
        column((row) => row.total),
      ),
      uniformWithOwn: mean(
        stimulated.map((i) =>
          correlation(
            uniforms,
            column((row) => row.now[i]!),
          ),
        ),
      ),
      proportionalWithPotential: correlation(gammaW, potentials),
      potentialOffset: mean(potentials) - mean(gammaW) / slope,
      slope,
      g4: coefficients.g4,
      proportionalPositive: share(gammaW.map((value) => value > 0)),
      strongMovesMore: moved(bySize[n - 1]!) > moved(bySize[0]!) ? 1 : 0,
      sizeWithWeight: mean(sizes),
      uniformOverProportional: rootMeanSquare(uniforms) / (rootMeanSquare(gammaW) * rootMeanSquare(Array.from(w))),
    };
  },
});

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value * value)));
}
