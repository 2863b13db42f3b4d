import assert from "node:assert/strict";
import { test } from "node:test";
import { norm } from "plasticity/numerics";
import { mean } from "plasticity/numerics/statistics";
import { randomStream } from "plasticity/numerics/random";
import {
  costReduction,
  expectedCostReduction,
  fallsWithRank,
  initialNetwork,
  lowRankMatrix,
  neuralGradients,
  rankCurve,
  rowPermutationNull,
  synapticCosts,
  truncations,
} from "plasticity/synaptic-balancing";
import { SingularValueDecomposition, Matrix } from "ml-matrix";
import { largestDifference, randomWeights } from "./randomNetworks.js";

function singularValues(matrix: Float64Array, n: number): number[] {
  return new SingularValueDecomposition(Matrix.from1DArray(n, n, [...matrix])).diagonal;
}

test("theory: 1 − 4/π² at rank 1, 1/r for large r, the table of the spec", () => {
  assert.ok(Math.abs(expectedCostReduction(1) - (1 - 4 / Math.PI ** 2)) < 1e-15);
  for (const [rank, value] of [
    [1, 0.595],
    [2, 0.383],
    [3, 0.279],
    [5, 0.18],
    [10, 0.095],
    [20, 0.049],
    [30, 0.0328],
    [50, 0.0198],
    [70, 0.0142],
    [100, 0.01],
  ] as const) {
    assert.ok(Math.abs(expectedCostReduction(rank) - value) < (value > 0.04 ? 6e-4 : 6e-5), `rank ${rank}`);
    assert.ok(Math.abs(expectedCostReduction(rank, 100) - expectedCostReduction(rank) - 0.01) < 1e-15);
  }
  assert.ok(Math.abs(1000 * expectedCostReduction(1000) - 1) < 1e-3);
});

test("low-rank matrices have that rank and E Σ J² = N", () => {
  const n = 20;
  let sum = 0;
  for (let k = 0; k < 50; k++) {
    const J = lowRankMatrix(n, 3, randomStream(k, "rank"));
    const values = singularValues(J, n);
    assert.ok(values[2]! > 0.05 && values[3]! < 1e-13);
    sum += norm(J) ** 2 / 50;
  }
  assert.ok(Math.abs(sum / n - 1) < 0.3, `${sum}`);
});

test("truncations: rank, distance from the matrix, the whole matrix at full rank", () => {
  const n = 12;
  const J = randomWeights(1, n);
  const values = singularValues(J, n);
  const cut = truncations(J, [1, 4, 12]);
  [1, 4, 12].forEach((rank, k) => {
    const missing = Math.hypot(...values.slice(rank));
    assert.ok(Math.abs(norm(J.map((x, e) => x - cut[k]![e]!)) - missing) < 1e-12);
    assert.ok(rank === n || singularValues(cut[k]!, n)[rank]! < 1e-13);
  });
  assert.ok(largestDifference(cut[2]!, J) < 1e-13);
});

test("ρ at ranks 1, 5, 20 and of a full-rank Gaussian matrix, N = 100", () => {
  const average = (rank: number, draws: number) => {
    let sum = 0;
    for (let k = 0; k < draws; k++)
      sum += costReduction(lowRankMatrix(100, rank, randomStream(1, "ensemble", rank, k))) / draws;
    return sum;
  };
  const [one, five, twenty] = [average(1, 6), average(5, 6), average(20, 6)];
  assert.ok(one > 0.53 && one < 0.66, `${one}`);
  for (const [value, rank] of [
    [five, 5],
    [twenty, 20],
  ] as const) {
    const expected = expectedCostReduction(rank, 100);
    assert.ok(Math.abs(value / expected - 1) < 0.2, `${value}, expected ${expected}`);
  }
  assert.ok(one > five && five > twenty);
  const gaussian = mean(
    Float64Array.from({ length: 6 }, (_, k) =>
      costReduction(randomStream(k, "gaussian").fillNormal(new Float64Array(1e4))),
    ),
  );
  assert.ok(Math.abs(gaussian - 0.01) < 0.002, `${gaussian}`);
});

test("row permutations: E ‖g‖² exact, the O(N) shuffle is the N² one, balanced costs stand out", () => {
  const n = 24;
  const costs = synapticCosts(initialNetwork({ neurons: n, inputs: 1, outputs: 1 }, randomStream(2, "null")).recurrent);
  const { actual, shuffled, expectedSquare, probability } = rowPermutationNull(costs, {
    shuffles: 4000,
    stream: randomStream(1, "shuffle"),
  });
  assert.equal(shuffled.length, 4000);
  assert.ok(Math.abs(actual - norm(neuralGradients(costs))) < 1e-12);
  const squares = shuffled.map((x) => x * x);
  const sd = Math.sqrt(mean(squares.map((x) => (x - expectedSquare) ** 2)));
  assert.ok(Math.abs(mean(squares) - expectedSquare) < (5 * sd) / Math.sqrt(4000));
  assert.ok(Math.abs(probability - (1 + shuffled.filter((x) => x <= actual).length) / 4001) < 1e-12);
  // by shuffling whole rows: the same distribution
  const stream = randomStream(2, "rows");
  const direct = Float64Array.from({ length: 1000 }, () => {
    const order = stream.permutation(n);
    return norm(neuralGradients(costs.map((_, k) => costs[order[Math.floor(k / n)]! * n + (k % n)]!)));
  });
  assert.ok(
    Math.abs(mean(direct) - mean(shuffled)) <
      (5 * Math.sqrt(mean(shuffled.map((x) => (x - mean(shuffled)) ** 2)))) / Math.sqrt(1000),
  );
  const symmetric = costs.map((_, k) => costs[k]! + costs[(k % n) * n + Math.floor(k / n)]!);
  assert.equal(rowPermutationNull(symmetric, { shuffles: 500, stream: randomStream(3) }).probability, 1 / 501);
});

test("bad input", () => {
  assert.throws(() => lowRankMatrix(5, 6, randomStream(1)), /rank: expected at most 5/);
  assert.throws(() => lowRankMatrix(5, 0, randomStream(1)), /rank/);
  assert.throws(() => truncations([1, 2, 3, 4], [3]), /rank: expected at most 2/);
  assert.throws(() => expectedCostReduction(0), /rank/);
  assert.throws(() => rowPermutationNull([0, 1, 1, 0], { shuffles: 0, stream: randomStream(1) }), /shuffles/);
});

test("rank curve: means and spreads by rank, and whether each draw falls to the next double rank", () => {
  const row = (draw: number, rank: number, lowRank: number) => ({ draw, rank, lowRank, truncated: 0.5 });
  const rows = [row(1, 2, 0.3), row(1, 1, 0.6), row(2, 1, 0.4), row(2, 2, 0.5), row(1, 3, 0.35), row(2, 3, 0.2)];
  const [first, second] = rankCurve(rows, 10);
  assert.equal(first!.rank, 1);
  assert.ok(Math.abs(first!.lowRank - 0.5) < 1e-15 && Math.abs(first!.lowRankSpread - 0.1 * Math.SQRT2) < 1e-15);
  assert.equal(first!.withSampling, expectedCostReduction(1, 10));
  assert.equal(second!.truncatedSpread, 0);
  // rank 3 is no double of 2
  assert.deepEqual(fallsWithRank(rows), [true, false]);
});

test("slope: between ranks 2 and 20 ρ falls as a power of about −0.83 of the rank", () => {
  const ranks = [2, 3, 5, 8, 10, 20];
  const logs = ranks.map((r) => {
    const draws = Array.from({ length: 3 }, (_, k) => costReduction(lowRankMatrix(60, r, randomStream(k, "slope", r))));
    return [Math.log(r), Math.log(mean(draws) - 1 / 60)] as const;
  });
  const [mx, my] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const slope =
    logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  assert.ok(Math.abs(slope + 0.9) < 0.15, `${slope}`);
});
