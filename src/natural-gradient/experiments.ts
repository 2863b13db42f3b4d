/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { bestRates } from "./experiments/bestRates.js";
import { fig12Learning } from "./experiments/fig12Learning.js";
import { fig3Contours } from "./experiments/fig3Contours.js";
import { fig3Example } from "./experiments/fig3Example.js";
import { fig3Landscape } from "./experiments/fig3Landscape.js";
import { fig3Learning } from "./experiments/fig3Learning.js";
import { fig3Paths } from "./experiments/fig3Paths.js";
import { fig7Map } from "./experiments/fig7Map.js";
import { fig7Sections } from "./experiments/fig7Sections.js";
import { fig7Traces } from "./experiments/fig7Traces.js";
import { learningLoop } from "./experiments/learningLoop.js";
import { fig9Rates } from "./experiments/fig9Rates.js";

export const experiments: readonly Experiment[] = [
  // learning curves
  fig3Learning,
  fig9Rates,
  fig12Learning,
  bestRates,
  learningLoop,
  // two weights, examples
  fig3Example,
  fig3Landscape,
  fig3Contours,
  fig3Paths,
  // homo- and heterosynaptic plasticity
  fig7Map,
  fig7Sections,
  fig7Traces,
];
