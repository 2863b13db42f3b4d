import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { withoutComments } from "plasticity/experiments/withoutComments";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The words of a program as TypeScript's parser sees them, and what stands between them. */
function words(code: string): { words: string[]; gaps: string[] } {
  const file = ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const words: string[] = [];
  const gaps: string[] = [];
  let last = 0;
  const visit = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    const start = node.getStart(file);
    if (start === node.getEnd()) return;
    words.push(code.slice(start, node.getEnd()));
    gaps.push(code.slice(last, start));
    last = node.getEnd();
  };
  visit(file);
  gaps.push(code.slice(last));
  return { words, gaps };
}

test("every module of the build keeps its words and loses its comments, as TypeScript's parser sees them", () => {
  const dist = join(root, "src", "dist");
  const files = [dist, join(root, "test", "experiments", "fixtures")].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.m?js$/.test(name))
      .map((name) => join(folder, name)),
  );
  assert.ok(files.length > 100);
  for (const file of files) {
    const code = readFileSync(file, "utf8").replace(/^#!.*/, "");
    const bare = words(withoutComments(code));
    assert.deepEqual(bare.words, words(code).words, relative(root, file));
    assert.deepEqual(
      bare.gaps.filter((gap) => gap.trim() !== ""),
      [],
      relative(root, file),
    );
  }
});

test("what only looks like a comment stays", () => {
  for (const code of [
    `const address = "https://example.org/*";`,
    `const quote = 'it\\'s // not one';`,
    "const text = `a // b ${ {c: `/* ${1} */`}.c } /* d */`;",
    "const pattern = /[/*]\\/\\//g.test(x);",
    "return /['\"`]/.exec(x);",
    "const half = a / 2 / b; const pattern = [/\\//];",
    "const share = (a + b) / c; i++ / 2; list[0] / 2; const s = '/';",
    "const f = (x) => /`/.test(x);",
  ]) {
    assert.equal(withoutComments(code), code);
  }
});

test("comments and layout don't matter, line breaks and every word do", () => {
  const code = `
    // one line
    export function rule(x) { /* why */
      return x / 2; // half
    }
    /** The end. */`;
  const same = `export function rule(x) {\n\n\n  return x / 2;\n}\n`;
  assert.equal(withoutComments(code), withoutComments(same));
  assert.equal(withoutComments(same), "export function rule(x) {\nreturn x / 2;\n}");
  assert.notEqual(withoutComments("return x"), withoutComments("return\nx"));
  assert.notEqual(withoutComments("`a  b`"), withoutComments("`a b`"));
});

test("a text that isn't followed to its end comes back as it is", () => {
  for (const code of ["const s = 'open // x\n;", "const t = `open /* x */", "f({ /* x */", "`${a /* b */"]) {
    assert.equal(withoutComments(code), code);
  }
});
