// What a person may get wrong in a call. A table a paper has, for each function of its index, arguments that are right,
// marked where more than one kind of value is; the test spoils them one at a time (`badInputs/spoil.ts`) and asks for a
// RangeError that begins with the function's name and says what was expected and what came.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as naturalGradient from "plasticity/natural-gradient";
import * as networkSize from "plasticity/network-size";
import * as optimalPlasticity from "plasticity/optimal-plasticity";
import * as synapticBalancing from "plasticity/synaptic-balancing";
import * as synthesis from "plasticity/synthesis";
import { NATURAL_GRADIENT } from "./badInputs/naturalGradient.js";
import { NETWORK_SIZE } from "./badInputs/networkSize.js";
import { OPTIMAL_PLASTICITY } from "./badInputs/optimalPlasticity.js";
import { bare, spoil } from "./badInputs/spoil.js";
import { SYNAPTIC_BALANCING } from "./badInputs/synapticBalancing.js";
import { SYNTHESIS } from "./badInputs/synthesis.js";
import type { Table } from "./badInputs/table.js";

const PAPERS: readonly [string, object, Table][] = [
  ["optimal plasticity", optimalPlasticity, OPTIMAL_PLASTICITY],
  ["synaptic balancing", synapticBalancing, SYNAPTIC_BALANCING],
  ["natural gradient", naturalGradient, NATURAL_GRADIENT],
  ["network size", networkSize, NETWORK_SIZE],
  ["synthesis", synthesis, SYNTHESIS],
];

type Callable = (...args: unknown[]) => unknown;

/** Calls the function, or makes one of its class. */
function call(f: Callable, args: readonly unknown[]): unknown {
  return /^class\b/.test(Function.prototype.toString.call(f))
    ? Reflect.construct(f, args)
    : Reflect.apply(f, undefined, args);
}

/** What is wrong with the way a bad call ends; undefined when it is refused as it should be. */
function flaw(name: string, entry: string, f: Callable, args: readonly unknown[]): string | undefined {
  try {
    call(f, args);
    return "was accepted";
  } catch (error) {
    const { name: kind, message } = error as Error;
    const good = error instanceof RangeError && message.startsWith(`${name}: `) && /expected .+, got .+/.test(message);
    return good && !message.includes("\n") && message.includes(entry) ? undefined : `${kind}: ${message}`;
  }
}

// functions of one matrix, which say the same of rows and of flat numbers
const OF_A_MATRIX: Record<string, (matrix: synapticBalancing.MatrixLike) => unknown> = {
  synapticCosts: (J) => synapticBalancing.synapticCosts(J),
  robustnessCosts: (J) => synapticBalancing.robustnessCosts(J, [1, 1]),
  balancedWeights: (J) => synapticBalancing.balancedWeights(J),
  transformedWeights: (J) => synapticBalancing.transformedWeights(J, [0, 1]),
  localBalancingStep: (J) => synapticBalancing.localBalancingStep(J, { timeStep: 0.01 }),
  localCourse: (J) => synapticBalancing.localCourse(J, { timeStep: 0.01, steps: 2 }),
  normality: (J) => synapticBalancing.normality(J),
  spectrum: (J) => synapticBalancing.spectrum(J),
  spectrumDistance: (J) => synapticBalancing.spectrumDistance(J, [0, 1, 1, 0]),
  stepSizes: (J) => synapticBalancing.stepSizes(J, [0.1], { steps: 2 }),
  growthPerStep: (J) => synapticBalancing.growthPerStep(J, 0.5),
  asymmetry: (J) => synapticBalancing.asymmetry(J),
  participationRank: (J) => synapticBalancing.participationRank(J),
  totalCost: (c) => synapticBalancing.totalCost(c),
  neuralGradients: (c) => synapticBalancing.neuralGradients(c),
  conductanceLaplacian: (c) => synapticBalancing.conductanceLaplacian(c),
  transformedCosts: (c) => synapticBalancing.transformedCosts(c, [0, 1], 2),
  equilibrium: (c) => synapticBalancing.equilibrium(c),
  balance: (c) => synapticBalancing.balance(c, { times: [0, 0.01] }).coordinates,
  costBounds: (c) => synapticBalancing.costBounds(c),
  heatCoordinates: (c) => synapticBalancing.heatCoordinates(c, [0, 1]),
  heatEquilibrium: (c) => synapticBalancing.heatEquilibrium(c),
  modeCourses: (c) => synapticBalancing.modeCourses(c, [0, 0.01]),
  symmetrisedCosts: (c) => synapticBalancing.symmetrisedCosts(c),
};
describe("matrices as rows and flat", () => {
  const rows = [
    [0, 64],
    [0.01, 0],
  ];
  for (const [name, f] of Object.entries(OF_A_MATRIX)) test(name, () => assert.deepEqual(f(rows), f(rows.flat())));
  test("rows are seen: asymmetry of [[0, 1], [2, 0]] is half", () => {
    const rows = [
      [0, 1],
      [2, 0],
    ];
    assert.equal(synapticBalancing.asymmetry(rows), 0.5);
  });
});

test("a trajectory gives its coordinates, too, by the number of the time", () => {
  const flow = synapticBalancing.balance([0, 64, 0.01, 0], { times: [0, 0.01] });
  assert.deepEqual(flow.coordinatesAt(1), flow.coordinates.slice(2));
  assert.throws(() => flow.coordinatesAt(2), /^RangeError: .*coordinatesAt: expected .*, got 2/);
});

for (const [paper, exports, table] of PAPERS) {
  describe(paper, () => {
    const functions = Object.entries(exports).filter(
      (entry): entry is [string, Callable] => typeof entry[1] === "function",
    );
    test("each function has a row, and each row a function", () => {
      assert.deepEqual(
        Object.keys({ ...table.rows, ...table.exceptions }).sort(),
        functions.map(([name]) => name).sort(),
      );
    });
    for (const [name, f] of functions) {
      const row = table.rows[name];
      if (!row) continue;
      test(name, () => {
        if (!table.notCalled.includes(name)) assert.doesNotThrow(() => call(f, row().map(bare)));
        const flaws = spoil(row()).flatMap(({ what, entry, call: args }) => {
          const wrong = flaw(name, entry, f, args);
          return wrong === undefined ? [] : [`${what} ${wrong}`];
        });
        assert.deepEqual(flaws, []);
      });
    }
  });
}
