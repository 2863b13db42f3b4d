import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeAnnotations } from "plasticity/annotations/merge";
import type { Annotation } from "plasticity/annotations/model";
import { revised, revisionOf, versionsOf } from "plasticity/annotations/revisions";
import { textOf } from "plasticity/annotations/readNote";
import { note } from "plasticity/annotations/makeNote";
import fc from "../property.js";
import { copiesAfter, edits, notes } from "./generated.js";

const first = note({ x: 1, y: 2, text: "first", author: "A", date: "2024-03-01" });
const say = (text: string) => ({ body: [{ type: "TextualBody", value: text }] });

test("the order of the files doesn't matter, nor how they are grouped, nor how often one comes", () => {
  fc.assert(
    fc.property(notes(5), edits, (base, made) => {
      const [a, b, c] = copiesAfter(base, made) as [Annotation[], Annotation[], Annotation[]];
      const all = mergeAnnotations(a, b, c).items;
      assert.deepEqual(mergeAnnotations(c, a, b).items, all);
      assert.deepEqual(mergeAnnotations(mergeAnnotations(a, b).items, c).items, all);
      assert.deepEqual(mergeAnnotations(a, mergeAnnotations(c, b).items).items, all);
      assert.deepEqual(mergeAnnotations(all, all, b).items, all);
    }),
  );
});

test("every version is in the merged notes, or one that was made from it", () => {
  fc.assert(
    fc.property(notes(5), edits, (base, made) => {
      const copies = copiesAfter(base, made);
      const { items, conflicts } = mergeAnnotations(...copies);
      assert.equal(items.length, base.length);
      for (const before of copies.flat()) {
        const after = items.find(({ id }) => id === before.id)!;
        const versions = versionsOf(after);
        const kept = versions.some((one) => revisionOf(one) === revisionOf(before));
        const replaced = versions.some(({ revises = [] }) => revises.includes(revisionOf(before)));
        assert.ok(kept || replaced, textOf(before));
      }
      // whoever edited a note alone has no conflict
      for (const { id } of conflicts) {
        const which = base.findIndex((one) => one.id === id);
        assert.ok(new Set(made.filter((edit) => edit.which === which).map(({ who }) => who)).size > 1);
      }
    }),
  );
});

test("an edit made from another replaces it, whatever the clocks say", () => {
  const second = revised(first, say("second"), "2020-01-01T00:00:00Z");
  const { items, conflicts } = mergeAnnotations([first], [second]);
  assert.deepEqual([items.map(textOf), conflicts], [["second"], []]);
});

test("of two edits apart from each other the later counts, the other stays beside it until one settles it", () => {
  const mine = revised(first, say("mine"), "2024-03-02T10:00:00Z");
  const theirs = revised(first, say("theirs"), "2024-03-02T11:00:00Z");
  const { items, conflicts } = mergeAnnotations([mine], [theirs]);
  assert.deepEqual(items[0]!.otherVersions!.map(textOf), ["mine"]);
  assert.deepEqual([textOf(items[0]!), conflicts.length], ["theirs", 1]);
  const settled = revised(items[0]!, say("both"), "2024-03-03T10:00:00Z");
  assert.equal(settled.otherVersions, undefined);
  assert.deepEqual(mergeAnnotations([settled], [mine], [theirs], [first]).items, [settled]);
});

test("a file edited by hand conflicts rather than loses", () => {
  const byHand = { ...first, ...say("by hand") };
  const inPage = revised(first, say("in the page"), "2024-03-02T10:00:00Z");
  const [merged] = mergeAnnotations([byHand], [inPage]).items;
  assert.deepEqual([textOf(merged!), merged!.otherVersions!.map(textOf)], ["in the page", ["by hand"]]);
});

test("versions that replace each other in a circle, as only a forged file has, are all shown", () => {
  const one = { ...first, ...say("one") };
  const two = { ...first, ...say("two") };
  const forged = [
    { ...one, revises: [revisionOf(two)] },
    { ...two, revises: [revisionOf(one)] },
  ];
  const [merged] = mergeAnnotations([forged[0]!], [forged[1]!]).items;
  assert.deepEqual(versionsOf(merged!).map(textOf).sort(), ["one", "two"]);
});
