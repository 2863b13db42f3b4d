/**
 * The student–teacher step in plain TypeScript and double precision: what `StudentTeacherKernel` computes, written to
 * be read. Tests hold the kernel against it; for anything long use the kernel.
 */
import { exp } from "../numerics/elementary.js";
import { requireFloat32 } from "./requireFloat32.js";
import { requireRun, requireSizes } from "./studentTeacherChecks.js";
import type { StudentTeacher, StudentTeacherRun, StudentTeacherSizes } from "./studentTeacherTypes.js";

const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/**
 * The student–teacher task, one sample after another.
 *
 * `const network = new StudentTeacherTwin({ inputs: 12, hidden: 20, outputs: 10, samples: 1000 });`
 *
 * Throws as `StudentTeacherKernel` does.
 */
export class StudentTeacherTwin implements StudentTeacher {
  readonly weightCount: number;
  private readonly sizes: Required<StudentTeacherSizes>;
  private readonly w: Float64Array;
  private inputs: Float32Array | undefined;
  private teacher: Float32Array | undefined;
  /** Teacher's outputs, samples × outputs. */
  private readonly targets: Float64Array;

  constructor(sizes: StudentTeacherSizes) {
    requireSizes(sizes);
    const { inputs, hidden, outputs, samples, outputLayer = "linear" } = sizes;
    this.sizes = { inputs, hidden, outputs, samples, outputLayer };
    this.weightCount = hidden * (inputs + outputs);
    this.w = new Float64Array(this.weightCount);
    this.targets = new Float64Array(samples * outputs);
  }

  get weights(): Float32Array {
    return Float32Array.from(this.w);
  }

  set weights(weights: Float32Array) {
    requireFloat32("weights", weights, this.weightCount);
    this.w.set(weights);
  }

  /** The weights without rounding, for finite differences: a view, not a copy. */
  get exactWeights(): Float64Array {
    return this.w;
  }

  setInputs(inputs: Float32Array): void {
    requireFloat32("inputs", inputs, this.sizes.inputs * this.sizes.samples);
    this.inputs = inputs.slice();
    this.computeTargets();
  }

  setTeacher(weights: Float32Array): void {
    requireFloat32("teacher", weights, this.weightCount);
    this.teacher = weights.slice();
    this.computeTargets();
  }

  taskError(): number {
    return this.evaluate(new Float64Array(this.weightCount));
  }

  gradient<T extends Float32Array | Float64Array>(out: T): T {
    if (out.length !== this.weightCount) {
      throw new RangeError(`out: expected ${this.weightCount} entries, got ${out.length}`);
    }
    const gradient = new Float64Array(this.weightCount);
    this.evaluate(gradient);
    out.set(gradient);
    return out;
  }

  run(run: StudentTeacherRun): void {
    const steps = requireRun(run);
    const { fluctuation, gradientStep, noiseStep, fluctuationStream, noiseStream, taskError } = run;
    const gradient = new Float64Array(this.weightCount);
    const noise = new Float32Array(this.weightCount);
    for (let t = 0; t < steps; t++) {
      taskError[t] = this.evaluate(gradient);
      addDirection(this.w, gradient, -gradientStep);
      if (noiseStep > 0) addDirection(this.w, noiseStream.fillNormal(noise), noiseStep);
      addDirection(this.w, fluctuationStream.fillNormal(noise), fluctuation);
    }
  }

  /** F, and its gradient to `gradient`. */
  private evaluate(gradient: Float64Array): number {
    const { hidden, inputs, outputs, samples, outputLayer } = this.sizes;
    const { w, targets } = this;
    if (this.inputs === undefined) throw new Error("StudentTeacherTwin: expected setInputs before this call");
    if (this.teacher === undefined) throw new Error("StudentTeacherTwin: expected setTeacher before this call");
    const u = this.inputs;
    const h = new Float64Array(hidden);
    const y = new Float64Array(outputs);
    const second = hidden * inputs;
    gradient.fill(0);
    let sum = 0;
    for (let s = 0; s < samples; s++) {
      this.forward(s, h, y);
      const back = new Float64Array(hidden);
      for (let o = 0; o < outputs; o++) {
        const error = y[o]! - targets[s * outputs + o]!;
        sum += error * error;
        const delta = outputLayer === "sigmoid" ? error * y[o]! * (1 - y[o]!) : error;
        for (let j = 0; j < hidden; j++) {
          gradient[second + o * hidden + j]! += delta * h[j]!;
          back[j]! += delta * w[second + o * hidden + j]!;
        }
      }
      for (let j = 0; j < hidden; j++) {
        const delta = back[j]! * h[j]! * (1 - h[j]!);
        for (let i = 0; i < inputs; i++) gradient[j * inputs + i]! += delta * u[i * samples + s]!;
      }
    }
    const terms = samples * outputs;
    for (let k = 0; k < gradient.length; k++) gradient[k]! *= 2 / terms;
    return sum / terms;
  }

  /** Activities of the hidden units and the outputs for sample s. */
  private forward(s: number, h: Float64Array, y: Float64Array): void {
    const { hidden, inputs, outputs, samples, outputLayer } = this.sizes;
    const { w } = this;
    const u = this.inputs!;
    for (let j = 0; j < hidden; j++) {
      let a = 0;
      for (let i = 0; i < inputs; i++) a += w[j * inputs + i]! * u[i * samples + s]!;
      h[j] = sigmoid(a);
    }
    for (let o = 0; o < outputs; o++) {
      let a = 0;
      for (let j = 0; j < hidden; j++) a += w[hidden * inputs + o * hidden + j]! * h[j]!;
      y[o] = outputLayer === "sigmoid" ? sigmoid(a) : a;
    }
  }

  private computeTargets(): void {
    if (this.inputs === undefined || this.teacher === undefined) return;
    const { hidden, outputs, samples } = this.sizes;
    const present = this.w.slice();
    this.w.set(this.teacher);
    const h = new Float64Array(hidden);
    for (let s = 0; s < samples; s++) this.forward(s, h, this.targets.subarray(s * outputs, (s + 1) * outputs));
    this.w.set(present);
  }
}

/** w += magnitude · v/‖v‖; nothing when v is exactly 0. */
function addDirection(w: Float64Array, v: Float32Array | Float64Array, magnitude: number): void {
  let squares = 0;
  for (const x of v) squares += x * x;
  if (squares === 0) return;
  const scale = magnitude / Math.sqrt(squares);
  for (let k = 0; k < w.length; k++) w[k]! += scale * v[k]!;
}
