/** What a function that reads the result of a sweep needs of it: kinds for `requireInput`. */
import {
  aNumber,
  aText,
  aVector,
  aWhole,
  anything,
  either,
  having,
  type Kind,
  listOf,
  oneOf,
  optional,
  recordOf,
} from "../numerics/inputKinds.js";

const someAxes = listOf(
  having({ name: aText, unit: optional(aText), symbol: optional(aText), values: listOf(either(aText, aNumber)) }),
);

const someObservables = recordOf(
  having({
    unit: optional(aText),
    symbol: optional(aText),
    digits: optional(aNumber),
    axes: optional(listOf(having({ name: anything, unit: anything, symbol: anything, values: anything }))),
  }),
);

/** What `rows` reads: axes, observables and values. `requireInput("ratioFall: result", result, aTable)` */
export const aTable: Kind = having({ values: recordOf(aVector), axes: someAxes, observables: someObservables });

/** A whole result, with where it comes from. */
export const aResult: Kind = having({
  experiment: aText,
  title: aText,
  profile: oneOf("quick", "paper"),
  parameters: anything,
  seed: aWhole,
  axes: someAxes,
  observables: someObservables,
  values: recordOf(aVector),
  provenance: having({
    version: aText,
    code: aText,
    commit: either(anything, aText),
    node: aText,
    date: aText,
    wallSeconds: aNumber,
    pointsComputed: aNumber,
    workers: aNumber,
    command: aText,
    renewed: optional(listOf(having({ code: aText, date: aText, points: aVector, node: aText }))),
    sealed: optional(aText),
  }),
});
