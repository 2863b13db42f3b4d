/**
 * The colours of all figures, named by what they stand for.
 *
 * Based on the palette of Okabe & Ito (2008, "Color Universal Design"), darkened until each line or letter has a
 * contrast of at least 3 : 1 on white (WCAG 2.2, 1.4.11), because a projector washes out the light ones. The tests hold
 * the palette to that, and to a minimal distance between colours that meet in one figure, as seen by a deuteranope.
 */
export const colour = {
  /** Text and the darkest line. */
  ink: "#1f2328",
  /** Secondary text: captions, units, notes. */
  muted: "#57606a",
  /** Axis lines and ticks. */
  axis: "#8c959f",
  /** Lines that only guide the eye: zero lines, grids. */
  guide: "#d0d7de",
  /** Page colour behind a figure, and the halo around text. */
  paper: "#ffffff",

  /** Synaptic fluctuations (the process that is not under control). */
  fluctuation: "#c44601",
  /** Compensatory plasticity (the process that reacts). */
  compensation: "#0072b2",
  /** Task error F, loss. */
  taskError: "#1f2328",
  /** Values that were published, drawn over ours. */
  published: "#1f2328",
  /** What a formula predicts. */
  prediction: "#cc5fa0",
  /** What this project simulated. */
  simulation: "#0072b2",
  /** An optimum, a sweet spot, an equilibrium. */
  optimum: "#00664b",
  /** A null distribution, a baseline, a control. */
  baseline: "#8e8e8e",
  /** The gradient direction. */
  gradient: "#00664b",
  /** A rule of second order. */
  secondOrder: "#5f2b33",
  /** A second variant of inputs or model beside the main one. */
  alternative: "#b07c00",

  /** Synaptic balancing, Fig 1: input current. */
  input: "#00808a",
  /** Synaptic balancing, Fig 1: neuron 1 (the paper's yellow). */
  neuron1: "#b07c00",
  /** Synaptic balancing, Fig 1: neuron 2 (the paper's red). */
  neuron2: "#c1272d",
  /** Synaptic balancing, Fig 1: output (the paper's purple). */
  output: "#5b2a86",
  /** Synaptic balancing, Fig 4: no regularisation, λ = 0 (yellow). */
  lambda0: "#b07c00",
  /** Synaptic balancing, Fig 4: λ = 0.1 (red). */
  lambda01: "#c1272d",
  /** Synaptic balancing, Fig 4: λ = 0.3 (purple). */
  lambda03: "#5b2a86",

  /** Natural gradient: the natural-gradient rule (the paper's indian red). */
  natural: "#a8323a",
  /** Natural gradient: the Euclidean rule (the paper's dark blue). */
  euclidean: "#00008b",
  /** Natural gradient: the approximated rule (the paper's orange). */
  approximation: "#c98200",
  /** Natural gradient: the teacher (the paper's orange). */
  teacher: "#c98200",

  /** Excitatory or positive weight. */
  positive: "#c44601",
  /** Inhibitory or negative weight. */
  negative: "#0072b2",

  /** Verdicts of claims. */
  reproduced: "#00785a",
  partly: "#8f6400",
  notReproduced: "#b3261e",
} as const;

/** Any colour name of the palette. */
export type ColourName = keyof typeof colour;

/**
 * Six colours for unnamed categories, in the order of use; all pairs are apart for common and for deuteranopic sight.
 * More than six can't be told apart by colour: use panels, shapes or labels.
 */
export const categorical: readonly string[] = ["#0072b2", "#c44601", "#5f2b33", "#d76ca9", "#9d7f5a", "#243ed2"];

/** Stops of the sequential scale (light to dark; viridis order kept by lightness alone, so it prints in grey). */
const SEQUENTIAL = ["#f2f5fb", "#c6dbef", "#7fb8da", "#3a8fc4", "#0b5fa5", "#08306b"] as const;

/** Stops of the diverging scale, blue (negative) through near-white (zero) to orange-red (positive). */
const DIVERGING = ["#08406f", "#0072b2", "#8fc3e4", "#f7f7f7", "#f2b48a", "#c44601", "#7a2600"] as const;

/**
 * Sequential colour of t in [0, 1] (clamped), light to dark.
 *
 * @example sequential(0.5) // "rgb(93, 164, 207)"
 */
export function sequential(t: number): string {
  return css(interpolate(SEQUENTIAL, t));
}

/**
 * Diverging colour of t in [−1, 1] (clamped): −1 blue, 0 near-white, 1 orange-red.
 *
 * @example diverging(weight / largestWeight)
 */
export function diverging(t: number): string {
  return css(interpolate(DIVERGING, (t + 1) / 2));
}

/**
 * Red, green and blue (0 … 255) of a colour written `#rrggbb` or `rgb(r, g, b)`.
 *
 * @throws {RangeError} when the text is neither
 * @example parseColour("#0072b2") // [0, 114, 178]
 */
export function parseColour(text: string): [number, number, number] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex !== null) return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16)];
  const rgb = /^rgb\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)$/i.exec(text);
  if (rgb !== null) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  throw new RangeError(`colour: expected "#rrggbb" or "rgb(r, g, b)", got ${JSON.stringify(text)}`);
}

function interpolate(stops: readonly string[], t: number): [number, number, number] {
  if (Number.isNaN(t)) return [200, 200, 200];
  const position = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(position));
  const fraction = position - index;
  const low = parseColour(stops[index]!);
  const high = parseColour(stops[index + 1]!);
  return [0, 1, 2].map((k) => Math.round(low[k]! + fraction * (high[k]! - low[k]!))) as [number, number, number];
}

function css([r, g, b]: [number, number, number]): string {
  return `rgb(${r}, ${g}, ${b})`;
}
