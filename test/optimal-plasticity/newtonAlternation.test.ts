import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean } from "plasticity/numerics";
import { newtonSweep, sweetSpot } from "plasticity/optimal-plasticity";

describe("a Newton rule in a bowl (Fig 4d)", () => {
  const ratios = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2];
  const error = (rows: ReturnType<typeof newtonSweep>, ratio: number) =>
    mean(rows.filter((row) => row.ratio === ratio).map((row) => row.steadyStateError));

  it("that is exact goes all the way back at a ratio of one, and only there", () => {
    const rows = newtonSweep([1, 5], { ratios, steps: 200, seeds: 3 });
    assert.equal(rows.length, 24);
    assert.ok(error(rows, 1) < 1e-25);
    assert.ok(error(rows, 0.9) > 1e-3 && error(rows, 1.1) > 1e-3);
  });

  it("that is late does best with shorter steps, the later the shorter", () => {
    const of = (delay: number) => sweetSpot(newtonSweep([1, 5], { ratios, steps: 600, seeds: 6, delay })).ratio;
    const [one, two] = [of(1), of(2)];
    assert.ok(one < 0.9 && two < one, `${one}, ${two}`);
  });

  it("that acts beside a fluctuation leaves that one's cost, and does best at a ratio near one", () => {
    const rows = newtonSweep([1, 5], { ratios, steps: 600, seeds: 8, concurrent: true });
    assert.ok(Math.abs(sweetSpot(rows).ratio - 1) < 0.1, `${sweetSpot(rows).ratio}`);
    assert.ok(error(rows, 1) > 0.5 && error(rows, 1) < 2, `${error(rows, 1)}`);
  });

  it("that is imprecise leaves an error, and does best at a ratio near one", () => {
    const rows = newtonSweep([1, 5], { ratios, steps: 600, seeds: 8, signalToNoise: 1 });
    assert.ok(error(rows, 1) > 1);
    assert.ok(Math.abs(sweetSpot(rows).ratio - 1) < 0.12, `${sweetSpot(rows).ratio}`);
  });

  it("with a delay answers the fluctuation of that long ago", () => {
    // one weight: the second step still answers the first fluctuation, which undoes the second one or doubles it
    const rows = newtonSweep([1], { ratios: [1], steps: 2, seeds: 40, delay: 5 });
    assert.deepEqual([...new Set(rows.map((row) => Math.round(1e9 * row.steadyStateError) / 1e9))].sort(), [0, 2]);
    const prompt = newtonSweep([1], { ratios: [1], steps: 2, seeds: 40 });
    for (const row of prompt) assert.ok(row.steadyStateError < 1e-25);
  });

  it("refuses bad options", () => {
    const good = { ratios, steps: 10, seeds: 1 };
    assert.throws(() => newtonSweep([1, 5], { ...good, delay: -1 }), /delay/);
    assert.throws(() => newtonSweep([1, 5], { ...good, steps: 0 }), /steps/);
    assert.throws(() => newtonSweep([1, 5], { ...good, seeds: 0 }), /seeds/);
    assert.throws(() => newtonSweep([1, 5], { ...good, signalToNoise: 0 }), /signalToNoise/);
    assert.throws(() => newtonSweep([1, -5], good), /eigenvalues/);
  });
});
