import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "../property.js";
import {
  type EvaluationSizes,
  type RateNetworkEvaluator,
  type RateNetworkSizes,
  type RateNetworkWeights,
  type TrainingBatch,
  type TrainingSizes,
  RateNetworkEvaluation,
  RateNetworkEvaluationTwin,
  RateNetworkTraining,
  RateNetworkTrainingTwin,
} from "plasticity/kernels";
import { randomStream } from "plasticity/numerics";

const PARTS = ["recurrent", "input", "output", "bias"] as const;

const normals = (length: number, scale: number, ...name: (string | number)[]): Float32Array =>
  randomStream(4, ...name)
    .fillNormal(new Float32Array(length))
    .map((x) => x * scale);

/** Random weights; the bias keeps about half of the neurons active. */
const randomWeights = ({ neurons, inputs, outputs }: RateNetworkSizes): RateNetworkWeights => ({
  recurrent: normals(neurons * neurons, 1 / Math.sqrt(neurons), "J"),
  input: normals(neurons * inputs, 0.5, "input weights"),
  output: normals(outputs * neurons, 1 / Math.sqrt(neurons), "output weights"),
  bias: normals(neurons, 0.3, "bias"),
});

const randomBatch = ({ inputs, outputs, conditions, samples }: TrainingSizes): TrainingBatch => ({
  input: normals(samples * inputs * conditions, 1, "u"),
  target: normals(samples * outputs * conditions, 2, "z"),
});

/** ‖a − b‖ / ‖b‖. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let size = 0;
  for (let k = 0; k < b.length; k++) {
    difference += (a[k]! - b[k]!) ** 2;
    size += b[k]! ** 2;
  }
  return size === 0 ? Math.sqrt(difference) : Math.sqrt(difference / size);
}

const TRAINING: TrainingSizes[] = [
  { neurons: 1, inputs: 1, outputs: 1, conditions: 1, samples: 1, subSteps: 1 },
  { neurons: 5, inputs: 3, outputs: 2, conditions: 3, samples: 4, subSteps: 2 },
  { neurons: 18, inputs: 6, outputs: 2, conditions: 8, samples: 5, subSteps: 10 },
  { neurons: 7, inputs: 2, outputs: 3, conditions: 19, samples: 33, subSteps: 1 },
  { neurons: 33, inputs: 4, outputs: 1, conditions: 16, samples: 9, subSteps: 7 },
  { neurons: 64, inputs: 6, outputs: 2, conditions: 8, samples: 50, subSteps: 1 },
];

const label = (sizes: object): string =>
  Object.entries(sizes)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");

const trainers = (sizes: TrainingSizes): [RateNetworkTraining, RateNetworkTrainingTwin] => {
  const kernel = new RateNetworkTraining(sizes);
  const twin = new RateNetworkTrainingTwin(sizes);
  kernel.weights = twin.weights = randomWeights(sizes);
  return [kernel, twin];
};

describe("training: the kernel computes what its twin computes", () => {
  for (const sizes of TRAINING) {
    test(`error and gradients, ${label(sizes)}`, () => {
      const [kernel, twin] = trainers(sizes);
      const batch = randomBatch(sizes);
      const got = kernel.lossAndGradients(batch, 0.1);
      const expected = twin.lossAndGradients(batch, 0.1);
      assert.ok(Math.abs(got.taskError / expected.taskError - 1) < 2e-6);
      for (const part of PARTS) {
        const d = distance(got.gradients[part], expected.gradients[part]);
        assert.ok(d < 2e-5, `${part}: ${d}`);
      }
    });
  }

  test("error and gradients, random sizes", () => {
    const size = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(size(22), size(7), size(4), size(20), size(12), size(6), (n, m, o, c, t, s) => {
        const sizes: TrainingSizes = { neurons: n, inputs: m, outputs: o, conditions: c, samples: t, subSteps: s };
        const [kernel, twin] = trainers(sizes);
        const batch = randomBatch(sizes);
        const got = kernel.lossAndGradients(batch);
        const expected = twin.lossAndGradients(batch);
        return PARTS.every((part) => distance(got.gradients[part], expected.gradients[part]) < 1e-4);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  for (const [clip, penalty] of [
    [Infinity, 0],
    [0.5, 0.3],
  ] as const) {
    test(`20 steps of gradient descent, clip ${clip}, penalty ${penalty}`, () => {
      const sizes: TrainingSizes = { neurons: 10, inputs: 3, outputs: 2, conditions: 5, samples: 7, subSteps: 3 };
      const [kernel, twin] = trainers(sizes);
      const start = twin.weights;
      const batch = randomBatch(sizes);
      const errors: number[] = [];
      for (let i = 0; i < 20; i++) {
        const options = { learningRate: 0.05, clip, penalty };
        const got = kernel.trainingStep(batch, options);
        const expected = twin.trainingStep(batch, options);
        assert.ok(got.updated && expected.updated);
        assert.ok(Math.abs(got.taskError / expected.taskError - 1) < 1e-5);
        assert.ok(Math.abs(got.gradientNorm / expected.gradientNorm - 1) < 1e-4);
        errors.push(got.taskError);
      }
      assert.ok(errors.at(-1)! < errors[0]!, "descent lowers the error");
      for (const part of PARTS) {
        assert.ok(distance(kernel.weights[part], twin.weights[part]) < 1e-5, part);
        assert.ok(distance(start[part], twin.weights[part]) > 1e-3, `${part} moved`);
      }
    });
  }
});

describe("training", () => {
  test("the twin's gradients are central differences, to 1e-6, in every part", () => {
    const sizes: TrainingSizes = { neurons: 6, inputs: 2, outputs: 2, conditions: 3, samples: 5, subSteps: 4 };
    const twin = new RateNetworkTrainingTwin(sizes);
    twin.weights = randomWeights(sizes);
    const batch = randomBatch(sizes);
    const penalty = 0.2;
    const objective = (): number =>
      twin.exactLossAndGradients(batch).taskError +
      penalty * twin.exactWeights.recurrent.reduce((s, w) => s + w * w, 0);
    const { gradients } = twin.exactLossAndGradients(batch, penalty);
    for (const part of PARTS) {
      const weights = twin.exactWeights[part];
      const numeric = weights.map((value, k) => {
        const h = 1e-5;
        weights[k] = value + h;
        const up = objective();
        weights[k] = value - h;
        const down = objective();
        weights[k] = value;
        return (up - down) / (2 * h);
      });
      const d = distance(gradients[part], numeric);
      assert.ok(d < 1e-6, `${part}: ${d}`);
    }
  });

  test("a perfect fit has no gradient but the penalty's", () => {
    const sizes: TrainingSizes = { neurons: 4, inputs: 1, outputs: 1, conditions: 2, samples: 3, subSteps: 2 };
    const [kernel] = trainers(sizes);
    const weights = kernel.weights;
    weights.output.fill(0);
    kernel.weights = weights;
    const batch = { input: new Float32Array(6), target: new Float32Array(6) };
    const { taskError, gradients } = kernel.lossAndGradients(batch, 0.5);
    assert.equal(taskError, 0);
    assert.ok(gradients.input.every((g) => g === 0));
    assert.deepEqual(gradients.recurrent, weights.recurrent);
  });

  test("when the dynamics diverge the weights stay as they are, and it is said", () => {
    const sizes: TrainingSizes = { neurons: 4, inputs: 1, outputs: 1, conditions: 1, samples: 50, subSteps: 1 };
    const [kernel] = trainers(sizes);
    const weights = kernel.weights;
    weights.recurrent.fill(50);
    kernel.weights = weights;
    const batch = { input: new Float32Array(50).fill(1), target: new Float32Array(50) };
    const { updated, gradientNorm } = kernel.trainingStep(batch, { learningRate: 1, clip: 10, penalty: 0 });
    assert.equal(updated, false);
    assert.equal(Number.isFinite(gradientNorm), false);
    assert.deepEqual(kernel.weights, weights);
  });

  test("same batch, same bits; weights come out as they went in", () => {
    const sizes = TRAINING[4]!;
    const [kernel] = trainers(sizes);
    assert.deepEqual(kernel.weights, randomWeights(sizes));
    const batch = randomBatch(sizes);
    const other = { input: batch.input.map((x) => -x), target: batch.target.map((x) => 3 * x) };
    const first = kernel.lossAndGradients(batch);
    kernel.lossAndGradients(other);
    assert.deepEqual(kernel.lossAndGradients(batch), first);
  });
});

const EVALUATION: EvaluationSizes[] = [
  { neurons: 1, inputs: 1, outputs: 1, columns: 1, steps: 2 },
  { neurons: 5, inputs: 2, outputs: 1, columns: 11, steps: 20 },
  { neurons: 19, inputs: 6, outputs: 2, columns: 8, steps: 50 },
  { neurons: 34, inputs: 3, outputs: 3, columns: 21, steps: 13 },
];

describe("evaluation: the kernel computes what its twin computes", () => {
  for (const sizes of EVALUATION) {
    for (const noise of [0, 0.4]) {
      test(`${label(sizes)}, noise ${noise}`, () => {
        const { inputs, outputs, columns, steps } = sizes;
        const evaluate = (network: RateNetworkEvaluator) => {
          network.weights = randomWeights(sizes);
          const noiseStream = randomStream(8, "noise");
          const y = new Float32Array(steps * outputs * columns);
          const result = network.evaluate({
            timeStep: 0.1,
            noise,
            noiseStream,
            input: normals(steps * inputs * columns, 1, "u"),
            target: normals(steps * outputs * columns, 1, "z"),
            outputs: y,
          });
          return { ...result, y, state: noiseStream.state };
        };
        const got = evaluate(new RateNetworkEvaluation(sizes));
        const expected = evaluate(new RateNetworkEvaluationTwin(sizes));
        assert.ok(distance(got.squaredError, expected.squaredError) < 1e-5);
        assert.ok(distance(got.y, expected.y) < 1e-5);
        assert.ok(distance(got.positiveFraction, expected.positiveFraction) < 1e-2);
        assert.ok(Math.abs(got.stateMean - expected.stateMean) < 1e-5);
        assert.ok(Math.abs(got.stateStandardDeviation - expected.stateStandardDeviation) < 1e-5);
        assert.deepEqual(got.state, expected.state);
      });
    }
  }
});

describe("evaluation", () => {
  test("an unconnected neuron's noise has standard deviation ε/√2, and the stated order of draws makes columns differ", () => {
    const sizes: EvaluationSizes = { neurons: 2, inputs: 1, outputs: 2, columns: 40, steps: 4000 };
    const network = new RateNetworkEvaluation(sizes);
    network.weights = {
      recurrent: new Float32Array(4),
      input: new Float32Array(2),
      output: Float32Array.of(1, 0, 0, 1),
      bias: new Float32Array(2),
    };
    const noise = 0.5;
    const timeStep = 0.01;
    const { stateStandardDeviation, positiveFraction, squaredError } = network.evaluate({
      timeStep,
      noise,
      noiseStream: randomStream(1, "rest"),
      input: new Float32Array(sizes.steps * sizes.columns),
      target: new Float32Array(sizes.steps * 2 * sizes.columns),
    });
    // Var x_k = ε² Δt (1 − (1 − Δt)^2k) / (1 − (1 − Δt)²), averaged over the run.
    const rate = (1 - timeStep) ** 2;
    let expected = 0;
    for (let k = 0; k < sizes.steps; k++)
      expected += (noise ** 2 * timeStep * (1 - rate ** k)) / (1 - rate) / sizes.steps;
    // 80 traces of 40 correlation times: about 1600 independent squares, each with relative deviation √2.
    assert.ok(Math.abs(stateStandardDeviation ** 2 / expected - 1) < (4 * Math.SQRT2) / Math.sqrt(1600));
    assert.ok(Math.abs(Math.sqrt(expected) / (noise / Math.SQRT2) - 1) < 0.02);
    for (const fraction of positiveFraction) assert.ok(Math.abs(fraction - 0.5) < 0.1);
    assert.equal(new Set(squaredError).size, 40);
  });

  test("without noise no stream is needed, and none is advanced", () => {
    const sizes = EVALUATION[1]!;
    const network = new RateNetworkEvaluation(sizes);
    network.weights = randomWeights(sizes);
    const evaluation = {
      timeStep: 0.1,
      noise: 0,
      input: normals(20 * 2 * 11, 1, "u"),
      target: normals(20 * 11, 1, "z"),
    };
    const noiseStream = randomStream(1);
    const before = noiseStream.state.slice();
    assert.deepEqual(network.evaluate({ ...evaluation, noiseStream }), network.evaluate(evaluation));
    assert.deepEqual(noiseStream.state, before);
  });

  test("without a target there are no errors, and all else is as with one", () => {
    const sizes = EVALUATION[2]!;
    const { inputs, outputs, columns, steps } = sizes;
    for (const Network of [RateNetworkEvaluation, RateNetworkEvaluationTwin]) {
      const network = new Network(sizes);
      network.weights = randomWeights(sizes);
      const evaluation = { timeStep: 0.1, noise: 0, input: normals(steps * inputs * columns, 1, "u") };
      const target = normals(steps * outputs * columns, 1, "z");
      const y = new Float32Array(target.length);
      const expected = new Float32Array(target.length);
      const { squaredError, ...others } = network.evaluate({ ...evaluation, target, outputs: expected });
      assert.ok(squaredError.every((sum) => sum > 0));
      assert.deepEqual(network.evaluate({ ...evaluation, outputs: y }), others);
      assert.deepEqual(y, expected);
    }
  });

  test("the first state is x = 0 and the last update is dropped", () => {
    const sizes: EvaluationSizes = { neurons: 1, inputs: 1, outputs: 1, columns: 1, steps: 3 };
    const network = new RateNetworkEvaluation(sizes);
    network.weights = {
      recurrent: Float32Array.of(0),
      input: Float32Array.of(1),
      output: Float32Array.of(1),
      bias: Float32Array.of(0),
    };
    const outputs = new Float32Array(3);
    const result = network.evaluate({
      timeStep: 0.5,
      noise: 0,
      input: Float32Array.of(1, 2, 100),
      target: new Float32Array(3),
      outputs,
    });
    assert.deepEqual([...outputs], [0, 0.5, 1.25]);
    assert.deepEqual([...result.positiveFraction], [0.5]);
    assert.equal(result.squaredError[0], 0.25 + 1.25 ** 2);
  });
});

describe("bad input is refused", () => {
  const training: TrainingSizes = { neurons: 3, inputs: 2, outputs: 1, conditions: 2, samples: 2, subSteps: 2 };
  const evaluation: EvaluationSizes = { neurons: 3, inputs: 2, outputs: 1, columns: 2, steps: 2 };

  for (const Network of [RateNetworkTraining, RateNetworkTrainingTwin]) {
    test(Network.name, () => {
      for (const key of Object.keys(training)) {
        for (const bad of [0, -1, 1.5, NaN]) {
          assert.throws(() => new Network({ ...training, [key]: bad }), new RegExp(`${key}: expected a whole number`));
        }
      }
      const network = new Network(training);
      const weights = randomWeights(training);
      assert.throws(
        () => (network.weights = { ...weights, recurrent: new Float32Array(8) }),
        /recurrent: expected 9 ent/,
      );
      assert.throws(() => (network.weights = { ...weights, bias: Float32Array.of(1, NaN, 1) }), /bias\[1\]: expected/);
      const batch = randomBatch(training);
      assert.throws(
        () => network.lossAndGradients({ ...batch, input: new Float32Array(7) }),
        /input: expected 8 entries/,
      );
      assert.throws(() => network.lossAndGradients(batch, -1), /penalty: expected a number ≥ 0, got -1/);
      const options = { learningRate: 0.1, clip: 10, penalty: 0 };
      assert.throws(() => network.trainingStep(batch, { ...options, learningRate: 0 }), /learningRate: expected/);
      assert.throws(() => network.trainingStep(batch, { ...options, clip: NaN }), /clip: expected/);
      assert.throws(() => network.trainingStep(batch, { ...options, penalty: NaN }), /penalty: expected/);
    });
  }

  for (const Network of [RateNetworkEvaluation, RateNetworkEvaluationTwin]) {
    test(Network.name, () => {
      assert.throws(() => new Network({ ...evaluation, columns: 0 }), /columns: expected a whole number/);
      const network = new Network(evaluation);
      const good = { timeStep: 0.1, noise: 0, input: new Float32Array(8), target: new Float32Array(4) };
      network.evaluate(good);
      assert.throws(() => network.evaluate({ ...good, timeStep: 0 }), /timeStep: expected a number > 0, got 0/);
      assert.throws(() => network.evaluate({ ...good, noise: -1 }), /noise: expected a number ≥ 0, got -1/);
      assert.throws(() => network.evaluate({ ...good, noise: 1 }), /noiseStream: expected a RandomStream/);
      assert.throws(
        () => network.evaluate({ ...good, target: new Float32Array(5) }),
        /target: expected 4 entries, got 5/,
      );
      assert.throws(
        () => network.evaluate({ ...good, outputs: new Float32Array(5) }),
        /outputs: expected a Float32Array/,
      );
    });
  }
});
