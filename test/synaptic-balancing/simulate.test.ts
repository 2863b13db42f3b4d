import assert from "node:assert/strict";
import { test } from "node:test";
import { randomStream } from "plasticity/numerics/random";
import {
  averageJacobianNorm,
  equilibrium,
  gains,
  hyperbolicTangent,
  rateNetwork,
  robustnessCosts,
  sameMapInput,
  sameMapNetworks,
  sensitivity,
  simulate,
  stationaryNoise,
  synapticCosts,
  taskPreservingTransform,
  totalCost,
} from "plasticity/synaptic-balancing";
import { largestDifference, normals, randomCoordinates, randomNetwork } from "./randomNetworks.js";

const near = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected} ± ${tolerance}`);
const timeStep = 0.02;

test("Fig 1: the balanced network, same outputs, scaled activity, maxima", () => {
  const { original, balanced, coordinates } = sameMapNetworks();
  near(coordinates[0]!, 0.25 * Math.log(160), 1e-14);
  near(coordinates[1]!, -1.268793, 1e-6);
  assert.ok(largestDifference(balanced.recurrent, [0, 0.632456, 0.632456, 0]) < 1e-6);
  assert.ok(largestDifference(balanced.input, [1.405853, 0.355656]) < 1e-6);
  assert.ok(largestDifference(balanced.output, [0.533484, 0.168702]) < 1e-6);
  const input = sameMapInput();
  assert.equal(input.length, 2000);
  assert.deepEqual(
    [input[0], input[249], input[250], input[749], input[750], input[1100], input[1350]],
    [0.3, 0.3, 1.3, 1.3, 0.3, 0.8999999999999999, 0.3],
  );
  const a = simulate(original, input, { timeStep });
  const b = simulate(balanced, input, { timeStep });
  assert.ok(largestDifference(a.outputs, b.outputs) < 1e-12);
  assert.ok(
    largestDifference(
      b.states,
      a.states.map((x, k) => x * Math.exp(-coordinates[k % 2]!)),
    ) < 1e-12,
  );
  const largest = (states: Float64Array, neuron: number) => Math.max(...states.filter((_, k) => k % 2 === neuron));
  // Maxima of a separate implementation in Python.
  near(Math.max(...a.outputs), 2.295944, 1e-6);
  near(largest(a.states, 0), 12.343526, 1e-6);
  near(largest(a.states, 1), 0.740692, 1e-6);
  near(largest(b.states, 0), 3.470637, 1e-6);
  near(largest(b.states, 1), 2.634316, 1e-6);
});

test("Fig 1: costs, sensitivity, and the theory of the noise", () => {
  const { original, balanced } = sameMapNetworks();
  const costs = synapticCosts(original.recurrent);
  near(totalCost(costs), 64.0025, 1e-12);
  near(equilibrium(costs).total, 0.8, 1e-14);
  const one = { mean: [1, 1], secondMoment: [1, 1] };
  const unit = { mean: Float64Array.from(one.mean), secondMoment: Float64Array.from(one.secondMoment) };
  near(sensitivity(original.recurrent, unit), 66.0025, 1e-12);
  near(sensitivity(balanced.recurrent, unit), 2.8, 1e-12);
  const a = stationaryNoise(original, 0.1).outputDeviation[0]!;
  const b = stationaryNoise(balanced, 0.1).outputDeviation[0]!;
  near(a, 0.120794, 1e-6); // NumPy, by Kronecker products
  near(b, 0.059645, 1e-6);
  near(a / b, 2.025, 1e-3);
  assert.throws(
    () => stationaryNoise(rateNetwork({ recurrent: [[2]], input: [[1]], output: [[1]] }), 0.1),
    /growing at 1/,
  );
});

test("Fig 1: noisy trials, ratio of the deviations between 1.6 and 2.5; the same noise named by its seed", () => {
  const { original, balanced } = sameMapNetworks();
  const input = sameMapInput();
  const deviation = (network: typeof original, trials: number) => {
    const exact = simulate(network, input, { timeStep }).outputs;
    let squares = 0;
    for (let trial = 0; trial < trials; trial++) {
      const noise = { magnitude: 0.1, stream: randomStream(1, "noise", trial) };
      const { outputs } = simulate(network, input, { timeStep, noise });
      for (let k = 500; k <= 2000; k++) squares += (outputs[k]! - exact[k]!) ** 2;
    }
    return Math.sqrt(squares / (trials * 1501));
  };
  const a = deviation(original, 50);
  const b = deviation(balanced, 50);
  assert.ok(a / b > 1.6 && a / b < 2.5, `${a / b}`);
  // 50 trials of 30 time units with a correlation time of some units: about 8 % standard error
  near(a, 0.121, 0.03);
  near(b, 0.06, 0.015);
  assert.equal(deviation(original, 3), deviation(original, 3));
});

test("noise at rest: standard deviation ε/√2 for an unconnected neuron", () => {
  const network = rateNetwork({ recurrent: [[0]], input: [[0]], output: [[1]] });
  const steps = 200_000;
  const { states } = simulate(network, new Float64Array(steps), {
    timeStep: 0.1,
    noise: { magnitude: 0.5, stream: randomStream(2, "rest") },
  });
  let squares = 0;
  for (let k = 1000; k < steps; k++) squares += states[k]! ** 2 / (steps - 1000);
  // Euler's stationary variance is ε² Δt/(1 − (1 − Δt)²) = ε²/(2 − Δt)
  const expected = 0.25 / 1.9;
  // about 10⁴ independent samples
  near(squares / expected, 1, 5 * Math.sqrt(2 / 1e4));
  near(Math.sqrt(squares), 0.5 / Math.SQRT2, 0.05 * 0.354);
});

test("Euler's step by hand, initial state, readout of x", () => {
  const network = rateNetwork({
    recurrent: [
      [0, 2],
      [1, 0],
    ],
    input: [[1], [0]],
    output: [[1, -1]],
    bias: [0, 0.5],
  });
  const run = simulate(network, [1, 0], { timeStep: 0.5, initial: [-1, 2] });
  // x₀ = (−1, 2), φ = (0, 2): ẋ = (1 + 4 + 1, −2 + 0 + 0.5) → (2, 1.25); then (−2 + 2.5, −1.25 + 2 + 0.5) / 2
  assert.deepEqual([...run.states], [-1, 2, 2, 1.25, 2.25, 1.875]);
  assert.deepEqual([...run.outputs], [-3, 0.75, 0.375]);
});

test("Euler converges with order 1", () => {
  const network = randomNetwork(3, 4);
  const end = (steps: number) =>
    simulate(network, new Float64Array(2 * steps).fill(0.7), { timeStep: 2 / steps }).outputs.slice(-2);
  const best = end(1 << 14);
  const ratio = largestDifference(end(200), best) / largestDifference(end(400), best);
  near(ratio, 2, 0.2);
});

test("P2: sensitivity by moments = by definition, before and after the transform, ReLU and tanh", () => {
  for (const seed of [1, 2]) {
    const n = 6;
    const network = randomNetwork(seed, n);
    const input = normals(seed, "input", 80 * 2);
    const moved = taskPreservingTransform(network, randomCoordinates(seed, n));
    const constant: number[] = [];
    for (const net of [network, moved]) {
      const { states } = simulate(net, input, { timeStep: 0.1 });
      const moments = gains(states, n);
      assert.deepEqual(moments.mean, moments.secondMoment);
      const s = sensitivity(net.recurrent, moments);
      near(averageJacobianNorm(net.recurrent, states) / s, 1, 1e-12);
      // Eq 10: C plus a constant
      constant.push(s - totalCost(robustnessCosts(net.recurrent, moments.secondMoment)));
    }
    near(constant[0]!, constant[1]!, 1e-12);
    const { states } = simulate(network, input, { timeStep: 0.1, nonlinearity: hyperbolicTangent });
    const moments = gains(states, n, hyperbolicTangent);
    assert.ok(moments.mean[0]! > moments.secondMoment[0]! + 1e-3);
    near(
      averageJacobianNorm(network.recurrent, states, hyperbolicTangent) / sensitivity(network.recurrent, moments),
      1,
      1e-12,
    );
  }
});

test("unstable dynamics and bad input are errors, never NaN", () => {
  const unstable = rateNetwork({ recurrent: [[30]], input: [[1]], output: [[1]] });
  assert.throws(
    () => simulate(unstable, new Float64Array(2000).fill(1), { timeStep: 0.1 }),
    /left the range of numbers in step \d+ .*unstable/,
  );
  const network = randomNetwork(1, 3);
  assert.throws(() => simulate(network, [1, 2, 3], { timeStep: 0.1 }), /input: expected a multiple of 2/);
  assert.throws(() => simulate(network, [1, NaN], { timeStep: 0.1 }), /input\[1\]/);
  assert.throws(() => simulate(network, [1, 2], { timeStep: 0 }), /timeStep: expected a number > 0, got 0/);
  assert.throws(() => simulate(network, [1, 2], { timeStep: 0.1, initial: [1] }), /initial/);
  assert.throws(
    () => simulate(network, [1, 2], { timeStep: 0.1, noise: { magnitude: -1, stream: randomStream(1) } }),
    /noise\.magnitude/,
  );
  assert.throws(() => gains([1, 2, 3], 2), /states/);
  assert.throws(() => gains([], 2), /states/);
  assert.throws(() => averageJacobianNorm([1, 0, 0, 1], [1, 2, 3]), /states/);
  assert.throws(() => sameMapInput({ timeStep: 0 }), /timeStep/);
});
