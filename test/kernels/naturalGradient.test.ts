// What the kernel computes is held against the plain loop in test/natural-gradient/eventLoop.test.ts; here its edge.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type LearningKernelOptions, type LearningLane, NaturalGradientKernel } from "plasticity/kernels";
import { randomStream } from "plasticity/numerics";

const OPTIONS: LearningKernelOptions = {
  classes: [
    { count: 2, rate: 10 },
    { count: 1, rate: 50 },
  ],
  rule: "natural",
  coefficients: { kind: "frozen" },
  transfer: { maximum: 100, steepness: 0.3, threshold: 10 },
  synapse: { tauMembrane: 0.01, tauSynapse: 0.003, area: 1 },
  timeStep: 5e-4,
  bins: 2000,
  reset: true,
  approximation: { uniform: 0.95, proportional: 0.05 },
};
const lane = (changes: Partial<LearningLane> = {}): LearningLane => ({
  weights: [0.1, 0, -0.1],
  teacher: [0, 0.1, 0],
  learningRate: 6e-4,
  inputs: [randomStream(1, "a"), randomStream(1, "b")],
  teaching: randomStream(1, "c"),
  frozen: { scale: 2.4, g1: -0.01, g2: -0.003, g4: 0.02 },
  ...changes,
});
const started = (options: LearningKernelOptions = OPTIONS, changes: Partial<LearningLane> = {}) => {
  const kernel = new NaturalGradientKernel(options);
  kernel.setLane(0, lane(changes));
  kernel.setLane(1, lane(changes));
  return kernel;
};

describe("options that can't be right are named", () => {
  const bad: [Partial<LearningKernelOptions>, RegExp][] = [
    [{ classes: [] }, /classes/],
    [{ classes: [{ count: 0, rate: 10 }] }, /classes\[0\]\.count/],
    [{ classes: [{ count: 1, rate: -1 }] }, /classes\[0\]\.rate/],
    [{ classes: [{ count: 1, rate: NaN }] }, /classes\[0\]\.rate/],
    [{ classes: [{ count: 1, rate: 0 }] }, /classes\[0\]\.rate: expected a number > 0/],
    [{ classes: [{ count: 1, rate: 2001 }] }, /classes\[0\]\.rate/],
    [{ classes: [{ count: 50_000, rate: 1 }] }, /afferents/],
    [{ rule: "other" as "natural" }, /rule/],
    [{ timeStep: 0 }, /timeStep/],
    [{ bins: 1.5 }, /bins/],
    [{ gatherEvery: 0 }, /gatherEvery/],
    [{ gatherEvery: 1000 }, /gatherEvery/],
    [{ teacherRate: -1 }, /teacherRate/],
    [{ transfer: { maximum: 4000, steepness: 0.3, threshold: 10 } }, /maximum/],
    [{ synapse: { tauMembrane: NaN, tauSynapse: 0.003, area: 1 } }, /tauMembrane/],
    [
      {
        coefficients: {
          kind: "moments",
          table: {
            firstLevel: 0,
            levelStep: 1,
            levels: 2,
            varianceStep: 1,
            variances: 2,
            moments: new Float64Array(3),
          },
        },
      },
      /moments: expected 32 numbers, got 3/,
    ],
  ];
  for (const [changes, message] of bad) {
    test(JSON.stringify(changes).slice(0, 60), () => {
      assert.throws(() => new NaturalGradientKernel({ ...OPTIONS, ...changes }), { name: "RangeError", message });
    });
  }
});

describe("trials that can't be right are named", () => {
  const shared = randomStream(1, "shared");
  const bad: [string, Partial<LearningLane>, RegExp][] = [
    ["a weight is NaN", { weights: [NaN, 0, 0] }, /^RangeError: weights\[0\]/],
    ["too few weights", { weights: [0] }, /^RangeError: weights: expected 3 entries, got 1/],
    ["a teacher's weight is infinite", { teacher: [0, Infinity, 0] }, /^RangeError: teacher\[1\]/],
    ["no learning rate", { learningRate: NaN }, /^RangeError: learningRate/],
    ["one stream for two classes", { inputs: [shared, shared] }, /^RangeError: inputs\[1\]/],
    ["a stream too few", { inputs: [shared] }, /^RangeError: inputs: expected 2 streams, got 1/],
    ["no stream", { teaching: 3 as unknown as LearningLane["teaching"] }, /^TypeError: teaching/],
    ["frozen coefficients that are no numbers", { frozen: { scale: NaN, g1: 0, g2: 0, g4: 0 } }, /^RangeError: frozen/],
  ];
  for (const [what, changes, message] of bad) {
    test(what, () => {
      assert.throws(() => {
        new NaturalGradientKernel(OPTIONS).setLane(0, lane(changes));
      }, message);
    });
  }
});

test("both lanes must be there before a run", () => {
  const kernel = new NaturalGradientKernel(OPTIONS);
  kernel.setLane(0, lane());
  assert.throws(() => {
    kernel.run(1);
  }, /expected setLane\(1, …\) before this call/);
});

test("equal trials in both lanes stay equal, to the last bit; another companion changes nothing", () => {
  const pair = started();
  pair.run(5);
  assert.deepEqual(pair.weights(0), pair.weights(1));
  assert.notDeepEqual(pair.weights(0), Float64Array.of(0.1, 0, -0.1));
  const other = new NaturalGradientKernel(OPTIONS);
  other.setLane(0, lane({ weights: [0.5, -0.5, 0.2], teaching: randomStream(2) }));
  other.setLane(1, lane());
  other.run(5);
  assert.deepEqual(other.weights(1), pair.weights(0));
});

test("five seconds at once or one by one are the same; a lane that is set anew starts anew", () => {
  const [whole, parts] = [started(), started()];
  whole.run(5);
  for (let s = 0; s < 5; s++) parts.run(1);
  assert.deepEqual(whole.weights(0), parts.weights(0));
  parts.setLane(0, lane());
  parts.setLane(1, lane());
  parts.run(5);
  assert.deepEqual(whole.weights(0), parts.weights(0));
});

test("weights that are no longer finite are an error", () => {
  assert.throws(() => {
    started(OPTIONS, { learningRate: 1e308 }).run(2);
  }, /^RangeError: weights/);
});
