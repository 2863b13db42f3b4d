/** `plasticity bench step`: the fused student–teacher step beside the same step in NumPy. */
import { StudentTeacherKernel } from "../../kernels/studentTeacher.js";
import { randomStream } from "../../numerics/random.js";
import type { BenchResult } from "./bench.js";
import { compare } from "./compare.js";

const SIZES = { inputs: 12, hidden: 20, outputs: 10, samples: 1000 };
const STEP = { fluctuation: 0.2, gradientStep: 0.05, noiseStep: 0.05 };

export async function stepBench(): Promise<BenchResult> {
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
  const fluctuationStream = randomStream(1, "bench", "step", "fluctuation");
  const noiseStream = randomStream(1, "bench", "step", "noise");
  // As many steps in one call as an experiment makes at least.
  const calls = 40;
  const taskError = new Float64Array(calls);
  const run = { ...STEP, fluctuationStream, noiseStream, taskError };
  const check = network.taskError();
  let step = 0;
  const result = await compare({
    name: "step",
    unit: "ms/step",
    work: () => {
      if (step++ % calls === 0) network.run(run);
    },
    calls,
    repeats: 201,
    targets: { target: 0.12, goal: 0.08 },
    check,
    script: "student_teacher.py",
    precisions: ["float32", "float64"],
    task: { sizes: SIZES, ...STEP, inputs: [...inputs], teacher: [...teacher], weights: [...weights] },
  });
  return { bench: "step", title: "fused step, 12–20–10, 1000 input vectors, one core, noise drawn too", ...result };
}
