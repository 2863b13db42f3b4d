/**
 * A recurrent network whose weights fluctuate, with and without synaptic balancing, with and without compensatory
 * plasticity along the gradient of the task error: what each keeps. All four see the same fluctuations.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { square } from "../../numerics/elementary.js";
import { randomStream } from "../../numerics/random.js";
import { mean } from "../../numerics/statistics.js";
import { rescale } from "../../numerics/vector.js";
import { firstOrder } from "../../optimal-plasticity/compensatoryPlasticity.js";
import { maintain } from "../../optimal-plasticity/maintain.js";
import { equilibrium } from "../../synaptic-balancing/equilibrium.js";
import { simulate } from "../../synaptic-balancing/simulate.js";
import { synapticCosts, totalCost } from "../../synaptic-balancing/synapticCosts.js";
import { MAINTENANCE_TIME_STEP, maintenanceTask } from "../maintenanceTask.js";
import { networkOf, weightsOf } from "../rateNetworkLandscape.js";
import { noCompensation, withBalancing } from "../withBalancing.js";

export const MAINTENANCE_RULES = ["neither", "balancing", "gradient", "both"] as const;
export const MAINTENANCE_STARTS = ["balanced", "unbalanced"] as const;
const CHECKS = 10;
const TRIALS = 8;

export const maintenanceRun = defineExperiment({
  name: "synthesis/maintenance-run",
  title: "Fluctuating recurrent networks with and without balancing",
  module: import.meta.url,
  exportName: "maintenanceRun",
  parameters: z.object({
    neurons: z.int().min(3).max(200).default(24).meta({ symbol: "N" }),
    steps: z.int().min(20).default(2000).meta({ description: "time steps" }),
    fluctuation: z.number().positive().default(0.001).meta({ description: "e over the root of the number of weights" }),
    ratio: z.number().positive().default(0.5).meta({ description: "‖Δc‖/‖Δε‖ of the gradient", symbol: "ρ" }),
    rate: z.number().min(0).default(0.02).meta({ description: "h = rate · g per step of balancing" }),
    imbalance: z.number().min(0).default(0.5).meta({ description: "sd of h at an unbalanced start" }),
    noise: z.number().positive().default(0.1).meta({ description: "noise in the hidden neurons for the robustness" }),
    repeats: z.int().min(2).max(200).default(24).meta({ description: "networks" }),
  }),
  profiles: { quick: { neurons: 12, steps: 400, fluctuation: 0.002, repeats: 8 }, paper: {} },
  axes: ({ repeats }) => [
    { name: "start", values: [...MAINTENANCE_STARTS] },
    { name: "rule", values: [...MAINTENANCE_RULES] },
    { name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) },
  ],
  observables: ({ steps }) => {
    const course = { axes: [{ name: "time", values: checkTimes(steps) }] };
    return {
      // F over the variance of the teacher's outputs
      taskError: { symbol: "F", digits: 5, ...course },
      // Σ J² over that of the balanced teacher
      cost: { symbol: "C/C₀*", digits: 5, ...course },
      // Σ J² over what balancing could make of it
      excess: { symbol: "C/C*", digits: 5, ...course },
      // means over the checks of the second half, in units of the variance of the teacher's outputs: what noise in the
      // neurons and what the next fluctuation of the weights do to the network's own outputs
      noiseDeviation: { digits: 5 },
      nextFluctuation: { digits: 5 },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { neurons, steps, fluctuation, ratio, rate, noise } = parameters;
    const repeat = Number(point.repeat);
    const imbalance = point.start === "balanced" ? 0 : parameters.imbalance;
    const task = maintenanceTask({ neurons, imbalance, seed, repeat });
    const { teacher, dimension, input } = task;
    const rule = point.rule as (typeof MAINTENANCE_RULES)[number];
    const compensation = rule === "neither" || rule === "balancing" ? noCompensation : firstOrder();
    const e = fluctuation * Math.sqrt(dimension);
    const stream = (part: string) => randomStream(seed, "synthesis/maintenance-run", part, repeat);
    const balanced = equilibrium(synapticCosts(teacher.recurrent, { power: 2 })).total;
    const variance = meanSquare(task.outputs(weightsOf(teacher)));
    const times = checkTimes(steps);
    const [cost, excess, ofNoise, ofNext]: number[][] = [[], [], [], []];
    const error = maintain({
      landscape: task,
      w: weightsOf(teacher),
      steps,
      fluctuationMagnitude: e,
      compensationMagnitude: ratio * e,
      rule: rule === "balancing" || rule === "both" ? withBalancing(compensation, teacher, rate) : compensation,
      fluctuationStream: stream("fluctuation"),
      compensationStream: stream("compensation"),
      observe: (t, w) => {
        const check = times.indexOf(t);
        if (check < 0) return;
        const network = networkOf(w, teacher);
        const costs = synapticCosts(network.recurrent, { power: 2 });
        cost!.push(totalCost(costs) / balanced);
        excess!.push(totalCost(costs) / equilibrium(costs).total);
        if (t < steps / 2) return;
        const own = task.outputs(w);
        for (let trial = 0; trial < TRIALS; trial++) {
          // the same noise and the same next fluctuations for all rules and starts
          const source = randomStream(seed, "synthesis/maintenance-run", "check", repeat, check, trial);
          const disturbed = { timeStep: MAINTENANCE_TIME_STEP, noise: { magnitude: noise, stream: source } };
          ofNoise!.push(meanSquare(simulate(network, input, disturbed).outputs, own));
          const change = rescale(source.fillNormal(new Float64Array(dimension)), e);
          ofNext!.push(meanSquare(task.outputs(w.map((value, k) => value + change[k]!)), own));
        }
      },
    });
    const width = steps / CHECKS;
    return {
      // means of the steps up to each check
      taskError: times.map((t) => mean(error.subarray(Math.max(0, Math.floor(t - width + 1)), t + 1)) / variance),
      cost: cost!,
      excess: excess!,
      noiseDeviation: mean(ofNoise!) / variance,
      nextFluctuation: mean(ofNext!) / variance,
    };
  },
});

/** The last step of each tenth. */
function checkTimes(steps: number): number[] {
  return Array.from({ length: CHECKS }, (_, k) => Math.floor(((k + 1) * steps) / CHECKS) - 1);
}

/** Mean of (y − z)² (default z = 0). */
function meanSquare(y: Float64Array, z?: Float64Array): number {
  return mean(y.map((value, k) => square(value - (z === undefined ? 0 : z[k]!))));
}
