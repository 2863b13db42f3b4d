/**
 * Training of the rate network by back-propagation through time, compiled: see `RateNetworkTrainer` for the equations,
 * `rateNetworkTwin.ts` for the plain version, `assembly/rateNetwork.ts` for the inner loops.
 */
import { requireNumber } from "../numerics/check.js";
import { requireBatch, requireCounts, requireDescent } from "./rateNetworkChecks.js";
import { LANES, RateNetworkMemory, takeColumns } from "./rateNetworkMemory.js";
import type {
  Descent,
  DescentOptions,
  RateNetworkTrainer,
  RateNetworkWeights,
  TrainingBatch,
  TrainingSizes,
} from "./rateNetworkTypes.js";

const FLOAT = 4;
/** Bytes of a gradient entry while it is accumulated in four lanes. */
const FOUR_LANES = 16;
/** Steps of a chunk of the history, as in assembly/rateNetwork.ts. */
const CHUNK_STEPS = 32;

/**
 * A rate network, its gradients and its history in the memory of one kernel instance (about 4 · neurons · 8 · steps bytes
 * for the history: 4 MB for 256 neurons and 500 steps).
 *
 * `new RateNetworkTraining({ neurons: 256, inputs: 6, outputs: 2, conditions: 8, samples: 50, subSteps: 10 })`
 *
 * Throws `RangeError` for sizes that are no whole numbers ≥ 1; its methods throw `RangeError` or `TypeError` for
 * arguments of the wrong length, type or range. Weights start at 0.
 */
export class RateNetworkTraining implements RateNetworkTrainer {
  private readonly memory: RateNetworkMemory;
  private readonly gradientPlaces: ReturnType<RateNetworkMemory["planWeights"]>;
  private readonly input: Float32Array;
  private readonly target: Float32Array;

  constructor(private readonly sizes: TrainingSizes) {
    requireCounts(sizes);
    const { neurons, inputs, outputs, samples, subSteps } = sizes;
    const memory = new RateNetworkMemory({ neurons, inputs, outputs });
    const { plan, padded, kernel } = memory;
    this.memory = memory;
    const rows = padded * LANES * FLOAT;
    const chunks = Math.ceil((samples * subSteps) / CHUNK_STEPS);
    const history = plan.region(chunks * CHUNK_STEPS * rows);
    const adjoints = plan.region(CHUNK_STEPS * rows);
    const ends = plan.region(samples * rows);
    const errors = plan.region(samples * outputs * LANES * FLOAT);
    const adjoint = plan.region(rows);
    const scaled = plan.region(rows);
    const inputAdjoint = plan.region(rows);
    const gradients = memory.planWeights();
    const blocks = plan.region(padded * padded * FLOAT);
    const inputLanes = plan.region(padded * inputs * FOUR_LANES);
    const outputLanes = plan.region(outputs * padded * FOUR_LANES);
    const biasLanes = plan.region(padded * FOUR_LANES);
    const input = plan.region(samples * inputs * LANES * FLOAT);
    const target = plan.region(samples * outputs * LANES * FLOAT);
    memory.take();
    kernel.placeTraining(
      samples,
      subSteps,
      history,
      adjoints,
      ends,
      errors,
      adjoint,
      scaled,
      inputAdjoint,
      gradients.recurrent,
      gradients.input,
      gradients.output,
      gradients.bias,
      blocks,
      inputLanes,
      outputLanes,
      biasLanes,
    );
    this.gradientPlaces = gradients;
    this.input = memory.floats(input, samples * inputs * LANES);
    this.target = memory.floats(target, samples * outputs * LANES);
  }

  get weights(): RateNetworkWeights {
    return this.memory.weights;
  }

  set weights(weights: RateNetworkWeights) {
    this.memory.weights = weights;
  }

  lossAndGradients(batch: TrainingBatch, penalty = 0): { taskError: number; gradients: RateNetworkWeights } {
    requireBatch(batch, this.sizes);
    requireNumber("penalty", penalty, { min: 0 });
    const taskError = this.computeGradients(batch, penalty);
    return { taskError, gradients: this.memory.read(this.gradientPlaces) };
  }

  trainingStep(batch: TrainingBatch, options: DescentOptions): Descent {
    requireBatch(batch, this.sizes);
    requireDescent(options);
    const { learningRate, clip, penalty } = options;
    const { kernel } = this.memory;
    const taskError = this.computeGradients(batch, penalty);
    const gradientNorm = kernel.gradientNorm();
    const updated = Number.isFinite(taskError) && Number.isFinite(gradientNorm);
    if (updated) kernel.descend(learningRate * (gradientNorm > clip ? clip / gradientNorm : 1));
    return { taskError, gradientNorm, updated };
  }

  /** Gradients of the error and the penalty to the kernel's memory; returns the error. */
  private computeGradients(batch: TrainingBatch, penalty: number): number {
    const { conditions, samples, outputs } = this.sizes;
    const { kernel } = this.memory;
    kernel.clearGradients();
    let squares = 0;
    for (let first = 0; first < conditions; first += LANES) {
      // Columns that aren't there keep an earlier group's input: their errors are cleared, so they don't count.
      const count = takeColumns(batch.input, conditions, first, this.input);
      takeColumns(batch.target, conditions, first, this.target);
      squares += kernel.forward(this.input.byteOffset, this.target.byteOffset, count);
      kernel.backward(this.input.byteOffset);
    }
    const terms = samples * outputs * conditions;
    const taskError = Math.sqrt(squares / terms);
    // ∂/∂y √(Σ(y − z)²/terms) = (y − z)/(terms · error); a perfect fit has no gradient.
    kernel.finishGradients(taskError === 0 ? 0 : 1 / (terms * taskError));
    if (penalty > 0) kernel.addPenalty(penalty);
    return taskError;
  }
}
