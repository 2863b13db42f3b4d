import assert from "node:assert/strict";
import { test } from "node:test";
import { annotationsIn } from "plasticity/annotations/parseAnnotations";
import { note } from "plasticity/annotations/makeNote";
import type { Annotation } from "plasticity/annotations/model";
import { cleanFragment } from "plasticity/publish/cleanHtml";
import { notesHtml, openNotes } from "plasticity/publish/notesHtml";
import { notebookContent, notebookPage } from "plasticity/publish/notebookPage";
import { CORPUS } from "../browser/hostile/corpus.js";

const by = { author: "A. Reader", date: "2024-03-01" };
const around = {
  home: { title: "h", href: "." },
  paper: { title: "p", href: "." },
  previous: undefined,
  next: undefined,
};
const empty = notebookContent({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 }, "a/b", ".");

test("whatever notes say is text, and all of it reaches the page through the sanitiser", () => {
  const items = CORPUS.map((payload) => ({
    ...note({ figure: payload, x: payload, text: payload, ...by }),
    creator: { name: payload },
  }));
  const ids = new Map(items.map((item) => [item.id, item]));
  const aside = cleanFragment(notesHtml({ notebook: "a/b", items: [...ids.values()] })).querySelector("aside")!;
  const records = annotationsIn(JSON.parse(aside.dataset["notes"]!), "page");
  assert.deepEqual(records, [...ids.values()]);
  const allowed = new Set(["H2", "OL", "LI", "B", "I", "P"]);
  for (const { tagName } of aside.querySelectorAll("*")) assert.ok(allowed.has(tagName), tagName);
  const texts = [...aside.querySelectorAll("p")].map(({ textContent }) => textContent);
  assert.equal(texts.length, ids.size);
  for (const payload of CORPUS)
    assert.ok(texts.some((text) => text!.startsWith(payload.replace(/\r\n?/g, "\n").slice(0, 20))));
});

test("a page with notes allows its own script by hash and nothing else", () => {
  const { html } = notebookPage(empty, { ...around, notes: { notebook: "a/b", items: [] } });
  const policies = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)!;
  const without = notebookPage(empty, around).html.match(/content="(default-src[^"]*)"/)!;
  // the first script is the theme's, the second the page's own: with notes another one
  const rest = (policy: string): string => policy.replace(/('sha256-[^']+') 'sha256-[^']+'/, "$1 'hash'");
  assert.equal(rest(policies[1]!), rest(without[1]!));
  assert.notEqual(policies[1], without[1]);
  const scripts = (page: string): number => page.match(/<script/g)!.length;
  assert.equal(scripts(html), scripts(notebookPage(empty, around).html));
  assert.doesNotMatch(html, /\son\w+=/);
});

test("open threads are counted, and listed for readers without scripts", () => {
  const first = note({ notebook: "a/b", figure: "fig1", x: 1, text: "why?", tags: ["question"], ...by });
  const reply: Annotation = {
    id: "urn:uuid:1",
    type: "Annotation",
    target: first.id,
    status: "resolved",
    bodyValue: "so",
  };
  assert.deepEqual([openNotes([first]), openNotes([first, reply])], [1, 0]);
  const { html } = notebookPage(empty, { ...around, notes: { notebook: "a/b", items: [first, reply] } });
  assert.match(
    html,
    /<li><b>fig1, x = 1<\/b> <i>question<\/i> \(resolved\)<p>why\? – A\. Reader, 2024-03-01<\/p><p>so – unknown, <\/p><\/li>/,
  );
});
