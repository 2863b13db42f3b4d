/** One network of five neurons under a local rule: what moves and what stays (Eqs 24–25). */
import { randomStream } from "../numerics/random.js";
import { conservedCourse } from "./conservedCourse.js";
import type { ConservedRow } from "./conservedCourse.js";
import { spectrum } from "./eigenmodes.js";
import { laxFlow } from "./laxFlow.js";
import type { LocalRule } from "./laxFlow.js";
import { initialNetwork } from "./network.js";
import { randomStronglyConnected } from "./randomStronglyConnected.js";
import { simulate } from "./simulate.js";
import { taskPreservingTransform } from "./taskPreservingTransform.js";
import { trajectoryRows } from "./trajectoryRows.js";
import type { TrajectoryRow } from "./trajectoryRows.js";
import { aFunction, aPositive, aWhole, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** Before and after are records of the same trial; `conserved` has the course of synapses and loops. */
export interface ConservationExample {
  conserved: ConservedRow[];
  before: TrajectoryRow[];
  after: TrajectoryRow[];
  spectrumBefore: { real: number; imaginary: number }[];
  spectrumAfter: { real: number; imaginary: number }[];
}

const LOOPS = [
  [0, 1],
  [0, 1, 2],
  [0, 3, 1, 4],
];

const conservationExampleOptions = optionsOf({ duration: optional(aPositive), seed: optional(aWhole) });

/**
 * Follows the rule for `duration` (1/γp) and runs the network before and after on the same random input of 15 τ.
 *
 * `conservationExample(balancingRule(2)).conserved`
 *
 * Throws as `laxFlow`.
 */
export function conservationExample(
  rule: LocalRule,
  options: { duration?: number | undefined; seed?: number | undefined } = {},
): ConservationExample {
  requireInput("conservationExample: rule", rule, aFunction);
  requireInput("conservationExample: options", options, conservationExampleOptions);
  const { duration = 3, seed = 4 } = options;

  const network = {
    ...initialNetwork({ neurons: 5, inputs: 2, outputs: 1 }, randomStream(seed, "five")),
    recurrent: randomStronglyConnected(5, 1, randomStream(seed, "recurrent")),
  };
  const times = Array.from({ length: 61 }, (_, k) => (k * duration) / 60);
  const flow = laxFlow(network.recurrent, rule, { times, relativeTolerance: 1e-11, absoluteTolerance: 1e-13 });
  const end = taskPreservingTransform(network, flow.coordinates.subarray(60 * 5));
  const stimulus = randomStream(seed, "input").fillNormal(new Float64Array(150 * 2));
  const trial = (net: typeof network): TrajectoryRow[] =>
    trajectoryRows(net, simulate(net, stimulus, { timeStep: 0.1 }), { timeStep: 0.1 });
  return {
    conserved: conservedCourse(flow, LOOPS),
    before: trial(network),
    after: trial(end),
    spectrumBefore: spectrum(network.recurrent),
    spectrumAfter: spectrum(end.recurrent),
  };
}
