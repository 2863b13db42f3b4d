/**
 * Fig 2b in several networks: does the task error stay at steady state, while the weights wander, and what would it do if
 * nothing held them? Each network settles at its sweet spot and is recorded twice, from the same state and under the same
 * fluctuations: with compensatory plasticity (`held`) and without (`free`). At states along the path both processes are
 * also tried one by one: what each does to F.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { layerDrift } from "../layerDrift.js";
import { networkSeed } from "../networkSeed.js";
import { principalArc } from "../principalArc.js";
import { processEffects } from "../processEffects.js";
import { nonlinearTrajectory } from "../trajectory.js";

export const fig2Wander = defineExperiment({
  name: "optimal-plasticity/fig2-wander",
  title: "Fig 2b: wandering at steady state, and a free walk",
  module: import.meta.url,
  exportName: "fig2Wander",
  parameters: z.object({
    fluctuation: z.number().positive().default(0.01).meta({ description: "magnitude e", unit: "√N", symbol: "e" }),
    ratio: z.number().min(0).default(0.4).meta({ description: "compensatory plasticity : fluctuations", symbol: "ρ" }),
    signalToNoise: z.number().positive().default(10).meta({ description: "quality of the rule", symbol: "s" }),
    settle: z.int().min(0).default(12_000).meta({ description: "steps before the recording" }),
    window: z.int().min(100).default(5000).meta({ description: "steps of the recording" }),
    every: z.int().min(1).default(50).meta({ description: "steps between two recorded states" }),
    tried: z
      .int()
      .min(1)
      .default(5)
      .meta({ description: "steps between two states at which both processes are tried" }),
    draws: z.int().min(1).default(2).meta({ description: "steps of each process tried at such a state" }),
    samples: z.int().min(1).default(1000).meta({ description: "input vectors" }),
    repeats: z.int().min(2).max(64).default(8).meta({ description: "networks, each with inputs of its own" }),
  }),
  profiles: { quick: { settle: 6000, window: 3000, samples: 200, repeats: 4 }, paper: {} },
  axes: ({ repeats }) => [{ name: "repeat", values: Array.from({ length: repeats }, (_, r) => r + 1) }],
  observables: ({ window, every }) => {
    const time = {
      name: "time",
      unit: "steps",
      values: Array.from({ length: Math.floor(window / every) }, (_, k) => k * every),
    };
    return {
      held: { symbol: "F", digits: 5, axes: [time] },
      free: { symbol: "F", digits: 5, axes: [time] },
      drift: { symbol: "‖w(t) − w(0)‖ : free walk", digits: 4, axes: [time] },
      fluctuationEffect: { symbol: "ΔF of Δε", digits: 5 },
      compensationEffect: { symbol: "ΔF of Δc", digits: 5 },
      heldArc: { digits: 4 },
      freeArc: { digits: 4 },
    };
  },
  run: ({ parameters, point, seed }) => {
    const { window, every, tried, draws, fluctuation, ratio, signalToNoise, settle, samples } = parameters;
    const count = Math.floor(window / every);
    const options = {
      fluctuation,
      ratio,
      signalToNoise,
      settle,
      samples,
      count,
      every,
      seed: networkSeed(seed, Number(point.repeat)),
    };
    const held = nonlinearTrajectory(options);
    const free = nonlinearTrajectory({ ...options, held: false });
    const first = held.states[0]!;
    const e = fluctuation * Math.sqrt(first.length);
    const many = nonlinearTrajectory({ ...options, count: Math.floor(window / tried), every: tried });
    const effects = processEffects(many.landscape, many.states, {
      magnitude: e,
      ratio,
      signalToNoise,
      draws,
      stream: randomStream(seed, "optimal-plasticity/fig2-wander", Number(point.repeat), "effects"),
    });
    return {
      held: held.taskError,
      free: free.taskError,
      drift: held.states.map(
        (state, k) => layerDrift(state, first, [first.length], { fluctuation: e, time: k * every })[0]!,
      ),
      fluctuationEffect: effects.fluctuation,
      compensationEffect: effects.compensation,
      heldArc: principalArc(held.states),
      freeArc: principalArc(free.states),
    };
  },
});
