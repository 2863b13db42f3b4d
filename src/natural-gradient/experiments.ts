/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { fig4Dendrite } from "./experiments/fig4Dendrite.js";
import { fig4Example } from "./experiments/fig4Example.js";
import { fig4Seeds } from "./experiments/fig4Seeds.js";

export const experiments: readonly Experiment[] = [
  // stimulation of single synapses
  fig4Example,
  fig4Seeds,
  fig4Dendrite,
];
