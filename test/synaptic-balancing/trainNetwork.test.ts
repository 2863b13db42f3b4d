import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { norm, randomStream } from "plasticity/numerics";
import {
  contextIntegration,
  initialNetwork,
  lossAndGradients,
  neuralGradients,
  participationRank,
  randomOrthogonal,
  trainingStep,
  trainNetwork,
  trainingOutcomes,
} from "plasticity/synaptic-balancing";

const small = { neurons: 12, subSteps: 2, seed: 1, name: "test", logEvery: 5 };
const schedule = (iterations: number, learningRate = 0.005) => [{ iterations, learningRate }];

describe("training in the kernels", () => {
  it("makes the same steps as the double-precision reference (relative 1e-4 after three)", () => {
    const { network } = trainNetwork({ ...small, logEvery: 1 }, { schedule: schedule(3), penalty: 0.1 });
    const reference = initialNetwork(
      { neurons: 12, inputs: 6, outputs: 2 },
      randomStream(1, "synaptic-balancing/training", "test", "initial network"),
    );
    const trials = randomStream(1, "synaptic-balancing/training", "test", "trials");
    for (let k = 0; k < 3; k++) {
      trainingStep(reference, contextIntegration(trials), { learningRate: 0.005, clip: 10, penalty: 0.1, subSteps: 2 });
    }
    for (const part of ["recurrent", "input", "output", "bias"] as const) {
      const difference = norm(network[part].map((w, k) => w - reference[part][k]!));
      assert.ok(difference < 1e-4 * Math.max(1, norm(reference[part])), `${part}: ${difference}`);
    }
  });

  it("summed and mean errors are minimised by the same steps as in the reference", () => {
    for (const loss of ["mean", "sum"] as const) {
      const { network } = trainNetwork(small, { schedule: schedule(2), penalty: 0.3, loss });
      const reference = initialNetwork(
        { neurons: 12, inputs: 6, outputs: 2 },
        randomStream(1, "synaptic-balancing/training", "test", "initial network"),
      );
      const trials = randomStream(1, "synaptic-balancing/training", "test", "trials");
      for (let k = 0; k < 2; k++) {
        const batch = contextIntegration(trials);
        trainingStep(reference, batch, { learningRate: 0.005, clip: 10, penalty: 0.3, subSteps: 2, loss });
      }
      const difference = norm(network.recurrent.map((w, k) => w - reference.recurrent[k]!));
      assert.ok(difference < 1e-4 * norm(reference.recurrent), `${loss}: ${difference}`);
    }
  });

  it("lowers the error, logs what it says, and gives the same network twice", () => {
    const run = () => trainNetwork(small, { schedule: schedule(60), penalty: 0 });
    const { log, network } = run();
    assert.deepEqual(
      log.map((one) => one.iteration),
      [...Array.from({ length: 12 }, (_, k) => 5 * k), 60],
    );
    assert.ok(log.at(-1)!.taskError < log[0]!.taskError);
    const costs = network.recurrent.map((w) => w * w);
    assert.equal(log.at(-1)!.imbalance, norm(neuralGradients(costs)));
    assert.deepEqual(run().network, network);
  });

  it("starts from the same network for every penalty, and a penalty lowers Σ J²", () => {
    const [none, some] = [0, 1].map((penalty) => trainNetwork(small, { schedule: schedule(100), penalty }));
    assert.equal(none!.log[0]!.sumOfSquares, some!.log[0]!.sumOfSquares);
    assert.ok(some!.log.at(-1)!.sumOfSquares < none!.log.at(-1)!.sumOfSquares);
  });

  it("without penalty the drift of g_ext shrinks with the learning rate, that of g does not", () => {
    const at = (iterations: number, rate: number) =>
      trainNetwork(small, { schedule: schedule(iterations, rate), penalty: 0, clip: 1 }).log.at(-1)!;
    const [coarse, fine] = [at(100, 4e-3), at(400, 1e-3)];
    assert.ok(fine.extendedDrift < 0.5 * coarse.extendedDrift, `${fine.extendedDrift} vs ${coarse.extendedDrift}`);
    assert.ok(fine.drift > 0.7 * coarse.drift, `${fine.drift} vs ${coarse.drift}`);
  });

  it("says when it diverges: the Methods as printed, at the first iteration", () => {
    const { divergedAt } = trainNetwork(
      { ...small, neurons: 64, subSteps: 1 },
      { schedule: schedule(20, 0.003), penalty: 0.3, loss: "sum", clip: Infinity },
    );
    assert.equal(divergedAt, 1);
  });

  it("refuses recipes that are none", () => {
    assert.throws(
      () => trainNetwork(small, { schedule: schedule(1), penalty: -1 }),
      /penalty: expected a number ≥ 0, got -1/,
    );
    assert.throws(
      () => trainNetwork(small, { schedule: schedule(1), penalty: 0, clip: 0 }),
      /clip: expected a number > 0/,
    );
    assert.throws(() => trainNetwork(small, { schedule: schedule(1, NaN), penalty: 0 }), /learningRate/);
    assert.throws(() => trainNetwork(small, { schedule: schedule(0.5), penalty: 0 }), /iterations/);
  });

  it("the reference and the kernel agree on the error of an untrained network", () => {
    const reference = initialNetwork(
      { neurons: 12, inputs: 6, outputs: 2 },
      randomStream(1, "synaptic-balancing/training", "test", "initial network"),
    );
    const batch = contextIntegration(randomStream(1, "synaptic-balancing/training", "test", "trials"));
    const { taskLoss } = lossAndGradients(reference, batch, { subSteps: 2 });
    const { log } = trainNetwork(small, { schedule: schedule(1), penalty: 0 });
    assert.ok(Math.abs(log[0]!.taskError - taskLoss) < 1e-5 * taskLoss);
  });
});

it("outcome of each network: ratios to the start, the last tenth's median error", () => {
  const rows = [1, 2].flatMap((network) =>
    Array.from({ length: 20 }, (_, k) => ({
      penalty: 0,
      network,
      iteration: k,
      taskError: k === 19 ? 8 : 6,
      imbalance: 2 + network * k,
      drift: k,
      extendedImbalance: 4,
      extendedDrift: k,
    })),
  );
  const [first, second] = trainingOutcomes(rows);
  assert.deepEqual(first, {
    ...{ penalty: 0, network: 1, start: 2, end: 21, relativeEnd: 10.5, drift: 9.5, extendedDrift: 4.75, error: 7 },
  });
  assert.equal(second!.end, 40);
});

describe("participation rank", () => {
  it("is N for an orthogonal matrix, 1 for a rank-one matrix, and the effective number between", () => {
    assert.ok(Math.abs(participationRank(randomOrthogonal(6, randomStream(1, "q"))) - 6) < 1e-9);
    assert.ok(Math.abs(participationRank([1, 2, 2, 4]) - 1) < 1e-9);
    assert.ok(Math.abs(participationRank([3, 0, 0, 1]) - 100 / 82) < 1e-12);
  });
});
