/** `plasticity bench random`: standard normal variates from the kernel and from TypeScript. */
import { VectorFunctions } from "../../kernels/vectorFunctions.js";
import { randomStream } from "../../numerics/random.js";
import { type BenchResult, ratiosOf } from "./bench.js";
import { processorMilliseconds, timeInTurns } from "./timing.js";

const COUNT = 100_000;

export async function randomBench(): Promise<BenchResult> {
  const kernel = new VectorFunctions(COUNT);
  const stream = randomStream(1, "bench", "random");
  const out = new Float32Array(COUNT);
  const perNormal = (work: () => void) => (): number => (processorMilliseconds(work) * 1e6) / COUNT;
  const timings = await timeInTurns(
    "ns/normal",
    [
      { name: "kernel", once: perNormal(() => kernel.fillNormal(stream, out)) },
      { name: "TypeScript", once: perNormal(() => stream.fillNormal(out)) },
    ],
    31,
  );
  const plain = randomStream(2).fillNormal(new Float32Array(COUNT));
  const different = kernel
    .fillNormal(randomStream(2), new Float32Array(COUNT))
    .reduce((count, x, i) => count + (Object.is(x, plain[i]) ? 0 : 1), 0);
  return {
    bench: "random",
    title: `${COUNT} standard normal variates in single precision, one core`,
    timings,
    ratios: ratiosOf(timings),
    notes: [`${different} of ${COUNT} variates differ between the two`],
    values: { different },
  };
}
