// Every parser of files and options gets 10 000 damaged and odd inputs: it says in one line what is wrong with which file,
// or what it takes is right; it never ends in an error of the language itself, nor takes long.
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { assignment } from "plasticity/commands/assignment";
import { readResult, resolveParameters, runExperiment } from "plasticity/experiments";
import { headerIn, headerLine, type PointValues, pointLine, pointsIn } from "plasticity/experiments/partial";
import { formatResult } from "plasticity/experiments/resultFile";
import { formatAnnotations, mergeAnnotations, parseAnnotations, threadsOf } from "plasticity/annotations";
import { annotate, annotations, figureHtml, heatmap, panels } from "plasticity/lab";
import { paperClaims } from "plasticity/lab/paperClaims";
import { claimsIn } from "plasticity/publish/claims";
import { cleanFragment, cleanText } from "plasticity/publish/cleanHtml";
import { drawingOf } from "plasticity/publish/figureDrawing";
import { figureTools } from "plasticity/publish/figureTools";
import { findingsIn } from "plasticity/publish/findings";
import { notebookText, parseNotebook } from "plasticity/publish/notebook";
import { obtainedIn } from "plasticity/publish/restsOn";
import { manifestText, parseManifest } from "plasticity/publish/siteManifest";
import { folderInMemory } from "../experiments/faultyRuns.js";
import { probe } from "../experiments/fixtures/probe.mjs";
import { mutated } from "../mutations.js";
import fc from "../property.js";

const INPUTS = 10_000;
const LONGEST = 5000; // milliseconds for one input, on a busy machine
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = folderInMemory("parsers-");
const text = (file: string): string => readFileSync(join(root, file), "utf8");

/** What a parser says of an input: its value, or one clear line that names `named`. */
function said<T>(parse: () => T, named: RegExp): T | undefined {
  const start = performance.now();
  try {
    return parse();
  } catch (error) {
    const { name, message } = error as Error;
    const whole = `${name}: ${message.slice(0, 500)}`;
    assert.match(message, named, whole);
    assert.doesNotMatch(
      message,
      /[\n\r]|is not a function|Cannot read|Maximum call stack|undefined \(|Invalid string/,
      whole,
    );
    assert.ok(message.length < 1000, whole);
    return undefined;
  } finally {
    assert.ok(performance.now() - start < LONGEST, `took ${performance.now() - start} ms`);
  }
}

/** Half of the inputs with bytes changed, half with parts of the JSON. Returns how many were taken. */
function fuzz(files: readonly string[], check: (bytes: Buffer) => boolean, inputs = INPUTS): number {
  let taken = 0;
  for (const kind of ["bytes", "JSON"] as const) {
    fc.assert(
      fc.property(mutated(files, kind), (bytes) => {
        if (check(bytes)) taken++;
      }),
      { numRuns: inputs / 2, endOnFailure: true },
    );
  }
  return taken;
}

test("notebooks", () => {
  const fixtures = ["outputs", "warns", "expected-error"].map((name) => text(`test/publish/fixtures/${name}.ipynb`));
  const attached = JSON.stringify({
    cells: [
      {
        cell_type: "markdown",
        id: "a",
        metadata: {},
        source: ["a\n", "b"],
        attachments: { "x.png": { "image/png": "AA==" } },
      },
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
  const taken = fuzz([...fixtures, attached], (bytes) => {
    const notebook = said(() => parseNotebook(bytes.toString("utf8"), "n.ipynb"), /^n\.ipynb: /);
    if (notebook === undefined) return false;
    const written = said(() => notebookText(notebook), /^$/);
    assert.equal(notebookText(parseNotebook(written!)), written, "what is written is what was read");
    return true;
  });
  assert.ok(taken > 1000);
});

test("the records in notebooks' outputs", () => {
  const claim = JSON.stringify(JSON.parse(firstRecord("claim")));
  const files = [
    claim,
    JSON.stringify(JSON.parse(firstRecord("finding"))),
    JSON.stringify(JSON.parse(firstRecord("result"))),
  ];
  const escape = (record: string): string =>
    record.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const read = { claim: claimsIn, finding: findingsIn, result: obtainedIn };
  fuzz(files, (bytes) => {
    for (const kind of ["claim", "finding", "result"] as const) {
      const className = kind === "result" ? "progress" : kind;
      const html = `<div class="plasticity-${className}" data-${kind}="${escape(bytes.toString("utf8"))}"></div>`;
      const output = { output_type: "display_data", data: { "text/html": html }, metadata: {} };
      const cell = { cell_type: "code", id: "a", metadata: {}, source: "", execution_count: 1, outputs: [output] };
      const notebook = parseNotebook(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
      said(() => read[kind](notebook, "n"), /^n: /);
    }
    return true;
  });
});

test("what figures say of their panels: a damaged record is named, any other can be shown", () => {
  const plot = { x: { label: "ρ" }, marks: [Plot.dot([[1, 2]]), heatmap([1, 2, 3, 4], { rows: 2, columns: 2 })] };
  const figure = figureHtml({
    id: "f",
    label: "Fig",
    caption: "c",
    alt: "a",
    panels: panels([1, 2], () => ({ plot })),
  });
  const record = new JSDOM(figure).window.document.querySelector<HTMLElement>("figure")!.dataset["drawing"]!;
  const tools = { id: "f", name: "Fig", alternative: "a", code: { id: "code-1", number: 1 }, madeBy: [] };
  const taken = fuzz([record], (bytes) => {
    const drawing = drawingOf(bytes.toString("utf8"));
    if (typeof drawing === "string") {
      assert.match(drawing, /^data-drawing/);
      assert.ok(drawing.length < 1000 && !/[\n\r]/.test(drawing), drawing);
      return false;
    }
    said(() => cleanText(cleanFragment(figureTools({ ...tools, drawing }, (name) => name).html)), /^$/);
    return true;
  });
  assert.ok(taken > 10);
});

/** The first record of a kind in a saved notebook. */
function firstRecord(kind: string): string {
  const { cells } = parseNotebook(text("notebooks/network-size/fig6.ipynb"));
  const found = new RegExp(`data-${kind}="([^"]*)"`).exec(
    cells
      .flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []))
      .map((output) => ("data" in output ? String(output.data["text/html"]) : ""))
      .join(),
  )?.[1];
  return (found ?? "{}")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'");
}

test("results: nothing but what was written is taken", async () => {
  const result = await runExperiment(probe);
  const whole = formatResult(result);
  const original = { ...result };
  const file = join(folder, "result.json");
  fuzz([whole], (bytes) => {
    writeFileSync(file, bytes);
    const taken = said(() => readResult(file), /result\.json: /);
    if (taken !== undefined) assert.deepEqual(taken, original);
    return taken !== undefined;
  });
});

test("unfinished sweeps: only points as they were written are taken", () => {
  const sweep = { experiment: "a/b", fingerprint: "0123456789abcdef", code: "fedcba9876543210" };
  const points: PointValues[] = Array.from({ length: 6 }, (_, k) => ({ mean: [k + 0.25], draws: [k, 1 - k / 3, NaN] }));
  const whole = headerLine(sweep) + points.map((values, index) => pointLine(index, values, sweep)).join("");
  const check = (bytes: Buffer): boolean => {
    const header = said(() => headerIn(bytes, "p.jsonl"), /^p\.jsonl:/);
    if (header === undefined) return false;
    assert.deepEqual(header, { format: "plasticity-partial/2", ...sweep });
    const { done } = said(() => pointsIn(bytes, sweep), /^$/)!;
    for (const [index, values] of done) assert.deepEqual(values, points[index]);
    return true;
  };
  let taken = 0;
  fc.assert(
    fc.property(mutated([whole], "bytes"), (bytes) => {
      if (check(bytes)) taken++;
    }),
    { numRuns: INPUTS, endOnFailure: true },
  );
  assert.ok(taken > 1000);
});

test("claims and findings of papers", () => {
  const file = join(folder, "data", "claims", "a", "b.json");
  mkdirSync(dirname(file), { recursive: true });
  const { paper, claims, findings } = JSON.parse(text("data/claims/network-size/fig6.json")) as Record<
    string,
    unknown[]
  >;
  const some = JSON.stringify({ paper, claims: claims!.slice(0, 3), findings: findings?.slice(0, 2) }, null, 1);
  const taken = fuzz([some], (bytes) => {
    writeFileSync(file, bytes);
    const found = said(() => paperClaims("a/b", folder), /^data\/claims\/a\/b\.json: /);
    for (const { expected } of found?.claims.values() ?? []) {
      const numbers = Object.values(expected).filter((value) => typeof value === "number");
      assert.ok(numbers.every(Number.isFinite) && Object.keys(expected).length > 0);
    }
    return found !== undefined;
  });
  assert.ok(taken > 500);
});

test("annotations", () => {
  const file = join(folder, "data", "annotations", "a.json");
  mkdirSync(dirname(file), { recursive: true });
  const collection = JSON.parse(text("data/annotations/optimal-plasticity/fig1.json")) as object;
  // the words of our own context are never read
  const short = JSON.stringify({ ...collection, "@context": "http://www.w3.org/ns/anno.jsonld" });
  const taken = fuzz([short], (bytes) => {
    writeFileSync(file, bytes);
    const found = said(() => annotations("a", {}, folder), /^data\/annotations\/a\.json[:,] /);
    if (found !== undefined) {
      said(() => annotate(found), /^$/);
      const all = parseAnnotations(bytes.toString("utf8"), "a");
      const written = formatAnnotations(all, "a");
      assert.equal(formatAnnotations(parseAnnotations(written, "a"), "a"), written, "what is written is what was read");
      said(() => threadsOf(mergeAnnotations(all, all).items), /^$/);
    }
    return found !== undefined;
  });
  assert.ok(taken > 500);
});

test("the list of a site's pages: nothing but what was written is taken", () => {
  const digest = "0".repeat(64);
  const manifest = {
    files: { "index.html": digest, "p/a.html": digest, "thumbnails/a.png": digest },
    pages: { "p/a.html": { name: "p/a", notebook: "executed/p/a.ipynb", sha256: digest } },
  };
  fuzz([manifestText(manifest)], (bytes) => {
    const found = said(() => parseManifest(bytes.toString("utf8"), "pages.json"), /^pages\.json: damaged: /);
    if (found !== undefined) assert.deepEqual(found, manifest);
    return found !== undefined;
  });
});

test("parameters on the command line: a value that is taken is the one that was meant, within its bounds", () => {
  const values = ["2", "0.5", "[0,1,2]", '"iid"', "iid", "true", '{"a":1}', "1e3", "007", "1_000", "0x10", ""];
  const names = Object.keys(probe.parameters.shape);
  const input = fc.oneof(
    fc
      .tuple(fc.constantFrom(...names, "repeat", "__proto__", "constructor"), mutated(values.filter(Boolean), "bytes"))
      .map(([name, value]) => `${name}=${value.toString("utf8")}`),
    fc
      .tuple(fc.constantFrom(...names), fc.oneof(fc.double(), fc.integer(), fc.json()))
      .map(([name, value]) => `${name}=${String(value)}`),
    fc.string(),
  );
  let taken = 0;
  fc.assert(
    fc.property(input, fc.constantFrom("quick" as const, "paper" as const), (given, profile) => {
      const found = said(() => {
        const [name, value] = assignment(probe as never, given);
        return {
          name,
          parameters: resolveParameters(probe, profile, { [name]: value }) as unknown as Record<string, unknown>,
        };
      }, /^(--set: expected key=value|test-paper\/probe: )/);
      if (found === undefined) return;
      taken++;
      const { name, parameters } = found;
      const [, meant] = given.split(/=(.*)/s);
      assert.deepEqual(
        parameters[name],
        name === "inputs" ? String(meant).replaceAll(/^\s*"|"\s*$/g, "") : JSON.parse(meant!),
      );
      const { repeats, scale, offsets, delay } = parameters as {
        repeats: number;
        scale: number;
        offsets: number[];
        delay: number;
      };
      assert.ok(Number.isInteger(repeats) && repeats >= 1 && repeats <= 1000 && scale > 0 && scale <= 10);
      assert.ok([...offsets, delay].every((value) => Number.isFinite(value) && value >= 0) && offsets.length > 0);
    }),
    { numRuns: INPUTS, endOnFailure: true },
  );
  assert.ok(taken > 200, `only ${taken} were taken`);
});

test("settings of a sweep in JSON, as a notebook or a program gives them", () => {
  const whole = JSON.stringify({ repeats: 3, scale: 0.5, offsets: [0, 1], inputs: "iid", delay: 0 });
  const taken = fuzz([whole], (bytes) => {
    let changes: Record<string, unknown>;
    try {
      changes = JSON.parse(bytes.toString("utf8")) as Record<string, unknown>;
    } catch {
      return false;
    }
    if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return false;
    const found = said(() => resolveParameters(probe, "quick", changes as never), /^test-paper\/probe: /);
    if (found === undefined) return false;
    for (const [name, value] of Object.entries(changes)) assert.deepEqual(found[name as "repeats"], value);
    return true;
  });
  assert.ok(taken > 500);
});
