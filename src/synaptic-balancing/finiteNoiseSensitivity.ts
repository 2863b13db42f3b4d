import { requireCount, requirePositive, requireVector } from "../numerics/check.js";
import { squareOrder } from "../numerics/linear.js";
import { type RandomStream, randomStream } from "../numerics/random.js";
import type { Nonlinearity } from "./nonlinearity.js";
import { relu } from "./nonlinearity.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import {
  aBuffer,
  aCount,
  aNonNegative,
  aStream,
  aVector,
  aWhole,
  having,
  optional,
  optionsOf,
  recordOf,
  requireInput,
} from "../numerics/inputKinds.js";
import { aNonlinearity } from "./nonlinearity.js";
import { aSquareMatrix } from "./network.js";

const finiteNoiseSensitivityOptions = optionsOf({
  magnitude: aNonNegative,
  stream: aStream,
  draws: optional(aCount),
  nonlinearity: optional(aNonlinearity),
});

/**
 * The response of the dynamics to noise of a finite size, ε⁻² ⟨‖f(x + δ) − f(x)‖²⟩ with δ ~ 𝒩(0, ε² I), over the states
 * that a network visits (the quantity before Eq 6; S is its limit for ε → 0). f(x + δ) − f(x) = −δ + J (φ(x + δ) − φ(x)).
 * `draws` perturbations of every state.
 *
 * `finiteNoiseSensitivity(network.recurrent, states, { magnitude: 0.1, stream: randomStream(1, "noise") })`
 *
 * Throws `RangeError` for ε ≤ 0, or states that don't fit.
 */
export function finiteNoiseSensitivity(
  weights: MatrixLike,
  states: ArrayLike<number>,
  options: { magnitude: number; stream: RandomStream; draws?: number; nonlinearity?: Nonlinearity },
): number {
  requireInput("finiteNoiseSensitivity: weights", weights, aSquareMatrix);
  requireInput("finiteNoiseSensitivity: states", states, aBuffer);
  requireInput("finiteNoiseSensitivity: options", options, finiteNoiseSensitivityOptions);

  const { magnitude, stream, draws = 1, nonlinearity = relu } = options;
  weights = rowMajor(weights, "finiteNoiseSensitivity: weights");
  const n = squareOrder(weights, "finiteNoiseSensitivity: weights");
  requirePositive("finiteNoiseSensitivity: magnitude", magnitude);
  requireCount("finiteNoiseSensitivity: draws", draws);
  if (states.length === 0 || states.length % n !== 0) {
    throw new RangeError(
      `finiteNoiseSensitivity: states: expected a multiple of ${n} numbers (samples × neurons), got ${states.length}`,
    );
  }
  requireVector("finiteNoiseSensitivity: states", states, states.length);
  const samples = states.length / n;
  const delta = new Float64Array(n);
  const change = new Float64Array(n);
  let sum = 0;
  for (let k = 0; k < samples * draws; k++) {
    const row = (k % samples) * n;
    stream.fillNormal(delta);
    for (let j = 0; j < n; j++) {
      const x = states[row + j]!;
      change[j] = nonlinearity.value(x + magnitude * delta[j]!) - nonlinearity.value(x);
    }
    for (let i = 0; i < n; i++) {
      let response = -magnitude * delta[i]!;
      for (let j = 0; j < n; j++) response += weights[i * n + j]! * change[j]!;
      sum += response * response;
    }
  }
  return sum / (samples * draws * magnitude * magnitude);
}

/** One network, one size of noise, one draw of it. */
export interface FiniteNoiseRow {
  network: string;
  /** ε. */
  magnitude: number;
  draw: number;
  response: number;
}

const finiteNoiseRowsNetworks = recordOf(having({ weights: aSquareMatrix, states: aVector }));

const finiteNoiseRowsOptions = optionsOf({
  magnitudes: aVector,
  draws: aCount,
  perState: optional(aCount),
  seed: optional(aWhole),
});

/**
 * `finiteNoiseSensitivity` of several networks at several sizes of the noise, one row each and draw. The same draws at
 * every size and in every network.
 *
 * `finiteNoiseRows({ a: { weights, states } }, { magnitudes: [0.01, 0.1, 1], draws: 8 })`
 */
export function finiteNoiseRows(
  networks: Readonly<Record<string, { weights: MatrixLike; states: ArrayLike<number> }>>,
  options: { magnitudes: readonly number[]; draws: number; perState?: number; seed?: number },
): FiniteNoiseRow[] {
  requireInput("finiteNoiseRows: networks", networks, finiteNoiseRowsNetworks);
  requireInput("finiteNoiseRows: options", options, finiteNoiseRowsOptions);
  const { magnitudes, draws, perState = 4, seed = 1 } = options;

  return Object.entries(networks).flatMap(([network, { weights, states }]) =>
    magnitudes.flatMap((magnitude) =>
      Array.from({ length: draws }, (_, draw) => {
        const stream = randomStream(seed, "synaptic-balancing/finite-noise", draw);
        return {
          network,
          magnitude,
          draw: draw + 1,
          response: finiteNoiseSensitivity(weights, states, { magnitude, stream, draws: perState }),
        };
      }),
    ),
  );
}
