import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "../property.js";
import { addScaled, mean, norm, randomStream, rescale, standardError } from "plasticity/numerics";
import {
  corruptedCurvature,
  curvature,
  expectedChange,
  firstOrder,
  fluctuation,
  fluctuationCurvatures,
  glorotWeights,
  gradientCurvature,
  isotropicSteadyState,
  linearNetwork,
  maintain,
  meanCurvature,
  newtonCurvature,
  optimalMagnitude,
  optimalRatio,
  optimalRatioWhileLearning,
  pathAveragedHessianVector,
  quadraticBowl,
  secondOrderChange,
} from "plasticity/optimal-plasticity";
import { displaced, smallNonlinear } from "./networks.ts";

const { landscape, teacher } = smallNonlinear();
const w = displaced(teacher, 0.2);
const n = landscape.dimension;
const direction = (seed: number) => rescale(randomStream(seed, "direction").fillNormal(new Float64Array(n)));
const curvatures = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 12 });

describe("second-order expansion (Eqs 2 and 4)", () => {
  it("has an error of third order: halving the step divides it by 8", () => {
    const v = direction(1);
    const error = (h: number) => {
      const change = v.map((x) => h * x);
      return (
        landscape.taskError(addScaled(w.slice(), 1, change)) -
        landscape.taskError(w) -
        secondOrderChange(landscape, w, change)
      );
    };
    const ratio = error(0.1) / error(0.05);
    assert.ok(ratio > 7 && ratio < 9, `ratio ${ratio}`);
  });

  it("mean change under fluctuations is ½ e² Tr(∇²F)/N, within 4 standard errors (Eq 4)", () => {
    const stream = randomStream(1, "fluctuations");
    const change = new Float64Array(n);
    const sample = Array.from({ length: 4000 }, () =>
      secondOrderChange(landscape, w, fluctuation(0.1, stream, change)),
    );
    const expected = expectedChange(0.1, meanCurvature(landscape, w));
    assert.ok(Math.abs(mean(sample) - expected) < 4 * standardError(sample));
  });

  it("mean curvature of fluctuations is Tr(∇²F)/N (Eq 12)", () => {
    const sample = fluctuationCurvatures(landscape, w, 3000, randomStream(1, "curvatures"));
    assert.ok(Math.abs(mean(sample) - meanCurvature(landscape, w)) < 4 * standardError(sample));
  });
});

describe("optimal magnitude", () => {
  it("Eq 6 is the line-search optimum of a quadratic, to 1e-6, for random bowls and directions", () => {
    fc.assert(
      fc.property(curvatures, fc.integer(), (eigenvalues, seed) => {
        const bowl = quadraticBowl(eigenvalues);
        const stream = randomStream(seed, "bowl");
        const at = stream.fillNormal(new Float64Array(eigenvalues.length));
        const along = rescale(stream.fillNormal(new Float64Array(eigenvalues.length)));
        const best = optimalMagnitude(bowl, at, along);
        const error = (x: number) => bowl.taskError(addScaled(at.slice(), x, along));
        const size = Math.max(Math.abs(best), 1e-3);
        // a parabola through three points has its minimum where the line search ends
        const [a, b, c] = [error(best - size), error(best), error(best + size)];
        const found = best + (size * (a - c)) / (2 * (a - 2 * b + c));
        assert.ok(Math.abs(found - best) < 1e-6 * size + 1e-9);
      }),
    );
  });

  it("Eq 9a and Eq 10: learning only raises the best ratio", () => {
    assert.equal(optimalRatio(1, 4), 0.5);
    assert.equal(optimalRatioWhileLearning(1, 4, 0, 0.1), 0.5);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (improvement) => {
        assert.ok(optimalRatioWhileLearning(1, 4, improvement, 0.1) > 0.5);
      }),
    );
    assert.throws(() => optimalRatio(-1, 4), /positive curvatures, got Q\[Δε\] = -1/);
    assert.throws(() => optimalRatioWhileLearning(1, 1, -0.1, 1), /improvement: expected/);
    assert.throws(
      () => optimalMagnitude(quadraticBowl([0]), Float64Array.of(1), Float64Array.of(1)),
      /expected upward curvature/,
    );
  });

  it("Eq 10 is what minimises the expected change of Eq 8", () => {
    const [qFluctuation, qCompensation, e, improvement] = [0.7, 3, 0.2, 0.01];
    const best = optimalRatioWhileLearning(qFluctuation, qCompensation, improvement, e) * e;
    // slope that makes `best` the optimum of −slope·m + ½ m² Qc + ½ e² Qε, and the change there
    const slope = best * qCompensation;
    const change = -slope * best + 0.5 * best ** 2 * qCompensation + 0.5 * e ** 2 * qFluctuation;
    assert.ok(Math.abs(change + improvement) < 1e-15);
  });
});

describe("closed forms", () => {
  it("Eq 13/14: Q of the gradient of a quadratic", () => {
    fc.assert(
      fc.property(curvatures, fc.integer(), (eigenvalues, seed) => {
        const bowl = quadraticBowl(eigenvalues);
        const at = randomStream(seed, "state").fillNormal(new Float64Array(eigenvalues.length));
        const gradient = new Float64Array(eigenvalues.length);
        bowl.gradient(at, gradient);
        const expected = curvature(bowl, at, gradient);
        assert.ok(Math.abs(gradientCurvature(eigenvalues, at) - expected) < 1e-9 * expected);
        assert.ok(Math.abs(newtonCurvature(eigenvalues, at) - curvature(bowl, at, at)) < 1e-9 * expected);
      }),
    );
  });

  it("Chebyshev: in the average case the gradient is at least averagely curved, Newton exactly", () => {
    fc.assert(
      fc.property(curvatures, (eigenvalues) => {
        const average = mean(eigenvalues);
        assert.ok(gradientCurvature(eigenvalues) >= average * (1 - 1e-12));
        assert.ok(Math.abs(newtonCurvature(eigenvalues) - average) < 1e-12 * average);
      }),
    );
    assert.throws(() => gradientCurvature([1, 2], [0, 0]), /all projections zero/);
  });

  it("appendix: the path-averaged Hessian maps w − w* to the gradient, in a nonlinear network too", () => {
    const gradient = new Float64Array(n);
    const averaged = new Float64Array(n);
    landscape.gradient(w, gradient);
    pathAveragedHessianVector(landscape, w, teacher, averaged);
    assert.ok(norm(gradient.map((g, i) => g - averaged[i]!)) < 1e-9 * norm(gradient));
  });

  it("appendix, Eq A6: curvature of a corrupted gradient interpolates", () => {
    const gradient = new Float64Array(n);
    landscape.gradient(w, gradient);
    rescale(gradient);
    const sample = Array.from({ length: 3000 }, (_, seed) =>
      curvature(landscape, w, addScaled(direction(seed), 1, gradient)),
    );
    const expected = corruptedCurvature(1, curvature(landscape, w, gradient), 1, meanCurvature(landscape, w));
    assert.ok(Math.abs(mean(sample) - expected) < 0.05 * expected, `${mean(sample)} vs ${expected}`);
  });
});

describe("isotropic linear network", () => {
  it("simulated steady state meets the closed form within 4 standard errors, at several ratios and qualities", () => {
    const inputs = 12;
    const outputs = 10;
    const identity = new Float64Array(inputs ** 2);
    for (let i = 0; i < inputs; i++) identity[i * inputs + i] = 1;
    const start = glorotWeights([inputs, outputs], randomStream(1, "teacher"));
    const linear = linearNetwork(start, identity, outputs);
    const e = 0.01 * Math.sqrt(120);
    for (const [ratio, signalToNoise] of [
      [0.4, 10],
      [1, 10],
      [2.5, 1],
      [1, 1],
    ] as const) {
      const error = maintain({
        landscape: linear,
        w: start.slice(),
        steps: 12_000,
        fluctuationMagnitude: e,
        compensationMagnitude: ratio * e,
        rule: firstOrder(signalToNoise),
        fluctuationStream: randomStream(1, "fluctuation", ratio),
        compensationStream: randomStream(1, "compensation", ratio),
      }).subarray(2000);
      const blocks = Array.from({ length: 20 }, (_, b) => mean(error.subarray(b * 500, (b + 1) * 500)));
      const expected = isotropicSteadyState({ ratio, fluctuation: e, signalToNoise, outputs });
      // the closed form leaves out corrections of order 1/N in the fluctuating distance
      const tolerance = 4 * standardError(blocks) + 0.03 * expected;
      assert.ok(
        Math.abs(mean(blocks) - expected) < tolerance,
        `ρ=${ratio}, s=${signalToNoise}: ${mean(blocks)} vs ${expected}`,
      );
    }
  });

  it("has its sweet spot at ρ = 1 for every quality", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.05, max: 5, noNaN: true }),
        (s, ratio) => {
          const error = (r: number) =>
            isotropicSteadyState({ ratio: r, fluctuation: 0.1, signalToNoise: s, outputs: 10 });
          assert.ok(error(ratio) >= error(1) * (1 - 1e-12));
        },
      ),
    );
  });
});

it("maintain stops with the step's number when the task error is no longer finite", () => {
  assert.throws(
    () =>
      maintain({
        landscape: quadraticBowl([1]),
        w: Float64Array.of(NaN),
        steps: 3,
        fluctuationMagnitude: 0,
        compensationMagnitude: 0,
        rule: firstOrder(),
        fluctuationStream: randomStream(1),
        compensationStream: randomStream(2),
      }),
    /task error is NaN at step 0/,
  );
});
