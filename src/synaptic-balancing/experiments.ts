/** The experiments of Stock, Harvey, Ocko & Ganguli 2022. */
import type { Experiment } from "../experiments/define.js";
import { boundsEnsemble } from "./experiments/boundsEnsemble.js";
import { conservationLaws } from "./experiments/conservationLaws.js";
import { fig1Noise } from "./experiments/fig1Noise.js";
import { fig4Recipes } from "./experiments/fig4Recipes.js";
import { fig4Robustness } from "./experiments/fig4Robustness.js";
import { fig4SmallSteps } from "./experiments/fig4SmallSteps.js";
import { fig4Training } from "./experiments/fig4Training.js";
import { heterosynapticEnsemble } from "./experiments/heterosynapticEnsemble.js";
import { propositionsEnsemble } from "./experiments/propositionsEnsemble.js";
import { rankFigure } from "./experiments/rankFigure.js";

export const experiments: readonly Experiment[] = [
  fig1Noise,
  fig4Training,
  fig4SmallSteps,
  fig4Robustness,
  fig4Recipes,
  rankFigure,
  propositionsEnsemble,
  boundsEnsemble,
  conservationLaws,
  heterosynapticEnsemble,
];
