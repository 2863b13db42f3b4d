import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addScaled, dot, norm, randomStream } from "plasticity/numerics";
import {
  curvature,
  hessian,
  hessianSpectrum,
  meanCurvature,
  quadraticBowl,
  type Landscape,
} from "plasticity/optimal-plasticity";
import { leadingDirections } from "plasticity/optimal-plasticity";
import { displaced, smallLinear, smallNonlinear } from "./networks.ts";

const cases: { name: string; landscape: Landscape; teacher: Float64Array }[] = [
  { name: "nonlinear, linear output", ...smallNonlinear("linear") },
  { name: "nonlinear, sigmoid output", ...smallNonlinear("sigmoid") },
  { name: "linear", ...smallLinear() },
  { name: "quadratic bowl", landscape: quadraticBowl([1, 5, 0]), teacher: new Float64Array(3) },
];

for (const { name, landscape, teacher } of cases) {
  describe(`landscape: ${name}`, () => {
    const n = landscape.dimension;
    const w = displaced(teacher, 0.3);
    const v = randomStream(2, "direction").fillNormal(new Float64Array(n));
    const at = (t: number) => addScaled(w.slice(), t, v);
    const gradient = new Float64Array(n);
    const error = landscape.gradient(w, gradient);

    it("is zero, and flat to first order, at the teacher", () => {
      const g = new Float64Array(n);
      assert.equal(landscape.gradient(teacher, g), 0);
      assert.equal(norm(g), 0);
    });

    it("gradient returns the task error and is its derivative (central difference, 1e-7)", () => {
      assert.ok(Math.abs(error - landscape.taskError(w)) < 1e-14);
      const h = 1e-5;
      const difference = (landscape.taskError(at(h)) - landscape.taskError(at(-h))) / (2 * h);
      assert.ok(Math.abs(difference - dot(gradient, v)) < 1e-7 * Math.max(1, Math.abs(difference)));
    });

    it("Hessian–vector product is the derivative of the gradient (central difference, 1e-7)", () => {
      const h = 1e-5;
      const up = new Float64Array(n);
      const down = new Float64Array(n);
      const product = new Float64Array(n);
      landscape.gradient(at(h), up);
      landscape.gradient(at(-h), down);
      landscape.hessianVector(w, v, product);
      for (let i = 0; i < n; i++) assert.ok(Math.abs((up[i]! - down[i]!) / (2 * h) - product[i]!) < 1e-7);
    });

    it("Hessian is symmetric, and its spectrum has its trace, its curvatures and its products", () => {
      const full = hessian(landscape, w);
      const { eigenvalues, eigenvectors } = hessianSpectrum(landscape, w);
      assert.ok(Math.abs(eigenvalues.reduce((a, b) => a + b) / n - meanCurvature(landscape, w)) < 1e-10);
      for (let k = 1; k < n; k++) assert.ok(eigenvalues[k]! >= eigenvalues[k - 1]!);
      for (let k = 0; k < n; k++) {
        const vector = eigenvectors.slice(k * n, (k + 1) * n);
        assert.ok(Math.abs(curvature(landscape, w, vector) - eigenvalues[k]!) < 1e-9);
      }
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) assert.equal(full[i * n + j], full[j * n + i]);
    });

    it("trace in closed form is that of the Hessian (1e-12)", () => {
      const full = hessian(landscape, w);
      let trace = 0;
      for (let i = 0; i < n; i++) trace += full[i * n + i]!;
      assert.ok(Math.abs(landscape.hessianTrace!(w) / trace - 1) < 1e-12);
      const without = { ...landscape };
      delete without.hessianTrace;
      assert.ok(Math.abs(meanCurvature(without, w) / meanCurvature(landscape, w) - 1) < 1e-12);
    });

    it("subspace iteration finds the most curved direction", () => {
      const [first] = leadingDirections(landscape, w, 2, randomStream(1, "subspace"), 300);
      assert.ok(Math.abs(curvature(landscape, w, first!) - hessianSpectrum(landscape, w).eigenvalues.at(-1)!) < 1e-6);
    });
  });
}

it("the linear landscape's closed form is the mean over the inputs", () => {
  const { landscape, teacher, inputs } = smallLinear();
  const w = displaced(teacher, 0.5);
  let sum = 0;
  for (let t = 0; t < inputs.samples; t++) {
    for (let o = 0; o < 3; o++) {
      let y = 0;
      for (let i = 0; i < 5; i++) y += (w[o * 5 + i]! - teacher[o * 5 + i]!) * inputs.values[i * inputs.samples + t]!;
      sum += y * y;
    }
  }
  assert.ok(Math.abs(sum / (inputs.samples * 3) - landscape.taskError(w)) < 1e-12);
});

it("refuses bad shapes and values by name", () => {
  assert.throws(() => quadraticBowl([1, -2]), /eigenvalues: expected curvatures ≥ 0, got -2/);
  assert.throws(() => quadraticBowl([1, NaN]), /eigenvalues\[1\]: expected a finite number, got NaN/);
  assert.throws(() => curvature(quadraticBowl([1]), new Float64Array(1), new Float64Array(1)), /direction v ≠ 0/);
});
