/**
 * The fused student–teacher step, compiled: see `StudentTeacher` for the equations, `studentTeacherTwin.ts` for the
 * plain version, `assembly/studentTeacher.ts` for the inner loops.
 *
 * Single precision throughout; norms and F are summed in double precision. Relative error of F and of the gradient's
 * direction is a few 10⁻⁶ as long as the outputs differ from the targets by much more than single precision's rounding.
 */
import type { RandomStream } from "../numerics/random.js";
import { instantiate } from "./instantiate.js";
import { MemoryPlan } from "./memoryPlan.js";
import { requireFloat32 } from "./requireFloat32.js";
import { requireRun, requireSizes } from "./studentTeacherChecks.js";
import type { StudentTeacher, StudentTeacherRun, StudentTeacherSizes } from "./studentTeacherTypes.js";
import type { KernelMemory } from "./webAssembly.js";

interface Exports {
  memory: KernelMemory;
  freeFrom(): number;
  chunkLength(): number;
  configure(inputs: number, hidden: number, outputs: number, samples: number, outputIsSigmoid: number): void;
  place(...addresses: number[]): void;
  setTargets(): void;
  evaluate(): number;
  run(
    steps: number,
    fluctuation: number,
    gradientStep: number,
    noiseStep: number,
    fluctuationState: number,
    noiseState: number,
    taskErrors: number,
  ): void;
}

/** Steps per call into the kernel: few, because an engine replaces its first, slow code only between two calls. */
const STEPS_PER_CALL = 16;

const roundUp = (n: number, unit: number): number => Math.ceil(n / unit) * unit;

/**
 * A network, its batch and its weights in the memory of one kernel instance.
 *
 * `const network = new StudentTeacherKernel({ inputs: 12, hidden: 20, outputs: 10, samples: 1000 });`
 *
 * Throws `RangeError` for sizes that are no whole numbers ≥ 1; its methods throw `RangeError` or `TypeError` for
 * arguments of the wrong length, type or range, and `Error` when inputs or teacher are still missing.
 */
export class StudentTeacherKernel implements StudentTeacher {
  readonly weightCount: number;
  private readonly sizes: Required<StudentTeacherSizes>;
  private readonly kernel: Exports;
  private readonly chunk: number;
  private readonly paddedInputs: number;
  private readonly inputChunks: Float32Array;
  private readonly weightView: Float32Array;
  private readonly gradientView: Float32Array;
  private readonly fluctuationState: Uint32Array;
  private readonly noiseState: Uint32Array;
  private readonly errorView: Float64Array;
  private teacher: Float32Array | undefined;
  private hasInputs = false;

  constructor(sizes: StudentTeacherSizes) {
    requireSizes(sizes);
    const { inputs, hidden, outputs, samples, outputLayer = "linear" } = sizes;
    this.sizes = { inputs, hidden, outputs, samples, outputLayer };
    this.weightCount = hidden * (inputs + outputs);
    this.kernel = instantiate("studentTeacher") as Exports;
    const chunk = this.kernel.chunkLength();
    this.chunk = chunk;
    const chunks = Math.ceil(samples / chunk);
    // The paddings of assembly/studentTeacher.ts.
    const paddedInputs = roundUp(inputs, 2);
    const paddedHidden = roundUp(hidden, 4);
    const paddedOutputs = roundUp(outputs, 2);
    this.paddedInputs = paddedInputs;
    const float = 4;
    const lanes = 16;
    const vector = roundUp(this.weightCount, 4) * float;
    const plan = new MemoryPlan(this.kernel.freeFrom());
    const weights = plan.region(vector);
    const gradients = plan.region(vector);
    const fluctuations = plan.region(vector);
    const noises = plan.region(vector);
    const packedHidden = plan.region(paddedHidden * paddedInputs * lanes);
    const packedOutput = plan.region(paddedOutputs * paddedHidden * lanes);
    const packedBack = plan.region(paddedOutputs * paddedHidden * lanes);
    const hiddenGradient = plan.region(paddedHidden * paddedInputs * lanes);
    const outputGradient = plan.region(paddedOutputs * paddedHidden * lanes);
    const inputChunks = plan.region(chunks * paddedInputs * chunk * float);
    const targetChunks = plan.region(chunks * paddedOutputs * chunk * float);
    const activities = plan.region(paddedHidden * chunk * float);
    const errors = plan.region(paddedOutputs * chunk * float);
    const hiddenErrors = plan.region(paddedHidden * chunk * float);
    const fluctuationState = plan.region(64);
    const noiseState = plan.region(64);
    const taskErrors = plan.region(STEPS_PER_CALL * 8);
    plan.fit(this.kernel.memory);
    this.kernel.configure(inputs, hidden, outputs, samples, outputLayer === "sigmoid" ? 1 : 0);
    this.kernel.place(
      weights,
      gradients,
      fluctuations,
      noises,
      packedHidden,
      packedOutput,
      packedBack,
      hiddenGradient,
      outputGradient,
      inputChunks,
      targetChunks,
      activities,
      errors,
      hiddenErrors,
    );
    const { buffer } = this.kernel.memory;
    this.weightView = new Float32Array(buffer, weights, this.weightCount);
    this.gradientView = new Float32Array(buffer, gradients, this.weightCount);
    this.inputChunks = new Float32Array(buffer, inputChunks, chunks * paddedInputs * chunk);
    this.fluctuationState = new Uint32Array(buffer, fluctuationState, 16);
    this.noiseState = new Uint32Array(buffer, noiseState, 16);
    this.errorView = new Float64Array(buffer, taskErrors, STEPS_PER_CALL);
  }

  get weights(): Float32Array {
    return this.weightView.slice();
  }

  set weights(weights: Float32Array) {
    requireFloat32("weights", weights, this.weightCount);
    this.weightView.set(weights);
  }

  setInputs(inputs: Float32Array): void {
    const { inputs: rows, samples } = this.sizes;
    requireFloat32("inputs", inputs, rows * samples);
    const { chunk, paddedInputs } = this;
    for (let i = 0; i < rows; i++) {
      for (let first = 0, c = 0; first < samples; first += chunk, c++) {
        const count = Math.min(chunk, samples - first);
        const at = i * samples + first;
        this.inputChunks.set(inputs.subarray(at, at + count), (c * paddedInputs + i) * chunk);
      }
    }
    this.hasInputs = true;
    this.computeTargets();
  }

  setTeacher(weights: Float32Array): void {
    requireFloat32("teacher", weights, this.weightCount);
    this.teacher = weights.slice();
    this.computeTargets();
  }

  taskError(): number {
    this.requireTask();
    return this.kernel.evaluate();
  }

  gradient<T extends Float32Array | Float64Array>(out: T): T {
    this.requireTask();
    if (out.length !== this.weightCount) {
      throw new RangeError(`out: expected ${this.weightCount} entries, got ${out.length}`);
    }
    this.kernel.evaluate();
    out.set(this.gradientView);
    return out;
  }

  run(run: StudentTeacherRun): void {
    this.requireTask();
    const steps = requireRun(run);
    const { fluctuation, gradientStep, noiseStep, fluctuationStream, noiseStream, taskError } = run;
    takeState(fluctuationStream, this.fluctuationState);
    if (noiseStep > 0) takeState(noiseStream, this.noiseState);
    for (let done = 0; done < steps; done += STEPS_PER_CALL) {
      const now = Math.min(STEPS_PER_CALL, steps - done);
      this.kernel.run(
        now,
        fluctuation,
        gradientStep,
        noiseStep,
        this.fluctuationState.byteOffset,
        this.noiseState.byteOffset,
        this.errorView.byteOffset,
      );
      for (let i = 0; i < now; i++) taskError[done + i] = this.errorView[i]!;
    }
    fluctuationStream.state.set(this.fluctuationState);
    if (noiseStep > 0) noiseStream.state.set(this.noiseState);
    const last = taskError[steps - 1];
    if (last !== undefined && !Number.isFinite(last)) {
      throw new RangeError(`task error: expected finite values, got ${last} at step ${steps - 1}; steps too large?`);
    }
  }

  private requireTask(): void {
    if (!this.hasInputs) throw new Error("StudentTeacherKernel: expected setInputs before this call");
    if (this.teacher === undefined) throw new Error("StudentTeacherKernel: expected setTeacher before this call");
  }

  private computeTargets(): void {
    if (!this.hasInputs || this.teacher === undefined) return;
    const present = this.weightView.slice();
    this.weightView.set(this.teacher);
    this.kernel.setTargets();
    this.weightView.set(present);
  }
}

/** Copies the state of a stream, at the start of a fresh block of draws. */
function takeState(stream: RandomStream, to: Uint32Array): void {
  stream.fillNormal(NOTHING); // drops what is left of the last block, as every fill does
  to.set(stream.state);
}

const NOTHING = new Float32Array(0);
