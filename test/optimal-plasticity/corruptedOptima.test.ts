import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean, randomStream, standardError } from "plasticity/numerics";
import {
  corruptedCurvature,
  corruptedCurvatures,
  corruptedOptima,
  curvature,
  meanCurvature,
  quadraticBowl,
  randomSpectra,
} from "plasticity/optimal-plasticity";
import { displaced, smallLinear } from "./networks.ts";

describe("corrupted gradients", () => {
  const bowl = quadraticBowl([1, 5]);
  const draw = (signalToNoise: number) =>
    corruptedOptima(bowl, new Float64Array(2), { signalToNoise, count: 500, stream: randomStream(1, "corrupted") });

  it("are the exact gradient without noise", () => {
    const all = draw(Infinity);
    assert.equal(all.length, 500);
    for (const one of all) {
      assert.ok(Math.abs(one.corrupted - one.exact) < 1e-9 * one.exact);
      assert.ok(Math.abs(one.corruptedFall - one.exactFall) < 1e-9 * one.exactFall);
    }
  });

  it("that go uphill are left out", () => {
    const noisy = draw(0.2);
    assert.ok(noisy.length < 450 && noisy.length > 200, `${noisy.length}`);
    for (const one of noisy) assert.ok(one.corrupted > 0);
  });

  it("are less curved on average, as Eq A6 interpolates in many dimensions", () => {
    const { landscape, teacher } = smallLinear();
    const w = displaced(teacher, 0.3);
    const gradient = new Float64Array(landscape.dimension);
    landscape.gradient(w, gradient);
    const exact = curvature(landscape, w, gradient);
    const sample = corruptedCurvatures(landscape, w, { signalToNoise: 1, count: 400, stream: randomStream(1, "q") });
    const expected = corruptedCurvature(1, exact, 1, meanCurvature(landscape, w));
    assert.ok(mean(sample) < exact);
    // the interpolation neglects the overlap of signal and noise, of order 1/N
    assert.ok(Math.abs(mean(sample) - expected) < 4 * standardError(sample) + (2 * exact) / landscape.dimension);
  });

  it("refuse bad options", () => {
    const stream = randomStream(1, "bad");
    assert.throws(
      () => corruptedOptima(bowl, new Float64Array(2), { signalToNoise: -1, count: 3, stream }),
      /signalTo/,
    );
    assert.throws(() => corruptedOptima(bowl, new Float64Array(2), { signalToNoise: 1, count: 0, stream }), /count/);
  });
});

describe("random spectra", () => {
  const spectra = randomSpectra({ count: 300, dimension: 20, stream: randomStream(1, "spectra") });

  it("never have an average gradient below the mean curvature (Chebyshev), and Newton steps exactly on it", () => {
    for (const { gradient, newton } of spectra) {
      assert.ok(gradient >= 1);
      assert.ok(Math.abs(newton - 1) < 1e-12);
    }
  });

  it("have more excess the more they spread", () => {
    const of = (from: number, to: number) =>
      mean(spectra.filter(({ spread }) => spread >= from && spread < to).map(({ gradient }) => gradient));
    assert.ok(of(0, 0.5) < of(0.5, 1) && of(0.5, 1) < of(1, 2));
  });
});
