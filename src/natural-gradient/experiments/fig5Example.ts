/** Fig 5A–G: potentials, their histograms and the weight in three scenarios, one run with the same draws for all. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { mean, standardDeviation } from "../../numerics/statistics.js";
import { randomStream } from "../../numerics/random.js";
import { poissonTrain, potentialTrace } from "../spikeTrain.js";
import { TIME_STEP } from "../synapticKernel.js";
import { SCENARIOS, UNRELIABLE, pairUnitMean, teacherDraws, unitMeanKernel } from "../varianceDependence.js";

/** mV, as in the paper. */
const BIN = 0.5;
const BINS = 40;
/** Every fifth bin of the trace is kept: 2.5 ms. */
const EVERY = 5;

export const fig5Example = defineExperiment({
  name: "natural-gradient/fig5-example",
  title: "Fig 5: potentials and weight in three scenarios, one run",
  module: import.meta.url,
  exportName: "fig5Example",
  parameters: z.object({
    run: z.int().min(0).default(0).meta({ description: "which spikes" }),
    samples: z.int().min(1).max(1000).default(250).meta({ description: "times at which the weight is kept" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: () => [{ name: "scenario", values: SCENARIOS.map(({ name }) => name) }],
  observables: ({ samples }) => {
    const { duration } = UNRELIABLE;
    const kept = Math.round(duration / TIME_STEP / EVERY);
    const time = Array.from({ length: kept }, (_, k) => k * EVERY * TIME_STEP);
    const course = Array.from({ length: samples + 1 }, (_, k) => (duration * k) / samples);
    return {
      mean: { unit: "mV" },
      deviation: { unit: "mV" },
      largest: { unit: "mV" },
      potential: { unit: "mV", symbol: "x", digits: 4, axes: [{ name: "time", unit: "s", values: time }] },
      share: { axes: [{ name: "from", unit: "mV", values: Array.from({ length: BINS }, (_, k) => k * BIN) }] },
      weight: { digits: 6, axes: [{ name: "time", unit: "s", values: course }] },
    };
  },
  run: ({ parameters: { run, samples }, point, seed }) => {
    const { rate, tauSynapse } = SCENARIOS.find(({ name }) => name === point.scenario)!;
    const stream = (name: string) => randomStream(seed, "natural-gradient/fig5-example", run, name);
    const kernel = unitMeanKernel(rate, tauSynapse);
    const draws = teacherDraws(stream("teacher"));
    const train = poissonTrain(rate, draws.length, stream("input"));
    const trace = potentialTrace(train, kernel);
    const share = new Float64Array(BINS);
    for (const x of trace) share[Math.min(BINS - 1, Math.floor(x / BIN))]! += 1 / trace.length;
    return {
      mean: mean(trace),
      deviation: standardDeviation(trace),
      largest: Math.max(...trace),
      potential: trace.filter((_, k) => k % EVERY === 0),
      share,
      weight: pairUnitMean({ rate, train, teacherDraws: draws }, { kernel, samples }).somatic,
    };
  },
});
