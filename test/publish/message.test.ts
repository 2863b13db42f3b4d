import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import fc from "../property.js";
import { decodeMessage, encodeMessage, MessageError, newRequest, signature } from "plasticity/publish/message";

const KEY = "a0436f6c-1916-498b-8eb9-e81ab9368e84";

test("the signature is HMAC-SHA256 over header, parent, metadata and content", () => {
  const frames = ["{}", `{"a":1}`, "{}", "{}"].map((text) => Buffer.from(text));
  const expected = createHmac("sha256", KEY).update(`{}{"a":1}{}{}`).digest("hex");
  assert.equal(signature(KEY, frames), expected);
  // RFC 4231, test case 2
  assert.equal(
    signature("Jefe", [Buffer.from("what do ya want "), Buffer.from("for nothing?")]),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  assert.equal(signature("", frames), "");
});

test("a message survives the wire with identities before it and buffers after it", () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()), (code, extra) => {
      const content = JSON.parse(JSON.stringify({ ...extra, code })) as Record<string, unknown>;
      const sent = newRequest("execute_request", content, "session");
      const frames = [Buffer.from("identity"), ...encodeMessage(sent, KEY), Buffer.from("buffer")];
      assert.deepEqual(decodeMessage(frames, KEY), sent);
    }),
    { numRuns: 200 },
  );
});

test("frames that aren't our kernel's are refused", () => {
  const good = encodeMessage(newRequest("status", {}, "session"), KEY);
  const changed = (index: number, text: string): Buffer[] => good.map((f, k) => (k === index ? Buffer.from(text) : f));
  assert.throws(() => decodeMessage(good, "another key"), /signature doesn't fit/);
  assert.throws(() => decodeMessage(changed(5, `{"execution_state":"idle"}`), KEY), /signature doesn't fit/);
  assert.throws(() => decodeMessage(changed(1, ""), KEY), /signature doesn't fit/);
  assert.throws(() => decodeMessage(good.slice(1), KEY), /no <IDS\|MSG> delimiter/);
  assert.throws(() => decodeMessage(good.slice(0, 4), KEY), /expected 4 frames after the signature, got 2/);
  assert.throws(
    () => decodeMessage(encodeMessage({ ...newRequest("x", {}, "s"), header: {} as never }, ""), ""),
    MessageError,
  );
  assert.throws(
    () =>
      decodeMessage([...good.slice(0, 1), Buffer.from(""), ...["[", "{}", "{}", "{}"].map((t) => Buffer.from(t))], ""),
    /header is not JSON/,
  );
});
