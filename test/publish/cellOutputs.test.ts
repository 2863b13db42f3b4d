import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CellOutputs } from "plasticity/publish/cellOutputs";
import { newRequest } from "plasticity/publish/message";
import type { Output } from "plasticity/publish/notebook";
import { OutputRoom } from "plasticity/publish/outputRoom";

/** What a cell with room for 20 characters, and as many of errors, keeps of these messages. */
function kept(...messages: [type: string, content: Record<string, unknown>][]): Output[] {
  const cells = new CellOutputs(() => new OutputRoom(20, 20));
  const outputs = cells.begin("cell");
  for (const [type, content] of messages) {
    cells.receive({ ...newRequest(type, content, "test"), parent: { msg_id: "cell" } });
  }
  return outputs;
}

const stdout = (text: string): [string, Record<string, unknown>] => ["stream", { name: "stdout", text }];
const stderr = (text: string): [string, Record<string, unknown>] => ["stream", { name: "stderr", text }];
const display = (text: string, id?: string): [string, Record<string, unknown>] => [
  "display_data",
  { data: { "text/plain": text }, metadata: {}, ...(id !== undefined && { transient: { display_id: id } }) },
];
const update = (text: string, id: string): [string, Record<string, unknown>] => [
  "update_display_data",
  display(text, id)[1],
];
const textsOf = (outputs: readonly Output[]): unknown[] =>
  outputs.map((output) => ("text" in output ? output.text : "data" in output ? output.data["text/plain"] : output));
const REST = "[the rest is left out: of a cell's outputs 20 characters are kept]\n";

describe("a cell's outputs beyond the limit are kept in part, with a note", () => {
  test("what a cell prints, in however many pieces", () => {
    assert.deepEqual(textsOf(kept(stdout("x".repeat(20)))), ["x".repeat(20)]);
    for (const piece of [1, 3, 7, 20, 21, 100]) {
      const pieces = Array.from({ length: Math.ceil(100 / piece) }, () => stdout("x".repeat(piece)));
      // a piece that fits when an earlier one was cut isn't put behind the note
      assert.deepEqual(textsOf(kept(...pieces)), [`${"x".repeat(20)}\n${REST}`], `pieces of ${piece}`);
    }
    assert.deepEqual(textsOf(kept(stdout("a\n"), stdout("b".repeat(30)), stdout("c"))), [
      `a\n${"b".repeat(18)}\n${REST}`,
    ]);
    assert.deepEqual(textsOf(kept(stdout(`${"x".repeat(19)}\u{1f600}y`))), [`${"x".repeat(19)}\n${REST}`]);
  });

  test("errors and stderr have room of their own", () => {
    const error = { ename: "Error", evalue: "why", traceback: ["a", "b"] };
    const outputs = kept(stdout("x".repeat(50)), stderr("it failed\n"), ["error", error]);
    assert.deepEqual(textsOf(outputs), [
      `${"x".repeat(20)}\n${REST}`,
      "it failed\n",
      { output_type: "error", ...error },
    ]);
    const [printed] = textsOf(kept(stderr("e".repeat(30)), stderr("f")));
    assert.equal(printed, `${"e".repeat(20)}\n${REST.replace("outputs", "errors")}`);
  });

  test("a display that is too large, while smaller ones after it are kept", () => {
    const outputs = kept(display("x".repeat(15)), display("y".repeat(10)), display("z"));
    assert.deepEqual(textsOf(outputs), [
      "x".repeat(15),
      "[an output of 10 characters is left out: of a cell's outputs 20 characters are kept]",
      "z",
    ]);
    assert.equal(
      kept(["display_data", { data: { "application/json": { a: "x".repeat(20) } }, metadata: {} }]).length,
      1,
    );
  });

  test("updates and cleared outputs take no room", () => {
    const bar = Array.from({ length: 50 }, (_, k) => update(`${k} of 50 are done`, "bar"));
    assert.deepEqual(textsOf(kept(display("0 of 50 are done", "bar"), ...bar, display("end"))), [
      "49 of 50 are done",
      "end",
    ]);
    assert.deepEqual(textsOf(kept(display("a", "b"), update("x".repeat(30), "b"), update("c", "b"))), ["c"]);
    for (const wait of [true, false]) {
      assert.deepEqual(textsOf(kept(stdout("x".repeat(30)), ["clear_output", { wait }], stdout("y".repeat(20)))), [
        "y".repeat(20),
      ]);
    }
  });
});
