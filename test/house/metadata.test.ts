// What the project says of itself to others: CITATION.cff (Citation File Format 1.2.0) and the dev container.
import assert from "node:assert/strict";
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { papersOf } from "plasticity/publish/papers";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");

test("CITATION.cff has what its format asks for, and the papers as data/papers.json has them", () => {
  const text = read("CITATION.cff");
  for (const key of ["cff-version: 1.2.0", "message: ", "title: ", "authors:", "license: MIT", "references:"]) {
    assert.match(text, new RegExp(`^${key}`, "m"));
  }
  const [, version] = /^version: (.*)$/m.exec(text)!;
  assert.equal(version, (JSON.parse(read("package.json")) as { version: string }).version);
  const quoted = (value: string): string => JSON.stringify(value);
  const references = papersOf(root).map((paper) => {
    const authors = paper.authors.map(
      ({ family, given }) => `      - family-names: ${quoted(family)}\n        given-names: ${quoted(given)}\n`,
    );
    return (
      `  - type: article\n    title: ${quoted(paper.title)}\n    authors:\n${authors.join("")}` +
      `    journal: ${quoted(paper.journal)}\n    year: ${paper.year}\n    volume: ${paper.volume}\n` +
      (paper.issue === undefined ? "" : `    issue: ${paper.issue}\n`) +
      `    start: ${quoted(paper.start)}\n` +
      (paper.end === undefined ? "" : `    end: ${quoted(paper.end)}\n`) +
      `    doi: ${quoted(paper.doi)}\n`
    );
  });
  assert.equal(references.length, 4);
  assert.equal(text.slice(text.indexOf("references:\n") + "references:\n".length), references.join(""));
});

test("the dev container has Node and the Jupyter extension, and names no registry", () => {
  const text = read(".devcontainer/devcontainer.json");
  const { image, customizations } = JSON.parse(text) as {
    image: string;
    customizations: { vscode: { extensions: string[] } };
  };
  const [, version] = /^node:(\d+)/.exec(image) ?? [];
  assert.ok(Number(version) >= 20, image);
  assert.ok(customizations.vscode.extensions.includes("ms-toolsai.jupyter"));
  assert.doesNotMatch(text, /https?:|[a-z]\.[a-z]+\//, "an address");
});

test("a list of papers that isn't one is refused with its file and field", () => {
  const folder = mkdtempSync(join(tmpdir(), "papers-"));
  assert.deepEqual(papersOf(folder), []);
  mkdirSync(join(folder, "data"));
  for (const [content, expected] of [
    ["{", /papers\.json: expected a list of papers \(JSON\)/],
    ["{}", /papers\.json: whole file: /],
    [`[{ "folder": "a", "year": "2020" }]`, /papers\.json: 0\./],
  ] as const) {
    writeFileSync(join(folder, "data", "papers.json"), content);
    assert.throws(() => papersOf(folder), expected);
  }
});
