import assert from "node:assert/strict";
import { test } from "node:test";
import { dormandPrince, maximumMagnitude, norm } from "plasticity/numerics";
import { randomStream } from "plasticity/numerics/random";
import {
  contextIntegration,
  extendedNeuralGradients,
  initialNetwork,
  linear,
  lossAlongTransform,
  lossAndGradients,
  neuralGradients,
  relu,
  synapticCosts,
  trainingStep,
} from "plasticity/synaptic-balancing";
import type { LossOptions, RateNetwork } from "plasticity/synaptic-balancing";
import { largestDifference, uniforms } from "./randomNetworks.js";

const parts = ["recurrent", "input", "output", "bias"] as const;

function network(seed: number, neurons: number): RateNetwork {
  const stream = randomStream(seed, "training network");
  const initial = initialNetwork({ neurons, inputs: 6, outputs: 2 }, stream);
  stream.fillNormal(initial.bias);
  return initial;
}

test("gradients against central differences, 1e-6 relative: losses, sub-steps, penalties", () => {
  const batch = contextIntegration(randomStream(1, "trial"), { samples: 5 });
  const cases: LossOptions[] = [
    { loss: "root mean", subSteps: 3 },
    { loss: "mean", subSteps: 1 },
    { loss: "sum", subSteps: 2, nonlinearity: linear },
    { loss: "root mean", subSteps: 2, penalty: 0.1 },
    { loss: "mean", subSteps: 2, penalty: 0.2, power: 3, coefficients: uniforms(1, "alpha", 25) },
    { loss: "mean", subSteps: 2, penalty: 0.2, power: 1 },
  ];
  for (const options of cases) {
    const net = network(2, 5);
    const total = () => {
      const { taskLoss, penaltyCost } = lossAndGradients(net, batch, options);
      return taskLoss + penaltyCost;
    };
    const { gradients } = lossAndGradients(net, batch, options);
    for (const part of parts) {
      const scale = maximumMagnitude(gradients[part]);
      for (let k = 0; k < net[part].length; k++) {
        const kept = net[part][k]!;
        const step = 1e-6;
        net[part][k] = kept + step;
        const up = total();
        net[part][k] = kept - step;
        const down = total();
        net[part][k] = kept;
        const error = Math.abs((up - down) / (2 * step) - gradients[part][k]!);
        assert.ok(error < 1e-6 * scale, `${part}[${k}] ${JSON.stringify(options.loss)}: ${error / scale}`);
      }
    }
  }
});

test("P4: 𝒩(∇L) = 0 at every point; 𝒩(∇L_reg) = −λ p g, so a minimum is balanced", () => {
  const batch = contextIntegration(randomStream(3, "trial"), { samples: 6 });
  for (const loss of ["root mean", "mean", "sum"] as const) {
    for (const nonlinearity of [relu, linear]) {
      const net = network(4, 6);
      const options = { loss, nonlinearity, subSteps: 4 };
      const { gradients } = lossAndGradients(net, batch, options);
      const scale = Math.max(...parts.map((part) => maximumMagnitude(gradients[part])));
      assert.ok(maximumMagnitude(lossAlongTransform(net, gradients)) < 1e-13 * scale, loss);
      const penalty = 0.3;
      for (const [power, coefficients] of [
        [2, 1],
        [2, uniforms(5, "alpha", 36)],
        [3, uniforms(6, "alpha", 36)],
      ] as const) {
        const regularised = lossAndGradients(net, batch, { ...options, penalty, power, coefficients }).gradients;
        const g = neuralGradients(synapticCosts(net.recurrent, { power, coefficients }));
        const along = lossAlongTransform(net, regularised);
        assert.ok(maximumMagnitude(g) > 0.1);
        assert.ok(
          largestDifference(
            along,
            g.map((x) => -penalty * power * x),
          ) <
            1e-13 * (scale + 1),
        );
      }
    }
  }
});

test("P4: gradient flow on the regularised loss ends balanced, with ġ_ext = −4λ g on the way (linear units)", () => {
  const trial = contextIntegration(randomStream(7, "trial"), { samples: 6, signalNoise: 0.5, contextNoise: 0.5 });
  const batch = { ...trial, input: trial.input.map((u) => u / 2), target: trial.target.map((z) => z / 6) };
  const penalty = 0.05;
  const neurons = 2;
  const net = initialNetwork({ neurons, inputs: 6, outputs: 2 }, randomStream(8, "p4"));
  const options: LossOptions = { loss: "mean", nonlinearity: linear, subSteps: 1, penalty };
  const start = Float64Array.from([...parts.flatMap((part) => [...net[part]]), 0, 0]);
  const load = (y: Float64Array) => {
    let at = 0;
    for (const part of parts) {
      net[part].set(y.subarray(at, at + net[part].length));
      at += net[part].length;
    }
    return at;
  };
  const g = () => neuralGradients(synapticCosts(net.recurrent));
  const share = () => norm(g()) / norm(net.recurrent) ** 2;
  const startShare = share();
  const startExtended = extendedNeuralGradients(net);
  // all weights, then ∫ g
  const run = dormandPrince(
    (_t, y, out) => {
      const rest = load(y);
      const { gradients } = lossAndGradients(net, batch, options);
      out.set(parts.flatMap((part) => [...gradients[part].map((x) => -x)]));
      out.set(g(), rest);
    },
    start,
    [0, 1000],
  );
  assert.equal(run.status, "finished");
  const end = run.states.slice(start.length);
  const integral = end.slice(load(end));
  const { gradients } = lossAndGradients(net, batch, options);
  const left = Math.hypot(...parts.map((part) => norm(gradients[part])));
  assert.ok(left < 1e-3, `gradient left ${left}`);
  assert.ok(startShare > 0.1 && share() < startShare / 20, `‖g‖/ΣJ² ${startShare} → ${share()}`);
  // 𝒩(∇L_reg) = −λ p g bounds ‖g‖ by the gradient that is left
  const size = Math.max(...parts.map((part) => maximumMagnitude(net[part])));
  assert.ok(norm(g()) <= (4 * size * left) / (2 * penalty));
  const conserved = extendedNeuralGradients(net).map((x, k) => x - startExtended[k]! + 4 * penalty * integral[k]!);
  assert.ok(norm(integral) > 0.1 && maximumMagnitude(conserved) < 1e-6, `${maximumMagnitude(conserved)}`);
});

test("conservation: ‖Δg_ext‖ halves with the learning rate, ‖Δg‖ stays; with λ, Δg_ext = −4λ ∫ g", () => {
  const run = (learningRate: number, penalty: number) => {
    const stream = randomStream(9, "network");
    const net = initialNetwork({ neurons: 12, inputs: 6, outputs: 2 }, stream);
    const start = extendedNeuralGradients(net);
    const startRecurrent = neuralGradients(synapticCosts(net.recurrent));
    const integral = new Float64Array(12);
    const batch = contextIntegration(randomStream(9, "trial"), { samples: 10 });
    for (let k = 0; k < Math.round(0.1 / learningRate); k++) {
      const g = neuralGradients(synapticCosts(net.recurrent));
      const { gradientNorm } = trainingStep(net, batch, { learningRate, penalty, subSteps: 1, clip: 10 });
      for (let i = 0; i < 12; i++) integral[i]! += learningRate * Math.min(1, 10 / gradientNorm) * g[i]!;
    }
    const change = extendedNeuralGradients(net).map((x, i) => x - start[i]!);
    return {
      extended: norm(change),
      recurrent: norm(neuralGradients(synapticCosts(net.recurrent)).map((x, i) => x - startRecurrent[i]!)),
      rest: norm(change.map((x, i) => x + 4 * penalty * integral[i]!)),
    };
  };
  const free = [2e-3, 1e-3, 5e-4].map((rate) => run(rate, 0));
  for (let k = 1; k < 3; k++) {
    const ratio = free[k]!.extended / free[k - 1]!.extended;
    assert.ok(Math.abs(ratio - 0.5) < 0.05, `${ratio}`);
    assert.ok(Math.abs(free[k]!.recurrent / free[k - 1]!.recurrent - 1) < 0.02);
  }
  assert.ok(free[2]!.recurrent > 20 * free[2]!.extended);
  const decayed = run(1e-4, 0.1);
  assert.ok(decayed.rest < 0.01 * decayed.extended, `${decayed.rest / decayed.extended}`);
});

test("clipping: a long gradient makes a step of fixed length, a short one is left alone", () => {
  const batch = contextIntegration(randomStream(1, "trial"), { samples: 4 });
  for (const clip of [1e-3, 1e9, Infinity]) {
    const net = network(1, 4);
    const before = parts.map((part) => net[part].slice());
    const { gradientNorm } = trainingStep(net, batch, { learningRate: 0.01, clip });
    const length = Math.hypot(...parts.map((part, p) => norm(net[part].map((x, k) => x - before[p]![k]!))));
    assert.ok(Math.abs(length / (0.01 * Math.min(gradientNorm, clip)) - 1) < 1e-9);
  }
});

test("section 5.5: what the Methods print (summed squares, rate 0.003, no clipping) leaves the range of numbers at once", () => {
  const net = initialNetwork({ neurons: 16, inputs: 6, outputs: 2 }, randomStream(0, "initial network"));
  const step = (k: number) =>
    trainingStep(net, contextIntegration(randomStream(0, "trial", k)), {
      loss: "sum",
      learningRate: 0.003,
      clip: Infinity,
      subSteps: 1,
    });
  assert.throws(() => {
    for (let k = 0; k < 5; k++) step(k);
  }, /left the range of numbers.*unstable/);
});

test("bad input", () => {
  const batch = contextIntegration(randomStream(1, "trial"), { samples: 2 });
  const net = network(1, 3);
  assert.throws(
    () => lossAndGradients(net, { ...batch, inputs: 2 }),
    /lossAndGradients: batch.input: expected 32 entries, got 96/,
  );
  assert.throws(() => lossAndGradients(net, batch, { penalty: -1 }), /penalty.*-1/);
  assert.throws(() => lossAndGradients(net, batch, { power: 0 }), /power/);
  assert.throws(() => lossAndGradients(net, batch, { penalty: 1, coefficients: [1, 2] }), /coefficients/);
  assert.throws(() => lossAndGradients(net, batch, { subSteps: 0 }), /subSteps/);
  assert.throws(() => trainingStep(net, batch, { learningRate: 0 }), /learningRate/);
  assert.throws(() => trainingStep(net, batch, { learningRate: 1, clip: NaN }), /clip/);
});
