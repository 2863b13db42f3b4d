/** The experiments of Kreutzer, Senn & Petrovici 2022. */
import type { Experiment } from "../experiments/define.js";
import { bestRates } from "./experiments/bestRates.js";
import { coefficients } from "./experiments/coefficients.js";
import { fig12Angles } from "./experiments/fig12Angles.js";
import { fig12Constants } from "./experiments/fig12Constants.js";
import { fig12Learning } from "./experiments/fig12Learning.js";
import { fig12Size } from "./experiments/fig12Size.js";
import { fig1Attenuation } from "./experiments/fig1Attenuation.js";
import { fig2Descent } from "./experiments/fig2Descent.js";
import { fig3Contours } from "./experiments/fig3Contours.js";
import { fig3Example } from "./experiments/fig3Example.js";
import { fig3Landscape } from "./experiments/fig3Landscape.js";
import { fig3Learning } from "./experiments/fig3Learning.js";
import { fig3Paths } from "./experiments/fig3Paths.js";
import { fig3Switches } from "./experiments/fig3Switches.js";
import { fig4Dendrite } from "./experiments/fig4Dendrite.js";
import { fig4Example } from "./experiments/fig4Example.js";
import { fig4Seeds } from "./experiments/fig4Seeds.js";
import { fig5Example } from "./experiments/fig5Example.js";
import { fig5Pairs } from "./experiments/fig5Pairs.js";
import { fig5Rate } from "./experiments/fig5Rate.js";
import { fig5Response } from "./experiments/fig5Response.js";
import { fig5Variance } from "./experiments/fig5Variance.js";
import { fig6Democracy } from "./experiments/fig6Democracy.js";
import { fig6Terms } from "./experiments/fig6Terms.js";
import { fig6Weak } from "./experiments/fig6Weak.js";
import { fig6Without } from "./experiments/fig6Without.js";
import { fig7Map } from "./experiments/fig7Map.js";
import { fig7Prospective } from "./experiments/fig7Prospective.js";
import { fig7Sections } from "./experiments/fig7Sections.js";
import { fig7Traces } from "./experiments/fig7Traces.js";
import { fig8Invariance } from "./experiments/fig8Invariance.js";
import { fig8Learning } from "./experiments/fig8Learning.js";
import { fig9Early } from "./experiments/fig9Early.js";
import { fig9Rates } from "./experiments/fig9Rates.js";
import { fig9Singles } from "./experiments/fig9Singles.js";
import { fisherMatrix } from "./experiments/fisherMatrix.js";
import { fisherMatrixFigures } from "./experiments/fisherMatrixFigures.js";
import { learningLoop } from "./experiments/learningLoop.js";
import { limits } from "./experiments/limits.js";
import { quadraticNeuron } from "./experiments/quadraticNeuron.js";

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
  // learning curves
  fig3Learning,
  fig3Switches,
  fig9Rates,
  fig9Early,
  fig9Singles,
  fig12Learning,
  bestRates,
  learningLoop,
  fisherMatrix,
  fisherMatrixFigures,
  coefficients,
  limits,
  quadraticNeuron,
  // Figs 1, 2, 6, 8
  fig1Attenuation,
  fig2Descent,
  fig6Terms,
  fig6Democracy,
  fig6Without,
  fig6Weak,
  fig8Invariance,
  fig8Learning,
  // two weights, examples
  fig3Example,
  fig3Landscape,
  fig3Contours,
  fig3Paths,
  // homo- and heterosynaptic plasticity
  fig7Map,
  fig7Sections,
  fig7Traces,
  fig7Prospective,
];
