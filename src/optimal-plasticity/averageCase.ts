/** The "average" case of Eq 14 in the linear network: its gradient and its Newton step at random states. */
import { mean } from "../numerics/statistics.js";
import { randomStream } from "../numerics/random.js";
import { curvature } from "./curvature.js";
import { gradientCurvature } from "./gradientCurvature.js";
import { hessianSpectrum } from "./hessian.js";
import { newtonDirection } from "./secondOrder.js";
import { linearTask } from "./task.js";
import { aCount, anIndex, optionsOf, requireInput } from "../numerics/inputKinds.js";

/** One linear network. Curvatures in units of Tr(∇²F)/N. */
export interface AverageCase {
  readonly network: number;
  /** Eq 14 with equal projections of w − w* on all eigenvectors. */
  readonly equation: number;
  /** Means over random states around the teacher: of Q[∇F], and of Q of the Newton step. */
  readonly gradient: number;
  readonly newton: number;
}

const averageCaseOptions = optionsOf({ draws: aCount });

/**
 * The linear 12–10 network of the supplement with inputs and teacher of its own (`network` names them), at `draws`
 * random states around the teacher, its minimum.
 *
 * `averageCase(1, { draws: 40 }).gradient`
 */
export function averageCase(network: number, options: { draws: number }): AverageCase {
  requireInput("averageCase: network", network, anIndex);
  requireInput("averageCase: options", options, averageCaseOptions);
  const { draws } = options;

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
  return {
    network,
    equation: gradientCurvature(spectrum.eigenvalues) / average,
    gradient: mean(sample.map((one) => one.gradient)) / average,
    newton: mean(sample.map((one) => one.newton)) / average,
  };
}
