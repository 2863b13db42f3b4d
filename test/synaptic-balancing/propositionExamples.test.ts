// What the notebook on the propositions draws and checks beside its experiments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics";
import {
  balancingRule,
  CHAIN,
  conservationExample,
  costProfiles,
  equilibrium,
  gainIndexErrors,
  homogeneousOutputChange,
  JOINED_PAIRS,
  maximumRule,
  laxConservation,
  neuralGradients,
  normalCosts,
  normality,
  penalisedStudents,
  productRule,
  randomCycles,
  randomStronglyConnected,
  ruleEnd,
  specialMatrices,
  stronglyConnectedComponents,
  synapticCosts,
  threeTopologies,
} from "plasticity/synaptic-balancing";

test("special matrices: what holds vanishes, what doesn't does not", () => {
  for (const draw of specialMatrices(5)) {
    for (const name of [
      "symmetrised",
      "boundReached",
      "rankOne",
      "normality",
      "normalSquares",
      "symmetricAbsolute",
      "symmetricCubes",
      "costNormality",
    ] as const) {
      assert.ok(Math.abs(draw[name]) < 1e-12, `${name} ${draw[name]}`);
    }
    for (const name of ["asPrinted", "normalAbsolute", "normalCubes", "normalGains", "normalCosts"] as const) {
      assert.ok(draw[name] > 0.01, `${name} ${draw[name]}`);
    }
  }
  assert.throws(() => specialMatrices(0), /specialMatrices: count: expected a whole number ≥ 1, got 0/);
});

test("random cycles are balanced by construction, and not all of one piece", () => {
  const costs = randomCycles(12, 3, randomStream(1, "cycles"));
  assert.ok(neuralGradients(costs).every((g) => Math.abs(g) < 1e-12));
  assert.ok(costs.some((c) => c > 0) && costs.some((c, k) => c === 0 && k % 13 !== 0));
});

test("a balanced matrix falls into strongly connected pieces: neglecting directions joins none of them", () => {
  for (let draw = 0; draw < 20; draw++) {
    const costs = randomCycles(12, 3, randomStream(draw, "cycles"));
    const both = costs.map((c, k) => c + costs[(k % 12) * 12 + Math.floor(k / 12)]!);
    assert.equal(stronglyConnectedComponents(costs).length, stronglyConnectedComponents(both).length);
  }
});

test("local rules come to rest with equal gradients", () => {
  const J = randomStronglyConnected(5, 1, randomStream(3, "rule"));
  for (const rule of [maximumRule, productRule, balancingRule(2)]) {
    const { start, end, largest, reach } = ruleEnd(J, rule, 100);
    assert.ok(start > 0.01 && end < 1e-6 * start && largest < 1e-6 * start && reach > 0.01, `${start} ${end}`);
  }
});

test("a random local rule moves the weights and keeps spectrum, loops and output", () => {
  for (const { spectrum, loop, output, weights } of laxConservation(3)) {
    assert.ok(Math.max(spectrum, loop, output) < 1e-9 && weights > 0.01, `${spectrum} ${loop} ${output} ${weights}`);
  }
  assert.throws(() => laxConservation(0), /laxConservation: count/);
});

test("normal costs: nonnegative, normal, not symmetric, not balanced", () => {
  const costs = normalCosts(randomStream(1, "normal costs"));
  assert.ok(costs.every((c) => c >= 0) && normality(costs) < 1e-14);
  assert.ok(Math.abs(costs[1]! - costs[3]!) > 0.01 && neuralGradients(costs).some((g) => Math.abs(g) > 0.01));
});

test("the presynaptic gain makes the cost follow the sensitivity, the postsynaptic one doesn't", () => {
  for (const seed of [0, 1, 2]) {
    const { presynaptic, postsynaptic } = gainIndexErrors(seed);
    assert.ok(presynaptic < 1e-9 && postsynaptic > 0.01, `${presynaptic} ${postsynaptic}`);
  }
});

test("degree two: the output is kept with k = 2 and lost with k = 1", () => {
  assert.ok(homogeneousOutputChange(2, 1) < 1e-12);
  assert.ok(homogeneousOutputChange(1, 1) > 1e-3);
});

test("three topologies: only the strongly connected one comes to rest", () => {
  const { rows, rate, slope } = threeTopologies();
  const last = (name: string) => rows.filter((row) => row.topology === name).at(-1)!;
  assert.ok(last("strongly connected").imbalance < 1e-10 && rate > 0);
  assert.ok(last("chain").imbalance > 1e-6 && last("chain").reach > 4);
  assert.ok(last("two pairs, joined one way").link > 0);
  assert.equal(slope.length, 2);
  for (const costs of [CHAIN, JOINED_PAIRS]) assert.throws(() => equilibrium(costs), /strongly connected/);
});

test("a conserved example conserves, students end balanced where they end, profiles are valleys", () => {
  const { conserved, before, after, spectrumBefore } = conservationExample(maximumRule);
  for (const { kind, relative } of conserved) if (kind === "loop") assert.ok(Math.abs(relative - 1) < 1e-9);
  before.forEach((row, k) => assert.ok(Math.abs(row["y1"]! - after[k]!["y1"]!) < 1e-9));
  assert.equal(spectrumBefore.length, 5);
  const [, student] = penalisedStudents(2);
  assert.ok(student!.end.gradientNorm < 1e-7 && student!.end.imbalance < 1e-6);
  const costs = synapticCosts(randomStronglyConnected(4, 1, randomStream(1, "valley")), { power: 0.5 });
  for (const line of [0, 1, 2]) {
    const profile = costProfiles(costs, { power: 0.5, lines: 3 }).filter((row) => row.line === line);
    for (let k = 1; k < profile.length - 1; k++) {
      assert.ok(2 * profile[k]!.cost <= profile[k - 1]!.cost + profile[k + 1]!.cost + 1e-12);
    }
  }
});
