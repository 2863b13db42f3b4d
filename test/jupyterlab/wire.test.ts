import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { packBinary, packText, unpackBinary, unpackText } from "../../src/dist/jupyterlab/wire.js";
import { MessageError } from "../../src/dist/publish/message.js";

const part = fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ noUnicodeString: false }));
const header = part.map((rest) => ({
  ...rest,
  msg_id: "a",
  msg_type: "b",
  session: "c",
  username: "",
  date: "",
  version: "",
}));
const message = fc.record({ header, parent: part, metadata: part, content: part });
const sent = fc.record({ channel: fc.constantFrom("shell", "iopub", "control"), message });
/** As JSON keeps it: -0 is 0 there. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("what is packed is unpacked as it was, in both forms", () => {
  fc.assert(
    fc.property(sent, (value) => {
      assert.deepEqual(asJson(unpackBinary(packBinary(value))), asJson(value));
      assert.deepEqual(asJson(unpackText(packText(value))), asJson(value));
    }),
  );
});

test("the binary form is the one that Jupyter describes", () => {
  const frame = packBinary({
    channel: "shell",
    message: { header: {} as never, parent: {}, metadata: {}, content: { a: 1 } },
  });
  const offsets = Array.from({ length: 7 }, (_, k) => Number(frame.readBigUInt64LE(8 * k)));
  assert.deepEqual(offsets, [6, 56, 61, 63, 65, 67, 74]);
  assert.equal(frame.toString("utf8", 56), 'shell{}{}{}{"a":1}');
});

test("what isn't a message is refused, never more than that", () => {
  const good = packBinary({
    channel: "shell",
    message: { header: { msg_id: "a", msg_type: "b", session: "c" } as never, parent: {}, metadata: {}, content: {} },
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(good.length - 1).map((n) => good.subarray(0, n)),
      ),
      (bytes) => {
        assert.throws(() => unpackBinary(Buffer.from(bytes)), MessageError);
      },
    ),
  );
  for (const text of ["", "1", "[]", "{}", '{"channel":"shell","header":{},"content":{}}']) {
    assert.throws(() => unpackText(text), MessageError, text);
  }
});
