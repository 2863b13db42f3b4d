import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeHtml } from "plasticity/lab/escape";
import type { CodeCell, Notebook } from "plasticity/publish/notebook";
import { figureSources, obtainedIn, ResultRecordError } from "plasticity/publish/restsOn";

const record = (name: string): object => ({ experiment: `a/${name}`, profile: "paper", digest: "0123456789abcdef" });

function cell(source: string, ...records: object[]): CodeCell {
  const outputs = records.map((one) => ({
    output_type: "display_data" as const,
    data: { "text/html": `<div class="plasticity-progress" data-result="${escapeHtml(JSON.stringify(one))}">✓</div>` },
    metadata: {},
  }));
  return { cell_type: "code", id: "x", metadata: {}, source, outputs, execution_count: 1 };
}

const notebook = (...cells: CodeCell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

test("a figure rests on the results that reach it through variables, not on the others", () => {
  const sources = figureSources(
    notebook(
      cell("const first = await obtain(one);\nconst second = await obtain(two);", record("one"), record("two")),
      cell("const { mean: middle, ...rest } = rows(first);\nconst other = rows(second);", record("unrelated")),
      cell("const marks = [\n  Plot.line(middle, { x: 1 }),\n];\nfunction late() {\n  return other;\n}"),
      cell('figure({\n  id: "fig1",\n  panels: [{ plot: { marks: [...marks] } }],\n});'),
      cell('figure({ id: "fig2", marks: late() });'),
      cell('figure({ id: "fig3", first: 1, marks: theme.second });'),
      cell("const third = await obtain(three);", record("three")),
      cell('figure({\n  id: "fig4",\n  caption: `of ${third.profile}`,\n  marks: marks,\n});'),
    ),
  );
  const found = Object.fromEntries(
    sources.map(({ figure, results }) => [figure, results.map(({ experiment }) => experiment)]),
  );
  assert.deepEqual(found, { fig1: ["a/one"], fig2: ["a/two"], fig3: [], fig4: ["a/one", "a/three"] });
});

test("where calls and results can't be told apart, a figure rests on all of the cell's", () => {
  const [figure] = figureSources(
    notebook(
      cell("const both = await Promise.all([one, two].map((e) => obtain(e)));", record("one"), record("two")),
      cell('figure({ id: "fig1", data: both });'),
    ),
  );
  assert.deepEqual(figure!.results, [record("one"), record("two")]);
});

test("each result once; a damaged record is named", () => {
  assert.deepEqual(obtainedIn(notebook(cell("", record("one"), record("one")))), [record("one")]);
  const damaged = notebook(cell("", { experiment: "a/one" }));
  assert.throws(
    () => obtainedIn(damaged, "fig1"),
    (error: Error) => {
      assert.ok(error instanceof ResultRecordError);
      assert.match(error.message, /^fig1: result: profile: /);
      return true;
    },
  );
});
