import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { obtain } from "plasticity/experiments";
import { equationChecks, fig3Curvature } from "plasticity/optimal-plasticity";

describe("equations in networks with inputs of their own", () => {
  const parameters = { repeats: 2, draws: 4, pairs: 20, samples: 60, settle: 200 };
  let values: Record<string, ArrayLike<number>>;
  before(async () => {
    ({ values } = await obtain(equationChecks, { profile: "quick", parameters }));
  });

  it("differ between networks", () => {
    for (const name of ["taskError", "gradientCurvature", "wandered", "optimalRatio"]) {
      assert.notEqual(values[name]![0], values[name]![1], name);
    }
  });

  it("keep what is exact: the path-averaged Hessian, and shares between 0 and 1", () => {
    for (const value of Array.from(values["pathAveraged"]!)) assert.ok(value < 1e-9, `${value}`);
    for (const name of ["downhill", "longer", "foretold"]) {
      for (const share of Array.from(values[name]!)) assert.ok(share >= 0 && share <= 1, name);
    }
  });

  it("have a third-order remainder and a gradient that is more curved than chance", () => {
    for (const exponent of Array.from(values["expansionExponent"]!)) assert.ok(Math.abs(exponent - 3) < 0.3);
    for (const ratio of Array.from(values["gradientCurvature"]!)) assert.ok(ratio > 1);
  });

  it("Fig 3 has lines in every network, each with three optima", async () => {
    const small = { repeats: 2, directions: 4, states: 2, every: 2, samples: 60, settle: 200 };
    const { values: lines } = await obtain(fig3Curvature, { profile: "quick", parameters: small });
    assert.equal(lines.searched.length, 8);
    lines.searched.forEach((length, k) => assert.ok(Math.abs(lines.eq6[k]! / length - 1) < 0.1));
    assert.notEqual(lines.searched[0], lines.searched[4]);
  });
});
