/**
 * The rate network ẋ = −x + J relu(x) + W_in u + b, y = W_out x in Euler steps: loss and gradients by back-propagation
 * through time, a step of gradient descent, and the evaluation under noise. Equations, shapes and units stand in
 * `kernels/rateNetworkTypes.ts`, a plain version in `rateNetworkTwin.ts`.
 *
 * Layout. Trials run in groups of LANES = 8 columns; everything of a group is neuron × 8 columns, so that a row is two
 * registers. Neurons are padded to a multiple of 4 (weights 0), the columns of the last group too (input 0, errors
 * cleared). J is kept row by row (the one that is trained), and packed in blocks of four rows, column after column,
 * in which order the product reads it; its transpose likewise, for the way back.
 *
 * The way back needs relu(x) of all earlier steps and makes one adjoint per step. Both go to chunks of STEPS steps in
 * which a neuron has a row of STEPS × 8 numbers; the gradient of J is one product of those rows per chunk.
 */
import { fillNormal } from "./random";

export { freeFrom } from "./memory";

/** Columns of a group. */
const LANES: usize = 8;
/** Bytes of a row of a group. */
const ROW: usize = LANES * 4;
/** Steps of a chunk of the history. */
const STEPS: usize = 32;
/** Bytes of a row of a chunk. */
const HISTORY_ROW: usize = STEPS * ROW;
/** Presynaptic rows of a chunk that stay in the first-level cache while all postsynaptic rows pass. */
const CACHED_ROWS: usize = 16;

let neurons: usize = 0;
let padded: usize = 0;
let inputs: usize = 0;
let outputs: usize = 0;
let columns: usize = 0; // of the group in work that count
let timeStep: f32 = 0;

let recurrent: usize = 0; // J, padded × padded
let inputWeights: usize = 0; // W_in, padded × inputs
let outputWeights: usize = 0; // W_out, outputs × padded
let bias: usize = 0; // padded
let packed: usize = 0; // J in blocks of four rows: [block][column][4]
let packedBack: usize = 0; // the same of its transpose

let state: usize = 0; // x, [neuron][8]
let rates: usize = 0; // relu(x)
let drive: usize = 0; // W_in u + b of the present sample
let product: usize = 0; // J relu(x), or Jᵀ d

export function configure(neuronCount: i32, inputCount: i32, outputCount: i32): void {
  neurons = neuronCount;
  padded = (neurons + 3) & ~3;
  inputs = inputCount;
  outputs = outputCount;
}

export function placeNetwork(
  recurrentAt: usize,
  inputWeightsAt: usize,
  outputWeightsAt: usize,
  biasAt: usize,
  packedAt: usize,
  packedBackAt: usize,
  stateAt: usize,
  ratesAt: usize,
  driveAt: usize,
  productAt: usize,
): void {
  recurrent = recurrentAt;
  inputWeights = inputWeightsAt;
  outputWeights = outputWeightsAt;
  bias = biasAt;
  packed = packedAt;
  packedBack = packedBackAt;
  state = stateAt;
  rates = ratesAt;
  drive = driveAt;
  product = productAt;
}

/** J and its transpose in the order in which the products read them. */
export function pack(): void {
  const stride = padded * 4;
  let to = packed;
  for (let i: usize = 0; i < padded; i += 4) {
    let from = recurrent + i * stride;
    for (const end = from + stride; from < end; from += 16, to += 64) {
      const a = v128.load(from);
      const b = v128.load(from + stride);
      const c = v128.load(from + 2 * stride);
      const d = v128.load(from + 3 * stride);
      const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
      v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
      v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 16);
      const ef = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
      const gh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(ef, gh, 0, 2), 32);
      v128.store(to, v128.shuffle<i64>(ef, gh, 1, 3), 48);
    }
  }
  for (let i: usize = 0; i < padded; i++) {
    let block = packedBack + i * 16;
    let from = recurrent + i * stride;
    for (const end = from + stride; from < end; from += 16, block += stride * 4) v128.store(block, v128.load(from));
  }
}

/** product = matrix · rows: four rows of the result at a time, from a matrix packed in blocks of four rows. */
function multiply(matrix: usize, rows: usize): void {
  const rowsEnd = rows + padded * ROW;
  let weight = matrix;
  let out = product;
  for (const end = out + padded * ROW; out < end; out += 4 * ROW) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    for (let row = rows; row < rowsEnd; row += ROW, weight += 16) {
      const left = v128.load(row);
      const right = v128.load(row, 16);
      const w0 = v128.load32_splat(weight);
      const w1 = v128.load32_splat(weight, 4);
      const w2 = v128.load32_splat(weight, 8);
      const w3 = v128.load32_splat(weight, 12);
      a0 = f32x4.add(a0, f32x4.mul(w0, left));
      b0 = f32x4.add(b0, f32x4.mul(w0, right));
      a1 = f32x4.add(a1, f32x4.mul(w1, left));
      b1 = f32x4.add(b1, f32x4.mul(w1, right));
      a2 = f32x4.add(a2, f32x4.mul(w2, left));
      b2 = f32x4.add(b2, f32x4.mul(w2, right));
      a3 = f32x4.add(a3, f32x4.mul(w3, left));
      b3 = f32x4.add(b3, f32x4.mul(w3, right));
    }
    v128.store(out, a0);
    v128.store(out, b0, 16);
    v128.store(out, a1, 32);
    v128.store(out, b1, 48);
    v128.store(out, a2, 64);
    v128.store(out, b2, 80);
    v128.store(out, a3, 96);
    v128.store(out, b3, 112);
  }
}

/** drive = W_in u + b for the input `u` ([channel][8]) of one sample. */
function setDrive(u: usize): void {
  let w = inputWeights;
  const uEnd = u + inputs * ROW;
  for (let i: usize = 0; i < neurons; i++) {
    let left = v128.load32_splat(bias + i * 4);
    let right = left;
    for (let channel = u; channel < uEnd; channel += ROW, w += 4) {
      const weight = v128.load32_splat(w);
      left = f32x4.add(left, f32x4.mul(weight, v128.load(channel)));
      right = f32x4.add(right, f32x4.mul(weight, v128.load(channel, 16)));
    }
    v128.store(drive + i * ROW, left);
    v128.store(drive + i * ROW, right, 16);
  }
}

/** x = 0 and relu(x) = 0. */
function clearState(): void {
  memory.fill(state, 0, padded * ROW);
  memory.fill(rates, 0, padded * ROW);
}

/** One row of W_out x, eight columns: the left four are returned, the right four left in `outputRight`. */
let outputRight: v128 = f32x4.splat(0);
// @ts-ignore: decorator
@inline
function outputRow(o: usize): v128 {
  let left = f32x4.splat(0);
  let right = f32x4.splat(0);
  let w = outputWeights + o * padded * 4;
  const end = state + neurons * ROW;
  for (let x = state; x < end; x += ROW, w += 4) {
    const weight = v128.load32_splat(w);
    left = f32x4.add(left, f32x4.mul(weight, v128.load(x)));
    right = f32x4.add(right, f32x4.mul(weight, v128.load(x, 16)));
  }
  outputRight = right;
  return left;
}

/** All bits set in the columns first … first + 3 that count. */
// @ts-ignore: decorator
@inline
function columnMask(first: i32): v128 {
  return i32x4.gt_s(i32x4.splat(<i32>columns - first), i32x4(0, 1, 2, 3));
}

// ---- Training ----

let samples: usize = 0;
let subSteps: usize = 0;
let history: usize = 0; // relu(x) before each step: [chunk][neuron][STEPS][8]
let adjoints: usize = 0; // d of the chunk in work: [neuron][STEPS][8]
let ends: usize = 0; // x at the end of each sample: [sample][neuron][8]
let errors: usize = 0; // y − z: [sample][output][8]
let adjoint: usize = 0; // δ, [neuron][8]
let scaled: usize = 0; // d = Δt δ, [neuron][8]
let inputAdjoint: usize = 0; // Σ d over a sample, [neuron][8]
let recurrentGradient: usize = 0; // padded × padded
let inputGradient: usize = 0; // padded × inputs
let outputGradient: usize = 0; // outputs × padded
let biasGradient: usize = 0; // padded
let blockGradient: usize = 0; // of J: [pair of columns][block of four rows][4][2]
let inputLanes: usize = 0; // of W_in, four lanes an entry
let outputLanes: usize = 0; // of W_out
let biasLanes: usize = 0; // of b

export function placeTraining(
  sampleCount: i32,
  subStepCount: i32,
  historyAt: usize,
  adjointsAt: usize,
  endsAt: usize,
  errorsAt: usize,
  adjointAt: usize,
  scaledAt: usize,
  inputAdjointAt: usize,
  recurrentGradientAt: usize,
  inputGradientAt: usize,
  outputGradientAt: usize,
  biasGradientAt: usize,
  blockGradientAt: usize,
  inputLanesAt: usize,
  outputLanesAt: usize,
  biasLanesAt: usize,
): void {
  samples = sampleCount;
  subSteps = subStepCount;
  timeStep = <f32>(1.0 / <f64>subSteps);
  history = historyAt;
  adjoints = adjointsAt;
  ends = endsAt;
  errors = errorsAt;
  adjoint = adjointAt;
  scaled = scaledAt;
  inputAdjoint = inputAdjointAt;
  recurrentGradient = recurrentGradientAt;
  inputGradient = inputGradientAt;
  outputGradient = outputGradientAt;
  biasGradient = biasGradientAt;
  blockGradient = blockGradientAt;
  inputLanes = inputLanesAt;
  outputLanes = outputLanesAt;
  biasLanes = biasLanesAt;
}

export function clearGradients(): void {
  memory.fill(blockGradient, 0, padded * padded * 4);
  memory.fill(inputLanes, 0, padded * inputs * 16);
  memory.fill(outputLanes, 0, outputs * padded * 16);
  memory.fill(biasLanes, 0, padded * 16);
}

/** relu(x) of all neurons to their rows at `to`, HISTORY_ROW bytes apart. */
function remember(to: usize): void {
  const end = rates + neurons * ROW;
  for (let r = rates; r < end; r += ROW, to += HISTORY_ROW) {
    v128.store(to, v128.load(r));
    v128.store(to, v128.load(r, 16), 16);
  }
}

/** x ← x + Δt (product + drive − x) and relu(x). */
function advance(): void {
  const dt = f32x4.splat(timeStep);
  const zero = f32x4.splat(0);
  const bytes = neurons * ROW;
  for (let k: usize = 0; k < bytes; k += 16) {
    const x = v128.load(state + k);
    const change = f32x4.sub(f32x4.add(v128.load(product + k), v128.load(drive + k)), x);
    const next = f32x4.add(x, f32x4.mul(dt, change));
    v128.store(state + k, next);
    v128.store(rates + k, f32x4.pmax(next, zero));
  }
}

/**
 * Forward pass of one group of columns: history, states at the ends of samples, errors. `input` is [sample][channel][8],
 * `target` [sample][output][8]. Returns the sum of squared errors of the first `columnCount` columns.
 */
export function forward(input: usize, target: usize, columnCount: i32): f64 {
  columns = columnCount;
  clearState();
  let sum: f64 = 0;
  let step: usize = 0;
  for (let t: usize = 0; t < samples; t++) {
    setDrive(input);
    input += inputs * ROW;
    for (let s: usize = 0; s < subSteps; s++, step++) {
      remember(history + (step / STEPS) * padded * HISTORY_ROW + (step % STEPS) * ROW);
      multiply(packed, rates);
      advance();
    }
    memory.copy(ends + t * padded * ROW, state, padded * ROW);
    sum += compare(t, target);
    target += outputs * ROW;
  }
  return sum;
}

/** Errors of sample t, cleared in the columns that don't count; returns the sum of their squares. */
function compare(t: usize, target: usize): f64 {
  let squares = f32x4.splat(0);
  let error = errors + t * outputs * ROW;
  for (let o: usize = 0; o < outputs; o++, error += ROW, target += ROW) {
    const y = outputRow(o);
    const left = v128.and(f32x4.sub(y, v128.load(target)), columnMask(0));
    const right = v128.and(f32x4.sub(outputRight, v128.load(target, 16)), columnMask(4));
    v128.store(error, left);
    v128.store(error, right, 16);
    squares = f32x4.add(squares, f32x4.add(f32x4.mul(left, left), f32x4.mul(right, right)));
  }
  return sumOfLanes(squares);
}

// @ts-ignore: decorator
@inline
function sumOfLanes(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) +
    <f64>f32x4.extract_lane(v, 1) +
    (<f64>f32x4.extract_lane(v, 2) + <f64>f32x4.extract_lane(v, 3))
  );
}

/**
 * Backward pass of the same group: adds the gradients of ½ Σ (y − z)² to the accumulators. `input` as in `forward`.
 */
export function backward(input: usize): void {
  memory.fill(adjoint, 0, padded * ROW);
  let step = samples * subSteps;
  for (let t = samples; t-- > 0; ) {
    receiveErrors(t);
    memory.fill(inputAdjoint, 0, padded * ROW);
    for (let s: usize = 0; s < subSteps; s++) {
      step--;
      const slot = step % STEPS;
      const chunk = history + (step / STEPS) * padded * HISTORY_ROW;
      scaleAdjoint(adjoints + slot * ROW);
      if (step > 0) {
        multiply(packedBack, scaled);
        retreat(chunk + slot * ROW);
      }
      if (slot == 0) {
        const used = min(STEPS, samples * subSteps - step);
        recurrentProduct(chunk, used);
      }
    }
    collectInput(input + t * inputs * ROW);
  }
}

/** δ += W_outᵀ (y − z) at the end of sample t, and the gradient of W_out. */
function receiveErrors(t: usize): void {
  const first = errors + t * outputs * ROW;
  for (let o: usize = 0; o < outputs; o++) {
    const left = v128.load(first + o * ROW);
    const right = v128.load(first + o * ROW, 16);
    let w = outputWeights + o * padded * 4;
    let lanes = outputLanes + o * padded * 16;
    let x = ends + t * padded * ROW;
    const end = adjoint + neurons * ROW;
    for (let d = adjoint; d < end; d += ROW, x += ROW, w += 4, lanes += 16) {
      const weight = v128.load32_splat(w);
      v128.store(d, f32x4.add(v128.load(d), f32x4.mul(weight, left)));
      v128.store(d, f32x4.add(v128.load(d, 16), f32x4.mul(weight, right)), 16);
      const outer = f32x4.add(f32x4.mul(left, v128.load(x)), f32x4.mul(right, v128.load(x, 16)));
      v128.store(lanes, f32x4.add(v128.load(lanes), outer));
    }
  }
}

/** d = Δt δ: for the product, for the gradient of J (rows at `to`), and summed over the sample for that of W_in, b. */
function scaleAdjoint(to: usize): void {
  const dt = f32x4.splat(timeStep);
  const bytes = neurons * ROW;
  for (let k: usize = 0; k < bytes; k += ROW, to += HISTORY_ROW) {
    const left = f32x4.mul(dt, v128.load(adjoint + k));
    const right = f32x4.mul(dt, v128.load(adjoint + k, 16));
    v128.store(scaled + k, left);
    v128.store(scaled + k, right, 16);
    v128.store(to, left);
    v128.store(to, right, 16);
    v128.store(inputAdjoint + k, f32x4.add(v128.load(inputAdjoint + k), left));
    v128.store(inputAdjoint + k, f32x4.add(v128.load(inputAdjoint + k, 16), right), 16);
  }
}

/** δ ← δ − d + [x > 0] Jᵀ d, with relu(x) at `before`. */
function retreat(before: usize): void {
  const zero = f32x4.splat(0);
  const bytes = neurons * ROW;
  for (let k: usize = 0; k < bytes; k += ROW, before += HISTORY_ROW) {
    const left = v128.and(v128.load(product + k), f32x4.gt(v128.load(before), zero));
    const right = v128.and(v128.load(product + k, 16), f32x4.gt(v128.load(before, 16), zero));
    const keptLeft = f32x4.sub(v128.load(adjoint + k), v128.load(scaled + k));
    const keptRight = f32x4.sub(v128.load(adjoint + k, 16), v128.load(scaled + k, 16));
    v128.store(adjoint + k, f32x4.add(keptLeft, left));
    v128.store(adjoint + k, f32x4.add(keptRight, right), 16);
  }
}

/** Gradients of W_in and b from the adjoints summed over one sample. */
function collectInput(u: usize): void {
  const uEnd = u + inputs * ROW;
  let lanes = inputLanes;
  let b = biasLanes;
  const end = inputAdjoint + neurons * ROW;
  for (let d = inputAdjoint; d < end; d += ROW, b += 16) {
    const left = v128.load(d);
    const right = v128.load(d, 16);
    for (let channel = u; channel < uEnd; channel += ROW, lanes += 16) {
      const outer = f32x4.add(f32x4.mul(left, v128.load(channel)), f32x4.mul(right, v128.load(channel, 16)));
      v128.store(lanes, f32x4.add(v128.load(lanes), outer));
    }
    v128.store(b, f32x4.add(v128.load(b), f32x4.add(left, right)));
  }
}

/** Sums of the lanes of a, b, c, d as one vector. */
// @ts-ignore: decorator
@inline
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** blockGradient += d relu(x)ᵀ over the first `used` steps of a chunk. */
function recurrentProduct(chunk: usize, used: usize): void {
  const length = used * ROW;
  const rightEnd = chunk + padded * HISTORY_ROW;
  const leftEnd = adjoints + padded * HISTORY_ROW;
  // Pairs of presynaptic rows follow each other in blockGradient, each with all blocks of four postsynaptic rows.
  const pairBytes = padded * 8;
  for (let group = chunk; group < rightEnd; group += CACHED_ROWS * HISTORY_ROW) {
    const groupEnd = min(group + CACHED_ROWS * HISTORY_ROW, rightEnd);
    const firstPair = blockGradient + ((group - chunk) / HISTORY_ROW / 2) * pairBytes;
    let block: usize = 0;
    for (let left = adjoints; left < leftEnd; left += 4 * HISTORY_ROW, block += 32) {
      let to = firstPair + block;
      for (let right = group; right < groupEnd; right += 2 * HISTORY_ROW, to += pairBytes) {
        outerProduct(left, right, length, to);
      }
    }
  }
}

/** Adds the products of four rows `left` and two rows `right` to [4][2] numbers. */
// @ts-ignore: decorator
@inline
function outerProduct(left: usize, right: usize, length: usize, to: usize): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  let a1 = a0;
  let b1 = a0;
  let a2 = a0;
  let b2 = a0;
  let a3 = a0;
  let b3 = a0;
  let r = right;
  for (const end = left + length; left < end; left += 16, r += 16) {
    const p = v128.load(r);
    const q = v128.load(r, HISTORY_ROW);
    const l0 = v128.load(left);
    const l1 = v128.load(left, HISTORY_ROW);
    const l2 = v128.load(left, 2 * HISTORY_ROW);
    const l3 = v128.load(left, 3 * HISTORY_ROW);
    a0 = f32x4.add(a0, f32x4.mul(l0, p));
    b0 = f32x4.add(b0, f32x4.mul(l0, q));
    a1 = f32x4.add(a1, f32x4.mul(l1, p));
    b1 = f32x4.add(b1, f32x4.mul(l1, q));
    a2 = f32x4.add(a2, f32x4.mul(l2, p));
    b2 = f32x4.add(b2, f32x4.mul(l2, q));
    a3 = f32x4.add(a3, f32x4.mul(l3, p));
    b3 = f32x4.add(b3, f32x4.mul(l3, q));
  }
  v128.store(to, f32x4.add(v128.load(to), sums(a0, b0, a1, b1)));
  v128.store(to, f32x4.add(v128.load(to, 16), sums(a2, b2, a3, b3)), 16);
}

/** The accumulated gradients times `scale`, in the shape of the weights. */
export function finishGradients(scale: f32): void {
  const factor = f32x4.splat(scale);
  const stride = padded * 4;
  let from = blockGradient;
  for (let j: usize = 0; j < padded; j += 2) {
    let to = recurrentGradient + j * 4;
    for (let i: usize = 0; i < padded; i += 4, from += 32, to += 4 * stride) {
      const upper = f32x4.mul(factor, v128.load(from));
      const lower = f32x4.mul(factor, v128.load(from, 16));
      v128.store64_lane(to, upper, 0);
      v128.store64_lane(to + stride, upper, 1);
      v128.store64_lane(to + 2 * stride, lower, 0);
      v128.store64_lane(to + 3 * stride, lower, 1);
    }
  }
  reduce(inputLanes, inputGradient, padded * inputs, scale);
  reduce(outputLanes, outputGradient, outputs * padded, scale);
  reduce(biasLanes, biasGradient, padded, scale);
}

/** to[k] = scale · sum of the four lanes of entry k. */
function reduce(lanes: usize, to: usize, count: usize, scale: f32): void {
  for (const end = to + count * 4; to < end; to += 4, lanes += 16) {
    store<f32>(to, scale * <f32>sumOfLanes(v128.load(lanes)));
  }
}

/** Adds 2 λ J to the gradient of J. */
export function addPenalty(penalty: f32): void {
  const factor = f32x4.splat(2 * penalty);
  const bytes = padded * padded * 4;
  for (let k: usize = 0; k < bytes; k += 16) {
    const gradient = v128.load(recurrentGradient + k);
    v128.store(recurrentGradient + k, f32x4.add(gradient, f32x4.mul(factor, v128.load(recurrent + k))));
  }
}

/** Sum of squares of `count` numbers (a multiple of four). */
function squares(at: usize, count: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (const end = at + count * 4; at < end; at += 16) {
    const v = v128.load(at);
    const a = f64x2.promote_low_f32x4(v);
    const b = f64x2.promote_low_f32x4(v128.shuffle<i32>(v, v, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  low = f64x2.add(low, high);
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
}

/** Norm of all gradients together. */
export function gradientNorm(): f64 {
  return sqrt(
    squares(recurrentGradient, padded * padded) +
      squares(inputGradient, padded * inputs) +
      squares(outputGradient, outputs * padded) +
      squares(biasGradient, padded),
  );
}

/** weights −= size · gradient, for `count` numbers (a multiple of four). */
function descendPart(weights: usize, gradient: usize, count: usize, size: f32): void {
  const factor = f32x4.splat(size);
  const bytes = count * 4;
  for (let k: usize = 0; k < bytes; k += 16) {
    v128.store(weights + k, f32x4.sub(v128.load(weights + k), f32x4.mul(factor, v128.load(gradient + k))));
  }
}

/** A step of gradient descent on all weights. */
export function descend(size: f32): void {
  descendPart(recurrent, recurrentGradient, padded * padded, size);
  descendPart(inputWeights, inputGradient, padded * inputs, size);
  descendPart(outputWeights, outputGradient, outputs * padded, size);
  descendPart(bias, biasGradient, padded, size);
  pack();
}

// ---- Evaluation ----

/**
 * Runs one group of columns for `steps` states, x = 0 first: outputs and errors of each state, then the update with
 * noise `kick` ξ (none drawn when it is 0). `input` is [step][channel][8], `target` [step][output][8].
 *
 * Adds the squared errors of each column to eight doubles at `squaredErrors`. When they aren't null, writes outputs to
 * `outputsTo` ([step][output][8]), adds to `counts` ([neuron][8] integers) the number of states but the last with
 * x > 0, and to two doubles at `moments` the sums of x and x² over neurons, states and columns that count.
 */
export function evaluate(
  steps: i32,
  columnCount: i32,
  step: f32,
  kick: f32,
  noiseState: usize,
  noise: usize,
  input: usize,
  target: usize,
  squaredErrors: usize,
  outputsTo: usize,
  counts: usize,
  moments: usize,
): void {
  columns = columnCount;
  timeStep = step;
  clearState();
  for (let k = 0; k < steps; k++) {
    for (let o: usize = 0; o < outputs; o++, target += ROW) {
      const y = outputRow(o);
      addSquares(squaredErrors, f32x4.sub(y, v128.load(target)));
      addSquares(squaredErrors + 32, f32x4.sub(outputRight, v128.load(target, 16)));
      if (outputsTo != 0) {
        v128.store(outputsTo, y);
        v128.store(outputsTo, outputRight, 16);
        outputsTo += ROW;
      }
    }
    if (moments != 0) addMoments(moments);
    if (k == steps - 1) break;
    if (counts != 0) addCounts(counts);
    setDrive(input);
    input += inputs * ROW;
    multiply(packed, rates);
    if (kick == 0) {
      advance();
    } else {
      fillNormal(noiseState, noise, <i32>(neurons * LANES));
      advanceWithNoise(noise, kick);
    }
  }
}

/** Adds the squares of four columns' errors to four doubles. */
// @ts-ignore: decorator
@inline
function addSquares(to: usize, error: v128): void {
  const low = f64x2.promote_low_f32x4(error);
  const high = f64x2.promote_low_f32x4(v128.shuffle<i32>(error, error, 2, 3, 2, 3));
  v128.store(to, f64x2.add(v128.load(to), f64x2.mul(low, low)));
  v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(high, high)), 16);
}

/** Sums of x and x² over neurons and columns. */
function addMoments(to: usize): void {
  const maskLeft = columnMask(0);
  const maskRight = columnMask(4);
  let sum = f32x4.splat(0);
  let square = f32x4.splat(0);
  const end = state + neurons * ROW;
  for (let x = state; x < end; x += ROW) {
    const left = v128.and(v128.load(x), maskLeft);
    const right = v128.and(v128.load(x, 16), maskRight);
    sum = f32x4.add(sum, f32x4.add(left, right));
    square = f32x4.add(square, f32x4.add(f32x4.mul(left, left), f32x4.mul(right, right)));
  }
  store<f64>(to, load<f64>(to) + sumOfLanes(sum));
  store<f64>(to, load<f64>(to, 8) + sumOfLanes(square), 8);
}

/** Counts of x > 0. */
function addCounts(to: usize): void {
  const zero = f32x4.splat(0);
  const bytes = neurons * ROW;
  for (let k: usize = 0; k < bytes; k += 16) {
    v128.store(to + k, i32x4.sub(v128.load(to + k), f32x4.gt(v128.load(state + k), zero)));
  }
}

/** As `advance`, with `kick` · ξ added, ξ at `noise` ([neuron][8]). */
function advanceWithNoise(noise: usize, kick: f32): void {
  const dt = f32x4.splat(timeStep);
  const size = f32x4.splat(kick);
  const zero = f32x4.splat(0);
  const bytes = neurons * ROW;
  for (let k: usize = 0; k < bytes; k += 16) {
    const x = v128.load(state + k);
    const change = f32x4.sub(f32x4.add(v128.load(product + k), v128.load(drive + k)), x);
    const moved = f32x4.add(x, f32x4.mul(dt, change));
    const next = f32x4.add(moved, f32x4.mul(size, v128.load(noise + k)));
    v128.store(state + k, next);
    v128.store(rates + k, f32x4.pmax(next, zero));
  }
}
