// The pages' script: the same bytes each time, and nothing in it that a page's policy forbids.
import assert from "node:assert/strict";
import { test } from "node:test";
import { notesScript } from "plasticity/publish/notesHtml";

test("bundled again it is the same, without code from text and without addresses to load from", async () => {
  const { bundle } = (await import(new URL("../../src/annotations/bundle.mjs", import.meta.url).href)) as {
    bundle(): Promise<string>;
  };
  const script = await bundle();
  assert.equal(script, notesScript());
  assert.doesNotMatch(script, /\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|import\(/);
  const addresses = [...script.matchAll(/https?:\/\/[^"'`\s]+/g)].map(([address]) => address).sort();
  // names of things, from which nothing is loaded
  const names = ["2000/svg", "TR/media-frags/", "ns/anno.jsonld"].map((end) => `http://www.w3.org/${end}`);
  assert.deepEqual([...new Set(addresses)], names);
  assert.ok(script.length < 100_000, `${script.length} characters`);
});
