import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { randomStream } from "plasticity/numerics";
import { drawInputs, glorotWeights, hessian, nonlinearNetwork, OUTPUT_LAYERS } from "plasticity/optimal-plasticity";
import { compensatorTask, fisherMatrix } from "plasticity/synthesis";

const [components, hidden, outputs, samples] = [3, 4, 2, 9];
const inputs = drawInputs({ kind: "mixed", components, samples, seed: 3 });
const n = hidden * (components + outputs);
const weights = (name: string) => glorotWeights([components, hidden, outputs], randomStream(1, name));

describe("Fisher matrix", () => {
  for (const outputLayer of OUTPUT_LAYERS) {
    test(`${outputLayer} outputs: the Hessian where the network is its own teacher, from the R-operator`, () => {
      const w = weights("student");
      const matrix = fisherMatrix({ inputs, hidden, outputs, outputLayer })(w, new Float64Array(n * n));
      const expected = hessian(nonlinearNetwork({ inputs, teacher: w, hidden, outputs, outputLayer }), w);
      matrix.forEach((value, k) => assert.ok(Math.abs(value - expected[k]!) < 1e-14, `entry ${k}`));
    });

    test(`${outputLayer} outputs: the mean of squared scores under the network's own Gaussian outputs`, () => {
      // ∂ ln p/∂w = Jᵀ(y′ − y)/σ², so that G = ⟨JᵀJ⟩/σ²; σ = 1, B = 2/outputs · G. J by central differences of y.
      const w = weights("scores");
      const matrix = fisherMatrix({ inputs, hidden, outputs, outputLayer })(w, new Float64Array(n * n));
      const responses = (at: Float64Array) => {
        const y: number[] = [];
        const sigma = (x: number) => 1 / (1 + Math.exp(-x));
        for (let t = 0; t < samples; t++) {
          const h = Array.from({ length: hidden }, (_, j) => {
            let z = 0;
            for (let i = 0; i < components; i++) z += at[j * components + i]! * inputs.values[i * samples + t]!;
            return sigma(z);
          });
          for (let o = 0; o < outputs; o++) {
            const z = h.reduce((sum, rate, j) => sum + at[hidden * components + o * hidden + j]! * rate, 0);
            y.push(outputLayer === "sigmoid" ? sigma(z) : z);
          }
        }
        return y;
      };
      const step = 1e-5;
      const jacobian = Array.from(w, (_, k) => {
        const [up, down] = [1, -1].map((sign) => responses(w.map((value, i) => value + (i === k ? sign * step : 0))));
        return up!.map((value, row) => (value - down![row]!) / (2 * step));
      });
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) {
          const fisher = jacobian[a]!.reduce((sum, value, row) => sum + value * jacobian[b]![row]!, 0) / samples;
          assert.ok(Math.abs(matrix[a * n + b]! - (2 / outputs) * fisher) < 1e-9, `entry ${a}, ${b}`);
        }
      }
    });
  }

  test("away from the teacher it is not the Hessian, and doesn't depend on the teacher", () => {
    const w = weights("student");
    const matrix = fisherMatrix({ inputs, hidden, outputs })(w, new Float64Array(n * n));
    const away = hessian(nonlinearNetwork({ inputs, teacher: weights("teacher"), hidden, outputs }), w);
    assert.ok(Math.max(...matrix.map((value, k) => Math.abs(value - away[k]!))) > 0.01);
  });

  test("linear network: the Hessian everywhere", () => {
    const { landscape, fisher, teacher } = compensatorTask(true, 1, 1);
    const m = landscape.dimension;
    const w = teacher.map((value) => value + 1);
    assert.deepEqual(fisher(w, new Float64Array(m * m)), hessian(landscape, w));
  });

  test("refuses weights and outputs that don't fit", () => {
    const make = fisherMatrix({ inputs, hidden, outputs });
    assert.throws(() => make(new Float64Array(n - 1), new Float64Array(n * n)), /w: /);
    assert.throws(() => make(weights("student").fill(NaN), new Float64Array(n * n)), /w\[0\]: /);
    assert.throws(() => make(weights("student"), new Float64Array(n)), /out: expected 400 entries, got 20/);
  });
});
