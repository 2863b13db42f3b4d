/** A rate network in the memory of a kernel instance: what training and evaluation share. */
import { instantiate } from "./instantiate.js";
import { MemoryPlan } from "./memoryPlan.js";
import { requireWeights } from "./rateNetworkChecks.js";
import type { RateNetworkSizes, RateNetworkWeights } from "./rateNetworkTypes.js";
import type { KernelMemory } from "./webAssembly.js";

/** Exports of `assembly/rateNetwork.ts`. */
export interface RateNetworkExports {
  memory: KernelMemory;
  freeFrom(): number;
  configure(neurons: number, inputs: number, outputs: number): void;
  placeNetwork(...addresses: number[]): void;
  pack(): void;
  placeTraining(samples: number, subSteps: number, ...addresses: number[]): void;
  clearGradients(): void;
  forward(input: number, target: number, columnCount: number): number;
  backward(input: number): void;
  finishGradients(scale: number): void;
  addPenalty(penalty: number): void;
  gradientNorm(): number;
  descend(size: number): void;
  evaluate(
    steps: number,
    columnCount: number,
    timeStep: number,
    kick: number,
    noiseState: number,
    noise: number,
    input: number,
    target: number,
    squaredErrors: number,
    outputs: number,
    counts: number,
    moments: number,
  ): void;
}

/** Columns that the kernel takes at a time. */
export const LANES = 8;
const FLOAT = 4;

/** Addresses of weights, or of their gradients, padded as the kernel has them. */
interface WeightAddresses {
  recurrent: number;
  input: number;
  output: number;
  bias: number;
}

export class RateNetworkMemory {
  readonly kernel: RateNetworkExports;
  readonly plan: MemoryPlan;
  /** Neurons rounded up to a multiple of four: the padding of `assembly/rateNetwork.ts`. */
  readonly padded: number;
  private readonly places: WeightAddresses;
  private readonly work: number[];

  constructor(readonly sizes: RateNetworkSizes) {
    const { neurons } = sizes;
    this.kernel = instantiate("rateNetwork") as RateNetworkExports;
    this.plan = new MemoryPlan(this.kernel.freeFrom());
    this.padded = Math.ceil(neurons / 4) * 4;
    this.places = this.planWeights();
    const square = this.padded * this.padded * FLOAT;
    const rows = this.padded * LANES * FLOAT;
    // J packed and packed back; state, rates, drive, product
    this.work = [square, square, rows, rows, rows, rows].map((bytes) => this.plan.region(bytes));
  }

  /** Room for arrays in the shape of the weights. */
  planWeights(): WeightAddresses {
    const { inputs, outputs } = this.sizes;
    return {
      recurrent: this.plan.region(this.padded * this.padded * FLOAT),
      input: this.plan.region(this.padded * inputs * FLOAT),
      output: this.plan.region(outputs * this.padded * FLOAT),
      bias: this.plan.region(this.padded * FLOAT),
    };
  }

  /** Once everything is planned: takes the memory and tells the kernel where the network is. */
  take(): void {
    const { neurons, inputs, outputs } = this.sizes;
    this.plan.fit(this.kernel.memory);
    this.kernel.configure(neurons, inputs, outputs);
    const { recurrent, input, output, bias } = this.places;
    this.kernel.placeNetwork(recurrent, input, output, bias, ...this.work);
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.kernel.memory.buffer, address, length);
  }

  /** Copies of the weights. */
  get weights(): RateNetworkWeights {
    return this.read(this.places);
  }

  set weights(weights: RateNetworkWeights) {
    requireWeights(weights, this.sizes);
    for (const { name, rows, columns, stride } of this.shapes()) {
      const view = this.floats(this.places[name], rows * stride);
      for (let i = 0; i < rows; i++) view.set(weights[name].subarray(i * columns, (i + 1) * columns), i * stride);
    }
    this.kernel.pack();
  }

  /** Copies of what stands at `places` in the shape of the weights. */
  read(places: WeightAddresses): RateNetworkWeights {
    const out: Partial<RateNetworkWeights> = {};
    for (const { name, rows, columns, stride } of this.shapes()) {
      const view = this.floats(places[name], rows * stride);
      const copy = new Float32Array(rows * columns);
      for (let i = 0; i < rows; i++) copy.set(view.subarray(i * stride, i * stride + columns), i * columns);
      out[name] = copy;
    }
    return out as RateNetworkWeights;
  }

  private shapes(): { name: keyof RateNetworkWeights; rows: number; columns: number; stride: number }[] {
    const { neurons, inputs, outputs } = this.sizes;
    return [
      { name: "recurrent", rows: neurons, columns: neurons, stride: this.padded },
      { name: "input", rows: neurons, columns: inputs, stride: inputs },
      { name: "output", rows: outputs, columns: neurons, stride: this.padded },
      { name: "bias", rows: 1, columns: neurons, stride: this.padded },
    ];
  }
}

/**
 * Copies eight columns of a series (rows × columns) to rows × 8, from column `first` on; columns that aren't there stay
 * as they are. Returns how many there were.
 */
export function takeColumns(from: Float32Array, columns: number, first: number, to: Float32Array): number {
  const count = Math.min(LANES, columns - first);
  for (let at = first, out = 0; out < to.length; at += columns, out += LANES) {
    for (let c = 0; c < count; c++) to[out + c] = from[at + c]!;
  }
  return count;
}

/** The way back of `takeColumns`. */
export function putColumns(from: Float32Array, to: Float32Array, columns: number, first: number): void {
  const count = Math.min(LANES, columns - first);
  for (let at = first, out = 0; out < from.length; at += columns, out += LANES) {
    for (let c = 0; c < count; c++) to[at + c] = from[out + c]!;
  }
}
