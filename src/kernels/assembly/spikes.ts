/**
 * Spikes by geometric gaps: `numerics/exponentialVariate.ts` and `natural-gradient/bernoulliRow.ts`, draw for draw.
 *
 * A stream in memory: 64 bytes state, 16 bytes the present block of four draws, then (u32) how many bytes of it are used.
 */
import { draw, loadState, saveState } from "./random";

/** Bytes of a stream. */
export const STREAM_BYTES: usize = 96;
const BLOCK: usize = 64;
const USED: usize = 80;

/** Right edges and heights of the ziggurat's layers, 257 doubles each. */
let edges: usize = 0;
let heights: usize = 0;
let tail: f64 = 0;

export function placeLayers(edgesAt: usize, heightsAt: usize, tailAt: f64): void {
  edges = edgesAt;
  heights = heightsAt;
  tail = tailAt;
}

/** Starts a fresh block of draws with the next pair. */
export function freshBlock(stream: usize): void {
  store<u32>(stream, 16, USED);
}

/** Address of the next two draws. */
// @ts-ignore: decorator
@inline
function nextPair(stream: usize): usize {
  let used = load<u32>(stream, USED);
  if (used == 16) {
    loadState(stream);
    v128.store(stream, draw(), BLOCK);
    saveState(stream);
    used = 0;
  }
  store<u32>(stream, used + 8, USED);
  return stream + BLOCK + used;
}

// @ts-ignore: decorator
@inline
function fraction(first: u32, second: u32): f64 {
  return <f64>second * 2.3283064365386963e-10 + <f64>(first >>> 12) * 2.220446049250313e-16;
}

/** A uniform on [0, 1) of 52 random bits. */
export function fineUniform(stream: usize): f64 {
  const pair = nextPair(stream);
  return fraction(load<u32>(pair), load<u32>(pair, 4));
}

/** e^(−x) for 0 ≤ x < 8: only to compare heights with. */
function exponentialOf(x: f64): f64 {
  // e^(−x/64) as a series, six times squared
  const y = x * -0.015625;
  let sum: f64 = 1.0;
  for (let k: f64 = 14.0; k > 0; k -= 1.0) sum = 1.0 + (sum * y) / k;
  for (let i = 0; i < 6; i++) sum *= sum;
  return sum;
}

/** A standard exponential variate. */
export function exponentialVariate(stream: usize): f64 {
  let beyond: f64 = 0;
  while (true) {
    const pair = nextPair(stream);
    const first = load<u32>(pair);
    const layer = <usize>(first & 255) << 3;
    const x = fraction(first, load<u32>(pair, 4)) * load<f64>(edges + layer);
    if (x < load<f64>(edges + layer, 8)) return beyond + x;
    if (layer == 0) {
      beyond += tail;
      continue;
    }
    const height = fineUniform(stream);
    const low = load<f64>(heights + layer);
    if (low + height * (load<f64>(heights + layer, 8) - low) < exponentialOf(x)) return beyond + x;
  }
}

/** The number of failures before a success, ⌊E · mean gap⌋, at most 2⁵⁰. */
// @ts-ignore: decorator
@inline
export function drawGap(stream: usize, meanGap: f64): i64 {
  const gap = min(floor(exponentialVariate(stream) * meanGap), 1125899906842624.0);
  // a whole number below 2⁵²: the mantissa of 2⁵² + gap
  return reinterpret<i64>(gap + 4503599627370496.0) & 0xfffffffffffff;
}
