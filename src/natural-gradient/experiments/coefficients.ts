/** γ_s and g₁ … g₄ of random weights, and the potentials that γ_u and γ_w are made of (Figs 10 and 11; Sec 6.4.5). */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { dot } from "../../numerics/vector.js";
import { coefficientsAt } from "../learningRules.js";
import { uniformWeights } from "../drawnAfferents.js";
import { stationaryPotentials } from "../stationaryPotentials.js";

/** The text has 5 to 55 Hz, the code 5 to 45; 20 Hz is that of Fig 11E–H. */
const RATES = [5, 15, 20, 25, 35, 45, 55];

export const coefficients = defineExperiment({
  name: "natural-gradient/coefficients",
  title: "Coefficients of the natural gradient for random weights",
  module: import.meta.url,
  exportName: "coefficients",
  parameters: z.object({
    vectors: z.int().min(2).max(1000).default(20).meta({ description: "weight vectors for each number of afferents" }),
    draws: z.int().min(1).max(1000).default(20).meta({ description: "samples of x for each vector and rate" }),
    range: z.number().positive().max(20).default(5).meta({ description: "n times the largest weight" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: ({ vectors }) => [
    { name: "afferents", symbol: "n", values: [10, 50, 100, 200] },
    { name: "rate", symbol: "r", unit: "Hz", values: RATES },
    { name: "vector", values: Array.from({ length: vectors }, (_, k) => k + 1) },
  ],
  observables: ({ draws }) => {
    const own = [{ name: "draw", values: Array.from({ length: draws }, (_, k) => k + 1) }];
    return {
      mean: { symbol: "μ", unit: "mV", digits: 6 },
      variance: { symbol: "σ²", unit: "mV²", digits: 6 },
      load: { symbol: "q", digits: 6 },
      scale: { symbol: "γ_s", unit: "mV²/Hz", digits: 6 },
      g1: { symbol: "g₁", digits: 6 },
      g2: { symbol: "g₂ = g₃", unit: "1/mV", digits: 6 },
      g4: { symbol: "g₄", unit: "1/mV²", digits: 6 },
      sum: { symbol: "Σx", unit: "mV", digits: 6, axes: own },
      potential: { symbol: "V", unit: "mV", digits: 6, axes: own },
    };
  },
  run: ({ parameters: { draws, range }, point, seed }) => {
    const [n, rate] = [Number(point.afferents), Number(point.rate)];
    const name = "natural-gradient/coefficients";
    // the same vectors at every rate, as in the paper
    const weights = uniformWeights(n, range, randomStream(seed, name, n, point.vector, "weights"));
    const rates = new Float64Array(n).fill(rate);
    const { mean, variance, load, scale, g1, g2, g4 } = coefficientsAt(weights, rates);
    const stream = randomStream(seed, name, n, rate, point.vector, "spikes");
    const x = new Float64Array(n);
    const [sum, potential] = [new Float64Array(draws), new Float64Array(draws)];
    for (let k = 0; k < draws; k++) {
      stationaryPotentials(rates, stream, x);
      sum[k] = x.reduce((a, b) => a + b, 0);
      potential[k] = dot(weights, x);
    }
    return { mean, variance, load, scale, g1, g2, g4, sum, potential };
  },
});
