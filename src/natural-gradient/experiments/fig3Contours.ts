/** Fig 3D–E: the cost over the plane of two weights, on the samples of the first set of `fig3-landscape`. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { planeSamples } from "../planeSamples.js";
import { PLANE, meanDivergence } from "../weightPlane.js";

/** −0.4 … 0.596 in so many steps of 0.006, n w. */
function places(stride: number): number[] {
  return Array.from({ length: Math.floor(166 / stride) + 1 }, (_, k) => Number((-0.4 + 0.006 * stride * k).toFixed(3)));
}

export const fig3Contours = defineExperiment({
  name: "natural-gradient/fig3-contours",
  title: "Fig 3D–E: the cost over the plane of two weights",
  module: import.meta.url,
  exportName: "fig3Contours",
  parameters: z.object({
    samples: z.int().min(10).max(1_000_000).default(2000).meta({ description: "samples of the input" }),
    stride: z.int().min(1).max(20).default(1).meta({ description: "grid points apart, in the paper's steps of 0.006" }),
  }),
  profiles: { quick: { stride: 4 }, paper: {} },
  axes: ({ stride }) => [{ name: "second", symbol: "n w₂", values: places(stride) }],
  observables: ({ stride }) => ({
    cost: { digits: 4, axes: [{ name: "first", symbol: "n w₁", values: places(stride) }] },
  }),
  run: ({ parameters: { samples, stride }, point, seed }) => {
    const taught = planeSamples(seed, 1, samples);
    const n = PLANE.rates.length;
    return { cost: places(stride).map((first) => meanDivergence([first / n, point.second / n], taught)) };
  },
});
