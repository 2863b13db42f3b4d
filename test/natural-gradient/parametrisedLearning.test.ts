import assert from "node:assert/strict";
import { test } from "node:test";
import {
  TIME_STEP,
  afferentPotentials,
  approximatedRule,
  euclideanRule,
  learnWithSpikes,
  naturalRule,
  passiveDendrite,
  saturatingDendrite,
  sigmoid,
  somaticAmplitude,
} from "plasticity/natural-gradient";
import type { Lesson, RuleName } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

const rates = [10, 50, 20];
const start = [0.05, -0.02, 0.1];
const teacher = [0.1, 0.05, 0.02];
const lesson = (changes: Partial<Lesson> = {}): Lesson => ({
  ...{ rates, start, teacher, coordinates: start.map(() => somaticAmplitude), rule: "natural", learningRate: 0.01 },
  ...{ bins: 400, refresh: 1, input: randomStream(1, "input"), teaching: randomStream(1, "teaching") },
  ...changes,
});
const last = ({ somatic }: { somatic: Float64Array }) => somatic.slice(-3);
const apart = (a: Float64Array, b: Float64Array) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

test("at the soma it is the plain rules of learningRules.ts, bin by bin", () => {
  for (const rule of ["euclidean", "natural", "approximated"] as RuleName[]) {
    const learningRate = rule === "euclidean" ? 1e-5 : 0.01;
    const update = { euclidean: euclideanRule, natural: naturalRule(), approximated: approximatedRule() }[rule];
    const weights = Float64Array.from(start);
    const input = afferentPotentials(rates, randomStream(1, "input"));
    const teaching = randomStream(1, "teaching");
    const phi = sigmoid();
    const change = new Float64Array(3);
    for (let bin = 0; bin < 400; bin++) {
      input.next();
      const of = (w: ArrayLike<number>) => input.potentials.reduce((sum, x, i) => sum + x * w[i]!, 0);
      const [potential, wanted] = [of(weights), of(teacher)];
      const spike = teaching.uniform() < phi.rate(wanted) * TIME_STEP ? 1 : 0;
      const drive = (spike - phi.rate(potential) * TIME_STEP) * phi.relativeSlope(potential);
      const now = { weights, rates: Float64Array.from(rates), potentials: input.potentials, potential, drive };
      update(now, change);
      for (let i = 0; i < 3; i++) weights[i]! += learningRate * change[i]!;
    }
    const learned = last(learnWithSpikes(lesson({ rule, learningRate })));
    assert.ok(apart(learned, weights) < 1e-13, `${rule}: ${apart(learned, weights)}`);
    assert.ok(apart(learned, Float64Array.from(start)) > 1e-4, `${rule} learns`);
  }
});

test("a passive dendrite: the natural rules agree to rounding, the Euclidean step shrinks by α²", () => {
  const passive = [0.5, 0.2, 0.8].map(passiveDendrite);
  for (const rule of ["natural", "approximated"] as RuleName[]) {
    const [a, b] = [learnWithSpikes(lesson({ rule })), learnWithSpikes(lesson({ rule, coordinates: passive }))];
    assert.ok(apart(last(a), last(b)) < 1e-13);
    assert.ok(Math.abs(b.weights[3]! * 0.5 - a.somatic[3]!) < 1e-13);
  }
  const tiny = { rule: "euclidean" as const, learningRate: 1e-9 };
  const change = (end: Float64Array) => end.map((w, i) => w - start[i]!);
  const [a, b] = [
    last(learnWithSpikes(lesson(tiny))),
    last(learnWithSpikes(lesson({ ...tiny, coordinates: passive }))),
  ];
  const ratio = change(b).map((d, i) => d / change(a)[i]!);
  [0.25, 0.04, 0.64].forEach((square, i) => assert.ok(Math.abs(ratio[i]! - square) < 1e-4, `${ratio[i]}`));
});

test("a saturating dendrite: courses part in proportion to the learning rate", () => {
  const bent = start.map(() => saturatingDendrite(0.5, 0.3));
  const distance = (learningRate: number) => {
    const [a, b] = [lesson({ learningRate }), lesson({ learningRate, coordinates: bent })].map((own) =>
      last(learnWithSpikes({ ...own, input: randomStream(1, "input"), teaching: randomStream(1, "teaching") })),
    );
    return apart(a!, b!) / apart(a!, Float64Array.from(start));
  };
  const halved = distance(0.005) / distance(0.01);
  assert.ok(halved > 0.4 && halved < 0.6, `${halved}`);
});

test("records: start, every so many bins, and a constant teacher", () => {
  const course = learnWithSpikes(lesson({ teacher: 40, bins: 100, every: 30 }));
  assert.deepEqual([...course.times], [0, 30, 60, 90]);
  assert.deepEqual([...course.somatic.slice(0, 3)], start);
  assert.equal(course.somatic.length, 12);
});

test("learns: nearer to the teacher after 100 s", () => {
  const end = last(learnWithSpikes(lesson({ bins: 200_000, refresh: 2000, learningRate: 0.02 })));
  const gap = (w: ArrayLike<number>) => Math.hypot(...teacher.map((t, i) => t - w[i]!));
  assert.ok(gap(end) < 0.4 * gap(start), `${gap(end)} of ${gap(start)}`);
});

test("refused: lengths, rates and counts that don't fit; weights that run away", () => {
  assert.throws(() => learnWithSpikes(lesson({ rates: [10, 50] })), /rates/);
  assert.throws(() => learnWithSpikes(lesson({ rates: [10, 50, 0] })), /rates\[2\]/);
  assert.throws(() => learnWithSpikes(lesson({ teacher: [0.1] })), /teacher: expected 3/);
  assert.throws(() => learnWithSpikes(lesson({ teacher: NaN })), /teacher/);
  assert.throws(() => learnWithSpikes(lesson({ coordinates: [somaticAmplitude] })), /coordinates/);
  assert.throws(() => learnWithSpikes(lesson({ learningRate: 0 })), /learningRate/);
  for (const name of ["bins", "refresh", "every"])
    assert.throws(() => learnWithSpikes(lesson({ [name]: 0 })), RegExp(name));
  assert.throws(() => learnWithSpikes(lesson({ start: [NaN, 0, 0] })), /start\[0\]: expected a finite number, got NaN/);
});
