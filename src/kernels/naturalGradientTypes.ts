import type { RandomStream } from "../numerics/random.js";

/** Afferents of one rate, beside each other. */
export interface AfferentClass {
  readonly count: number;
  /** r, Hz: of their spikes, and in the statistics of the input. */
  readonly rate: number;
  /** Whether they spike at all; default true. Afferents that don't have a rate in the statistics all the same. */
  readonly stimulated?: boolean;
}

/** Where γ_s and g₁ … g₄ come from in each bin. */
export type CoefficientSource =
  /** From present weights: m₀ … m₇ on a grid in z = β(μ − θ) and ν = β²σ² (`natural-gradient/momentTable.ts`). */
  | { readonly kind: "moments"; readonly table: MomentNodes }
  /** Constant, given for each trial. */
  | { readonly kind: "frozen" }
  /** Looked up at truncated places of (μ, σ²): [row][column][γ_s, g₁, g₂, g₄] (`natural-gradient/publishedTable.ts`). */
  | { readonly kind: "published"; readonly table: PublishedPlaces };

/** Nodes of the moment table: moments[(variance · levels + level) · 8 + k]; variances from 0 on. */
export interface MomentNodes {
  readonly firstLevel: number;
  readonly levelStep: number;
  readonly levels: number;
  readonly varianceStep: number;
  readonly variances: number;
  readonly moments: Float64Array;
}

/** Row ⌊rowScale μ + rowOffset⌋ and column ⌊columnScale σ² + columnOffset⌋, clamped to the table. */
export interface PublishedPlaces {
  readonly rows: number;
  readonly columns: number;
  readonly rowScale: number;
  readonly rowOffset: number;
  readonly columnScale: number;
  readonly columnOffset: number;
  readonly coefficients: Float64Array;
}

/** What all trials of a kernel share. */
export interface LearningKernelOptions {
  readonly classes: readonly AfferentClass[];
  readonly rule: "euclidean" | "natural" | "approximated";
  readonly coefficients: CoefficientSource;
  /** φ(V) = maximum/(1 + e^(−steepness (V − threshold))): Hz, 1/mV, mV. */
  readonly transfer: { readonly maximum: number; readonly steepness: number; readonly threshold: number };
  /** s, s, mV·s. */
  readonly synapse: { readonly tauMembrane: number; readonly tauSynapse: number; readonly area: number };
  /** dt, s. */
  readonly timeStep: number;
  /** Bins of an interval. */
  readonly bins: number;
  /** Whether potentials start from 0 at each interval, without input spikes in its first bin. */
  readonly reset: boolean;
  /** The teacher's rate, Hz, when it is constant; otherwise it is a neuron with weights of its own. */
  readonly teacherRate?: number;
  /** c_u and c_w of the approximated rule. */
  readonly approximation: { readonly uniform: number; readonly proportional: number };
  /** Bins between two gatherings; default 32. Far more loses digits, as e^(t/τ_s). */
  readonly gatherEvery?: number;
}

/** One trial, in one lane. */
export interface LearningLane {
  readonly weights: ArrayLike<number>;
  /** w*; not read when the teacher's rate is constant. */
  readonly teacher?: ArrayLike<number>;
  /** η, times β where the error's factor is β (1 − s). */
  readonly learningRate: number;
  /** Sources of the input spikes, one per class, and of the teacher's: taken over as they are. */
  readonly inputs: readonly RandomStream[];
  readonly teaching: RandomStream;
  /** Frozen coefficients. */
  readonly frozen?: { readonly scale: number; readonly g1: number; readonly g2: number; readonly g4: number };
  /** Whether γ_w of the approximated rule follows the present potential (default) or that of the last bin of the interval before. */
  readonly stalePotential?: boolean;
}
