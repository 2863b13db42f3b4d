/**
 * Proposition 5 over random networks: how near C* comes to its bounds. For the upper bounds the tightness is
 * (C⁰ − C*) · K/‖g⁰‖² with K = C⁰_off or max L_kk: the bound with the constant 4 says it is at least ¼, the printed 8
 * at least ⅛ (with K = C⁰).
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { maximumMagnitude } from "../../numerics/linear.js";
import { randomStream } from "../../numerics/random.js";
import { norm } from "../../numerics/vector.js";
import { conductanceLaplacian } from "../conductanceLaplacian.js";
import { costBounds } from "../costBounds.js";
import { equilibrium } from "../equilibrium.js";
import { neuralGradients } from "../neuralGradients.js";
import { randomStronglyConnected } from "../randomStronglyConnected.js";
import { offDiagonalCost, synapticCosts } from "../synapticCosts.js";

export const boundsEnsemble = defineExperiment({
  name: "synaptic-balancing/bounds",
  title: "Proposition 5: bounds on the balanced cost over random networks",
  module: import.meta.url,
  exportName: "boundsEnsemble",
  parameters: z.object({
    networks: z.int().min(1).max(10_000).default(300).meta({ description: "networks of each power and density" }),
    largest: z.int().min(2).max(100).default(11).meta({ description: "neurons of the largest network (2 … largest)" }),
  }),
  profiles: { quick: { networks: 40 }, paper: {} },
  axes: () => [
    { name: "power", symbol: "p", values: [0.5, 1, 1.5, 2, 3] },
    { name: "density", values: [1, 0.3] },
  ],
  observables: ({ networks }) => {
    const axes = [{ name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) }];
    return {
      neurons: { symbol: "N", axes },
      printed: { digits: 7, axes },
      sharpened: { digits: 7, axes },
      laplacian: { digits: 7, axes },
      // Σ √(c_ij c_ji)/C*, at most 1
      lower: { digits: 7, axes },
      // how symmetric the costs were, Σ √(c_ij c_ji)/C⁰, and how much balancing lowered them, 1 − C*/C⁰
      symmetry: { digits: 7, axes },
      decrease: { digits: 7, axes },
    };
  },
  run: ({ parameters: { networks, largest }, point: { power, density }, seed }) => {
    const measured = Array.from({ length: networks }, (_, k) => {
      const stream = randomStream(seed, "synaptic-balancing/bounds", power, density, k);
      const n = 2 + stream.integer(largest - 1);
      const weights = randomStronglyConnected(n, Number(density), stream);
      const coefficients = stream.fillUniform(new Float64Array(n * n));
      const costs = synapticCosts(weights, { power: Number(power), coefficients });
      const { initialTotal, total } = equilibrium(costs, { power: Number(power) });
      const laplacian = conductanceLaplacian(costs);
      const degrees = Float64Array.from({ length: n }, (_, i) => laplacian[i * n + i]!);
      const decrease = (initialTotal - total) / square(norm(neuralGradients(costs)));
      return {
        neurons: n,
        printed: decrease * initialTotal,
        sharpened: decrease * offDiagonalCost(costs),
        laplacian: decrease * maximumMagnitude(degrees),
        lower: costBounds(costs).lower / total,
        symmetry: costBounds(costs).lower / initialTotal,
        decrease: 1 - total / initialTotal,
      };
    });
    const column = (name: keyof (typeof measured)[number]) => measured.map((row) => row[name]);
    return {
      neurons: column("neurons"),
      printed: column("printed"),
      sharpened: column("sharpened"),
      laplacian: column("laplacian"),
      lower: column("lower"),
      symmetry: column("symmetry"),
      decrease: column("decrease"),
    };
  },
});
