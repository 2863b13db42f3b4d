/**
 * Box 2: is a state "partially trained" (Tr ∇²F > 0) or "highly trained" (no negative eigenvalue of ∇²F)? The memory
 * itself, states at growing distance from it, and the steady states of Figs 1 and 2, in networks with inputs of their own.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { StudentTeacherKernel } from "../../kernels/studentTeacher.js";
import { randomStream } from "../../numerics/random.js";
import { addScaled, rescale } from "../../numerics/vector.js";
import { splitMagnitude } from "../compensatoryPlasticity.js";
import { glorotWeights } from "../glorot.js";
import { hessianSpectrum } from "../hessian.js";
import { drawInputs } from "../inputs.js";
import { networkSeed } from "../networkSeed.js";
import { nonlinearNetwork } from "../nonlinearNetwork.js";

/** Distances ‖w − w₀‖, in a random direction. */
const DISTANCES = [0, 0.01, 0.03, 0.1, 0.3] as const;
/** Steady states: magnitude e, ratio ρ and quality s of the figure's simulation. */
const STEADY = {
  "Fig 2": { fluctuation: 0.01 * Math.sqrt(440), ratio: 0.4, signalToNoise: 10 },
  "Fig 1, e = 0.2": { fluctuation: 0.2, ratio: 1, signalToNoise: Infinity },
  "Fig 1, e = 2": { fluctuation: 2, ratio: 1, signalToNoise: Infinity },
} as const;
type Steady = keyof typeof STEADY;
/** All states, by name: `memory`, `0.01` … `0.3` away, and the steady states. */
export const TRAINED_STATES = ["memory", ...DISTANCES.slice(1).map(String), ...(Object.keys(STEADY) as Steady[])];

export const trainedStates = defineExperiment({
  name: "optimal-plasticity/trained-states",
  title: "Box 2: partially and highly trained states",
  module: import.meta.url,
  exportName: "trainedStates",
  parameters: z.object({
    hidden: z.int().min(2).max(40).default(20).meta({ description: "hidden neurons of the 12–h–10 network" }),
    samples: z.int().min(8).default(1000).meta({ description: "input vectors" }),
    steps: z.int().min(1).default(4000).meta({ description: "time steps before a steady state is taken" }),
    repeats: z.int().min(2).max(64).default(4).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { hidden: 5, samples: 200, steps: 2000, repeats: 3 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "state", values: [...TRAINED_STATES] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: () => ({
    relativeError: { symbol: "F/F₀", digits: 4 },
    meanCurvature: { symbol: "Tr(∇²F)/N", digits: 5 },
    smallestEigenvalue: { symbol: "λ₁", digits: 5 },
    largestEigenvalue: { symbol: "λ_N", digits: 5 },
    negativeShare: { digits: 5 },
  }),
  run: ({ parameters: { hidden, samples, steps }, point, seed }) => {
    const repeat = Number(point.repeat);
    const name = String(point.state);
    const [components, outputs] = [12, 10];
    const inputs = drawInputs({ kind: "mixed", components, samples, seed: networkSeed(seed, repeat) });
    const stream = (part: string) => randomStream(seed, "optimal-plasticity/trained-states", name, repeat, part);
    const weights = (which: string) =>
      glorotWeights([components, hidden, outputs], randomStream(seed, "trained-states", which, repeat));
    const teacher = weights("teacher");
    const landscape = nonlinearNetwork({ inputs, teacher, hidden, outputs });
    let w = teacher.slice();
    if (name in STEADY) {
      const { fluctuation, ratio, signalToNoise } = STEADY[name as Steady];
      const kernel = new StudentTeacherKernel({ inputs: components, hidden, outputs, samples });
      kernel.setInputs(Float32Array.from(inputs.values));
      kernel.setTeacher(Float32Array.from(teacher));
      kernel.weights = Float32Array.from(teacher);
      kernel.run({
        fluctuation,
        ...splitMagnitude(ratio * fluctuation, signalToNoise),
        fluctuationStream: stream("fluctuation"),
        noiseStream: stream("noise"),
        taskError: new Float64Array(steps),
      });
      w = Float64Array.from(kernel.weights);
    } else if (name !== "memory") {
      // the same direction at every distance of a network
      const direction = randomStream(seed, "trained-states", "direction", repeat).fillNormal(
        new Float64Array(w.length),
      );
      addScaled(w, Number(name), rescale(direction));
    }
    const { eigenvalues } = hessianSpectrum(landscape, w);
    return {
      relativeError: landscape.taskError(w) / landscape.taskError(weights("unrelated")),
      meanCurvature: landscape.hessianTrace!(w) / w.length,
      smallestEigenvalue: eigenvalues[0]!,
      largestEigenvalue: eigenvalues.at(-1)!,
      negativeShare: eigenvalues.filter((l) => l < 0).length / w.length,
    };
  },
});
