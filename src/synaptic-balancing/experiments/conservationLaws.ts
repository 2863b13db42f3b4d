/**
 * What training conserves (Fig 4a says: the neural gradients, at λ = 0): change of the extended gradient and of the
 * recurrent one over the same length of training with smaller and smaller steps. The first halves with the step, the
 * second stays. One trial of each condition, always the same, so that the limit is a gradient flow. With a penalty, g_ext changes by −4λ ∫ g.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { norm } from "../../numerics/vector.js";
import { contextIntegration } from "../contextIntegration.js";
import { initialNetwork } from "../network.js";
import { extendedNeuralGradients, neuralGradients } from "../neuralGradients.js";
import { synapticCosts } from "../synapticCosts.js";
import { trainingStep } from "../trainingStep.js";

const RATES = [2e-3, 1e-3, 5e-4, 2.5e-4, 1.25e-4];

export const conservationLaws = defineExperiment({
  name: "synaptic-balancing/conservation",
  title: "What gradient descent conserves, by the learning rate",
  module: import.meta.url,
  exportName: "conservationLaws",
  parameters: z.object({
    neurons: z.int().min(2).max(128).default(32).meta({ description: "neurons", symbol: "N" }),
    samples: z.int().min(1).max(200).default(20).meta({ description: "samples of a trial", symbol: "T" }),
    duration: z.number().positive().max(10).default(0.2).meta({ description: "learning rate × iterations" }),
    clip: z.number().positive().default(10).meta({ description: "largest norm of the gradient" }),
    networks: z.int().min(2).max(100).default(5).meta({ description: "networks, each with a trial of its own" }),
    rates: z
      .int()
      .min(2)
      .max(RATES.length)
      .default(RATES.length)
      .meta({ description: "learning rates, from 2e-3 halved" }),
  }),
  profiles: { quick: { rates: 3, neurons: 16, networks: 3 }, paper: {} },
  axes: ({ rates, networks }) => [
    { name: "penalty", symbol: "λ", values: [0, 0.1] },
    { name: "learningRate", values: RATES.slice(0, rates) },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => ({
    // ‖Δg_ext‖, ‖Δg‖, ‖Δg_ext + 4λ ∫ g‖
    extended: { symbol: "‖Δg_ext‖", digits: 6 },
    recurrent: { symbol: "‖Δg‖", digits: 6 },
    start: { symbol: "‖g⁰‖", digits: 6 },
    unexplained: { digits: 6 },
  }),
  run: ({ parameters: { neurons, samples, duration, clip }, point, seed }) => {
    const [learningRate, penalty] = [Number(point.learningRate), Number(point.penalty)];
    const network = initialNetwork(
      { neurons, inputs: 6, outputs: 2 },
      randomStream(seed, "synaptic-balancing/conservation", point.network, "network"),
    );
    const batch = contextIntegration(randomStream(seed, "synaptic-balancing/conservation", point.network, "trial"), {
      samples,
    });
    const recurrent = () => neuralGradients(synapticCosts(network.recurrent));
    const start = recurrent();
    const startExtended = extendedNeuralGradients(network);
    const integral = new Float64Array(neurons);
    for (let k = 0; k < Math.round(duration / learningRate); k++) {
      const g = recurrent();
      const { gradientNorm } = trainingStep(network, batch, { learningRate, penalty, subSteps: 1, clip });
      const step = learningRate * Math.min(1, clip / gradientNorm);
      for (let i = 0; i < neurons; i++) integral[i]! += step * g[i]!;
    }
    const change = extendedNeuralGradients(network).map((x, i) => x - startExtended[i]!);
    return {
      start: norm(start),
      extended: norm(change),
      recurrent: norm(recurrent().map((x, i) => x - start[i]!)),
      unexplained: norm(change.map((x, i) => x + 4 * penalty * integral[i]!)),
    };
  },
});
