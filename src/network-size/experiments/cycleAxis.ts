import type { Axis } from "../../experiments/axes.js";

/** The axis of curves that are means over bins of learning cycles, at the middle of each. `cycleAxis(40, 20).values // [9.5, 29.5]` */
export const cycleAxis = (cycles: number, bin: number): Axis => ({
  name: "cycle",
  values: Array.from({ length: cycles / bin }, (_, k) => k * bin + (bin - 1) / 2),
});
