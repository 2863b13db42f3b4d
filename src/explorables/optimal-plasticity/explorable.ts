import type { Explorable } from "../explorable.js";
import { drawRatios } from "./drawRatios.js";
import { controls, ratioSweep } from "./ratioSweep.js";

/** Fig 5 to play with: how much compensatory plasticity is best, for which noise, which rule, which inputs. */
export const optimalPlasticity: Explorable = {
  name: "optimal-plasticity",
  title: "How much compensatory plasticity is best?",
  controls,
  presets: [
    { label: "Sweet spot below one (top row)", settings: { quality: 10, ratio: 0.7 } },
    { label: "A noisier rule needs more", settings: { quality: 0.2, ratio: 1 } },
    { label: "The inputs of the text: never below one", settings: { inputs: "iid", quality: 10, ratio: 1 } },
    { label: "Stronger noise, same best ratio", settings: { noise: 0.03, quality: 10, ratio: 0.7 } },
    { label: "Nonlinear, 2000 steps", settings: { network: "nonlinear", quality: 10, ratio: 0.7, steps: 2000 } },
  ],
  observables: ["steadyStateError", "fluctuationCurvature", "compensationCurvature"],
  partial: true,
  sweep: ratioSweep,
  draw: drawRatios,
};
