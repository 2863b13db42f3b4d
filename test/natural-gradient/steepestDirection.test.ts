import assert from "node:assert/strict";
import { test } from "node:test";
import {
  angleOf,
  degreesBetween,
  euclideanDirection,
  naturalDirection,
  potentialSamples,
  sampledNeuron,
  steepestDirection,
  stepOfOutput,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

const neuron = sampledNeuron(potentialSamples([10, 50], randomStream(1, "steepest"), { samples: 200 }), [0.075, 0.075]);
const start = [-0.15, 0.25];

test("a step goes as far in the output as it was told, in every direction", () => {
  for (const distance of [0.5, 1e-3]) {
    for (let k = 0; k < 8; k++) {
      const { angle, length, descent } = stepOfOutput(neuron, start, (k * Math.PI) / 4, distance);
      const end = [start[0]! + length * Math.cos(angle), start[1]! + length * Math.sin(angle)];
      assert.ok(Math.abs(neuron.divergence(start, end) / distance - 1) < 1e-8);
      assert.ok(Math.abs(neuron.cost(start) - neuron.cost(end) - descent) < 1e-9);
    }
  }
});

test("no direction beats the one found; it tends to the natural gradient, not to the Euclidean one", () => {
  const natural = angleOf(naturalDirection(neuron, start));
  const euclidean = angleOf(euclideanDirection(neuron, start));
  const best = steepestDirection(neuron, start, 1e-3);
  for (let k = 0; k < 37; k++) assert.ok(stepOfOutput(neuron, start, 0.17 * k, 1e-3).descent <= best.descent + 1e-12);
  assert.ok(degreesBetween(best.angle, natural) < 0.5);
  assert.ok(degreesBetween(best.angle, euclidean) > 20);
  // first order: a hundredth of the divergence is a tenth of the step, and of the angle
  const off = (distance: number) =>
    degreesBetween(
      steepestDirection(neuron, [0.25, 0.2], distance).angle,
      angleOf(naturalDirection(neuron, [0.25, 0.2])),
    );
  const falls = off(1e-3) / off(0.1);
  assert.ok(falls > 0.04 && falls < 0.25, `${falls}, expected 0.1`);
});

test("refused: a distance that isn't positive, or out of reach", () => {
  for (const bad of [0, -1, NaN]) assert.throws(() => stepOfOutput(neuron, start, 0, bad), /distance/);
  assert.throws(() => stepOfOutput(neuron, start, 0, 1e9), /can reach, got 1000000000/);
});
