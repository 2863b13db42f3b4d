export { type StreamName, RandomStream, randomStream } from "./random.js";
export { type ExponentialLayers, EXPONENTIAL_LAYERS, exponentialVariate, fineUniform } from "./exponentialVariate.js";
export { type Vector, addScaled, dot, norm, rescale } from "./vector.js";
export {
  bootstrapInterval,
  correlation,
  mean,
  median,
  quantile,
  standardDeviation,
  standardError,
} from "./statistics.js";
export {
  type Estimate,
  type Units,
  bootstrapEstimate,
  meanEstimate,
  rangeEstimate,
  shareEstimate,
} from "./estimate.js";
export { roundingBound } from "./roundingBound.js";
export { studentQuantile } from "./studentQuantile.js";
export { gaussLegendre } from "./quadrature.js";
export { requireCount, requireNumber, requirePositive, requireVector } from "./check.js";
export {
  choleskyFactor,
  choleskySolve,
  identity,
  matrixFromRows,
  matrixProduct,
  matrixRows,
  maximumMagnitude,
  requireFinite,
  squareOrder,
  transpose,
} from "./linear.js";
export {
  type Derivative,
  type Integration,
  type IntegrationOptions,
  type IntegrationStatus,
  dormandPrince,
  dormandPrinceFixed,
  requireFinished,
} from "./ode.js";
export {
  type RealFunction,
  atan,
  cos,
  exp,
  expm1,
  hypot,
  ln,
  log10,
  log1p,
  log2,
  pow,
  sin,
  sinh,
  square,
  tanh,
} from "./elementary.js";
