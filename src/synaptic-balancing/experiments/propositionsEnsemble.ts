/**
 * Propositions 1–4 and the Lax form as checks over random networks: each observable is how far a statement is from
 * exact, 0 when it holds.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { exp, ln } from "../../numerics/elementary.js";
import { maximumMagnitude } from "../../numerics/linear.js";
import { randomStream } from "../../numerics/random.js";
import { roundingBound } from "../../numerics/roundingBound.js";
import { balance } from "../balance.js";
import { conductanceLaplacian } from "../conductanceLaplacian.js";
import { contextIntegration } from "../contextIntegration.js";
import { finiteDifferenceHessian, midpointExcess } from "../convexity.js";
import { eigenmodes, relaxationRate, spectrumDistance } from "../eigenmodes.js";
import { equilibrium } from "../equilibrium.js";
import { gains } from "../gains.js";
import { maximumRule, weightFlow } from "../laxFlow.js";
import { loopProduct } from "../loopProduct.js";
import { neuralGradients } from "../neuralGradients.js";
import { initialNetwork } from "../network.js";
import type { RateNetwork } from "../network.js";
import { randomStronglyConnected } from "../randomStronglyConnected.js";
import { averageJacobianNorm, sensitivity } from "../sensitivity.js";
import { simulate } from "../simulate.js";
import { robustnessCosts, synapticCosts, totalCost } from "../synapticCosts.js";
import { taskPreservingTransform } from "../taskPreservingTransform.js";
import { lossAlongTransform, lossAndGradients } from "../trainingStep.js";

export const propositionsEnsemble = defineExperiment({
  name: "synaptic-balancing/propositions",
  title: "Propositions 1–4 and Lax form over random networks",
  module: import.meta.url,
  exportName: "propositionsEnsemble",
  parameters: z.object({
    neurons: z.int().min(3).max(12).default(6).meta({ description: "neurons", symbol: "N" }),
    networks: z.int().min(1).max(1000).default(50).meta({ description: "random networks for each power" }),
    penalty: z
      .number()
      .positive()
      .max(10)
      .default(0.3)
      .meta({ description: "weight of the penalty in P4", symbol: "λ" }),
  }),
  profiles: { quick: { networks: 4 }, paper: {} },
  axes: ({ networks }) => [
    { name: "power", symbol: "p", values: [0.5, 1, 1.5, 2, 3] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  // All but the rate are residuals: recorded as the power of ten that bounds them.
  observables: () => ({
    // P1
    outputChange: {},
    activityChange: {},
    spectrumChange: {},
    // P2
    gainChange: {},
    sensitivityError: {},
    sensitivityConstant: {},
    hessianError: {},
    convexityExcess: {},
    // P3
    flowMinusNewton: {},
    otherStart: {},
    rateRatio: { digits: 6 },
    costRise: {},
    sumOfCoordinates: {},
    // Lax form with another local rule, integrated in the weights (Eqs 18–20)
    laxSpectrumChange: {},
    laxLoopChange: {},
    laxOutputChange: {},
    // P4
    taskLossAlongTransform: {},
    penalisedLossError: {},
  }),
  run: ({ parameters: { neurons: n, penalty }, point, seed }) => {
    const power = Number(point.power);
    const stream = (part: string) =>
      randomStream(seed, "synaptic-balancing/propositions", point.power, point.network, part);
    const network = {
      ...initialNetwork({ neurons: n, inputs: 6, outputs: 2 }, stream("network")),
      recurrent: randomStronglyConnected(n, 1, stream("recurrent")),
      bias: stream("bias").fillNormal(new Float64Array(n)),
    };
    const J = network.recurrent;
    const h = centred(stream("coordinates").fillNormal(new Float64Array(n)));
    const moved = taskPreservingTransform(network, h);
    const input = stream("input").fillNormal(new Float64Array(60 * 6));
    const [a, b] = [network, moved].map((net) => simulate(net, input, { timeStep: 0.1 })) as [
      ReturnType<typeof simulate>,
      ReturnType<typeof simulate>,
    ];
    const moments = gains(a.states, n);
    const movedMoments = gains(b.states, n);
    const s = sensitivity(J, moments);
    const movedS = sensitivity(moved.recurrent, movedMoments);
    const robustness = (net: RateNetwork) => totalCost(robustnessCosts(net.recurrent, moments.secondMoment));

    const coefficients = stream("coefficients").fillUniform(new Float64Array(n * n));
    const costs = synapticCosts(J, { power, coefficients });
    const target = equilibrium(costs, { power });
    const laplacian = conductanceLaplacian(target.costs);
    const rate = relaxationRate(laplacian, { power });
    const times = [0, 10 / rate, 12 / rate, 40 / rate];
    const tight = { relativeTolerance: 1e-11, absoluteTolerance: 1e-14 };
    const flow = balance(costs, { ...tight, times, power });
    const { vectors } = eigenmodes(laplacian);
    // distance from the equilibrium along the slowest mode
    const slow = (k: number) =>
      Math.abs(target.coordinates.reduce((sum, x, i) => sum + (flow.coordinates[k * n + i]! - x) * vectors[n + i]!, 0));

    const start = centred(stream("start").fillNormal(new Float64Array(n)));
    const elsewhere = balance(costs, { ...tight, times: [0, 40 / rate], power, start });

    const lax = weightFlow(network, maximumRule, { times: [0, 0.3], ...tight })[1]!;
    const ring = Array.from({ length: n }, (_, k) => k);

    const batch = contextIntegration(stream("trial"), { samples: 8 });
    const loss = { subSteps: 2, power, coefficients };
    const { gradients } = lossAndGradients(network, batch, loss);
    const penalised = lossAndGradients(network, batch, { ...loss, penalty }).gradients;
    const g = neuralGradients(costs);

    const hessian = finiteDifferenceHessian(costs, power);
    const exactHessian = conductanceLaplacian(costs).map((x) => power * power * x);
    const excess = midpointExcess(costs, { power, pairs: 40, stream: stream("pairs") });

    return {
      outputChange: roundingBound(distance(a.outputs, b.outputs)),
      activityChange: roundingBound(
        distance(
          b.states,
          a.states.map((x, k) => x * exp(-h[k % n]!)),
        ),
      ),
      spectrumChange: roundingBound(spectrumDistance(J, moved.recurrent), 1e-12),
      gainChange: roundingBound(distance(moments.secondMoment, movedMoments.secondMoment)),
      sensitivityError: roundingBound(averageJacobianNorm(J, a.states) / s - 1),
      sensitivityConstant: roundingBound((s - robustness(network) - (movedS - robustness(moved))) / movedS),
      hessianError: roundingBound(distance(hessian, exactHessian) / maximumMagnitude(exactHessian), 1e-7),
      convexityExcess: excess <= 0 ? roundingBound(0) : roundingBound(excess),
      flowMinusNewton: roundingBound(distance(flow.coordinates.subarray(3 * n), target.coordinates), 1e-12),
      otherStart: roundingBound(distance(elsewhere.coordinates.subarray(n), target.coordinates), 1e-12),
      rateRatio: ln(slow(1) / slow(2)) / 2,
      costRise: roundingBound(Math.max(0, ...[1, 2, 3].map((k) => flow.totals[k]! / flow.totals[k - 1]! - 1))),
      sumOfCoordinates: roundingBound(
        flow.coordinates.subarray(3 * n).reduce((sum, x) => sum + x, 0),
        1e-14,
      ),
      laxSpectrumChange: roundingBound(spectrumDistance(J, lax.recurrent), 1e-12),
      laxLoopChange: roundingBound(loopProduct(lax.recurrent, ring) / loopProduct(J, ring) - 1, 1e-12),
      laxOutputChange: roundingBound(distance(simulate(lax, input, { timeStep: 0.1 }).outputs, a.outputs), 1e-12),
      taskLossAlongTransform: roundingBound(maximumMagnitude(lossAlongTransform(network, gradients))),
      penalisedLossError: roundingBound(
        distance(
          lossAlongTransform(network, penalised),
          g.map((x) => -penalty * power * x),
        ),
      ),
    };
  },
});

function centred(h: Float64Array): Float64Array {
  const mean = h.reduce((sum, x) => sum + x, 0) / h.length;
  return h.map((x) => (x - mean) / 2);
}

function distance(a: Float64Array, b: Float64Array): number {
  return maximumMagnitude(a.map((x, k) => x - b[k]!));
}
