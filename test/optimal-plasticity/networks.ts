/** Small networks that several tests share. */
import { randomStream } from "plasticity/numerics";
import {
  drawInputs,
  glorotWeights,
  linearNetwork,
  nonlinearNetwork,
  secondMoment,
} from "plasticity/optimal-plasticity";
import type { OutputLayer } from "plasticity/optimal-plasticity";

export function smallNonlinear(outputLayer: OutputLayer = "linear", seed = 1) {
  const inputs = drawInputs({ kind: "iid", components: 5, samples: 60, seed });
  const teacher = glorotWeights([5, 6, 3], randomStream(seed, "teacher"));
  return { teacher, inputs, landscape: nonlinearNetwork({ inputs, teacher, hidden: 6, outputs: 3, outputLayer }) };
}

export function smallLinear(seed = 1) {
  const inputs = drawInputs({ kind: "mixed", components: 5, samples: 60, seed });
  const teacher = glorotWeights([5, 3], randomStream(seed, "teacher"));
  return { teacher, inputs, landscape: linearNetwork(teacher, secondMoment(inputs), 3) };
}

/** A state some way from the teacher. */
export function displaced(teacher: Float64Array, by: number, seed = 1): Float64Array {
  const direction = randomStream(seed, "displaced").fillNormal(new Float64Array(teacher.length));
  return teacher.map((w, i) => w + by * direction[i]!);
}
