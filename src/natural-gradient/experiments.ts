/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { fig12Angles } from "./experiments/fig12Angles.js";
import { fig12Coefficients } from "./experiments/fig12Coefficients.js";
import { fig12Constants } from "./experiments/fig12Constants.js";
import { fig12Size } from "./experiments/fig12Size.js";
import { fig4Dendrite } from "./experiments/fig4Dendrite.js";
import { fig4Example } from "./experiments/fig4Example.js";
import { fig4Seeds } from "./experiments/fig4Seeds.js";
import { fig5Example } from "./experiments/fig5Example.js";
import { fig5Pairs } from "./experiments/fig5Pairs.js";
import { fig5Rate } from "./experiments/fig5Rate.js";
import { fig5Response } from "./experiments/fig5Response.js";
import { fig5Variance } from "./experiments/fig5Variance.js";
import { bestRates } from "./experiments/bestRates.js";
import { fig12Learning } from "./experiments/fig12Learning.js";
import { fig3Learning } from "./experiments/fig3Learning.js";
import { learningLoop } from "./experiments/learningLoop.js";
import { fig9Rates } from "./experiments/fig9Rates.js";

export const experiments: readonly Experiment[] = [
  // stimulation of single synapses
  fig4Example,
  fig4Seeds,
  fig4Dendrite,
  fig5Example,
  fig5Variance,
  fig5Response,
  fig5Pairs,
  fig5Rate,
  // the approximated rule
  fig12Angles,
  fig12Size,
  fig12Constants,
  fig12Coefficients,
  // learning curves
  fig3Learning,
  fig9Rates,
  fig12Learning,
  bestRates,
  learningLoop,
];
