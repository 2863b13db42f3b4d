import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  EventLoop,
  type LearningTask,
  type LearningTrial,
  SynapseLoop,
  checkedTask,
  gatheringDistance,
  rateClasses,
  twoRates,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

const TASK: LearningTask = { rates: twoRates(4), rule: "natural", learningRate: 6e-4 };
const trial = (changes: Partial<LearningTrial> = {}): LearningTrial => ({
  weights: [0.01, 0, 0, 0.02],
  teacher: [0, 0.01, 0.01, 0],
  stream: (part) => randomStream(1, part),
  ...changes,
});
const both = [
  ["plain loop", (task: LearningTask, one: LearningTrial) => void new SynapseLoop(task, one).run(1)],
  [
    "kernel",
    (task: LearningTask, one: LearningTrial) => {
      const loop = new EventLoop(task);
      loop.start([one]);
      loop.run(1);
    },
  ],
] as const;

for (const [name, run] of both) {
  describe(`${name}: what can't be right is named`, () => {
    const bad: [string, Partial<LearningTask>, RegExp][] = [
      ["no afferents", { rates: [] }, /rates\.length: expected a whole number ≥ 1, got 0/],
      ["a negative rate", { rates: [10, -1, 50, 50] }, /rates\[1\]: expected a rate ≥ 0 Hz, got -1/],
      ["a rate that is no number", { rates: [10, NaN, 50, 50] }, /rates\[1\]: expected a finite number, got NaN/],
      ["a silent afferent with c x/r", { rates: [10, 0, 50, 50] }, /rates\[1\]: expected a rate > 0 Hz/],
      ["more than one spike a bin", { rates: [10, 10, 2001, 50] }, /rates\[2\]: expected at most one spike per bin/],
      ["a learning rate that is no number", { learningRate: NaN }, /learningRate: expected a number ≥ 0, got NaN/],
      ["a time step of 0", { timeStep: 0 }, /timeStep/],
      ["equal time constants", { kernel: { tauMembrane: 0.01, tauSynapse: 0.01, area: 1 } }, /tauSynapse/],
      [
        "an unknown rule",
        { rule: "hebbian" as "natural" },
        /rule: expected "euclidean" or .* or a function, got "hebbian"/,
      ],
      [
        "an unknown switch",
        { coefficients: "guessed" as "exact" },
        /coefficients: expected "exact" or .*, got "guessed"/,
      ],
      ["another unknown switch", { errorScale: "half" as "code" }, /errorScale/],
      ["an impossible teacher", { teacherRate: -1 }, /teacherRate/],
      ["stimulation of other afferents", { stimulated: [true] }, /stimulated: expected 4 entries, got 1/],
    ];
    for (const [what, changes, message] of bad) {
      test(what, () => {
        assert.throws(() => run({ ...TASK, ...changes }, trial()), { name: "RangeError", message });
      });
    }
    test("weights: NaN, too few, and a teacher that is missing", () => {
      assert.throws(
        () => run(TASK, trial({ weights: [NaN, 0, 0, 0] })),
        /^RangeError: .*weights\[0\]: expected a finite number, got NaN/,
      );
      assert.throws(() => run(TASK, trial({ weights: [0, 0] })), /^RangeError: .*weights: expected 4 entries, got 2/);
      const { weights, stream } = trial();
      assert.throws(() => run(TASK, { weights, stream }), /^RangeError: .*teacher: expected/);
      run({ ...TASK, teacherRate: 20 }, { weights, stream });
    });
    test("weights that run away are an error, not numbers", () => {
      assert.throws(() => {
        run({ ...TASK, rule: "approximated", learningRate: 1e306 }, trial());
      }, /^RangeError: .*(weights|mean|variance): expected/);
    });
    test("a silent afferent is welcome where no rule divides by its rate", () => {
      run({ ...TASK, rule: "euclidean", learningRate: 1e-6, rates: [0, 10, 50, 50] }, trial());
    });
  });
}

test("too dense spikes are allowed, with a warning; the paper's rates have none", () => {
  assert.deepEqual(checkedTask(TASK).warnings, []);
  const [warning, ...others] = checkedTask({ ...TASK, rates: [300, 300, 10, 10] }).warnings;
  assert.match(warning!, /rates\[0\] = 300 Hz is 0\.15 spikes per bin/);
  assert.deepEqual(others, []);
});

test("neighbours of one rate are a class", () => {
  const task = checkedTask({ ...TASK, rates: [5, 5, 7, 5], stimulated: [true, false, true, true] });
  assert.deepEqual(rateClasses(task), [
    { count: 1, rate: 5, stimulated: true },
    { count: 1, rate: 5, stimulated: false },
    { count: 1, rate: 7, stimulated: true },
    { count: 1, rate: 5, stimulated: true },
  ]);
});

test("gathering follows the fastest time constant", () => {
  const { kernel, timeStep } = checkedTask(TASK);
  const distance = (n: number, step = timeStep) =>
    gatheringDistance({ rates: new Float64Array(n), kernel, timeStep: step });
  assert.deepEqual([distance(100), distance(1000), distance(100, 2 * timeStep)], [32, 48, 16]);
});

test("the kernel takes one or two trials, and no rule of one's own", () => {
  const loop = new EventLoop(TASK);
  assert.throws(() => {
    loop.run(1);
  }, /expected setLane\(0, …\) before/);
  assert.throws(() => {
    loop.start([]);
  }, /^RangeError: EventLoop.start: trials/);
  assert.throws(() => new EventLoop({ ...TASK, rule: () => undefined }), /^RangeError: EventLoop: rule: expected/);
});
