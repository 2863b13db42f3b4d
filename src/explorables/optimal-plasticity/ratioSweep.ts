/** What *optimal plasticity* computes: Fig 5's simulations at the chosen quality and noise, over the ratio. */
import { PUBLISHED_RATIOS } from "../../optimal-plasticity/experiments/fig5Sweep.js";
import type { Control, Settings, Sweep } from "../explorable.js";

const RATIOS = Array.from({ length: 49 }, (_, k) => Number((0.1 + 0.05 * k).toFixed(2)));
/** More where the minima of the published rows are; all of them in the stored sweeps. */
const GRID = [...PUBLISHED_RATIOS, 0.5, 0.6, 0.85, 1.15].sort((a, b) => a - b);
const REPEATS = 8;

export const controls: readonly Control[] = [
  {
    key: "network",
    label: "network",
    values: ["linear", "nonlinear"],
    initial: "linear",
    words: { linear: "linear 12–10 (supplement)", nonlinear: "nonlinear 12–20–10 (Fig 5)" },
  },
  {
    key: "inputs",
    label: "inputs",
    values: ["mixed", "iid"],
    initial: "mixed",
    words: { mixed: "correlated, as the published data imply", iid: "independent, as the text has them" },
  },
  { key: "ratio", label: "ratio ρ = ‖Δc‖/‖Δε‖", values: RATIOS, initial: 0.7 },
  {
    key: "noise",
    label: "noise e, fluctuations a step",
    unit: "√N",
    values: [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05],
    initial: 0.02,
  },
  { key: "quality", label: "quality s of the rule", values: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10], initial: 10 },
  { key: "steps", label: "time steps", values: [500, 1000, 2000, 4000, 8000], initial: 8000 },
];

/** The sweep over the ratio that these settings ask for: the chosen ratio first, one network after another. */
export function ratioSweep({ network, inputs, ratio, noise, quality, steps }: Settings): Sweep {
  const ratios = [...new Set([...GRID, Number(ratio)])].sort((a, b) => a - b);
  // as in the quick profile, whose results the shortest runs can begin with
  const curvatureStates = Number(steps) < 1000 ? 1 : 4;
  const set = {
    curvatureStates,
    steps: Number(steps),
    repeats: REPEATS,
    qualities: [quality],
    fluctuations: [noise],
    ratios,
  };
  const order = [Number(ratio), ...ratios.filter((one) => one !== ratio)];
  const repeats = Array.from({ length: REPEATS }, (_, k) => k + 1);
  return {
    experiment: `optimal-plasticity/fig5-${network}${inputs === "iid" ? "-iid" : ""}`,
    parameters: { average: 500, shortAverage: 101, ownInputs: true, samples: 1000, ...set },
    set,
    points: repeats.flatMap((repeat) =>
      order.map((one) => ({ signalToNoise: quality!, fluctuation: noise!, ratio: one, repeat })),
    ),
    key: (point) => [network, inputs, steps, quality, noise, point["ratio"], point["repeat"]].join(" "),
  };
}
