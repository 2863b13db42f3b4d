import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  LOOP_COUNTS,
  type LearningRule,
  TABLE_1,
  checkedTask,
  euclideanRule,
  loopOperations,
  naturalRule,
  spanResiduals,
  tabulatedMoments,
  twoRates,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

const rates = twoRates(30);
const weights = randomStream(1, "weights")
  .fillUniform(new Float64Array(30))
  .map((u) => (2 * u - 1) / 30);
const residuals = (rule: LearningRule, learningRate: number, metric: "rates" | "one" = "rates") => {
  const task = checkedTask({ rates, rule, learningRate });
  return spanResiduals({ task, rule, learningRate, weights, metric, stream: randomStream(2, "spikes") });
};

test("the natural rule moves along w, a/r, b/r and 1, and needs each of them", () => {
  const [all, ...three] = residuals(naturalRule({ moments: tabulatedMoments() }), 6e-4);
  assert.ok(all! < 1e-9, `${all}`);
  assert.equal(three.length, 4);
  for (const share of three) assert.ok(share > 1e-3 && share <= 1, `${share}`);
});

test("the Euclidean rule moves along a and b alone", () => {
  const [all, withoutW, withoutA, withoutB, withoutOne] = residuals(euclideanRule, 4.5e-7, "one");
  for (const share of [all!, withoutW!, withoutOne!]) assert.ok(share < 1e-8, `${share}`);
  for (const share of [withoutA!, withoutB!]) assert.ok(share > 1e-3, `${share}`);
});

test("a rule that treats each synapse by a number of its own leaves the span", () => {
  const own: LearningRule = ({ potentials, drive }, change) => {
    for (let i = 0; i < change.length; i++) change[i] = drive * potentials[i]! * (1 + (i % 3));
  };
  assert.ok(residuals(own, 1e-7)[0]! > 0.01);
  assert.throws(
    () =>
      spanResiduals({
        task: checkedTask({ rates, rule: own, learningRate: 1 }),
        rule: own,
        learningRate: 1,
        weights,
        stream: randomStream(3),
        bins: 0,
      }),
    /^RangeError: spanResiduals: .*bins: expected/,
  );
});

test("operations: the plain loop's grow with the afferents, the other's with the spikes", () => {
  const at = (afferents: number, spikes: number) => loopOperations("natural", { afferents, spikes });
  assert.equal(at(200, 1).plain - at(100, 1).plain, 100 * LOOP_COUNTS.natural.plain.afferent);
  assert.equal(at(100, 3).event - at(100, 1).event, 2 * LOOP_COUNTS.natural.event.spike);
  // the gathering is all that grows with n
  assert.equal(at(3300, 1).event - at(100, 1).event, (3200 / 32) * LOOP_COUNTS.natural.event.gathered);
  assert.throws(() => at(0, 1), /^RangeError: loopOperations: .*afferents: expected/);
  assert.throws(() => at(1, -1), /^RangeError: loopOperations: .*spikes: expected/);
});

test("Table 1: four panels, half of the afferents at each rate", () => {
  assert.deepEqual(
    TABLE_1.map(({ panel, rates: pair }) => [panel, ...pair]),
    [
      ["C", 10, 30],
      ["D", 10, 50],
      ["E", 20, 20],
      ["F", 20, 40],
    ],
  );
  assert.deepEqual([...twoRates(5, [1, 2])], [1, 1, 2, 2, 2]);
});

test("the kernel's operations are counted in its source, as it is", () => {
  const path = new URL("../../src/kernels/assembly/naturalGradient.ts", import.meta.url);
  const source = readFileSync(path, "utf8");
  const operations = (from: string, to: string): number => {
    const start = source.indexOf(from);
    const end = source.indexOf(to, start);
    assert.ok(start >= 0 && end > start, `"${from}" … "${to}": expected in the kernel's source`);
    return (
      source.slice(start, end).match(/(?<![\w.])(?:mul|add|sub)\(|f64x2\.(?:mul|add|sub|div|floor)\(/g)?.length ?? 0
    );
  };
  const common =
    operations("const kA", "// the teacher") +
    operations("// s and 1", "if (natural) {\n        let F") +
    operations("function exponential(", "// @ts-ignore");
  const moments =
    operations("const S = sub", "if (source == EXACT)") +
    operations("const z = f64x2.mul", "if (rule == NATURAL)") +
    2 * operations("function nearest", "// @ts-ignore");
  const update = operations("const Fc", "} else {");
  const bins = {
    euclidean: common + operations("const d1 = mul(f, kA)", "// Gathering"),
    natural: common + moments + operations("const c2 = mul", "} else {") + update,
    approximated: common + moments + operations("F = f64x2.div(mul(f, splat(1.0 / unit)), c1)", "}") + update,
  };
  const spike = operations("const ra = v128.and", "const kA");
  for (const rule of ["euclidean", "natural", "approximated"] as const) {
    const { bin, spike: perSpike } = LOOP_COUNTS[rule].event;
    assert.equal(bin, bins[rule], rule);
    // in its spikes the Euclidean rule has no ω, δ, Σ a and Σ b
    assert.equal(perSpike, rule === "euclidean" ? spike - 5 : spike, rule);
  }
});
