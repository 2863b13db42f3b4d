import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatAnnotations } from "plasticity/annotations/formatAnnotations";
import { mergeAnnotations } from "plasticity/annotations/merge";
import { note } from "plasticity/annotations/makeNote";
import { CONTEXT } from "plasticity/annotations/model";
import { parseAnnotations } from "plasticity/annotations/parseAnnotations";
import { authorOf, dayOf, tagsOf, textOf } from "plasticity/annotations/readNote";
import fc from "../property.js";
import { copiesAfter, edits, NOTEBOOK, notes } from "./generated.js";
import { annotationCollection } from "./webAnnotation.js";

const good = note({ x: 1, y: 2, text: "good", author: "A. Reader", date: "2024-03-01", tags: ["question"] });
const fileOf = (...items: unknown[]): string =>
  JSON.stringify({ ...JSON.parse(formatAnnotations([], "n")), first: { items } });

test("what is written is what the recommendation asks for, and is read as it was", () => {
  fc.assert(
    fc.property(notes(5), edits, (base, made) => {
      const { items } = mergeAnnotations(...copiesAfter(base, made));
      const text = formatAnnotations(items, NOTEBOOK);
      const checked = annotationCollection.safeParse(JSON.parse(text));
      assert.ok(checked.success, checked.error?.message);
      assert.deepEqual(parseAnnotations(text, "n.json"), items);
      assert.equal(formatAnnotations([...items].reverse(), NOTEBOOK), text);
    }),
  );
});

test("the project's own notes are of the model, too", () => {
  const text = readFileSync(new URL("../../data/annotations/optimal-plasticity/fig1.json", import.meta.url), "utf8");
  annotationCollection.parse(JSON.parse(text));
  assert.equal(formatAnnotations(parseAnnotations(text, "fig1.json"), "optimal-plasticity/fig1"), text);
});

test("a page or a single annotation of another program is read, and keeps what isn't ours", () => {
  const foreign = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "http://example.org/anno1",
    type: "Annotation",
    creator: "http://example.org/user1",
    rights: "http://creativecommons.org/publicdomain/zero/1.0/",
    bodyValue: "I like this page!",
    target: "http://www.example.com/index.html",
  };
  const [single] = parseAnnotations(JSON.stringify(foreign), "a.json");
  assert.deepEqual([textOf(single!), authorOf(single!), dayOf(single!)], [foreign.bodyValue, foreign.creator, ""]);
  const page = { "@context": foreign["@context"], type: "AnnotationPage", items: [single] };
  const again = parseAnnotations(formatAnnotations(parseAnnotations(JSON.stringify(page), "p"), "n"), "p");
  assert.equal((again[0] as unknown as typeof foreign).rights, foreign.rights);
});

test("malformed and hostile files are refused in one line that says what is wrong where", () => {
  const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  const without = (name: string) => ({ ...good, [name]: undefined });
  const target = (selector: unknown) => ({ ...good, target: { source: "urn:x:n", selector } });
  const cases: [string, RegExp][] = [
    ["", /^n\.json: expected JSON/],
    ["{", /^n\.json: expected JSON/],
    ["7", /^n\.json: expected an AnnotationCollection .*, got 7$/],
    ["{}", /expected .* with @context "http:\/\/www\.w3\.org\/ns\/anno\.jsonld", got nothing/],
    [
      JSON.stringify({ "@context": "http://schema.org", type: "AnnotationCollection" }),
      /@context .*got "http:\/\/schema/,
    ],
    [JSON.stringify({ "@context": CONTEXT, type: "Playlist" }), /got type "Playlist"/],
    [
      JSON.stringify({ "@context": CONTEXT, type: "AnnotationCollection", first: "http://a/p1" }),
      /in the file, got "http/,
    ],
    [
      JSON.stringify({ "@context": CONTEXT, type: "AnnotationPage", items: [], next: "http://a/p2" }),
      /one page, got a next/,
    ],
    [JSON.stringify([{ kind: "text" }]), /format before .*"plasticity annotations migrate"/],
    [deep, /at most 30 deep, got 5000/],
    [`{"a":${deep}}`, /at most 30 deep/],
    [`"${"a".repeat(50_000_000)}"`, /at most 10000000 characters of notes, got 50000002/],
    [fileOf(...Array.from({ length: 5001 }, () => 1)), /at most 5000 notes, got 5001/],
    [fileOf(good, good), /note 2: expected an id of its own, got that of note 1/],
    [fileOf(good, 1), /note 2: expected it to be an Annotation, got 1/],
    [fileOf(without("id")), /note 1: expected id to be a text/],
    [fileOf({ ...good, type: "Note" }), /expected type to be "Annotation", got "Note"/],
    [fileOf({ ...good, created: "yesterday" }), /expected created to be a time like .*, got "yesterday"/],
    [fileOf({ ...good, created: "2024-99-01T00:00:00Z" }), /expected created/],
    [fileOf(without("target")), /expected target to be what the note is about, got nothing/],
    [fileOf({ ...good, body: [7] }), /expected body to be a TextualBody, got 7/],
    [fileOf({ ...good, body: { type: "TextualBody", value: {} } }), /expected body's value to be a text, got \{\}/],
    [
      fileOf({ ...good, body: { type: "TextualBody", value: "a".repeat(20_001) } }),
      /at most 20000 characters, got 20001/,
    ],
    [fileOf({ ...good, status: "done" }), /expected status to be "open", "resolved" or "withdrawn", got "done"/],
    [
      fileOf({ ...good, otherVersions: [{ ...good, id: "urn:uuid:x" }] }),
      /expected otherVersions to be versions of this/,
    ],
    [fileOf(target({ type: "DataSelector", x: 1 })), /expected figure to be the id of a figure, got nothing/],
    [
      fileOf(target({ type: "DataSelector", figure: "a", x: [1] })),
      /expected x to be a coordinate or \[from, to\], got \[1\]/,
    ],
    [fileOf(target({ type: "DataSelector", figure: "a", y: {} })), /expected y to be a coordinate/],
    [
      fileOf(target({ type: "DataSelector", figure: "a", colour: "red;background:url(x)" })),
      /expected colour to be a name/,
    ],
    [
      fileOf(target({ type: "DataSelector", figure: "a", x: "a", y: 1, labelAt: [1, 2] })),
      /with labelAt to be numbers/,
    ],
    [
      fileOf(target({ type: "TextPositionSelector", start: -1, end: 2 })),
      /expected start to be a number of characters/,
    ],
    [fileOf(target({ type: "TextQuoteSelector" })), /expected exact to be the passage/],
  ];
  for (const [text, message] of cases) {
    assert.throws(
      () => parseAnnotations(text, "n.json"),
      (error: Error) => {
        assert.equal(error.name, "AnnotationError");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        return error.message.length < 600;
      },
    );
  }
});

test("a note's markup is its text", () => {
  const script = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
  const [read] = parseAnnotations(
    formatAnnotations([note({ x: 1, text: script, author: "<b>", date: "2024-03-01" })], "n"),
    "n",
  );
  assert.deepEqual([textOf(read!), authorOf(read!)], [script, "<b>"]);
});

test("in short: text, tags, author and day", () => {
  assert.deepEqual(
    [textOf(good), tagsOf(good), authorOf(good), dayOf(good)],
    ["good", ["question"], "A. Reader", "2024-03-01"],
  );
  assert.throws(
    () => note({ text: "t", author: "", date: "2024-03-01" }),
    /note: expected author to be a text, got ""/,
  );
  assert.throws(
    () => note({ text: "t", author: "A", date: "1 March" }),
    /expected date to be a date YYYY-MM-DD, got "1 March"/,
  );
  assert.throws(() => note({ x: NaN, author: "A", date: "2024-03-01" }), /expected x to be a coordinate/);
});
