import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { successes } from "plasticity/natural-gradient";
import { randomStream } from "plasticity/numerics";

test("places are whole, in order, each once, inside the row (property)", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 0.99, noNaN: true }), fc.nat(), (trials, p, seed) => {
      const places = successes(trials, p, randomStream(seed, "places"));
      places.forEach((place, k) => {
        assert.ok(Number.isInteger(place) && place >= 0 && place < trials);
        assert.ok(k === 0 || place > places[k - 1]!);
      });
    }),
  );
});

test("count and gaps follow the binomial and geometric laws (five standard errors)", () => {
  const [trials, p] = [400_000, 0.03];
  const places = successes(trials, p, randomStream(1, "count"));
  assert.ok(Math.abs(places.length - trials * p) < 5 * Math.sqrt(trials * p * (1 - p)));
  let adjacent = 0;
  places.forEach((place, k) => (adjacent += k > 0 && place === places[k - 1]! + 1 ? 1 : 0));
  assert.ok(Math.abs(adjacent - trials * p * p) < 5 * Math.sqrt(trials * p * p));
  const first = Array.from({ length: 4000 }, (_, k) => successes(1, p, randomStream(k, "first")).length);
  const share = first.reduce((a, b) => a + b, 0) / 4000;
  assert.ok(Math.abs(share - p) < 5 * Math.sqrt(p / 4000), `${share}`);
});

test("nothing where nothing can be", () => {
  assert.equal(successes(0, 0.5, randomStream(1, "x")).length, 0);
  assert.equal(successes(100, 0, randomStream(1, "x")).length, 0);
});

test("bad input", () => {
  assert.throws(() => successes(-1, 0.1, randomStream(1, "x")), /trials/);
  assert.throws(() => successes(10, 1.5, randomStream(1, "x")), /probability/);
  assert.throws(() => successes(10, NaN, randomStream(1, "x")), /probability/);
});
