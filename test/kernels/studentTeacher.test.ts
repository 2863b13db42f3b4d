import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "../property.js";
import {
  type StudentTeacher,
  type StudentTeacherSizes,
  StudentTeacherKernel,
  StudentTeacherTwin,
} from "plasticity/kernels";
import { randomStream } from "plasticity/numerics";

/** A kernel or twin with random inputs, a random teacher and other random weights. */
function prepare<T extends StudentTeacher>(
  network: T,
  { inputs, samples }: StudentTeacherSizes,
  seed = 1,
  scale = 0.5,
): T {
  const normals = (name: string, length: number, factor: number): Float32Array =>
    randomStream(seed, name)
      .fillNormal(new Float32Array(length))
      .map((x) => x * factor);
  network.setInputs(normals("inputs", inputs * samples, 1));
  network.setTeacher(normals("teacher", network.weightCount, scale));
  network.weights = normals("weights", network.weightCount, scale);
  return network;
}

const both = (sizes: StudentTeacherSizes, seed = 1): [StudentTeacherKernel, StudentTeacherTwin] => [
  prepare(new StudentTeacherKernel(sizes), sizes, seed),
  prepare(new StudentTeacherTwin(sizes), sizes, seed),
];

const norm = (v: Iterable<number>): number => Math.sqrt([...v].reduce((sum, x) => sum + x * x, 0));

/** ‖a − b‖ / ‖b‖. */
const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  norm(Array.from(a, (x, i) => x - b[i]!)) / norm(Array.from(b));

const SIZES: StudentTeacherSizes[] = [
  { inputs: 12, hidden: 20, outputs: 10, samples: 1000 },
  { inputs: 12, hidden: 20, outputs: 10, samples: 1000, outputLayer: "sigmoid" },
  { inputs: 1, hidden: 1, outputs: 1, samples: 1 },
  { inputs: 3, hidden: 7, outputs: 2, samples: 13, outputLayer: "sigmoid" },
  { inputs: 5, hidden: 11, outputs: 6, samples: 67 },
  { inputs: 13, hidden: 9, outputs: 11, samples: 130, outputLayer: "sigmoid" },
  ...Array.from({ length: 17 }, (_, i): StudentTeacherSizes => ({ inputs: 4, hidden: 6, outputs: 3, samples: i + 1 })),
];

const name = (s: StudentTeacherSizes): string =>
  `${s.inputs}–${s.hidden}–${s.outputs} × ${s.samples} ${s.outputLayer ?? "linear"}`;

describe("the kernel computes what its twin computes", () => {
  for (const sizes of SIZES) {
    test(`error and gradient, ${name(sizes)}`, () => {
      const [kernel, twin] = both(sizes);
      const expected = twin.taskError();
      assert.ok(Math.abs(kernel.taskError() - expected) <= 2e-6 * expected);
      const n = kernel.weightCount;
      assert.ok(distance(kernel.gradient(new Float32Array(n)), twin.gradient(new Float64Array(n))) < 2e-6);
    });
  }

  test("error and gradient with saturated hidden units", () => {
    const sizes = SIZES[0]!;
    const kernel = prepare(new StudentTeacherKernel(sizes), sizes, 1, 20);
    const twin = prepare(new StudentTeacherTwin(sizes), sizes, 1, 20);
    assert.ok(Math.abs(kernel.taskError() / twin.taskError() - 1) < 1e-5);
    const n = kernel.weightCount;
    assert.ok(distance(kernel.gradient(new Float32Array(n)), twin.gradient(new Float64Array(n))) < 1e-5);
  });

  test("error and gradient, random sizes", () => {
    const size = fc.integer({ min: 1, max: 24 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.integer({ min: 1, max: 150 }),
        fc.boolean(),
        (inputs, hidden, outputs, samples, s) => {
          const sizes: StudentTeacherSizes = {
            inputs,
            hidden,
            outputs,
            samples,
            outputLayer: s ? "sigmoid" : "linear",
          };
          const [kernel, twin] = both(sizes, 5);
          const n = kernel.weightCount;
          return distance(kernel.gradient(new Float32Array(n)), twin.gradient(new Float64Array(n))) < 5e-6;
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  for (const outputLayer of ["linear", "sigmoid"] as const) {
    for (const noiseStep of [0, 0.07]) {
      test(`40 steps, ${outputLayer} output, noise step ${noiseStep}`, () => {
        const sizes: StudentTeacherSizes = { inputs: 5, hidden: 7, outputs: 3, samples: 37, outputLayer };
        const [kernel, twin] = both(sizes);
        const start = twin.weights;
        const [errors, expected] = [kernel, twin].map((network) => {
          const taskError = new Float64Array(40);
          network.run({
            fluctuation: 0.1,
            gradientStep: 0.05,
            noiseStep,
            fluctuationStream: randomStream(2, "fluctuation"),
            noiseStream: randomStream(2, "noise"),
            taskError,
          });
          return taskError;
        }) as [Float64Array, Float64Array];
        assert.ok(distance(errors, expected) < 1e-5, `${distance(errors, expected)}`);
        assert.ok(distance(kernel.weights, twin.weights) < 1e-5);
        assert.ok(distance(start, twin.weights) > 0.05, "the steps moved the weights by much more than that");
      });
    }
  }
});

describe("the twin's gradient is the gradient of F", () => {
  for (const outputLayer of ["linear", "sigmoid"] as const) {
    test(`central differences, ${outputLayer} output`, () => {
      const sizes: StudentTeacherSizes = { inputs: 3, hidden: 5, outputs: 4, samples: 11, outputLayer };
      const twin = prepare(new StudentTeacherTwin(sizes), sizes);
      const gradient = twin.gradient(new Float64Array(twin.weightCount));
      const w = twin.exactWeights;
      const numeric = w.map((value, k) => {
        const h = 1e-5;
        w[k] = value + h;
        const up = twin.taskError();
        w[k] = value - h;
        const down = twin.taskError();
        w[k] = value;
        return (up - down) / (2 * h);
      });
      assert.ok(distance(gradient, numeric) < 1e-8, `${distance(gradient, numeric)}`);
    });
  }
});

describe("steps", () => {
  const sizes: StudentTeacherSizes = { inputs: 5, hidden: 7, outputs: 3, samples: 37 };
  const make = (): StudentTeacherKernel => prepare(new StudentTeacherKernel(sizes), sizes);
  const streams = () => ({ fluctuationStream: randomStream(3, "f"), noiseStream: randomStream(3, "n") });
  const moved = (from: Float32Array, to: Float32Array): number => norm(from.map((x, i) => to[i]! - x));

  test("each part has exactly its magnitude", () => {
    for (const [fluctuation, gradientStep, noiseStep] of [
      [0.3, 0, 0],
      [0, 0.2, 0],
      [0, 0, 0.1],
    ] as const) {
      const network = make();
      const before = network.weights;
      network.run({ fluctuation, gradientStep, noiseStep, ...streams(), taskError: new Float32Array(1) });
      const length = moved(before, network.weights);
      assert.ok(Math.abs(length - (fluctuation + gradientStep + noiseStep)) < 1e-6, `${length}`);
    }
  });

  test("the gradient step goes downhill", () => {
    const network = make();
    const taskError = new Float64Array(50);
    network.run({ fluctuation: 0, gradientStep: 0.01, noiseStep: 0, ...streams(), taskError });
    for (let t = 1; t < 50; t++) assert.ok(taskError[t]! < taskError[t - 1]!);
  });

  test("at the teacher's weights the gradient is exactly 0, and so is its direction", () => {
    const network = make();
    const teacher = randomStream(9).fillNormal(new Float32Array(network.weightCount));
    network.setTeacher(teacher);
    network.weights = teacher;
    const taskError = new Float64Array(3);
    network.run({ fluctuation: 0, gradientStep: 1, noiseStep: 0, ...streams(), taskError });
    assert.deepEqual([...taskError], [0, 0, 0]);
    assert.deepEqual(network.weights, teacher);
  });

  test("the same in one call or in several, whatever the size of the pieces", () => {
    const whole = make();
    const pieces = make();
    const [a, b] = [streams(), streams()];
    const step = { fluctuation: 0.1, gradientStep: 0.05, noiseStep: 0.05 };
    const expected = new Float64Array(50);
    whole.run({ ...step, ...a, taskError: expected });
    const got = new Float64Array(50);
    for (const [from, to] of [
      [0, 1],
      [1, 18],
      [18, 18],
      [18, 50],
    ] as const) {
      pieces.run({ ...step, ...b, taskError: got.subarray(from, to) });
    }
    assert.deepEqual(got, expected);
    assert.deepEqual(pieces.weights, whole.weights);
    assert.deepEqual(a.fluctuationStream.state, b.fluctuationStream.state);
    assert.deepEqual(a.noiseStream.state, b.noiseStream.state);
  });

  test("changing the noise leaves the fluctuations as they are, and without noise its stream rests", () => {
    const { fluctuationStream, noiseStream } = streams();
    const before = noiseStream.state.slice();
    const taskError = new Float32Array(5);
    make().run({ fluctuation: 0.1, gradientStep: 0.1, noiseStep: 0, fluctuationStream, noiseStream, taskError });
    assert.deepEqual(noiseStream.state, before);
    const noisy = streams();
    make().run({ fluctuation: 0.1, gradientStep: 0.1, noiseStep: 0.1, ...noisy, taskError });
    assert.deepEqual(noisy.fluctuationStream.state, fluctuationStream.state);
    assert.notDeepEqual(noisy.noiseStream.state, before);
  });

  test("order of teacher, inputs and weights doesn't matter, and what comes out is a copy", () => {
    const network = new StudentTeacherKernel(sizes);
    const reference = make();
    network.weights = reference.weights;
    const teacher = randomStream(1, "teacher")
      .fillNormal(new Float32Array(network.weightCount))
      .map((x) => x * 0.5);
    network.setTeacher(teacher);
    network.setInputs(randomStream(1, "inputs").fillNormal(new Float32Array(sizes.inputs * sizes.samples)));
    assert.equal(network.taskError(), reference.taskError());
    network.weights.fill(0);
    assert.equal(network.taskError(), reference.taskError());
  });
});

describe("bad input is refused", () => {
  const sizes: StudentTeacherSizes = { inputs: 2, hidden: 3, outputs: 2, samples: 5 };
  for (const Network of [StudentTeacherKernel, StudentTeacherTwin]) {
    test(Network.name, () => {
      for (const bad of [0, -1, 2.5, NaN, Infinity, "3" as unknown as number]) {
        for (const key of ["inputs", "hidden", "outputs", "samples"]) {
          assert.throws(() => new Network({ ...sizes, [key]: bad }), new RegExp(`${key}: expected a whole number`));
        }
      }
      assert.throws(() => new Network({ ...sizes, outputLayer: "relu" as "linear" }), /outputLayer: expected "linear"/);
      const empty = new Network(sizes);
      assert.throws(() => empty.taskError(), /expected setInputs/);
      empty.setInputs(new Float32Array(10));
      assert.throws(() => empty.taskError(), /expected setTeacher/);
      const network = prepare(new Network(sizes), sizes);
      assert.throws(() => (network.weights = new Float32Array(11)), /weights: expected 12 entries, got 11/);
      assert.throws(() => (network.weights = new Float32Array(12).fill(NaN)), /weights\[0\]: expected a finite number/);
      assert.throws(() => (network.weights = [] as unknown as Float32Array), /weights: expected a Float32Array/);
      assert.throws(() => network.setInputs(new Float32Array(9)), /inputs: expected 10 entries, got 9/);
      assert.throws(() => network.setTeacher(new Float32Array(0)), /teacher: expected 12 entries, got 0/);
      assert.throws(() => network.gradient(new Float64Array(3)), /out: expected 12 entries, got 3/);
      const run = {
        fluctuation: 0.1,
        gradientStep: 0.1,
        noiseStep: 0.1,
        fluctuationStream: randomStream(1),
        noiseStream: randomStream(2),
        taskError: new Float32Array(4),
      };
      for (const key of ["fluctuation", "gradientStep", "noiseStep"]) {
        assert.throws(() => network.run({ ...run, [key]: -1 }), new RegExp(`${key}: expected a number ≥ 0, got -1`));
        assert.throws(() => network.run({ ...run, [key]: NaN }), new RegExp(`${key}: expected a number ≥ 0, got NaN`));
      }
      assert.throws(() => network.run({ ...run, steps: 5 }), /taskError: expected room for 5 steps, got 4 entries/);
      assert.throws(() => network.run({ ...run, steps: -1 }), /steps: expected a whole number/);
      assert.throws(() => network.run({ ...run, noiseStream: run.fluctuationStream }), /expected another stream/);
      assert.throws(
        () => network.run({ ...run, noiseStream: {} as typeof run.noiseStream }),
        /expected a RandomStream/,
      );
      assert.throws(() => network.run({ ...run, taskError: [] as unknown as Float32Array }), /taskError: expected/);
    });
  }
});
