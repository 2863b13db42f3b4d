/** The "average" case of Eq 14 in the linear network: at random states, and at the steady state that a rule keeps. */
import { requireCount } from "../numerics/check.js";
import { square } from "../numerics/elementary.js";
import { mean } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { dot } from "../numerics/vector.js";
import { alternate } from "./alternation.js";
import { curvature } from "./curvature.js";
import { gradientCurvature } from "./gradientCurvature.js";
import { hessianSpectrum, type Spectrum } from "./hessian.js";
import { newtonDirection } from "./secondOrder.js";
import { linearTask } from "./task.js";

/** One linear network with its own inputs and teacher. Curvatures in units of Tr(∇²F)/N. */
export interface AverageCase {
  readonly network: number;
  /** Eq 14 with equal projections of w − w* on all eigenvectors. */
  readonly equation: number;
  /** Means over random states around the teacher: of Q[∇F], and of Q of the Newton step. */
  readonly gradient: number;
  readonly newton: number;
  /** Mean Q[∇F] at the steady state. */
  readonly steadyGradient: number;
  /** At the steady state, for each of the distinct curvatures from the least to the greatest: λ and mean c². */
  readonly projections: readonly { readonly lambda: number; readonly square: number }[];
}

/**
 * The linear 12–10 network of the supplement with inputs and teacher of its own (`network` names them), at `draws`
 * random states, and along `steps` pairs of fluctuation and compensation (ρ = `ratio`, s = `signalToNoise`; e doesn't
 * matter to Q in a bowl), of which the first third is left out.
 *
 * `averageCase({ network: 1, draws: 40, steps: 3000, ratio: 0.7, signalToNoise: 10 }).gradient`
 */
export function averageCase(options: {
  network: number;
  draws: number;
  steps: number;
  ratio: number;
  signalToNoise: number;
}): AverageCase {
  const { network, draws, steps, ratio, signalToNoise } = options;
  requireCount("draws", draws);
  const { landscape, teacher } = linearTask({ seed: network, repeat: 1 });
  const spectrum = hessianSpectrum(landscape, teacher);
  const average = mean(spectrum.eigenvalues);
  const gradient = new Float64Array(teacher.length);
  const newton = new Float64Array(teacher.length);
  const stream = randomStream(network, "optimal-plasticity/average-case");
  const sample = Array.from({ length: draws }, () => {
    const w = teacher.map((value) => value + stream.normal());
    landscape.gradient(w, gradient);
    newtonDirection(spectrum, gradient, newton);
    return { gradient: curvature(landscape, w, gradient), newton: curvature(landscape, w, newton) };
  });
  const run = { magnitude: 1, compensation: ratio, signalToNoise, steps, seed: network, start: teacher };
  const states = alternate(landscape, run).slice(Math.floor(steps / 3));
  const steadyGradient = states.map(({ perturbed }) => {
    landscape.gradient(perturbed, gradient);
    return curvature(landscape, perturbed, gradient);
  });
  return {
    network,
    equation: gradientCurvature(spectrum.eigenvalues) / average,
    gradient: mean(sample.map((one) => one.gradient)) / average,
    newton: mean(sample.map((one) => one.newton)) / average,
    steadyGradient: mean(steadyGradient) / average,
    projections: projections(
      spectrum,
      states.filter((_, t) => t % 10 === 0).map(({ perturbed }) => perturbed),
      teacher,
    ),
  };
}

/** Mean squared projections of w − w*; every curvature of the linear network belongs to ten eigenvectors. */
function projections({ eigenvalues, eigenvectors }: Spectrum, states: readonly Float64Array[], teacher: Float64Array) {
  const n = teacher.length;
  const copies = 10;
  const squares = new Float64Array(n);
  for (const w of states) {
    const away = w.map((value, i) => value - teacher[i]!);
    for (let k = 0; k < n; k++) {
      const along = dot(eigenvectors.subarray(k * n, (k + 1) * n), away);
      squares[k] = squares[k]! + square(along) / states.length;
    }
  }
  return Array.from({ length: n / copies }, (_, k) => ({
    lambda: mean(eigenvalues.slice(k * copies, (k + 1) * copies)),
    square: mean(squares.slice(k * copies, (k + 1) * copies)),
  }));
}
