import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { executeNotebook } from "plasticity/publish/executeNotebook";
import { type CodeCell, type Notebook, readNotebook } from "plasticity/publish/notebook";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "fixtures");

/** A notebook of these code cells. */
function notebookOf(...sources: string[]): Notebook {
  const empty = readNotebook(join(fixtures, "warns.ipynb"));
  const cell = (source: string, index: number): CodeCell => ({
    cell_type: "code",
    id: `code-${index}`,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  });
  return { ...empty, cells: sources.map(cell) };
}
const run = (sources: string[], options: object = {}) =>
  executeNotebook(notebookOf(...sources), { directory: fixtures, ...options });
const outputsOf = (notebook: Notebook, cell: number) => (notebook.cells[cell] as CodeCell).outputs;

describe("errors that come late, or with the kernel's end", { concurrency: 2 }, () => {
  test("a cell that ends its kernel keeps its outputs and its stderr", async () => {
    const { notebook, failure } = await run([
      `console.log("before");`,
      `import { writeSync } from "fs";
console.log("so far");
console.error("the pivot is zero");
writeSync(2, "out of everything");
process.exit(3);`,
    ]);
    assert.equal(failure?.cell, 2);
    assert.equal(failure.reason, "kernel: it died (exit code 3)");
    assert.match(failure.stderr, /the pivot is zero\n[^]*out of everything/);
    assert.match(JSON.stringify(outputsOf(notebook, 0)), /before/);
    assert.deepEqual(outputsOf(notebook, 1), [
      { output_type: "stream", name: "stdout", text: "so far\n" },
      { output_type: "stream", name: "stderr", text: "the pivot is zero\n" },
      { output_type: "stream", name: "stderr", text: "out of everything" },
    ]);
  });

  test("so does one that is killed", async () => {
    const { notebook, failure } = await run([
      `console.log("so far"); await new Promise((next) => setTimeout(next, 50)); process.kill(process.pid, "SIGKILL");`,
    ]);
    assert.equal(failure?.reason, "kernel: it died (signal SIGKILL)");
    assert.deepEqual(outputsOf(notebook, 0), [{ output_type: "stream", name: "stdout", text: "so far\n" }]);
  });

  test("an unhandled rejection and a throw in a timer fail the run, strict or not", async () => {
    for (const [source, message] of [
      [
        `void Promise.reject(new Error("nobody handles this"));`,
        /UnhandledPromiseRejection: Error: nobody handles this/,
      ],
      [`setTimeout(() => { throw new Error("from a timer"); }, 100);`, /UncaughtException: Error: from a timer/],
    ] as const) {
      for (const strict of [false, true]) {
        const { failure, notebook } = await run([source], { strict });
        assert.equal(failure?.reason, "left an error unhandled");
        assert.equal(failure.cell, 1);
        assert.match(failure.stderr, message);
        assert.match(JSON.stringify(outputsOf(notebook, 0)), new RegExp(message.source.slice(0, 20)));
      }
    }
  });

  test("what comes after its cell was judged fails the run too, and ends it there", async () => {
    const { failure, notebook } = await run([
      `setTimeout(() => { throw new Error("late"); }, 200);`,
      `await new Promise((next) => setTimeout(next, 1000));`,
      `console.log("never");`,
    ]);
    assert.match(failure?.stderr ?? "", /UncaughtException: Error: late/);
    assert.deepEqual(outputsOf(notebook, 2), []);
  });

  test("printing to stderr late is a failure only in strict mode", async () => {
    const source = `setTimeout(() => console.error("late warning"), 100);`;
    assert.equal((await run([source])).failure, undefined);
    assert.equal((await run([source], { strict: true })).failure?.reason, "printed to stderr (strict)");
  });

  test("a kernel that ends after its last cell is a failure", async () => {
    const { failure } = await run([`setTimeout(() => process.exit(4), 100); console.log("last");`]);
    assert.equal(failure?.reason, "kernel: it died (exit code 4)");
  });

  test("a promise whose rejection is handled is none", async () => {
    const { failure } = await run([`await Promise.reject(new Error("handled")).catch(() => undefined);`]);
    assert.equal(failure, undefined);
  });
});

test("npm start is strict", () => {
  const file = fileURLToPath(new URL("../../package.json", import.meta.url));
  const { scripts } = JSON.parse(readFileSync(file, "utf8")) as { scripts: Record<string, string> };
  assert.match(scripts["start"] ?? "", /cli\.js execute --strict/);
});
