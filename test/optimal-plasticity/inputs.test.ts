import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawInputs, linearTask, secondMoment } from "plasticity/optimal-plasticity";

const components = 12;
const samples = 1000;
const trace = (moment: Float64Array) =>
  Array.from({ length: components }, (_, i) => moment[i * components + i]!).reduce((sum, x) => sum + x, 0);

describe("inputs of a task", () => {
  it("are one draw of the seed, unless a draw is named", () => {
    for (const kind of ["iid", "mixed"] as const) {
      const [shared, again, first, second] = [undefined, undefined, 1, 2].map((draw) =>
        drawInputs({ kind, components, samples, seed: 1, ...(draw !== undefined && { draw }) }),
      );
      assert.deepEqual(shared, again);
      assert.notDeepEqual(shared!.values, first!.values);
      assert.notDeepEqual(first!.values, second!.values);
    }
  });

  it("named draws have mixing matrices of their own: the moment varies far more than by its 1000 samples", () => {
    const spread = (kind: "iid" | "mixed") => {
      const traces = Array.from({ length: 12 }, (_, k) =>
        trace(secondMoment(drawInputs({ kind, components, samples, seed: 1, draw: k + 1 }))),
      );
      return (Math.max(...traces) - Math.min(...traces)) / Math.min(...traces);
    };
    // tr AAᵀ is χ² with 144 degrees of freedom: standard deviation 12 %; 12 000 squares of unit Gaussians: 1.3 %
    assert.ok(spread("mixed") > 0.2, `${spread("mixed")}`);
    assert.ok(spread("iid") < 0.1, `${spread("iid")}`);
  });

  it("wide: independent components of the variance that mixing gives on average", () => {
    const wide = secondMoment(drawInputs({ kind: "wide", components, samples, seed: 1 }));
    const iid = secondMoment(drawInputs({ kind: "iid", components, samples, seed: 1 }));
    wide.forEach((value, k) => assert.ok(Math.abs(value - components * iid[k]!) < 1e-12 * components));
  });

  it("of a task: shared by the repeats, or their own", () => {
    const curvature = (repeat: number, ownInputs: boolean) => {
      const { landscape, start } = linearTask({ seed: 1, repeat, ownInputs });
      return landscape.hessianTrace!(start);
    };
    assert.equal(curvature(1, false), curvature(2, false));
    assert.notEqual(curvature(1, true), curvature(2, true));
  });
});
