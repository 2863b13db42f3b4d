import assert from "node:assert/strict";
import { test } from "node:test";
import { migrated } from "plasticity/annotations/migrate";
import { authorOf, dayOf, selectorOf, textOf } from "plasticity/annotations/readNote";

const who = { author: "A. Reader", date: "2024-03-01" };

test("each kind of the old format becomes a place in data coordinates", () => {
  const cases: [Record<string, unknown>, Record<string, unknown>][] = [
    [
      { kind: "text", x: 1, y: "low", text: "t" },
      { x: 1, y: "low" },
    ],
    [
      { kind: "arrow", x1: 3, y1: 4, x2: 2, y2: 1 },
      { x: 2, y: 1, labelAt: [3, 4] },
    ],
    [
      { kind: "bracket", axis: "x", from: 1, to: 2, at: 4 },
      { x: [1, 2], y: 4 },
    ],
    [
      { kind: "bracket", axis: "y", from: 1, to: 2, at: 4 },
      { y: [1, 2], x: 4 },
    ],
    [
      { kind: "line", axis: "x", value: 2.5, figure: "fig1", panel: "a" },
      { x: 2.5, figure: "fig1", panel: "a" },
    ],
    [
      { kind: "line", axis: "y", value: 2.5, colour: "#123456" },
      { y: 2.5, colour: "#123456" },
    ],
    [{ kind: "band", axis: "y", from: 3, to: 4 }, { y: [3, 4] }],
  ];
  const made = migrated(
    cases.map(([old]) => ({ ...old, ...who })),
    "a/b",
    "b.json",
  );
  for (const [k, [old, place]] of cases.entries()) {
    assert.deepEqual(selectorOf(made[k]!, "DataSelector"), { type: "DataSelector", figure: "*", ...place });
    assert.deepEqual(
      [textOf(made[k]!), authorOf(made[k]!), dayOf(made[k]!)],
      [old["text"] ?? "", who.author, who.date],
    );
  }
});

test("the same note twice stays two notes, and the same file gives the same ids", () => {
  const twice = [
    { kind: "line", axis: "x", value: 1, ...who },
    { kind: "line", axis: "x", value: 1, ...who },
  ];
  const ids = migrated(twice, "a/b", "b.json").map(({ id }) => id);
  assert.equal(new Set(ids).size, 2);
  assert.deepEqual(
    migrated(twice, "a/b", "b.json").map(({ id }) => id),
    ids,
  );
});

test("what isn't of the old format is named", () => {
  const old =
    (fields: object): (() => unknown) =>
    () =>
      migrated([{ ...fields, ...who }], "a/b", "b.json");
  assert.throws(old({ kind: "circle" }), /^AnnotationError: b\.json, note 1: expected kind to be .*, got "circle"$/);
  assert.throws(old({ kind: "text", x: 1 / 0, y: 1 }), /b\.json, note 1: expected x to be a coordinate/);
  assert.throws(() => migrated([{ kind: "line", axis: "x", value: 1 }], "a/b", "b.json"), /note 1: expected author/);
});
