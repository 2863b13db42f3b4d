/** The experiments on Raman, Perez Rotondo & O'Leary 2019. */
import type { Experiment } from "../experiments/define.js";
import { fig4Size } from "./experiments/fig4Size.js";
import { fig4Variant } from "./experiments/fig4Variant.js";
import { fig5Deep } from "./experiments/fig5Deep.js";
import { fig6Authors } from "./experiments/fig6Authors.js";
import { fig6Size } from "./experiments/fig6Size.js";

export const experiments: readonly Experiment[] = [fig4Size, fig4Variant, fig5Deep, fig6Size, fig6Authors];
