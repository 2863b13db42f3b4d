/** `plasticity bench evaluation`: one noisy evaluation of Fig 4b beside the same in NumPy. */
import { RateNetworkEvaluation } from "../../kernels/rateNetworkEvaluation.js";
import { randomStream } from "../../numerics/random.js";
import type { BenchResult } from "./bench.js";
import { compare } from "./compare.js";
import { listed, normals, rateNetworkWeights } from "./rateNetworkTask.js";

const SIZES = { neurons: 256, inputs: 6, outputs: 2, columns: 160, steps: 500 };
const RUN = { timeStep: 0.1, noise: 0.1 };

export async function evaluationBench(): Promise<BenchResult> {
  const { inputs, outputs, columns, steps } = SIZES;
  const weights = rateNetworkWeights(SIZES);
  const network = new RateNetworkEvaluation(SIZES);
  network.weights = weights;
  const input = normals(steps * inputs * columns, 1, "input");
  const target = normals(steps * outputs * columns, 1, "target");
  const noiseStream = randomStream(1, "bench", "rate network", "noise");
  const check = network
    .evaluate({ ...RUN, noise: 0, input, target })
    .squaredError.reduce((sum, squares) => sum + squares, 0);
  const result = await compare({
    name: "evaluation",
    unit: "ms",
    work: () => void network.evaluate({ ...RUN, noiseStream, input, target }),
    calls: 1,
    repeats: 9,
    targets: {},
    check,
    script: "rate_network.py",
    task: { sizes: SIZES, ...RUN, weights: listed(weights), input: [...input], target: [...target] },
  });
  return { bench: "evaluation", title: "256 neurons, 160 columns, 500 noisy steps, one core", ...result };
}
