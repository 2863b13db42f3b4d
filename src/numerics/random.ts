/**
 * Named random streams: the same numbers on every machine, for any number of workers, in any order of the work.
 *
 * A stream is named by a seed and a path, e.g. `randomStream(1, "fig5", point, "fluctuation")`. Its state is the
 * SHA-512 digest of that name: 16 words of 32 bits, which run four interleaved xoshiro128++ generators (Blackman &
 * Vigna 2021, "Scrambled linear pseudorandom number generators"). Four lanes, because that is one SIMD register: the
 * kernels in `kernels/assembly/random.ts` advance the same state by the same operations, to the last bit. The digest is
 * not Node's, so that a browser has the same streams.
 *
 * Layout of the state: word w of lane l at index 4 w + l. Draws come in blocks of four, one per lane.
 * Normal variates use only + − × ÷ √ in double precision (no `Math.log`, whose last bit differs between engines).
 */
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** What may stand in the name of a stream. */
export type StreamName = string | number;

const TWO_TO_32 = 4294967296;
const TWO_TO_MINUS_32 = 1 / TWO_TO_32;

export class RandomStream {
  /** 16 words: word w of lane l at 4 w + l. A kernel may advance it in place between two calls (a fill leaves no rest behind). */
  readonly state: Uint32Array;
  private readonly block = new Uint32Array(4);
  private readonly normals = new Float64Array(4);
  private next = 4;

  constructor(state: Uint32Array) {
    if (state.length !== 16) throw new RangeError(`state: expected 16 words, got ${state.length}`);
    this.state = state;
  }

  /** One of 2³² equally likely integers, 0 … 4294967295. */
  uint32(): number {
    if (this.next === 4) {
      advance(this.state, this.block);
      this.next = 0;
    }
    return this.block[this.next++] as number;
  }

  /** Uniform on (0, 1): (k + ½) / 2³², never 0 or 1. */
  uniform(): number {
    return (this.uint32() + 0.5) * TWO_TO_MINUS_32;
  }

  /** Standard normal variate. Uses two 32-bit draws; for many at once use `fillNormal`. */
  normal(): number {
    const radius = this.uint32();
    const angle = this.uint32();
    boxMuller(radius, angle, this.normals, 0, 1);
    return this.normals[0] as number;
  }

  /** True with probability p in [0, 1]. */
  bernoulli(p: number): boolean {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`bernoulli: expected a probability in [0, 1], got ${p}`);
    return this.uniform() < p;
  }

  /** Integer in 0 … n − 1, exactly equally likely (rejection, no modulo bias); 1 ≤ n ≤ 2³². */
  integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_TO_32)) {
      throw new RangeError(`integer: expected a whole number of choices from 1 to 2^32, got ${n}`);
    }
    const limit = TWO_TO_32 - (TWO_TO_32 % n);
    let draw = this.uint32();
    while (draw >= limit) draw = this.uint32();
    return draw % n;
  }

  /** Fills `out` with uniforms on (0, 1), starting at a fresh block of four draws. Returns `out`. */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    for (let i = 0; i < out.length; i += 4) {
      advance(this.state, this.block);
      const stop = Math.min(4, out.length - i);
      for (let l = 0; l < stop; l++) out[i + l] = ((this.block[l] as number) + 0.5) * TWO_TO_MINUS_32;
    }
    this.next = 4;
    return out;
  }

  /**
   * Fills `out` with standard normal variates, starting at a fresh block: one block of four draws gives four normals
   * (lanes 0, 1 the radii, lanes 2, 3 the angles); what is left of the last block is dropped. Returns `out`.
   */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    const z = this.normals;
    for (let i = 0; i < out.length; i += 4) {
      advance(this.state, this.block);
      boxMuller(this.block[0] as number, this.block[2] as number, z, 0, 2);
      boxMuller(this.block[1] as number, this.block[3] as number, z, 1, 3);
      const stop = Math.min(4, out.length - i);
      for (let l = 0; l < stop; l++) out[i + l] = z[l] as number;
    }
    this.next = 4;
    return out;
  }

  /** A uniformly random order of 0 … n − 1 (Fisher–Yates). */
  permutation(n: number): Uint32Array {
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    return order;
  }
}

/**
 * The stream with this name. Different names give independent streams; the same name gives the same numbers.
 *
 * `randomStream(1, "fig5", 3, "teacher").normal()`
 *
 * Throws `RangeError` when the seed or a number of the path is not a finite number.
 */
export function randomStream(seed: number, ...path: StreamName[]): RandomStream {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: expected a whole number, got ${seed}`);
  for (const name of path) {
    if (typeof name === "number" && !Number.isFinite(name)) {
      throw new RangeError(`randomStream: expected names that are strings or finite numbers, got ${name}`);
    }
  }
  const digest = sha512(utf8ToBytes(JSON.stringify([seed, ...path])));
  const words = new DataView(digest.buffer, digest.byteOffset);
  const state = new Uint32Array(16);
  for (let i = 0; i < 16; i++) state[i] = words.getUint32(4 * i, true);
  return new RandomStream(state);
}

/** One step of xoshiro128++ in each of the four lanes. */
function advance(s: Uint32Array, out: Uint32Array): void {
  for (let l = 0; l < 4; l++) {
    const s0 = s[l] as number;
    const s1 = s[4 + l] as number;
    let s2 = s[8 + l] as number;
    let s3 = s[12 + l] as number;
    const sum = (s0 + s3) | 0;
    out[l] = ((sum << 7) | (sum >>> 25)) + s0;
    s2 ^= s0;
    s3 ^= s1;
    s[4 + l] = s1 ^ s2;
    s[l] = s0 ^ s3;
    s[8 + l] = s2 ^ (s1 << 9);
    s[12 + l] = (s3 << 11) | (s3 >>> 21);
  }
}

/** 2^−e for e = −1 … 31, exactly. */
const POWERS = new Float64Array(33);
for (let i = 0, power = 2; i < 33; i++, power /= 2) POWERS[i] = power;
const SQRT2 = 1.4142135623730951;
const LN2 = 0.6931471805599453;
const LN_2_TO_32 = 22.18070977791825;
const TURN = 1.4629180792671596e-9; // 2π / 2³²

/**
 * Box–Muller: two 32-bit integers to two independent standard normals, out[i] = r cos φ and out[j] = r sin φ with
 * r = √(−2 ln((a + ½)/2³²)), φ = 2π b/2³². The order of operations is part of the definition: the kernels repeat it.
 */
function boxMuller(a: number, b: number, out: Float64Array, i: number, j: number): void {
  // ln(a + ½): exponent and mantissa in [√½, √2), then 2 artanh((m − 1)/(m + 1)) as a polynomial
  let e = 31 - Math.clz32(a);
  let m = (a + 0.5) * (POWERS[e + 1] as number);
  if (m > SQRT2) {
    m = m * 0.5;
    e = e + 1;
  }
  const z = (m - 1) / (m + 1);
  const y = z * z;
  let p = 2 / 15;
  p = p * y + 2 / 13;
  p = p * y + 2 / 11;
  p = p * y + 2 / 9;
  p = p * y + 2 / 7;
  p = p * y + 2 / 5;
  p = p * y + 2 / 3;
  p = p * y + 2;
  const ln = e * LN2 + z * p - LN_2_TO_32;
  const r = Math.sqrt(ln * -2);
  // cos, sin of φ: nearest quarter turn, then Taylor polynomials on [−π/4, π/4]
  const quarter = ((b + 0x20000000) >>> 30) & 3;
  const x = ((b - (quarter << 30)) | 0) * TURN;
  const w = x * x;
  let s = -1 / 1307674368000;
  s = s * w + 1 / 6227020800;
  s = s * w - 1 / 39916800;
  s = s * w + 1 / 362880;
  s = s * w - 1 / 5040;
  s = s * w + 1 / 120;
  s = s * w - 1 / 6;
  s = s * w + 1;
  s = s * x;
  let c = 1 / 20922789888000;
  c = c * w - 1 / 87178291200;
  c = c * w + 1 / 479001600;
  c = c * w - 1 / 3628800;
  c = c * w + 1 / 40320;
  c = c * w - 1 / 720;
  c = c * w + 1 / 24;
  c = c * w - 0.5;
  c = c * w + 1;
  const even = (quarter & 1) === 0;
  const cosine = even ? c : s;
  const sine = even ? s : c;
  out[i] = r * (quarter === 1 || quarter === 2 ? -cosine : cosine);
  out[j] = r * (quarter >= 2 ? -sine : sine);
}
