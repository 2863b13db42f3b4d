import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Case,
  type Rule,
  type Table2Result,
  comparativeOf,
  curvatureRatios,
  fig3Curvature,
  fluctuationScale,
  spacingOfStates,
  table2,
  table2Cutoff,
  table2Error,
} from "plasticity/optimal-plasticity";

/** A result with one entry: the curvatures of each network in the two last quarters, and what else is read. */
function resultOf(networks: { ratios: [number, number]; error?: number; course?: number[]; share?: number }[]) {
  const each = <T>(value: (network: (typeof networks)[number]) => T) => networks.map(value);
  const values = {
    relativeError: each(({ error = 1 }) => error),
    fluctuationCurvature: each(() => 2),
    gradientCurvature: each(() => 20),
    gradientShare: each(({ share = 0 }) => share),
    errorCourse: each(({ course = [1, 1, 1, 1, 1, 1, 1, 1] }) => course).flat(),
    compensationCurvature: each(({ ratios }) => ratios.map((ratio) => 2 * ratio)).flat(),
    meanCurvature: each(() => [2, 2]).flat(),
    compensationQuantile: each(({ ratios }) => [ratios[0], ratios[0], ratios[0], ratios[0], ratios[0]]).flat(),
    fluctuationQuantile: each(() => [0, 1, 2, 3, 4]).flat(),
  };
  const axes = [
    { name: "rule", values: ["any"] },
    { name: "landscape", values: ["bowl"] },
    { name: "repeat", values: networks.map((_, k) => k + 1) },
  ];
  const observables = Object.fromEntries(Object.keys(values).map((name) => [name, {}]));
  return { axes, observables, values } as unknown as Table2Result;
}

describe("entries of Table 2", () => {
  it("tell more, less, equal and undecided apart", () => {
    assert.equal(comparativeOf([1.1, 5]), "≥");
    assert.equal(comparativeOf([0.1, 0.9]), "≤");
    assert.equal(comparativeOf([0.81, 1.24]), "≈");
    assert.equal(comparativeOf([0.5, 2]), "?");
  });

  it("take networks, not states, as independent: two that differ give a wide interval", () => {
    const [narrow] = curvatureRatios(resultOf(Array.from({ length: 8 }, () => ({ ratios: [3, 3] }))));
    assert.deepEqual([narrow!.ratio.measured, narrow!.comparative, narrow!.ratio.units.count], [3, "≥", 8]);
    const [wide] = curvatureRatios(resultOf([{ ratios: [1, 1] }, { ratios: [2, 2] }]));
    assert.ok(wide!.ratio.interval[0] < 0 && wide!.ratio.interval[1] > 3);
    assert.equal(wide!.comparative, "?");
    assert.throws(() => curvatureRatios(resultOf([{ ratios: [1, 1] }])), /units/);
  });

  it("are measured at every age of a rule's Hessian, however often it is renewed", () => {
    for (const period of [1, 2, 4, 5, 16]) {
      const spacing = spacingOfStates(2000, 400, period);
      const ages = new Set(Array.from({ length: 400 }, (_, k) => (k * spacing) % period));
      assert.deepEqual([ages.size, spacing <= 5], [period, true]);
    }
    assert.equal(spacingOfStates(10, 100, 5), 1);
  });

  it("say how far the error and the ratio still move: last quarter over the quarter before", () => {
    const course = [9, 9, 9, 9, 1, 1, 2, 1];
    const [entry] = curvatureRatios(
      resultOf([
        { ratios: [2, 3], course },
        { ratios: [2, 3], course },
      ]),
    );
    assert.equal(entry!.errorDrift.measured, 1.5);
    assert.equal(entry!.ratioDrift.measured, 1.5);
    assert.equal(entry!.ratio.measured, 2.5);
  });

  it("hold the curvature against Eq A6: a quarter along a gradient ten times as curved", () => {
    // 2 (¼ · 10 + ¾) = 6.5 predicted, 6.5 measured
    const [entry] = curvatureRatios(
      resultOf([
        { ratios: [3.25, 3.25], share: 0.25 },
        { ratios: [6.5, 6.5], share: 0.25 },
      ]),
    );
    assert.ok(Math.abs(entry!.overInterpolation[0]! - 1) < 1e-12);
    assert.ok(Math.abs(entry!.overInterpolation[1]! - 2) < 1e-12);
  });

  it("give the mean and the range of the error, and quantiles averaged over networks", () => {
    const [entry] = curvatureRatios(
      resultOf([
        { ratios: [1, 1], error: 0.5 },
        { ratios: [3, 3], error: 1 },
      ]),
    );
    assert.equal(entry!.relativeError, 0.75);
    assert.deepEqual(entry!.errorRange, [0.5, 1]);
    assert.deepEqual(entry!.compensationQuantiles, [2, 2, 2, 2, 2]);
    assert.deepEqual(entry!.fluctuationQuantiles, [0, 1, 2, 3, 4]);
  });
});

describe("experiments behind Table 2 and Fig 3c, at a small scale", () => {
  const small = { steps: 160, blindSteps: 200, probedSteps: 80, newtonSteps: 80, newtonEvery: 20, states: 10 };
  const parameters = table2.parameters.parse({ ...small, samples: 60 }) as Parameters<
    typeof table2.run
  >[0]["parameters"];
  const one = async (rule: Rule, landscape: Case) => {
    const result = await table2.run({ parameters, point: { rule, landscape, repeat: 1 }, index: 0, seed: 1 });
    return result as unknown as Record<string, number[]> & { gradientShare: number; relativeError: number };
  };
  const ratio = (found: Record<string, number[]>) => {
    const [c1, c2] = found["compensationCurvature"]!;
    const [q1, q2] = found["meanCurvature"]!;
    return (c1! + c2!) / (q1! + q2!);
  };

  it("the gradient is more curved than the average direction and is the gradient, the direct path is not", async () => {
    const gradient = await one("gradient", "quadratic");
    assert.ok(ratio(gradient) > 1.5);
    assert.ok(Math.abs(gradient.gradientShare - 1) < 1e-12);
    const direct = ratio(await one("beeline", "quadratic"));
    assert.ok(direct > 0.5 && direct < 2, `${direct}`);
  });

  it("the same point gives the same numbers, whatever ran before", async () => {
    const first = await one("Newton", "nonlinear, low error");
    await one("gradient", "nonlinear, high error");
    assert.deepEqual(await one("Newton", "nonlinear, low error"), first);
  });

  it("networks differ from repeat to repeat, in inputs too", async () => {
    const run = (repeat: number) =>
      table2.run({ parameters, point: { rule: "gradient", landscape: "quadratic", repeat }, index: 0, seed: 1 });
    const [first, second] = [await run(1), await run(2)];
    assert.notDeepEqual(first.meanCurvature, second.meanCurvature); // of the quadratic landscape: the inputs alone
  });

  it("low error is the same magnitude for all rules, high error one of each", () => {
    assert.equal(
      fluctuationScale("gradient", "nonlinear, low error"),
      fluctuationScale("Newton", "nonlinear, low error"),
    );
    assert.ok(
      fluctuationScale("gradient", "nonlinear, high error") >
        fluctuationScale("keep or oppose", "nonlinear, high error"),
    );
  });

  it("near the optimum the Newton step of all directions is like the direct path, far from it not", async () => {
    const parameters = table2Cutoff.parameters.parse({ steps: 120, every: 5, states: 20, samples: 60 }) as Parameters<
      typeof table2Cutoff.run
    >[0]["parameters"];
    const at = async (landscape: string) => {
      const point = { landscape, cutoff: 1e-7, repeat: 1 } as const;
      const { compensationCurvature, meanCurvature } = await table2Cutoff.run({ parameters, point, index: 0, seed: 1 });
      return (compensationCurvature as number) / (meanCurvature as number);
    };
    const near = await at("e = 0.00002 √N");
    assert.ok(near > 0.5 && near < 2, `${near}`);
    assert.ok((await at("e = 0.002 √N")) < 0.2);
  });

  it("near the optimum the Hessian is JᵀJ, and with linear outputs the gradient lies in the output weights", async () => {
    const parameters = table2Error.parameters.parse({ steps: 100, states: 5, samples: 60 }) as Parameters<
      typeof table2Error.run
    >[0]["parameters"];
    const at = (outputs: "linear" | "sigmoid", fluctuation: number) =>
      table2Error.run({ parameters, point: { outputs, fluctuation, repeat: 2 }, index: 0, seed: 1 });
    const near = await at("linear", 0.002);
    assert.ok((near.residualNorm as number) < 0.05);
    const far = await at("linear", 0.2);
    assert.ok((far.outputShare as number) > 0.8);
    assert.ok(Math.abs((far.gaussNewtonGradient as number) / (far.gradientCurvature as number) - 1) < 0.1);
    const sigmoid = await at("sigmoid", 0.2);
    assert.ok((sigmoid.gaussNewtonGradient as number) / (sigmoid.gradientCurvature as number) > 1.3);
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
