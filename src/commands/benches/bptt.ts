/** `plasticity bench bptt`: one training iteration of the rate network beside the same iteration in NumPy. */
import { RateNetworkTraining } from "../../kernels/rateNetworkTraining.js";
import type { BenchResult } from "./bench.js";
import { compare } from "./compare.js";
import { listed, normals, rateNetworkWeights } from "./rateNetworkTask.js";

const NETWORK = { neurons: 256, inputs: 6, outputs: 2 };
const DESCENT = { learningRate: 1e-4, clip: 10, penalty: 0.1 };

export async function bpttBench(): Promise<BenchResult> {
  const weights = rateNetworkWeights(NETWORK);
  const result: BenchResult = {
    bench: "bptt",
    title: "training iteration, 256 neurons, 8 conditions, 50 samples, one core: forward, backward, step",
    timings: [],
    ratios: [],
    notes: [],
    values: {},
  };
  for (const { subSteps, repeats, targets } of [
    { subSteps: 10, repeats: 31, targets: { target: 75, goal: 50 } },
    { subSteps: 1, repeats: 101, targets: { target: 8 } },
  ]) {
    const sizes = { ...NETWORK, conditions: 8, samples: 50, subSteps };
    const network = new RateNetworkTraining(sizes);
    network.weights = weights;
    const batch = { input: normals(50 * 6 * 8, 1, "input"), target: normals(50 * 2 * 8, 10, "target") };
    const part = await compare({
      name: `${subSteps} sub-step${subSteps === 1 ? "" : "s"}`,
      unit: "ms/iteration",
      work: () => void network.trainingStep(batch, DESCENT),
      calls: 1,
      repeats,
      targets,
      check: network.lossAndGradients(batch).taskError,
      script: "rate_network.py",
      task: { sizes, ...DESCENT, weights: listed(weights), input: [...batch.input], target: [...batch.target] },
    });
    result.timings.push(...part.timings);
    result.ratios.push(...part.ratios);
    result.notes.push(...part.notes);
    Object.assign(result.values, part.values);
  }
  return result;
}
