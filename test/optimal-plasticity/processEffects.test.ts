import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "plasticity/numerics";
import { alternate, processEffects, quadraticBowl } from "plasticity/optimal-plasticity";

describe("effects of the two processes, each alone", () => {
  const spectrum = Array.from({ length: 40 }, (_, k) => 0.2 + k / 10);
  const bowl = quadraticBowl(spectrum);
  const mean = spectrum.reduce((a, b) => a + b) / 40;
  const options = { magnitude: 0.1, ratio: 0.5, signalToNoise: Infinity };
  const run = alternate(bowl, { magnitude: 0.1, compensation: 0.05, steps: 1500, seed: 1 });
  const states = run.slice(500).map((step) => step.after);

  it("cancel at steady state, where fluctuations cost ½e² Tr(∇²F)/N", () => {
    const effects = processEffects(bowl, states, { ...options, draws: 10, stream: randomStream(1, "effects") });
    assert.ok(Math.abs(effects.fluctuation / (0.5 * 0.01 * mean) - 1) < 0.03, `${effects.fluctuation}`);
    // compensation is tried before the fluctuation that it follows here; F is that of the state either way
    assert.ok(effects.compensation < 0);
    const before = processEffects(
      bowl,
      run.slice(500).map((step) => step.perturbed),
      { ...options, draws: 1, stream: randomStream(1, "effects") },
    );
    assert.ok(Math.abs(before.compensation / effects.fluctuation + 1) < 0.06, `${before.compensation}`);
  });

  it("don't cancel where the error still falls, and refuses nonsense", () => {
    const far = [Float64Array.from(spectrum, () => 5)];
    const learning = processEffects(bowl, far, { ...options, draws: 50, stream: randomStream(1, "far") });
    assert.ok(learning.compensation < -3 * learning.fluctuation);
    const few = { ...options, draws: 1, stream: randomStream(1, "few") };
    assert.throws(() => processEffects(bowl, [], few), /states/);
    assert.throws(() => processEffects(bowl, far, { ...few, draws: 0 }), /draws/);
    assert.throws(() => processEffects(bowl, far, { ...few, ratio: -1 }), /ratio/);
  });
});
