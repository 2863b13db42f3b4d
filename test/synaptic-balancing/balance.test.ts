import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { norm } from "plasticity/numerics";
import {
  balance,
  balancingRule,
  conductanceLaplacian,
  eigenmodes,
  equilibrium,
  laxFlow,
  localBalancingStep,
  maximumRule,
  neuralGradients,
  productRule,
  relaxationRate,
  spectrumDistance,
  synapticCosts,
  totalCost,
  transformedWeights,
  weightFlow,
} from "plasticity/synaptic-balancing";
import {
  costsOf,
  largestDifference,
  randomCoordinates,
  randomNetwork,
  randomWeights,
  uniforms,
} from "./randomNetworks.js";

const ensemble = fc.record({
  seed: fc.nat(1e6),
  n: fc.integer({ min: 2, max: 9 }),
  power: fc.constantFrom(0.5, 1, 1.5, 2, 3),
  density: fc.constantFrom(1, 0.3),
});

test("C never rises, Σ h = 0, e^{h_j − h_i} ≤ (C⁰/c⁰_ij)^{1/p} along the flow (property)", () => {
  fc.assert(
    fc.property(ensemble, (network) => {
      const { n, power } = network;
      const costs = costsOf(network);
      const times = Float64Array.from({ length: 12 }, (_, k) => 0.05 * (1.8 ** k - 1));
      const run = balance(costs, { times, power });
      for (let k = 0; k < times.length; k++) {
        if (k > 0) assert.ok(run.totals[k]! <= run.totals[k - 1]! * (1 + 1e-14), `C rises at ${times[k]}`);
        const h = run.coordinates.subarray(k * n, (k + 1) * n);
        assert.ok(Math.abs(h.reduce((a, b) => a + b, 0)) < 1e-12 * n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const cost = costs[i * n + j]!;
            if (cost === 0) continue;
            const bound = (run.totals[0]! / cost) ** (1 / power);
            assert.ok(Math.exp(h[j]! - h[i]!) <= bound * (1 + 1e-9));
          }
        }
        assert.ok(Math.abs(run.imbalance[k]! - norm(neuralGradients(run.costsAt(k)))) < 1e-14 * run.totals[0]!);
      }
    }),
    { numRuns: 60 },
  );
});

test("scaling: α → s α runs the flow s times as fast; γ likewise; p → s p with |J| → |J|^{1/s} divides h by s (property)", () => {
  fc.assert(
    fc.property(ensemble, fc.double({ min: 0.2, max: 5, noNaN: true }), (network, s) => {
      const { power } = network;
      const costs = costsOf(network);
      const base = balance(costs, { times: [0, 0.5, 2], power });
      const scaled = balance(
        costs.map((c) => s * c),
        { times: [0, 0.5 / s, 2 / s], power },
      );
      assert.ok(largestDifference(base.coordinates, scaled.coordinates) < 1e-6);
      const faster = balance(costs, { times: [0, 0.5 / s, 2 / s], power, descentRate: s / power });
      assert.ok(largestDifference(base.coordinates, faster.coordinates) < 1e-6);
      // the same costs under another power: same curve of c with time rescaled, h ∝ 1/p
      const other = balance(costs, { times: [0, 0.5 / s, 2 / s], power: s * power });
      assert.ok(
        largestDifference(
          base.coordinates,
          other.coordinates.map((x) => s * x),
        ) < 1e-6,
      );
    }),
    { numRuns: 30 },
  );
});

test("permuting the neurons permutes everything (property)", () => {
  fc.assert(
    fc.property(ensemble, (network) => {
      const { seed, n, power } = network;
      const costs = costsOf(network);
      const order = [...uniforms(seed, "order", n)]
        .map((u, k) => ({ u, k }))
        .sort((a, b) => a.u - b.u)
        .map(({ k }) => k);
      const permuted = Float64Array.from(costs, (_, k) => costs[order[Math.floor(k / n)]! * n + order[k % n]!]!);
      const [a, b] = [costs, permuted].map((c) => balance(c, { times: [0, 1], power }).coordinates.subarray(n));
      assert.ok(
        largestDifference(
          b!,
          order.map((k) => a![k]!),
        ) < 1e-7,
      );
      const [p, q] = [costs, permuted].map((c) => equilibrium(c, { power }).coordinates);
      assert.ok(
        largestDifference(
          q!,
          order.map((k) => p![k]!),
        ) < 1e-8,
      );
    }),
    { numRuns: 40 },
  );
});

test("P3: the flow ends at Newton's equilibrium, from five starts, at the rate p λ₂(L*) within 2 %", () => {
  const n = 6;
  for (const [seed, power] of [
    [1, 2],
    [2, 1],
    [3, 3],
    [4, 0.5],
  ] as const) {
    const costs = synapticCosts(randomWeights(seed, n), { power });
    const target = equilibrium(costs, { power });
    const rate = relaxationRate(conductanceLaplacian(target.costs), { power });
    const horizon = 40 / rate;
    for (let start = 0; start < 5; start++) {
      const run = balance(costs, { times: [0, horizon], power, start: randomCoordinates(start, n) });
      assert.ok(largestDifference(run.coordinates.subarray(n), target.coordinates) < 1e-8);
    }
    // along the slowest mode, since the next one may be hardly faster
    const { vectors } = eigenmodes(conductanceLaplacian(target.costs));
    const times = [0, 10 / rate, 12 / rate];
    const late = balance(costs, { times, power, relativeTolerance: 1e-12, absoluteTolerance: 1e-15 });
    const distance = (k: number) =>
      Math.abs(target.coordinates.reduce((sum, x, i) => sum + (late.coordinates[k * n + i]! - x) * vectors[n + i]!, 0));
    const measured = Math.log(distance(1) / distance(2)) / (times[2]! - times[1]!);
    assert.ok(Math.abs(measured / rate - 1) < 0.02, `measured ${measured}, predicted ${rate}`);
  }
});

test("P3: a chain has no equilibrium: C → 0 and h grows without bound", () => {
  const chain = [0, 0, 0, 1, 0, 0, 0, 2, 0];
  const run = balance(chain, { times: [0, 1, 10, 100, 1000] });
  for (let k = 1; k < 5; k++) assert.ok(run.totals[k]! < run.totals[k - 1]! / 3);
  assert.ok(run.totals[4]! < 2e-3);
  const reach = (k: number) => Math.max(...run.coordinates.subarray(3 * k, 3 * k + 3).map(Math.abs));
  // h ∝ ln t: each decade adds as much as the one before, to the order of 1/t
  assert.ok(Math.abs(reach(4) - reach(3) - (reach(3) - reach(2))) < 0.02);
  assert.ok(reach(4) - reach(3) > 0.5);
});

test("P3: two components joined by one synapse: its cost falls like 1/t, C → sum of the components' minima", () => {
  const n = 4;
  const costs = new Float64Array(n * n);
  costs[0 * n + 1] = 4;
  costs[1 * n + 0] = 1;
  costs[2 * n + 3] = 1;
  costs[3 * n + 2] = 9;
  costs[2 * n + 0] = 2;
  const run = balance(costs, { times: [0, 1e2, 1e3, 1e4] });
  const joint = (k: number) => run.costsAt(k)[2 * n]!;
  assert.ok(Math.abs(joint(2) / joint(1) - 0.1) < 0.01);
  assert.ok(Math.abs(joint(3) / joint(2) - 0.1) < 0.001);
  // minima 2 √(4·1) and 2 √(1·9)
  assert.ok(Math.abs(run.totals[3]! - 10) < 1e-3);
});

test("N coordinates and N² weights give the same flow to 1e-8 (N = 6)", () => {
  const network = randomNetwork(7, 6);
  const times = [0, 0.1, 0.5, 2];
  const tolerances = { relativeTolerance: 1e-10, absoluteTolerance: 1e-12 };
  const inCoordinates = balance(synapticCosts(network.recurrent), { times, power: 2, ...tolerances });
  const inWeights = weightFlow(network, balancingRule(2), { times, ...tolerances });
  const lax = laxFlow(network.recurrent, balancingRule(2), { times, ...tolerances });
  times.forEach((_, k) => {
    const h = inCoordinates.coordinates.subarray(6 * k, 6 * k + 6);
    assert.ok(largestDifference(inWeights[k]!.recurrent, transformedWeights(network.recurrent, h)) < 1e-8);
    assert.ok(largestDifference(lax.weightsAt(k), inWeights[k]!.recurrent) < 1e-8);
    assert.ok(
      largestDifference(
        inWeights[k]!.input,
        network.input.map((w, e) => w * Math.exp(-h[Math.floor(e / 2)]!)),
      ) < 1e-8,
    );
    assert.ok(
      largestDifference(
        inWeights[k]!.output,
        network.output.map((w, e) => w * Math.exp(h[e % 6]!)),
      ) < 1e-8,
    );
    assert.ok(
      largestDifference(
        inWeights[k]!.bias,
        network.bias.map((w, e) => w * Math.exp(-h[e]!)),
      ) < 1e-8,
    );
  });
});

test("Lax form: spectrum and products around loops constant to 1e-9 for any local rule, in weights too", () => {
  const network = randomNetwork(8, 5);
  const J = network.recurrent;
  const loop = (w: Float64Array) => w[1 * 5 + 0]! * w[2 * 5 + 1]! * w[4 * 5 + 2]! * w[0 * 5 + 4]!;
  const tolerances = { relativeTolerance: 1e-10, absoluteTolerance: 1e-13 };
  const oddRule = (incoming: Float64Array, outgoing: Float64Array, k: number) =>
    Math.sin(k + incoming[0]! - outgoing[2]!);
  for (const [name, rule] of [
    ["maximum", maximumRule],
    ["product", productRule],
    ["balancing", balancingRule(1)],
    ["odd", oddRule],
  ] as const) {
    const end = weightFlow(network, rule, { times: [0, 0.3], ...tolerances })[1]!.recurrent;
    assert.ok(largestDifference(end, J) > 1e-3, `${name} does something`);
    assert.ok(spectrumDistance(J, end) < 1e-9, name);
    assert.ok(Math.abs(loop(end) / loop(J) - 1) < 1e-8, name);
    const inCoordinates = laxFlow(J, rule, { times: [0, 0.3], ...tolerances }).weightsAt(1);
    assert.ok(spectrumDistance(J, inCoordinates) < 1e-10, name);
    assert.ok(Math.abs(loop(inCoordinates) / loop(J) - 1) < 1e-12, name);
    assert.ok(largestDifference(inCoordinates, end) < 1e-7, name);
  }
});

test("the rules of references 40 and 41 balance maxima and products", () => {
  const J = randomWeights(9, 4);
  const at = (rule: typeof maximumRule, time: number) => {
    const w = laxFlow(J, rule, {
      times: [0, time],
      relativeTolerance: 1e-6,
      absoluteTolerance: 1e-8,
      maximumSteps: 1e5,
    }).weightsAt(1);
    return Math.max(
      ...[0, 1, 2, 3].map((k) =>
        Math.abs(
          rule(
            w.subarray(4 * k, 4 * k + 4),
            Float64Array.from([0, 1, 2, 3], (i) => w[4 * i + k]!),
            k,
          ),
        ),
      ),
    );
  };
  assert.ok(at(maximumRule, 30) < 1e-3 * at(maximumRule, 1e-9) + 1e-3);
  assert.ok(at(productRule, 10) < 1e-6);
});

test("Fig 2: the local loop is Euler's step of the flow, to 1e-15", () => {
  const n = 7;
  const J = randomWeights(10, n);
  const coefficients = uniforms(10, "alpha", n);
  const timeStep = 0.01;
  const g = neuralGradients(synapticCosts(J, { coefficients }));
  const local = localBalancingStep(J, { timeStep, coefficients });
  for (let k = 0; k < n * n; k++) {
    const expected = J[k]! * (1 + timeStep * (g[k % n]! - g[Math.floor(k / n)]!));
    assert.ok(Math.abs(local[k]! - expected) <= 2e-15 * Math.abs(expected));
  }
  // many small steps follow the flow with an error of order Δt
  const distance = (steps: number) => {
    let w: Float64Array = J;
    for (let k = 0; k < steps; k++) w = localBalancingStep(w, { timeStep: 1 / steps, coefficients });
    const run = balance(synapticCosts(J, { coefficients }), { times: [0, 1] });
    return largestDifference(w, transformedWeights(J, run.coordinates.subarray(n)));
  };
  const ratio = distance(400) / distance(800);
  assert.ok(Math.abs(ratio - 2) < 0.1, `${ratio}`);
});

test("bad input", () => {
  assert.throws(() => balance([1, 2, 3], { times: [0, 1] }), /square/);
  assert.throws(() => balance([0, -1, 1, 0], { times: [0, 1] }), /cost ≥ 0, got -1/);
  assert.throws(() => balance([0, 1, 1, 0], { times: [0, 1], power: 0 }), /power/);
  assert.throws(() => balance([0, 1, 1, 0], { times: [0, 1], descentRate: -1 }), /descentRate: expected a number > 0/);
  assert.throws(() => balance([0, 1, 1, 0], { times: [1, 0] }), /times\[1\]/);
  assert.throws(() => balance([0, 1, 1, 0], { times: [0, 1], start: [1] }), /start: expected 2 entries/);
  assert.throws(() => balance([0, 1, 2, 0], { times: [0, 100], maximumSteps: 3 }), /balance: stopped .*too many steps/);
  assert.throws(() => balance([0, 1, 2, 0], { times: [0, 1] }).costsAt(2), /costsAt/);
  assert.throws(() => laxFlow([0, 1, 1, 0], () => NaN, { times: [0, 1] }), /laxFlow: stopped/);
  assert.equal(totalCost(balance([5], { times: [0, 1] }).costsAt(1)), 5);
});
