import type { Sweep } from "./explorable.js";

/**
 * The command that computes the same points: `npx plasticity run optimal-plasticity/fig5-linear --set "ratios=[0.4]"`.
 * Values in quotes, as every shell wants lists.
 */
export function commandOf({ experiment, set }: Pick<Sweep, "experiment" | "set">): string {
  const sets = Object.entries(set).map(([key, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return ` --set "${key}=${text}"`;
  });
  return `npx plasticity run ${experiment} --profile paper${sets.join("")}`;
}
