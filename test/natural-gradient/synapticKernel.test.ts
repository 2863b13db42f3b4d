import assert from "node:assert/strict";
import { test } from "node:test";
import { gaussLegendre } from "plasticity/numerics";
import {
  KERNEL,
  kernelConstant,
  kernelStep,
  peakTime,
  synapticKernel,
  unweightedPotential,
} from "plasticity/natural-gradient";
import { relative } from "./randomAfferents.js";

const kernels = [KERNEL, synapticKernel({ tauSynapse: 0.02 }), synapticKernel({ tauMembrane: 0.004, area: 0.1 })];

test("∫ε = ε₀ and ∫ε² = 1/c_ε (Eqs 28, 31)", () => {
  for (const kernel of kernels) {
    const nodes = gaussLegendre(300, 0, 50 * Math.max(kernel.tauMembrane, kernel.tauSynapse));
    let area = 0;
    let power = 0;
    for (const { node, weight } of nodes) {
      const value = unweightedPotential(node, kernel);
      area += weight * value;
      power += weight * value * value;
    }
    assert.ok(relative(area, kernel.area) < 1e-10);
    assert.ok(relative(power, 1 / kernelConstant(kernel)) < 1e-10);
  }
  assert.ok(relative(kernelConstant(KERNEL), 0.026) < 1e-15);
});

test("a USP peaks at 59.7 mV after 5.16 ms (the text says 60 mV)", () => {
  const peak = peakTime();
  assert.ok(Math.abs(peak - 5.16e-3) < 1e-5);
  assert.ok(Math.abs(unweightedPotential(peak) - 59.7) < 0.05);
  for (const kernel of kernels) {
    const top = unweightedPotential(peakTime(kernel), kernel);
    for (const shift of [0.999, 1.001]) assert.ok(unweightedPotential(shift * peakTime(kernel), kernel) < top);
  }
});

test("nothing before the spike; at first it rises as ε₀ t/(τ_m τ_s)", () => {
  assert.equal(unweightedPotential(-1e-9), 0);
  assert.ok(unweightedPotential(0) === 0);
  assert.ok(relative(unweightedPotential(1e-12), 1e-12 / (0.01 * 0.003)) < 1e-9);
});

test("the recursion per bin samples ε exactly", () => {
  for (const kernel of kernels) {
    const { membraneDecay, synapseDecay, scale } = kernelStep(kernel, 5e-4);
    let a = 1;
    let b = 1;
    assert.ok(scale * (a - b) === 0, "a spike adds nothing in its own bin");
    for (let k = 1; k < 200; k++) {
      a *= membraneDecay;
      b *= synapseDecay;
      assert.ok(relative(scale * (a - b), unweightedPotential(k * 5e-4, kernel)) < 1e-10);
    }
  }
});

test("bad input", () => {
  assert.throws(() => synapticKernel({ tauMembrane: 0 }), /tauMembrane/);
  assert.throws(() => synapticKernel({ area: NaN }), /area/);
  assert.throws(() => synapticKernel({ tauSynapse: 0.01 }), /another value than tauMembrane/);
  assert.throws(() => unweightedPotential(NaN), /time: expected a finite number/);
  assert.throws(() => kernelStep(KERNEL, 0), /timeStep/);
});
