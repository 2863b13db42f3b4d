/** Passages of a text: how a note remembers one, and where it is when the text has changed. */
import search from "approx-string-match";
import type { TextPositionSelector, TextQuoteSelector } from "./model.js";

/** Characters before and after a passage that are remembered. */
const CONTEXT = 40;
/** Share of a passage that may differ for it to be offered as the same. */
const TOLERANCE = 0.3;
/** Share of the words around a short passage that must be the same for it to be that passage. */
const MOVED = 0.5;
/** Characters of a passage that are searched for with differences: the beginning of a longer one. */
const LONGEST_PATTERN = 400;

/**
 * How sure it is that a note stands where it was written: the same words between the same words; the same words
 * elsewhere; other words, which a person must look at; nowhere.
 */
export type AnchorState = "exact" | "moved" | "changed" | "orphaned";

/** Where a passage is; an orphaned one is nowhere. */
export interface FoundPassage {
  readonly state: AnchorState;
  readonly start: number;
  readonly end: number;
}

/**
 * A passage by its words, those around it, and its place.
 *
 * @example describePassage("a b c", 2, 3) // [{ type: "TextQuoteSelector", exact: "b", … }, { type: "TextPositionSelector", … }]
 */
export function describePassage(text: string, start: number, end: number): [TextQuoteSelector, TextPositionSelector] {
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
    { type: "TextPositionSelector", start, end },
  ];
}

/**
 * Finds a passage again. Of several with the same words the one with most of its context is taken, then the nearest to
 * its old place.
 *
 * @param text of the page now
 * @param quote the passage as it was
 * @param position its old place; 0 without
 * @example findPassage("a b c", { type: "TextQuoteSelector", exact: "b", prefix: "a " }) // { state: "exact", start: 2, end: 3 }
 */
export function findPassage(text: string, quote: TextQuoteSelector, position?: TextPositionSelector): FoundPassage {
  const { exact, prefix = "", suffix = "" } = quote;
  const near = position?.start ?? 0;
  const context = (start: number, end: number): number => {
    const before = prefix === "" ? 1 : sharedEnd(text.slice(0, start), prefix) / prefix.length;
    const after = suffix === "" ? 1 : sharedBegin(text.slice(end, end + suffix.length), suffix) / suffix.length;
    return (before + after) / 2;
  };
  let best: FoundPassage & { score: number } = { state: "orphaned", start: 0, end: 0, score: -1 };
  const offer = (state: AnchorState, start: number, end: number, likeness: number): void => {
    const distance = Math.abs(start - near) / (text.length + 1);
    const score = likeness - 0.01 * distance;
    if (score > best.score) best = { state, start, end, score };
  };
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const around = context(at, at + exact.length);
    offer(around === 1 ? "exact" : "moved", at, at + exact.length, 1 + around);
  }
  // A short word is found everywhere: elsewhere and with other neighbours it isn't the same any more.
  const isCertain = best.score > 0 && (exact.length >= 12 || best.score >= 1 + MOVED - 0.01);
  if (isCertain) return { state: best.state, start: best.start, end: best.end };
  best = { state: "orphaned", start: 0, end: 0, score: -1 };
  const pattern = exact.slice(0, LONGEST_PATTERN);
  for (const { start, end, errors } of search(text, pattern, Math.floor(pattern.length * TOLERANCE))) {
    if (errors === 0 && exact === pattern) continue; // was looked at above
    const likeness = 1 - errors / pattern.length;
    const last = exact.length === pattern.length ? end : Math.min(text.length, end + exact.length - pattern.length);
    // With so few letters only the neighbours tell.
    if (exact.length < 12 && context(start, last) < 0.5) continue;
    offer("changed", start, last, likeness + context(start, last));
  }
  if (best.state === "orphaned") offerBetween(text, prefix, suffix, exact.length, offer);
  return { state: best.state, start: best.start, end: best.end };
}

/** A passage that was rewritten between the same neighbours. */
function offerBetween(
  text: string,
  prefix: string,
  suffix: string,
  length: number,
  offer: (state: AnchorState, start: number, end: number, likeness: number) => void,
): void {
  if (prefix.length < 20 || suffix.length < 20) return;
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    const end = text.indexOf(suffix, start);
    if (end > start && end - start < 3 * length + 40) offer("changed", start, end, 1);
  }
}

function sharedEnd(text: string, expected: string): number {
  let k = 0;
  while (k < expected.length && k < text.length && text.at(-1 - k) === expected.at(-1 - k)) k++;
  return k;
}

function sharedBegin(text: string, expected: string): number {
  let k = 0;
  while (k < expected.length && text[k] === expected[k]) k++;
  return k;
}
