/** New payloads from those of the corpus: wrapped, spliced, cut, respelt. */
import fc from "../../property.js";
import { CORPUS } from "./corpus.js";

/** What is put around a payload: everything in which parsers change their rules. */
const AROUND: readonly (readonly [string, string])[] = [
  ["<svg>", "</svg>"],
  ["<math>", "</math>"],
  ["<math><mtext>", "</mtext></math>"],
  ["<math><mi><mglyph>", "</mglyph></mi></math>"],
  ["<math><annotation-xml encoding=text/html>", "</annotation-xml></math>"],
  ["<math><semantics><annotation>", "</annotation></semantics></math>"],
  ["<svg><desc>", "</desc></svg>"],
  ["<svg><title>", "</title></svg>"],
  ["<svg><style>", "</style></svg>"],
  ["<svg><foreignObject>", "</foreignObject></svg>"],
  ["<svg><a>", "</a></svg>"],
  ["<table>", "</table>"],
  ["<table><tr><td>", "</td></tr></table>"],
  ["<table><caption>", "</caption></table>"],
  ["<table><colgroup>", "</colgroup></table>"],
  ["<form>", "</form>"],
  ["<form><form>", "</form>"],
  ["<select>", "</select>"],
  ["<select><option>", "</option></select>"],
  ["<noscript>", "</noscript>"],
  ["<noembed>", "</noembed>"],
  ["<template>", "</template>"],
  ["<textarea>", "</textarea>"],
  ["<title>", "</title>"],
  ["<style>", "</style>"],
  ["<xmp>", "</xmp>"],
  ["<pre>\n", "</pre>"],
  ["<listing>", "</listing>"],
  ["<a href=#x>", "</a>"],
  ["<b><i><p>", "</i></p></b>"],
  ["<h2>", "</h2>"],
  ["<button>", "</button>"],
  ["<details open><summary>", "</summary></details>"],
  ["<x-y>", "</x-y>"],
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  [`<p title="`, `">`],
  [`<p title='`, `'>`],
  ["</p></div></main>", ""],
  ["<div>".repeat(60), "</div>".repeat(60)],
  ["<svg><g>".repeat(20), "</g></svg>".repeat(20)],
];

const SPACES = ["\t", "\n", "\f", "\r", "/", " ", "\u0000", "\u000b", "\u00a0"];
const NAMES = "svg math style title a img form p table b mtext mglyph desc template select noscript image use g".split(
  " ",
);

type Change = (payload: string, at: number, pick: number) => string;

/** Each takes a place (from 0 to 1) and a number to choose by. */
const CHANGES: readonly Change[] = [
  (payload, _, pick) => AROUND[pick % AROUND.length]!.join(payload),
  (payload, at, pick) => insert(payload, at, CORPUS[pick % CORPUS.length]!),
  (payload, at, pick) => insert(payload, at, AROUND[pick % AROUND.length]![pick % 2]!),
  (payload, at, pick) => insert(payload, at, SPACES[pick % SPACES.length]!),
  (payload, at) => payload.slice(0, Math.ceil(at * payload.length)),
  (payload, at, pick) => cut(payload, at, 1 + (pick % 4)),
  (payload, _, pick) => payload.replaceAll('"', pick % 2 === 0 ? "'" : "`"),
  (payload, _, pick) => payload.replace(/ (?=[a-z]+=)/gi, SPACES[pick % 6]!),
  (payload, at) => replaceAt(payload, at, (sign) => `&#${sign.charCodeAt(0)};`),
  (payload, at) => replaceAt(payload, at, (sign) => `&#x${sign.charCodeAt(0).toString(16)}`),
  (payload) => payload.replace(/[a-z]/g, (sign, index: number) => (index % 2 === 0 ? sign.toUpperCase() : sign)),
  (payload, _, pick) => payload.replace(/(<\/?)[a-z]+/i, `$1${NAMES[pick % NAMES.length]!}`),
  (payload, at, pick) => renameAt(payload, at, NAMES[pick % NAMES.length]!),
  (payload) => payload.replaceAll("<", "&lt;"),
  (payload) => payload.replaceAll("</", "<"),
  (payload) => `${payload}${payload}`,
  (payload, _, pick) => `<${NAMES[pick % NAMES.length]!} id="${payload.replaceAll('"', "&quot;")}">`,
];

function insert(payload: string, at: number, piece: string): string {
  const place = Math.floor(at * payload.length);
  return payload.slice(0, place) + piece + payload.slice(place);
}

function cut(payload: string, at: number, count: number): string {
  const place = Math.floor(at * payload.length);
  return payload.slice(0, place) + payload.slice(place + count);
}

function replaceAt(payload: string, at: number, change: (sign: string) => string): string {
  const place = Math.floor(at * payload.length);
  return place >= payload.length
    ? payload
    : payload.slice(0, place) + change(payload[place]!) + payload.slice(place + 1);
}

function renameAt(payload: string, at: number, name: string): string {
  const tags = [...payload.matchAll(/<\/?[a-z][\w-]*/gi)];
  const tag = tags[Math.floor(at * tags.length)];
  if (tag === undefined) return payload;
  const slash = tag[0].startsWith("</") ? "</" : "<";
  return payload.slice(0, tag.index) + slash + name + payload.slice(tag.index + tag[0].length);
}

/**
 * So many payloads: each of the corpus as it is, then mutated ones.
 *
 * @example const payloads = hostilePayloads(5000);
 */
export function hostilePayloads(count: number): string[] {
  const change = fc.record({
    kind: fc.nat({ max: CHANGES.length - 1 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    pick: fc.nat({ max: 1000 }),
  });
  const mutated = fc
    .tuple(fc.nat({ max: CORPUS.length - 1 }), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([index, changes]) =>
      changes.reduce((payload, { kind, at, pick }) => CHANGES[kind]!(payload, at, pick).slice(0, 3000), CORPUS[index]!),
    );
  const seed = Number(process.env["PLASTICITY_FUZZ_SEED"] ?? 1);
  return [...CORPUS, ...fc.sample(mutated, { numRuns: count - CORPUS.length, seed })];
}
