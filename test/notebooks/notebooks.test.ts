// All notebooks: executed twice over (the quick profile live, followed by what the section Try proposes; then as
// `npm start` does, with stored results), strictly, held against the form of a notebook, the claims of the papers, the
// verdicts that are on record, and the outputs that are committed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { paperClaims } from "plasticity/lab";
import { type Claim, claimsIn } from "plasticity/publish/claims";
import { findingsIn } from "plasticity/publish/findings";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { type CodeCell, type Notebook, readNotebook, writeNotebook } from "plasticity/publish/notebook";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const home = join(root, "notebooks");
const files = findNotebooks([], home);
const verdictFile = join(root, "test", "notebooks", "verdicts.json");

function execute(profile: string, output: string, from = "notebooks"): void {
  execFileSync(
    process.execPath,
    ["src/dist/cli.js", "execute", from, "--strict", "--profile", profile, "--output", output, "--timeout", "300"],
    { cwd: root, stdio: "inherit" },
  );
}

/** What the section Try proposes, as cells: its blocks of code. */
function tryCells(notebook: Notebook): CodeCell[] {
  const text = notebook.cells.filter((cell) => cell.cell_type === "markdown").map((cell) => cell.source);
  const section = text.join("\n\n").split(/^## Try$/m)[1] ?? "";
  return [...section.matchAll(/^([ \t]*)```ts\n([\s\S]*?)^\1```/gm)].map(([, indent, code], k) => ({
    id: `try-${k + 1}`,
    cell_type: "code",
    metadata: {},
    source: code!.replaceAll(new RegExp(`^${indent}`, "gm"), "").trimEnd(),
    outputs: [],
    execution_count: null,
  }));
}

const isTried = ({ id }: { id: string }): boolean => id.startsWith("try-");

/** The notebooks with what they propose to try, where the same packages are found. */
function writeTried(folder: string): void {
  rmSync(join(root, folder), { recursive: true, force: true });
  for (const { file, name } of files) {
    const notebook = readNotebook(file);
    writeNotebook(join(root, folder, `${name}.ipynb`), {
      ...notebook,
      cells: [...notebook.cells, ...tryCells(notebook)],
    });
  }
}

function claimsOf(folder: string): Map<string, Claim> {
  return new Map(
    findNotebooks([join(root, folder)], join(root, folder))
      .flatMap(({ file, name }) => {
        const notebook = readNotebook(file);
        return claimsIn({ ...notebook, cells: notebook.cells.filter((cell) => !isTried(cell)) }, name);
      })
      .map((claim) => [claim.id, claim]),
  );
}

describe("notebooks", () => {
  before(() => {
    writeTried("site/tried");
    execute("quick", "site/quick", "site/tried");
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

    test(`${name}: sections in the house's order, something to try that runs and shows something`, () => {
      const notebook = readNotebook(file);
      if (!name.includes("/")) return; // the index has a form of its own
      const headings = headingsOf(notebook);
      let from = 0;
      for (const wanted of ["Claim", "Equation", "Run", "Figure", "Check", "Try"]) {
        const at = headings.indexOf(wanted, from);
        assert.ok(at >= 0, `no section "${wanted}" in its place among ${headings.join(", ")}`);
        from = at;
      }
      const tried = readNotebook(join(root, "site/quick", `${name}.ipynb`)).cells.filter(isTried) as CodeCell[];
      assert.ok(tried.length > 0, "no block of code in the section Try");
      for (const { source, outputs } of tried) assert.ok(outputs.length > 0, `shows nothing: ${source}`);
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

test("claims and findings: every one in data/claims is shown by a notebook, and none is made up there", () => {
  const folder = join(root, "data", "claims");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, "").replaceAll("\\", "/"));
  const onFile = names.map((name) => paperClaims(name, root));
  const notebooks = files.map(({ file, name }) => [readNotebook(file), name] as const);
  const shown = (read: (notebook: Notebook, name: string) => { id: string }[]): string[] =>
    notebooks.flatMap(([notebook, name]) => read(notebook, name).map(({ id }) => id)).sort();
  assert.deepEqual(shown(claimsIn), onFile.flatMap(({ claims }) => [...claims.values()].map(({ id }) => id)).sort());
  assert.deepEqual(
    shown(findingsIn),
    onFile.flatMap(({ findings }) => [...findings.values()].map(({ id }) => id)).sort(),
  );
});

function headingsOf(notebook: Notebook): string[] {
  return notebook.cells
    .filter((cell) => cell.cell_type === "markdown")
    .flatMap((cell) => cell.source.split("\n"))
    .filter((line) => /^###? /.test(line))
    .map((line) => line.replace(/^#+/, "").trim());
}
