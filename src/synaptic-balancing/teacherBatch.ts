import type { RandomStream } from "../numerics/random.js";
import type { TrialBatch } from "./contextIntegration.js";
import type { RateNetwork } from "./network.js";
import { relu } from "./nonlinearity.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { simulate } from "./simulate.js";
import { aRateNetwork } from "./network.js";
import { aCount, aStream, optional, optionsOf, requireInput } from "../numerics/inputKinds.js";
import { aNonlinearity } from "./nonlinearity.js";

const teacherBatchOptions = optionsOf({ samples: aCount, conditions: aCount, nonlinearity: optional(aNonlinearity) });

/**
 * A task that another network sets: white inputs ~ 𝒩(0, 1), and as targets what the teacher answers with one Euler step a
 * sample (train with `subSteps: 1`). A student of the same size can solve it exactly, so that its penalised loss has a
 * minimum to be found.
 *
 * `teacherBatch(teacher, randomStream(1, "task"), { samples: 8, conditions: 8 })`
 *
 * Throws `RangeError` for counts < 1, `Error` when the teacher is unstable.
 */
export function teacherBatch(
  teacher: RateNetwork,
  stream: RandomStream,
  options: { samples: number; conditions: number; nonlinearity?: Nonlinearity },
): TrialBatch {
  requireInput("teacherBatch: teacher", teacher, aRateNetwork);
  requireInput("teacherBatch: stream", stream, aStream);
  requireInput("teacherBatch: options", options, teacherBatchOptions);
  const { samples, conditions, nonlinearity = relu } = options;

  const { inputs, outputs } = teacher;
  const input = stream.fillNormal(new Float64Array(samples * inputs * conditions));
  const target = new Float64Array(samples * outputs * conditions);
  const course = new Float64Array(samples * inputs);
  for (let c = 0; c < conditions; c++) {
    for (let k = 0; k < course.length; k++) course[k] = input[k * conditions + c]!;
    const answers = simulate(teacher, course, { timeStep: 1, nonlinearity }).outputs;
    // the answer to sample t is read after the step that sample t drives
    for (let k = 0; k < samples * outputs; k++) target[k * conditions + c] = answers[outputs + k]!;
  }
  return { samples, inputs, outputs, conditions, input, target };
}
