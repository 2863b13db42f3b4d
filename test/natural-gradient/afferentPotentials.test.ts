import assert from "node:assert/strict";
import { test } from "node:test";
import { KERNEL, TIME_STEP, kernelConstant, unweightedPotential } from "plasticity/natural-gradient";
import { afferentPotentials, potentialSamples } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

test("a lone spike makes the kernel of Eq 28, from the bin after it", () => {
  const input = afferentPotentials([20], randomStream(1, "lone spike"));
  let last = -1;
  let compared = 0;
  for (let bin = 0; bin < 4000 && compared < 20; bin++) {
    input.next();
    if (last >= 0 && input.spikes[0] === 0) {
      const expected = unweightedPotential((bin - last) * TIME_STEP);
      assert.ok(Math.abs(input.potentials[0]! - expected) < 1e-9, `${bin - last} bins after the spike`);
      compared++;
    }
    if (input.spikes[0] === 1) {
      if (last >= 0) break;
      assert.ok(Math.abs(input.potentials[0]!) < 1e-12, "a spike contributes nothing in its own bin");
      last = bin;
    }
  }
  assert.ok(compared > 3);
});

test("rates of spikes; mean and variance of the USP are ε₀ r and r/c_ε (Eqs 29–30), afferents are independent", () => {
  const [rates, bins] = [[10, 50], 400_000]; // 200 s
  const input = afferentPotentials(rates, randomStream(1, "moments"));
  const count = [0, 0];
  const sum = [0, 0];
  const squares = [0, 0];
  let product = 0;
  for (let bin = 0; bin < bins; bin++) {
    input.next();
    for (const i of [0, 1]) {
      count[i]! += input.spikes[i]!;
      sum[i]! += input.potentials[i]!;
      squares[i]! += input.potentials[i]! * input.potentials[i]!;
    }
    product += input.potentials[0]! * input.potentials[1]!;
  }
  for (const i of [0, 1]) {
    const [rate, mean] = [rates[i]!, sum[i]! / bins];
    const spikes = rate * bins * TIME_STEP;
    assert.ok(Math.abs(count[i]! - spikes) < 4 * Math.sqrt(spikes), `${count[i]} spikes, expected ${spikes}`);
    assert.ok(Math.abs(mean / rate - 1) < 0.1, `mean ${mean}`);
    const variance = squares[i]! / bins - mean * mean;
    assert.ok(Math.abs((variance * kernelConstant(KERNEL)) / rate - 1) < 0.15, `variance ${variance}`);
  }
  const covariance = product / bins - (sum[0]! / bins) * (sum[1]! / bins);
  assert.ok(Math.abs(covariance) < 0.05 * kernelConstant(KERNEL) ** -1 * Math.sqrt(500), `covariance ${covariance}`);
});

test("silent afferents stay silent; the same stream gives the same input", () => {
  const runs = [1, 2].map(() => potentialSamples([0, 30], randomStream(2, "same"), { samples: 5 }));
  assert.deepEqual(runs[0], runs[1]);
  assert.equal(runs[0]!.length, 10);
  for (let k = 0; k < 10; k += 2) assert.equal(runs[0]![k], 0);
});

test("refused: rates that aren't numbers ≥ 0, or of a spike in every bin", () => {
  const stream = randomStream(1, "bad");
  for (const bad of [NaN, -1, Infinity]) assert.throws(() => afferentPotentials([bad], stream), /rates\[0\]/);
  assert.throws(() => afferentPotentials([2000], stream), /less than one spike per bin, got 2000/);
});
