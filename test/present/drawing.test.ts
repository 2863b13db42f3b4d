import assert from "node:assert/strict";
import { test } from "node:test";
import { drawnPanel } from "plasticity/present/drawing";
import { DrawnOnce } from "plasticity/present/drawnOnce";
import { figureElements, figureParts } from "plasticity/present/figureParts";
import { figureMap } from "plasticity/present/figureMap";
import { markFragments } from "plasticity/present/markFragments";
import { parseTree, treeText } from "plasticity/publish/htmlTree";
import { PageIds } from "plasticity/publish/pageIds";
import { panel } from "./notebooks.js";
import { colour, figureHtml, Plot } from "./plots.js";

const spec = { id: "fig1", label: "Fig 1", caption: "Caption.", alt: "It grows." };
const legend = [{ label: "ours", colour: colour.simulation }];

function partsOf(html: string): NonNullable<ReturnType<typeof figureParts>> {
  const parts = figureParts(figureElements(parseTree(html))[0]!);
  assert.ok(parts);
  return parts;
}
const two = (): ReturnType<typeof partsOf> =>
  partsOf(figureHtml({ ...spec, legend, panels: [panel("a"), panel("b", null)] }));

test("a figure is taken apart into its key and its panels", () => {
  const parts = two();
  assert.deepEqual(
    parts.panels.map(({ letter, title }) => [letter, title]),
    [
      ["a", "part a"],
      ["b", "part b"],
    ],
  );
  assert.equal(parts.key.length, 1);
  assert.ok(parts.keyHeight > 20 && parts.keyHeight < parts.panels[0]!.y);
  assert.equal(parts.alternative, "It grows.");
  assert.equal(
    figureParts(
      figureElements(parseTree(`<figure class="plasticity-figure"><svg viewBox="0 0 9 9"><path/></svg></figure>`))[0]!,
    ),
    undefined,
  );
});

test("a panel gets the axis label that its neighbour of the same kind shows for both, another one doesn't", () => {
  const parts = two();
  const area = { width: 1192, height: 500 };
  assert.match(drawnPanel(parts, parts.panels[1]!, area), /rotate\(-90\)">error F</);
  const other = { letter: "b", plot: { y: { label: null }, marks: [Plot.ruleY([1]), Plot.dot([[1, 2]])] } };
  const mixed = partsOf(figureHtml({ ...spec, panels: [panel("a"), other] }));
  assert.doesNotMatch(drawnPanel(mixed, mixed.panels[1]!, area), /error F/);
});

test("letters are made as large as a slide needs, and never smaller", () => {
  const parts = two();
  const sizes = (width: number): number[] => {
    const text = drawnPanel(parts, parts.panels[0]!, { width, height: 9999 });
    const view = Number(/viewBox="[-\d.]+ [-\d.]+ ([\d.]+)/.exec(text)![1]);
    // the first is that of the whole, which every text has its own beside
    return [...text.matchAll(/font-size="([\d.]+)"/g)].slice(1).map(([, size]) => Number(size) * (width / view));
  };
  assert.ok(Math.min(...sizes(330)) >= 15.95, String(sizes(330)));
  assert.ok(Math.max(...sizes(990)) < 45);
});

test("published points come first, then ours, then the interval; without published ones all is there at once", () => {
  const parts = two();
  const text = drawnPanel(parts, parts.panels[0]!, { width: 1192, height: 500 }, markFragments);
  const order = [...text.matchAll(/<g class="fragment" data-fragment-index="(\d)"><g aria-label="(\w+)"/g)].map(
    ([, k, kind]) => [k, kind],
  );
  assert.deepEqual(order, [
    ["2", "area"],
    ["1", "line"],
    ["0", "dot"],
  ]);
  const ours = parseTree(`<svg><g aria-label="line" stroke="${colour.simulation}"><path d="M0,0"></path></g></svg>`);
  markFragments(ours);
  assert.doesNotMatch(treeText(ours), /fragment/);
});

test("a note with its author and date is a fragment after all others", () => {
  const note = parseTree(
    `<svg><g aria-label="text"><text>here<title>here – A. Reader, 2024-03-01</title></text></g></svg>`,
  );
  markFragments(note);
  assert.match(treeText(note), /data-fragment-index="3"/);
});

test("a figure whose letters would be too small is spread over the slide", () => {
  const panels = [..."abcdefghi"].map((letter) => panel(letter));
  const parts = partsOf(figureHtml({ ...spec, columns: 3, panels }));
  const map = figureMap(parts);
  assert.match(map, /class="map columns-[45] /);
  assert.equal(map.match(/class="cell"/g)?.length, 9);
  assert.doesNotMatch(map, /axis tick label/);
  assert.match(figureMap(two()), /^<svg[^>]*class="key"[\s\S]*<div class="drawing">/);
});

test("low panels in full rows keep their rows, all of one size; in rows of unequal length they are spread", () => {
  const mapOf = (letters: string): string => {
    const panels = [...letters].map((letter) => ({ ...panel(letter), height: 150 }));
    return figureMap(partsOf(figureHtml({ ...spec, columns: 3, panels })));
  };
  const map = mapOf("abcdefghi");
  assert.match(map, /class="map own columns-3"/);
  assert.equal([...map.matchAll(/<b>(\w)<\/b>/g)].map(([, letter]) => letter).join(""), "abcdefghi");
  const sizes = [...map.matchAll(/viewBox="\S+ \S+ (\S+ \S+)" role/g)].map(([, size]) => size);
  assert.deepEqual([sizes.length, new Set(sizes).size], [9, 1]);
  assert.doesNotMatch(mapOf("abcdefgh"), /map own/);
});

test("what is drawn twice is in the file once; what has clip paths or fragments stays as it is", () => {
  const long = `<path d="M${"0,0L".repeat(400)}1,1"></path>`;
  const marks = `<g aria-label="line">${long}</g>`;
  const clipped = `<g clip-path="url(#c)">${"<circle r='1'/>".repeat(200)}</g>`;
  const ids = new PageIds();
  const once = new DrawnOnce(ids);
  const [first, second] = [1, 2].map(() => parseTree(`<svg>${marks}${clipped}</svg>`));
  once.take(first!);
  once.take(second!);
  assert.match(treeText(first!), /<g aria-label="line" id="drawn">/);
  assert.match(treeText(second!), /^<svg><use href="#drawn"><\/use><g clip-path="url\(#c\)"><circle/);
});
