// Who may know whom: the arrows of the house, read from the imports of src/.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const src = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "src");
const papers = ["optimal-plasticity", "synaptic-balancing", "natural-gradient", "network-size"];
const base = ["files", "numerics", "kernels", "experiments"];
/** Of a paper's room, what only a notebook asks for. */
const READS_A_FILE = /experimentalStudies\.ts$/;

/** Room → rooms that it may import from. */
const allowed: Record<string, readonly string[]> = {
  files: [],
  numerics: [],
  kernels: ["numerics"],
  experiments: ["files", "numerics"],
  ...Object.fromEntries(papers.map((paper) => [paper, base])),
  // where the papers meet: the one room that may use several of them
  synthesis: [...base, ...papers],
  // notes in the W3C's model; the script of the pages is made of the same files
  annotations: ["files"],
  lab: ["files", "numerics", "experiments", "annotations"],
  // from lab only the words in which claims are told
  publish: ["files", "lab", "annotations"],
  // slides: the pages' parts, readers' notes, and the words and colours of the lab
  present: ["files", "lab", "publish", "annotations"],
  // figures that compute in a browser what experiments compute in Node
  explorables: ["numerics", "kernels", "experiments", ...papers, "lab", "publish"],
  // the server of the lab; its front end is scripts for the browser, with packages of their own
  jupyterlab: ["files", "publish"],
  // from lab only the words in which claims are told
  commands: [...base, ...papers, "synthesis", "annotations", "lab", "publish", "present", "jupyterlab"],
  "cli.ts": ["commands"],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["dist", "node_modules", "assembly"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : entry.name.endsWith(".ts") ? [path] : [];
  });
}
const roomOf = (path: string): string => relative(src, path).split(/[\\/]/)[0]!;
const importsOf = (path: string): string[] =>
  [...readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) =>
    resolve(dirname(path), match[1]!),
  );

test("each room imports only from the rooms that it may know", () => {
  for (const path of sources(src)) {
    const room = roomOf(path);
    const known = allowed[room];
    assert.ok(known, `${relative(src, path)}: "${room}" is not a room of the house`);
    for (const target of importsOf(path).map(roomOf)) {
      assert.ok(target === room || known.includes(target), `${relative(src, path)} imports from ${target}`);
    }
  }
});

test("pages take from the lab only the words in which claims are told", () => {
  for (const path of sources(join(src, "publish"))) {
    for (const target of importsOf(path).filter((one) => roomOf(one) === "lab")) {
      assert.match(relative(src, target), /^lab[\\/](?:claim|claimText)\.js$/, relative(src, path));
    }
  }
});

test("danfojs and mathjs, slow to load, are imported nowhere that a command or a worker starts from", () => {
  for (const path of sources(src)) {
    if (roomOf(path) === "lab") continue;
    assert.doesNotMatch(readFileSync(path, "utf8"), /from "danfojs-node"/, relative(src, path));
  }
});

test("no stream of random numbers but the named ones", () => {
  for (const path of sources(src)) {
    const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, /Math\.random/, relative(src, path));
  }
});

test("what computes a point needs nothing of Node, so that a browser's worker can compute it too", () => {
  const rooms = ["numerics", "kernels", ...papers, "synthesis"];
  const reached = new Set(sources(src).filter((path) => rooms.includes(roomOf(path)) && !READS_A_FILE.test(path)));
  for (const path of reached) {
    for (const target of importsOf(path)) {
      const source = target.replace(/\.js$/, ".ts");
      if (existsSync(source) && !READS_A_FILE.test(source)) reached.add(source);
    }
  }
  assert.ok(reached.has(join(src, "experiments", "define.ts")));
  for (const path of reached) {
    const code = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    assert.doesNotMatch(code, /from "node:|\bBuffer\b|\brequire\(/, relative(src, path));
  }
});
