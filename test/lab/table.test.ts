import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { formatNumber, tableHtml } from "plasticity/lab";

function cells(html: string): string[][] {
  const rows = [...new JSDOM(html).window.document.querySelectorAll("tr")];
  return rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? ""));
}

const records = [
  { rho: 0.1, error: 0.0123456, name: "a <b>", ok: true },
  { rho: 1.5, error: -1.2e-7, name: null, ok: false },
];

test("records become rows, with titles, units and significant digits", () => {
  const html = tableHtml(records, {
    caption: "Errors & more",
    columns: [{ name: "rho", title: "ρ" }, { name: "error", unit: "mV²", digits: 3 }, "name", "ok"],
  });
  assert.deepEqual(cells(html), [
    ["ρ", "errormV²", "name", "ok"],
    ["0.1", "0.0123", "a <b>", "yes"],
    ["1.5", "−1.2·10⁻⁷", "–", "no"],
  ]);
  assert.match(html, /<caption[^>]*>Errors &amp; more<\/caption>/);
});

test("numbers stand right-aligned, text left-aligned", () => {
  const first = new JSDOM(tableHtml(records)).window.document.querySelectorAll<HTMLElement>("tbody tr:first-child td");
  assert.deepEqual(
    [...first].map(({ style }) => style.textAlign),
    ["right", "right", "left", "left"],
  );
});

test("a DataFrame gives the same table as its records", () => {
  const frame = { columns: ["rho", "error", "name", "ok"], values: records.map((record) => Object.values(record)) };
  assert.equal(tableHtml(frame), tableHtml(records));
});

test("long tables are cut and say so", () => {
  const many = Array.from({ length: 60 }, (_, k) => ({ k }));
  const html = tableHtml(many);
  assert.equal(cells(html).length, 51);
  assert.match(html, /10 more rows not shown/);
});

test("what isn't a table is refused", () => {
  assert.throws(() => tableHtml(null as never), /table: expected a DataFrame or an array of records/);
  assert.throws(() => tableHtml([1] as never), /table: expected row 0 to be a record, got 1/);
  assert.throws(() => tableHtml(records, { columns: ["tau"] }), /expected a column of rho, error, name, ok, got "tau"/);
});

test("numbers for people", () => {
  const cases: [number, string][] = [
    [0, "0"],
    [1, "1"],
    [-0.5, "−0.5"],
    [0.123456, "0.1235"],
    [12345.6, "12346"],
    [999999, "999999"],
    [1234567, "1.235·10⁶"],
    [0.001, "0.001"],
    [0.00012346, "1.235·10⁻⁴"],
    [1e-15, "10⁻¹⁵"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
    [NaN, "NaN"],
  ];
  for (const [value, text] of cases) assert.equal(formatNumber(value), text);
});
