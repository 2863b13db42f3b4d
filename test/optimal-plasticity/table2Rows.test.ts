import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type CurvatureRatio,
  type Table2Result,
  TABLE2_FIELDS,
  gradientByError,
  newtonByCutoff,
  ratioFall,
  entrySteadiness,
  table2Fields,
} from "plasticity/optimal-plasticity";

/** A sweep with these axes whose observables are given place by place. */
function sweep(axes: Record<string, (string | number)[]>, values: Record<string, number[]>): Table2Result {
  return {
    axes: Object.entries(axes).map(([name, list]) => ({ name, values: list })),
    observables: Object.fromEntries(Object.keys(values).map((name) => [name, {}])),
    values,
  } as unknown as Table2Result;
}

const estimate = { measured: 1, interval: [0.9, 1.1], kind: "Student t", units: { count: 2, of: "networks" } } as const;
const entry = (rule: string, landscape: string) =>
  ({
    rule,
    landscape,
    ratio: estimate,
    comparative: "≈",
    relativeError: 0.5,
    errorRange: [0.4, 0.6],
    errorDrift: estimate,
    ratioDrift: estimate,
  }) as unknown as CurvatureRatio;
const landscapes = ["quadratic", "nonlinear, low error", "nonlinear, high error"];

describe("rows of Table 2", () => {
  const entries = TABLE2_FIELDS.flatMap(({ rules }) => rules.flatMap((rule) => landscapes.map((l) => entry(rule, l))));

  it("has the paper's nine fields in its order, with its signs", () => {
    const fields = table2Fields(entries);
    assert.equal(fields.map(({ paper }) => paper).join(""), "≈≈≈≥≥≈≈≈≤");
    assert.deepEqual([fields[5]!.first.rule, fields[5]!.landscape], ["gradient", "nonlinear, high error"]);
    assert.throws(() => table2Fields(entries.slice(1)), /keep or oppose, quadratic/);
  });

  it("says where an entry is and what still moves", () => {
    const [row] = entrySteadiness([entry("gradient", "nonlinear, low error")]);
    assert.deepEqual([row!.e, row!.error, row!.networks, row!.errorInterval], [0.002, 0.5, "0.4 – 0.6", "0.9 – 1.1"]);
  });

  const errors = sweep(
    { outputs: ["linear", "sigmoid"], fluctuation: [0.1, 0.2], repeat: [1, 2] },
    {
      partiallyTrained: [1, 1, 1, 1, 1, 1, 1, 0.5],
      relativeError: [1, 1, 1, 1, 1, 1, 1, 1],
      gradientCurvature: [10, 12, 20, 6, 8, 8, 8, 8],
      meanCurvature: [1, 1, 2, 2, 1, 1, 1, -1],
      gaussNewtonGradient: [10, 12, 20, 6, 8, 8, 8, 8],
      outputShare: [0.9, 1, 1, 1, 1, 1, 1, 1],
      outputMean: [2, 2, 2, 2, 2, 2, 2, 2],
      outputGradient: [10, 10, 10, 10, 10, 10, 10, 10],
      outputAverageCase: [8, 8, 8, 8, 8, 8, 8, 8],
    },
  );

  it("leaves out a magnitude at which a network isn't partially trained", () => {
    const places = gradientByError(errors).map((row) => `${row.outputs} ${row.fluctuation}`);
    assert.deepEqual(places, ["linear 0.1", "linear 0.2", "sigmoid 0.1"]);
    const [first] = gradientByError(errors);
    assert.deepEqual([first!.ratio.measured, first!.share.measured, first!.within.measured], [11, 0.95, 5]);
  });

  it("pairs the networks when it compares two magnitudes", () => {
    assert.deepEqual(ratioFall(errors, { outputs: "linear", low: 0.1, high: 0.2 }), [1, 0.25]);
    assert.throws(() => ratioFall(errors, { outputs: "linear", low: 0.3, high: 0.2 }), /0\.3/);
  });

  it("gives the Newton rule's ratio by landscape and cutoff", () => {
    const result = sweep(
      { landscape: ["near"], cutoff: [1e-7, 1e-3], repeat: [1, 2] },
      { relativeError: [1, 3, 1, 1], compensationCurvature: [2, 2, 6, 2], meanCurvature: [2, 2, 2, 2] },
    );
    const rows = newtonByCutoff(result).map(({ cutoff, ratio, error }) => [cutoff, ratio.measured, error.measured]);
    assert.deepEqual(rows, [
      [1e-7, 1, 2],
      [1e-3, 2, 1],
    ]);
  });
});
