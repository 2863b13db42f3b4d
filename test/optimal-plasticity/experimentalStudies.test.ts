import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { addScaled, norm, randomStream, rescale } from "plasticity/numerics";
import {
  SHARE_MEASURES,
  experimentalStudies,
  fluctuationShare,
  impliedRatio,
  redundantSynapses,
  studyShares,
  sweetSpotsByTeacher,
} from "plasticity/optimal-plasticity";

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

  it("has six measured studies, each one number: the mean of its estimates, the review left out", () => {
    const shares = studyShares(estimates);
    assert.equal(shares.length, 6);
    assert.equal(shares.find(({ study }) => study.startsWith("Kasthuri"))!.percent, 71.5);
    assert.ok(!shares.some(({ study }) => study.startsWith("Ziv")));
    // its "> 50 %" is no number
    assert.equal(shares.find(({ study }) => study.startsWith("Yasumatsu"))!.percent, 67);
    const nagaoka = shares.find(({ study }) => study.startsWith("Nagaoka"))!;
    assert.equal(nagaoka.additiveRatio, 1); // half of the sum of two equal rates
    assert.ok(Math.abs(nagaoka.blockedRatio - Math.sqrt(3)) < 1e-12); // half of √(e² + 3 e²)
    assert.deepEqual(
      shares.filter(({ aboveHalf }) => !aboveHalf).map(({ study }) => study),
      ["Nagaoka et al., 2016"],
    );
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
  it("is one half at matched magnitudes by the two additive measures, 71 % where plasticity is blocked", () => {
    const { rate, variance, blocked } = fluctuationShare(1);
    assert.deepEqual([rate, variance], [50, 50]);
    assert.ok(Math.abs(blocked - 50 * Math.SQRT2) < 1e-12);
    assert.deepEqual(fluctuationShare(0), { rate: 100, variance: 100, blocked: 100 });
  });

  it("is larger as variance below one, and smaller above", () => {
    assert.ok(fluctuationShare(0.4).variance > fluctuationShare(0.4).rate);
    assert.ok(fluctuationShare(2).variance < fluctuationShare(2).rate);
  });

  it("is inverted by the ratio that a share implies", () => {
    for (const measure of SHARE_MEASURES) {
      for (const ratio of [0.1, 0.7, 1.9]) {
        assert.ok(Math.abs(impliedRatio(fluctuationShare(ratio)[measure], measure) / ratio - 1) < 1e-12);
      }
    }
    assert.throws(() => impliedRatio(0, "rate"), /percent/);
    assert.throws(() => impliedRatio(101, "rate"), /percent/);
  });

  it("left when plasticity is blocked is that of two orthogonal random changes", () => {
    const stream = randomStream(1, "orthogonal");
    const [e, m, n] = [1, 0.7, 20_000];
    const scaled = (length: number) => rescale(stream.fillNormal(new Float64Array(n)), length);
    const both = addScaled(scaled(e), 1, scaled(m));
    assert.ok(Math.abs(fluctuationShare(m / e).blocked - (100 * e) / norm(both)) < 1);
  });

  it("refuses a negative ratio", () => {
    assert.throws(() => fluctuationShare(-0.1), /ratio/);
    assert.throws(() => fluctuationShare(NaN), /ratio/);
  });
});

describe("sweet spots by teacher", () => {
  const rows = [1, 2].flatMap((repeat) =>
    [0.01, 0.02].flatMap((fluctuation) =>
      [0.25, 0.5, 1, 2, 4].map((ratio) => {
        const best = repeat === 1 ? 0.5 : 1; // a parabola in ln ρ has its minimum where it says
        return {
          repeat,
          fluctuation,
          ratio,
          signalToNoise: 10,
          steadyStateError: Math.exp(Math.log(ratio / best) ** 2),
        };
      }),
    ),
  );

  it("are averaged over the magnitudes, one for each teacher", () => {
    const [first, second] = sweetSpotsByTeacher(rows, 10);
    assert.ok(Math.abs(first! - 0.5) < 1e-9 && Math.abs(second! - 1) < 1e-9, `${first} ${second}`);
  });

  it("refuse a quality that isn't in the sweep", () => {
    assert.throws(() => sweetSpotsByTeacher(rows, 3), /signalToNoise/);
  });
});

describe("redundant synapses", () => {
  it("correlate by what they share: 1 − r is the share that is their own, 1 − r² is more", () => {
    const r = redundantSynapses({ independent: 0.6, pairs: 100_000, seed: 1 });
    assert.ok(Math.abs(1 - r - 0.6) < 0.01, `${r}`);
    assert.ok(1 - r * r > 0.8);
    assert.ok(Math.abs(redundantSynapses({ independent: 0, pairs: 100, seed: 1 }) - 1) < 1e-12);
  });

  it("refuse a share outside 0 … 1 and a single pair", () => {
    assert.throws(() => redundantSynapses({ independent: 1.1, pairs: 10, seed: 1 }), /independent/);
    assert.throws(() => redundantSynapses({ independent: 0.5, pairs: 1, seed: 1 }), /pairs/);
  });
});
