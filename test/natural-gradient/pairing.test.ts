import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AMPLIFICATIONS,
  DEMOCRACY,
  TIME_STEP,
  coefficientsAt,
  distanceOf,
  euclideanRule,
  fisherInformation,
  fisherMoments,
  inputStatistics,
  matchedLearningRate,
  naturalRule,
  pairOneSynapse,
  pairWithTeacher,
  pairingSpikes,
  passiveDendrite,
  poissonTrain,
  potentialTrace,
  sigmoid,
} from "plasticity/natural-gradient";
import type { StimulatedSynapse } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

const near = (actual: number, expected: number, tolerance: number, name = "") =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${name} ${actual}, expected ${expected} ± ${tolerance}`);
const spikes = pairingSpikes((name) => randomStream(1, "test", name));

test("coefficients of Fig 4: q, μ, σ², γ_s, g₁ … g₄ (computed independently)", () => {
  const { load, mean, variance, scale, g1, g2, g4 } = coefficientsAt([0.05], [5]);
  near(load, 0.13, 1e-12);
  near(mean, 0.25, 1e-12);
  near(variance, 0.48077, 1e-5);
  near(scale, 2.3927, 1e-5);
  // that computation took c_ε = 1/38.46, 4e-5 off
  near(g1, -0.776285, 5e-6);
  near(g2, -0.199323, 1e-6);
  near(g4, -0.0374957, 5e-7);
});

test("one afferent: the Fisher matrix is I₃/w²", () => {
  const [weight, rate] = [0.05, 5];
  const { mean, variance } = inputStatistics([weight], [rate]);
  const { c1, c2, c3 } = fisherMoments(mean, variance);
  // Eq 82 solved for I₃ = E[h u²]
  const third = c3 * variance * variance + c1 * (mean * mean + variance) + 2 * c2 * mean * variance;
  near(fisherInformation([weight], [rate])[0]! / (third / (weight * weight)), 1, 1e-12);
  near(matchedLearningRate(0.017, weight, rate) / (0.017 * (weight * weight)) / (1 / third), 1, 1e-12);
});

test("passive dendrite: somatic course, relative change and Δw^d α the same at every distance, V frozen or not", () => {
  for (const updatePotential of [false, true]) {
    const options = { updatePotential, coefficientsEvery: updatePotential ? 500 : Infinity, samples: 10 };
    const atSoma = pairOneSynapse(spikes, options);
    for (const amplification of AMPLIFICATIONS) {
      const there = pairOneSynapse(spikes, { ...options, dendrite: passiveDendrite(1 / amplification) });
      there.somatic.forEach((weight, k) => near(weight, atSoma.somatic[k]!, 1e-13));
      const change = there.dendritic[10]! - there.dendritic[0]!;
      near(change / (amplification * (atSoma.somatic[10]! - 0.05)), 1, 1e-10);
    }
  }
});

test("frozen potential: the Euclidean change at the dendrite is α times that at the soma, and η/G matches the rules", () => {
  const learningRate = matchedLearningRate(DEMOCRACY.learningRate, DEMOCRACY.somatic, DEMOCRACY.rate);
  const natural = pairOneSynapse(spikes);
  const euclidean = (alpha: number) => {
    const { dendritic } = pairOneSynapse(spikes, { rule: "euclidean", learningRate, dendrite: passiveDendrite(alpha) });
    return dendritic[1]! - dendritic[0]!;
  };
  // not exactly: the proportional term goes with the present weight
  near(euclidean(1) / (natural.somatic[1]! - natural.somatic[0]!), 1, 0.05);
  near(euclidean(0.2) / euclidean(1), 0.2, 1e-12);
});

test("several synapses: the same steps as the plain rules take", () => {
  const bins = 2000;
  const rates = [20, 35, 50];
  const start = [0.05, -0.02, 0.03];
  const synapses: StimulatedSynapse[] = rates.map((rate, i) => ({
    dendrite: passiveDendrite(1),
    somatic: start[i]!,
    rate,
    train: poissonTrain(rate, bins, randomStream(1, "several", i)),
  }));
  const traces = synapses.map(({ train }) => potentialTrace(train));
  const teacherDraws = randomStream(1, "several", "teacher").fillUniform(new Float64Array(bins));
  const transfer = sigmoid();
  for (const [name, rule, learningRate] of [
    ["natural", naturalRule(), 0.01],
    ["euclidean", euclideanRule, 1e-5],
  ] as const) {
    const weights = Float64Array.from(start);
    const change = new Float64Array(3);
    for (let bin = 0; bin < bins; bin++) {
      const potentials = Float64Array.from(traces, (trace) => trace[bin]!);
      const potential = potentials.reduce((sum, x, i) => sum + x * weights[i]!, 0);
      const error = (teacherDraws[bin]! < 20 * TIME_STEP ? 1 : 0) - transfer.rate(potential) * TIME_STEP;
      const drive = error * transfer.relativeSlope(potential);
      rule({ weights, rates: Float64Array.from(rates), potentials, potential, drive }, change);
      for (let i = 0; i < 3; i++) weights[i]! += learningRate * change[i]!;
    }
    const options = { rule: name, learningRate, teacher: 20, teacherDraws, coefficientsEvery: 1, samples: 1 } as const;
    const pairing = pairWithTeacher(synapses, options);
    for (let i = 0; i < 3; i++) {
      near(pairing.somatic[3 + i]!, weights[i]!, 1e-12, name);
      assert.ok(Math.abs(weights[i]! - start[i]!) > 1e-4, "learned something");
      const total = pairing.homosynaptic[i]! + pairing.uniform[i]! + pairing.proportional[i]!;
      if (name === "natural") near(total, weights[i]! - start[i]!, 1e-12, "sum of the three terms");
      else assert.equal(total, 0);
    }
  }
});

test("a teacher with the neuron's own weights leaves them, on average; one with larger weights draws them up", () => {
  const bins = 40_000;
  const change = (target: number) => {
    const train = poissonTrain(20, bins, randomStream(1, "own"));
    const teacherDraws = randomStream(1, "own", "teacher").fillUniform(new Float64Array(bins));
    const synapse = { dendrite: passiveDendrite(0.5), somatic: 0.1, rate: 20, train };
    const options = { rule: "natural", learningRate: 0.01, teacher: [target], teacherDraws } as const;
    const { somatic, times } = pairWithTeacher([synapse], options);
    assert.equal(times.length, 101);
    near(times[100]!, 20, 1e-9);
    return somatic[100]! - 0.1;
  };
  assert.ok(Math.abs(change(0.1)) < 0.25 * change(0.2));
});

test("a teacher that arrives weakly turns potentiation into depression", () => {
  const change = (teacherScale: number) => {
    const { somatic } = pairOneSynapse(spikes, { teacherScale });
    return somatic[1]! - somatic[0]!;
  };
  // V is frozen and coefficients too: but for γ_w w the change is linear in the scale
  assert.ok(change(1) > change(0.5) && change(0.5) > change(0));
  assert.ok(change(0) < 0);
  near(change(0.5) / ((change(0) + change(1)) / 2), 1, 0.1);
});

test("distances: 0 at the soma, 460 µm where a tenth arrives", () => {
  assert.equal(distanceOf(1), 0);
  near(distanceOf(10), 460, 1e-9);
  assert.throws(() => distanceOf(0), /amplification/);
});

test("bad input", () => {
  const synapse = { dendrite: passiveDendrite(1), somatic: 0.1, rate: 20, train: new Uint8Array(10) };
  const options = {
    rule: "natural",
    learningRate: 0.01,
    teacher: 20,
    teacherDraws: new Float64Array(10).fill(0.5),
  } as const;
  const run = (synapses: StimulatedSynapse[], changes = {}) =>
    pairWithTeacher(synapses, { ...options, samples: 2, ...changes });
  assert.equal(run([synapse]).times.length, 3);
  assert.throws(() => run([]), /synapses/);
  assert.throws(() => run([{ ...synapse, train: new Uint8Array(9) }]), /train: expected 10 bins, got 9/);
  assert.throws(() => run([{ ...synapse, somatic: NaN }]), /somatic/);
  assert.throws(() => run([{ ...synapse, rate: 0 }]), /rates\[0\]/);
  assert.throws(() => run([{ ...synapse, rate: -2 }]), /synapses\[0\]\.rate: expected a number ≥ 0, got -2/);
  assert.throws(() => run([synapse], { learningRate: 0 }), /learningRate/);
  assert.throws(() => run([synapse], { teacherScale: -1 }), /teacherScale/);
  assert.throws(() => run([synapse], { teacherScale: NaN }), /teacherScale/);
  assert.throws(() => run([synapse], { teacher: -1 }), /teacher/);
  assert.throws(() => run([synapse], { teacher: [1, 2] }), /teacher/);
  assert.throws(() => run([synapse], { teacherDraws: [] }), /teacherDraws/);
  assert.throws(() => run([synapse], { samples: 11 }), /samples/);
  assert.throws(() => run([synapse], { coefficientsEvery: 0 }), /coefficientsEvery/);
  assert.throws(() => matchedLearningRate(0.1, 0.05, NaN), /rate: expected a finite number, got NaN/);
});

test("rates of the output: none to tell apart where the weights are the teacher's, else a root mean square", () => {
  const synapses = [0.02, 0.05].map((somatic, i) => ({
    dendrite: passiveDendrite(1),
    somatic,
    rate: 20,
    train: poissonTrain(20, 4000, randomStream(2, "test", "rates", i)),
  }));
  const teacherDraws = randomStream(2, "test", "rates").fillUniform(new Float64Array(4000));
  const learn = (teacher: readonly number[] | number) =>
    pairWithTeacher(synapses, { rule: "euclidean", learningRate: 1e-300, teacher, teacherDraws, samples: 4 });
  const same = learn([0.02, 0.05]);
  assert.deepEqual(same.outputRate, same.teacherRate);
  assert.ok(same.rateError.every((error) => error === 0));
  const constant = learn(20);
  constant.rateError.forEach((error, k) => {
    assert.equal(constant.teacherRate[k], 20);
    assert.ok(error > Math.abs(constant.outputRate[k]! - 20));
  });
});
