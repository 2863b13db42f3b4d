/**
 * Propositions 1–4, the Lax form and the heterosynaptic predictions as checks over random networks: each observable is
 * how far a statement is from exact, 0 when it holds.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { exp, ln } from "../../numerics/elementary.js";
import { maximumMagnitude } from "../../numerics/linear.js";
import { randomStream } from "../../numerics/random.js";
import { norm } from "../../numerics/vector.js";
import { balance } from "../balance.js";
import { conductanceLaplacian } from "../conductanceLaplacian.js";
import { contextIntegration } from "../contextIntegration.js";
import { eigenmodes, relaxationRate, spectrumDistance } from "../eigenmodes.js";
import { equilibrium } from "../equilibrium.js";
import { gains } from "../gains.js";
import { heterosynapticResponse, strengthened } from "../heterosynaptic.js";
import { laxFlow, maximumRule } from "../laxFlow.js";
import { loopProduct } from "../loopProduct.js";
import { neuralGradients } from "../neuralGradients.js";
import { initialNetwork } from "../network.js";
import type { RateNetwork } from "../network.js";
import { randomStronglyConnected } from "../randomStronglyConnected.js";
import { averageJacobianNorm, sensitivity } from "../sensitivity.js";
import { simulate } from "../simulate.js";
import { robustnessCosts, synapticCosts, totalCost } from "../synapticCosts.js";
import { taskPreservingTransform, transformedWeights } from "../taskPreservingTransform.js";
import { lossAlongTransform, lossAndGradients } from "../trainingStep.js";

export const propositionsEnsemble = defineExperiment({
  name: "synaptic-balancing/propositions",
  title: "Propositions 1–4, Lax form and heterosynaptic predictions over random networks",
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
    change: z.number().positive().max(1).default(0.001).meta({ description: "change of one synapse", symbol: "η" }),
  }),
  profiles: { quick: { networks: 6 }, paper: {} },
  axes: ({ networks }) => [
    { name: "power", symbol: "p", values: [0.5, 1, 1.5, 2, 3] },
    { name: "network", values: Array.from({ length: networks }, (_, k) => k + 1) },
  ],
  observables: () => ({
    // P1
    outputChange: { digits: 3 },
    activityChange: { digits: 3 },
    spectrumChange: { digits: 3 },
    // P2
    gainChange: { digits: 3 },
    sensitivityError: { digits: 3 },
    sensitivityConstant: { digits: 3 },
    // P3
    flowMinusNewton: { digits: 3 },
    rateRatio: { digits: 6 },
    costRise: { digits: 3 },
    sumOfCoordinates: { digits: 3 },
    // Lax form with another local rule
    laxSpectrumChange: { digits: 3 },
    laxLoopChange: { digits: 3 },
    // P4
    taskLossAlongTransform: { digits: 3 },
    penalisedLossError: { digits: 3 },
    // Eqs 44–48
    gradientError: { digits: 3 },
    logChangeError: { digits: 3 },
  }),
  run: ({ parameters: { neurons: n, penalty, change }, point, seed }) => {
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
    const flow = balance(costs, { times, power, relativeTolerance: 1e-11, absoluteTolerance: 1e-14 });
    const { vectors } = eigenmodes(laplacian);
    // distance from the equilibrium along the slowest mode
    const slow = (k: number) =>
      Math.abs(target.coordinates.reduce((sum, x, i) => sum + (flow.coordinates[k * n + i]! - x) * vectors[n + i]!, 0));

    const lax = laxFlow(J, maximumRule, { times: [0, 0.3], relativeTolerance: 1e-10, absoluteTolerance: 1e-13 });
    const laxWeights = lax.weightsAt(1);
    const ring = Array.from({ length: n }, (_, k) => k);

    const batch = contextIntegration(stream("trial"), { samples: 8 });
    const loss = { subSteps: 2, power, coefficients };
    const { gradients } = lossAndGradients(network, batch, loss);
    const penalised = lossAndGradients(network, batch, { ...loss, penalty }).gradients;
    const g = neuralGradients(costs);

    const [post, pre] = [1, 0];
    const balancedWeights = transformedWeights(J, target.coordinates);
    const response = heterosynapticResponse(target.costs, { post, pre, power });
    const perturbed = strengthened(balancedWeights, { post, pre, by: change });
    const newCosts = synapticCosts(perturbed, { power, coefficients });
    const newGradients = neuralGradients(newCosts);
    const answer = equilibrium(newCosts, { power }).coordinates;
    const logChange = (answer[pre]! - answer[post]!) / change;

    return {
      outputChange: distance(a.outputs, b.outputs),
      activityChange: distance(
        b.states,
        a.states.map((x, k) => x * exp(-h[k % n]!)),
      ),
      spectrumChange: spectrumDistance(J, moved.recurrent),
      gainChange: distance(moments.secondMoment, movedMoments.secondMoment),
      sensitivityError: Math.abs(averageJacobianNorm(J, a.states) / s - 1),
      sensitivityConstant: Math.abs(s - robustness(network) - (movedS - robustness(moved))) / movedS,
      flowMinusNewton: distance(flow.coordinates.subarray(3 * n), target.coordinates),
      rateRatio: ln(slow(1) / slow(2)) / 2,
      costRise: Math.max(0, ...[1, 2, 3].map((k) => flow.totals[k]! / flow.totals[k - 1]! - 1)),
      sumOfCoordinates: Math.abs(flow.coordinates.subarray(3 * n).reduce((sum, x) => sum + x, 0)),
      laxSpectrumChange: spectrumDistance(J, laxWeights),
      laxLoopChange: Math.abs(loopProduct(laxWeights, ring) / loopProduct(J, ring) - 1),
      taskLossAlongTransform: maximumMagnitude(lossAlongTransform(network, gradients)),
      penalisedLossError: distance(
        lossAlongTransform(network, penalised),
        g.map((x) => -penalty * power * x),
      ),
      gradientError:
        distance(
          response.gradients.map((x) => change * x),
          newGradients,
        ) / norm(newGradients),
      logChangeError: Math.abs(response.logChange / logChange - 1),
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
