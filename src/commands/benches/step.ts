/** `plasticity bench step`: the fused student–teacher step beside the same step in NumPy. */
import { StudentTeacherKernel } from "../../kernels/studentTeacher.js";
import { randomStream } from "../../numerics/random.js";
import { type BenchResult, ratiosOf } from "./bench.js";
import { NumpyTwin } from "./numpyTwin.js";
import { type Candidate, milliseconds, timeInTurns } from "./timing.js";

const SIZES = { inputs: 12, hidden: 20, outputs: 10, samples: 1000 };
const STEPS = 200;
const TARGET = 0.12;
const STEP = { fluctuation: 0.2, gradientStep: 0.05, noiseStep: 0.05 };

export async function stepBench(repeats = 31): Promise<BenchResult> {
  const network = new StudentTeacherKernel(SIZES);
  const normals = (name: string, length: number, scale: number): Float32Array =>
    randomStream(1, "bench", "step", name)
      .fillNormal(new Float32Array(length))
      .map((x) => x * scale);
  const inputs = normals("inputs", SIZES.inputs * SIZES.samples, 1);
  const teacher = normals("teacher", network.weightCount, 0.3);
  const weights = normals("weights", network.weightCount, 0.3);
  network.setInputs(inputs);
  network.setTeacher(teacher);
  network.weights = weights;
  const first = network.taskError();
  const taskError = new Float64Array(STEPS);
  const fluctuationStream = randomStream(1, "bench", "step", "fluctuation");
  const noiseStream = randomStream(1, "bench", "step", "noise");
  const candidates: Candidate[] = [
    {
      name: "kernel",
      once: () => milliseconds(() => network.run({ ...STEP, fluctuationStream, noiseStream, taskError })) / STEPS,
    },
  ];
  const notes: string[] = [];
  const values: Record<string, number> = { target: TARGET };
  const numpy = NumpyTwin.start("student_teacher.py");
  try {
    if (numpy) {
      const task = { ...SIZES, ...STEP, inputs: [...inputs], teacher: [...teacher], weights: [...weights] };
      const { taskError: twinError } = await numpy.ask<{ taskError: number }>({ ...task, sizes: SIZES });
      values["relativeDifference"] = Math.abs(first / twinError - 1);
      notes.push(
        `same task error in both at the first step, relative difference ${(first / twinError - 1).toExponential(1)}`,
      );
      candidates.push({
        name: "NumPy float32",
        once: async () => (await numpy.ask<{ milliseconds: number }>({ steps: STEPS })).milliseconds / STEPS,
      });
    } else {
      notes.push("no python3 with NumPy here: nothing to compare with");
    }
    const timings = await timeInTurns("ms/step", candidates, repeats);
    notes.unshift(
      `target ≤ ${TARGET} ms: ${timings[0]!.median <= TARGET ? "met" : "not met"} (median), ` +
        `${timings[0]!.minimum <= TARGET ? "met" : "not met"} (minimum)`,
    );
    return {
      bench: "step",
      title: "one fused step, 12–20–10, 1000 input vectors, one core, noise drawn too",
      timings,
      ratios: ratiosOf(timings),
      notes,
      values,
    };
  } finally {
    await numpy?.stop();
  }
}
