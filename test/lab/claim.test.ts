import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "../property.js";
import { JSDOM } from "jsdom";
import {
  below,
  claimHtml,
  type ClaimSpec,
  evaluateClaim,
  everyOne,
  exactly,
  type Measurement,
  type Verdict,
} from "plasticity/lab";
import { meanEstimate } from "plasticity/numerics";

const statement = {
  id: "optimal-plasticity/fig5/sweet-spot-top-row",
  where: "Fig 5, top row",
  source: "text",
  statement: "The sweet spot is below one.",
  expected: { max: 1 },
} as const;
const base: ClaimSpec = { ...statement, measured: 0.4, exact: true, profile: "quick" };
/** The number with an interval over eight networks. */
const drawn = (measured: number, interval: [number, number]): Partial<ClaimSpec> => ({
  measured,
  interval,
  kind: "bootstrap",
  units: { count: 8, of: "networks" },
  exact: false,
});

test("the verdict follows from number, interval and expected range", () => {
  const cases: [Partial<ClaimSpec>, Verdict][] = [
    [{ expected: { max: 1 }, measured: 0.4 }, "reproduced"],
    [{ expected: { max: 1 }, measured: 1 }, "reproduced"],
    [{ expected: { max: 1 }, measured: 1.001 }, "not reproduced"],
    [{ expected: { max: 1 }, ...drawn(0.4, [0.3, 0.5]) }, "reproduced"],
    [{ expected: { max: 1 }, ...drawn(0.9, [0.7, 1.1]) }, "partly"],
    [{ expected: { max: 1 }, ...drawn(1.1, [0.9, 1.3]) }, "partly"],
    [{ expected: { max: 1 }, ...drawn(1.2, [1.1, 1.3]) }, "not reproduced"],
    [{ expected: { min: 0.7, max: 1.3 }, ...drawn(1, [0.7, 1.3]) }, "reproduced"],
    [{ expected: { min: 0.7, max: 1.3 }, ...drawn(1, [0.5, 1.5]) }, "partly"],
    [{ expected: { min: 0.7, max: 1.3 }, ...drawn(0.5, [0.4, 0.7]) }, "partly"],
    [{ expected: { min: 0.7, max: 1.3 }, ...drawn(0.5, [0.4, 0.6]) }, "not reproduced"],
    // what is said of every unit is refuted by one
    [{ expected: { max: 1 }, ...drawn(1.1, [0.9, 1.1]), kind: "range" }, "not reproduced"],
    [{ expected: { max: 1 }, ...drawn(0.9, [0.9, 1.1]), kind: "range" }, "not reproduced"],
    [{ expected: { max: 1 }, ...drawn(1, [0.9, 1]), kind: "range" }, "reproduced"],
    [{ expected: { value: 2, tolerance: 0.1 }, measured: 2.1 - 1e-12 }, "reproduced"],
    [{ expected: { value: 2, tolerance: 0.1 }, measured: 2.2 }, "not reproduced"],
    [{ expected: { value: 0, tolerance: 0 }, measured: 0 }, "reproduced"],
    [{ expected: { holds: true }, measured: true }, "reproduced"],
    [{ expected: { holds: true }, measured: false }, "not reproduced"],
    [{ expected: { holds: false }, measured: false }, "reproduced"],
  ];
  for (const [part, verdict] of cases) {
    assert.equal(evaluateClaim({ ...base, ...part }).verdict, verdict, JSON.stringify(part));
  }
});

test("a verdict never gets better when the interval grows", () => {
  const rank: Record<Verdict, number> = { reproduced: 2, partly: 1, "not reproduced": 0 };
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const size = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(number, number, size, size, (a, b, inner, more) => {
      const expected = { min: Math.min(a, b), max: Math.max(a, b) };
      const measured = (a + b) / 2; // inside
      const verdict = (half: number): Verdict =>
        evaluateClaim({ ...base, expected, ...drawn(measured, [measured - half, measured + half]) }).verdict;
      assert.ok(rank[verdict(inner + more)] <= rank[verdict(inner)]);
      assert.notEqual(verdict(inner + more), "not reproduced");
    }),
  );
});

test("the record has these keys and nothing else", () => {
  const spec: ClaimSpec = { ...base, ...drawn(0.4, [0.38, 0.44]), place: "p. 7", unit: "mV", note: "a note" };
  assert.deepEqual(evaluateClaim(spec), {
    ...statement,
    paper: "optimal-plasticity",
    place: "p. 7",
    unit: "mV",
    measured: 0.4,
    interval: [0.38, 0.44],
    kind: "bootstrap",
    units: { count: 8, of: "networks" },
    exact: false,
    verdict: "reproduced",
    profile: "quick",
    note: "a note",
  });
  const { interval, kind, units, exact, place, note, unit } = evaluateClaim(base);
  assert.deepEqual([interval, kind, units, exact, place, note, unit], [null, null, null, true, null, null, null]);
});

test("numbers are recorded with six digits, the verdict is made before", () => {
  const record = evaluateClaim({ ...base, measured: 1.0000001 });
  assert.equal(record.measured, 1);
  assert.equal(record.verdict, "not reproduced");
});

test("the output carries the record, and shows verdict, source and units in words", () => {
  const spec: ClaimSpec = { ...base, statement: `a < b & "c" 'd'`, ...drawn(3, [2, 4]), place: "p. 7" };
  const root = new JSDOM(claimHtml(spec)).window.document.querySelector<HTMLElement>(".plasticity-claim")!;
  assert.deepEqual(JSON.parse(root.dataset["claim"]!), evaluateClaim(spec));
  for (const words of [
    /✗ not reproduced/,
    /a < b & "c" 'd'/,
    /source text, p\. 7/,
    /expected ≤ 1/,
    /bootstrap, 8 networks/,
  ]) {
    assert.match(root.textContent!, words);
  }
  assert.equal(claimHtml(spec), claimHtml(spec));
});

test("a residual is given as the bound that it keeps", () => {
  assert.equal(below(-3e-15, 1e-12), 1e-12);
  assert.equal(below(-3e-11, 1e-12), 3e-11);
  assert.throws(() => below(1, 0), /below: expected a bound > 0, got 0/);
  const html = claimHtml({ ...base, expected: { max: 1e-12 }, measured: below(3e-15, 1e-12) });
  assert.match(new JSDOM(html).window.document.body.textContent!, /measured ≤ 10⁻¹²/);
});

test("everyOne counts, exactly says so", () => {
  assert.deepEqual(everyOne([true, false], "networks"), {
    measured: false,
    units: { count: 2, of: "networks" },
    note: "1 of 2 networks",
  });
  assert.throws(() => everyOne([], "networks"), /everyOne: expected at least one of networks, got none/);
  assert.deepEqual(exactly(1.6), { measured: 1.6, exact: true });
});

test("each pit of a claim that can't fail is refused", () => {
  const estimate = meanEstimate([0.3, 0.4, 0.5], "networks");
  const refused = (part: Partial<Measurement>, message: RegExp): void => {
    const spec = { ...statement, profile: "quick", ...part } as ClaimSpec;
    assert.throws(() => evaluateClaim(spec), message, JSON.stringify(part));
  };
  assert.equal(evaluateClaim({ ...statement, profile: "quick", ...estimate }).verdict, "reproduced");
  // a number out of nowhere: neither exact nor measured over anything
  refused({ measured: 0.4 }, /expected exact: true where nothing is drawn, else units: \{ count, of \}; got neither/);
  // random, but without an interval
  refused({ measured: 0.4, units: { count: 8, of: "networks" } }, /expected an interval and its kind/);
  refused({ ...estimate, kind: "" }, /expected an interval and its kind/);
  // one path, dressed up with an interval
  refused({ ...estimate, units: { count: 1, of: "networks" } }, /to rest on at least 2 networks, got 1/);
  // pooled records of one network, as if they were independent
  for (const of of ["states", "random directions", "time steps", "steps", "states of 8 networks", "neurons"]) {
    refused({ ...estimate, units: { count: 3200, of } }, /expected independent units .*, got/);
  }
  assert.doesNotThrow(() =>
    evaluateClaim({ ...statement, profile: "quick", ...estimate, units: { count: 3, of: "seeds of 1000 steps" } }),
  );
  // "exact" although something is drawn
  refused({ ...estimate, exact: true }, /expected an exact claim to have no interval and no units/);
  // the interval of something else
  refused({ ...estimate, measured: 0.9 }, /expected the measured number in its interval, got 0\.9 and/);
  // a range that nothing can miss
  refused({ measured: 1, exact: true, expected: {} } as never, /expected a range with min ≤ max and at least one end/);
  refused(
    { measured: 1, exact: true, expected: { value: 1, tolerance: Infinity } } as never,
    /expected a value with a tolerance ≥ 0, got 1 ± Infinity/,
  );
  // an expectation of unknown origin
  refused(
    { measured: 1, exact: true, source: "pilot" } as never,
    /expected source to be one of text, caption, .*"pilot"/,
  );
  refused({ measured: 1, exact: true, source: undefined } as never, /expected source to be one of/);
});

test("a claim that can't be judged is refused", () => {
  const cases: [Partial<ClaimSpec>, RegExp][] = [
    [
      { measured: NaN },
      /claim optimal-plasticity\/fig5\/sweet-spot-top-row: expected measured to be a number, got NaN/,
    ],
    [{ measured: true }, /expected measured to be a number, got true/],
    [{ expected: { holds: true }, measured: 1 }, /expected measured to be true or false, got 1/],
    [drawn(1, [NaN, 1]), /expected an interval \[low, high\] with low ≤ high, got \[NaN, 1\]/],
    [drawn(1.5, [2, 1]), /expected an interval \[low, high\] with low ≤ high, got \[2, 1\]/],
    [{ expected: { min: 2, max: 1 } }, /expected a range with min ≤ max and at least one end, got 2 … 1/],
    [{ expected: { min: NaN } }, /expected a range/],
    [{ expected: { value: 1, tolerance: -1 } }, /expected a value with a tolerance ≥ 0, got 1 ± -1/],
    [{ id: "Fig 5" }, /claim: expected an id like "optimal-plasticity\/fig5\/sweet-spot", got "Fig 5"/],
    [{ statement: "" }, /expected statement to be a text, got ""/],
    [{ where: "" }, /expected where to be a text, got ""/],
    [{ profile: undefined as never }, /expected profile to be a text/],
  ];
  for (const [part, message] of cases) assert.throws(() => evaluateClaim({ ...base, ...part }), message);
});
