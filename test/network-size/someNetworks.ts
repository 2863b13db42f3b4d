import { drawLinearTask, drawSigmoidTask } from "plasticity/network-size";
import { randomStream } from "plasticity/numerics";

/** A linear task 6 → 3 with 200 inputs. */
export const linearExample = (seed = 1) =>
  drawLinearTask({ inputs: 6, outputs: 3, samples: 200 }, randomStream(seed, "test", "linear"));

/** A sigmoid task with few inputs. */
export const sigmoidExample = (layers: readonly number[] = [4, 3, 2], samples = 20, seed = 1, biases = true) =>
  drawSigmoidTask(layers, samples, (part) => randomStream(seed, "test", "sigmoid", part), { biases });

export const normals = (n: number, ...name: (string | number)[]): Float64Array =>
  randomStream(7, "test", ...name).fillNormal(new Float64Array(n));

export const sources = (seed: number, persistence = 0) => ({
  irrelevantStream: randomStream(seed, "test", "n2"),
  noiseStream: randomStream(seed, "test", "n3"),
  persistence,
});

export const near = (value: number, expected: number, tolerance: number): boolean =>
  Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
