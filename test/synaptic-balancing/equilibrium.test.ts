import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { maximumMagnitude, norm } from "plasticity/numerics";
import {
  NotStronglyConnectedError,
  asymmetry,
  conductanceLaplacian,
  costBounds,
  eigenmodes,
  equilibrium,
  neuralGradients,
  normality,
  randomOrthogonal,
  rankOneEquilibrium,
  robustnessCosts,
  stronglyConnectedComponents,
  symmetrisedCosts,
  synapticCosts,
  totalCost,
  transformedCosts,
} from "plasticity/synaptic-balancing";
import { randomStream } from "plasticity/numerics/random";
import { costsOf, largestDifference, randomCoordinates, randomWeights, uniforms } from "./randomNetworks.js";

const ensemble = fc.record({
  seed: fc.nat(1e6),
  n: fc.integer({ min: 2, max: 11 }),
  power: fc.constantFrom(0.5, 1, 1.5, 2, 3),
  density: fc.constantFrom(1, 0.25),
});

test("balance at equilibrium, Σ h = 0, C* is the least (property)", () => {
  fc.assert(
    fc.property(ensemble, (network) => {
      const { seed, n, power } = network;
      const costs = costsOf(network);
      const found = equilibrium(costs, { power });
      assert.ok(maximumMagnitude(neuralGradients(found.costs)) < 1e-12 * found.total);
      assert.ok(Math.abs(found.coordinates.reduce((a, b) => a + b, 0)) < 1e-12 * n);
      assert.ok(found.total <= found.initialTotal * (1 + 1e-14));
      const elsewhere = transformedCosts(
        costs,
        randomCoordinates(seed, n, 0.1).map((x, k) => x + found.coordinates[k]!),
        power,
      );
      assert.ok(totalCost(elsewhere) >= found.total * (1 - 1e-14));
      // the start does not matter: from the transformed costs the same balanced costs come out
      const again = equilibrium(elsewhere, { power });
      assert.ok(largestDifference(again.costs, found.costs) < 1e-9 * found.total);
    }),
    { numRuns: 150 },
  );
});

test("P2: the Hessian of C is p² L, positive semidefinite; C convex between any two points", () => {
  const n = 5;
  for (const power of [0.5, 1, 2, 3]) {
    const costs = costsOf({ seed: 3, n, power, density: 1 });
    const at = (h: number[]) => totalCost(transformedCosts(costs, h, power));
    const laplacian = conductanceLaplacian(costs);
    const step = 1e-4;
    const shifted = (i: number, a: number, j: number, b: number) =>
      at(Array.from({ length: n }, (_, k) => (k === i ? a * step : 0) + (k === j ? b * step : 0)));
    const scale = power * power * maximumMagnitude(laplacian);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const second =
          (shifted(i, 1, j, 1) - shifted(i, 1, j, -1) - shifted(i, -1, j, 1) + shifted(i, -1, j, -1)) /
          (4 * step * step);
        // differences of numbers near C carry a rounding error of about 1e-16 C/step²
        assert.ok(
          Math.abs(second - power * power * laplacian[i * n + j]!) <
            1e-7 * scale + 1e-16 * (totalCost(costs) / step ** 2),
        );
      }
    }
    assert.ok(eigenmodes(laplacian).values[0]! > -1e-12 * scale);
    for (let pair = 0; pair < 50; pair++) {
      const [a, b] = [2 * pair, 2 * pair + 1].map((seed) => [...randomCoordinates(seed, n)]);
      const middle = at(a!.map((x, k) => (x + b![k]!) / 2));
      assert.ok(middle <= ((at(a!) + at(b!)) / 2) * (1 + 1e-14));
    }
  }
});

test("P5: all bounds hold on random networks with self-loops, and the constant 4 is reached (property)", () => {
  let least = Infinity;
  fc.assert(
    fc.property(ensemble, (network) => {
      const costs = costsOf(network);
      const { total, initialTotal } = equilibrium(costs, { power: network.power });
      const { lower, printed, sharpened, laplacian } = costBounds(costs);
      const slack = 1e-12 * initialTotal;
      assert.ok(lower <= total + slack);
      assert.ok(total <= sharpened + slack);
      assert.ok(sharpened <= printed + slack);
      assert.ok(total <= laplacian + slack);
      least = Math.min(least, ((initialTotal - total) * initialTotal) / norm(neuralGradients(costs)) ** 2);
    }),
    { numRuns: 400 },
  );
  assert.ok(least >= 0.25 - 1e-9, `${least}`);
  // two neurons, c = 1 ± δ: ratio → 1/4 + O(δ²)
  for (const delta of [0.1, 0.01]) {
    const costs = [0, 1 + delta, 1 - delta, 0];
    const { total, initialTotal } = equilibrium(costs);
    const ratio = ((initialTotal - total) * initialTotal) / norm(neuralGradients(costs)) ** 2;
    assert.ok(ratio >= 0.25 && ratio < 0.25 + 0.1 * delta ** 2, `${ratio}`);
  }
});

test("bounds without anything to balance", () => {
  assert.deepEqual(costBounds([3, 0, 0, 1]), { lower: 4, printed: 4, sharpened: 4, laplacian: 4 });
  assert.deepEqual(costBounds([2]), { lower: 2, printed: 2, sharpened: 2, laplacian: 2 });
});

test("symmetrisable costs: √(c_ij c_ji), the lower bound is reached to 1e-14", () => {
  const n = 6;
  const power = 1.5;
  const s = uniforms(2, "symmetric", n * n);
  const symmetric = s.map((_, k) => s[k]! + s[(k % n) * n + Math.floor(k / n)]!);
  const costs = transformedCosts(symmetric, randomCoordinates(2, n), power);
  assert.equal(asymmetry(symmetric), 0);
  assert.ok(asymmetry(costs) > 0.1);
  const found = equilibrium(costs, { power });
  assert.ok(largestDifference(found.costs, symmetrisedCosts(costs)) < 1e-14 * n);
  assert.ok(largestDifference(found.costs, symmetric) < 1e-14 * n);
  assert.ok(Math.abs(found.total / costBounds(costs).lower - 1) < 1e-14);
});

test("rank-one costs: closed form (property)", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 2, max: 8 }), fc.constantFrom(0.5, 1, 2, 3), (seed, n, power) => {
      const a = uniforms(seed, "a", n);
      const b = uniforms(seed, "b", n);
      const costs = Float64Array.from({ length: n * n }, (_, k) => a[Math.floor(k / n)]! * b[k % n]!);
      const closed = rankOneEquilibrium(a, b, { power });
      const found = equilibrium(costs, { power });
      assert.ok(largestDifference(closed.coordinates, found.coordinates) < 1e-9);
      assert.ok(largestDifference(closed.costs, found.costs) < 1e-12);
      assert.ok(Math.abs(closed.total - found.total) < 1e-12 * found.total);
      // what is off the diagonal balances alone, so dropping self-loops changes nothing
      const loopless = costs.map((c, k) => (k % (n + 1) === 0 ? 0 : c));
      assert.ok(largestDifference(equilibrium(loopless, { power }).coordinates, found.coordinates) < 1e-9);
    }),
    { numRuns: 50 },
  );
  assert.throws(() => rankOneEquilibrium([1, 0], [1, 1]), /a\[1\]: expected a number > 0, got 0/);
  assert.throws(() => rankOneEquilibrium([1, 1], [1]), /b: expected 2 entries/);
});

test("normal matrices are balanced for p = 2 with equal α only; circulant ones for every p", () => {
  const n = 6;
  const J = randomOrthogonal(n, randomStream(1, "orthogonal"));
  assert.ok(normality(J) < 1e-14);
  assert.ok(normality(randomWeights(1, n)) > 0.1);
  const imbalance = (w: Float64Array, power: number, coefficients: number | Float64Array = 1) =>
    maximumMagnitude(neuralGradients(synapticCosts(w, { power, coefficients })));
  assert.ok(imbalance(J, 2) < 2e-15);
  assert.ok(imbalance(J, 1) > 0.1);
  assert.ok(imbalance(J, 3) > 0.05);
  assert.ok(imbalance(J, 2, uniforms(1, "alpha", n)) > 0.1);
  const first = uniforms(4, "circulant", n);
  const circulant = Float64Array.from({ length: n * n }, (_, k) => first[((k % n) - Math.floor(k / n) + n) % n]!);
  const antisymmetric = Float64Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return i === j ? 0 : (i < j ? 1 : -1) * first[(i + j) % n]!;
  });
  for (const w of [circulant, antisymmetric]) {
    assert.ok(normality(w) < 1e-14);
    for (const power of [0.5, 1, 2, 3]) assert.ok(imbalance(w, power) < 1e-14);
    assert.ok(imbalance(w, 2, uniforms(5, "alpha", n)) > 0.05);
  }
});

test("strongly connected components, against reachability by powers of the matrix (property)", () => {
  assert.deepEqual(stronglyConnectedComponents([0, 0, 1, 0]), [[0], [1]]);
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (seed, n, density) => {
        const matrix = uniforms(seed, "support", n * n).map((u) => (u < density ? 1 : 0));
        const reach = matrix.map((entry, k) => (k % (n + 1) === 0 ? 1 : entry));
        for (let m = 0; m < n; m++) {
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++) if (reach[i * n + m] === 1 && reach[m * n + j] === 1) reach[i * n + j] = 1;
          }
        }
        const components = stronglyConnectedComponents(matrix);
        assert.deepEqual(
          components.flat().sort((a, b) => a - b),
          Array.from({ length: n }, (_, k) => k),
        );
        const partOf = new Map(components.flatMap((part, index) => part.map((k) => [k, index] as const)));
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            assert.equal(partOf.get(i) === partOf.get(j), reach[i * n + j] === 1 && reach[j * n + i] === 1);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a long chain of neurons needs no recursion", () => {
  const n = 1500;
  const chain = new Float64Array(n * n);
  for (let k = 0; k < n; k++) chain[((k + 1) % n) * n + k] = 1;
  assert.equal(stronglyConnectedComponents(chain).length, 1);
  chain[0 * n + n - 1] = 0;
  assert.equal(stronglyConnectedComponents(chain).length, n);
});

test("not strongly connected: the error names the components and what can be done; separately balances each", () => {
  const n = 5;
  const costs = new Float64Array(n * n);
  costs[0 * n + 1] = 4;
  costs[1 * n + 0] = 1;
  costs[2 * n + 3] = 1;
  costs[3 * n + 2] = 9;
  costs[2 * n + 0] = 2; // 0 → 2 joins the two pairs one way; neuron 4 stands alone
  assert.throws(
    () => equilibrium(costs),
    (error) =>
      error instanceof NotStronglyConnectedError &&
      /\{0, 1\} \{2, 3\} \{4\}.*components: "separately".*balance\(\).*gainFloor/.test(error.message) &&
      error.components.length === 3,
  );
  const found = equilibrium(costs, { components: "separately" });
  assert.deepEqual(found.components, [[0, 1], [2, 3], [4]]);
  assert.ok(
    largestDifference(found.coordinates, [Math.log(4) / 8, -Math.log(4) / 8, -Math.log(9) / 8, Math.log(9) / 8, 0]) <
      1e-14,
  );
  assert.ok(Math.abs(found.costs[1]! - 2) < 1e-14 && Math.abs(found.costs[3 * n + 2]! - 3) < 1e-14);
  assert.ok(Math.abs(found.costs[2 * n]! - 2 * Math.exp(2 * (found.coordinates[0]! - found.coordinates[2]!))) < 1e-14);
  // a silent neuron: its column vanishes, and the gain floor makes the network whole
  const J = randomWeights(6, 4);
  assert.throws(() => equilibrium(robustnessCosts(J, [0.5, 0, 0.3, 0.4])), /\{0, 2, 3\} \{1\}/);
  assert.equal(equilibrium(robustnessCosts(J, [0.5, 0, 0.3, 0.4], { gainFloor: 0.01 })).components.length, 1);
});

test("4–12 Newton steps up to N = 256; one neuron; costs far apart", () => {
  for (const n of [6, 64, 256]) {
    const found = equilibrium(synapticCosts(randomWeights(n, n)));
    assert.ok(found.iterations >= 2 && found.iterations <= 12, `${found.iterations}`);
    assert.ok(found.residual < 1e-14);
  }
  assert.deepEqual([...equilibrium([7]).coordinates], [0]);
  const far = equilibrium([0, 1e-12, 1e12, 0]);
  assert.ok(Math.abs(far.total - 2) < 1e-12);
});

test("bad input", () => {
  assert.throws(() => equilibrium([1, 2, 3]), /square/);
  assert.throws(() => equilibrium([]), /costs: expected at least one row/);
  assert.throws(() => equilibrium([0, NaN, 1, 0]), /NaN/);
  assert.throws(() => equilibrium([0, -1, 1, 0]), /≥ 0, got -1/);
  assert.throws(() => equilibrium([0, 1, 1, 0], { power: -2 }), /power.*-2/);
  assert.throws(() => equilibrium([0, 1, 5, 0], { maximumIterations: 0 }), /no convergence in 0/);
});
