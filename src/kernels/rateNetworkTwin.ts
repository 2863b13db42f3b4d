/**
 * The rate network's training and evaluation in plain TypeScript and double precision: what the kernels compute, written
 * to be read. Tests hold the kernels against it; for anything large use those.
 */
import { requireNumber } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { requireBatch, requireCounts, requireDescent, requireEvaluation, requireWeights } from "./rateNetworkChecks.js";
import type {
  Descent,
  DescentOptions,
  ComparedEvaluation,
  ComparedResult,
  Evaluation,
  EvaluationResult,
  EvaluationSizes,
  RateNetworkEvaluator,
  RateNetworkSizes,
  RateNetworkTrainer,
  RateNetworkWeights,
  TrainingBatch,
  TrainingSizes,
} from "./rateNetworkTypes.js";

/** Weights in double precision. */
type ExactWeights = { [K in keyof RateNetworkWeights]: Float64Array };

const relu = (x: number): number => (x > 0 ? x : 0);

function zeros({ neurons, inputs, outputs }: RateNetworkSizes): ExactWeights {
  return {
    recurrent: new Float64Array(neurons * neurons),
    input: new Float64Array(neurons * inputs),
    output: new Float64Array(outputs * neurons),
    bias: new Float64Array(neurons),
  };
}

const single = ({ recurrent, input, output, bias }: ExactWeights): RateNetworkWeights => ({
  recurrent: Float32Array.from(recurrent),
  input: Float32Array.from(input),
  output: Float32Array.from(output),
  bias: Float32Array.from(bias),
});

const PARTS = ["recurrent", "input", "output", "bias"] as const;

/** The weights, and the two things that training and evaluation do with a state. */
class Network {
  /** For finite differences: a view, not a copy. */
  readonly exactWeights: ExactWeights;

  constructor(private readonly shape: RateNetworkSizes) {
    this.exactWeights = zeros(shape);
  }

  get weights(): RateNetworkWeights {
    return single(this.exactWeights);
  }

  set weights(weights: RateNetworkWeights) {
    requireWeights(weights, this.shape);
    for (const part of PARTS) this.exactWeights[part].set(weights[part]);
  }

  /** −x + J relu(x) + W_in u + b, with u(m) the input on channel m. */
  protected derivative(x: Float64Array, u: (m: number) => number): Float64Array {
    const { neurons, inputs } = this.shape;
    const { recurrent, input, bias } = this.exactWeights;
    const derivative = new Float64Array(neurons);
    for (let i = 0; i < neurons; i++) {
      let drive = bias[i]!;
      for (let j = 0; j < neurons; j++) drive += recurrent[i * neurons + j]! * relu(x[j]!);
      for (let m = 0; m < inputs; m++) drive += input[i * inputs + m]! * u(m);
      derivative[i] = drive - x[i]!;
    }
    return derivative;
  }

  /** Row o of W_out x. */
  protected readout(x: Float64Array, o: number): number {
    let y = 0;
    for (let j = 0; j < x.length; j++) y += this.exactWeights.output[o * x.length + j]! * x[j]!;
    return y;
  }
}

/**
 * Training, one condition after another.
 *
 * `new RateNetworkTrainingTwin({ neurons: 5, inputs: 2, outputs: 1, conditions: 3, samples: 4, subSteps: 2 })`
 *
 * Throws as `RateNetworkTraining` does.
 */
export class RateNetworkTrainingTwin extends Network implements RateNetworkTrainer {
  constructor(private readonly sizes: TrainingSizes) {
    requireCounts(sizes);
    super(sizes);
  }

  lossAndGradients(batch: TrainingBatch, penalty = 0): { taskError: number; gradients: RateNetworkWeights } {
    const { taskError, gradients } = this.exactLossAndGradients(batch, penalty);
    return { taskError, gradients: single(gradients) };
  }

  trainingStep(batch: TrainingBatch, options: DescentOptions): Descent {
    requireDescent(options);
    const { learningRate, clip, penalty } = options;
    const { taskError, gradients } = this.exactLossAndGradients(batch, penalty);
    let squares = 0;
    for (const part of PARTS) for (const g of gradients[part]) squares += g * g;
    const gradientNorm = Math.sqrt(squares);
    const updated = Number.isFinite(taskError) && Number.isFinite(gradientNorm);
    if (updated) {
      const size = learningRate * (gradientNorm > clip ? clip / gradientNorm : 1);
      for (const part of PARTS) {
        gradients[part].forEach((g, k) => {
          this.exactWeights[part][k]! -= size * g;
        });
      }
    }
    return { taskError, gradientNorm, updated };
  }

  /** As `lossAndGradients`, without rounding. */
  exactLossAndGradients(batch: TrainingBatch, penalty = 0): { taskError: number; gradients: ExactWeights } {
    requireBatch(batch, this.sizes);
    requireNumber("penalty", penalty, { min: 0 });
    const { neurons, inputs, outputs, conditions, samples, subSteps } = this.sizes;
    const { recurrent, output } = this.exactWeights;
    const dt = 1 / subSteps;
    const gradients = zeros(this.sizes);
    let squares = 0;
    for (let c = 0; c < conditions; c++) {
      const u = (t: number, m: number): number => batch.input[(t * inputs + m) * conditions + c]!;
      // Forward: all states, the last of each sample also the one that is read out.
      const states = [new Float64Array(neurons)];
      const errors: number[][] = [];
      for (let t = 0; t < samples; t++) {
        for (let s = 0; s < subSteps; s++) {
          const x = states.at(-1)!;
          const derivative = this.derivative(x, (m) => u(t, m));
          states.push(x.map((value, i) => value + dt * derivative[i]!));
        }
        const x = states.at(-1)!;
        errors.push(
          Array.from(
            { length: outputs },
            (_, o) => this.readout(x, o) - batch.target[(t * outputs + o) * conditions + c]!,
          ),
        );
        for (const error of errors[t]!) squares += error * error;
      }
      // Backward: δ = ∂(½ Σ error²)/∂x
      let adjoint = new Float64Array(neurons);
      for (let t = samples - 1; t >= 0; t--) {
        const end = states[(t + 1) * subSteps]!;
        for (let o = 0; o < outputs; o++) {
          for (let j = 0; j < neurons; j++) {
            adjoint[j]! += output[o * neurons + j]! * errors[t]![o]!;
            gradients.output[o * neurons + j]! += errors[t]![o]! * end[j]!;
          }
        }
        for (let s = subSteps - 1; s >= 0; s--) {
          const x = states[t * subSteps + s]!;
          const earlier = adjoint.map((delta) => (1 - dt) * delta);
          for (let i = 0; i < neurons; i++) {
            const d = dt * adjoint[i]!;
            for (let j = 0; j < neurons; j++) {
              gradients.recurrent[i * neurons + j]! += d * relu(x[j]!);
              if (x[j]! > 0) earlier[j]! += recurrent[i * neurons + j]! * d;
            }
            for (let m = 0; m < inputs; m++) gradients.input[i * inputs + m]! += d * u(t, m);
            gradients.bias[i]! += d;
          }
          adjoint = earlier;
        }
      }
    }
    const terms = samples * outputs * conditions;
    const taskError = Math.sqrt(squares / terms);
    const scale = taskError === 0 ? 0 : 1 / (terms * taskError);
    for (const part of PARTS) for (let k = 0; k < gradients[part].length; k++) gradients[part][k]! *= scale;
    for (let k = 0; k < recurrent.length; k++) gradients.recurrent[k]! += 2 * penalty * recurrent[k]!;
    return { taskError, gradients };
  }
}

/** Columns whose noise is drawn together: part of the order of draws, see `Evaluation.noiseStream`. */
const GROUP = 8;

/**
 * Evaluation under noise, one column after another.
 *
 * `new RateNetworkEvaluationTwin({ neurons: 5, inputs: 2, outputs: 1, columns: 11, steps: 20 })`
 *
 * Throws as `RateNetworkEvaluation` does.
 */
export class RateNetworkEvaluationTwin extends Network implements RateNetworkEvaluator {
  constructor(private readonly sizes: EvaluationSizes) {
    requireCounts(sizes);
    super(sizes);
  }

  evaluate(evaluation: ComparedEvaluation): ComparedResult;
  evaluate(evaluation: Evaluation): EvaluationResult;
  evaluate(evaluation: Evaluation): EvaluationResult & Partial<ComparedResult> {
    requireEvaluation(evaluation, this.sizes);
    const { neurons, inputs, outputs, columns, steps } = this.sizes;
    const { timeStep, noise, noiseStream, input, target } = evaluation;
    const squaredError = new Float64Array(columns);
    const positiveFraction = new Float64Array(neurons);
    let sum = 0;
    let sumOfSquares = 0;
    for (let first = 0; first < columns; first += GROUP) {
      const draws = Array.from({ length: noise > 0 ? steps - 1 : 0 }, () =>
        noiseStream!.fillNormal(new Float32Array(neurons * GROUP)),
      );
      for (let c = first; c < Math.min(first + GROUP, columns); c++) {
        let x = new Float64Array(neurons);
        for (let k = 0; k < steps; k++) {
          for (let o = 0; o < outputs; o++) {
            const y = this.readout(x, o);
            const at = (k * outputs + o) * columns + c;
            if (target) squaredError[c]! += square(y - target[at]!);
            if (evaluation.outputs) evaluation.outputs[at] = y;
          }
          for (let j = 0; j < neurons; j++) {
            sum += x[j]!;
            sumOfSquares += square(x[j]!);
            if (k < steps - 1 && x[j]! > 0) positiveFraction[j]! += 1 / ((steps - 1) * columns);
          }
          if (k === steps - 1) break;
          const derivative = this.derivative(x, (m) => input[(k * inputs + m) * columns + c]!);
          x = x.map((value, i) => {
            const xi = noise > 0 ? draws[k]![i * GROUP + (c - first)]! : 0;
            return value + timeStep * derivative[i]! + Math.sqrt(timeStep) * noise * xi;
          });
        }
      }
    }
    const states = steps * neurons * columns;
    const stateMean = sum / states;
    return {
      ...(target && { squaredError }),
      positiveFraction,
      stateMean,
      stateStandardDeviation: Math.sqrt(Math.max(0, sumOfSquares / states - square(stateMean))),
    };
  }
}
