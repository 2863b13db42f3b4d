import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "../property.js";
import { EventLoop, type LearningTask, type LearningTrial, SynapseLoop } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

const ETA = { euclidean: 4.5e-7, natural: 6e-4, approximated: 4.5e-4 } as const;
type Name = keyof typeof ETA;

/** 10 and 50 Hz, as in Fig 3. */
const fig3Rates = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? 10 : 50));

function trial(n: number, name: number, scale = 1 / n): LearningTrial {
  const stream = randomStream(7, "test", "weights", name);
  const weights = () => Float64Array.from({ length: n }, () => scale * (2 * stream.uniform() - 1));
  return {
    weights: weights(),
    teacher: weights(),
    stream: (part) => randomStream(7, "test", part, name),
  };
}

/** Largest difference between the loops' weights after that many seconds, and how far the weights went. */
function compare(task: LearningTask, seconds: number, make: (name: number) => LearningTrial) {
  const fast = new EventLoop(task);
  fast.start([make(0), make(1)]);
  fast.run(seconds);
  let [difference, moved] = [0, 0];
  for (const lane of [0, 1] as const) {
    const plain = new SynapseLoop(task, make(lane));
    plain.run(seconds);
    const start = make(lane).weights;
    fast.weights(lane).forEach((w, i) => {
      difference = Math.max(difference, Math.abs(w - plain.weights[i]!));
      moved = Math.max(moved, Math.abs(w - start[i]!));
    });
  }
  return { difference, moved };
}

describe("the kernel does what the plain loop does, with the same spikes", () => {
  for (const rule of ["euclidean", "natural", "approximated"] as const) {
    // One other spike would move weights by 1e-6 (Euclidean) to 1e-4
    test(`${rule}: 200 s of Fig 3, to 1e-12`, () => {
      const task = { rates: fig3Rates(100), rule, learningRate: ETA[rule] };
      const { difference, moved } = compare(task, 200, (name) => trial(100, name));
      assert.ok(moved > 1e-3, `moved ${moved}`);
      assert.ok(difference < 1e-12, `${difference}`);
    });
  }
  const variants: [string, Partial<LearningTask>][] = [
    ["frozen coefficients", { coefficients: "frozen" }],
    ["published table", { coefficients: "publishedTable" }],
    ["stale potential", { rule: "approximated", approximatedPotential: "stale" }],
    ["the paper's error factor", { errorScale: "paper" }],
    ["no resets", { reset: false }],
    ["another neuron", { transfer: { threshold: 15, steepness: 0.2 } }],
    ["a teacher of constant rate", { teacherRate: 20 }],
    ["half of the afferents silent", { stimulated: Array.from({ length: 40 }, (_, i) => i % 20 < 10), reset: false }],
    ["another time step", { timeStep: 1e-3 }],
    ["faster synapses", { kernel: { tauMembrane: 0.02, tauSynapse: 0.001, area: 0.7 } }],
    ["synapses slower than the membrane", { kernel: { tauMembrane: 0.004, tauSynapse: 0.02, area: 1 } }],
  ];
  for (const [name, changes] of variants) {
    for (const rule of ["natural", "approximated"] as const) {
      if (changes.rule !== undefined && changes.rule !== rule) continue;
      test(`${rule}: ${name}`, () => {
        const task = { rates: fig3Rates(40), rule, learningRate: ETA[rule], ...changes };
        const { difference, moved } = compare(task, 4, (k) => trial(40, k));
        assert.ok(moved > 1e-4, `moved ${moved}`);
        assert.ok(difference < 1e-13, `${difference}`);
      });
    }
  }
  test("random settings", () => {
    const setting = fc.record({
      n: fc.integer({ min: 1, max: 300 }),
      classes: fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 4 }),
      rule: fc.constantFrom<Name>("euclidean", "natural", "approximated"),
      reset: fc.boolean(),
      seed: fc.integer({ min: 0, max: 1e6 }),
    });
    fc.assert(
      fc.property(setting, ({ n, classes, rule, reset, seed }) => {
        const rates = Float64Array.from({ length: n }, (_, i) => classes[Math.floor((i * classes.length) / n)]!);
        // weights for a variance of 3 mV² and small steps: a rule that diverges says nothing of the loop
        const total = rates.reduce((sum, rate) => sum + rate, 0);
        const task = { rates, rule, learningRate: ETA[rule] / 3, reset };
        const { difference } = compare(task, 2, (k) => trial(n, seed + k, Math.sqrt((9 * 0.026) / total)));
        assert.ok(difference < 1e-12, `${difference}`);
      }),
      { numRuns: 30 },
    );
  });
});
