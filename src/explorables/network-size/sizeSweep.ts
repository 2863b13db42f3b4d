import type { Control, Settings, Sweep } from "../explorable.js";
import { FACTORS, sizeCourses } from "./sizeCourses.js";

const REPEATS = 6;
const CYCLES = 1000;

export const controls: readonly Control[] = [
  {
    key: "noise",
    label: "intrinsic noise γ₃",
    values: [0, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2],
    initial: 0.05,
  },
  { key: "factor", label: "size: inputs and outputs times", values: FACTORS, initial: 4 },
  { key: "irrelevant", label: "task-irrelevant plasticity γ₂", values: [0.2, 0.5, 0.7, 1, 1.4, 2], initial: 1 },
  { key: "relevant", label: "task-relevant plasticity γ₁", values: [0.1, 0.15, 0.2, 0.3, 0.4], initial: 0.2 },
];

/** The three sizes whose courses are drawn: the least, the chosen and the largest one. */
export function shownFactors({ factor }: Settings): number[] {
  return [...new Set([FACTORS[0]!, Number(factor), FACTORS.at(-1)!])];
}

/** All sizes, those first whose courses are drawn, one task after another. */
export function sizeSweep(settings: Settings): Sweep {
  const { noise, irrelevant, relevant } = settings;
  const set = { taskRelevant: relevant, taskIrrelevant: irrelevant, noises: [noise] };
  const shown = shownFactors(settings);
  const order = [...shown, ...FACTORS.filter((factor) => !shown.includes(factor))];
  const repeats = Array.from({ length: REPEATS }, (_, k) => k + 1);
  return {
    experiment: sizeCourses.name,
    parameters: { factors: FACTORS, cycles: CYCLES, repeats: REPEATS, ...set },
    set,
    points: repeats.flatMap((repeat) => order.map((factor) => ({ noise: noise!, factor, repeat }))),
    key: (point) => [relevant, irrelevant, noise, point["factor"], point["repeat"]].join(" "),
  };
}
