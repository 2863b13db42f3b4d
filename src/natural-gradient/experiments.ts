/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { fig3Contours } from "./experiments/fig3Contours.js";
import { fig3Example } from "./experiments/fig3Example.js";
import { fig3Landscape } from "./experiments/fig3Landscape.js";
import { fig3Paths } from "./experiments/fig3Paths.js";
import { fig7Map } from "./experiments/fig7Map.js";
import { fig7Sections } from "./experiments/fig7Sections.js";
import { fig7Traces } from "./experiments/fig7Traces.js";

export const experiments: readonly Experiment[] = [
  fig3Example,
  fig3Landscape,
  fig3Contours,
  fig3Paths,
  fig7Map,
  fig7Sections,
  fig7Traces,
];
