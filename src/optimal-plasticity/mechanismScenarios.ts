/** The scenarios of the notebook on mechanisms: which landscape, which rule, which fluctuations. */
import { randomStream } from "../numerics/random.js";
import { type CompensatoryRule, firstOrder, occasionally } from "./compensatoryPlasticity.js";
import { confined, type FluctuationProcess, persistent, weightDecay, whiteNoise } from "./fluctuationProcess.js";
import { glorotWeights } from "./glorot.js";
import { hessianSpectrum } from "./hessian.js";
import { drawInputs } from "./inputs.js";
import type { Landscape } from "./landscape.js";
import { networkSeed } from "./networkSeed.js";
import { nonlinearNetwork } from "./nonlinearNetwork.js";
import { beeline, newtonRule } from "./secondOrder.js";
import { LINEAR_LAYERS, linearTask } from "./task.js";
import { keepOrOppose, perturbationAverage } from "./zeroOrder.js";
import { aWhole, anIndex, oneOf, requireInput } from "../numerics/inputKinds.js";

/** What a scenario is made of; all strings, so that a table can show it. */
export interface Scenario {
  readonly name: string;
  /** The question it belongs to. */
  readonly about: "rules" | "unimportant" | "systematic" | "abrupt";
  readonly landscape: "linear" | "nonlinear, low error" | "nonlinear, high error";
  readonly rule: string;
  readonly fluctuations: string;
}

const linear = { landscape: "linear" } as const;
const low = { landscape: "nonlinear, low error" } as const;
const high = { landscape: "nonlinear, high error" } as const;

export const SCENARIOS = [
  { name: "gradient", about: "rules", ...linear, rule: "gradient", fluctuations: "white" },
  { name: "noisy gradient", about: "rules", ...linear, rule: "noisy gradient", fluctuations: "white" },
  { name: "weight perturbation", about: "rules", ...linear, rule: "weight perturbation", fluctuations: "white" },
  { name: "keep or oppose", about: "rules", ...linear, rule: "keep or oppose", fluctuations: "white" },
  { name: "beeline", about: "rules", ...linear, rule: "beeline", fluctuations: "white" },
  { name: "gradient, low", about: "rules", ...low, rule: "gradient", fluctuations: "white" },
  { name: "keep or oppose, low", about: "rules", ...low, rule: "keep or oppose", fluctuations: "white" },
  { name: "Newton, low", about: "rules", ...low, rule: "Newton", fluctuations: "white" },
  { name: "gradient, high", about: "rules", ...high, rule: "gradient", fluctuations: "white" },
  { name: "keep or oppose, high", about: "rules", ...high, rule: "keep or oppose", fluctuations: "white" },
  { name: "Newton, high", about: "rules", ...high, rule: "Newton", fluctuations: "white" },
  { name: "gradient, unimportant", about: "unimportant", ...linear, rule: "gradient", fluctuations: "unimportant" },
  { name: "gradient, important", about: "unimportant", ...linear, rule: "gradient", fluctuations: "important" },
  { name: "noisy, unimportant", about: "unimportant", ...linear, rule: "noisy gradient", fluctuations: "unimportant" },
  { name: "noisy, important", about: "unimportant", ...linear, rule: "noisy gradient", fluctuations: "important" },
  { name: "persistent 10", about: "systematic", ...linear, rule: "gradient", fluctuations: "persistent 10" },
  { name: "persistent 100", about: "systematic", ...linear, rule: "gradient", fluctuations: "persistent 100" },
  { name: "persistent 1000", about: "systematic", ...linear, rule: "gradient", fluctuations: "persistent 1000" },
  { name: "drift", about: "systematic", ...linear, rule: "gradient", fluctuations: "persistent Infinity" },
  { name: "decay", about: "systematic", ...linear, rule: "gradient", fluctuations: "decay" },
  { name: "persistent 10, low", about: "systematic", ...low, rule: "gradient", fluctuations: "persistent 10" },
  { name: "persistent 100, low", about: "systematic", ...low, rule: "gradient", fluctuations: "persistent 100" },
  { name: "decay, low", about: "systematic", ...low, rule: "gradient", fluctuations: "decay" },
  { name: "abrupt 10", about: "abrupt", ...linear, rule: "gradient every 10", fluctuations: "white" },
  { name: "abrupt 100", about: "abrupt", ...linear, rule: "gradient every 100", fluctuations: "white" },
  { name: "abrupt 10, low", about: "abrupt", ...low, rule: "gradient every 10", fluctuations: "white" },
] as const satisfies readonly Scenario[];
export type ScenarioName = (typeof SCENARIOS)[number]["name"];

/** Fluctuation magnitude e in units of √N. */
const MAGNITUDE = { linear: 0.01, "nonlinear, low error": 0.003, "nonlinear, high error": 0.3 } as const;
/** s of the noisy gradient, in the linear network the supplement's lowest. */
const NOISY = 0.2;

/** A scenario ready to run in network `repeat`. */
export interface Setting {
  readonly landscape: Landscape;
  readonly teacher: Float64Array;
  readonly start: Float64Array;
  /** e. */
  readonly magnitude: number;
  readonly rule: CompensatoryRule;
  readonly fluctuate: FluctuationProcess;
  /** Steps of the sweep ÷ `share` are run: nonlinear networks and Newton's rule cost more. */
  readonly share: number;
  /** F of a network with other weights. */
  readonly unrelatedError: number;
}

/** Sets a scenario up; throws `RangeError` on a name that isn't one. */
export function setUp(name: ScenarioName, seed: number, repeat: number): Setting {
  requireInput(
    "setUp: name",
    name,
    oneOf(
      "drift",
      "keep or oppose",
      "weight perturbation",
      "gradient",
      "noisy gradient",
      "beeline",
      "gradient, low",
      "keep or oppose, low",
      "Newton, low",
      "gradient, high",
      "keep or oppose, high",
      "Newton, high",
      "gradient, unimportant",
      "gradient, important",
      "noisy, unimportant",
      "noisy, important",
      "persistent 10",
      "persistent 100",
      "persistent 1000",
      "decay",
      "persistent 10, low",
      "persistent 100, low",
      "decay, low",
      "abrupt 10",
      "abrupt 100",
      "abrupt 10, low",
    ),
  );
  requireInput("setUp: seed", seed, aWhole);
  requireInput("setUp: repeat", repeat, anIndex);

  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new RangeError(`setUp: scenario: expected one of SCENARIOS, got "${name}"`);
  const task = scenario.landscape === "linear" ? linearOf(seed, repeat) : nonlinearOf(seed, repeat);
  const magnitude = MAGNITUDE[scenario.landscape] * Math.sqrt(task.landscape.dimension);
  return {
    ...task,
    magnitude,
    rule: ruleOf(scenario.rule, task.teacher, magnitude),
    fluctuate: processOf(scenario.fluctuations, task),
    share: shareOf(scenario),
    unrelatedError: task.landscape.taskError(task.unrelated),
  };
}

function shareOf({ landscape, rule }: Scenario): number {
  if (rule === "Newton") return 12;
  return landscape === "linear" && rule !== "weight perturbation" ? 1 : 5;
}

function linearOf(seed: number, repeat: number) {
  // inputs are named by the seed of a task: one of its own for each network
  const task = linearTask({ seed: networkSeed(seed, repeat), repeat: 1 });
  return { ...task, unrelated: glorotWeights(LINEAR_LAYERS, randomStream(seed, "mechanisms/unrelated", repeat)) };
}

/** 4–6–3 neurons (N = 42) and 64 inputs: Newton's rule can form its Hessian at every step. */
function nonlinearOf(seed: number, repeat: number) {
  const [components, hidden, outputs] = [4, 6, 3];
  const inputs = drawInputs({ kind: "mixed", components, samples: 64, seed: networkSeed(seed, repeat) });
  const weights = (which: string) =>
    glorotWeights([components, hidden, outputs], randomStream(seed, "mechanisms", which, repeat));
  const teacher = weights("teacher");
  const landscape = nonlinearNetwork({ inputs, teacher, hidden, outputs });
  return { landscape, teacher, start: teacher, unrelated: weights("unrelated") };
}

function ruleOf(rule: string, teacher: Float64Array, magnitude: number): CompensatoryRule {
  const probe = magnitude / 100;
  switch (rule) {
    case "gradient":
      return firstOrder();
    case "noisy gradient":
      return firstOrder(NOISY);
    case "keep or oppose":
      return keepOrOppose(probe);
    case "weight perturbation":
      return perturbationAverage(10, probe);
    case "beeline":
      return beeline(teacher);
    case "Newton":
      return newtonRule({ every: 4, tolerance: 1e-3 });
  }
  const every = Number(rule.replace("gradient every ", ""));
  return occasionally(firstOrder(), every);
}

function processOf(
  fluctuations: string,
  { landscape, teacher }: { landscape: Landscape; teacher: Float64Array },
): FluctuationProcess {
  switch (fluctuations) {
    case "white":
      return whiteNoise;
    case "decay":
      return weightDecay;
    case "unimportant":
    case "important":
      return confined(quarter(landscape, teacher, fluctuations));
  }
  return persistent(Number(fluctuations.replace("persistent ", "")));
}

/** The quarter of the Hessian's eigenvectors with the least or the most curvature. */
function quarter(landscape: Landscape, w: Float64Array, which: "unimportant" | "important"): Float64Array[] {
  const { eigenvectors } = hessianSpectrum(landscape, w);
  const n = landscape.dimension;
  const count = Math.floor(n / 4);
  const from = which === "unimportant" ? 0 : n - count;
  return Array.from({ length: count }, (_, k) => eigenvectors.slice((from + k) * n, (from + k + 1) * n));
}
