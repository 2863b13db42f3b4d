import type { RandomStream } from "../numerics/random.js";
import { instantiate } from "./instantiate.js";
import { MemoryPlan } from "./memoryPlan.js";
import type { KernelMemory } from "./webAssembly.js";

interface Exports {
  memory: KernelMemory;
  freeFrom(): number;
  fillNormal(state: number, out: number, count: number): void;
  fillNormal64(state: number, out: number, count: number): void;
  exponential(values: number, count: number): void;
  sigmoid(values: number, count: number): void;
}

const STATE_BYTES = 64;

/**
 * The vector functions that the kernels are built from, one array at a time: normal variates, exponential, sigmoid.
 * The kernels have them inside; from here they can be tested and timed, and `fillNormal` serves long arrays.
 *
 * `new VectorFunctions(1000).fillNormal(randomStream(1, "noise"), out)`
 *
 * Holds room for `capacity` numbers. Throws `RangeError` for a capacity that is no whole number ≥ 1 and for longer arrays.
 */
export class VectorFunctions {
  private readonly kernel: Exports;
  private readonly state: Uint32Array;
  private readonly values: Float64Array;

  constructor(readonly capacity: number) {
    if (!(Number.isSafeInteger(capacity) && capacity >= 1)) {
      throw new RangeError(`capacity: expected a whole number ≥ 1, got ${capacity}`);
    }
    this.kernel = instantiate("vectorFunctions") as Exports;
    const plan = new MemoryPlan(this.kernel.freeFrom());
    const state = plan.region(STATE_BYTES);
    const size = Math.ceil(capacity / 4) * 4;
    const values = plan.region(size * 8);
    plan.fit(this.kernel.memory);
    this.state = new Uint32Array(this.kernel.memory.buffer, state, STATE_BYTES / 4);
    this.values = new Float64Array(this.kernel.memory.buffer, values, size);
  }

  /** As `stream.fillNormal(out)`, to the last bit, and advances the stream by the same draws. Returns `out`. */
  fillNormal<T extends Float32Array | Float64Array>(stream: RandomStream, out: T): T {
    this.requireRoom(out);
    stream.fillNormal(NOTHING);
    this.state.set(stream.state);
    const fill = out instanceof Float32Array ? this.kernel.fillNormal : this.kernel.fillNormal64;
    fill(this.state.byteOffset, this.values.byteOffset, out.length);
    stream.state.set(this.state);
    out.set(out instanceof Float32Array ? this.singles(out.length) : this.values.subarray(0, out.length));
    return out;
  }

  /**
   * exp of each entry in place, relative error below 2·10⁻⁷. Above 88.72 it is ∞, below −87.34 (where single precision
   * has no normal numbers) 0; exp(NaN) = NaN. Returns `x`.
   */
  exponential(x: Float32Array): Float32Array {
    return this.apply(this.kernel.exponential, x);
  }

  /**
   * Logistic sigmoid 1/(1 + exp(−x)) of each entry in place, relative error below 4·10⁻⁷ for |x| ≤ 30. Beyond, it stays
   * at its value there, 10⁻¹³ from 0 or rounded to 1: smaller numbers would make networks with large weights slow.
   * sigmoid(NaN) = NaN. Returns `x`.
   */
  sigmoid(x: Float32Array): Float32Array {
    return this.apply(this.kernel.sigmoid, x);
  }

  private apply(f: (values: number, count: number) => void, x: Float32Array): Float32Array {
    this.requireRoom(x);
    this.singles(x.length).set(x);
    f(this.values.byteOffset, Math.ceil(x.length / 4) * 4);
    x.set(this.singles(x.length));
    return x;
  }

  private singles(length: number): Float32Array {
    return new Float32Array(this.values.buffer, this.values.byteOffset, length);
  }

  private requireRoom(x: Float32Array | Float64Array): void {
    if (x.length > this.capacity) {
      throw new RangeError(`VectorFunctions: expected at most ${this.capacity} entries, got ${x.length}`);
    }
  }
}

const NOTHING = new Float32Array(0);
