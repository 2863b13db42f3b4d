// The stored sweeps of Fig 5 against single values of an independent implementation (NumPy, inputs and teachers of its own).
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mean } from "plasticity/numerics";
import { type Experiment, readResult, resultFileOf, rows } from "plasticity/experiments";
import { fig5LinearIid, fig5Nonlinear, steadyStates } from "plasticity/optimal-plasticity";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const errors = (experiment: unknown, signalToNoise: number, fluctuation: number, ratio: number): number[] =>
  steadyStates(rows(readResult(resultFileOf(root, experiment as Experiment, "paper"))) as never, {
    signalToNoise,
    fluctuation,
    ratio,
  });

describe("Fig 5, an independent implementation", () => {
  for (const [ratio, reference] of [
    [0.1, 0.0309],
    [0.7, 0.00137],
    [1, 0.00121],
    [2.5, 0.0027],
  ] as const) {
    test(`linear network, independent inputs, s = 10, e = 0.01√N, ρ = ${ratio}: within 5 %`, () => {
      const measured = mean(errors(fig5LinearIid, 10, 0.01, ratio));
      assert.ok(Math.abs(measured / reference - 1) < 0.05, `${measured} against ${reference}`);
    });
  }

  // its mixing matrix is another draw: the value, with its own standard error, has to lie among our networks
  for (const [signalToNoise, fluctuation, ratio, reference, uncertainty] of [
    [10, 0.01, 0.4, 0.008, 0.0004],
    [10, 0.01, 1, 0.0121, 0.0003],
    [10, 0.03, 2.5, 0.352, 0.005],
    [0.05, 0.01, 1, 0.22, 0.015],
  ] as const) {
    test(`nonlinear network, s = ${signalToNoise}, e = ${fluctuation}√N, ρ = ${ratio}: among our networks`, () => {
      const measured = errors(fig5Nonlinear, signalToNoise, fluctuation, ratio);
      const [low, high] = [Math.min(...measured), Math.max(...measured)];
      assert.ok(reference > low - uncertainty && reference < high + uncertainty, `${reference} not in ${low}…${high}`);
    });
  }
});
