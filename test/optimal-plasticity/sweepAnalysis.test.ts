import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  columnShift,
  comparePublished,
  gapToPrediction,
  growthExponents,
  largestSpot,
  panelCurve,
  publishedCurve,
  relativeSpread,
  spotEstimate,
  spotRows,
  spotShift,
  steadiness,
  steadyStates,
  sweepPanels,
  worstSpots,
} from "plasticity/optimal-plasticity";

const RATIOS = [0.1, 0.25, 0.4, 0.55, 0.7, 1, 1.3, 1.6];
const log2 = (x: number) => Math.log(x) / Math.log(2);

/** Curves of a known minimum: at 0.3 + 0.1 n for the good rule of network n, twice that for the bad one. */
const spotOf = (signalToNoise: number, network: number) => (0.3 + 0.1 * network) * (signalToNoise === 10 ? 1 : 2);
const sweep = [10, 0.1].flatMap((signalToNoise) =>
  [0.01, 0.02].flatMap((fluctuation) =>
    RATIOS.flatMap((ratio) =>
      [1, 2, 3].map((repeat) => {
        const distance = Math.log(ratio / spotOf(signalToNoise, repeat));
        const steadyStateError = fluctuation ** 2 * repeat * Math.exp(distance ** 2);
        return {
          signalToNoise,
          fluctuation,
          ratio,
          repeat,
          steadyStateError,
          shortWindowError: 2 * steadyStateError,
          halfwayError: steadyStateError / 1.5,
          fluctuationCurvature: 1,
          compensationCurvature: 1 / (0.8 - ratio) ** 2,
        };
      }),
    ),
  ),
);
const close = (measured: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(measured - expected) < tolerance, `${measured} instead of ${expected}`);

describe("panels of a sweep", () => {
  const panels = sweepPanels(sweep);

  it("come row by row, each with the minimum and the prediction of every network", () => {
    assert.deepEqual(
      panels.map(({ signalToNoise, fluctuation }) => [signalToNoise, fluctuation]),
      [
        [10, 0.01],
        [10, 0.02],
        [0.1, 0.01],
        [0.1, 0.02],
      ],
    );
    for (const { signalToNoise, spots, predictions } of panels) {
      spots.forEach((spot, n) => close(spot, spotOf(signalToNoise, n + 1)));
      // √(Q[Δε]/Q[Δc]) = 0.8 − ρ equals ρ at 0.4
      predictions.forEach((prediction) => close(prediction, 0.4));
    }
  });

  it("pair the rows of a network: shift, gap to Eq 9a", () => {
    spotShift(panels, 10, 0.1).forEach((shift, n) => close(shift, 0.3 + 0.1 * (n + 1)));
    gapToPrediction(panels, 10).forEach((gap, n) => close(gap, 0.1 * (n + 1) - 0.1));
    assert.throws(() => spotShift(panels, 10, 3), /expected panels with s = 10 and 3/);
  });

  it("in every column: the largest of each network", () => {
    const further = panels.map((panel, k) => ({
      ...panel,
      spots: panel.spots.map((spot, n) => spot + (k === n ? 1 : 0)),
    }));
    const worst = worstSpots(further, 10);
    [1.4, 1.5, 0.6].forEach((expected, n) => close(worst[n]!, expected));
    assert.throws(() => worstSpots(panels, 3), /expected panels with s = 3, got none/);
  });

  it("give a measurement with its networks, and refuse one network", () => {
    const estimate = spotEstimate(panels[0]!);
    assert.deepEqual([estimate.kind, estimate.units], ["bootstrap", { count: 3, of: "networks" }]);
    assert.ok(estimate.interval[0] <= estimate.measured && estimate.measured <= estimate.interval[1]);
    assert.throws(() => spotEstimate({ ...panels[0]!, spots: [1] }), /networks/);
  });

  it("say how far they move from the first column to the last", () => {
    const row = panels.filter((panel) => panel.signalToNoise === panels[0]!.signalToNoise);
    const moved = columnShift(panels, panels[0]!.signalToNoise);
    moved.forEach((shift, n) => close(shift, row.at(-1)!.spots[n]! - row[0]!.spots[n]!));
    assert.throws(() => columnShift(panels.slice(0, 1), panels[0]!.signalToNoise), /two or more/);
  });

  it("give the largest of all with an interval that allows for having been chosen", () => {
    const estimate = largestSpot(panels);
    const means = panels.map((panel) => panel.spots.reduce((a, b) => a + b) / panel.spots.length);
    close(estimate.measured, Math.max(...means));
    const alone = largestSpot([panels[means.indexOf(Math.max(...means))]!]);
    const width = ({ interval }: typeof estimate) => interval[1] - interval[0];
    assert.ok(width(estimate) > width(alone));
    assert.throws(() => largestSpot([]), /panels/);
    assert.throws(() => largestSpot([{ ...panels[0]!, spots: [1] }]), /networks/);
  });

  it("lie beside the published minima, fitted in the same way", () => {
    const published = sweep.map((row) => ({
      signalToNoise: row.signalToNoise,
      fluctuationMagnitude: row.fluctuation,
      ratio: row.ratio,
      repeat: row.repeat,
      value: 3 * row.steadyStateError,
    }));
    for (const row of spotRows(panels, published)) {
      close(row.published, row.ratio);
      assert.ok(row.low <= row.ratio && row.ratio <= row.high);
      close(row.predicted, 0.4);
    }
    assert.throws(() => spotRows(panels, []), /at least three ratios, got 0/);
  });

  it("growth with e: the exponent of each network", () => {
    growthExponents(panels, 10).forEach((exponent) => close(exponent, 2));
    const steeper = sweepPanels(
      sweep.map((row) => ({ ...row, steadyStateError: row.steadyStateError * row.fluctuation ** (row.repeat - 1) })),
    );
    assert.deepEqual(
      growthExponents(steeper, 10).map((k) => Math.round(1e6 * k) / 1e6),
      [2, 3, 4],
    );
  });

  it("curve: mean and one standard deviation, above zero", () => {
    const curve = panelCurve(panels[0]!);
    assert.deepEqual(
      curve.map(({ ratio }) => ratio),
      RATIOS,
    );
    for (const { low, error, high } of curve) assert.ok(low > 0 && low < error && error < high);
    const [point] = panelCurve({ simulations: sweep.filter((row) => row.repeat === 2).slice(0, 1) });
    assert.equal(point!.low, point!.high);
  });
});

describe("points of a sweep", () => {
  const point = { signalToNoise: 10, fluctuation: 0.02, ratio: 0.4 };

  it("one value for each network; a point that isn't there is an error", () => {
    assert.equal(steadyStates(sweep, point).length, 3);
    steadiness(sweep, point).forEach((growth) => close(growth, 1.5));
    assert.throws(() => steadyStates(sweep, { ...point, ratio: 3 }), /expected simulations at s = 10, e = 0.02, ρ = 3/);
  });
});

it("relative spread: standard deviation and range over the mean and the smallest", () => {
  assert.deepEqual(relativeSpread([1, 2, 3]), { deviation: 0.5, range: 3 });
});

describe("comparison with published values", () => {
  const published = sweep
    .filter((row) => row.repeat === 1 && row.ratio !== 0.25)
    .map(({ signalToNoise, fluctuation, ratio, shortWindowError }) => ({
      signalToNoise,
      fluctuationMagnitude: fluctuation,
      ratio,
      value: shortWindowError,
    }));

  it("the published curve of a panel: mean of the repeats at each ratio", () => {
    const panel = { signalToNoise: 10, fluctuation: 0.02 };
    const twice = [...published, ...published.map((row) => ({ ...row, value: 3 * row.value }))];
    const curve = publishedCurve(twice, panel);
    assert.deepEqual(
      curve.map(({ ratio }) => ratio),
      RATIOS.filter((ratio) => ratio !== 0.25),
    );
    const own = sweep.find(
      (row) => row.repeat === 1 && row.ratio === 1 && row.signalToNoise === 10 && row.fluctuation === 0.02,
    );
    close(curve.find(({ ratio }) => ratio === 1)!.error, 2 * own!.shortWindowError);
    assert.deepEqual(publishedCurve(published, { ...panel, fluctuation: 7 }), []);
  });

  it("in the published window, at the points that both have, network by network", () => {
    const same = comparePublished(
      sweep.map((row) => ({
        ...row,
        shortWindowError:
          sweep.find(
            (one) =>
              one.repeat === 1 &&
              one.ratio === row.ratio &&
              one.fluctuation === row.fluctuation &&
              one.signalToNoise === row.signalToNoise,
          )!.shortWindowError *
          2 ** (row.repeat - 2),
      })),
      published,
    );
    assert.equal(same.points.length, 2 * 2 * (RATIOS.length - 1));
    for (const { relative, low, high } of same.points) {
      close(log2(low), -1);
      close(log2(relative), 0);
      close(log2(high), 1);
    }
    same.byNetwork(10).forEach((relative, n) => close(log2(relative), n - 1));
    assert.equal(same.byNetwork(10, 0.1).length, 3);
  });
});
