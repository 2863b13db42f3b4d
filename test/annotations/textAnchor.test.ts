import assert from "node:assert/strict";
import { test } from "node:test";
import { describePassage, findPassage } from "plasticity/annotations/textAnchor";
import fc from "../property.js";

const page =
  "Synapses change all the time, also when nothing is learned. If a network is to keep a memory, some process must " +
  "compensate. The task error is smallest at a rate of compensatory plasticity below that of the fluctuations. Even " +
  "when the two rates match and the error stays where it is, single weights wander away. The error stays where it is.";

/** The passage, described on the page, then looked for in another text. */
function after(passage: string, change: (text: string) => string): [string, string] {
  const start = page.indexOf(passage);
  const [quote, position] = describePassage(page, start, start + passage.length);
  const text = change(page);
  const { state, start: from, end } = findPassage(text, quote, position);
  return [state, text.slice(from, end)];
}

const passage = "compensatory plasticity below that of the fluctuations";

test("a passage that is as it was is exact, wherever the text before it has gone", () => {
  assert.deepEqual(
    after(passage, (text) => text),
    ["exact", passage],
  );
  assert.deepEqual(
    after(passage, (text) => `${"A new beginning. ".repeat(50)}${text}`),
    ["exact", passage],
  );
});

test("the same words between others have moved", () => {
  const moved = (text: string): string => `${text.replace(passage, "it")} Later we speak of ${passage} again.`;
  assert.deepEqual(after(passage, moved), ["moved", passage]);
});

test("other words are offered as changed, never as the same", () => {
  const reworded = "compensatory plasticity well below that of fluctuations";
  assert.deepEqual(
    after(passage, (text) => text.replace(passage, reworded)),
    ["changed", reworded],
  );
  const rewritten = after(passage, (text) => text.replace(passage, "the second kind"));
  assert.deepEqual(rewritten, ["changed", "the second kind"], "rewritten between the same neighbours");
});

test("a passage that isn't there is orphaned; so is a short word among strangers", () => {
  assert.equal(
    after(passage, () => "Nothing of it is left in this text, which speaks of something else.")[0],
    "orphaned",
  );
  assert.equal(after("rate", () => "At any rate, this is another text.")[0], "orphaned");
});

test("of equal passages the one between the same words is taken", () => {
  const second = page.lastIndexOf("The error stays where it is");
  const at = page.lastIndexOf("error stays where it is");
  const [quote, position] = describePassage(page, at, at + "error stays where it is".length);
  assert.equal(findPassage(page, quote, position).start, at);
  const cut = page.slice(0, second - 30) + page.slice(second);
  assert.equal(findPassage(cut, quote, position).start, at - 30);
});

test("each passage is found where it is, and in an edited text never silently as something else", () => {
  const spot = fc.tuple(fc.nat(page.length - 1), fc.integer({ min: 1, max: 120 }));
  const edit = fc.record({ at: fc.nat(page.length), cut: fc.nat(40), put: fc.string({ maxLength: 40 }) });
  fc.assert(
    fc.property(spot, fc.array(edit, { maxLength: 3 }), ([start, length], edits) => {
      const [quote, position] = describePassage(page, start, Math.min(page.length, start + length));
      assert.deepEqual(findPassage(page, quote, position), { state: "exact", start, end: start + quote.exact.length });
      let text = page;
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      const found = findPassage(text, quote, position);
      const isSame = text.slice(found.start, found.end) === quote.exact;
      assert.equal(isSame, found.state === "exact" || found.state === "moved");
    }),
  );
});

test("a hostile quote takes no long time", () => {
  const text = "ab".repeat(100_000);
  const start = performance.now();
  findPassage(text, { type: "TextQuoteSelector", exact: "abc".repeat(6000), prefix: "ab".repeat(20), suffix: "b" });
  assert.ok(performance.now() - start < 20_000);
});
