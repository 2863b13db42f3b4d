/** Generated notes for property tests: on passages and places, with tags, replies, edits. */
import { bodyOf, targetIn } from "plasticity/annotations/makeNote";
import type { Annotation, Selector } from "plasticity/annotations/model";
import { revised } from "plasticity/annotations/revisions";
import fc from "../property.js";

export const NOTEBOOK = "optimal-plasticity/fig5";
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const place = fc.oneof(number, fc.tuple(number, number), fc.constantFrom("low", "high"));
const time = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });

const selectors = fc.oneof(
  fc
    .record({ figure: fc.constantFrom("fig5", "fig6"), panel: fc.constantFrom("a", "b"), x: place, y: place })
    .map((parts): Selector[] => [
      { type: "DataSelector", ...parts },
      { type: "FragmentSelector", value: "xywh=percent:10,20,5,5" },
    ]),
  fc
    .record({ exact: text, prefix: text, suffix: text, start: fc.nat(10_000) })
    .map(({ start, ...quote }): Selector[] => [
      { type: "TextQuoteSelector", ...quote },
      { type: "TextPositionSelector", start, end: start + quote.exact.length },
    ]),
);

/** A note of its own, with an id of `k`. */
export const noteOf = (k: number) =>
  fc
    .record({
      author: fc.constantFrom("A. Reader", "B. Writer", "Ż. Ölçer"),
      created: time,
      text,
      tags: fc.subarray(["question", "error", "idea"] as const),
      selectors,
      answers: fc.option(fc.nat(Math.max(0, k - 1)), { freq: 3 }),
      status: fc.constantFrom("open" as const, "resolved" as const),
    })
    .map(({ author, created, text: words, tags, selectors: where, answers, status }): Annotation => {
      const reply = k > 0 && answers !== null;
      return {
        id: `urn:uuid:note-${k}`,
        type: "Annotation",
        creator: { type: "Person", name: author },
        created: created.toISOString(),
        ...bodyOf(words, tags),
        ...(reply
          ? { motivation: "replying", status, target: `urn:uuid:note-${answers}` }
          : { target: targetIn(NOTEBOOK, where) }),
      };
    });

export const notes = (count: number) => fc.tuple(...Array.from({ length: count }, (_, k) => noteOf(k)));

/** What people with copies of the same notes do: each edit is made on one's own copy. */
export interface Edit {
  who: number;
  which: number;
  text: string;
  seconds: number;
}
export const edits = fc.array(fc.record({ who: fc.nat(2), which: fc.nat(4), text, seconds: fc.nat(100_000) }), {
  maxLength: 12,
});

/** Three people's copies after their edits. */
export function copiesAfter(base: readonly Annotation[], made: readonly Edit[]): Annotation[][] {
  const copies = [0, 1, 2].map(() => [...base]);
  for (const { who, which, text: words, seconds } of made) {
    const copy = copies[who]!;
    const at = which % copy.length;
    const when = new Date(Date.parse("2031-01-01") + 1000 * seconds).toISOString();
    copy[at] = revised(copy[at]!, bodyOf(words, []), when);
  }
  return copies;
}
