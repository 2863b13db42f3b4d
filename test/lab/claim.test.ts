import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { JSDOM } from "jsdom";
import { claimHtml, evaluateClaim, type ClaimSpec, type Verdict } from "plasticity/lab";

const base: ClaimSpec = {
  id: "optimal-plasticity/fig5/sweet-spot-top-row",
  figure: "Fig 5",
  statement: "The sweet spot is below one.",
  expected: { max: 1 },
  measured: 0.4,
  profile: "quick",
};

test("the verdict follows from number, interval and expected range", () => {
  const cases: [Partial<ClaimSpec>, Verdict][] = [
    [{ expected: { max: 1 }, measured: 0.4 }, "reproduced"],
    [{ expected: { max: 1 }, measured: 1 }, "reproduced"],
    [{ expected: { max: 1 }, measured: 1.001 }, "not reproduced"],
    [{ expected: { max: 1 }, measured: 0.4, interval: [0.3, 0.5] }, "reproduced"],
    [{ expected: { max: 1 }, measured: 0.9, interval: [0.7, 1.1] }, "partly"],
    [{ expected: { max: 1 }, measured: 1.1, interval: [0.9, 1.3] }, "partly"],
    [{ expected: { max: 1 }, measured: 1.2, interval: [1.1, 1.3] }, "not reproduced"],
    [{ expected: { min: 0.7, max: 1.3 }, measured: 1, interval: [0.7, 1.3] }, "reproduced"],
    [{ expected: { min: 0.7, max: 1.3 }, measured: 1, interval: [0.5, 1.5] }, "partly"],
    [{ expected: { min: 0.7, max: 1.3 }, measured: 0.5, interval: [0.4, 0.7] }, "partly"],
    [{ expected: { min: 0.7, max: 1.3 }, measured: 0.5, interval: [0.4, 0.6] }, "not reproduced"],
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
        evaluateClaim({ ...base, expected, measured, interval: [measured - half, measured + half] }).verdict;
      assert.ok(rank[verdict(inner + more)] <= rank[verdict(inner)]);
      assert.notEqual(verdict(inner + more), "not reproduced");
    }),
  );
});

test("the record has these keys and nothing else", () => {
  const record = evaluateClaim({ ...base, interval: [0.38, 0.44], unit: "mV", note: "a note" });
  assert.deepEqual(record, {
    id: "optimal-plasticity/fig5/sweet-spot-top-row",
    paper: "optimal-plasticity",
    figure: "Fig 5",
    statement: "The sweet spot is below one.",
    expected: { max: 1, unit: "mV" },
    measured: 0.4,
    interval: [0.38, 0.44],
    verdict: "reproduced",
    profile: "quick",
  });
  assert.equal(evaluateClaim(base).interval, null);
});

test("numbers are recorded with six digits, the verdict is made before", () => {
  const record = evaluateClaim({ ...base, measured: 1.0000001 });
  assert.equal(record.measured, 1);
  assert.equal(record.verdict, "not reproduced");
});

test("the output carries the record, and shows the verdict in words beside a symbol", () => {
  const spec: ClaimSpec = { ...base, statement: `a < b & "c" 'd'`, measured: 3 };
  const root = new JSDOM(claimHtml(spec)).window.document.querySelector<HTMLElement>(".plasticity-claim")!;
  assert.deepEqual(JSON.parse(root.dataset["claim"]!), evaluateClaim(spec));
  assert.match(root.textContent!, /✗ not reproduced/);
  assert.match(root.textContent!, /a < b & "c" 'd'/);
  assert.match(root.textContent!, /expected ≤ 1/);
  assert.equal(claimHtml(spec), claimHtml(spec));
});

test("a claim that can't be judged is refused", () => {
  const cases: [Partial<ClaimSpec>, RegExp][] = [
    [
      { measured: NaN },
      /claim optimal-plasticity\/fig5\/sweet-spot-top-row: expected measured to be a number, got NaN/,
    ],
    [{ measured: true }, /expected measured to be a number, got true/],
    [{ expected: { holds: true }, measured: 1 }, /expected measured to be true or false, got 1/],
    [{ interval: [NaN, 1] }, /expected an interval \[low, high\] with low ≤ high, got \[NaN, 1\]/],
    [{ interval: [2, 1] }, /expected an interval \[low, high\] with low ≤ high, got \[2, 1\]/],
    [{ expected: {} }, /expected a range with min ≤ max and at least one end/],
    [{ expected: { min: 2, max: 1 } }, /expected a range with min ≤ max and at least one end, got 2 … 1/],
    [{ expected: { min: NaN } }, /expected a range/],
    [{ expected: { value: 1, tolerance: -1 } }, /expected a value with a tolerance ≥ 0, got 1 ± -1/],
    [{ id: "Fig 5" }, /claim: expected an id like "optimal-plasticity\/fig5\/sweet-spot", got "Fig 5"/],
    [{ statement: "" }, /expected statement to be a text, got ""/],
    [{ profile: undefined as never }, /expected profile to be a text/],
  ];
  for (const [part, message] of cases) assert.throws(() => evaluateClaim({ ...base, ...part }), message);
});
