/** Runs of Figs 4–6: the same task, data, base weights and seeds in networks of every size. */
import { expandHidden } from "./hiddenExpansion.js";
import { type LearningCurve, learningCurve } from "./learningCurve.js";
import { embedTask, type LinearTask } from "./linearExpansion.js";
import type { PlasticityRates } from "./plasticityRates.js";
import { sigmoidNetwork, type SigmoidNetwork } from "./sigmoidNetwork.js";
import type { SigmoidTask } from "./sigmoidTask.js";
import { type Streams, weightChangeSources } from "./weightChange.js";
import { aSigmoidTask } from "./sigmoidTask.js";
import {
  aCount,
  aFunction,
  aShareBelowOne,
  having,
  optional,
  optionsOf,
  requireInput,
  vectorOf,
} from "../numerics/inputKinds.js";
import { aPlasticityRates } from "./plasticityRates.js";
import { aLinearTask } from "./linearExpansion.js";

/** How long a run is and how it is read, see `LearningCurveOptions`. */
export interface RunLength {
  readonly cycles: number;
  readonly bin: number;
  readonly steady: number;
  readonly difficultyEvery?: number;
}

/** What a run length has to have. */
export const aRunLength = having<RunLength>({
  cycles: aCount,
  bin: aCount,
  steady: aCount,
  difficultyEvery: optional(aCount),
});

/**
 * A sigmoid task learnt by a network whose hidden layers have been widened. Returns the network and its weights at the
 * end, too.
 *
 * `sigmoidRun(task, [20], rates, { cycles: 1200, bin: 20, steady: 300 }, streams).curve.steadyError`
 *
 * Throws `RangeError` for widths below the task's, and as `learningCurve`.
 */
export function sigmoidRun(
  task: SigmoidTask,
  widths: readonly number[],
  rates: PlasticityRates,
  length: RunLength,
  streams: Streams,
): { curve: LearningCurve; network: SigmoidNetwork; w: Float64Array } {
  requireInput("sigmoidRun: task", task, aSigmoidTask);
  requireInput("sigmoidRun: widths", widths, vectorOf(task.layers.length - 2));
  requireInput("sigmoidRun: rates", rates, aPlasticityRates);
  requireInput("sigmoidRun: length", length, aRunLength);
  requireInput("sigmoidRun: streams", streams, aFunction);

  const { layers, w } = expandHidden(task.layers, task.student, widths, task);
  const network = sigmoidNetwork(layers, task.batch, task.targets, task);
  const sources = weightChangeSources(streams);
  return { curve: learningCurve({ errorFunction: network, w, rates, sources, ...length }), network, w };
}

/**
 * A sigmoid task with a fresh batch of inputs in every cycle (of as many samples as the task's batch): the error is each
 * cycle's own.
 *
 * `freshDataRun(task, [12, 12], rates, length, streams).steadyError`; throws as `sigmoidRun`. Reads the stream "batches".
 */
export function freshDataRun(
  task: SigmoidTask,
  widths: readonly number[],
  rates: PlasticityRates,
  length: RunLength,
  streams: Streams,
): LearningCurve {
  requireInput("freshDataRun: task", task, aSigmoidTask);
  requireInput("freshDataRun: widths", widths, vectorOf(task.layers.length - 2));
  requireInput("freshDataRun: rates", rates, aPlasticityRates);
  requireInput("freshDataRun: length", length, aRunLength);
  requireInput("freshDataRun: streams", streams, aFunction);

  const { layers, w } = expandHidden(task.layers, task.student, widths, task);
  const network = sigmoidNetwork(layers, task.batch, task.targets, task);
  const teacher = sigmoidNetwork(task.layers, task.batch, undefined, task);
  const inputs = new Float64Array(task.batch.values.length);
  const none = new Float64Array(task.targets.length);
  const batches = streams("batches");
  const sources = weightChangeSources(streams);
  const beforeCycle = (): void => {
    batches.fillNormal(inputs);
    teacher.useBatch(inputs, none);
    network.useBatch(inputs, teacher.outputs(task.teacher));
  };
  return learningCurve({ errorFunction: network, w, rates, sources, beforeCycle, ...length });
}

const linearRunOptions = optionsOf({ inputs: aCount, outputs: aCount });

const linearRunLength = having({
  cycles: aCount,
  bin: aCount,
  steady: aCount,
  difficultyEvery: optional(aCount),
  persistence: optional(aShareBelowOne),
});

/**
 * A linear task learnt by a larger network. Reads the stream "expansion", too.
 *
 * `linearRun(task, { inputs: 12, outputs: 6 }, rates, length, streams).curve.steadyError`
 *
 * Throws `RangeError` for a size below the task's, and as `learningCurve`.
 */
export function linearRun(
  task: LinearTask,
  options: { inputs: number; outputs: number },
  rates: PlasticityRates,
  length: RunLength & { persistence?: number },
  streams: Streams,
): { curve: LearningCurve; trace: number; dimension: number } {
  requireInput("linearRun: task", task, aLinearTask);
  requireInput("linearRun: options", options, linearRunOptions);
  requireInput("linearRun: rates", rates, aPlasticityRates);
  requireInput("linearRun: length", length, linearRunLength);
  requireInput("linearRun: streams", streams, aFunction);
  const { inputs, outputs } = options;

  const { network, start } = embedTask(task, inputs, outputs, streams("expansion"));
  const { persistence = 0, ...reading } = length;
  const sources = weightChangeSources(streams, persistence);
  const curve = learningCurve({ errorFunction: network, w: start, rates, sources, ...reading });
  return { curve, trace: network.hessianTrace(start), dimension: network.dimension };
}
