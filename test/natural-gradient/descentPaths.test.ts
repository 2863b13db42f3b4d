import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  angleOf,
  costContour,
  degreesBetween,
  euclideanDirection,
  naturalDirection,
  outputPath,
  outputView,
  potentialSamples,
  sampledNeuron,
  stepsToDescend,
  turnedAngle,
  whitening,
} from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics/random";

const target: [number, number] = [0.075, 0.075];
const neuron = sampledNeuron(potentialSamples([10, 50], randomStream(1, "paths"), { samples: 200 }), target);
const start = [-0.15, 0.25];
const coordinate = fc.double({ min: -5, max: 5, noNaN: true });

test("angles: as by atan2; between two directions at most half a turn", () => {
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, coordinate, (a, b, c, d) => {
      fc.pre(Math.hypot(a, b) > 1e-3 && Math.hypot(c, d) > 1e-3);
      assert.ok(degreesBetween(angleOf([a, b]), Math.atan2(b, a)) < 1e-6);
      const cosine = (a * c + b * d) / Math.hypot(a, b) / Math.hypot(c, d);
      const expected = (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
      assert.ok(Math.abs(degreesBetween(angleOf([a, b]), angleOf([c, d])) - expected) < 1e-4);
    }),
  );
});

test("natural direction: G times it is minus the gradient", () => {
  const [x, y] = naturalDirection(neuron, start);
  const [G, gradient] = [neuron.fisher(start), neuron.gradient(start)];
  assert.ok(Math.abs(G[0]! * x! + G[1]! * y! + gradient[0]!) < 1e-9);
  assert.ok(Math.abs(G[2]! * x! + G[3]! * y! + gradient[1]!) < 1e-9);
});

test("paths end near the minimum, aren't shorter than their chord, and the natural one is the shorter", () => {
  const [natural, euclidean] = [naturalDirection, euclideanDirection].map((way) => outputPath(neuron, start, way));
  for (const path of [natural!, euclidean!]) {
    assert.ok(path.outputLength >= path.chord);
    assert.ok(neuron.cost(path.weights.slice(-2)) <= 1e-3 * neuron.cost(start));
  }
  assert.ok(natural!.outputLength < euclidean!.outputLength);
  const fine = outputPath(neuron, start, naturalDirection, { step: 0.005 });
  assert.ok(Math.abs(fine.outputLength / natural!.outputLength - 1) < 0.01);
});

test("whitening makes the metric the identity; the turned angle obeys tan ψ′ = k tan ψ", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      (p, q, r) => {
        const cross = r * Math.sqrt(p * q);
        const [a, b, c, d] = whitening([p, cross, cross, q]);
        const entry = (i: [number, number], j: [number, number]) =>
          p * i[0] * j[0] + cross * (i[0] * j[1] + i[1] * j[0]) + q * i[1] * j[1];
        assert.ok(Math.abs(entry([a, c], [a, c]) - 1) < 1e-9 && Math.abs(entry([b, d], [b, d]) - 1) < 1e-9);
        assert.ok(Math.abs(entry([a, c], [b, d])) < 1e-9);
        const psi = 0.3;
        const turned = turnedAngle([p, 0, 0, q], [Math.cos(psi), Math.sin(psi)]);
        assert.ok(Math.abs(Math.tan(turned) - (q / p) * Math.tan(psi)) < 1e-9);
      },
    ),
  );
  assert.throws(() => whitening([1, 2, 2, 1]), /positive definite/);
  assert.throws(() => turnedAngle([0, 0, 0, 1], [1, 0]), /positive definite/);
});

test("steps to descend: none from the minimum's neighbourhood, fewer in round coordinates, the cap when too fast", () => {
  const metric = neuron.fisher(target);
  const round = stepsToDescend(neuron, start, whitening(metric), { learningRate: 0.7 });
  const plain = stepsToDescend(neuron, start, [1, 0, 0, 1], { learningRate: 1 / metric[3]! });
  assert.ok(round < plain && plain < 100, `${round}, ${plain}`);
  assert.equal(stepsToDescend(neuron, start, [1, 0, 0, 1], { learningRate: 1, most: 50 }), 50);
  assert.throws(() => stepsToDescend(neuron, start, [1, 0, 0, 1], { learningRate: NaN }), /learningRate/);
  assert.throws(() => outputPath(neuron, start, naturalDirection, { step: 0 }), /step/);
});

test("contours lie on their level; round coordinates spread the points, not the line", () => {
  for (const options of [{}, { coordinates: whitening(neuron.fisher(target)), reach: 20 }]) {
    const line = costContour(neuron, target, 0.5, { count: 24, ...options });
    assert.equal(line.length, 25);
    for (const { w1, w2 } of line) assert.ok(Math.abs(neuron.cost([w1, w2]) / 0.5 - 1) < 1e-3);
    assert.deepEqual(line[0], line[24]);
  }
  assert.equal(costContour(neuron, target, 0.5, { reach: 1e-6 }).length, 0);
  assert.throws(() => costContour(neuron, target, 0), /level/);
});

test("the view of the outputs keeps small lengths and angles", () => {
  const three = sampledNeuron(Float64Array.of(45, 8, 10, 60, 35, 45), [0.11, 0.1]);
  const here: [number, number] = [0.02, 0.15];
  const view = outputView(three, here);
  const G = three.fisher(here);
  for (const [x, y] of [
    [1e-4, 0],
    [0, 1e-4],
    [1e-4, -2e-4],
  ] as [number, number][]) {
    const seen = view([here[0] + x, here[1] + y]);
    const form = G[0]! * x * x + 2 * G[1]! * x * y + G[3]! * y * y;
    assert.ok(Math.abs((seen.x ** 2 + seen.y ** 2) / form - 1) < 0.01);
  }
  assert.deepEqual(view(here), { x: 0, y: 0 });
  assert.throws(() => outputView(sampledNeuron(Float64Array.of(10, 0), [0.1, 0.1]), here), /both change the output/);
});
