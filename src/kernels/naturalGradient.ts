/**
 * Supervised learning of a spiking neuron with many afferents, exactly, at a cost per time bin that doesn't depend on
 * their number: compiled (`assembly/naturalGradient.ts`), two trials side by side, in double precision.
 *
 * The task, of Kreutzer, Senn & Petrovici 2022: in each bin V = Σ w x, a teacher's spike Y ∈ {0, 1} is drawn with
 * probability φ* dt, and all weights change by f γ_s [c_ε x/r − γ_u + γ_w w] with f = η (Y − φ dt)(1 − s) (Euclidean rule:
 * by f x). Between two spikes of an afferent its filter states only decay, all by the same factors, and each update is a
 * combination of the vectors w, a/r, b/r and 1: so w stays in the span of where it was and of these, four numbers say
 * where, and a handful of inner products says V, Σx, μ, σ² and how they change. Only a spike touches a vector, in one
 * entry. Every 32 bins the vectors are gathered, because 1/B grows as e^(t/τ_s). Nothing is approximated: weights agree
 * with the plain loop over synapses (`natural-gradient/synapseLoop.ts`) to rounding, with the same spikes.
 */
import { exp, log1p } from "../numerics/elementary.js";
import { EXPONENTIAL_LAYERS } from "../numerics/exponentialVariate.js";
import type { RandomStream } from "../numerics/random.js";
import { instantiate } from "./instantiate.js";
import { MemoryPlan } from "./memoryPlan.js";
import { requireLane, requireLearningOptions } from "./naturalGradientChecks.js";
import type { LearningKernelOptions, LearningLane } from "./naturalGradientTypes.js";
import { requireCount } from "../numerics/check.js";
import type { KernelMemory } from "./webAssembly.js";

interface Exports {
  memory: KernelMemory;
  freeFrom(): number;
  placeLayers(edges: number, heights: number, tail: number): void;
  configure(
    afferents: number,
    classes: number,
    gather: number,
    bins: number,
    reset: boolean,
    constantTeacher: boolean,
    candidateGap: number,
  ): void;
  setNumbers(...numbers: number[]): void;
  setGrid(...numbers: number[]): void;
  place(...addresses: number[]): void;
  startLane(lane: number): void;
  run(rule: number, source: number, intervals: number): void;
}

const RULES = ["euclidean", "natural", "approximated"];
const SOURCES = ["moments", "frozen", "published"];
/** Layout of assembly/naturalGradient.ts. */
const CLASS_BYTES = 256;
const CLASS_STREAMS = 64;
const STREAM_BYTES = 96;
const DOUBLE = 8;
const LANES = 2;
/** Doubles from one number of the lanes to the next, and their places. */
const LANE_NUMBERS = { learningRate: 0, scale: 2, g1: 4, g2: 6, g4: 8, last: 10, outside: 12, present: 14, masks: 16 };
/** Intervals per call into the kernel: few, because an engine replaces its first, slow code only between two calls. */
const INTERVALS_PER_CALL = 4;

/**
 * Two trials of the task in the memory of one kernel instance.
 *
 * ```ts
 * const kernel = new NaturalGradientKernel(options);
 * kernel.setLane(0, { weights, teacher, learningRate: 6e-4, inputs, teaching });
 * kernel.setLane(1, …);
 * kernel.run(100); // intervals
 * kernel.weights(0);
 * ```
 *
 * Throws `RangeError` for options or lanes that can't be right, and `Error` when a lane is still missing.
 */
export class NaturalGradientKernel {
  readonly afferents: number;
  private readonly kernel: Exports;
  private readonly options: LearningKernelOptions;
  private readonly vectors: Float64Array;
  private readonly states: Float64Array;
  private readonly teachers: Float64Array;
  private readonly laneNumbers: Float64Array;
  private readonly outsideBins: BigInt64Array;
  private readonly classRecords: number;
  private readonly teaching: number;
  private readonly filled = [false, false];

  constructor(options: LearningKernelOptions) {
    const n = requireLearningOptions(options);
    const { classes, coefficients, rule, transfer, synapse, timeStep, bins, reset, teacherRate, approximation } =
      options;
    const { gatherEvery = 32 } = options;
    this.afferents = n;
    this.options = options;
    this.kernel = instantiate("naturalGradient") as Exports;
    const table =
      coefficients.kind === "moments"
        ? coefficients.table.moments
        : coefficients.kind === "published"
          ? coefficients.table.coefficients
          : new Float64Array(0);
    const layers = EXPONENTIAL_LAYERS;
    const plan = new MemoryPlan(this.kernel.freeFrom());
    const perLanes = n * LANES * DOUBLE;
    const vectors = plan.region(perLanes);
    const states = plan.region(2 * perLanes);
    const teachers = plan.region(perLanes);
    const metrics = plan.region(n * DOUBLE);
    const inverseMetrics = plan.region(n * DOUBLE);
    const classRecords = plan.region(classes.length * CLASS_BYTES);
    const teaching = plan.region(LANES * STREAM_BYTES);
    const decays = plan.region((gatherEvery + 1) * 4 * DOUBLE);
    const events = plan.region(n * LANES * gatherEvery * 4);
    const eventEnds = plan.region(gatherEvery * 4);
    const drawn = plan.region(n * LANES * gatherEvery * 8);
    const candidates = plan.region(gatherEvery * LANES * DOUBLE);
    const nextCandidate = plan.region(LANES * DOUBLE);
    const laneNumbers = plan.region(20 * DOUBLE);
    const tableAt = plan.region(table.byteLength);
    const edges = plan.region(layers.edges.byteLength);
    const heights = plan.region(layers.heights.byteLength);
    plan.fit(this.kernel.memory);
    const { buffer } = this.kernel.memory;
    const doubles = (at: number, length: number) => new Float64Array(buffer, at, length);
    this.vectors = doubles(vectors, n * LANES);
    this.states = doubles(states, 2 * n * LANES);
    this.teachers = doubles(teachers, n * LANES);
    this.laneNumbers = doubles(laneNumbers, 20);
    this.outsideBins = new BigInt64Array(buffer, laneNumbers, 20);
    this.classRecords = classRecords;
    this.teaching = teaching;
    doubles(tableAt, table.length).set(table);
    doubles(edges, layers.edges.length).set(layers.edges);
    doubles(heights, layers.heights.length).set(layers.heights);
    this.outsideBins[LANE_NUMBERS.masks] = -1n;
    this.outsideBins[LANE_NUMBERS.masks + 3] = -1n;
    this.placeClasses(classRecords, doubles(metrics, n), doubles(inverseMetrics, n));
    const area = doubles(decays, (gatherEvery + 1) * 4);
    for (let j = 0; j <= gatherEvery; j++) {
      const [a, b] = [(j * timeStep) / synapse.tauMembrane, (j * timeStep) / synapse.tauSynapse];
      area.set([exp(-a), exp(-b), exp(a), exp(b)], 4 * j);
    }
    const totalRate = classes.reduce((sum, { count, rate }) => sum + count * rate, 0);
    const constant = (2 * (synapse.tauMembrane + synapse.tauSynapse)) / (synapse.area * synapse.area);
    const candidateRate = teacherRate ?? transfer.maximum;
    this.kernel.placeLayers(edges, heights, layers.tail);
    this.kernel.configure(
      n,
      classes.length,
      gatherEvery,
      reset ? bins - 1 : bins,
      reset,
      teacherRate !== undefined,
      meanGap(candidateRate * timeStep),
    );
    this.kernel.setNumbers(
      synapse.area / (synapse.tauMembrane - synapse.tauSynapse),
      synapse.area,
      rule === "euclidean" ? 1 : constant,
      constant * synapse.area * synapse.area * totalRate,
      rule === "euclidean" ? n : totalRate,
      transfer.steepness,
      transfer.threshold,
      transfer.maximum * timeStep,
      transfer.maximum * transfer.steepness * transfer.steepness,
      approximation.uniform,
      approximation.proportional,
    );
    if (coefficients.kind === "moments") {
      const { firstLevel, levelStep, levels, varianceStep, variances } = coefficients.table;
      this.kernel.setGrid(firstLevel, levelStep, levels, varianceStep, variances, 0);
    } else if (coefficients.kind === "published") {
      const { rowScale, rowOffset, rows, columnScale, columnOffset, columns } = coefficients.table;
      this.kernel.setGrid(rowScale, rowOffset, rows, columnScale, columns, columnOffset);
    }
    this.kernel.place(
      vectors,
      states,
      states + perLanes,
      teachers,
      metrics,
      inverseMetrics,
      classRecords,
      teaching,
      decays,
      events,
      eventEnds,
      drawn,
      candidates,
      nextCandidate,
      laneNumbers,
      tableAt,
    );
  }

  /** Puts a trial into lane 0 or 1, to begin with the next interval; its potentials start from 0. */
  setLane(lane: 0 | 1, trial: LearningLane): void {
    requireLane(trial, this.afferents, this.options);
    const { weights, teacher, learningRate, inputs, teaching, frozen, stalePotential = false } = trial;
    for (let i = 0; i < this.afferents; i++) {
      this.vectors[LANES * i + lane] = weights[i]!;
      this.teachers[LANES * i + lane] = teacher?.[i] ?? 0;
    }
    for (let k = lane; k < this.states.length; k += LANES) this.states[k] = 0;
    const numbers = { learningRate, ...frozen, last: 0, present: stalePotential ? 0 : 1 };
    for (const [name, value] of Object.entries(numbers)) {
      const place = LANE_NUMBERS[name as keyof typeof LANE_NUMBERS];
      if (place !== undefined) this.laneNumbers[place + lane] = value;
    }
    this.outsideBins[LANE_NUMBERS.outside + lane] = 0n;
    inputs.forEach((stream, c) => {
      this.placeStream(stream, this.classRecords + c * CLASS_BYTES + CLASS_STREAMS + lane * STREAM_BYTES);
    });
    this.placeStream(teaching, this.teaching + lane * STREAM_BYTES);
    this.kernel.startLane(lane);
    this.filled[lane] = true;
  }

  /**
   * Runs that many intervals.
   *
   * @throws {RangeError} when weights are no longer finite: the learning rate is too large
   */
  run(intervals: number): void {
    requireCount("intervals", intervals, 0);
    const missing = this.filled.indexOf(false);
    if (missing >= 0) throw new Error(`NaturalGradientKernel: expected setLane(${missing}, …) before this call`);
    const rule = RULES.indexOf(this.options.rule);
    const source = SOURCES.indexOf(this.options.coefficients.kind);
    for (let done = 0; done < intervals; done += INTERVALS_PER_CALL) {
      this.kernel.run(rule, source, Math.min(INTERVALS_PER_CALL, intervals - done));
    }
    for (let k = 0; k < LANES * this.afferents; k++) {
      if (!Number.isFinite(this.vectors[k])) {
        throw new RangeError(`weights: expected finite values, got ${this.vectors[k]}; learning rate too large?`);
      }
    }
  }

  /** The weights of a trial: a copy. */
  weights(lane: 0 | 1): Float64Array {
    return Float64Array.from({ length: this.afferents }, (_, i) => this.vectors[LANES * i + lane]!);
  }

  /** In how many bins of this trial μ or σ² were outside of the moment table, so that values of its border were taken. */
  outside(lane: 0 | 1): number {
    return Number(this.outsideBins[LANE_NUMBERS.outside + lane]);
  }

  /** Takes a stream over, from a fresh block of draws on: what is left of the last is dropped, as every fill does. */
  private placeStream(stream: RandomStream, at: number): void {
    stream.fillUniform(NOTHING);
    new Uint32Array(this.kernel.memory.buffer, at, stream.state.length).set(stream.state);
  }

  /** Writes the classes' records and ρ, 1/ρ of each afferent. */
  private placeClasses(at: number, metrics: Float64Array, inverseMetrics: Float64Array): void {
    const view = new DataView(this.kernel.memory.buffer, at);
    let first = 0;
    this.options.classes.forEach(({ count, rate, stimulated = true }, c) => {
      const metric = this.options.rule === "euclidean" ? 1 : rate;
      metrics.fill(metric, first, first + count);
      inverseMetrics.fill(1 / metric, first, first + count);
      view.setUint32(c * CLASS_BYTES, first, true);
      view.setUint32(c * CLASS_BYTES + 4, count, true);
      view.setBigInt64(c * CLASS_BYTES + 16, BigInt(Math.ceil(TWO_TO_40 / count)), true);
      const spikes = stimulated && rate > 0;
      view.setFloat64(c * CLASS_BYTES + 8, spikes ? meanGap(rate * this.options.timeStep) : -1, true);
      first += count;
    });
  }
}

const TWO_TO_40 = 1099511627776;
const NOTHING = new Float64Array(0);

/** 1/(−ln(1 − p)), as `natural-gradient/bernoulliRow.ts`. */
function meanGap(probability: number): number {
  return -1 / log1p(-probability);
}
