/**
 * The 1000 input vectors of the student–teacher task ("Task error" of the Methods), drawn once and shared by all steps.
 *
 * Where the text and its data differ: every component is an independent unit Gaussian ("iid"), but the authors' published
 * errors are met only by correlated inputs u = A z, with a fixed matrix A of unit Gaussians and z ~ N(0, I) ("mixed"):
 * see the notebook `fig5-supplement`, which shows both. The matrix is inferred from the data; an input layer that weighs
 * the inputs, which the Methods mention in passing, would be one. It also makes the inputs larger: the control for that
 * are independent components of the same variance, their number ("wide").
 */
import { randomStream } from "../numerics/random.js";
import {
  aCount,
  aNumber,
  aVector,
  aWhole,
  having,
  oneOf,
  optional,
  optionsOf,
  requireInput,
  withLengths,
} from "../numerics/inputKinds.js";

export const INPUT_KINDS = ["mixed", "iid", "wide"] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** Input vectors, component × sample with samples contiguous (row-major n × samples). */
export interface Inputs {
  readonly kind: InputKind;
  readonly components: number;
  readonly samples: number;
  readonly values: Float64Array;
}

/** What an inputs has to have. */
export const anInputs = withLengths<Inputs>(
  having<Inputs>({
    kind: oneOf("mixed", "iid", "wide"),
    components: aCount,
    samples: aCount,
    values: aVector,
  }),
  ({ components, samples }) => ({ values: components * samples }),
);

const drawInputsOptions = optionsOf({
  kind: oneOf("mixed", "iid", "wide"),
  components: aCount,
  samples: aCount,
  seed: aWhole,
  draw: optional(aNumber),
});

/**
 * Draws the inputs of one sweep: the same for all its simulations; or, with `draw`, one of several independent draws
 * (of A too) under the same seed.
 *
 * `drawInputs({ kind: "mixed", components: 12, samples: 1000, seed: 1 })`
 */
export function drawInputs(options: {
  kind: InputKind;
  components: number;
  samples: number;
  seed: number;
  draw?: number;
}): Inputs {
  requireInput("drawInputs: options", options, drawInputsOptions);
  const { kind, components, samples, seed, draw } = options;

  if (!INPUT_KINDS.includes(kind))
    throw new RangeError(`drawInputs: inputs: expected ${INPUT_KINDS.join(" or ")}, got ${kind}`);
  const stream = (part: string) =>
    randomStream(seed, "optimal-plasticity", part, ...(draw === undefined ? [] : [draw]));
  const z = stream("inputs").fillNormal(new Float64Array(components * samples));
  if (kind === "iid") return { kind, components, samples, values: z };
  if (kind === "wide") return { kind, components, samples, values: z.map((value) => Math.sqrt(components) * value) };
  const mixing = stream("mixing").fillNormal(new Float64Array(components * components));
  const values = new Float64Array(components * samples);
  for (let i = 0; i < components; i++) {
    for (let j = 0; j < components; j++) {
      const a = mixing[i * components + j]!;
      for (let t = 0; t < samples; t++) values[i * samples + t] = values[i * samples + t]! + a * z[j * samples + t]!;
    }
  }
  return { kind, components, samples, values };
}

/** Second moment C = U Uᵀ / samples of the inputs (components × components, row-major). */
export function secondMoment(inputs: Inputs): Float64Array {
  requireInput("secondMoment: inputs", inputs, anInputs);
  const { components, samples, values } = inputs;

  const c = new Float64Array(components * components);
  for (let i = 0; i < components; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let t = 0; t < samples; t++) sum += values[i * samples + t]! * values[j * samples + t]!;
      c[i * components + j] = c[j * components + i] = sum / samples;
    }
  }
  return c;
}
