import assert from "node:assert/strict";
import { test } from "node:test";
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { colour, figure, figureHtml, panels, theme, type FigureSpec } from "plasticity/lab";

const data = Array.from({ length: 9 }, (_, i) => ({ rho: 0.1 + 0.3 * i, error: 0.001234567 * (i - 3) ** 2 + 0.01 }));

function curve(clip = false): Plot.PlotOptions {
  return {
    x: { label: "ρ" },
    y: { label: "error F" },
    marks: [
      Plot.line(data, { ...theme.line, x: "rho", y: "error", stroke: colour.simulation, clip }),
      Plot.ruleX([1], { ...theme.threshold, markerEnd: "arrow" }),
    ],
  };
}

const texts = { label: "Fig 5", caption: "Error against ρ.", alt: "The error falls, then rises." };

function single(id: string): FigureSpec {
  return { id, ...texts, plot: curve(true) };
}

function composite(id: string): FigureSpec {
  return {
    id,
    ...texts,
    columns: 3,
    legend: [{ label: "simulation", colour: colour.simulation }],
    panels: [..."abcdefghi"].map((letter) => ({ letter, title: `panel ${letter}`, plot: curve(true) })),
  };
}

/** The figure as a page sees it. */
function parsed(html: string): Document {
  return new JSDOM(`<!DOCTYPE html><body>${html}`).window.document;
}

test("the same specification gives the same bytes", () => {
  assert.equal(figureHtml(single("fig1")), figureHtml(single("fig1")));
  assert.equal(figureHtml(composite("fig1")), figureHtml(composite("fig1")));
});

test("ids of two figures on a page are all different, and each reference points to one of them", () => {
  const page = parsed(figureHtml(single("fig1")) + figureHtml(composite("fig2")));
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  assert.ok(ids.length > 20, `expected clip paths and markers to have ids, got ${ids.length}`);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^fig[12]/);
  const references = [...page.body.innerHTML.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
  assert.ok(references.length >= 20);
  for (const reference of references) assert.ok(ids.includes(reference!), reference);
});

test("the root element keeps the contract with the pages", () => {
  const root = parsed(figureHtml({ ...composite("fig5"), alt: `a "quoted" <b>` })).querySelector("figure")!;
  assert.equal(root.className, "plasticity-figure");
  assert.equal(root.id, "fig5");
  assert.equal(root.dataset["figure"], "Fig 5");
  assert.equal(root.dataset["panel"], "a,b,c,d,e,f,g,h,i");
  assert.equal(root.dataset["caption"], "Error against ρ.");
  assert.equal(root.getAttribute("role"), "group");
  assert.equal(root.getAttribute("aria-label"), `Fig 5: a "quoted" <b>`);
  const svg = root.querySelector("svg")!;
  assert.equal(svg.getAttribute("role"), "img");
  for (const id of svg.getAttribute("aria-labelledby")!.split(" "))
    assert.ok(root.querySelector(`#${id}`)?.textContent);
  assert.equal(root.querySelector("figcaption")!.textContent, "Fig 5. Error against ρ.");
});

test("a figure is at most 640 wide and its panels lie within, without overlap", () => {
  const svg = parsed(figureHtml(composite("fig5"))).querySelector("svg")!;
  assert.equal(svg.getAttribute("width"), "640");
  const boxes = [...svg.children]
    .filter(({ tagName }) => tagName === "svg")
    .map((panel) => ["x", "y", "width", "height"].map((name) => Number(panel.getAttribute(name))) as number[]);
  assert.equal(boxes.length, 9);
  const height = Number(svg.getAttribute("height"));
  for (const [x, y, w, h] of boxes) assert.ok(x! >= 0 && y! >= 0 && x! + w! <= 640.01 && y! + h! <= height);
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      const apart =
        a[0]! + a[2]! <= b[0]! || b[0]! + b[2]! <= a[0]! || a[1]! + a[3]! <= b[1]! || b[1]! + b[3]! <= a[1]!;
      assert.ok(apart, `${String(a)} and ${String(b)} overlap`);
    }),
  );
});

test("text is escaped in captions, titles, legends and labels", () => {
  const evil = `<img src=x onerror=alert(1)> & "quotes" 'single'`;
  const html = figureHtml({
    id: "fig1",
    label: evil,
    caption: evil,
    alt: evil,
    legend: [{ label: evil, colour: `red"/><script>` }],
    panels: [
      { letter: "<", title: evil, plot: { x: { label: evil }, marks: [Plot.text([evil], { title: () => evil })] } },
    ],
  });
  const page = parsed(html);
  assert.equal(page.querySelectorAll("img, script").length, 0);
  assert.equal(page.querySelector("figcaption")!.textContent, `${evil}. ${evil}`);
});

test("the drawing is well-formed XML that stands alone", () => {
  const html = figureHtml(composite("fig5"));
  const svg = html.slice(html.indexOf("<svg"), html.lastIndexOf("</svg>") + 6);
  const document = new JSDOM(svg, { contentType: "image/svg+xml" }).window.document;
  assert.equal(document.documentElement.tagName, "svg");
  assert.equal(document.documentElement.getAttribute("viewBox")!.split(" ").length, 4);
});

test("coordinates are rounded, so that the last bit of a number moves nothing", () => {
  assert.doesNotMatch(figureHtml(composite("fig5")).replace(/data-[a-z]+="[^"]*"/g, ""), /="[^"]*\d\.\d{3,}/);
});

test("the frames of a column begin at the same place, those of a composite are equally wide", () => {
  const wide = (scale: number): Plot.PlotOptions => ({
    ...curve(),
    marks: [Plot.line(data, { x: "rho", y: (d: { error: number }) => d.error * scale })],
  });
  const html = figureHtml({
    id: "fig1",
    ...texts,
    columns: 2,
    panels: [{ plot: wide(1) }, { plot: wide(1e6) }, { plot: wide(1e7) }, { plot: wide(1) }],
  });
  const frames = [...parsed(html).querySelectorAll('[aria-label="frame"]')];
  const bottoms = frames.filter((line) => line.getAttribute("y1") === line.getAttribute("y2"));
  const spans = bottoms.map((line) => [Number(line.getAttribute("x1")), Number(line.getAttribute("x2"))]);
  assert.equal(spans.length, 4);
  assert.equal(spans[0]![0], spans[2]![0]);
  assert.equal(spans[1]![0], spans[3]![0]);
  const widths = spans.map(([x1, x2]) => x2! - x1!);
  for (const width of widths) assert.ok(Math.abs(width - widths[0]!) < 0.1, widths.join(", "));
});

test("shared labels are written once a row and once a column", () => {
  const html = figureHtml({ ...composite("fig5"), sharedLabels: true });
  const page = parsed(html);
  assert.equal(page.querySelectorAll('[aria-label="y-axis label"]').length, 3);
  assert.equal(page.querySelectorAll('[aria-label="x-axis label"]').length, 3);
});

test("an aspect ratio holds whatever the margins are, and impossible ones are refused", () => {
  const spec = (top: number): FigureSpec => ({
    id: "fig1",
    ...texts,
    width: 300,
    plot: {
      aspectRatio: 1,
      x: { domain: [0, 2], label: "x" },
      y: { domain: [0, top], label: "long label" },
      marks: [Plot.rect([0], { x1: [0], x2: [2], y1: [0], y2: [2] })],
    },
  });
  const rect = parsed(figureHtml(spec(2))).querySelector('[aria-label="rect"] rect')!;
  const [width, height] = ["width", "height"].map((name) => Number(rect.getAttribute(name)));
  assert.ok(Math.abs(width! - height!) <= 1.01, `${width} × ${height}`);
  assert.throws(
    () => figureHtml(spec(1000)),
    /expected an aspectRatio with a height ≤ 1920, got 1 with a height of \d+/,
  );
});

test("logarithmic axes are labelled with powers of ten, short ones also in between", () => {
  const labels = (domain: [number, number]): string[] => {
    const spec: FigureSpec = {
      id: "fig1",
      ...texts,
      plot: { y: { type: "log", domain }, marks: [Plot.ruleY(domain)] },
    };
    const ticks = parsed(figureHtml(spec)).querySelectorAll('[aria-label="y-axis tick label"] text');
    return [...ticks].map(({ textContent }) => textContent ?? "").filter((text) => text !== "");
  };
  assert.deepEqual(labels([1e-5, 1]), ["10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1"]);
  assert.deepEqual(labels([0.015, 0.08]), ["0.02", "0.05"]);
});

test("an SVG diagram keeps its references, with ids of this figure", () => {
  const svg = `<svg viewBox="0 0 100 50"><clipPath id="c"><rect width="9" height="9"/></clipPath><g clip-path="url(#c)"/></svg>`;
  const page = parsed(
    figureHtml({
      id: "fig1",
      ...texts,
      panels: [
        { letter: "a", svg },
        { letter: "b", svg },
      ],
    }),
  );
  assert.deepEqual(
    [...page.querySelectorAll("clipPath")].map(({ id }) => id),
    ["fig1-a-c", "fig1-b-c"],
  );
  assert.equal(page.querySelectorAll("g[clip-path]")[1]!.getAttribute("clip-path"), "url(#fig1-b-c)");
});

test("a wrong specification is refused with what was expected", () => {
  const good = single("fig1");
  const cases: [FigureSpec, RegExp][] = [
    [{ ...good, id: "1 fig" }, /figure: expected an id of letters.*got "1 fig"/],
    [{ ...good, caption: "" }, /figure fig1: expected caption to be a text, got ""/],
    [{ ...good, alt: undefined as never }, /figure fig1: expected alt to be a text/],
    [{ ...good, width: 641 }, /figure fig1: expected a width of 100 to 640, got 641/],
    [{ ...good, width: NaN }, /figure fig1: expected a width of 100 to 640, got NaN/],
    [{ ...good, panels: [{ plot: curve() }] }, /figure fig1: expected either plot, svg or panels, got both/],
    [{ id: "fig1", ...texts }, /figure fig1: expected either plot, svg or panels, got none/],
    [{ id: "fig1", ...texts, panels: [] }, /figure fig1: expected at least one panel, got 0/],
    [{ id: "fig1", ...texts, panels: [{ letter: "a" }] }, /panel a: expected either plot or svg, got none/],
    [{ ...composite("fig1"), columns: 0 }, /figure fig1: expected columns ≥ 1, got 0/],
    [{ id: "fig1", ...texts, columns: 2, panels: [{ span: 3, plot: curve() }] }, /expected a span of 1 to 2, got 3/],
    [{ id: "fig1", ...texts, panels: [{ height: -1, plot: curve() }] }, /panel 1: expected height > 0, got -1/],
    [{ id: "fig1", ...texts, panels: [{ width: 700, plot: curve() }] }, /expected panels of a row to fit into 640 px/],
    [{ id: "fig1", ...texts, svg: "<p>" }, /expected svg to be a text "<svg viewBox=…>…<\/svg>", got "<p>"/],
    [
      {
        id: "fig1",
        ...texts,
        panels: [
          { letter: "a", plot: curve() },
          { letter: "a", plot: curve() },
        ],
      },
      /panel a: letter used twice/,
    ],
    [{ ...good, legend: [{ label: "", colour: "#000000" }] }, /legend: expected an item with a label/],
    [{ ...good, colourBar: { label: "x", domain: [1, 1], colours: () => "#000000" } }, /colourBar: expected a domain/],
  ];
  for (const [spec, message] of cases) assert.throws(() => figureHtml(spec), message);
});

test("several colour bars stand one below the other", () => {
  const bar = (label: string) => ({ label, domain: [0, 1] as const, colours: () => "#123456" });
  const page = parsed(figureHtml({ ...composite("fig5"), colourBar: [bar("cost c"), bar("h")] }));
  const bars = [...page.querySelectorAll('[aria-label="colour scale"]')];
  assert.deepEqual(
    bars.map((element) => element.querySelector("text")!.textContent),
    ["cost c", "h"],
  );
  const down = bars.map((element) => Number(/,([\d.]+)\)/.exec(element.parentElement!.getAttribute("transform")!)![1]));
  assert.ok(down[1]! > down[0]! + 10, `${down}`);
});

test("outside a kernel, showing a figure does nothing", () => {
  assert.equal(figure(single("fig1")), undefined);
});

test("panels letters its items, and leaves a panel's own letter", () => {
  const list = panels([1, 2, 3], (s) => ({ title: `s = ${s}`, plot: curve(), ...(s === 2 && { letter: "x" }) }));
  assert.deepEqual(
    list.map(({ letter, title }) => [letter, title]),
    [
      ["a", "s = 1"],
      ["x", "s = 2"],
      ["c", "s = 3"],
    ],
  );
  assert.throws(() => panels(Array(27).keys(), () => ({ plot: curve() })), /panels: expected at most 26 items, got 27/);
});

test("with shared labels all frames are equally high", () => {
  const page = parsed(figureHtml({ ...composite("fig5"), sharedLabels: true }));
  const lefts = [...page.querySelectorAll('[aria-label="frame"]')].filter(
    (line) => line.getAttribute("x1") === line.getAttribute("x2"),
  );
  const heights = lefts.map((line) => Math.abs(Number(line.getAttribute("y1")) - Number(line.getAttribute("y2"))));
  assert.equal(heights.length, 9);
  for (const height of heights) assert.ok(Math.abs(height - heights[0]!) < 0.1, heights.join(", "));
});

test("a label longer than its axis is broken into lines within the figure", () => {
  const long = "steady-state task error of the network F";
  const page = parsed(
    figureHtml({
      id: "fig1",
      ...texts,
      columns: 3,
      panels: [{ height: 150, plot: { ...curve(), y: { label: long } } }],
    }),
  );
  const lines = [...page.querySelectorAll('[aria-label="y-axis label"] tspan')].map(({ textContent }) => textContent);
  assert.ok(lines.length > 1);
  assert.equal(lines.join(" "), long);
});
