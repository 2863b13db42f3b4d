/** Normal variates, exponential and sigmoid over arrays: what the kernels are built from, for tests and benches. */
export { fillNormal, fillNormal64 } from "./random";
export { exponential, sigmoid } from "./exponential";
export { freeFrom } from "./memory";
