/**
 * Formats the code cells of all notebooks by prettier, 100 columns wide; with --check it changes nothing and names the
 * cells that are not formatted, or too long: 15 lines, 25 for a cell that is a call of figure(…) alone.
 * Outputs and everything else in the file stay as they are.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";

const LINES = 15;
const FIGURE_LINES = 25;
const check = process.argv.includes("--check");
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const files =
  named.length > 0 ? named : readdirSync("notebooks", { recursive: true }).map((name) => `notebooks/${name}`);
let faults = 0;

for (const file of files.filter((name) => name.endsWith(".ipynb")).sort()) {
  const text = readFileSync(file, "utf8");
  const notebook = JSON.parse(text);
  let changed = false;
  for (const [place, cell] of notebook.cells.entries()) {
    if (cell.cell_type !== "code") continue;
    const isList = Array.isArray(cell.source);
    const source = isList ? cell.source.join("") : cell.source;
    let formatted;
    try {
      formatted = (await format(source, { parser: "typescript", printWidth: 100 })).trimEnd();
    } catch (error) {
      console.error(`${file}: cell ${place}: ${error.message.split("\n")[0]}`);
      faults++;
      continue;
    }
    const lines = formatted.split("\n").filter((line) => line.trim() !== "").length;
    const allowed = /^figure\(\{[\s\S]*\n\}\);$/.test(formatted) ? FIGURE_LINES : LINES;
    if (lines > allowed) {
      console.error(`${file}: cell ${place} has ${lines} lines when formatted, at most ${allowed} are allowed`);
      if (check) faults++;
    }
    if (formatted === source) continue;
    changed = true;
    if (check) {
      console.error(`${file}: cell ${place} is not formatted (node .ci/cells.mjs formats it)`);
      faults++;
    }
    cell.source = isList ? (formatted.match(/[^\n]*\n|[^\n]+/g) ?? []) : formatted;
  }
  if (changed && !check) writeFileSync(file, JSON.stringify(notebook, null, 1) + "\n");
}
process.exitCode = faults === 0 ? 0 : 1;
