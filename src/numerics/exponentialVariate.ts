/**
 * Standard exponential variates by the ziggurat (Marsaglia & Tsang 2000, "The ziggurat method for generating random
 * variables"): 256 layers of equal area under e^(−x); in 98.9 % of the draws a variate is one table value times a uniform,
 * without a logarithm. The kernel draws the same from the same state (`kernels/assembly/spikes.ts`).
 */
import { exp, ln } from "./elementary.js";
import type { RandomStream } from "./random.js";

const LAYERS = 256;
/** Where the tail begins. */
const TAIL = 7.69711747013105;
/** Area of each layer. */
const AREA = 0.0039496598225815572;
const TWO_TO_MINUS_32 = 1 / 4294967296;
const TWO_TO_MINUS_52 = 1 / 4503599627370496;

/** Right edges x of the layers, from the base (area/e^(−tail)) upwards to 0, and their heights e^(−x): 257 values each. */
export interface ExponentialLayers {
  readonly edges: Float64Array;
  readonly heights: Float64Array;
  /** Where the tail begins. */
  readonly tail: number;
}

/** The layers. Equal on all engines. */
export const EXPONENTIAL_LAYERS: ExponentialLayers = layers();

function layers(): ExponentialLayers {
  const edges = new Float64Array(LAYERS + 1);
  const heights = new Float64Array(LAYERS + 1);
  edges[0] = AREA / exp(-TAIL);
  heights[0] = 0;
  edges[1] = TAIL;
  for (let i = 1; i < LAYERS; i++) {
    heights[i] = exp(-edges[i]!);
    edges[i + 1] = -ln(AREA / edges[i]! + heights[i]!);
  }
  edges[LAYERS] = 0;
  heights[LAYERS] = 1;
  return { edges, heights, tail: TAIL };
}

/**
 * One standard exponential variate, of 52 random bits. Takes pairs of 32-bit draws: one pair usually.
 *
 * @example exponentialVariate(randomStream(1, "gaps"))
 */
export function exponentialVariate(stream: RandomStream): number {
  const { edges, heights } = EXPONENTIAL_LAYERS;
  let beyond = 0;
  for (;;) {
    const first = stream.uint32();
    const second = stream.uint32();
    const layer = first & 255;
    const x = fraction(first, second) * edges[layer]!;
    if (x < edges[layer + 1]!) return beyond + x;
    if (layer === 0) {
      // beyond the base's edge the distribution is the same again
      beyond += TAIL;
      continue;
    }
    const height = fineUniform(stream);
    if (heights[layer]! + height * (heights[layer + 1]! - heights[layer]!) < exp(-x)) return beyond + x;
  }
}

/** A uniform on [0, 1) of 52 random bits, from a pair of 32-bit draws. */
export function fineUniform(stream: RandomStream): number {
  const first = stream.uint32();
  return fraction(first, stream.uint32());
}

function fraction(first: number, second: number): number {
  return second * TWO_TO_MINUS_32 + (first >>> 12) * TWO_TO_MINUS_52;
}
