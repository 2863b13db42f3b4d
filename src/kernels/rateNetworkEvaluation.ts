/**
 * Evaluation of the rate network under noise, compiled: see `RateNetworkEvaluator` for the equations,
 * `rateNetworkTwin.ts` for the plain version, `assembly/rateNetwork.ts` for the inner loops.
 */
import { square } from "../numerics/elementary.js";
import { requireCounts, requireEvaluation } from "./rateNetworkChecks.js";
import { LANES, RateNetworkMemory, putColumns, takeColumns } from "./rateNetworkMemory.js";
import type {
  ComparedEvaluation,
  ComparedResult,
  Evaluation,
  EvaluationResult,
  EvaluationSizes,
  RateNetworkEvaluator,
  RateNetworkWeights,
} from "./rateNetworkTypes.js";

const FLOAT = 4;
const DOUBLE = 8;

/**
 * A rate network and one group of trials in the memory of one kernel instance.
 *
 * `new RateNetworkEvaluation({ neurons: 256, inputs: 6, outputs: 2, columns: 160, steps: 500 })`
 *
 * Throws `RangeError` for sizes that are no whole numbers ≥ 1; its methods throw `RangeError` or `TypeError` for
 * arguments of the wrong length, type or range. Weights start at 0. Unstable dynamics show as errors that aren't finite.
 */
export class RateNetworkEvaluation implements RateNetworkEvaluator {
  private readonly memory: RateNetworkMemory;
  private readonly input: Float32Array;
  private readonly target: Float32Array;
  private readonly outputs: Float32Array;
  private readonly noise: Float32Array;
  private readonly noiseState: Uint32Array;
  private readonly squaredErrors: Float64Array;
  private readonly counts: Int32Array;
  private readonly moments: Float64Array;

  constructor(private readonly sizes: EvaluationSizes) {
    requireCounts(sizes);
    const { neurons, inputs, outputs, steps } = sizes;
    const memory = new RateNetworkMemory({ neurons, inputs, outputs });
    const { plan, padded } = memory;
    this.memory = memory;
    const series = (channels: number): number => plan.region(steps * channels * LANES * FLOAT);
    const input = series(inputs);
    const target = series(outputs);
    const output = series(outputs);
    const noise = plan.region(padded * LANES * FLOAT);
    const counts = plan.region(padded * LANES * FLOAT);
    const noiseState = plan.region(64);
    const squaredErrors = plan.region(LANES * DOUBLE);
    const moments = plan.region(2 * DOUBLE);
    memory.take();
    const { buffer } = memory.kernel.memory;
    this.input = memory.floats(input, steps * inputs * LANES);
    this.target = memory.floats(target, steps * outputs * LANES);
    this.outputs = memory.floats(output, steps * outputs * LANES);
    this.noise = memory.floats(noise, padded * LANES);
    this.counts = new Int32Array(buffer, counts, neurons * LANES);
    this.noiseState = new Uint32Array(buffer, noiseState, 16);
    this.squaredErrors = new Float64Array(buffer, squaredErrors, LANES);
    this.moments = new Float64Array(buffer, moments, 2);
  }

  get weights(): RateNetworkWeights {
    return this.memory.weights;
  }

  set weights(weights: RateNetworkWeights) {
    this.memory.weights = weights;
  }

  evaluate(evaluation: ComparedEvaluation): ComparedResult;
  evaluate(evaluation: Evaluation): EvaluationResult;
  evaluate(evaluation: Evaluation): EvaluationResult & Partial<ComparedResult> {
    requireEvaluation(evaluation, this.sizes);
    const { neurons, columns, steps } = this.sizes;
    const { timeStep, noise, noiseStream, input, target, outputs } = evaluation;
    const { kernel } = this.memory;
    const squaredError = new Float64Array(columns);
    const positive = new Float64Array(neurons);
    this.moments.fill(0);
    if (noise > 0) {
      noiseStream!.fillNormal(NOTHING); // drops what is left of the last block, as every fill does
      this.noiseState.set(noiseStream!.state);
    }
    if (target === undefined) this.target.fill(0); // the kernel compares with something in any case
    for (let first = 0; first < columns; first += LANES) {
      const count = takeColumns(input, columns, first, this.input);
      if (target !== undefined) takeColumns(target, columns, first, this.target);
      this.squaredErrors.fill(0);
      this.counts.fill(0);
      kernel.evaluate(
        steps,
        count,
        timeStep,
        Math.sqrt(timeStep) * noise,
        this.noiseState.byteOffset,
        this.noise.byteOffset,
        this.input.byteOffset,
        this.target.byteOffset,
        this.squaredErrors.byteOffset,
        outputs === undefined ? 0 : this.outputs.byteOffset,
        this.counts.byteOffset,
        this.moments.byteOffset,
      );
      squaredError.set(this.squaredErrors.subarray(0, count), first);
      for (let j = 0; j < neurons; j++) {
        for (let c = 0; c < count; c++) positive[j]! += this.counts[j * LANES + c]!;
      }
      if (outputs !== undefined) putColumns(this.outputs, outputs, columns, first);
    }
    if (noise > 0) noiseStream!.state.set(this.noiseState);
    const states = steps * neurons * columns;
    const stateMean = this.moments[0]! / states;
    return {
      ...(target !== undefined && { squaredError }),
      positiveFraction: positive.map((sum) => (steps === 1 ? 0 : sum / ((steps - 1) * columns))),
      stateMean,
      stateStandardDeviation: Math.sqrt(Math.max(0, this.moments[1]! / states - square(stateMean))),
    };
  }
}

const NOTHING = new Float32Array(0);
