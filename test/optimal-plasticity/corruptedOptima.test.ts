import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mean, randomStream, standardError } from "plasticity/numerics";
import {
  corruptedCurvature,
  corruptedCurvatures,
  corruptedGoesFurther,
  corruptedOptima,
  corruptedSteps,
  curvature,
  meanCurvature,
  optimalMagnitude,
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

describe("the condition for a longer optimum along a corrupted gradient", () => {
  it("is Eq 6 with noise that neither points along the gradient nor bends with it", () => {
    // the gradient lies along the first axis, the noise along the second
    for (const steep of [0.5, 1, 1.9, 2.1, 3, 10, 50]) {
      const bowl = quadraticBowl([steep, 1]);
      const w = Float64Array.of(1, 0);
      for (const s of [0.05, 0.3, 1, 3, 10]) {
        const exact = optimalMagnitude(bowl, w, Float64Array.of(-1, 0));
        const corrupted = optimalMagnitude(bowl, w, Float64Array.of(-s, 1));
        assert.equal(corruptedGoesFurther(s, steep), corrupted > exact, `s = ${s}, r = ${steep}`);
      }
    }
  });

  it("refuses what is no strength of a signal and no ratio", () => {
    assert.throws(() => corruptedGoesFurther(0, 2), /signalToNoise/);
    assert.throws(() => corruptedGoesFurther(1, NaN), /curvatureRatio/);
  });

  it("foretells draws in many dimensions, and the shares agree with the steps one by one", () => {
    const bowl = quadraticBowl(Array.from({ length: 400 }, (_, k) => (k < 20 ? 20 : 1)));
    const w = new Float64Array(400).fill(0.1);
    const stream = () => randomStream(1, "draws");
    const options = { signalToNoise: [1, 0.02], draws: 40, stream: stream() };
    const [moderate, strong] = corruptedSteps(bowl, w, options);
    assert.equal(moderate!.foretold, 1);
    assert.equal(moderate!.longer, 1);
    assert.equal(moderate!.downhill, 1);
    assert.ok(strong!.longer < 0.5);
    assert.ok(strong!.downhill > 0.4 && strong!.downhill < 0.95);
    const gradient = new Float64Array(400);
    bowl.gradient(w, gradient);
    const noise = stream();
    const size = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
    let [q, downhill] = [0, 0];
    for (let k = 0; k < 40; k++) {
      const nu = noise.fillNormal(new Float64Array(400));
      const length = Math.sqrt(nu.reduce((sum, x) => sum + x * x, 0));
      const step = nu.map((x, i) => x / length - (0.02 * gradient[i]!) / size);
      q += curvature(bowl, w, step) / meanCurvature(bowl, w) / 40;
      if (step.reduce((sum, x, i) => sum + x * gradient[i]!, 0) < 0) downhill += 1 / 40;
    }
    assert.ok(Math.abs(strong!.curvature - q) < 1e-9);
    assert.ok(Math.abs(strong!.downhill - downhill) < 1e-9);
    assert.ok(Math.abs(moderate!.curvature / moderate!.interpolated - 1) < 0.1);
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
