/** The linear task of the simulations: Gaussian inputs, teacher and student with standard normal entries. */
import type { RandomStream } from "../numerics/random.js";
import type { LinearTask } from "./linearExpansion.js";
import { aCount, aStream, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aLinearTask } from "./linearExpansion.js";

const drawLinearTaskOptions = optionsOf({ inputs: aCount, outputs: aCount, samples: aCount });

/**
 * Draws P inputs u ~ N(0, I) (kept only as Σ = (1/P) Σ u uᵀ), then teacher and student, in this order.
 *
 * `drawLinearTask({ inputs: 6, outputs: 3, samples: 200 }, randomStream(seed, "network-size/fig6", repeat, "task"))`
 *
 * Throws `RangeError` for counts that are no whole numbers ≥ 1.
 */
export function drawLinearTask(
  options: { inputs: number; outputs: number; samples: number },
  stream: RandomStream,
): LinearTask {
  requireInput("drawLinearTask: options", options, drawLinearTaskOptions);
  requireInput("drawLinearTask: stream", stream, aStream);
  const { inputs, outputs, samples } = options;

  const inputMoment = new Float64Array(inputs * inputs);
  const u = new Float64Array(inputs);
  for (let p = 0; p < samples; p++) {
    stream.fillNormal(u);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < inputs; j++) {
        inputMoment[i * inputs + j] = inputMoment[i * inputs + j]! + (u[i]! * u[j]!) / samples;
      }
    }
  }
  const teacher = stream.fillNormal(new Float64Array(inputs * outputs));
  const student = stream.fillNormal(new Float64Array(inputs * outputs));
  return { inputs, outputs, inputMoment, teacher, student };
}

/** The task with inputs of exactly unit covariance, Σ = I (P → ∞). `whitened(task)` */
export function whitened(task: LinearTask): LinearTask {
  requireInput("whitened: task", task, aLinearTask);

  const inputMoment = new Float64Array(task.inputs * task.inputs);
  for (let i = 0; i < task.inputs; i++) inputMoment[i * task.inputs + i] = 1;
  return { ...task, inputMoment };
}
