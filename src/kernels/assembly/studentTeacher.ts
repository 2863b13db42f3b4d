/**
 * Error and gradient of a network inputs–hidden–outputs over a batch, and the fused steps of fluctuation and
 * compensatory plasticity (see `kernels/studentTeacher.ts` for the equations, `studentTeacherTwin.ts` for the plain
 * version). Everything lies where TypeScript has put it; nothing is allocated here.
 *
 * Layout. Sizes are padded: inputs and outputs to a multiple of 2, hidden units to a multiple of 4, samples to a
 * multiple of 8. Padded inputs and weights are 0, so padded units add nothing to error or gradient; errors of padded
 * samples are cleared. The batch is cut into chunks of CHUNK samples, and inside a chunk each unit has a row of CHUNK
 * contiguous samples: forward pass, error and gradient of one chunk happen while it is in the first-level cache.
 * Weights are packed in the order in which they are read, each four times, so that reading one fills a register.
 * Each gradient entry is accumulated in four lanes over the whole batch, and summed once per step.
 *
 * The inner loops keep eight accumulators: four rows by two vectors of samples or two rows by four (products with
 * weights), four rows by two rows (gradients). With six operands and a product that is all fifteen registers; the
 * engine loads all operands of a pass through the loop first, so larger blocks, or unrolling, make it spill.
 */
import { fillNormal } from "./random";
import { sigmoid4 } from "./exponential";

export { freeFrom } from "./memory";


/** Samples in a chunk; a multiple of 8. */
const CHUNK: usize = 64;
/** Bytes from a row to the next. */
const ROW: usize = CHUNK * 4;

export function chunkLength(): i32 {
  return <i32>CHUNK;
}

let inputs: usize = 0;
let hidden: usize = 0;
let outputs: usize = 0;
let samples: usize = 0;
let sigmoidOutput: bool = false;
let paddedInputs: usize = 0;
let paddedHidden: usize = 0;
let paddedOutputs: usize = 0;

let weights: usize = 0; // logical order, inputs × hidden then hidden × outputs
let gradients: usize = 0; // the same order
let fluctuations: usize = 0; // ξ, one entry per weight
let noises: usize = 0; // ν, the same
let packedHidden: usize = 0; // W1 in blocks of four hidden rows: [hidden block][input][4][lane]
let packedOutput: usize = 0; // W2 in pairs of output rows: [output pair][hidden][2][lane]
let packedBack: usize = 0; // W2 in blocks of four hidden columns: [hidden block][output][4][lane]
let hiddenGradient: usize = 0; // [hidden block][input pair][4][2][lane]
let outputGradient: usize = 0; // [hidden block][output pair][4][2][lane]
let inputChunks: usize = 0; // [chunk][input][CHUNK]
let targetChunks: usize = 0; // [chunk][output][CHUNK]
let activities: usize = 0; // [hidden][CHUNK], of the present chunk
let errors: usize = 0; // [output][CHUNK]
let hiddenErrors: usize = 0; // [hidden][CHUNK]

export function configure(
  inputCount: i32,
  hiddenCount: i32,
  outputCount: i32,
  sampleCount: i32,
  outputIsSigmoid: bool,
): void {
  inputs = inputCount;
  hidden = hiddenCount;
  outputs = outputCount;
  samples = sampleCount;
  sigmoidOutput = outputIsSigmoid;
  paddedInputs = (inputs + 1) & ~1;
  paddedHidden = (hidden + 3) & ~3;
  paddedOutputs = (outputs + 1) & ~1;
}

export function place(
  weightsAt: usize,
  gradientsAt: usize,
  fluctuationsAt: usize,
  noisesAt: usize,
  packedHiddenAt: usize,
  packedOutputAt: usize,
  packedBackAt: usize,
  hiddenGradientAt: usize,
  outputGradientAt: usize,
  inputChunksAt: usize,
  targetChunksAt: usize,
  activitiesAt: usize,
  errorsAt: usize,
  hiddenErrorsAt: usize,
): void {
  weights = weightsAt;
  gradients = gradientsAt;
  fluctuations = fluctuationsAt;
  noises = noisesAt;
  packedHidden = packedHiddenAt;
  packedOutput = packedOutputAt;
  packedBack = packedBackAt;
  hiddenGradient = hiddenGradientAt;
  outputGradient = outputGradientAt;
  inputChunks = inputChunksAt;
  targetChunks = targetChunksAt;
  activities = activitiesAt;
  errors = errorsAt;
  hiddenErrors = hiddenErrorsAt;
}

/** Weights in the order in which the products read them. Padded entries are never written and stay 0. */
function pack(): void {
  let w = weights;
  for (let j: usize = 0; j < hidden; j++) {
    let to = packedHidden + (j >> 2) * paddedInputs * 64 + (j & 3) * 16;
    for (let i: usize = 0; i < inputs; i++) {
      v128.store(to, v128.load32_splat(w));
      to += 64;
      w += 4;
    }
  }
  for (let o: usize = 0; o < outputs; o++) {
    let to = packedOutput + (o >> 1) * paddedHidden * 32 + (o & 1) * 16;
    for (let j: usize = 0; j < hidden; j++) {
      const weight = v128.load32_splat(w);
      v128.store(to, weight);
      v128.store(packedBack + ((j >> 2) * paddedOutputs + o) * 64 + (j & 3) * 16, weight);
      to += 32;
      w += 4;
    }
  }
}

/**
 * Four rows of a product: output[r][s] = Σ_k weight[k][r] · input[k][s] over `terms` rows k of `input`, for `groups`
 * groups of eight samples. `weight` is read in order; rows of `input` and `output` are ROW bytes apart.
 */
function productOfFour(weight: usize, input: usize, terms: usize, output: usize, groups: usize): void {
  const stop = weight + terms * 64;
  for (const end = input + groups * 32; input < end; input += 32, output += 32) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    let x = input;
    for (let w = weight; w < stop; w += 64, x += ROW) {
      const left = v128.load(x);
      const right = v128.load(x, 16);
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const w2 = v128.load(w, 32);
      const w3 = v128.load(w, 48);
      a0 = f32x4.add(a0, f32x4.mul(w0, left));
      b0 = f32x4.add(b0, f32x4.mul(w0, right));
      a1 = f32x4.add(a1, f32x4.mul(w1, left));
      b1 = f32x4.add(b1, f32x4.mul(w1, right));
      a2 = f32x4.add(a2, f32x4.mul(w2, left));
      b2 = f32x4.add(b2, f32x4.mul(w2, right));
      a3 = f32x4.add(a3, f32x4.mul(w3, left));
      b3 = f32x4.add(b3, f32x4.mul(w3, right));
    }
    v128.store(output, a0);
    v128.store(output, b0, 16);
    v128.store(output, a1, ROW);
    v128.store(output, b1, ROW + 16);
    v128.store(output, a2, 2 * ROW);
    v128.store(output, b2, 2 * ROW + 16);
    v128.store(output, a3, 3 * ROW);
    v128.store(output, b3, 3 * ROW + 16);
  }
}

/** Two rows of a product, as `productOfFour`, but for `groups` groups of sixteen samples. */
function productOfTwo(weight: usize, input: usize, terms: usize, output: usize, groups: usize): void {
  const stop = weight + terms * 32;
  for (const end = input + groups * 64; input < end; input += 64, output += 64) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let d0 = a0;
    let d1 = a0;
    let x = input;
    for (let w = weight; w < stop; w += 32, x += ROW) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, 16);
      const x0 = v128.load(x);
      const x1 = v128.load(x, 16);
      const x2 = v128.load(x, 32);
      const x3 = v128.load(x, 48);
      a0 = f32x4.add(a0, f32x4.mul(w0, x0));
      a1 = f32x4.add(a1, f32x4.mul(w1, x0));
      b0 = f32x4.add(b0, f32x4.mul(w0, x1));
      b1 = f32x4.add(b1, f32x4.mul(w1, x1));
      c0 = f32x4.add(c0, f32x4.mul(w0, x2));
      c1 = f32x4.add(c1, f32x4.mul(w1, x2));
      d0 = f32x4.add(d0, f32x4.mul(w0, x3));
      d1 = f32x4.add(d1, f32x4.mul(w1, x3));
    }
    v128.store(output, a0);
    v128.store(output, b0, 16);
    v128.store(output, c0, 32);
    v128.store(output, d0, 48);
    v128.store(output, a1, ROW);
    v128.store(output, b1, ROW + 16);
    v128.store(output, c1, ROW + 32);
    v128.store(output, d1, ROW + 48);
  }
}

/**
 * Adds Σ_s left[r][s] · right[k][s] over `groups` groups of eight samples to the entries at `sum`, for `leftRows` rows
 * r (a multiple of four) and `rightRows` rows k (even): [block of four r][pair of k][4][2][lane].
 */
function gradientProduct(left: usize, leftRows: usize, right: usize, rightRows: usize, groups: usize, sum: usize): void {
  const rightEnd = right + rightRows * ROW;
  for (const leftEnd = left + leftRows * ROW; left < leftEnd; left += 4 * ROW) {
    for (let row = right; row < rightEnd; row += 2 * ROW, sum += 128) {
      let a0 = v128.load(sum);
      let b0 = v128.load(sum, 16);
      let a1 = v128.load(sum, 32);
      let b1 = v128.load(sum, 48);
      let a2 = v128.load(sum, 64);
      let b2 = v128.load(sum, 80);
      let a3 = v128.load(sum, 96);
      let b3 = v128.load(sum, 112);
      let r = row;
      const end = left + groups * 32;
      for (let l = left; l < end; l += 16, r += 16) {
        const p = v128.load(r);
        const q = v128.load(r, ROW);
        const l0 = v128.load(l);
        const l1 = v128.load(l, ROW);
        const l2 = v128.load(l, 2 * ROW);
        const l3 = v128.load(l, 3 * ROW);
        a0 = f32x4.add(a0, f32x4.mul(l0, p));
        b0 = f32x4.add(b0, f32x4.mul(l0, q));
        a1 = f32x4.add(a1, f32x4.mul(l1, p));
        b1 = f32x4.add(b1, f32x4.mul(l1, q));
        a2 = f32x4.add(a2, f32x4.mul(l2, p));
        b2 = f32x4.add(b2, f32x4.mul(l2, q));
        a3 = f32x4.add(a3, f32x4.mul(l3, p));
        b3 = f32x4.add(b3, f32x4.mul(l3, q));
      }
      v128.store(sum, a0);
      v128.store(sum, b0, 16);
      v128.store(sum, a1, 32);
      v128.store(sum, b1, 48);
      v128.store(sum, a2, 64);
      v128.store(sum, b2, 80);
      v128.store(sum, a3, 96);
      v128.store(sum, b3, 112);
    }
  }
}

/** Sigmoid of the first `groups` groups of eight samples in each of `rows` rows. */
function sigmoidRows(at: usize, rows: usize, groups: usize): void {
  for (const end = at + rows * ROW; at < end; at += ROW) {
    const stop = at + groups * 32;
    for (let p = at; p < stop; p += 32) {
      const left = v128.load(p);
      const right = v128.load(p, 16);
      v128.store(p, sigmoid4(left));
      v128.store(p, sigmoid4(right), 16);
    }
  }
}

/** Activities of the hidden units and output of the network, for one chunk. */
function forward(chunkInputs: usize, groups: usize): void {
  let w = packedHidden;
  const hiddenEnd = activities + paddedHidden * ROW;
  for (let a = activities; a < hiddenEnd; a += 4 * ROW) {
    productOfFour(w, chunkInputs, paddedInputs, a, groups);
    w += paddedInputs * 64;
  }
  sigmoidRows(activities, paddedHidden, groups);
  w = packedOutput;
  const outputEnd = errors + paddedOutputs * ROW;
  for (let y = errors; y < outputEnd; y += 2 * ROW) {
    productOfTwo(w, activities, paddedHidden, y, (groups + 1) / 2);
    w += paddedHidden * 32;
  }
  if (sigmoidOutput) sigmoidRows(errors, outputs, groups); // padded outputs stay 0
}

/** Number of samples that count in the chunk that starts at sample `first`. */
// @ts-ignore: decorator
@inline
function samplesFrom(first: usize): usize {
  return min(CHUNK, samples - first);
}

/** Stores the network's present output as the target. */
export function setTargets(): void {
  pack();
  let target = targetChunks;
  let input = inputChunks;
  for (let first: usize = 0; first < samples; first += CHUNK) {
    forward(input, (samplesFrom(first) + 7) / 8);
    memory.copy(target, errors, outputs * ROW);
    input += paddedInputs * ROW;
    target += paddedOutputs * ROW;
  }
}

/** Output minus target in place of the output; padded samples 0. Returns the sum of squares of one chunk. */
function compare(target: usize, count: usize, groups: usize): f64 {
  let sum = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  const used = count / 4;
  const tail = i32x4.gt_s(i32x4.splat(<i32>(count & 3)), i32x4(0, 1, 2, 3));
  const end = errors + outputs * ROW;
  for (let row = errors; row < end; row += ROW, target += ROW) {
    if (count & 7) {
      // Clear what lies behind the last sample: the output there becomes the target.
      for (let v = used; v < groups * 2; v++) {
        const mask = v == used ? tail : f32x4.splat(0);
        v128.store(row + v * 16, v128.bitselect(v128.load(row + v * 16), v128.load(target + v * 16), mask));
      }
    }
    for (let s: usize = 0; s < groups * 32; s += 32) {
      const y = v128.load(row + s);
      const y2 = v128.load(row + s, 16);
      const e = f32x4.sub(y, v128.load(target + s));
      const e2 = f32x4.sub(y2, v128.load(target + s, 16));
      sum = f32x4.add(sum, f32x4.mul(e, e));
      sum2 = f32x4.add(sum2, f32x4.mul(e2, e2));
      if (sigmoidOutput) {
        const one = f32x4.splat(1.0);
        v128.store(row + s, f32x4.mul(e, f32x4.mul(y, f32x4.sub(one, y))));
        v128.store(row + s, f32x4.mul(e2, f32x4.mul(y2, f32x4.sub(one, y2))), 16);
      } else {
        v128.store(row + s, e);
        v128.store(row + s, e2, 16);
      }
    }
  }
  sum = f32x4.add(sum, sum2);
  return (
    <f64>f32x4.extract_lane(sum, 0) +
    <f64>f32x4.extract_lane(sum, 1) +
    (<f64>f32x4.extract_lane(sum, 2) + <f64>f32x4.extract_lane(sum, 3))
  );
}

/** Errors of the outputs, brought back to the hidden units' input: Σ_o W2[o][j] δ[o] · h(1 − h). */
function backward(groups: usize): void {
  let w = packedBack;
  const end = hiddenErrors + paddedHidden * ROW;
  for (let d = hiddenErrors; d < end; d += 4 * ROW) {
    productOfFour(w, errors, paddedOutputs, d, groups);
    w += paddedOutputs * 64;
  }
  const one = f32x4.splat(1.0);
  let h = activities;
  for (let d = hiddenErrors; d < end; d += ROW, h += ROW) {
    const stop = d + groups * 32;
    let y = h;
    for (let x = d; x < stop; x += 32, y += 32) {
      const left = v128.load(y);
      const right = v128.load(y, 16);
      v128.store(x, f32x4.mul(v128.load(x), f32x4.mul(left, f32x4.sub(one, left))));
      v128.store(x, f32x4.mul(v128.load(x, 16), f32x4.mul(right, f32x4.sub(one, right))), 16);
    }
  }
}

/** Sum of four lanes of each entry, times `scale`, to the gradient in logical order. */
function collect(scale: f32): void {
  let g = gradients;
  for (let j: usize = 0; j < hidden; j++) {
    let at = hiddenGradient + (j >> 2) * paddedInputs * 64 + (j & 3) * 32;
    for (let i: usize = 0; i < inputs; i++, g += 4) {
      store<f32>(g, scale * sumOfLanes(at + (i & 1) * 16));
      at += (i & 1) * 128;
    }
  }
  for (let o: usize = 0; o < outputs; o++) {
    const row = outputGradient + (o >> 1) * 128 + (o & 1) * 16;
    for (let j: usize = 0; j < hidden; j++, g += 4) {
      store<f32>(g, scale * sumOfLanes(row + (j >> 2) * paddedOutputs * 64 + (j & 3) * 32));
    }
  }
}

// @ts-ignore: decorator
@inline
function sumOfLanes(at: usize): f32 {
  return load<f32>(at) + load<f32>(at, 4) + (load<f32>(at, 8) + load<f32>(at, 12));
}

/** Task error at the present weights; their gradient goes to `gradients`. */
export function evaluate(): f64 {
  pack();
  memory.fill(hiddenGradient, 0, paddedHidden * paddedInputs * 16);
  memory.fill(outputGradient, 0, paddedOutputs * paddedHidden * 16);
  let sum: f64 = 0;
  let input = inputChunks;
  let target = targetChunks;
  for (let first: usize = 0; first < samples; first += CHUNK) {
    const count = samplesFrom(first);
    const groups = (count + 7) / 8;
    forward(input, groups);
    sum += compare(target, count, groups);
    backward(groups);
    gradientProduct(activities, paddedHidden, errors, paddedOutputs, groups, outputGradient);
    gradientProduct(hiddenErrors, paddedHidden, input, paddedInputs, groups, hiddenGradient);
    input += paddedInputs * ROW;
    target += paddedOutputs * ROW;
  }
  const terms = <f64>samples * <f64>outputs;
  collect(<f32>(2.0 / terms));
  return sum / terms;
}

/** Euclidean length of the `count` numbers at `at` (padded with zeros to a multiple of four), in double precision. */
function length(at: usize, count: usize): f64 {
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
  return sqrt(f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1));
}

/** `magnitude` / length of the direction at `at`; 0 when that direction is 0. */
function factor(magnitude: f64, at: usize, count: usize): f32 {
  const l = length(at, count);
  return l == 0 ? 0 : <f32>(magnitude / l);
}

/** Fresh normals for each weight; what lies behind the last is cleared. */
function drawDirection(state: usize, at: usize, count: usize): void {
  fillNormal(state, at, <i32>count);
  for (let i = count; i & 3; i++) store<f32>(at + i * 4, 0);
}

/**
 * `steps` steps from the present weights, in place; the task error before each step goes to `taskErrors` (double
 * precision). With noiseStep = 0 the state at `noiseState` stays as it is.
 */
export function run(
  steps: i32,
  fluctuation: f64,
  gradientStep: f64,
  noiseStep: f64,
  fluctuationState: usize,
  noiseState: usize,
  taskErrors: usize,
): void {
  const count = hidden * (inputs + outputs);
  const bytes = count * 4;
  for (let t = 0; t < steps; t++) {
    store<f64>(taskErrors, evaluate());
    taskErrors += 8;
    const alongGradient = f32x4.splat(factor(-gradientStep, gradients, count));
    drawDirection(fluctuationState, fluctuations, count);
    const alongFluctuation = f32x4.splat(factor(fluctuation, fluctuations, count));
    if (noiseStep != 0) {
      drawDirection(noiseState, noises, count);
      const alongNoise = f32x4.splat(factor(noiseStep, noises, count));
      for (let k: usize = 0; k < bytes; k += 16) {
        const compensation = f32x4.add(
          f32x4.mul(alongGradient, v128.load(gradients + k)),
          f32x4.mul(alongNoise, v128.load(noises + k)),
        );
        const change = f32x4.add(compensation, f32x4.mul(alongFluctuation, v128.load(fluctuations + k)));
        v128.store(weights + k, f32x4.add(v128.load(weights + k), change));
      }
    } else {
      for (let k: usize = 0; k < bytes; k += 16) {
        const change = f32x4.add(
          f32x4.mul(alongGradient, v128.load(gradients + k)),
          f32x4.mul(alongFluctuation, v128.load(fluctuations + k)),
        );
        v128.store(weights + k, f32x4.add(v128.load(weights + k), change));
      }
    }
  }
}
