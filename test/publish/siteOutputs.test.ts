// The schemas here are written from the specifications: RO-Crate 1.3 (researchobject.org, Apache-2.0 text), chapters
// "Metadata", "Root Data Entity" and "Data Entities"; CODECHECK configuration 1.0, the field `manifest`; Citation File
// Format 1.2.0, its guide. None of their own files is in this repository.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { sha256 } from "plasticity/files/sha256";
import { buildScene, run } from "./siteScene.js";

const site = buildScene();
const read = (name: string): string => readFileSync(join(site, name), "utf8");

const reference = z.strictObject({ "@id": z.string().min(1) });
const entity = z.looseObject({ "@id": z.string().min(1), "@type": z.string().min(1) });
const crate = z.strictObject({
  "@context": z.literal("https://w3id.org/ro/crate/1.3/context"),
  "@graph": z.array(entity),
});
const descriptor = z.strictObject({
  "@id": z.literal("ro-crate-metadata.json"),
  "@type": z.literal("CreativeWork"),
  about: z.strictObject({ "@id": z.literal("./") }),
  conformsTo: z.strictObject({ "@id": z.literal("https://w3id.org/ro/crate/1.3") }),
});
const root = z.looseObject({
  "@id": z.literal("./"),
  "@type": z.literal("Dataset"),
  name: z.string().min(1),
  description: z.string().min(1),
  datePublished: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  license: reference,
  hasPart: z.array(reference),
});

/** The references in an entity: objects with nothing but an `@id`; the graph is flat, so there are no others. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return [reference.parse(value)["@id"]];
}

test("the RO-Crate is one by its specification: flat, each reference leads somewhere, each file is there", () => {
  const { "@graph": graph } = crate.parse(JSON.parse(read("ro-crate-metadata.json")));
  const byId = new Map(graph.map((one) => [one["@id"], one]));
  assert.equal(byId.size, graph.length, "each @id once");
  descriptor.parse(byId.get("ro-crate-metadata.json"));
  const { hasPart, license, datePublished } = root.parse(byId.get("./"));
  assert.equal(datePublished, run.date.slice(0, 10), "that of the newest result: no clock");
  assert.ok(byId.get(license["@id"])?.["name"]);
  for (const [id, properties] of byId) {
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("@")) continue;
      for (const to of referencesIn(value)) {
        assert.ok(byId.has(to) || to.startsWith("https://w3id.org/"), `${id} ${name} → ${to}`);
      }
    }
  }
  const files = graph.filter((one) => one["@type"] === "File").map((one) => one["@id"]);
  assert.deepEqual(
    hasPart.map((part) => part["@id"]),
    files,
    "all data entities are parts of the root",
  );
  for (const file of files) assert.ok(existsSync(join(site, decodeURIComponent(file))), file);
  for (const name of ["first-paper/fig2.html", "claims.json", "thumbnails/first-paper-fig2-fig2.png"]) {
    assert.ok(files.includes(name), name);
  }
});

test("the RO-Crate says which run of which code made a result, and which page rests on it", () => {
  const { "@graph": graph } = crate.parse(JSON.parse(read("ro-crate-metadata.json")));
  const find = (id: string) => graph.find((one) => one["@id"] === id);
  const result = find("results/first-paper/sweep.paper.json");
  assert.equal(result?.["sha256"], sha256(readFileSync(join(site, "results/first-paper/sweep.paper.json"))));
  assert.equal(result?.["contentSize"], "3");
  const action = graph.find((one) => one["@type"] === "CreateAction");
  assert.deepEqual(action?.["result"], { "@id": result?.["@id"] });
  assert.equal(action?.["name"], run.command);
  assert.equal(find((action!["instrument"] as { "@id": string })["@id"])?.["softwareVersion"], run.commit);
  assert.deepEqual(find("first-paper/fig2.html")?.["isBasedOn"], [{ "@id": result?.["@id"] }]);
  assert.deepEqual(find("second-part/a.html")?.["isBasedOn"], []);
});

test("the manifest of outputs names each figure and result with its digest, and no codechecker or certificate", () => {
  const text = read("outputs.yml");
  // by line: what is written is a list of entries, each value a text as JSON has it
  const lines = text
    .slice(text.indexOf("\nmanifest:\n") + "\nmanifest:\n".length)
    .trimEnd()
    .split("\n");
  const entries: Record<string, string>[] = [];
  for (const line of lines) {
    const [, dash, key, value] = /^ {2}(-| ) (\w+): (".*")$/.exec(line) ?? assert.fail(line);
    if (dash === "-") entries.push({});
    entries.at(-1)![key!] = JSON.parse(value!) as string;
  }
  const schema = z.array(
    z.strictObject({
      file: z.string().min(1),
      comment: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      command: z.string().startsWith("npx plasticity run ").optional(),
      commit: z.string().optional(),
    }),
  );
  const manifest = schema.parse(entries);
  assert.equal(manifest.length, 4, "three figures and a result");
  for (const { file, sha256: digest } of manifest) {
    assert.equal(sha256(readFileSync(join(site, file))), digest, file);
  }
  assert.match(text, /^papers:\n {2}- title: "A <first> paper"\n {4}authors:\n {6}- name: "Jane Doe"$/m);
  assert.doesNotMatch(text.replace(/^#.*$/gm, ""), /^ *(codechecker|certificate|report):/m);
});
