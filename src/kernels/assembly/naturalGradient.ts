/**
 * Supervised learning of a spiking neuron, exactly, without a loop over synapses: see `kernels/naturalGradient.ts` for the
 * task and the derivation, `natural-gradient/synapseLoop.ts` for the plain loop. Two trials run side by side in the lanes
 * of each register; every v128 below holds two doubles, one per trial. Everything lies where TypeScript has put it.
 *
 * Between two spikes of an afferent its filter states only decay, by the same factors for all, and every update is a
 * combination of the vectors that are there already. With A = p_m^j, B = p_s^j, j the bins since the last gathering, and
 * ρ the metric (rates for the natural rules, 1 for the Euclidean one): filter states A ρ ā and B ρ b̄, weights
 * w = ω v + α ā + β b̄ + δ. The inner products ⟨f, g⟩ = Σ ρ f g of w, ā, b̄, 1 are carried along.
 *
 * A spike changes entry k of v, ā, b̄ and the products, in one lane: in the other lane its increments are masked to 0.
 */
import { drawGap, fineUniform, freshBlock } from "./spikes";

export { placeLayers } from "./spikes";
export { freeFrom } from "./memory";

export const EUCLIDEAN: i32 = 0;
export const NATURAL: i32 = 1;
export const APPROXIMATED: i32 = 2;
/** Where γ_s and the g's come from. */
const EXACT: i32 = 0;
const FROZEN: i32 = 1;
const PUBLISHED: i32 = 2;

/** Doubles of a node of the moment table: m₀ … m₇. */
const NODE_BYTES: usize = 64;

let afferents: usize = 0;
let classes: usize = 0;
let gatherEvery: i32 = 32;
let intervalBins: i32 = 0;
let resetting: bool = false;

// Vectors, two lanes per afferent.
let vectors: usize = 0; // v
let membranes: usize = 0; // ā
let synapses: usize = 0; // b̄
let teachers: usize = 0; // w*
/** ρ and 1/ρ, one double per afferent. */
let metrics: usize = 0;
let inverseMetrics: usize = 0;
/**
 * Per class: first afferent (u32), count (u32), mean gap (f64; −1: never spikes), ⌈2⁴⁰/count⌉ (i64), next spike of each lane
 * counted from the start of the present row (i64), and from byte 64 the input streams of both lanes.
 */
let classRecords: usize = 0;
const CLASS_BYTES: usize = 256;
const CLASS_STREAMS: usize = 64;
/** Teacher streams of both lanes. */
let teaching: usize = 0;
const STREAM: usize = 96;
/** Per j = 0 … gatherEvery: A, B, 1/A, 1/B. */
let decays: usize = 0;
/** Input spikes of the present block of bins as 2 · afferent + lane (u32), and where those of bin i end (address, u32). */
let events: usize = 0;
let eventEnds: usize = 0;
/** The same before they are sorted by bins: bin and spike (u32 each). */
let drawn: usize = 0;
/** Of each bin and lane: the uniform of a candidate of the teacher (−1: a spike for certain, 2: no candidate). */
let candidates: usize = 0;
/** Bins to the next candidate, per lane (i64). */
let nextCandidate: usize = 0;
let candidateGap: f64 = 0;
let teacherIsConstant: bool = false;

/** Numbers that a whole run shares or that differ between the lanes: see `kernels/naturalGradient.ts`. */
let laneNumbers: usize = 0;
// Lane numbers, 16 bytes each:
const RATE: usize = 0; // η · error scale
const SCALE: usize = 16; // frozen γ_s
const G1: usize = 32;
const G2: usize = 48;
const G4: usize = 64;
const LAST: usize = 80; // potential of the last bin of the interval before
const OUTSIDE: usize = 96; // bins whose statistics were outside of the table, i64
const PRESENT: usize = 112; // 1: γ_w from the present potential, 0: from LAST
const MASKS: usize = 128; // all bits in lane 0; all bits in lane 1

let table: usize = 0;
let kappa: f64 = 0;
let area: f64 = 0;
let constant: f64 = 0;
let load_: f64 = 0;
let totalMetric: f64 = 0;
let steepness: f64 = 0;
let threshold: f64 = 0;
let perBin: f64 = 0; // φ_max dt
let unit: f64 = 0; // φ_max β²
let uniform: f64 = 0;
let proportional: f64 = 0;
let firstLevel: f64 = 0;
let levelStep: f64 = 0;
let levels: f64 = 0;
let varianceStep: f64 = 0;
let variances: f64 = 0;
let columnOffset: f64 = 0;

export function configure(
  afferentCount: i32,
  classCount: i32,
  gather: i32,
  bins: i32,
  reset: bool,
  constantTeacher: bool,
  gapOfCandidates: f64,
): void {
  afferents = afferentCount;
  classes = classCount;
  gatherEvery = gather;
  intervalBins = bins;
  resetting = reset;
  teacherIsConstant = constantTeacher;
  candidateGap = gapOfCandidates;
}

export function setNumbers(
  kappaAt: f64,
  areaAt: f64,
  constantAt: f64,
  loadAt: f64,
  totalMetricAt: f64,
  steepnessAt: f64,
  thresholdAt: f64,
  perBinAt: f64,
  unitAt: f64,
  uniformAt: f64,
  proportionalAt: f64,
): void {
  kappa = kappaAt;
  area = areaAt;
  constant = constantAt;
  load_ = loadAt;
  totalMetric = totalMetricAt;
  steepness = steepnessAt;
  threshold = thresholdAt;
  perBin = perBinAt;
  unit = unitAt;
  uniform = uniformAt;
  proportional = proportionalAt;
}

/** Grid of the moment table, or scale, offset and count of rows, then of columns, of the published one. */
export function setGrid(first: f64, step: f64, count: f64, secondStep: f64, secondCount: f64, secondOffset: f64): void {
  columnOffset = secondOffset;
  firstLevel = first;
  levelStep = step;
  levels = count;
  varianceStep = secondStep;
  variances = secondCount;
}

export function place(
  vectorsAt: usize,
  membranesAt: usize,
  synapsesAt: usize,
  teachersAt: usize,
  metricsAt: usize,
  inverseMetricsAt: usize,
  classRecordsAt: usize,
  teachingAt: usize,
  decaysAt: usize,
  eventsAt: usize,
  eventEndsAt: usize,
  drawnAt: usize,
  candidatesAt: usize,
  nextCandidateAt: usize,
  laneNumbersAt: usize,
  tableAt: usize,
): void {
  vectors = vectorsAt;
  membranes = membranesAt;
  synapses = synapsesAt;
  teachers = teachersAt;
  metrics = metricsAt;
  inverseMetrics = inverseMetricsAt;
  classRecords = classRecordsAt;
  teaching = teachingAt;
  decays = decaysAt;
  events = eventsAt;
  eventEnds = eventEndsAt;
  drawn = drawnAt;
  candidates = candidatesAt;
  nextCandidate = nextCandidateAt;
  laneNumbers = laneNumbersAt;
  table = tableAt;
}

/** Draws the first gaps of a lane: its streams stand at a fresh block. */
export function startLane(lane: usize): void {
  for (let c: usize = 0, record = classRecords; c < classes; c++, record += CLASS_BYTES) {
    const gap = load<f64>(record, 8);
    const stream = record + CLASS_STREAMS + lane * STREAM;
    freshBlock(stream);
    store<i64>(record + lane * 8, gap < 0 ? i64.MAX_VALUE : drawGap(stream, gap), 24);
  }
  const stream = teaching + lane * STREAM;
  freshBlock(stream);
  store<i64>(nextCandidate + lane * 8, drawGap(stream, candidateGap));
}

/**
 * Input spikes and teacher's candidates of `bins` bins; the first bin without input spikes when `skip` is 1. The rows of a
 * class (one per bin) lie one after another, so that a class is drawn for all bins at once; then spikes are sorted by bins.
 */
function drawBlock(bins: i32, skip: i32): void {
  memory.fill(eventEnds, 0, <usize>bins * 4);
  const firstEnd = eventEnds + <usize>skip * 4;
  const rows = <i64>(bins - skip);
  let to = drawn;
  for (let c: usize = 0, record = classRecords; c < classes; c++, record += CLASS_BYTES) {
    const gap = load<f64>(record, 8);
    if (gap < 0) continue;
    const first = load<u32>(record);
    const count = <i64>load<u32>(record, 4);
    const multiplier = load<i64>(record, 16);
    const end = rows * count;
    for (let lane: usize = 0; lane < 2; lane++) {
      const stream = record + CLASS_STREAMS + lane * STREAM;
      let next = load<i64>(record + lane * 8, 24);
      while (next < end) {
        const row = (next * multiplier) >> 40;
        const counter = firstEnd + (<usize>row << 2);
        store<u32>(counter, load<u32>(counter) + 4);
        store<u32>(to, <u32>counter);
        store<u32>(to, ((first + <u32>(next - row * count)) << 1) | <u32>lane, 4);
        to += 8;
        next += 1 + drawGap(stream, gap);
      }
      store<i64>(record + lane * 8, next - end, 24);
    }
  }
  // from counts to where the spikes of each bin begin, then each spike to its place
  let at = <u32>events;
  for (let bin = eventEnds, end = eventEnds + <usize>bins * 4; bin < end; bin += 4) {
    const begin = at;
    at += load<u32>(bin);
    store<u32>(bin, begin);
  }
  for (let from = drawn; from < to; from += 8) {
    const counter = <usize>load<u32>(from);
    const place = load<u32>(counter);
    store<u32>(<usize>place, load<u32>(from, 4));
    store<u32>(counter, place + 4);
  }
  for (let lane: usize = 0; lane < 2; lane++) {
    const stream = teaching + lane * STREAM;
    const marks = candidates + lane * 8;
    for (let bin: usize = 0; bin < <usize>bins; bin++) store<f64>(marks + bin * 16, 2.0);
    let next = load<i64>(nextCandidate + lane * 8);
    while (next < <i64>bins) {
      const at = marks + (<usize>next << 4);
      next += 1 + drawGap(stream, candidateGap);
      store<f64>(at, teacherIsConstant ? -1.0 : fineUniform(stream));
    }
    store<i64>(nextCandidate + lane * 8, next - <i64>bins);
  }
}

/** eˣ, to 2 units in the last place, for |x| ≤ 700 (clamped there). */
// @ts-ignore: decorator
@inline
function exponential(argument: v128): v128 {
  const x = f64x2.pmin(f64x2.pmax(argument, f64x2.splat(-700.0)), f64x2.splat(700.0));
  // x = k ln 2 + r; k as the low bits of a large double
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), f64x2.splat(6755399441055744.0));
  const k = f64x2.sub(shifted, f64x2.splat(6755399441055744.0));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238))),
    f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
  );
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const p01 = f64x2.add(f64x2.splat(1.0), r);
  const p23 = f64x2.add(f64x2.splat(0.5000000000000019), f64x2.mul(r, f64x2.splat(0.1666666666666668)));
  const p45 = f64x2.add(f64x2.splat(0.041666666666487946), f64x2.mul(r, f64x2.splat(0.008333333333319589)));
  const p67 = f64x2.add(f64x2.splat(0.0013888888952354789), f64x2.mul(r, f64x2.splat(0.00019841269890077885)));
  const p89 = f64x2.add(f64x2.splat(2.48014854394997e-5), f64x2.mul(r, f64x2.splat(2.7557240885644533e-6)));
  const pab = f64x2.add(f64x2.splat(2.7632655485226103e-7), f64x2.mul(r, f64x2.splat(2.5110049791316123e-8)));
  const p03 = f64x2.add(p01, f64x2.mul(r2, p23));
  const p47 = f64x2.add(p45, f64x2.mul(r2, p67));
  const p8b = f64x2.add(p89, f64x2.mul(r2, pab));
  const p = f64x2.add(p03, f64x2.mul(r4, f64x2.add(p47, f64x2.mul(r4, p8b))));
  return i64x2.add(p, i64x2.shl(shifted, 52));
}

// @ts-ignore: decorator
@inline
function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

// @ts-ignore: decorator
@inline
function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline
function splat(x: f64): v128 {
  return f64x2.splat(x);
}

/** m_k of both lanes' nodes. */
// @ts-ignore: decorator
@inline
function pick(node: usize, other: usize, offset: usize): v128 {
  return v128.load64_lane(other + offset, v128.load64_zero(node + offset), 1);
}

/** Nearest whole number to x ≥ 0, as a double. */
// @ts-ignore: decorator
@inline
function nearest(x: v128): v128 {
  return f64x2.floor(f64x2.add(x, f64x2.splat(0.5)));
}

/** Address of entry i (whole, < 2³²) of the table for the lane. */
// @ts-ignore: decorator
@inline
function entry(i: v128, other: bool, bytes: usize): usize {
  const bits = f64x2.add(i, f64x2.splat(4503599627370496.0));
  return table + <usize>(other ? i32x4.extract_lane(bits, 2) : i32x4.extract_lane(bits, 0)) * bytes;
}

/** One interval of `intervalBins` bins of one rule: `rule` and `source` are constants where this is inlined. */
// @ts-ignore: decorator
@inline
function learn(rule: i32, source: i32): void {
  const natural = rule != EUCLIDEAN;
  /** μ and σ² are needed. */
  const statistics = natural && source != FROZEN;
  const n = afferents;
  if (resetting) {
    memory.fill(membranes, 0, n * 16);
    memory.fill(synapses, 0, n * 16);
  }
  // the inner products anew: no rounding is carried from one interval to the next
  const zero = splat(0);
  let wa = zero, wb = zero, ww = zero, w1 = zero;
  let aa = zero, ab = zero, bb = zero, a1 = zero, b1 = zero;
  let ta = zero, tb = zero;
  const all = splat(totalMetric);
  for (let k: usize = 0; k < n; k++) {
    const metric = v128.load64_splat(metrics + k * 8);
    const w = v128.load(vectors + k * 16);
    const t = mul(metric, v128.load(teachers + k * 16));
    const a = v128.load(membranes + k * 16);
    const b = v128.load(synapses + k * 16);
    const rw = mul(metric, w);
    const ra = mul(metric, a);
    const rb = mul(metric, b);
    wa = add(wa, mul(rw, a));
    wb = add(wb, mul(rw, b));
    ww = add(ww, mul(rw, w));
    w1 = add(w1, rw);
    aa = add(aa, mul(ra, a));
    ab = add(ab, mul(ra, b));
    bb = add(bb, mul(rb, b));
    a1 = add(a1, ra);
    b1 = add(b1, rb);
    ta = add(ta, mul(t, a));
    tb = add(tb, mul(t, b));
  }
  const learningRate = v128.load(laneNumbers, RATE);
  const last = v128.load(laneNumbers, LAST);
  const present = v128.load(laneNumbers, PRESENT);
  let outside = v128.load(laneNumbers, OUTSIDE);
  let V = zero;
  const bins = intervalBins;
  for (let done = 0; done < bins; ) {
    const size = min(gatherEvery, bins - done);
    drawBlock(size, resetting && done == 0 ? 1 : 0);
    let event = events;
    let omega = splat(1);
    let alpha = zero, beta = zero, delta = zero;
    let decay = decays;
    for (let bin = 0; bin < size; bin++) {
      decay += 32;
      for (const stop = <usize>load<u32>(eventEnds + <usize>bin * 4); event < stop; event += 4) {
        const word = <usize>load<u32>(event);
        const k = word >> 1;
        const mask = v128.load(laneNumbers + (word & 1) * 16, MASKS);
        const ra = v128.and(mask, v128.load64_splat(decay, 16));
        const rb = v128.and(mask, v128.load64_splat(decay, 24));
        const inverse = v128.load64_splat(inverseMetrics + k * 8);
        const ia = mul(ra, inverse);
        const ib = mul(rb, inverse);
        const v = v128.load(vectors + k * 16);
        const a = v128.load(membranes + k * 16);
        const b = v128.load(synapses + k * 16);
        let w = add(add(natural ? mul(omega, v) : v, mul(alpha, a)), mul(beta, b));
        if (natural) w = add(w, delta);
        const moved = add(mul(alpha, ia), mul(beta, ib));
        v128.store(vectors + k * 16, sub(v, natural ? f64x2.div(moved, omega) : moved));
        const newA = add(a, ia);
        const newB = add(b, ib);
        v128.store(membranes + k * 16, newA);
        v128.store(synapses + k * 16, newB);
        wa = add(wa, mul(ra, w));
        wb = add(wb, mul(rb, w));
        aa = add(aa, mul(ra, add(a, newA)));
        bb = add(bb, mul(rb, add(b, newB)));
        ab = add(ab, add(mul(ra, b), mul(rb, newA)));
        if (natural) {
          a1 = add(a1, ra);
          b1 = add(b1, rb);
        }
        const t = v128.load(teachers + k * 16);
        ta = add(ta, mul(ra, t));
        tb = add(tb, mul(rb, t));
      }
      const kA = mul(splat(kappa), v128.load64_splat(decay));
      const kB = mul(splat(kappa), v128.load64_splat(decay, 8));
      V = sub(mul(kA, wa), mul(kB, wb));
      // the teacher
      let spike = zero;
      const mark = v128.load(candidates + <usize>bin * 16);
      if (v128.any_true(f64x2.lt(mark, splat(1)))) {
        const teacherV = sub(mul(kA, ta), mul(kB, tb));
        const e = exponential(mul(splat(-steepness), sub(teacherV, splat(threshold))));
        const level = f64x2.div(splat(1), add(splat(1), e));
        spike = v128.and(f64x2.lt(mark, level), splat(1));
      }
      // s and 1 − s
      const e = exponential(mul(splat(-steepness), sub(V, splat(threshold))));
      const s = f64x2.div(splat(1), add(splat(1), e));
      const f = mul(mul(learningRate, mul(e, s)), sub(spike, mul(splat(perBin), s)));
      if (natural) {
        let F: v128; // f γ_s
        let d3: v128; // −f γ_s γ_u
        let gm: v128; // f γ_s γ_w
        const S = sub(mul(kA, a1), mul(kB, b1));
        const u = splat(constant * area);
        const mean = mul(splat(area), w1);
        const variance = mul(splat(1.0 / constant), ww);
        if (source == EXACT) {
          const z = f64x2.mul(
            sub(mul(splat(steepness), sub(mean, splat(threshold))), splat(firstLevel)),
            splat(1.0 / levelStep),
          );
          const y = mul(splat((steepness * steepness) / varianceStep), variance);
          const zc = f64x2.pmin(f64x2.pmax(z, zero), splat(levels - 1.0));
          const yc = f64x2.pmin(f64x2.pmax(y, zero), splat(variances - 1.0));
          outside = i64x2.sub(outside, v128.or(f64x2.ne(z, zc), f64x2.ne(y, yc)));
          const i = nearest(zc);
          const j = nearest(yc);
          const at = add(mul(j, splat(levels)), i);
          const node = entry(at, false, NODE_BYTES);
          const other = entry(at, true, NODE_BYTES);
          const p1 = mul(sub(zc, i), splat(levelStep));
          const eps = mul(sub(yc, j), splat(varianceStep));
          const p2 = mul(add(mul(p1, p1), eps), splat(1.0 / 2.0));
          const p3 = mul(add(mul(p1, p2), mul(eps, p1)), splat(1.0 / 3.0));
          const p4 = mul(add(mul(p1, p3), mul(eps, p2)), splat(1.0 / 4.0));
          const p5 = mul(add(mul(p1, p4), mul(eps, p3)), splat(1.0 / 5.0));
          const p6 = mul(add(mul(p1, p5), mul(eps, p4)), splat(1.0 / 6.0));
          const p7 = mul(add(mul(p1, p6), mul(eps, p5)), splat(1.0 / 7.0));
          const m0 = pick(node, other, 0);
          const m1 = pick(node, other, 8);
          const m2 = pick(node, other, 16);
          const m3 = pick(node, other, 24);
          const m4 = pick(node, other, 32);
          const m5 = pick(node, other, 40);
          const m6 = pick(node, other, 48);
          const m7 = pick(node, other, 56);
          // c₁/φ_max β², and so on
          const c1 = add(
            add(add(m0, mul(m1, p1)), add(mul(m2, p2), mul(m3, p3))),
            add(add(mul(m4, p4), mul(m5, p5)), add(mul(m6, p6), mul(m7, p7))),
          );
          if (rule == NATURAL) {
            const c2 = mul(
              splat(steepness),
              add(
                add(add(m1, mul(m2, p1)), add(mul(m3, p2), mul(m4, p3))),
                add(add(mul(m5, p4), mul(m6, p5)), mul(m7, p6)),
              ),
            );
            const c3 = mul(
              splat(steepness * steepness),
              add(
                add(add(m2, mul(m3, p1)), add(mul(m4, p2), mul(m5, p3))),
                add(mul(m6, p4), mul(m7, p5)),
              ),
            );
            const q = splat(load_);
            const c11 = mul(c1, c1);
            const c12 = mul(c1, c2);
            const c13 = mul(c1, c3);
            const d = sub(c13, mul(c2, c2));
            const determinant = add(
              add(mul(c11, splat(1.0 + load_)), mul(add(c12, c12), mean)),
              add(mul(c13, variance), mul(d, sub(mul(q, variance), mul(mean, mean)))),
            );
            const n1 = add(c11, mul(d, variance));
            const n2 = sub(c12, mul(d, mean));
            const n4 = add(c13, mul(d, q));
            // f/(c₁ D)
            const h = f64x2.div(mul(f, splat(1.0 / unit)), mul(c1, determinant));
            F = mul(h, determinant);
            const uS = mul(u, S);
            d3 = mul(h, mul(u, add(mul(n1, uS), mul(n2, V))));
            d3 = sub(zero, d3);
            gm = sub(zero, mul(h, add(mul(n2, uS), mul(n4, V))));
          } else {
            F = f64x2.div(mul(f, splat(1.0 / unit)), c1);
            d3 = sub(zero, mul(F, mul(splat(uniform), u)));
            gm = mul(F, mul(splat(proportional), add(mul(present, V), mul(sub(splat(1), present), last))));
          }
        } else {
          let scale: v128, g1: v128, g2: v128, g4: v128;
          if (source == FROZEN) {
            scale = v128.load(laneNumbers, SCALE);
            g1 = v128.load(laneNumbers, G1);
            g2 = v128.load(laneNumbers, G2);
            g4 = v128.load(laneNumbers, G4);
          } else {
            const row = f64x2.pmin(
              f64x2.pmax(add(mul(mean, splat(firstLevel)), splat(levelStep)), zero),
              splat(levels - 1.0),
            );
            const column = f64x2.pmin(
              f64x2.pmax(add(mul(variance, splat(varianceStep)), splat(columnOffset)), zero),
              splat(variances - 1.0),
            );
            const at = add(mul(f64x2.floor(row), splat(variances)), f64x2.floor(column));
            const place = entry(at, false, 32);
            const other = entry(at, true, 32);
            scale = pick(place, other, 0);
            g1 = pick(place, other, 8);
            g2 = pick(place, other, 16);
            g4 = pick(place, other, 24);
          }
          F = mul(f, scale);
          if (rule == NATURAL) {
            const uS = mul(u, S);
            d3 = mul(F, mul(u, add(mul(g1, uS), mul(g2, V))));
            gm = mul(F, add(mul(g2, uS), mul(g4, V)));
          } else {
            d3 = sub(zero, mul(F, mul(splat(uniform), u)));
            gm = mul(F, mul(splat(proportional), add(mul(present, V), mul(sub(splat(1), present), last))));
          }
        }
        const Fc = mul(F, splat(constant));
        const d1 = mul(Fc, kA);
        const d2 = sub(zero, mul(Fc, kB));
        const g = add(splat(1), gm);
        const ua = add(add(mul(d1, aa), mul(d2, ab)), mul(d3, a1));
        const ub = add(add(mul(d1, ab), mul(d2, bb)), mul(d3, b1));
        if (statistics) {
          const u1 = add(add(mul(d1, a1), mul(d2, b1)), mul(d3, all));
          const uw = add(add(mul(d1, wa), mul(d2, wb)), mul(d3, w1));
          ww = add(
            mul(g, add(mul(g, ww), add(uw, uw))),
            add(add(mul(d1, ua), mul(d2, ub)), mul(d3, u1)),
          );
          w1 = add(mul(g, w1), u1);
        }
        wa = add(mul(g, wa), ua);
        wb = add(mul(g, wb), ub);
        omega = mul(g, omega);
        alpha = add(mul(g, alpha), d1);
        beta = add(mul(g, beta), d2);
        delta = add(mul(g, delta), d3);
      } else {
        const d1 = mul(f, kA);
        const d2 = sub(zero, mul(f, kB));
        wa = add(wa, add(mul(d1, aa), mul(d2, ab)));
        wb = add(wb, add(mul(d1, ab), mul(d2, bb)));
        alpha = add(alpha, d1);
        beta = add(beta, d2);
      }
    }
    // Gathering: all vectors as they are now, A = B = 1
    const A = v128.load64_splat(decay);
    const B = v128.load64_splat(decay, 8);
    for (let k: usize = 0, at: usize = 0; k < n; k++, at += 16) {
      const v = v128.load(vectors + at);
      const a = v128.load(membranes + at);
      const b = v128.load(synapses + at);
      const w = add(add(natural ? mul(omega, v) : v, mul(alpha, a)), mul(beta, b));
      v128.store(vectors + at, natural ? add(w, delta) : w);
      v128.store(membranes + at, mul(A, a));
      v128.store(synapses + at, mul(B, b));
    }
    wa = mul(A, wa);
    wb = mul(B, wb);
    aa = mul(mul(A, A), aa);
    ab = mul(mul(A, B), ab);
    bb = mul(mul(B, B), bb);
    a1 = mul(A, a1);
    b1 = mul(B, b1);
    ta = mul(A, ta);
    tb = mul(B, tb);
    done += size;
  }
  v128.store(laneNumbers, V, LAST);
  v128.store(laneNumbers, outside, OUTSIDE);
  if (!resetting) flush();
}

/** States below 1e-75 to 0: nothing that counts, but denormal numbers would be slow. */
function flush(): void {
  for (let at = membranes, end = membranes + afferents * 16; at < end; at += 16) flushOne(at);
  for (let at = synapses, end = synapses + afferents * 16; at < end; at += 16) flushOne(at);
}

// @ts-ignore: decorator
@inline
function flushOne(at: usize): void {
  const x = v128.load(at);
  v128.store(at, v128.and(x, f64x2.ge(x, f64x2.splat(1e-75))));
}

export function run(rule: i32, source: i32, intervals: i32): void {
  for (let i = 0; i < intervals; i++) {
    if (rule == EUCLIDEAN) euclidean();
    else if (rule == NATURAL) {
      if (source == EXACT) naturalExact();
      else if (source == FROZEN) naturalFrozen();
      else naturalPublished();
    } else {
      if (source == EXACT) approximatedExact();
      else if (source == FROZEN) approximatedFrozen();
      else approximatedPublished();
    }
  }
}

function euclidean(): void {
  learn(EUCLIDEAN, FROZEN);
}
function naturalExact(): void {
  learn(NATURAL, EXACT);
}
function naturalFrozen(): void {
  learn(NATURAL, FROZEN);
}
function naturalPublished(): void {
  learn(NATURAL, PUBLISHED);
}
function approximatedExact(): void {
  learn(APPROXIMATED, EXACT);
}
function approximatedFrozen(): void {
  learn(APPROXIMATED, FROZEN);
}
function approximatedPublished(): void {
  learn(APPROXIMATED, PUBLISHED);
}
