// All notebooks: executed twice over (the quick profile live; then as `npm start` does, with stored results), strictly,
// held against the form of a notebook, the verdicts that are on record, and the outputs that are committed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Claim, claimsIn } from "plasticity/publish/claims";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { type Notebook, readNotebook } from "plasticity/publish/notebook";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const home = join(root, "notebooks");
const files = findNotebooks([], home);
const verdictFile = join(root, "test", "notebooks", "verdicts.json");

function execute(profile: string, output: string): void {
  execFileSync(
    process.execPath,
    ["src/dist/cli.js", "execute", "--strict", "--profile", profile, "--output", output, "--timeout", "300"],
    { cwd: root, stdio: "inherit" },
  );
}

function claimsOf(folder: string): Map<string, Claim> {
  return new Map(
    findNotebooks([join(root, folder)], join(root, folder))
      .flatMap(({ file, name }) => claimsIn(readNotebook(file), name))
      .map((claim) => [claim.id, claim]),
  );
}

describe("notebooks", () => {
  before(() => {
    execute("quick", "site/quick");
    execute("auto", "site/executed");
  });

  for (const { file, name } of files) {
    test(`${name}: committed as it comes out of a clean kernel, under 1.5 MB, without stderr`, () => {
      assert.ok(statSync(file).size < 1.5e6, `${statSync(file).size} bytes`);
      const notebook = readNotebook(file);
      let count = 0;
      for (const cell of notebook.cells) {
        if (cell.cell_type !== "code") continue;
        assert.equal(cell.execution_count, ++count);
        for (const output of cell.outputs) {
          assert.ok(!(output.output_type === "stream" && output.name === "stderr"), "printed to stderr");
          assert.notEqual(output.output_type, "error");
        }
      }
      assert.ok(
        readFileSync(file).equals(readFileSync(join(root, "site/executed", `${name}.ipynb`))),
        "executing it changed it: npm run notebooks saves the new outputs",
      );
    });

    test(`${name}: short cells, sections in the house's order`, () => {
      const notebook = readNotebook(file);
      for (const cell of notebook.cells) {
        if (cell.cell_type !== "code") continue;
        const lines = cell.source.split("\n").filter((line) => line.trim() !== "").length;
        assert.ok(lines <= 22, `cell ${cell.id} has ${lines} lines`);
      }
      if (!name.includes("/")) return; // the index has a form of its own
      const headings = headingsOf(notebook);
      let from = 0;
      for (const wanted of ["Claim", "Equation", "Run", "Figure", "Check", "Try"]) {
        const at = headings.indexOf(wanted, from);
        assert.ok(at >= 0, `no section "${wanted}" in its place among ${headings.join(", ")}`);
        from = at;
      }
    });
  }

  test("claims: the verdicts on record, in both profiles (UPDATE_VERDICTS=1 records new ones)", () => {
    const quick = claimsOf("site/quick");
    const stored = claimsOf("site/executed");
    assert.deepEqual([...quick.keys()], [...stored.keys()]);
    const found = Object.fromEntries(
      [...stored].map(([id, claim]) => [id, { verdict: claim.verdict, quick: quick.get(id)?.verdict }]),
    );
    if (process.env["UPDATE_VERDICTS"] === "1" || !existsSync(verdictFile)) {
      writeFileSync(verdictFile, `${JSON.stringify(found, null, 2)}\n`);
    }
    assert.deepEqual(found, JSON.parse(readFileSync(verdictFile, "utf8")));
  });
});

function headingsOf(notebook: Notebook): string[] {
  return notebook.cells
    .filter((cell) => cell.cell_type === "markdown")
    .flatMap((cell) => cell.source.split("\n"))
    .filter((line) => /^###? /.test(line))
    .map((line) => line.replace(/^#+/, "").trim());
}
