/** How good the closed Fisher matrix is where the paper has few afferents: at the weights of Figs 3E and 7. */
import { z } from "zod";
import { defineExperiment } from "../../experiments/define.js";
import { randomStream } from "../../numerics/random.js";
import { dot } from "../../numerics/vector.js";
import { fisherInformation } from "../fisherInformation.js";
import { INTERPLAY, inhibitedThreshold } from "../interplaySettings.js";
import { matrixError } from "../matrixError.js";
import { stationaryPotentials } from "../stationaryPotentials.js";
import { sigmoid } from "../transferFunction.js";
import { PLANE } from "../weightPlane.js";

const PLACES = [0, 0.25, 0.5, 0.75, 1];

export const fisherMatrixFigures = defineExperiment({
  name: "natural-gradient/fisher-matrix-figures",
  title: "Closed Fisher matrix at the weights of Figs 3E and 7",
  module: import.meta.url,
  exportName: "fisherMatrixFigures",
  parameters: z.object({
    samples: z.int().min(10).max(1e7).default(400_000).meta({ description: "samples of x for each, even" }),
  }),
  profiles: { quick: { samples: 40_000 }, paper: {} },
  axes: () => [
    { name: "figure", values: ["3E", "7"] },
    // Fig 3E: from the start of the weights to their target; Fig 7: n w of the stimulated afferents from 1 to 5
    { name: "place", values: PLACES },
  ],
  observables: () => ({ squaredError: { digits: 5 }, squaredNoise: { digits: 4 } }),
  run: ({ parameters: { samples }, point, seed }) => {
    const place = Number(point.place);
    const { weights, rates, transfer } = point.figure === "3E" ? onTheWay(place) : stimulated(place);
    const stream = randomStream(seed, "natural-gradient/fisher-matrix-figures", String(point.figure), place);
    return {
      ...matrixError(fisherInformation(weights, rates, { transfer }), weights.length, samples / 2, (x) =>
        transfer.information(dot(weights, stationaryPotentials(rates, stream, x))),
      ),
    };
  },
});

/** Fig 3E: on the straight line from the start of the weights to the target. */
function onTheWay(place: number) {
  const weights = Float64Array.from(PLANE.start, (w, i) => ((1 - place) * w + place * PLANE.target[i]!) / 2);
  return { weights, rates: Float64Array.from(PLANE.rates), transfer: sigmoid() };
}

/** Fig 7: the stimulated half of the afferents; the silent ones add nothing to the potential. */
function stimulated(place: number) {
  const n = INTERPLAY.stimulated;
  const weights = new Float64Array(n).fill((1 + 4 * place) / (2 * n));
  const transfer = sigmoid({ threshold: inhibitedThreshold(INTERPLAY) });
  return { weights, rates: new Float64Array(n).fill(INTERPLAY.rate), transfer };
}
