// Claims and findings that stand in data/claims: read, held against measurements, shown.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { checkFinding, claimTableHtml, exactly, findingHtml, type FindingSpec, paperClaims } from "plasticity/lab";
import { meanEstimate } from "plasticity/numerics";

const root = mkdtempSync(join(tmpdir(), "plasticity-claims-"));
mkdirSync(join(root, "data", "claims", "p"), { recursive: true });
const write = (content: unknown): void => {
  writeFileSync(join(root, "data", "claims", "p", "fig1.json"), JSON.stringify(content));
};
const one = { id: "one", where: "Fig 1a", source: "caption", statement: "a < b", expected: { max: 1 } };
const two = { id: "two", where: "Eq 2", source: "derived", place: "here", statement: "c", expected: { holds: true } };
const misprint = {
  id: "sign",
  kind: "misprint",
  where: "Eq 2",
  printed: "−",
  correct: "+",
  use: "+",
  wouldChange: "an erratum",
  asked: false,
};

test("a table of claims: one row each with its record, in the order of the measurements", () => {
  write({ paper: "P", claims: [one, two], findings: [misprint] });
  const measured = { two: exactly(true), one: meanEstimate([0.1, 0.9], "networks") };
  const html = claimTableHtml("p/fig1", measured, { profile: "quick", caption: "Both", root });
  const rows = [...new JSDOM(html).window.document.querySelectorAll<HTMLElement>("tr.plasticity-claim")];
  const records = rows.map((row) => JSON.parse(row.dataset["claim"]!) as Record<string, unknown>);
  assert.deepEqual(
    records.map(({ id, source, verdict }) => [id, source, verdict]),
    [
      ["p/fig1/two", "derived", "reproduced"],
      ["p/fig1/one", "caption", "partly"],
    ],
  );
  assert.match(rows[1]!.textContent!, /Fig 1a.*a < b.*caption.*≤ 1.*0\.5.*Student t, 2 networks.*◐ partly/);
  assert.throws(
    () => claimTableHtml("p/fig1", { three: exactly(1) }, { profile: "quick", root }),
    /claims: expected a claim of data\/claims\/p\/fig1\.json \(one, two\), got "three"/,
  );
});

test("a file of claims that isn't as it should be is refused, with its name and the field", () => {
  const cases: [unknown, RegExp][] = [
    [{ paper: "P", claims: [one, one] }, /data\/claims\/p\/fig1\.json: expected each id once, got "one" twice/],
    [{ paper: "P", claims: [{ ...one, source: "pilot" }] }, /data\/claims\/p\/fig1\.json: claims\.0\.source/],
    [{ paper: "P", claims: [{ ...one, expected: {} }] }, /claims\.0\.expected/],
    [{ paper: "P", claims: [{ ...one, id: "One" }] }, /claims\.0\.id: expected lower-case words/],
    [{ paper: "P", claims: [], findings: [{ ...misprint, kind: "oops" }] }, /findings\.0\.kind/],
    [{ paper: "P", claims: [], findings: [{ ...misprint, asked: undefined }] }, /findings\.0\.asked/],
    [[], /whole file/],
  ];
  for (const [content, message] of cases) {
    write(content);
    assert.throws(() => paperClaims("p/fig1", root), message);
  }
  assert.throws(() => paperClaims("p/fig2", root), /data\/claims\/p\/fig2\.json: expected a file of claims/);
  assert.throws(() => paperClaims("../fig2", root), /claims: expected a name like/);
});

test("a finding says everything, or is refused", () => {
  const spec = { ...misprint, id: "p/fig1/sign", evidence: "0.1 <against> 1e-12" } as FindingSpec;
  const root = new JSDOM(findingHtml(spec)).window.document.querySelector<HTMLElement>(".plasticity-finding")!;
  assert.deepEqual(JSON.parse(root.dataset["finding"]!), { ...checkFinding(spec) });
  assert.equal(checkFinding(spec).paper, "p");
  assert.match(root.textContent!, /finding: misprint.*printed−correct\+evidence0\.1 <against> 1e-12.*authors askedno/);
  const refused: [Partial<FindingSpec>, RegExp][] = [
    [{ evidence: " " }, /finding p\/fig1\/sign: expected evidence to be a text, got " "/],
    [{ evidence: undefined as never }, /expected evidence to be a text/],
    [{ kind: "error" as never }, /expected kind to be one of misprint, .*got "error"/],
    [{ id: "sign" }, /finding: expected an id like/],
    [{ asked: "no" as never }, /expected asked to be true or false, got "no"/],
  ];
  for (const [part, message] of refused) assert.throws(() => checkFinding({ ...spec, ...part }), message);
});
