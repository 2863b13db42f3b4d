import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { experimentalStudies, fluctuationShare } from "plasticity/optimal-plasticity";

describe("Table 1", () => {
  const { studies, estimates, source } = experimentalStudies();

  it("has the ten rows of the paper, three of them without an estimate, and its source", () => {
    assert.equal(studies.length, 10);
    assert.equal(studies.filter((study) => study.estimates.length === 0).length, 3);
    assert.match(source, /Raman & O'Leary 2021/);
  });

  it("has percentages that follow from the rows' own numbers, within one percentage point", () => {
    const recomputed = estimates.filter((estimate) => estimate.recomputed !== null);
    assert.equal(recomputed.length, 5);
    for (const { recomputed: again, central } of recomputed) assert.ok(Math.abs(again!.percent - central!) < 1);
  });

  it("combines the errors of two rates in quadrature", () => {
    const yasumatsu = estimates.find(
      ({ reference, central }) => reference.startsWith("Yasumatsu") && central !== null,
    )!;
    const expected = (22 / 32.8) * 100 * Math.sqrt((3.6 / 22) ** 2 + (3.7 / 32.8) ** 2);
    assert.ok(Math.abs(yasumatsu.recomputed!.high - yasumatsu.recomputed!.percent - expected) < 1e-9);
  });

  it("takes the middle of a range and the bound of an open one as its number", () => {
    assert.equal(estimates.find(({ reference }) => reference.startsWith("Dvorkin"))!.percent, 63);
    assert.equal(estimates.find(({ measure }) => measure === "spine-head volume")!.percent, 50);
  });

  it("refuses a damaged file by its name", () => {
    const root = mkdtempSync(join(tmpdir(), "table1-"));
    try {
      const folder = join(root, "data", "published");
      const file = join(folder, "optimal-plasticity-table1.json");
      assert.throws(() => experimentalStudies(root), /optimal-plasticity-table1\.json/);
      mkdirSync(folder, { recursive: true });
      const good = readFileSync(join("data", "published", "optimal-plasticity-table1.json"), "utf8");
      for (const bad of [
        "{",
        "{}",
        good.replace('"central": 75', '"central": 175'),
        good.replace('"low": 62', '"low": 66'),
      ]) {
        writeFileSync(file, bad);
        assert.throws(() => experimentalStudies(root), /expected studies/, bad.slice(0, 20));
      }
      writeFileSync(file, good);
      assert.equal(experimentalStudies(root).studies.length, 10);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe("share of fluctuations", () => {
  it("is one half at matched magnitudes, and all of the change without compensation", () => {
    assert.deepEqual(fluctuationShare(1), { rate: 50, variance: 50 });
    assert.deepEqual(fluctuationShare(0), { rate: 100, variance: 100 });
  });

  it("is larger as variance below one, and smaller above", () => {
    assert.ok(fluctuationShare(0.4).variance > fluctuationShare(0.4).rate);
    assert.ok(fluctuationShare(2).variance < fluctuationShare(2).rate);
  });

  it("refuses a negative ratio", () => {
    assert.throws(() => fluctuationShare(-0.1), /ratio/);
    assert.throws(() => fluctuationShare(NaN), /ratio/);
  });
});
