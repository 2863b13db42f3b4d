export type { ErrorFunction } from "./errorFunction.js";
export { learningRate } from "./learningRate.js";
