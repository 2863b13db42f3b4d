/**
 * Rate networks of Stock, Harvey, Ocko & Ganguli (2022), "Synaptic balancing: A biologically plausible local learning
 * rule that provably increases neural network noise robustness without sacrificing task performance", PLoS Comput Biol
 * 18(9): e1010418.
 *
 * Eqs 1–2, with the bias of the released training code:  τ ẋ = −x + J φ(x) + W_in u + b,  y = W_out x,  x(0) = 0.
 * The readout is of x, not of φ(x). Time is counted in units of τ throughout.
 *
 * Convention everywhere in this folder: entry (i, j) of a matrix belongs to the synapse from neuron j to neuron i (row =
 * post, column = pre); matrices are flat and row-major; neurons count from 0.
 */
import { requireVector } from "../numerics/check.js";
import { matrixFromRows, squareOrder } from "../numerics/linear.js";
import type { RandomStream } from "../numerics/random.js";
import {
  type Kind,
  aCount,
  aMatrix,
  aStream,
  aVector,
  having,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

/** The weight configuration 𝒲 = (W_in, J, W_out, b). */
export interface RateNetwork {
  /** N. */
  neurons: number;
  /** Number M of input channels. */
  inputs: number;
  /** Number O of output channels. */
  outputs: number;
  /** J, N × N. */
  recurrent: Float64Array;
  /** W_in, N × M. */
  input: Float64Array;
  /** W_out, O × N. */
  output: Float64Array;
  /** b, N. */
  bias: Float64Array;
}

/** What a network has to have: weights of the sizes that it names. */
export const aRateNetwork = withLengths<RateNetwork>(
  having<RateNetwork>({
    neurons: aCount,
    inputs: aCount,
    outputs: aCount,
    recurrent: aVector,
    input: aVector,
    output: aVector,
    bias: aVector,
  }),
  ({ neurons, inputs, outputs }) => ({
    recurrent: neurons * neurons,
    input: neurons * inputs,
    output: outputs * neurons,
    bias: neurons,
  }),
);

/** A matrix as the caller has it: rows, or flat row-major numbers. */
export type MatrixLike = readonly (readonly number[])[] | ArrayLike<number>;

/** A square matrix, as rows or flat and row-major. */
export const aSquareMatrix: Kind = (value) => {
  const complaint = aMatrix(value);
  if (complaint !== undefined) return complaint;
  const rows = value as ArrayLike<ArrayLike<number> | number>;
  const first = rows[0]!;
  if (typeof first !== "number") {
    return first.length === rows.length
      ? undefined
      : `: expected a square matrix, got ${rows.length} rows of ${first.length} numbers`;
  }
  return Number.isInteger(Math.sqrt(rows.length))
    ? undefined
    : `: expected a square matrix (n × n entries), got ${rows.length} entries`;
};

/** Throws `RangeError` for what is neither rows nor a list of numbers. */
function requireMatrix(matrix: MatrixLike, name: string): void {
  if (typeof matrix === "object" && matrix !== null && typeof matrix.length === "number") return;
  throw new RangeError(`${name}: expected a matrix, as rows or flat and row-major, got ${String(matrix)}`);
}

/** The matrix flat and row-major, as a copy in double precision. Throws `RangeError` for ragged rows or an entry that is not finite. */
export function flatMatrix(matrix: MatrixLike, name: string): Float64Array {
  requireMatrix(matrix, name);
  if (matrix.length > 0 && typeof matrix[0] !== "number") {
    return matrixFromRows(matrix as readonly (readonly number[])[], name);
  }
  const flat = Float64Array.from(matrix as ArrayLike<number>);
  requireVector(name, flat, flat.length);
  return flat;
}

/**
 * The matrix flat and row-major: the very numbers when they are flat already, a copy when they are rows. For functions
 * that read a square matrix; they check its entries.
 *
 * `rowMajor([[0, 8], [0.1, 0]], "weights") // 0, 8, 0.1, 0`
 *
 * Throws `RangeError` when it is no matrix, or rows that don't make a square.
 */
export function rowMajor(matrix: MatrixLike, name: string): ArrayLike<number> {
  requireMatrix(matrix, name);
  if (typeof matrix[0] !== "object") return matrix as ArrayLike<number>;
  return flatSquareMatrix(matrix, name);
}

/** As `flatMatrix`, for a square matrix given as rows or flat: throws `RangeError` when it is not square. */
export function flatSquareMatrix(matrix: MatrixLike, name: string): Float64Array {
  requireMatrix(matrix, name);
  const flat = flatMatrix(matrix, name);
  if (matrix.length > 0 && typeof matrix[0] !== "number" && matrix.length * matrix.length !== flat.length) {
    throw new RangeError(
      `${name}: expected a square matrix, got ${matrix.length} rows of ${flat.length / matrix.length} numbers`,
    );
  }
  squareOrder(flat, name);
  return flat;
}

const rateNetworkWeights = optionsOf({ recurrent: aMatrix, input: aMatrix, output: aMatrix, bias: optional(aVector) });

/**
 * A checked network from its matrices, as rows or flat. Without `bias` b = 0.
 *
 * `rateNetwork({ recurrent: [[0, 8], [0.1, 0]], input: [[0.6], [0.12]], output: [[0.2, 0.5]] })`
 *
 * Throws `RangeError` when J is not square, a shape does not fit it, or an entry is not finite.
 */
export function rateNetwork(weights: {
  recurrent: MatrixLike;
  input: MatrixLike;
  output: MatrixLike;
  bias?: ArrayLike<number>;
}): RateNetwork {
  requireInput("rateNetwork: weights", weights, rateNetworkWeights);

  const recurrent = flatSquareMatrix(weights.recurrent, "rateNetwork: recurrent");
  const neurons = Math.round(Math.sqrt(recurrent.length));
  const input = flatMatrix(weights.input, "rateNetwork: input");
  const output = flatMatrix(weights.output, "rateNetwork: output");
  if (input.length === 0 || input.length % neurons !== 0) {
    throw new RangeError(`rateNetwork: input: expected ${neurons} rows (one a neuron), got ${input.length} entries`);
  }
  if (typeof weights.input[0] !== "number" && weights.input.length !== neurons) {
    throw new RangeError(`rateNetwork: input: expected ${neurons} rows (one a neuron), got ${weights.input.length}`);
  }
  if (output.length === 0 || output.length % neurons !== 0) {
    throw new RangeError(
      `rateNetwork: output: expected ${neurons} columns (one a neuron), got ${output.length} entries`,
    );
  }
  if (typeof weights.output[0] !== "number" && output.length / weights.output.length !== neurons) {
    throw new RangeError(
      `rateNetwork: output: expected ${neurons} columns (one a neuron), got ${output.length / weights.output.length}`,
    );
  }
  const bias = Float64Array.from(weights.bias ?? new Float64Array(neurons));
  requireVector("rateNetwork: bias", bias, neurons);
  return {
    neurons,
    inputs: input.length / neurons,
    outputs: output.length / neurons,
    recurrent,
    input,
    output,
    bias,
  };
}

const initialNetworkOptions = optionsOf({ neurons: aCount, inputs: aCount, outputs: aCount });

/**
 * The untrained network of section 5 of the released code: J, W_in, W_out ~ 𝒩(0, 1/N), b = 0.
 *
 * `initialNetwork({ neurons: 64, inputs: 6, outputs: 2 }, randomStream(1, "initial network"))`
 *
 * Throws `RangeError` when a count is not a whole number ≥ 1.
 */
export function initialNetwork(
  options: { neurons: number; inputs: number; outputs: number },
  stream: RandomStream,
): RateNetwork {
  requireInput("initialNetwork: options", options, initialNetworkOptions);
  requireInput("initialNetwork: stream", stream, aStream);
  const { neurons, inputs, outputs } = options;

  const draw = (entries: number) => {
    const weights = stream.fillNormal(new Float64Array(entries));
    for (let k = 0; k < entries; k++) weights[k]! /= Math.sqrt(neurons);
    return weights;
  };
  return {
    neurons,
    inputs,
    outputs,
    recurrent: draw(neurons * neurons),
    input: draw(neurons * inputs),
    output: draw(outputs * neurons),
    bias: new Float64Array(neurons),
  };
}
