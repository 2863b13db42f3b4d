import assert from "node:assert/strict";
import { test } from "node:test";
import { byNotebook } from "plasticity/annotations/byNotebook";
import { note } from "plasticity/annotations/makeNote";
import type { Annotation } from "plasticity/annotations/model";
import { threadsOf } from "plasticity/annotations/threads";
import fc from "../property.js";
import { notes } from "./generated.js";

const root = note({ notebook: "a/b", x: 1, text: "root", author: "A", date: "2024-03-01" });
const reply = (k: number, target: string, status?: Annotation["status"]): Annotation => ({
  id: `urn:uuid:${k}`,
  type: "Annotation",
  created: `2024-03-0${k}T00:00:00Z`,
  target,
  ...(status === undefined ? {} : { status }),
});

test("a thread is resolved and opened again by replies, in the order of time", () => {
  const replies = [reply(2, root.id, "resolved"), reply(3, "urn:uuid:2"), reply(4, "urn:uuid:3", "open")];
  const [resolved] = threadsOf([root, replies[0]!]);
  assert.deepEqual([resolved!.isOpen, resolved!.settledBy], [false, replies[0]]);
  const [open] = threadsOf([replies[2]!, root, replies[1]!, replies[0]!]);
  assert.deepEqual(open, { note: root, replies, isOpen: true, settledBy: replies[2] });
});

test("each note is in one thread, in whatever order they come, and its thread's notebook is its own", () => {
  fc.assert(
    fc.property(notes(8), fc.nat(7), (all, turn) => {
      const threads = threadsOf([...all.slice(turn), ...all.slice(0, turn)]);
      assert.deepEqual(threads, threadsOf(all));
      assert.deepEqual(
        threads.flatMap(({ note: first, replies }) => [first, ...replies].map(({ id }) => id)).sort(),
        all.map(({ id }) => id).sort(),
      );
      assert.deepEqual([...byNotebook(all).keys()], ["optimal-plasticity/fig5"]);
    }),
  );
});

test("replies in a circle, and to what isn't there, are threads of their own and of no notebook", () => {
  const circle = [reply(1, "urn:uuid:2"), reply(2, "urn:uuid:1"), reply(3, "urn:uuid:9")];
  assert.equal(threadsOf(circle).length, 3);
  assert.equal(byNotebook(circle).get(undefined)?.length, 3);
});

test("a withdrawn note goes, unless somebody has replied to it", () => {
  const withdrawn: Annotation = { ...root, status: "withdrawn" };
  assert.deepEqual(threadsOf([withdrawn]), []);
  assert.equal(threadsOf([withdrawn, reply(2, root.id)]).length, 1);
});
