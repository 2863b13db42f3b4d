import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "plasticity/numerics";
import { type Case, type Rule, curvatureRatios, fig3Curvature, table2 } from "plasticity/optimal-plasticity";

const rowsAround = (rule: string, centre: number, spread: number, count = 40) => {
  const stream = randomStream(1, "ratios", rule);
  return Array.from({ length: count }, (_, k) => ({
    rule,
    landscape: "bowl",
    repeat: k % 8,
    curvatureRatio: centre + spread * stream.normal(),
    relativeError: k / count,
  }));
};

describe("verdicts of Table 2", () => {
  it("tell more, less, equal and undecided apart", () => {
    const entries = curvatureRatios([
      ...rowsAround("more", 3, 0.5),
      ...rowsAround("less", 0.3, 0.1),
      ...rowsAround("equal", 1, 0.1),
      ...rowsAround("who knows", 1, 3),
    ]);
    assert.deepEqual(
      entries.map(({ rule, comparative }) => [rule, comparative]),
      [
        ["more", "≥"],
        ["less", "≤"],
        ["equal", "≈"],
        ["who knows", "?"],
      ],
    );
    for (const { ratio, interval, low, high } of entries) {
      assert.ok(low < interval[0] && interval[0] <= ratio && ratio <= interval[1] && interval[1] < high);
    }
  });

  it("take simulations, not states, as independent: two that differ give a wide interval", () => {
    const rows = rowsAround("any", 1, 0.01).map((row) => ({
      ...row,
      repeat: row.repeat % 2,
      curvatureRatio: row.curvatureRatio + (row.repeat % 2),
    }));
    const { interval } = curvatureRatios(rows)[0]!;
    assert.ok(interval[0] < 1.1 && interval[1] > 1.9);
  });

  it("average the error over the states of an entry", () => {
    assert.ok(Math.abs(curvatureRatios(rowsAround("any", 1, 0.1))[0]!.relativeError - 39 / 80) < 1e-12);
  });
});

describe("experiments behind Table 2 and Fig 3c, at a small scale", () => {
  type Table2 = Parameters<typeof table2.run>[0];
  const small = { steps: 200, newtonSteps: 60, newtonEvery: 20, states: 10, samples: 60 };
  const parameters = table2.parameters.parse(small) as Table2["parameters"];
  const one = async (rule: Rule, landscape: Case) => {
    const result = await table2.run({ parameters, point: { rule, landscape, repeat: 1 }, index: 0, seed: 1 });
    return { ...result, curvatureRatio: Array.from(result.curvatureRatio as ArrayLike<number>) };
  };
  const medianOf = (values: number[]) => [...values].sort((a, b) => a - b)[values.length / 2]!;

  it("the gradient is more curved than the average direction, the direct path is not", async () => {
    const gradient = await one("gradient", "quadratic");
    assert.equal(gradient.curvatureRatio.length, 10);
    assert.ok(medianOf(gradient.curvatureRatio) > 1.5);
    const direct = medianOf((await one("beeline", "quadratic")).curvatureRatio);
    assert.ok(direct > 0.5 && direct < 2, `${direct}`);
  });

  it("the same point gives the same numbers, whatever ran before", async () => {
    const first = await one("Newton", "nonlinear, low error");
    await one("gradient", "nonlinear, high error");
    assert.deepEqual(await one("Newton", "nonlinear, low error"), first);
  });

  it("Fig 3c: random directions have the mean curvature, the gradient more", async () => {
    const parameters = fig3Curvature.parameters.parse({
      settle: 200,
      states: 2,
      every: 10,
      directions: 40,
      samples: 40,
    }) as Parameters<typeof fig3Curvature.run>[0]["parameters"];
    const result = await fig3Curvature.run({ parameters, point: { repeat: 1 }, index: 0, seed: 1 });
    const { meanCurvature, gradientCurvature, randomCurvature } = result as Record<string, ArrayLike<number>>;
    const random = Array.from(randomCurvature!);
    const mean = random.reduce((a, b) => a + b) / random.length;
    assert.ok(Math.abs(mean / meanCurvature![1]! - 1) < 0.2, `${mean / meanCurvature![1]!}`);
    assert.ok(gradientCurvature![1]! > 2 * meanCurvature![1]!);
  });
});
