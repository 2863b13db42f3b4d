/**
 * Paths of three rules from one start to the target, in the plane of two weights, with the first synapse out on the
 * dendrite: for the explorable *natural gradient*. Updates are means over samples of the input.
 */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { naturalDirection } from "../../natural-gradient/descentPaths.js";
import { approximatedRule, coefficientsAt } from "../../natural-gradient/learningRules.js";
import { attenuation, euclideanIn, naturalIn } from "../../natural-gradient/reparametrisation.js";
import type { SampledNeuron } from "../../natural-gradient/sampledNeuron.js";
import { TIME_STEP } from "../../natural-gradient/synapticKernel.js";
import { PLANE, type TaughtSamples } from "../../natural-gradient/weightPlane.js";
import { exploredNeuron } from "./exploredNeuron.js";

export const RULES = ["euclidean", "natural", "approximated"] as const;
/** Places at which a path is given, equally many of its steps apart. */
export const PLACES = 81;
/** √(nats/s) of output in a step. */
const STRIDE = 0.15;
const MOST_STEPS = 400;
/** Share of the cost at the start that is left at the end. */
const UNTIL = 1e-3;

export const pathCourses = defineExperiment({
  name: "natural-gradient/explore-paths",
  title: "Explorable: paths of three rules in the plane of two weights",
  module: import.meta.url,
  exportName: "pathCourses",
  parameters: z.object({
    first: z.number().min(-1).max(1).default(-0.3).meta({ description: "start, first weight", symbol: "n w₁" }),
    second: z.number().min(-1).max(1).default(0.5).meta({ description: "start, second weight", symbol: "n w₂" }),
    distance: z.number().min(0).max(1000).default(0).meta({ description: "first synapse from the soma", unit: "µm" }),
  }),
  profiles: { quick: {}, paper: {} },
  axes: () => [{ name: "rule", values: [...RULES] }] as const,
  observables: () => {
    const axes = [{ name: "place", values: Array.from({ length: PLACES }, (_, k) => k) }];
    return {
      first: { symbol: "n w₁", digits: 5, axes },
      second: { symbol: "n w₂", digits: 5, axes },
      cost: { unit: "nats/s", digits: 5, axes },
      // way so far in the space of outputs
      travelled: { unit: "√(nats/s)", digits: 5, axes },
      // shortest way between its ends
      chord: { unit: "√(nats/s)", digits: 5 },
    };
  },
  run: ({ parameters: { first, second, distance }, point, seed }) => {
    const { neuron, taught } = exploredNeuron(seed);
    const slopes = Float64Array.of(attenuation(distance), 1);
    const n = PLANE.rates.length;
    const steps = {
      // a gradient in dendritic coordinates, as the soma sees it
      euclidean: (w: Float64Array, fisher: Plane, stride: number) =>
        implicitStep(euclideanIn(euclideanIn(neuron.gradient(w), slopes), slopes), slopes, fisher, stride),
      natural: (w: Float64Array, fisher: Plane, stride: number) =>
        scaled(euclideanIn(naturalIn(naturalDirection(neuron, w), slopes), slopes), fisher, stride),
      approximated: (w: Float64Array, fisher: Plane, stride: number) =>
        scaled(euclideanIn(naturalIn(meanApproximated(w, taught), slopes), slopes), fisher, stride),
    };
    const step = steps[point.rule as keyof typeof steps];
    const path = descend(neuron, Float64Array.of(first / n, second / n), step);
    const at = Array.from({ length: PLACES }, (_, k) => path[Math.round((k * (path.length - 1)) / (PLACES - 1))]!);
    return {
      first: at.map(({ weights }) => n * weights[0]!),
      second: at.map(({ weights }) => n * weights[1]!),
      cost: at.map(({ cost }) => cost),
      travelled: at.map(({ travelled }) => travelled),
      chord: apart(neuron.embedding(path[0]!.weights), neuron.embedding(path.at(-1)!.weights)),
    };
  },
});

/** A Fisher matrix of two weights, row-major. */
type Plane = ArrayLike<number>;

interface Step {
  readonly weights: Float64Array;
  readonly cost: number;
  readonly travelled: number;
}

/** Steps of equal length of output until the cost is nearly gone, or there were too many. */
function descend(
  neuron: SampledNeuron,
  start: Float64Array,
  step: (w: Float64Array, fisher: Plane, stride: number) => Float64Array,
): Step[] {
  const steps: Step[] = [{ weights: start, cost: neuron.cost(start), travelled: 0 }];
  const goal = UNTIL * steps[0]!.cost;
  let here = neuron.embedding(start);
  while (steps.length <= MOST_STEPS) {
    const { weights, cost, travelled } = steps.at(-1)!;
    if (!(cost > goal)) break;
    // near the minimum steps shrink along with the cost, so that the path doesn't overshoot
    const by = step(weights, neuron.fisher(weights), Math.min(STRIDE, 0.3 * Math.sqrt(cost)));
    const next = weights.map((w, i) => w + by[i]!);
    const there = neuron.embedding(next);
    steps.push({ weights: next, cost: neuron.cost(next), travelled: travelled + apart(here, there) });
    here = there;
  }
  return steps;
}

function lengthOf([x, y]: Float64Array, fisher: Plane): number {
  return Math.sqrt(fisher[0]! * x! * x! + 2 * fisher[1]! * x! * y! + fisher[3]! * y! * y!);
}

/** A direction, as long as a step. */
function scaled(direction: Float64Array, fisher: Plane, stride: number): Float64Array {
  const factor = stride / lengthOf(direction, fisher);
  return direction.map((x) => factor * x);
}

/**
 * A step of gradient flow ẇ = −S² ∂C/∂w, linearly implicit, (1 + τ S² F) Δw = −τ S² ∂C/∂w with the Fisher matrix for the
 * Hessian: an explicit one zigzags across a narrow valley, which the flow doesn't. τ so that the step is of this length.
 */
function implicitStep(gradient: Float64Array, slopes: Float64Array, fisher: Plane, stride: number): Float64Array {
  const [p, q] = [slopes[0]! * slopes[0]!, slopes[1]! * slopes[1]!];
  const after = (tau: number): Float64Array => {
    const [a, b] = [1 + tau * p * fisher[0]!, tau * p * fisher[1]!];
    const [c, d] = [tau * q * fisher[2]!, 1 + tau * q * fisher[3]!];
    const [x, y] = [-tau * gradient[0]!, -tau * gradient[1]!];
    const determinant = a * d - b * c;
    return Float64Array.of((d * x - b * y) / determinant, (a * y - c * x) / determinant);
  };
  // longer and longer with τ, up to Newton's step
  let [low, high] = [0, 1e-9];
  while (high < 1e9 && lengthOf(after(high), fisher) < stride) [low, high] = [high, 8 * high];
  for (let k = 0; k < 40; k++) {
    const middle = (low + high) / 2;
    if (lengthOf(after(middle), fisher) < stride) low = middle;
    else high = middle;
  }
  return after(low);
}

/** The mean over the samples of the approximated rule's update. */
function meanApproximated(
  weights: Float64Array,
  { potentials, teacher, rates, transfer }: TaughtSamples,
): Float64Array {
  const rule = approximatedRule({ coefficients: coefficientsAt(weights, rates, { transfer }), transfer });
  const change = new Float64Array(2);
  const sum = new Float64Array(2);
  for (let k = 0; k < teacher.length; k++) {
    const x = potentials.subarray(2 * k, 2 * k + 2);
    const potential = weights[0]! * x[0]! + weights[1]! * x[1]!;
    const drive = (teacher[k]! - transfer.rate(potential)) * TIME_STEP * transfer.relativeSlope(potential);
    rule({ weights, rates, potentials: x, potential, drive }, change);
    for (let i = 0; i < 2; i++) sum[i]! += change[i]! / teacher.length;
  }
  return sum;
}

function apart(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k]! - b[k]!) * (a[k]! - b[k]!);
  return Math.sqrt(sum);
}
