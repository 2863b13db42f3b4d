import assert from "node:assert/strict";
import { test } from "node:test";
import {
  INPUT_CONDITIONS,
  KERNEL,
  MATCHED_CONDITIONS,
  UNRELIABLE,
  fisherInformation,
  kernelConstant,
  pairUnitMean,
  poissonTrain,
  potentialCorrelation,
  potentialTrace,
  sigmoid,
  teacherDraws,
  unitMeanKernel,
  unitMeanVariance,
  unweightedPotential,
} from "plasticity/natural-gradient";
import { gaussLegendre, mean, randomStream } from "plasticity/numerics";

const near = (actual: number, expected: number, tolerance: number, name = "") =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${name} ${actual}, expected ${expected} ± ${tolerance}`);

test("standard deviations of the eleven pairs: 0.577 to 2.132 mV, in order; the matched pairs have the same variance", () => {
  const sigmas = INPUT_CONDITIONS.map(({ rate, tauSynapse }) => Math.sqrt(unitMeanVariance(rate, tauSynapse)));
  near(sigmas[0]!, 0.577, 5e-4);
  near(sigmas[4]!, 0.953, 5e-4);
  near(sigmas[5]!, 1.291, 5e-4);
  near(sigmas[10]!, 2.132, 5e-4);
  assert.ok(sigmas.every((sigma, k) => k === 0 || sigma > sigmas[k - 1]!));
  const [first, second] = MATCHED_CONDITIONS.map(({ rate, tauSynapse }) => unitMeanVariance(rate, tauSynapse));
  near(first!, sigmas[5]! * sigmas[5]!, 1e-12);
  near(second!, sigmas[4]! * sigmas[4]!, 1e-12);
});

test("the kernel's mean is 1 mV and its variance r/c_ε", () => {
  const kernel = unitMeanKernel(40, 0.02);
  near(kernel.area * 40, 1, 1e-15);
  near(unitMeanVariance(40, 0.02), 40 / kernelConstant(kernel), 1e-15);
  const trace = potentialTrace(poissonTrain(40, 400_000, randomStream(1, "mean")), kernel);
  // 200 s of a process that forgets in 50 ms: five standard errors are 0.07 mV
  near(mean(trace), 1, 0.07);
});

test("correlation of a potential: the kernel's overlap with itself, by quadrature", () => {
  // [0, 0.15] s in ten pieces
  const overlap = (lag: number) => {
    const pieces = Array.from({ length: 10 }, (_, k) => gaussLegendre(60, 0.015 * k, 0.015 * (k + 1))).flat();
    return pieces.reduce((sum, { node, weight }) => sum + weight * product(node, lag), 0);
  };
  const product = (t: number, lag: number) => unweightedPotential(t) * unweightedPotential(t + lag);
  for (const lag of [0, 0.002, 0.005, 0.02]) near(potentialCorrelation(lag), overlap(lag) / overlap(0), 1e-9);
  near(1 / kernelConstant(KERNEL), overlap(0), 1e-9);
  assert.throws(() => potentialCorrelation(-1), /lag/);
  assert.throws(() => potentialCorrelation(NaN), /lag/);
});

test("one afferent with a small weight: G = h(0) (1 + σ²), and a run changes about A/(1 + σ²)", () => {
  const kernel = unitMeanKernel(50, 0.02);
  const phi = sigmoid();
  const expected = phi.information(0) * (1 + unitMeanVariance(50, 0.02));
  near(fisherInformation([1e-4], [50], { kernel })[0]! / expected, 1, 1e-4);
  const runs = Array.from({ length: 20 }, (_, k) => {
    const draws = teacherDraws(randomStream(1, "law", k, "teacher"));
    const train = poissonTrain(50, draws.length, randomStream(1, "law", k, "input"));
    const { somatic } = pairUnitMean({ rate: 50, train, teacherDraws: draws }, { kernel });
    return somatic[1]! / UNRELIABLE.somatic - 1;
  });
  // A = 278 %, σ² = 1/3; 20 draws of 20 % each
  near(mean(runs), 2.78 / (4 / 3), 0.2);
});

test("bad input", () => {
  assert.throws(() => unitMeanKernel(0), /rate/);
  assert.throws(() => unitMeanKernel(-5), /rate/);
  assert.throws(() => unitMeanKernel(10, 0.01), /tauSynapse/);
  assert.throws(() => unitMeanVariance(NaN), /rate/);
});
