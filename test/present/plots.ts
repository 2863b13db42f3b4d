/** The lab's parts that draw, for the tests of slides. */
export * as Plot from "@observablehq/plot";
export { claimHtml, type ClaimSpec } from "plasticity/lab/claim";
export { colour } from "plasticity/lab/colour";
export { figureHtml } from "plasticity/lab/figure";
export type { FigureSpec } from "plasticity/lab/figureSpec";
export { findingHtml } from "plasticity/lab/finding";
export { theme } from "plasticity/lab/theme";
